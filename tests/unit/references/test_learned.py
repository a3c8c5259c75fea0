from backfile.model.annotation import Role, TagKind
from backfile.model.article import CountryRef, TagRef
from backfile.model.metadata import Found, Origin
from backfile.model.text import Certainty
from backfile.references.learned import learn_countries
from builders import make_record
from msgspec.structs import replace

RAIL = TagRef("Andes Rail", TagKind.ORGANISATION, 1.0)
BANK = TagRef("Pacific Bank", TagKind.ORGANISATION, 1.0)


def _article(name, tags, main=(), mentioned=(), origin=Origin.DERIVED):
    refs = [CountryRef(code, Role.MAIN) for code in main] + [CountryRef(code, Role.MENTIONED) for code in mentioned]
    return replace(make_record(name), tags=Found(tuple(tags), Origin.DERIVED), countries=Found(tuple(refs), origin))


def _archive(tag, country, count=5):
    return [_article(f"{tag.name}-{country}-{number}.txt", [tag], [country]) for number in range(count)]


def _learned(archive, *tags, mentioned=(), origin=Origin.DERIVED):
    return learn_countries([*archive, _article("open.txt", tags, (), mentioned, origin)])[-1].countries


def test_an_article_without_a_country_gets_the_one_its_organisation_always_appears_with():
    assert _learned(_archive(RAIL, "BO"), RAIL).value == (CountryRef("BO", Role.MAIN, "Andes Rail"),)


def test_what_is_learned_is_likely_and_not_sure():
    assert _learned(_archive(RAIL, "BO"), RAIL).certainty is Certainty.LIKELY


def test_a_country_that_was_mentioned_can_become_the_main_one():
    learned = _learned(_archive(RAIL, "BO"), RAIL, mentioned=("PE", "BO"))

    assert learned.value == (CountryRef("BO", Role.MAIN, "Andes Rail"), CountryRef("PE", Role.MENTIONED))


def test_a_few_articles_teach_nothing():
    assert _learned(_archive(RAIL, "BO", 4), RAIL).value == ()


def test_a_name_that_appears_with_several_countries_teaches_nothing():
    assert _learned(_archive(RAIL, "BO", 8) + _archive(RAIL, "PE", 2), RAIL).value == ()


def test_names_that_speak_for_different_countries_cancel_one_another():
    assert _learned(_archive(RAIL, "BO") + _archive(BANK, "PE"), RAIL, BANK).value == ()


def test_a_topic_teaches_nothing():
    flood = TagRef("Flood", TagKind.TOPIC, 1.0)

    assert _learned(_archive(flood, "BO"), flood).value == ()


def test_an_article_that_shows_its_country_keeps_it():
    article = _article("own.txt", [RAIL], ["KE"])

    assert learn_countries([*_archive(RAIL, "BO", 20), article])[-1] is article


def test_what_somebody_wrote_is_not_changed():
    assert _learned(_archive(RAIL, "BO"), RAIL, origin=Origin.HEADER).value == ()
