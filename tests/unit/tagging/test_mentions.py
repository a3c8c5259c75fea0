from backfile.tagging import annotate_tags


def tags(prose, places, *paragraphs, headline=""):
    return {tag.name: tag for tag in annotate_tags(prose(*paragraphs, headline=headline), places)}


def test_surname_counts_for_the_full_name(prose, places):
    once = tags(prose, places, "President Ana Ruiz came.")["Ana Ruiz"].score
    twice = tags(prose, places, "President Ana Ruiz came.", "Nobody saw Ruiz.")["Ana Ruiz"].score

    assert twice > once


def test_surname_that_is_a_place_counts_for_the_person(prose, places):
    assert list(tags(prose, places, "Coach Ana Jordan came.", "Nobody saw Ms. Jordan.")) == ["Ana Jordan"]


def test_two_words_are_a_person_once_the_second_stands_alone(prose, places):
    assert [tag.kind for tag in tags(prose, places, "We met Taruk Olm.", "Then we lost Olm.").values()] == ["person"]


def test_surname_after_a_title_alone_is_no_tag(prose, places):
    assert tags(prose, places, "We met Mr. Olm.", "Then Mr. Olm left.", "We like Olm.", "Do we like Olm?") == {}


def test_longer_name_joins_the_shorter(prose, places):
    found = tags(prose, places, "We met Ana Ruiz.", "Judge Ana Maria Ruiz left.", "Then Ruiz came back.")

    assert list(found) == ["Ana Ruiz"]


def test_acronym_that_does_not_match_is_left_alone(prose, places):
    found = tags(
        prose, places, "The National Llama Board (XYZ) met.", "We asked XYZ.", "They asked XYZ.", "All asked XYZ."
    )

    assert "XYZ" in found


def test_surname_only_seen_with_a_verb_of_speech_makes_the_full_name_a_person(prose, places):
    assert [tag.kind for tag in tags(prose, places, "We met Taruk Olm.", "Olm said no.").values()] == ["person"]
