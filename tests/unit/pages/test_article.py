from dataclasses import replace

import pytest
from backfile.model.annotation import CountryMention, Evidence, Role, TagMention
from backfile.model.article import ArticleBody, TagRef
from backfile.model.metadata import Found, Origin
from backfile.model.page import Link
from backfile.model.text import Block, BlockKind
from backfile.pages.article import article_page
from backfile.pages.prose import block_views, part_blocks
from backfile.pages.views import EvidenceView, Span
from builders import content_of, make_archive, make_body, make_record
from msgspec import structs

from .kinds import PERSON, TOPIC, with_kinds

EVIDENCE = CountryMention("BO", Role.MAIN, 1.0, (Evidence("Beni", "In Beni, the river rose."),))


def _spec(*records, **options):
    archive = make_archive(records, **options)
    return article_page(archive, archive.by_path[records[0].path])


def _view(*records):
    return content_of(_spec(*records)).view


def _blocks(*parts):
    """Blocks from `kind: text`."""
    pairs = (part.split(": ", 1) for part in parts)
    return tuple(Block(BlockKind(kind), text, line) for line, (kind, text) in enumerate(pairs, 1))


def _shown(*parts, promos=()):
    return block_views(part_blocks(_blocks(*parts))[0], promos, "en")


def _in_language(language, site="en"):
    record = make_record("a.txt")
    archive = replace(make_archive([replace(record, language=Found(language, Origin.TEXT))]), language=site)
    return content_of(article_page(archive, archive.by_path["a.txt"])).view


def test_an_article_stands_at_its_address_and_names_its_text():
    spec = _spec(make_record("a.txt", date="2024-06-27"))

    assert (spec.path, spec.template) == ("2024/06/27/a/index.html", "article.html")
    assert (spec.body_of, spec.body_digest) == ("a.txt", "digest of a.txt")


def test_an_article_has_a_permalink_with_the_host():
    view = _view(make_record("a.txt"))

    assert (view.url, view.permalink) == ("/archive/undated/a/", "https://news.example/archive/undated/a/")


def test_a_date_says_where_it_was_read():
    published = _view(make_record("a.txt", date="2024-06-27")).published

    assert (published.iso, published.text, published.origin) == ("2024-06-27", "27 June 2024", "a header of the file")


def test_an_undated_article_shows_no_date():
    assert _view(make_record("a.txt")).published is None


def test_an_article_leads_to_the_ones_before_and_after_it():
    view = _view(
        make_record("b.txt", date="2023"), make_record("a.txt", date="2022"), make_record("c.txt", date="2024")
    )

    assert (view.previous.label, view.next.label) == ("A", "C")


def test_an_article_shows_which_articles_name_it():
    view = _view(make_record("a.txt", headline="Flood"), make_record("b.txt", promos=["Flood"]))

    assert [row.title for row in view.referenced_by] == ["B"]


def test_a_promo_has_the_url_of_its_article_or_none():
    records = make_record("a.txt", promos=["Gone", "Flood"]), make_record("b.txt", headline="Flood")

    assert content_of(_spec(*records)).promos == (Link("Gone", ""), Link("Flood", "/archive/undated/flood/"))


@pytest.mark.parametrize(
    ("values", "crumb"),
    [
        ({"section": "World", "date": "2024"}, ("World", "/archive/sections/world/")),
        ({"date": "2024-06"}, ("2024", "/archive/2024/")),
        ({}, ("Undated", "/archive/undated/")),
    ],
)
def test_the_step_above_an_article_is_its_section_else_its_year(values, crumb):
    home, step, own = _spec(make_record("a.txt", **values)).subject.head.breadcrumbs

    assert crumb == (step.label, step.url)
    assert (home.label, own.label) == ("Test Archive", "A")


def test_countries_that_were_worked_out_show_their_evidence():
    content = content_of(_spec(make_record("a.txt", countries=["BO"], mentioned=["PE"])))

    view = content.with_body(replace(make_body("Text."), countries=(EVIDENCE,)))

    spans = Span("text", "In "), Span("mark", "Beni"), Span("text", ", the river rose.")
    assert (EvidenceView(spans),) == view.countries_main[0].evidence
    assert view.countries_mentioned[0].evidence == ()


def test_countries_that_somebody_named_show_who_and_no_evidence():
    record = make_record("a.txt", countries=["BO"])
    content = content_of(_spec(replace(record, countries=Found(record.countries.value, Origin.TABLE, 2))))

    view = content.with_body(replace(make_body("Text."), countries=(EVIDENCE,)))

    assert (view.countries_origin, view.countries_main[0].evidence) == ("set in metadata.csv", ())


def test_a_country_says_which_former_states_were_counted_as_it():
    mention = structs.replace(EVIDENCE, historic=("Soviet Union",))
    content = content_of(_spec(make_record("a.txt", countries=["BO"])))

    view = content.with_body(replace(make_body("Text."), countries=(mention,)))

    assert view.countries_main[0].note == "“Soviet Union” counts as Bolivia here."


def test_a_country_that_the_archive_taught_says_so():
    record = make_record("a.txt", countries=["BO"])
    learned = Found((structs.replace(record.countries.value[0], learned_from="Andes Rail"),), Origin.DERIVED)

    view = _view(replace(record, countries=learned))

    assert view.countries_main[0].note == (
        "Bolivia: the text does not name it, but articles here with “Andes Rail” are about it."
    )


def test_a_country_that_somebody_named_has_no_note():
    record = make_record("a.txt", countries=["BO"])
    content = content_of(_spec(replace(record, countries=Found(record.countries.value, Origin.HEADER, 2))))

    view = content.with_body(
        replace(make_body("Text."), countries=(structs.replace(EVIDENCE, historic=("Soviet Union",)),))
    )

    assert view.countries_main[0].note == ""


def test_tags_stand_in_groups_with_their_evidence():
    view = _tagged(TagRef("Luis Arce", PERSON), TagRef("Coup", TOPIC), mentions=[_mention("Coup", "coup", "A coup.")])

    assert [(group.kind, group.label, [tag.name for tag in group.tags]) for group in view.tag_groups] == [
        ("person", "People", ["Luis Arce"]),
        ("topic", "Other topics", ["Coup"]),
    ]
    assert [_texts(tag) for group in view.tag_groups for tag in group.tags] == [[], ["A coup."]]


def test_a_tag_has_the_evidence_of_its_other_names_in_the_text():
    ref = TagRef("Ronald Reagan", PERSON, aliases=("Reagan", "President Reagan"))
    view = _tagged(
        ref,
        mentions=[_mention("Reagan", "Reagan", "Reagan spoke."), _mention("Ronald Reaganomics", "Reaganomics", "No.")],
    )

    assert _texts(view.tag_groups[0].tags[0]) == ["Reagan spoke."]


def test_tags_with_one_address_share_their_evidence():
    mentions = [_mention("Floods", "Floods", "Floods rose."), _mention("floods", "floods", "The floods fell.")]
    view = _tagged(TagRef("Floods", TOPIC), TagRef("floods", TOPIC), mentions=mentions)

    assert [_texts(tag) for group in view.tag_groups for tag in group.tags] == [["Floods rose.", "The floods fell."]]


def test_a_tag_shows_two_sentences_at_most():
    mentions = [_mention("Coup", "coup", "A coup.", "The coup.", "Our coup.")]

    assert len(_texts(_tagged(TagRef("Coup", TOPIC), mentions=mentions).tag_groups[0].tags[0])) == 2


def test_tags_that_somebody_set_show_who_and_no_evidence():
    mentions = [_mention("Coup", "coup", "A coup.")]
    view = _tagged(TagRef("Coup", TOPIC), mentions=mentions, origin=Origin.SIDECAR)

    assert (view.tags_origin, _texts(view.tag_groups[0].tags[0])) == ("set in the file beside it", [])


def test_a_sentence_that_shows_a_country_is_cut_where_it_shows_a_tag_too():
    sentence = f"In Beni the river rose and {'the water went on and on ' * 5}until the army came."
    record = make_record("a.txt", countries=["BO"], tags=["Army"])
    body = replace(
        make_body("Text."),
        countries=(structs.replace(EVIDENCE, evidence=(Evidence("Beni", sentence),)),),
        tags=(_mention("Army", "army", sentence),),
    )
    view = content_of(_spec(record)).with_body(body)

    assert "".join(span.text for span in view.countries_main[0].evidence[0].spans) == sentence
    assert _texts(view.tag_groups[0].tags[0]) == ["…and on the water went on and on until the army came."]


def _tagged(*refs, mentions=(), origin=Origin.DERIVED):
    """The article of some tags, with what its text says of them."""
    record = replace(make_record("a.txt"), tags=Found(refs, origin))
    archive = with_kinds(make_archive([record]), {ref.name: ref.kind for ref in refs})
    content = content_of(article_page(archive, archive.by_path["a.txt"]))
    return content.with_body(replace(make_body("Text."), tags=tuple(mentions)))


def _mention(name, words, *sentences):
    return TagMention(name, TOPIC, 1.0, tuple(Evidence(words, sentence) for sentence in sentences))


def _texts(term):
    return ["".join(span.text for span in sentence.spans) for sentence in term.evidence]


def test_the_text_and_deck_are_filled_in():
    content = content_of(_spec(make_record("a.txt")))

    view = content.with_body(ArticleBody((Block(BlockKind.PARAGRAPH, "Text.", 1),), "A deck", (), ()))

    assert (view.deck, [block.text for block in view.blocks]) == ("A deck", ["Text."])


def test_deck_and_text_of_an_english_article_are_typeset_and_its_title_is_not():
    record = make_record("a.txt", headline='The "flood"')
    body = ArticleBody(_blocks('paragraph: It\'s "over".'), 'A "deck"', (), ())

    view = content_of(_spec(replace(record, language=Found("en", Origin.TEXT)))).with_body(body)

    assert (view.title, view.deck) == ('The "flood"', "A “deck”")
    assert view.blocks[0].spans == (Span("text", "It’s “over”."),)


def test_text_of_an_article_in_another_language_is_not_typeset():
    record = replace(make_record("a.txt"), language=Found("de", Origin.TEXT))
    body = ArticleBody(_blocks('paragraph: "Nein"'), '"Nie"', (), ())

    view = content_of(_spec(record)).with_body(body)

    assert (view.deck, view.blocks[0].spans[0].text) == ('"Nie"', '"Nein"')


@pytest.mark.parametrize(
    ("language", "site", "expected"),
    [("en", "en", ("", "")), ("en", "en-GB", ("", "")), ("de", "en", ("de", "")), ("ar", "en", ("ar", "rtl"))],
)
def test_an_article_in_another_language_than_the_sites_says_so(language, site, expected):
    view = _in_language(language, site)

    assert (view.lang, view.dir) == expected


def test_what_the_head_of_the_page_does_not_show_is_left_over():
    record = make_record("a.txt", headline="Corrected", date="2024-06-27")
    lines = ("headline: Wrong", "byline: Our own correspondent", "date_line: 3/4/2019", "paragraph: The river rose.")
    body = replace(make_body(), blocks=_blocks(*lines))

    view = content_of(_spec(record)).with_body(body)

    assert [left.text for left in view.leftovers] == ["Wrong", "Our own correspondent", "3/4/2019"]


def test_what_the_head_of_the_page_shows_is_not_left_over():
    record = make_record("a.txt", headline="Flood", authors=["Ana Silva"], date="2024-06-27")
    blocks = _blocks("headline: Flood", "byline: By Ana Silva", "date_line: 27 June 2024", "paragraph: It rose.")
    body = replace(make_body(), blocks=blocks)

    assert content_of(_spec(record)).with_body(body).leftovers == ()
