from backfile.model.article import Term
from backfile.pages.kinds import group_kinds

from .kinds import ORGANISATION, PERSON, TOPIC

PUTIN = Term("tag", "putin", "Putin", tag_kind=PERSON)
KREMLIN = Term("tag", "kremlin", "Kremlin", tag_kind=ORGANISATION)
COUP = Term("tag", "coup", "Coup", tag_kind=TOPIC)
ARCE = Term("tag", "arce", "Arce", tag_kind=PERSON)


def test_people_come_before_organisations_and_topics_and_keep_their_order():
    groups = group_kinds([COUP, PUTIN, KREMLIN, ARCE], "en")

    assert groups == (
        (PERSON, "People", [PUTIN, ARCE]),
        (ORGANISATION, "Organisations", [KREMLIN]),
        (TOPIC, "Other topics", [COUP]),
    )


def test_topics_alone_need_no_label():
    assert group_kinds([COUP], "en") == ((TOPIC, "", [COUP]),)


def test_people_alone_have_a_label():
    assert [label for _, label, _ in group_kinds([PUTIN], "en")] == ["People"]


def test_a_term_of_no_known_kind_is_a_topic():
    unknown = Term("section", "world", "World")

    assert group_kinds([unknown], "en") == ((TOPIC, "", [unknown]),)


def test_no_tags_are_no_groups():
    assert group_kinds([], "en") == ()
