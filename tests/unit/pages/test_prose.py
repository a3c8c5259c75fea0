import re
from html import unescape

import pytest
from backfile.model.article import PromoLine
from backfile.model.text import Block, BlockKind
from backfile.pages.prose import leftovers_html, part_blocks, promo_html, promo_line, story_html
from hypothesis import given
from hypothesis import strategies as st


def _blocks(*parts):
    """Blocks from `kind: text`."""
    pairs = (part.split(": ", 1) for part in parts)
    return tuple(Block(BlockKind(kind), text, line) for line, (kind, text) in enumerate(pairs, 1))


def _pieces(*parts, language="en"):
    """The story of some blocks, cut at its promos."""
    return story_html(part_blocks(_blocks(*parts))[0], language)


def _html(*parts, language="en"):
    """The story of some blocks without promos."""
    (html,) = _pieces(*parts, language=language)
    return html


def _tags(html):
    return re.findall(r"<([a-z]+\d?)", html)


@pytest.mark.parametrize("kind", ["kicker", "headline", "repeated_headline", "deck", "byline", "date_line"])
def test_what_stands_in_the_head_is_not_shown_as_text(kind):
    shown, head, leftovers = part_blocks(_blocks(f"{kind}: words", "paragraph: Text."))

    assert (shown, leftovers) == ((Block(BlockKind.PARAGRAPH, "Text.", 2),), ())
    assert [block.text for block in head] == ["words"]


def test_headers_are_shown_nowhere():
    parts = part_blocks(_blocks("header: Title: words", "paragraph: Text."))

    assert parts == ((Block(BlockKind.PARAGRAPH, "Text.", 2),), (), ())


@pytest.mark.parametrize("kind", ["boilerplate", "signature", "mail_header", "release", "sign_off", "separator"])
def test_what_is_no_part_of_the_story_is_left_over(kind):
    shown, _, leftovers = part_blocks(_blocks("paragraph: Text.", f"{kind}: words"))

    assert ([block.text for block in shown], [block.text for block in leftovers]) == (["Text."], ["words"])


def test_a_date_below_the_prose_is_left_over():
    _, _, leftovers = part_blocks(_blocks("paragraph: Text.", "date_line: Updated: 3 May 2024"))

    assert [block.text for block in leftovers] == ["Updated: 3 May 2024"]


def test_leftovers_without_words_are_dropped():
    assert part_blocks(_blocks("paragraph: Text.", "sign_off: ###", "signature: --"))[2] == ()


def test_leftovers_are_folded_away_as_paragraphs():
    assert leftovers_html(["Follow us", "© A & B"], "en") == (
        '<details class="leftovers">\n<summary>Also in the source</summary>\n'
        "<p>Follow us</p>\n<p>© A &amp; B</p>\n</details>\n"
    )


def test_without_leftovers_there_is_nothing_to_unfold():
    assert leftovers_html([], "en") == ""


def test_credits_below_the_prose_stay_where_they_are():
    html = _html("byline: By Ana Silva", "paragraph: One.", "byline: (Editing by Pia Lund)", "correction: Fixed.")

    assert html == ('<p>One.</p>\n<p class="credits">(Editing by Pia Lund)</p>\n<p class="correction">Fixed.</p>\n')


def test_a_separator_is_shown_between_two_blocks():
    html = _html("paragraph: One.", "separator: * * *", "separator: ---", "paragraph: Two.")

    assert html == "<p>One.</p>\n<hr>\n<p>Two.</p>\n"


def test_a_separator_with_nothing_above_or_below_is_not_shown():
    html = _html("separator: ---", "paragraph: One.", "separator: ---", "boilerplate: Follow us", "separator: ---")

    assert html == "<p>One.</p>\n"


@pytest.mark.parametrize("kind", ["subhead", "caption", "paragraph", "correction"])
def test_addresses_in_a_text_are_links(kind):
    assert '<a rel="nofollow" href="http://www.un.org">www.un.org</a>' in _html(f"{kind}: See www.un.org")


@pytest.mark.parametrize("kind", ["subhead", "caption", "paragraph", "correction", "byline", "pull_quote", "table"])
def test_a_text_is_escaped_whatever_its_kind(kind):
    html = _html("paragraph: First.", f"{kind}: a < b & c")

    assert "a &lt; b &amp; c" in html


def test_a_subhead_and_a_caption_have_their_elements():
    assert _html("paragraph: One.", "subhead: Two days later", "caption: Photo: Ana") == (
        '<p>One.</p>\n<h2>Two days later</h2>\n<p class="caption">Photo: Ana</p>\n'
    )


def test_items_that_stand_together_are_one_list_without_their_bullets():
    html = _html("list_item: • One.", "list_item: - Two.", "paragraph: Text.", "list_item: *Three.")

    assert html == (
        '<ul class="list">\n<li>One.\n<li>Two.\n</ul>\n<p>Text.</p>\n<ul class="list">\n<li>Three.\n</ul>\n'
    )


@pytest.mark.parametrize(
    ("marks", "items"),
    [
        (["1.", "2.", "3."], ["<li>", "<li>", "<li>"]),
        (["4)", "5)", "7)"], ['<li value="4">', "<li>", '<li value="7">']),
        (["(1)", "(2)"], ["<li>", "<li>"]),
        (["3.", "2.", "1."], ['<li value="3">', '<li value="2">', '<li value="1">']),
        (["0.", "1."], ['<li value="0">', "<li>"]),
    ],
)
def test_numbers_of_a_list_are_kept(marks, items):
    html = _html(*(f"list_item: {mark} words" for mark in marks))

    assert html == "".join(('<ol class="list">\n', *(f"{item}words\n" for item in items), "</ol>\n"))


def test_letters_of_a_list_are_kept():
    html = _html("list_item: b) Two.", "list_item: c) Three.")

    assert html == '<ol class="list" type="a">\n<li value="2">Two.\n<li>Three.\n</ol>\n'


@pytest.mark.parametrize("marks", [["i)", "v)"], ["01.", "02."], ["—", "—"]])
def test_items_with_other_marks_keep_their_text(marks):
    html = _html(*(f"list_item: {mark} words" for mark in marks))

    assert html == "".join(('<ul class="list list--own">\n', *(f"<li>{mark} words\n" for mark in marks), "</ul>\n"))


def test_a_list_of_bullets_is_parted_from_one_of_numbers():
    assert _tags(_html("list_item: • One.", "list_item: 1. Two.")) == ["ul", "li", "ol", "li"]


def test_paragraphs_that_stand_together_are_one_quote_without_their_marks():
    html = _html("quote: > One.", "quote: > > Two.", "quote: >", "quote: Three.")

    assert html == "<blockquote>\n<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n</blockquote>\n"


def test_a_pull_quote_holds_no_link():
    assert _html('pull_quote: "See www.un.org"') == (
        '<aside class="pull-quote" aria-hidden="true">“See www.un.org”</aside>\n'
    )


def test_a_table_is_shown_as_it_stands():
    assert _html('table: Ana   "1"\nJan   <2') == (
        '<pre class="table" tabindex="0" role="region" aria-label="Table">\nAna   "1"\nJan   &lt;2</pre>\n'
    )


def test_each_of_several_tables_has_a_name_of_its_own():
    html = _html("table: a  b", "paragraph: Text.", "table: c  d")

    assert re.findall('aria-label="(.*?)"', html) == ["Table 1", "Table 2"]


def test_the_dateline_goes_before_the_first_paragraph():
    html = _html("dateline: LA PAZ (AP) —", "paragraph: One.", "paragraph: Two.")

    assert html == '<p><span class="dateline">LA PAZ (AP)</span> — One.</p>\n<p>Two.</p>\n'


def test_the_dateline_passes_over_what_is_no_paragraph():
    html = _html("dateline: LA PAZ —", "caption: Photo: A river", "paragraph: One.")

    assert html == ('<p class="caption">Photo: A river</p>\n<p><span class="dateline">LA PAZ</span> — One.</p>\n')


def test_the_dateline_is_escaped():
    assert '<span class="dateline">A &amp; B</span>' in _html("dateline: A & B —", "paragraph: One.")


def test_english_is_typeset_and_other_languages_are_not():
    assert _html('paragraph: It\'s "over".') == "<p>It’s “over”.</p>\n"
    assert _html('paragraph: "Nein"', language="de") == '<p>"Nein"</p>\n'


def test_the_story_is_cut_at_its_promos():
    pieces = _pieces("promo: a", "paragraph: One.", "promo: b", "promo: c", "paragraph: Two.")

    assert pieces == ("", "<p>One.</p>\n", "", "<p>Two.</p>\n")


def test_a_text_without_promos_is_one_piece():
    assert _pieces() == ("",)


@pytest.mark.parametrize(
    ("text", "headline", "promo"),
    [
        (">> Read more: One: now", "One: now", PromoLine("Read more", "One: now")),
        ("[See also - Two]", "Two", PromoLine("See also", "Two")),
        ("Fire", "Fire", PromoLine("", "Fire")),
    ],
)
def test_a_promo_is_parted_at_its_headline(text, headline, promo):
    assert promo == promo_line(text, headline)


def test_a_heading_over_promos_has_only_a_label():
    assert promo_line("* Recommended Stories *", "") == PromoLine("Recommended Stories", "")


def test_a_promo_that_does_not_hold_its_headline_is_parted_at_its_colon():
    assert promo_line("Read more: One: now", "Other") == PromoLine("Read more", "One: now")
    assert promo_line("One", "Other") == PromoLine("", "One")


@pytest.mark.parametrize(
    ("promo", "url", "html"),
    [
        (
            PromoLine("Read more", "Flood"),
            "/flood/",
            '<p class="promo"><b>Read more</b> <a href="/flood/">Flood</a></p>\n',
        ),
        (PromoLine("", "Flood"), "", '<p class="promo">Flood</p>\n'),
        (PromoLine("Related", ""), "", '<p class="promo promo--heading"><b>Related</b></p>\n'),
        (PromoLine("A & B", 'C < "D"'), "", '<p class="promo"><b>A &amp; B</b> C &lt; "D"</p>\n'),
    ],
)
def test_a_promo_is_a_link_when_its_article_is_here(promo, url, html):
    assert html == promo_html(promo, url)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Correction: the river did not rise.", "<b>Correction:</b> the river did not rise."),
        ("[Editor's note: It did.]", "<b>Editor’s note:</b> It did."),
        ("CORRECTION (May 3) — It did.", "<b>CORRECTION (May 3):</b> It did."),
        ("This story has been corrected.", "This story has been corrected."),
        ("(This story corrects the length of the tunnel.)", "(This story corrects the length of the tunnel.)"),
    ],
)
def test_a_correction_is_parted_from_its_label(text, html):
    assert _html(f"correction: {text}") == f'<p class="correction">{html}</p>\n'


@given(st.lists(st.sampled_from(BlockKind), max_size=12))
def test_a_block_with_words_is_shown_once_unless_it_stands_in_the_head(kinds):
    blocks = tuple(Block(kind, f"word{number}x", number) for number, kind in enumerate(kinds))
    start = kinds.index("paragraph") if "paragraph" in kinds else len(kinds)
    above = {"byline", "date_line"}
    in_head = {"header", "kicker", "headline", "repeated_headline", "deck"}
    elsewhere = {*in_head, "dateline", "promo"}
    expected = [
        f"word{n}x" for n, kind in enumerate(kinds) if kind not in elsewhere and (kind not in above or n > start)
    ]

    shown, head, leftovers = part_blocks(blocks)
    html = "".join((*story_html(shown, "en"), leftovers_html([block.text for block in leftovers], "en")))
    found = [word for word in re.findall(r"word\d+x", unescape(html)) if _kind_of(word, kinds) != "dateline"]

    assert sorted(found) == sorted(expected)
    assert sum(block.kind == "promo" for block in shown) == kinds.count("promo")
    assert {block.kind for block in head} <= in_head | above


def _kind_of(word, kinds):
    return kinds[int(word[len("word") : -1])]
