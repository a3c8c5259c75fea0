from backfile.model.annotation import TagKind
from backfile.tagging import annotate_tags

PERSON, ORGANISATION, TOPIC = TagKind.PERSON, TagKind.ORGANISATION, TagKind.TOPIC


def kinds(prose, places, *paragraphs, headline=""):
    tags = annotate_tags(prose(*paragraphs, headline=headline), places)
    return {tag.name: tag.kind for tag in tags}


def score(prose, places, name, *paragraphs):
    return {tag.name: tag.score for tag in annotate_tags(prose(*paragraphs), places)}[name]


def test_surname_counts_for_the_full_name(prose, places):
    once = score(prose, places, "Ana Ruiz", "President Ana Ruiz came.")
    twice = score(prose, places, "Ana Ruiz", "President Ana Ruiz came.", "Nobody saw Ruiz.")

    assert twice > once


def test_surname_that_is_a_place_counts_for_the_person(prose, places):
    assert kinds(prose, places, "Coach Ana Jordan came.", "Nobody saw Ms. Jordan.") == {"Ana Jordan": PERSON}


def test_two_words_are_a_person_once_the_second_stands_alone(prose, places):
    assert kinds(prose, places, "We met Taruk Olm.", "Then we lost Olm.") == {"Taruk Olm": PERSON}


def test_verb_of_speech_makes_a_person(prose, places):
    assert kinds(prose, places, "We met Taruk Olm there.", "Taruk Olm said no.")["Taruk Olm"] is PERSON


def test_role_in_small_letters_makes_a_person(prose, places):
    assert kinds(prose, places, "They met the spokesman Taruk Olm.") == {"Taruk Olm": PERSON}


def test_surname_after_a_role_in_small_letters_is_a_person(prose, places):
    assert kinds(prose, places, "The minister, Olm, left.", "All saw Olm.") == {"Olm": PERSON}


def test_surname_alone_after_a_title_is_a_person(prose, places):
    assert kinds(prose, places, "We met Mr. Olm.", "Then Olm left.") == {"Olm": PERSON}


def test_leader_is_a_person_by_the_surname_alone(prose, places):
    assert kinds(prose, places, "It was Thatcher again.", "All saw Thatcher.") == {"Thatcher": PERSON}


def test_longer_name_joins_the_shorter(prose, places):
    found = kinds(prose, places, "We met Ana Ruiz.", "Judge Ana Maria Ruiz left.", "Then Ruiz came back.")

    assert list(found) == ["Ana Ruiz"]


def test_particle_belongs_to_the_surname(prose, places):
    found = kinds(prose, places, "We met Ana de Olm.", "Then De Olm left.", "Did De Olm pay?")

    assert found == {"Ana de Olm": PERSON}


def test_acronym_in_brackets_joins_its_name(prose, places):
    article = prose("The National Llama Board (NLB) met.", "Nobody asked the NLB why.")
    (tag,) = annotate_tags(article, places)

    assert (tag.name, tag.kind, tag.aliases) == ("National Llama Board", ORGANISATION, ("NLB",))


def test_acronym_that_does_not_match_is_left_alone(prose, places):
    found = kinds(prose, places, "The National Llama Board (XYZ) met.", "We asked XYZ.", "They asked XYZ.")

    assert "XYZ" in found


def test_acronym_that_is_a_word_is_no_alias(prose, places):
    tags = annotate_tags(prose("Olm Inns Ltd (OIL) met.", "They asked OIL."), places)

    assert all(tag.aliases == () for tag in tags)


def test_beginning_of_an_organisation_counts_for_it(prose, places):
    found = kinds(prose, places, "Olm Wool Corp fell.", "Nobody asked Olm Wool.", "Olm Wool said no.")

    assert found == {"Olm Wool Corp": ORGANISATION}


def test_unknown_name_that_acts_is_an_organisation(prose, places):
    assert kinds(prose, places, "So Zorblax refused to.", "Did Zorblax pay?") == {"Zorblax": ORGANISATION}


def test_unknown_common_surname_that_acts_is_a_person(prose, places):
    assert kinds(prose, places, "So Johnson refused to.", "Did Johnson pay?") == {"Johnson": PERSON}


def test_unknown_name_is_a_topic(prose, places):
    assert kinds(prose, places, "We like Zorblax.", "He likes Zorblax.") == {"Zorblax": TOPIC}


def test_unknown_place_is_no_tag(prose, places):
    assert kinds(prose, places, "It rained in Zorblax.", "It snowed near Zorblax.") == {}


def test_word_also_written_small_is_no_tag(prose, places):
    assert kinds(prose, places, "We like Zorblaxes.", "He likes Zorblaxes.", "All like zorblaxes.") == {}


def test_government_of_a_person_is_not_the_person(prose, places):
    assert kinds(prose, places, "The Thatcher government paid.", "The Thatcher government lent.") == {}


def test_the_first_of_two_people_with_a_surname_has_it(prose, places):
    article = "Bruno Ruiz fell. Senator Ana Ruiz came.", "Ruiz left. Ruiz sat."

    assert score(prose, places, "Bruno Ruiz", *article) > score(prose, places, "Bruno Ruiz", article[0])
    assert score(prose, places, "Ana Ruiz", *article) == score(prose, places, "Ana Ruiz", article[0])


def test_given_name_alone_is_nobody_else(prose, places):
    assert kinds(prose, places, "They met the drummer Ana Ruiz.", "The drummer Ana sang. Ana left.") == {
        "Ana Ruiz": PERSON
    }


def test_person_may_have_a_surname_that_is_a_thing(prose, places):
    assert kinds(prose, places, "Doris Day sang.", "Then Doris Day left.", "Doris Day is back.")["Doris Day"] is PERSON


def test_thing_that_begins_as_a_given_name_and_is_named_once_is_left_alone(prose, places):
    assert "Doris Day" not in kinds(prose, places, "They like Doris Day.")


def test_prince_is_one_with_and_without_the_title(prose, places):
    found = kinds(prose, places, "Prince Ahmed bin Olm came.", "Later Ahmed bin Olm left.")

    assert found == {"Prince Ahmed bin Olm": PERSON}


def test_surname_after_a_particle_may_stand_without_it(prose, places):
    article = "President Bashar al-Olm came.", "All saw Olm. Then Olm left."

    assert score(prose, places, "Bashar al-Olm", *article) > score(prose, places, "Bashar al-Olm", article[0])


def test_surname_has_its_given_name_in_the_headline(prose, places):
    found = kinds(prose, places, "Olm left. All saw Olm.", headline="Runner beaten by Taruk Olm again")

    assert found["Taruk Olm"] is PERSON


def test_words_of_a_capitalised_headline_are_no_given_names(prose, places):
    assert "Beats Olm" not in kinds(prose, places, "Then Olm left. All saw Olm.", headline="Ana Beats Olm")


def test_surname_has_a_title_in_the_headline(prose, places):
    found = kinds(prose, places, "Wool is what Olm wants. They gave Olm some.", headline="President Olm asks for wool")

    assert found["Olm"] is PERSON


def test_two_words_in_one_are_an_organisation(prose, places):
    assert kinds(prose, places, "They like LlamaWool. We like LlamaWool.")["LlamaWool"] is ORGANISATION


def test_surname_of_two_words_in_one_is_no_organisation(prose, places):
    assert kinds(prose, places, "They like McOlm. We like McOlm.").get("McOlm") is not ORGANISATION


def test_end_of_a_longer_organisation_counts_for_it(prose, places):
    found = kinds(prose, places, "The Llama Wool Council met.", "The Wool Council rose.")

    assert found == {"Llama Wool Council": ORGANISATION}


def test_end_of_two_organisations_is_left_alone(prose, places):
    found = kinds(prose, places, "The Llama Wool Council met the Alpaca Wool Council.", "The Wool Council rose.")

    assert "Wool Council" in found


def test_office_is_no_tag(prose, places):
    assert kinds(prose, places, "The Speaker of the House left. The Speaker of the House is back.") == {}


def test_name_before_its_country_is_a_place(prose, places):
    assert kinds(prose, places, "It rained on Olmville, Peru. We like Olmville.") == {}


def test_first_word_of_a_known_company_counts_for_it(prose, places):
    article = "Ford Motor grew.", "Now Ford is large. We like Ford."

    assert score(prose, places, "Ford Motor", *article) > score(prose, places, "Ford Motor", article[0])
    assert "Ford" not in kinds(prose, places, *article)


def test_first_word_of_a_company_named_after_a_person_is_left_alone(prose, places):
    article = "Morgan Stanley grew.", "Now Morgan is large. We like Morgan."

    assert score(prose, places, "Morgan Stanley", *article) == score(prose, places, "Morgan Stanley", article[0])


def test_words_shouted_at_the_reader_are_no_tag(prose, places):
    assert kinds(prose, places, "Click HERE for wool. Click HERE for more.") == {}
