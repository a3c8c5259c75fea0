from backfile.model.annotation import TagKind
from backfile.model.article import Term
from backfile.references.terms import Terms
from builders import make_article


def _terms(*names):
    return Terms([make_article(f"{number}.txt", tags=[name]) for number, name in enumerate(names)])


def test_spellings_with_one_slug_are_one_term():
    terms = _terms("World Bank", "world bank", "World-Bank")

    assert len(set(terms.of("tag", ["World Bank", "world bank", "World-Bank"]))) == 1


def test_a_term_bears_its_commonest_spelling():
    assert (Term("tag", "floods", "floods", tag_kind=TagKind.TOPIC),) == _terms("floods", "Floods", "floods").of(
        "tag", ["Floods"]
    )


def test_of_equally_common_spellings_the_first_in_the_alphabet_wins():
    assert (Term("tag", "floods", "FLOODS", tag_kind=TagKind.TOPIC),) == _terms("floods", "FLOODS", "Floods").of(
        "tag", ["floods"]
    )


def test_the_order_of_the_articles_does_not_matter():
    names = ["floods", "Floods", "Rain", "rain", "rain"]

    assert _terms(*names).of("tag", names) == _terms(*reversed(names)).of("tag", names)


def test_an_article_that_names_a_term_twice_has_it_once():
    record = make_article(tags=["Floods", "Rain", "floods"])

    assert [term.slug for term in Terms([record]).of("tag", ["Floods", "Rain", "floods"])] == ["floods", "rain"]


def test_a_section_and_a_tag_of_one_name_are_two_terms():
    terms = Terms([make_article(section="Sports", tags=["Sports"], authors=["Sports"])])

    kinds = [terms.of(kind, ["Sports"])[0].kind for kind in ("section", "tag", "author")]

    assert kinds == ["section", "tag", "author"]


def test_a_term_made_of_digits_gets_the_name_of_its_kind():
    assert [term.slug for term in _terms("2024").of("tag", ["2024"])] == ["2024-tag"]


def test_only_a_tag_has_a_kind():
    terms = Terms([make_article(section="Sports", tags=["Sports"])])

    assert (terms.of("tag", ["Sports"])[0].tag_kind, terms.of("section", ["Sports"])[0].tag_kind) == (
        TagKind.TOPIC,
        None,
    )
