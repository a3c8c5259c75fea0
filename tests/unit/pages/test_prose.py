import pytest
from backfile.model.annotation import CountryMention, Evidence, Role
from backfile.model.page import Link
from backfile.model.text import Block, BlockKind
from backfile.pages.prose import block_views, leftover_views, part_blocks
from backfile.pages.views import BlockView, Span
from hypothesis import given
from hypothesis import strategies as st

EVIDENCE = CountryMention("BO", Role.MAIN, 1.0, (Evidence("Beni", "In Beni, the river rose."),))


def _blocks(*parts):
    """Blocks from `kind: text`."""
    pairs = (part.split(": ", 1) for part in parts)
    return tuple(Block(BlockKind(kind), text, line) for line, (kind, text) in enumerate(pairs, 1))


def _shown(*parts, promos=()):
    return block_views(part_blocks(_blocks(*parts))[0], promos, "en")


@pytest.mark.parametrize("kind", ["header", "kicker", "headline", "repeated_headline", "deck", "byline", "date_line"])
def test_what_stands_in_the_head_is_not_shown_as_text(kind):
    assert part_blocks(_blocks(f"{kind}: words", "paragraph: Text.")) == (
        (Block(BlockKind.PARAGRAPH, "Text.", 2),),
        (),
    )


@pytest.mark.parametrize("kind", ["boilerplate", "signature", "mail_header", "release", "sign_off", "separator"])
def test_what_is_no_part_of_the_story_is_left_over(kind):
    shown, leftovers = part_blocks(_blocks("paragraph: Text.", f"{kind}: words"))

    assert ([block.text for block in shown], [block.text for block in leftovers]) == (["Text."], ["words"])


def test_a_date_below_the_prose_is_left_over():
    _, leftovers = part_blocks(_blocks("paragraph: Text.", "date_line: Updated: 3 May 2024"))

    assert [view.text for view in leftover_views(leftovers, "en")] == ["Updated: 3 May 2024"]


def test_leftovers_without_words_are_dropped():
    assert part_blocks(_blocks("paragraph: Text.", "sign_off: ###", "signature: --"))[1] == ()


def test_credits_below_the_prose_stay_where_they_are():
    views = _shown("byline: By Ana Silva", "paragraph: One.", "byline: (Editing by Pia Lund)", "correction: Fixed.")

    assert [view.kind for view in views] == ["paragraph", "credits", "correction"]


def test_a_separator_is_shown_between_two_blocks():
    views = _shown("paragraph: One.", "separator: * * *", "separator: ---", "paragraph: Two.")

    assert [view.kind for view in views] == ["paragraph", "separator", "paragraph"]


def test_a_separator_with_nothing_above_or_below_is_not_shown():
    views = _shown("separator: ---", "paragraph: One.", "separator: ---", "boilerplate: Follow us", "separator: ---")

    assert [view.kind for view in views] == ["paragraph"]


@pytest.mark.parametrize("kind", ["subhead", "caption", "paragraph", "correction"])
def test_addresses_in_a_text_are_pieces_of_their_own(kind):
    (view,) = _shown(f"{kind}: See www.un.org")

    assert [span.kind for span in view.spans] == ["text", "url"]


def test_items_that_stand_together_are_one_list_without_their_bullets():
    views = _shown("list_item: • One.", "list_item: - Two.", "paragraph: Text.", "list_item: *Three.")

    assert [(view.kind, view.marks, [item.text for item in view.items]) for view in views] == [
        ("list", "bullets", ["One.", "Two."]),
        ("paragraph", "", []),
        ("list", "bullets", ["Three."]),
    ]


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        (["1.", "2.", "3."], [None, None, None]),
        (["4)", "5)", "7)"], [4, None, 7]),
        (["(1)", "(2)"], [None, None]),
        (["3.", "2.", "1."], [3, 2, 1]),
        (["0.", "1."], [0, None]),
    ],
)
def test_numbers_of_a_list_are_kept(marks, numbers):
    (view,) = _shown(*(f"list_item: {mark} words" for mark in marks))

    assert (view.marks, [item.number for item in view.items]) == ("numbers", numbers)
    assert {item.text for item in view.items} == {"words"}


def test_letters_of_a_list_are_kept():
    (view,) = _shown("list_item: b) Two.", "list_item: c) Three.")

    assert (view.marks, [item.number for item in view.items]) == ("letters", [2, None])


@pytest.mark.parametrize("marks", [["i)", "v)"], ["01.", "02."], ["—", "—"]])
def test_items_with_other_marks_keep_their_text(marks):
    (view,) = _shown(*(f"list_item: {mark} words" for mark in marks))

    assert (view.marks, [item.text for item in view.items]) == ("own", [f"{mark} words" for mark in marks])


def test_a_list_of_bullets_is_parted_from_one_of_numbers():
    views = _shown("list_item: • One.", "list_item: 1. Two.")

    assert [view.marks for view in views] == ["bullets", "numbers"]


def test_paragraphs_that_stand_together_are_one_quote_without_their_marks():
    (view,) = _shown("quote: > One.", "quote: > > Two.", "quote: >", "quote: Three.")

    assert (view.kind, [part.text for part in view.items]) == ("quote", ["One.", "Two.", "Three."])


def test_a_pull_quote_holds_no_link():
    (view,) = _shown('pull_quote: "See www.un.org"')

    assert view.spans == (Span("text", "“See www.un.org”"),)


def test_a_table_is_shown_as_it_stands():
    (view,) = _shown('table: Ana   "1"\nJan   2')

    assert BlockView("table", 'Ana   "1"\nJan   2', label="Table") == view


def test_each_of_several_tables_has_a_name_of_its_own():
    views = _shown("table: a  b", "paragraph: Text.", "table: c  d")

    assert [view.label for view in views] == ["Table 1", "", "Table 2"]


def test_the_dateline_goes_before_the_first_paragraph():
    views = _shown("dateline: LA PAZ (AP) —", "paragraph: One.", "paragraph: Two.")

    assert [(view.text, view.dateline) for view in views] == [("One.", "LA PAZ (AP)"), ("Two.", "")]


def test_the_dateline_passes_over_what_is_no_paragraph():
    views = _shown("dateline: LA PAZ —", "caption: Photo: A river", "paragraph: One.")

    assert [view.dateline for view in views] == ["", "LA PAZ"]


def test_promos_take_their_headlines_and_urls_in_order():
    promos = Link("One: now", "/1/"), Link("Two", "")

    assert _shown("promo: >> Read more: One: now", "promo: [See also - Two]", promos=promos) == (
        BlockView("promo", "One: now", label="Read more", url="/1/"),
        BlockView("promo", "Two", label="See also"),
    )


def test_a_heading_over_promos_has_only_a_label_and_the_lines_below_only_a_headline():
    promos = Link("", ""), Link("Flood: the river", "/flood/"), Link("Fire", "")

    assert _shown("promo: * Recommended Stories *", "promo: Flood: the river", "promo: Fire", promos=promos) == (
        BlockView("promo", "", label="Recommended Stories"),
        BlockView("promo", "Flood: the river", url="/flood/"),
        BlockView("promo", "Fire"),
    )


def test_a_promo_that_nothing_is_known_of_is_parted_at_its_colon():
    assert _shown("promo: Read more: One: now", "promo: One") == (
        BlockView("promo", "One: now", label="Read more"),
        BlockView("promo", "One"),
    )


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("Correction: the river did not rise.", "Correction", "the river did not rise."),
        ("[Editor's note: It did.]", "Editor’s note", "It did."),
        ("CORRECTION (May 3) — It did.", "CORRECTION (May 3)", "It did."),
        ("This story has been corrected.", "", "This story has been corrected."),
        ("(This story corrects the length of the tunnel.)", "", "(This story corrects the length of the tunnel.)"),
    ],
)
def test_a_correction_is_parted_from_its_label(text, label, words):
    (view,) = _shown(f"correction: {text}")

    assert (view.label, view.text) == (label, words)


@given(st.lists(st.sampled_from(BlockKind), max_size=12))
def test_a_block_with_words_is_shown_once_unless_it_stands_in_the_head(kinds):
    blocks = tuple(Block(kind, f"word{number}", number) for number, kind in enumerate(kinds))
    start = kinds.index("paragraph") if "paragraph" in kinds else len(kinds)
    above = {"byline", "date_line"}
    in_head = {"header", "kicker", "headline", "repeated_headline", "deck", "dateline"}
    expected = [f"word{n}" for n, kind in enumerate(kinds) if kind not in in_head and (kind not in above or n > start)]

    shown, leftovers = part_blocks(blocks)
    views = (*block_views(shown, (), "en"), *leftover_views(leftovers, "en"))

    assert sorted(part.text for view in views for part in view.items or (view,)) == sorted(expected)
