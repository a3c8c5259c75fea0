import pytest
from backfile.model.annotation import CountryMention, Evidence, Role, TagKind, TagMention
from backfile.model.metadata import Found, Origin
from backfile.report.mentions import LEAST, country_lines, tag_lines
from msgspec import structs
from msgspec.structs import replace

from .test_review import SURE

SENTENCE = f"{'word ' * 30}Lima {'word ' * 30}".strip()
PERU = CountryMention(
    "PE", Role.MAIN, 12.345, (Evidence("Lima", "In Lima it rained."), Evidence("Peruvian", "A Peruvian boat."))
)
RUSSIA = CountryMention("RU", Role.MENTIONED, 0.8, (Evidence("Soviet", "A Soviet boat."),), ("Soviet Union",))
WHO = TagMention(
    "World Health Organization",
    TagKind.ORGANISATION,
    2.0,
    (Evidence("WHO", "The WHO came."),),
    sure=False,
    aliases=("WHO",),
)


def _countries(*found, record=SURE, width=100):
    return list(country_lines(found, record, {"PE": "Peru", "RU": "Russia"}, width))


def _tags(*found, record=SURE):
    return list(tag_lines(found, record, 120))


def test_a_country_has_its_role_its_score_and_a_line_for_each_sentence():
    assert _countries(PERU, RUSSIA) == [
        "country                role       score  words     sentence",
        "Peru                   main       12.35  Lima      In Lima it rained.",
        "                                         Peruvian  A Peruvian boat.",
        "Russia (Soviet Union)  mentioned   0.80  Soviet    A Soviet boat.",
        "",
    ]


def test_a_tag_has_its_kind_its_other_names_and_whether_it_is_sure():
    assert _tags(WHO) == [
        "tag                              kind          sure?   score  words  sentence",
        "World Health Organization (WHO)  organisation  unsure   2.00  WHO    The WHO came.",
        "An unsure tag is used only if other articles have it too.",
        "",
    ]


def test_a_tag_without_evidence_is_one_line():
    assert _tags(structs.replace(WHO, evidence=(), sure=True, aliases=()))[1:] == [
        "World Health Organization  organisation  sure    2.00",
        "",
    ]


def test_a_country_without_a_name_is_shown_by_its_code():
    assert list(country_lines([PERU], SURE, {}, 100))[1].startswith("PE ")


@pytest.mark.parametrize("width", [40, 100])
def test_a_long_sentence_is_cut_around_its_words(width):
    line = _countries(structs.replace(PERU, evidence=(Evidence("Lima", SENTENCE),)), width=width)[1]
    part = line.partition("Lima")[2].strip()

    assert part.startswith("…")
    assert part.endswith("…")
    assert " Lima " in part
    assert len(part) >= LEAST
    assert len(line) <= max(width, len(line) - len(part) + LEAST)


def test_a_long_sentence_that_begins_with_the_words_is_cut_at_its_end():
    line = _countries(structs.replace(PERU, evidence=(Evidence("Lima", f"Lima {'word ' * 40}"),)))[1]

    assert line.partition("Lima")[2].strip().startswith("Lima word")


def test_countries_and_tags_that_are_not_used_say_what_was_set_instead():
    record = replace(
        SURE, countries=structs.replace(SURE.countries, origin=Origin.HEADER, line=3), tags=Found((), Origin.SIDECAR)
    )

    assert _countries(PERU, record=record)[-2] == "These countries are not used: others were set (header, line 3)."
    assert _tags(WHO, record=record)[-2] == "These tags are not used: others were set (sidecar)."


def test_nothing_found_is_no_table():
    assert (_countries(), _tags()) == ([], [])
