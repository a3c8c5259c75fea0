import time

import pytest
from backfile.model.annotation import Prose, TagKind
from backfile.tagging import annotate_tags
from hypothesis import given
from hypothesis import strategies as st

from .conftest import PLACES

WORDS = [
    "Ana",
    "Ruiz",
    "President",
    "of",
    "the",
    "Peru",
    "World",
    "Bank",
    "(WB)",
    "said.",
    "coup",
    "NATO",
    "“Ana",
    "Ruiz’s",
    "İx",
    "interest",
    "rates",
]
TEXT = st.one_of(st.lists(st.sampled_from(WORDS)).map(" ".join), st.text(max_size=60))
PROSE = st.builds(
    Prose,
    headline=TEXT,
    dateline=st.just(""),
    paragraphs=st.lists(TEXT, max_size=4).map(tuple),
    promos=st.just(()),
)
FORCED = st.lists(st.sampled_from(["Ana Ruiz", "rates", "Llama", ""]), unique=True)


def names(tags, kind=None):
    return [tag.name for tag in tags if kind in {None, tag.kind}]


def sure(tags):
    return [tag.name for tag in tags if tag.sure]


def test_person_with_a_role_is_a_sure_tag(prose, places):
    assert sure(annotate_tags(prose("On Monday President Ana Ruiz left her seat."), places)) == ["Ana Ruiz"]


def test_person_named_once_without_a_role_is_not_sure(prose, places):
    tags = annotate_tags(prose("They met Ana Ruiz there."), places)

    assert (names(tags), sure(tags)) == (["Ana Ruiz"], [])


def test_person_named_twice_is_a_sure_tag(prose, places):
    assert sure(annotate_tags(prose("They met Ana Ruiz there.", "Later Ruiz left."), places)) == ["Ana Ruiz"]


@pytest.mark.parametrize("headline", ["Ruiz wins again", "RUIZ WINS AGAIN", "Ruiz’s new seat"])
def test_headline_mention_is_enough(prose, places, headline):
    assert sure(annotate_tags(prose("They met Ana Ruiz there.", headline=headline), places)) == ["Ana Ruiz"]


def test_leader_named_once_in_passing_is_no_tag(prose, places):
    filler = "It rained on the old town and nobody came out to see it. " * 12

    assert names(annotate_tags(prose(filler, "", "", "That was under President Reagan."), places)) == []


def test_known_organisation_is_a_sure_tag_shown_in_full(prose, places):
    assert sure(annotate_tags(prose("Envoys of the WHO came."), places)) == ["World Health Organization"]


def test_unknown_organisation_named_once_is_not_sure(prose, places):
    tags = annotate_tags(prose("They met the Llama Council."), places)

    assert (names(tags, TagKind.ORGANISATION), sure(tags)) == (["Llama Council"], [])


def test_promo_feeds_no_tag(prose, places):
    article = prose("It rained.", promos=("President Ana Ruiz: coup in Lima", "President Ana Ruiz: coup again"))

    assert names(annotate_tags(article, places)) == []


def test_place_is_no_tag(prose, places):
    assert annotate_tags(prose("We saw Bolivia.", "Then Bolivia again.", "And Hong Kong, and Hong Kong."), places) == ()


def test_weekday_and_month_are_no_tags(prose, places):
    article = prose("We met on Monday in March.", "On Monday we left, in March.", "Next Monday, next March.")

    assert annotate_tags(article, places) == ()


def test_common_word_at_the_start_of_a_sentence_is_no_tag(prose, places):
    assert annotate_tags(prose("However it was.", "However it went.", "However it ended."), places) == ()


def test_news_source_is_no_tag(prose, places):
    assert annotate_tags(prose("She told Reuters so.", "He told Reuters too.", "They told Reuters."), places) == ()


def test_news_source_in_the_headline_is_a_tag(prose, places):
    assert "Reuters" in names(annotate_tags(prose("So Reuters grew.", headline="Reuters turns 150"), places))


def test_no_more_tags_than_the_limit(prose, places):
    people = " ".join(f"President Ana Ruiz{letter}x came." for letter in "abcdefghijklmnopqrst")

    assert [len(annotate_tags(prose(people), places, limit=limit)) for limit in (0, 1, 16)] == [0, 1, 16]


def test_what_cannot_be_shown_after_enough_sure_tags_is_left_out(prose, places):
    people = " ".join(f"President Ana Ruiz{letter}x came." for letter in "abcdefghijkl")

    assert "Teachers" not in names(annotate_tags(prose(people, "The teachers came."), places))


def test_best_tag_comes_first(prose, places):
    tags = annotate_tags(prose("We met Judge Bruno Paz.", headline="Coup fails as coup leaders flee"), places)

    assert names(tags)[:2] == ["Bruno Paz", "Coup"] or names(tags)[:2] == ["Coup", "Bruno Paz"]


def test_people_come_before_keyphrases(prose, places):
    tags = annotate_tags(prose("The vineyard of Judge Bruno Paz. That vineyard is a vineyard."), places)

    assert names(tags) == ["Bruno Paz", "Vineyard"]


def test_forced_tag_is_first_and_sure(prose, places):
    (tag, *_) = annotate_tags(prose("President Ana Ruiz likes wool."), places, forced=("wool",), limit=1)

    assert (tag.name, tag.sure, tag.evidence[0].words) == ("wool", True, "wool")


def test_forced_tag_comes_beside_the_limit(prose, places):
    assert names(annotate_tags(prose("Llama wool."), places, forced=("Llama", "wool"), limit=0)) == ["Llama", "wool"]


@pytest.mark.parametrize(("forced", "text"), [("Zorb", "some zorb"), ("zorb", "zorbing"), ("", "zorb")])
def test_forced_tag_that_the_text_has_not_is_left_out(prose, places, forced, text):
    assert annotate_tags(prose(text), places, forced=(forced,)) == ()


def test_forced_name_is_no_second_tag(prose, places):
    assert names(annotate_tags(prose("We met Judge Bruno Paz."), places, forced=("Bruno Paz",))) == ["Bruno Paz"]


def test_evidence_has_the_words_and_their_sentence(prose, places):
    tags = annotate_tags(prose("It rained. Then President Ana Ruiz’s car came. It left."), places)

    assert (tags[0].evidence[0].words, tags[0].evidence[0].sentence) == (
        "Ana Ruiz",
        "Then President Ana Ruiz’s car came.",
    )


def test_evidence_may_be_the_headline(prose, places):
    (tag,) = annotate_tags(prose("It was over by noon.", headline="SOLDIERS TRY COUP"), places)[:1]

    assert tag.evidence[0].words == "COUP"


def test_evidence_of_an_organisation_is_the_name_in_the_text(prose, places):
    (tag,) = annotate_tags(prose("It rained. Envoys of the WHO came."), places)

    assert (tag.name, tag.evidence[0].words) == ("World Health Organization", "WHO")


def test_known_names_of_a_headline_without_an_article_are_tags(prose, places):
    tags = annotate_tags(prose(headline="Thatcher meets OPEC"), places)

    assert {tag.name: tag.evidence[0].words for tag in tags} == {
        "Organization of Petroleum Exporting Countries": "OPEC",
        "Thatcher": "Thatcher",
    }


def test_acronym_is_no_word_of_the_headline(prose, places):
    article = "Nobody paid. " * 50 + "Later the WHO came."
    scores = [
        annotate_tags(prose(article, headline=headline), places)[0].score
        for headline in ("Man who paid", "MAN WHO PAID", "WHO paid")
    ]

    assert scores[0] == scores[1] < scores[2]


def test_long_runs_cost_no_more_than_their_length():
    for word in ("Ana Ruiz ", "A ", "Ab of ", "(WHO) ", "coup ", "U.", '"A" ', "interest rates "):
        article = Prose("", "", (word * 4000,), ())
        start = time.process_time()
        annotate_tags(article, PLACES)
        assert time.process_time() - start < 2.0, word


@given(PROSE)
def test_never_crashes_and_gives_the_same_answer_twice(article):
    assert annotate_tags(article, PLACES) == annotate_tags(article, PLACES)


@given(PROSE, FORCED, st.integers(0, 4))
def test_at_most_the_limit_and_the_forced_are_returned(article, forced, limit):
    tags = annotate_tags(article, PLACES, forced=forced, countries=(("Peru", ("Peru",)),), limit=limit)

    assert len(tags) <= limit + len(forced)
    assert len({tag.name for tag in tags}) == len(tags)


@given(PROSE)
def test_evidence_is_taken_from_the_prose(article):
    pieces = (article.headline, *article.paragraphs)
    for tag in annotate_tags(article, PLACES, countries=(("Peru", ("Peru",)),)):
        for evidence in tag.evidence:
            assert evidence.words in evidence.sentence
            assert any(evidence.sentence in piece for piece in pieces)


def sureness(tags):
    return {tag.name: tag.sure for tag in tags}


@pytest.mark.parametrize("name", ["Olmxit", "Llama Wool"])
def test_unknown_name_is_sure_when_it_comes_often(prose, places, name):
    tags = annotate_tags(prose(f"We like {name}. They like {name}. All like {name}."), places)

    assert sureness(tags)[name]


def test_unknown_name_that_comes_twice_is_sure_with_the_headline_only(prose, places):
    body = "We like Olmxit. They like Olmxit."

    assert not sureness(annotate_tags(prose(body), places))["Olmxit"]
    assert sureness(annotate_tags(prose(body, headline="Fear of Olmxit"), places))["Olmxit"]


def test_two_letters_are_never_sure(prose, places):
    assert not sureness(annotate_tags(prose("QZ: why? QZ: how? QZ: when? QZ: where?"), places)).get("QZ")


def test_stabbing_is_no_murder(prose, places):
    assert [tag.name for tag in annotate_tags(prose("He was stabbed. He lives.", headline="Man stabbed"), places)] == [
        "Stabbing"
    ]


def test_surname_alone_named_once_is_in_passing(prose, places):
    assert annotate_tags(prose("It rained on Mr. Olm."), places) == ()


def test_surname_alone_named_twice_at_the_beginning_is_a_tag(prose, places):
    assert "Olm" in sureness(annotate_tags(prose("It rained on Mr. Olm. Mr. Olm left."), places))


def test_a_house_that_many_countries_have_is_not_given_to_one(prose, places):
    tags = annotate_tags(prose("Congress met in Lima.", "Congress voted late, and Congress went home."), places)

    assert [tag.name for tag in tags if tag.kind is TagKind.ORGANISATION] == ["Congress"]
