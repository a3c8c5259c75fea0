from backfile.model.annotation import TagKind, TagRule, TagUse
from backfile.model.article import TagRef
from backfile.pieces import MemoryStore
from backfile.tagging.agree import family_of
from backfile.tagging.meanings import Meanings
from backfile.tagging.plurals import both_numbers
from backfile.urls import tag_key
from hypothesis import given
from hypothesis import strategies as st

PERSON, ORGANISATION, TOPIC = TagKind.PERSON, TagKind.ORGANISATION, TagKind.TOPIC


def _meanings(articles, rules=()):
    meanings = Meanings(MemoryStore(), is_new=True)
    meanings.recount((), enumerate(articles), rules, len(articles))
    return {tag.name: meanings[tag.name] for tags in articles for tag in tags}


def _agree(*names, kind=PERSON, rules=()):
    articles = [[TagRef(name, kind, 1.0)] for name in names]
    return {name: meaning.name for name, meaning in _meanings(articles, rules).items()}


def _rule(tag, name="", kind=None, use=TagUse.FOUND):
    return TagRule(tag, name, kind, use)


def test_the_commonest_spelling_is_the_name():
    assert set(_agree("nuclear power", "Nuclear power", "Nuclear power", kind=TOPIC).values()) == {"Nuclear power"}


def test_of_equally_common_spellings_the_first_in_the_alphabet_is_the_name():
    assert set(_agree("Éva Nagy", "Eva Nagy").values()) == {"Eva Nagy"}


def test_a_surname_alone_is_the_person_whose_full_name_dominates():
    assert _agree("Soto", "Ana Soto", "Ana Soto")["Soto"] == "Ana Soto"


def test_a_surname_of_several_people_stays_alone():
    assert _agree("Soto", "Ana Soto", "Ana Soto", "Luis Soto")["Soto"] == "Soto"


def test_a_full_name_that_is_seen_once_decides_nothing():
    assert _agree("Soto", "Ana Soto")["Soto"] == "Soto"


def test_a_single_name_that_is_no_person_stays():
    full = [TagRef("Ana Soto", PERSON, 1.0)]
    articles = [[TagRef("Soto", ORGANISATION, 1.0)], full, full]

    assert _meanings(articles)["Soto"].name == "Soto"


def test_a_name_with_an_initial_is_the_one_without():
    assert _agree("Ana B. Soto", "Ana Soto")["Ana B. Soto"] == "Ana Soto"


def test_people_whose_initials_differ_stay_apart():
    names = _agree("Ana B. Soto", "Ana C. Soto", "Ana Soto")

    assert (names["Ana B. Soto"], names["Ana C. Soto"]) == ("Ana B. Soto", "Ana C. Soto")


def test_an_acronym_is_what_articles_spell_it_out_as():
    spelled = TagRef("River Transport Board", ORGANISATION, aliases=("RTB",))
    meaning = _meanings([[spelled], [TagRef("RTB", ORGANISATION)]])["RTB"]

    assert (meaning.name, meaning.is_shared) == ("River Transport Board", True)


def test_an_acronym_that_articles_spell_out_differently_stays():
    articles = [
        [TagRef("River Transport Board", ORGANISATION, aliases=("RTB",))],
        [TagRef("Royal Tea Bureau", ORGANISATION, aliases=("RTB",))],
        [TagRef("RTB", ORGANISATION)],
    ]

    assert _meanings(articles)["RTB"].name == "RTB"


def test_an_acronym_that_the_archive_takes_for_a_topic_stays():
    spelled = TagRef("Royal Tea Bureau", ORGANISATION, 1.0, aliases=("RTB",))

    assert _meanings([[spelled], [TagRef("RTB", TOPIC, 1.0)]])["RTB"].name == "RTB"


def test_an_acronym_of_what_is_no_organisation_stays():
    spelled = TagRef("Royal Tea Ball", TOPIC, 1.0, aliases=("RTB",))

    assert _meanings([[spelled], [TagRef("RTB", ORGANISATION, 1.0)]])["RTB"].name == "RTB"


def test_of_two_ways_to_write_an_acronym_the_same_one_holds_in_any_order():
    articles = [
        [TagRef("River Transport Board", ORGANISATION, aliases=("RTB",))],
        [TagRef("Royal Tea Bureau", ORGANISATION, aliases=("Rtb",))],
        [TagRef("RTB", ORGANISATION)],
    ]

    assert _meanings(articles)["RTB"] == _meanings(articles[::-1])["RTB"]


def test_a_plural_topic_is_the_commoner_singular():
    assert set(_agree("Wool tax", "Wool tax", "Wool taxes", kind=TOPIC).values()) == {"Wool tax"}


def test_a_singular_topic_is_the_commoner_plural():
    assert set(_agree("Vineyard", "Vineyards", "Vineyards", kind=TOPIC).values()) == {"Vineyards"}


def test_people_with_a_plural_name_stay_apart():
    assert _agree("Soto", "Sotos", kind=PERSON) == {"Soto": "Soto", "Sotos": "Sotos"}


def test_names_in_capitals_are_no_plurals():
    assert _agree("Olm Field", "Olm Fields", kind=TOPIC) == {"Olm Field": "Olm Field", "Olm Fields": "Olm Fields"}


def test_the_kind_is_what_most_articles_say():
    articles = [[TagRef("Soto", TOPIC, 1.0)], [TagRef("Soto", PERSON, 1.0)], [TagRef("Soto", PERSON, 1.0)]]

    assert _meanings(articles)["Soto"].kind is PERSON


def test_a_tag_that_somebody_wrote_down_says_no_kind():
    articles = [[TagRef("Soto", TOPIC)], [TagRef("Soto", TOPIC)], [TagRef("Soto", PERSON, 1.0)]]

    assert _meanings(articles)["Soto"].kind is PERSON


def test_an_editor_renames_a_tag():
    assert _agree("Soto", rules=[_rule("soto", "Ana Soto")]) == {"Soto": "Ana Soto"}


def test_an_editor_renames_only_the_tag_that_is_named():
    assert _agree("Sotomayor", rules=[_rule("Soto", "Ana Soto")]) == {"Sotomayor": "Sotomayor"}


def test_an_editor_changes_the_spelling_of_a_tag():
    assert set(_agree("Fifa", "FIFA", "Fifa", rules=[_rule("Fifa", "FIFA")]).values()) == {"FIFA"}


def test_an_editor_merges_tags():
    rules = [_rule("Blaze", "Fire"), _rule("Wildfire", "Fire")]

    assert set(_agree("Blaze", "Wildfire", "fire", kind=TOPIC, rules=rules).values()) == {"Fire"}


def test_an_editor_wins_over_what_the_archive_says():
    names = _agree("Soto", "Ana Soto", "Ana Soto", rules=[_rule("Soto", "Luis Soto")])

    assert names["Soto"] == "Luis Soto"


def test_an_editor_retypes_a_tag():
    rules = [_rule("Soto", kind=ORGANISATION)]

    assert _meanings([[TagRef("Soto", PERSON)]], rules)["Soto"].kind is ORGANISATION


def test_rules_in_a_circle_end():
    rules = [_rule("A1", "B1"), _rule("B1", "A1")]

    assert len(set(_agree("A1", "B1", rules=rules).values())) == 1


@given(st.lists(st.lists(st.sampled_from(["Soto", "Ana Soto", "Ana B. Soto", "Luis Soto", "RTB", "Fire", "fire"]))))
def test_every_name_becomes_one_that_stays_itself(articles):
    found = [[TagRef(name, PERSON) for name in names] for names in articles]
    tags = _meanings(found)

    assert tags.keys() == {name for names in articles for name in names}
    assert all(tag_key(tags[tag.name].name) == tag_key(tag.name) for tag in tags.values())


def test_of_several_rules_for_one_tag_the_last_says_its_name():
    rules = [_rule("Blaze", "Fire"), _rule("Wildfire", "FIRE")]

    assert set(_agree("Blaze", "Wildfire", kind=TOPIC, rules=rules).values()) == {"FIRE"}


@given(
    st.one_of(
        st.sampled_from(["wives", "knives", "wolves", "crises", "crisis", "movies", "calories", "policies", "ties"]),
        st.text("aceinosty", min_size=1, max_size=6).map("{}s".format),
    )
)
def test_a_singular_and_its_plural_are_of_one_family(noun):
    assert {family_of(number) for number in both_numbers(noun)} == {family_of(noun)}


def test_a_surname_and_a_name_with_initials_are_of_one_family():
    assert {family_of(tag_key(name)) for name in ("Soto", "Ana Soto", "Ana B. Soto")} == {"soto"}
