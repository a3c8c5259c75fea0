from backfile.model.annotation import TagKind
from backfile.references.terms import Terms
from builders import COUNTRIES, make_article
from msgspec import structs


def _terms(*names):
    return Terms([make_article(f"{number}.txt", tags=[name]) for number, name in enumerate(names)], {})


def test_spellings_with_one_slug_are_one_term():
    terms = _terms("World Bank", "world bank", "World-Bank")

    assert len(set(terms.of("tag", ["World Bank", "world bank", "World-Bank"]))) == 1


def test_a_term_bears_its_commonest_spelling():
    (term,) = _terms("floods", "Floods", "floods").of("tag", ["Floods"])

    assert (term.kind, term.slug, term.name, term.tag_kind) == ("tag", "floods", "floods", TagKind.TOPIC)


def test_of_equally_common_spellings_the_first_in_the_alphabet_wins():
    (term,) = _terms("floods", "FLOODS", "Floods").of("tag", ["floods"])

    assert term.name == "FLOODS"


def test_the_order_of_the_articles_does_not_matter():
    names = ["floods", "Floods", "Rain", "rain", "rain"]

    one, other = (_terms(*order).of("tag", names) for order in (names, reversed(names)))

    assert [(term.slug, term.name) for term in one] == [(term.slug, term.name) for term in other]


def test_an_article_that_names_a_term_twice_has_it_once():
    article = make_article(tags=["Floods", "Rain", "floods"])

    assert [term.slug for term in Terms([article], {}).of("tag", ["Floods", "Rain", "floods"])] == ["floods", "rain"]


def test_a_section_and_a_tag_of_one_name_are_two_terms():
    terms = Terms([make_article(section="Sports", tags=["Sports"], authors=["Sports"])], {})

    kinds = [terms.of(kind, ["Sports"])[0].kind for kind in ("section", "tag", "author")]

    assert kinds == ["section", "tag", "author"]


def test_a_term_made_of_digits_gets_the_name_of_its_kind():
    assert [term.slug for term in _terms("2024").of("tag", ["2024"])] == ["2024-tag"]


def test_only_a_tag_has_a_kind():
    terms = Terms([make_article(section="Sports", tags=["Sports"])], {})

    assert (terms.of("tag", ["Sports"])[0].tag_kind, terms.of("section", ["Sports"])[0].tag_kind) == (
        TagKind.TOPIC,
        None,
    )


def test_the_terms_of_countries_are_those_that_are_given():
    assert (COUNTRIES["PE"], COUNTRIES["BO"]) == Terms([], COUNTRIES).of("country", ["PE", "BO", "PE"])


def test_names_that_the_archive_spells_otherwise_are_known():
    terms = _terms("Floods", "Floods", "floods", "Rain")

    assert list(terms.renamed("tag")) == ["floods"]
    assert terms.renamed("section") == terms.renamed("author") == {}


def test_a_name_that_is_spelled_in_yet_another_way_is_known_by_something_else():
    before, after = _terms("Floods", "Floods", "floods"), _terms("FLOODS", "FLOODS", "floods")

    assert before.renamed("tag")["floods"] != after.renamed("tag")["floods"]


def test_a_tag_of_two_kinds_is_known():
    person = structs.replace(make_article("b.txt", tags=["Lima"]), kinds=(TagKind.PERSON,))
    terms = Terms([make_article("a.txt", tags=["Lima", "Rain"]), person], {})

    assert list(terms.renamed("tag")) == ["Lima"]
