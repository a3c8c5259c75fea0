import pytest
from backfile.geography import annotate_countries, load_gazetteer
from backfile.model.annotation import GeographyRules, Prose, Role
from hypothesis import given, settings
from hypothesis import strategies as st


def found(prose, *phrases):
    gazetteer = load_gazetteer(GeographyRules(phrases=phrases))
    return [country.alpha2 for country in annotate_countries(prose, gazetteer)]


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        (("Riverdale", "NZ"), "Rain fell on Riverdale."),
        (("Peru", "US"), "Peru opened a library."),
        (("Mount Doom", "NZ"), "They climbed Mount Doom again."),
        (("the old harbour", "MT"), "Boats left the old harbour at noon."),
        (("B-52 Café", "IT"), "They met at the B-52 Café on Monday."),
        (("Élysée Hotel", "BE"), "They met at the Élysée Hotel."),
        (("Mill, Lower", "IE"), "They met at Mill, Lower on Monday."),
        (("Reader’s Inn", "CA"), "They met at the Reader’s Inn."),
        (("Киев", "UA"), "They met in Киев on Monday."),
    ],
)
def test_phrase_of_the_site_names_its_country(prose, phrase, sentence):
    assert [phrase[1]] == found(prose(sentence), phrase)


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("Peru", "Peru opened a library."),
        ("Cuba Street", "The shop on Cuba Street closed."),
        ("the Turkey Inn", "They ate at the Turkey Inn."),
    ],
)
def test_phrase_without_country_is_no_place(prose, phrase, sentence):
    assert found(prose(sentence), (phrase, "")) == []


def test_longer_phrase_wins_over_a_shorter_one(prose):
    phrases = (("Peru", "US"), ("Peru Street", ""))

    assert found(prose("A shop on Peru Street closed."), *phrases) == []


def test_longer_name_of_the_tables_wins_over_a_phrase(prose):
    assert found(prose("They left Papua New Guinea."), ("New Guinea", "ID")) == ["PG"]


def test_phrase_needs_its_case(prose):
    assert found(prose("A small riverdale lay there."), ("Riverdale", "NZ")) == []


def test_phrase_is_whole_words_only(prose):
    assert found(prose("Boats left the old harbourmaster."), ("the old harbour", "MT")) == []


def test_phrase_counts_even_as_part_of_a_person(prose):
    assert found(prose("They thanked Michael Jordan."), ("Jordan", "US")) == ["US"]


def test_phrase_weighs_like_a_country(prose):
    gazetteer = load_gazetteer(GeographyRules(phrases=(("Riverdale", "NZ"),)))

    phrase, country = annotate_countries(prose("Riverdale met Peru."), gazetteer)

    assert phrase.score == country.score


def test_no_phrases_leave_the_tables_as_they_are(prose, gazetteer):
    assert annotate_countries(prose("Peru opened."), gazetteer)[0].alpha2 == "PE"


NAMES = st.sampled_from(["Peru", "Jordan", "Riverdale", "Paris", "the mill", "Georgia", "Reading", "Mr. Small"])
PHRASES = st.from_regex(r"[A-Z][a-z]{2,8}( [A-Za-z][a-z]{2,8}){0,2}", fullmatch=True)


@given(NAMES | PHRASES, st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_phrase_always_wins(phrase, other):
    gazetteer = load_gazetteer(GeographyRules(phrases=((phrase, "NZ"),)))
    article = Prose("", "", (f"All of {phrase} slept.", other), ())

    countries = annotate_countries(article, gazetteer)

    assert "NZ" in [country.alpha2 for country in countries if country.role is Role.MAIN]
