import dataclasses
import re
from html import unescape

import pytest
from backfile.ingest import make_body as typeset_body
from backfile.model.annotation import CountryMention, Evidence, Role, TagMention
from backfile.model.article import ParsedArticle, PromoLine, TagRef
from backfile.model.metadata import Found, Origin
from backfile.model.text import Block, BlockKind
from backfile.pages.article import article_page, article_parts
from backfile.pages.views import SourceView
from builders import (
    Texts,
    content_of,
    make_archive,
    make_article,
    make_body,
    make_record,
    make_stored,
    place_of,
    show_record,
)
from msgspec import structs

from .kinds import PERSON, TOPIC

EVIDENCE = CountryMention("BO", Role.MAIN, 1.0, (Evidence("Beni", "In Beni, the river rose."),))


def _spec(record, *others, body=None, **options):
    """The page of the first of some articles."""
    archive = make_archive([show_record(found) for found in (record, *others)], **options)
    return article_page(archive, place_of(archive, record.path), make_stored(record, body))


def _view(record, *others, **options):
    return content_of(_spec(record, *others, **options))


def _related(record, others, related):
    """The headlines that the page of an article shows as related."""
    archive = make_archive([show_record(found) for found in (record, *others)])
    promos = tuple(PromoLine("Read more", headline) for headline in record.promos)
    body = structs.replace(make_body(), story=("",) * (len(promos) + 1), promos=promos)
    view = content_of(article_page(archive, place_of(archive, record.path), make_stored(record, body, related)))
    return [row.title for row in view.related]


def _read_body(*lines, deck="", language="en", countries=(), tags=()):
    """The body of an article that was read, from `kind: text`."""
    pairs = (line.split(": ", 1) for line in lines or ("paragraph: Text.",))
    blocks = tuple(Block(BlockKind(kind), text, number) for number, (kind, text) in enumerate(pairs, 1))
    parsed = ParsedArticle(blocks, Found("Flood", Origin.TEXT), Found(language, Origin.TEXT), deck=deck)
    return typeset_body(parsed, (), language, countries, tags)


def _sentences(term):
    """The evidence of a country or a tag without its marks."""
    return [unescape(re.sub("<[^>]*>", "", line)) for line in term.evidence.splitlines()]


def test_an_article_stands_at_its_address():
    spec = _spec(make_record("a.txt", date="2024-06-27"))

    assert (spec.path, spec.template) == ("2024/06/27/a/index.html", "article.html")


def test_an_article_has_a_permalink_with_the_host():
    view = _view(make_record("a.txt"))

    assert (view.url, view.permalink) == ("/archive/undated/a/", "https://news.example/archive/undated/a/")


def test_a_date_says_where_it_was_read():
    published = _view(make_record("a.txt", date="2024-06-27")).published

    assert (published.iso, published.text, published.origin) == (
        "2024-06-27",
        "27 June 2024",
        "from a header of the file",
    )


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


def test_an_article_shows_the_nearest_of_those_that_are_related_to_it():
    paths = [f"{letter}.txt" for letter in "bcdefg"]
    others = [make_record(path) for path in paths]

    assert _related(make_record("a.txt"), others, paths) == ["B", "C", "D"]


def test_an_article_that_the_page_names_elsewhere_is_not_shown_as_related():
    others = [make_record("b.txt"), make_record("c.txt", promos=["A"]), make_record("d.txt")]

    assert _related(make_record("a.txt", promos=["D"]), others, ["c.txt", "d.txt", "b.txt"]) == ["B"]


def test_a_promo_has_the_url_of_its_article_or_none():
    records = make_record("a.txt", promos=["Gone", "Flood"]), make_record("b.txt", headline="Flood")
    promos = PromoLine("Read more", "Gone"), PromoLine("", "Flood")
    body = structs.replace(make_body(), story=("<p>One.</p>", "<p>Two.</p>", ""), promos=promos)

    assert _view(*records, body=body).content == (
        '<p>One.</p><p class="promo"><b>Read more</b> Gone</p>\n'
        '<p>Two.</p><p class="promo"><a href="/archive/undated/flood/">Flood</a></p>\n'
    )


@pytest.mark.parametrize(
    ("values", "crumb"),
    [
        ({"section": "World", "date": "2024"}, ("World", "/archive/sections/world/")),
        ({"date": "2024-06"}, ("June 2024", "/archive/2024/06/")),
        ({"date": "2024"}, ("2024", "/archive/2024/")),
        ({}, ("Undated", "/archive/undated/")),
    ],
)
def test_the_step_above_an_article_is_its_section_else_its_month(values, crumb):
    home, step, own = _spec(make_record("a.txt", **values)).subject.head.breadcrumbs

    assert crumb == (step.label, step.url)
    assert (home.label, own.label) == ("Test Archive", "A")


def test_countries_that_were_worked_out_show_their_evidence():
    record = make_record("a.txt", countries=["BO"], mentioned=["PE"])

    view = _view(record, body=_read_body(countries=(EVIDENCE,)))

    assert view.countries_main[0].evidence == "<dd>In <mark>Beni</mark>, the river rose.\n"
    assert view.countries_mentioned[0].evidence == ""


def test_countries_that_somebody_named_show_who_and_no_evidence():
    record = make_record("a.txt", countries=["BO"])
    record = structs.replace(record, countries=Found(record.countries.value, Origin.TABLE, 2))

    view = _view(record, body=_read_body(countries=(EVIDENCE,)))

    assert (view.countries_origin, view.countries_main[0].evidence) == ("Set in metadata.csv.", "")


def test_a_country_says_which_former_states_were_counted_as_it():
    mention = structs.replace(EVIDENCE, historic=("Soviet Union",))

    view = _view(make_record("a.txt", countries=["BO"]), body=_read_body(countries=(mention,)))

    assert view.countries_main[0].note == "“Soviet Union” counts as Bolivia here."


def test_a_country_that_the_archive_taught_says_so():
    record = make_record("a.txt", countries=["BO"])
    learned = Found((structs.replace(record.countries.value[0], learned_from="Andes Rail"),), Origin.DERIVED)

    view = _view(structs.replace(record, countries=learned))

    assert view.countries_main[0].note == (
        "Bolivia: the text does not name it, but articles here with “Andes Rail” are about it."
    )


def test_a_country_that_somebody_named_has_no_note():
    record = make_record("a.txt", countries=["BO"])
    record = structs.replace(record, countries=Found(record.countries.value, Origin.HEADER, 2))

    view = _view(record, body=_read_body(countries=(structs.replace(EVIDENCE, historic=("Soviet Union",)),)))

    assert view.countries_main[0].note == ""


def test_tags_stand_in_groups_with_their_evidence():
    view = _tagged(TagRef("Luis Arce", PERSON), TagRef("Coup", TOPIC), mentions=[_mention("Coup", "coup", "A coup.")])

    assert [(group.kind, group.label, [tag.name for tag in group.tags]) for group in view.tag_groups] == [
        ("person", "People", ["Luis Arce"]),
        ("topic", "Other topics", ["Coup"]),
    ]
    assert [tag.found for group in view.tag_groups for tag in group.tags] == ["", "#:~:text=coup"]


def test_a_tag_leads_to_its_other_names_in_the_text():
    ref = TagRef("Ronald Reagan", PERSON, aliases=("Reagan", "President Reagan"))
    view = _tagged(
        ref,
        mentions=[_mention("Reagan", "Reagan", "Reagan spoke."), _mention("Ronald Reaganomics", "Reaganomics", "No.")],
    )

    assert view.tag_groups[0].tags[0].found == "#:~:text=Reagan"


def test_tags_with_one_address_share_their_words():
    mentions = [_mention("Floods", "Floods", "Floods rose."), _mention("floods", "floods", "The floods fell.")]
    view = _tagged(TagRef("Floods", TOPIC), TagRef("floods", TOPIC), mentions=mentions)

    assert [tag.found for group in view.tag_groups for tag in group.tags] == ["#:~:text=Floods"]


def test_tags_that_somebody_set_show_who_and_lead_nowhere():
    mentions = [_mention("Coup", "coup", "A coup.")]
    view = _tagged(TagRef("Coup", TOPIC), mentions=mentions, origin=Origin.SIDECAR)

    assert (view.tags_origin, view.tag_groups[0].tags[0].found) == ("Set in the file beside it.", "")


def test_a_country_that_is_mentioned_shows_one_sentence_and_a_main_one_two():
    evidence = tuple(Evidence("Beni", f"In Beni, {what}.") for what in ("it rose", "it fell", "it froze"))
    body = _read_body(countries=(structs.replace(EVIDENCE, evidence=evidence),))
    main = _view(make_record("a.txt", countries=["BO"]), body=body)
    mentioned = _view(make_record("a.txt", mentioned=["BO"]), body=body)

    assert _sentences(main.countries_main[0]) == ["In Beni, it rose.", "In Beni, it fell."]
    assert _sentences(mentioned.countries_mentioned[0]) == ["In Beni, it rose."]


def test_the_source_is_copied_beside_the_pages_and_linked():
    body = structs.replace(make_body("Text."), source_size=7, source_sha256="5e")

    assert _view(make_record("2024/a.txt"), body=body).source == SourceView(
        "2024/a.txt", "/archive/sources/2024/a.txt", 7, "5e"
    )


def _tagged(*refs, mentions=(), origin=Origin.DERIVED):
    """The article of some tags, with what its text says of them."""
    record = structs.replace(make_record("a.txt"), tags=Found(refs, origin))
    return _view(record, body=_read_body(tags=mentions))


def _mention(name, words, *sentences):
    return TagMention(name, TOPIC, 1.0, tuple(Evidence(words, sentence) for sentence in sentences))


def test_the_text_and_deck_are_filled_in():
    view = _view(make_record("a.txt"), body=_read_body("paragraph: Text.", deck="A deck"))

    assert (view.deck, view.content) == ("A deck", "<p>Text.</p>\n")


def test_deck_and_text_of_an_english_article_are_typeset_and_its_title_is_not():
    record = make_record("a.txt", headline='The "flood"')

    view = _view(record, body=_read_body('paragraph: It\'s "over".', deck='A "deck"'))

    assert (view.title, view.deck, view.content) == ('The "flood"', "A “deck”", "<p>It’s “over”.</p>\n")


def test_text_of_an_article_in_another_language_is_not_typeset():
    record = structs.replace(make_record("a.txt"), language=Found("de", Origin.TEXT))

    view = _view(record, body=_read_body('paragraph: "Nein"', deck='"Nie"', language="de"))

    assert (view.deck, view.content) == ('"Nie"', '<p>"Nein"</p>\n')


@pytest.mark.parametrize(
    ("language", "site", "expected"),
    [("en", "en", ("", "")), ("en", "en-GB", ("", "")), ("de", "en", ("de", "")), ("ar", "en", ("ar", "rtl"))],
)
def test_an_article_in_another_language_than_the_sites_says_so(language, site, expected):
    record = structs.replace(make_record("a.txt"), language=Found(language, Origin.TEXT))
    archive = dataclasses.replace(make_archive([show_record(record)]), language=site)
    view = content_of(article_page(archive, 0, make_stored(record)))

    assert (view.lang, view.dir) == expected


def _leftovers(view):
    _, _, folded = view.content.partition("<summary>Also in the source</summary>\n")
    return re.findall("<p>(.*)</p>", folded)


def test_what_the_head_of_the_page_does_not_show_is_left_over():
    record = make_record("a.txt", headline="Corrected", date="2024-06-27")
    lines = ("headline: Wrong", "byline: Our own correspondent", "date_line: 3/4/2019", "paragraph: The river rose.")

    view = _view(record, body=_read_body(*lines))

    assert _leftovers(view) == ["Wrong", "Our own correspondent", "3/4/2019"]


def test_what_the_head_of_the_page_shows_is_not_left_over():
    record = make_record("a.txt", headline="Flood", authors=["Ana Silva"], date="2024-06-27")
    lines = ("headline: Flood", "byline: By Ana Silva", "date_line: 27 June 2024", "paragraph: It rose.")

    assert _view(record, body=_read_body(*lines)).content == "<p>It rose.</p>\n"


def test_the_articles_of_a_month_are_one_part_and_the_undated_ones_another():
    articles = [make_article("a.txt", date="2024-06-27"), make_article("b.txt", date="2024-06"), make_article("c.txt")]

    parts = {
        part.name: sum(draft.template != "" for draft in part.pages()) for part in article_parts(make_archive(articles))
    }

    assert parts == {"articles/2024-06": 2, "articles/undated": 1}


def test_the_text_of_an_article_is_asked_for_when_its_page_is_made():
    texts = Texts()
    (part,) = article_parts(make_archive([make_article("a.txt"), make_article("b.txt")]))
    draft = next(iter(part.pages()))
    draft.make(texts)

    assert texts.read == ["a.txt"]


SHOWN = {"headline": "Flood", "date": "2024-06-10", "section": "World", "tags": ["Rain"], "countries": ["BO"]}
FLOOD = make_article("flood.txt", **SHOWN)
PROMO = make_article("promo.txt", date="2024-06-20", promos=["Flood"])


def _inputs(*articles):
    parts = article_parts(make_archive(articles))
    return {draft.path: draft.inputs for part in parts for draft in part.pages() if draft.template}


def test_a_page_has_other_inputs_when_its_article_changes():
    before, after = _inputs(FLOOD), _inputs(make_article("flood.txt", **SHOWN | {"summary": "It fell."}))

    assert set(before.values()).isdisjoint(after.values())


def test_a_page_has_other_inputs_when_what_is_related_to_its_article_changes():
    one, other = make_article("a.txt"), make_article("b.txt")
    related = structs.replace(one, related=other.row)

    assert _inputs(one, other) != _inputs(related, other)


def test_a_month_has_other_inputs_when_another_of_its_articles_has_what_one_had():
    one, other = make_article("a.txt"), make_article("b.txt")
    parts = [
        next(iter(article_parts(make_archive(articles)))).inputs
        for articles in ([structs.replace(one, related=one.row), other], [one, structs.replace(other, related=one.row)])
    ]

    assert parts[0] != parts[1]


def test_a_page_has_other_inputs_when_the_archive_calls_a_tag_of_it_by_another_name():
    others = [make_article(f"{number}.txt", date="1999", tags=["RAIN"]) for number in range(2)]
    same = [make_article(f"{number}.txt", date="1999", tags=["Rain"]) for number in range(2)]
    path = "2024/06/10/flood/index.html"

    assert _inputs(FLOOD, *others)[path] != _inputs(FLOOD, *same)[path]


def test_a_page_has_other_inputs_when_the_article_that_it_names_moves():
    (before,) = (inputs for path, inputs in _inputs(FLOOD, PROMO).items() if "promo" in path)
    moved = make_article("flood.txt", **SHOWN | {"date": "2024-06-11"})
    (after,) = (inputs for path, inputs in _inputs(moved, PROMO).items() if "promo" in path)

    assert before != after


def test_a_page_has_the_same_inputs_when_another_article_changes_that_it_does_not_show():
    other = make_article("other.txt", date="1999-01-01")
    between = make_article("between.txt", date="2005-01-01")
    before = _inputs(FLOOD, other, between)
    after = _inputs(FLOOD, make_article("other.txt", date="1999-01-01", summary="Changed.", tags=["Mud"]), between)

    assert {path for path in before if before[path] != after[path]} == {"1999/01/01/other/index.html"}


def test_a_kicker_that_is_the_name_of_the_section_stands_in_the_breadcrumbs_alone():
    record = structs.replace(make_record("a.txt", section="Sport"), kicker="SPORT")

    view = _view(record, body=_read_body("kicker: SPORT", "paragraph: It rose."))

    assert (view.kicker, view.content) == ("", "<p>It rose.</p>\n")


def test_a_kicker_that_says_something_else_is_shown():
    record = structs.replace(make_record("a.txt", section="Sport"), kicker="World Cup")

    assert _view(record).kicker == "World Cup"
