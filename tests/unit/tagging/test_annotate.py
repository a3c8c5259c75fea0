import time

import pytest
from backfile.model.annotation import Prose, TagKind
from backfile.tagging import annotate_tags
from hypothesis import given
from hypothesis import strategies as st

PLACES = frozenset({"peru", "lima"})
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
    "x",
]
PROSE = st.builds(
    Prose,
    headline=st.text(max_size=60),
    dateline=st.just(""),
    paragraphs=st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=4).map(tuple),
    promos=st.just(()),
)


def names(tags, kind=None):
    return [tag.name for tag in tags if kind in {None, tag.kind}]


def test_person_with_a_role_is_tagged(prose, places):
    tags = annotate_tags(prose("On Monday President Ana Ruiz resigned her seat."), places)

    assert names(tags, TagKind.PERSON) == ["Ana Ruiz"]


def test_person_named_once_without_a_role_is_left_alone(prose, places):
    assert annotate_tags(prose("They met Ana Ruiz there."), places) == ()


def test_person_named_twice_is_tagged(prose, places):
    tags = annotate_tags(prose("They met Ana Ruiz there.", "Later Ruiz left."), places)

    assert names(tags) == ["Ana Ruiz"]


def test_headline_mention_is_enough(prose, places):
    tags = annotate_tags(prose("They met Ana Ruiz there.", headline="Ruiz wins again"), places)

    assert names(tags) == ["Ana Ruiz"]


def test_organisation_with_its_acronym_is_tagged(prose, places):
    tags = annotate_tags(prose("The National Llama Board (NLB) met.", "Nobody asked the NLB why."), places)

    assert [(tag.name, tag.kind) for tag in tags] == [("National Llama Board", TagKind.ORGANISATION)]


def test_known_acronym_is_shown_in_full(prose, places):
    tags = annotate_tags(prose("Envoys of the WHO came.", "The WHO paid."), places)

    assert names(tags) == ["World Health Organization"]


def test_promo_feeds_no_tag(prose, places):
    article = prose("It rained.", promos=("President Ana Ruiz: coup in Lima", "President Ana Ruiz: coup again"))

    assert annotate_tags(article, places) == ()


def test_place_is_no_tag(prose, places):
    assert annotate_tags(prose("We saw Bolivia.", "Then Bolivia again.", "And Hong Kong, and Hong Kong."), places) == ()


def test_weekday_and_month_are_no_tags(prose, places):
    article = prose("We met on Monday in March.", "On Monday we left, in March.", "Next Monday, next March.")

    assert annotate_tags(article, places) == ()


def test_common_word_at_the_start_of_a_sentence_is_no_tag(prose, places):
    assert annotate_tags(prose("However it rained.", "However it snowed.", "However it froze."), places) == ()


def test_word_also_written_small_is_no_tag(prose, places):
    article = prose("We like Llamas.", "He likes Llamas.", "She likes Llamas.", "All like llamas.")

    assert annotate_tags(article, places) == ()


def test_unknown_name_three_times_is_a_topic(prose, places):
    tags = annotate_tags(prose("We like Zorblax.", "He likes Zorblax.", "She likes Zorblax."), places)

    assert [(tag.name, tag.kind) for tag in tags] == [("Zorblax", TagKind.TOPIC)]


def test_news_source_is_no_tag(prose, places):
    assert annotate_tags(prose("She told Reuters so.", "He told Reuters too.", "They told Reuters."), places) == ()


def test_news_source_in_the_headline_is_a_tag(prose, places):
    tags = annotate_tags(prose("The agency Reuters grew.", headline="Reuters turns 150"), places)

    assert names(tags) == ["Reuters"]


def test_event_in_the_headline_is_a_topic(prose, places):
    tags = annotate_tags(prose("It was over by noon.", headline="Soldiers try a coup"), places)

    assert [(tag.name, tag.kind) for tag in tags] == [("Coup", TagKind.TOPIC)]


def test_event_named_once_in_the_text_is_left_alone(prose, places):
    assert annotate_tags(prose("There was talk of a coup."), places) == ()


def test_at_most_three_kinds_of_event(prose, places):
    article = prose("None.", headline="Coup, flood, trial, summit and tsunami")

    assert len(annotate_tags(article, places)) == 3


@pytest.mark.parametrize("limit", [0, 1, 8])
def test_no_more_tags_than_the_limit(prose, places, limit):
    people = " ".join(f"President Ana Ruiz{letter}x came." for letter in "abcdefghijkl")

    assert len(annotate_tags(prose(people), places, limit)) == limit


def test_best_tag_comes_first(prose, places):
    tags = annotate_tags(prose("We met Judge Bruno Paz.", headline="Coup fails as coup leaders flee"), places)

    assert names(tags) == ["Coup", "Bruno Paz"]


def test_evidence_has_the_words_and_their_sentence(prose, places):
    tags = annotate_tags(prose("It rained. Then President Ana Ruiz’s car came. It left."), places)

    assert (tags[0].evidence[0].words, tags[0].evidence[0].sentence) == (
        "Ana Ruiz",
        "Then President Ana Ruiz’s car came.",
    )


def test_long_runs_cost_no_more_than_their_length():
    for word in ("Ana Ruiz ", "A ", "Ab of ", "(WHO) ", "coup ", "U.", '"A" '):
        article = Prose("", "", (word * 4000,), ())
        start = time.process_time()
        annotate_tags(article, PLACES)
        assert time.process_time() - start < 2.0, word


@given(PROSE)
def test_never_crashes_and_gives_the_same_answer_twice(article):
    assert annotate_tags(article, PLACES) == annotate_tags(article, PLACES)


@given(PROSE)
def test_evidence_is_taken_from_the_prose(article):
    pieces = (article.headline, *article.paragraphs)
    for tag in annotate_tags(article, PLACES):
        for evidence in tag.evidence:
            assert evidence.words in evidence.sentence
            assert any(evidence.sentence in piece for piece in pieces)
