import re
from html import escape, unescape

import pytest
from backfile.pages.inline import MAX_URL, Span, body_spans, inline_html, inline_spans, typeset
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

PIECES = st.sampled_from(
    "http:// https://un.org www. www.un.org/a_(b) ana@un.org <IBM.N> <0005.HK> (NYSE: IBM) < ( ) [ ] \" ' -- - . , … 's '90s"
    " 6'2\" word \ufffc é ... @ :// “ ’ —".split(" ")
)
TEXTS = st.lists(st.one_of(PIECES, st.just(" "), st.text(max_size=3)), max_size=25).map("".join)


def _found(text, kind):
    return [span.text for span in inline_spans(text) if span.kind == kind]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://un.org/a?b=c&d#e for more.", "https://un.org/a?b=c&d#e"),
        ("See http://un.org/a.", "http://un.org/a"),
        ("See HTTP://UN.ORG/a!", "HTTP://UN.ORG/a"),
        ("It is (https://un.org/a).", "https://un.org/a"),
        ("It is https://un.org/Lima_(Peru), he said.", "https://un.org/Lima_(Peru)"),
        ("It is [https://un.org/a]", "https://un.org/a"),
        ("It is <https://un.org/a>", "https://un.org/a"),
        ("“https://un.org/a”", "https://un.org/a"),
        ("'https://un.org/a'", "https://un.org/a"),
        ("www.un.org", "www.un.org"),
        ("Там https://пример.рф/а.", "https://пример.рф/а"),
    ],
)
def test_a_web_address_is_found_without_the_marks_around_it(text, address):
    assert _found(text, "url") == [address]


def test_an_address_without_a_scheme_leads_to_http():
    assert inline_spans("See www.un.org.") == (
        Span("text", "See "),
        Span("url", "www.un.org", "http://www.un.org"),
        Span("text", "."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "http://",
        "www.",
        "www.word",
        "javascript://alert",
        "ftp://un.org/a",
        "example.com",
        "https://un.org/2019/long-addr...",
        "https://un.org/2019/long-addr…",
        f"https://un.org/{'a' * MAX_URL}",
    ],
)
def test_what_is_no_whole_web_address_is_left_alone(text):
    assert inline_spans(text) == (Span("text", text),)


def test_an_e_mail_address_is_shown_and_leads_nowhere():
    assert inline_spans("Write to ana.silva@news.example.org.") == (
        Span("text", "Write to "),
        Span("email", "ana.silva@news.example.org"),
        Span("text", "."),
    )


@pytest.mark.parametrize("text", ["@ana said", "a@b", "5 kg @ 3 euros", "ana@", "@news.example.org"])
def test_what_is_no_e_mail_address_is_left_alone(text):
    assert inline_spans(text) == (Span("text", text),)


@pytest.mark.parametrize(
    "ticker",
    [
        "<IBM.N>",
        "<0005.HK>",
        "<.DJI>",
        "<EUR=>",
        "<LCOc1>",
        "<RDSa.L>",
        "(NYSE: IBM)",
        "(Nasdaq: AAPL)",
        "(NASDAQ:GOOG, GOOGL)",
        "(NYSE American: XYZ)",
        "(LSE: BP.; NYSE: BP)",
    ],
)
def test_a_stock_ticker_is_found_with_its_brackets(ticker):
    assert _found(f"Shares of it {ticker} rose.", "ticker") == [ticker]


@pytest.mark.parametrize("text", ["<b>", "<P>", "a < b > c", "(NYSE)", "(the NYSE: a market)", "(Lima: capital)", "<3"])
def test_what_is_no_ticker_is_left_alone(text):
    assert inline_spans(text) == (Span("text", text),)


def test_plain_text_is_one_span():
    assert inline_spans("The river rose (again).") == (Span("text", "The river rose (again)."),)


@given(TEXTS)
def test_the_spans_of_a_text_are_the_text(text):
    spans = inline_spans(text)

    assert "".join(span.text for span in spans) == text
    assert all(span.url.lower().startswith(("http://", "https://")) for span in spans if span.kind == "url")


@given(TEXTS)
def test_addresses_and_tickers_are_never_typeset(text):
    def kept(spans):
        return [span for span in spans if span.kind != "text"]

    assert kept(body_spans(text, "en")) == kept(inline_spans(text))


@pytest.mark.parametrize(
    "piece",
    ["http://", "(", "@", "<", "www.", "a@", "https://a.b/)", "https://a.b)))", "a.", "(NYSE: ", '"', "'", "--", "' '"],
)
def test_hostile_text_takes_linear_time(piece):
    with cpu_seconds(at_most=0.5):
        body_spans(piece * 100_000, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "No."', "He said, “No.”"),
        ('"No," he said. "Never."', "“No,” he said. “Never.”"),
        ('("Stop")', "(“Stop”)"),
        ("It's Peru's and the miners' strike", "It’s Peru’s and the miners’ strike"),
        ("the '90s and the 1990's", "the ’90s and the 1990’s"),
        ("He came -- late -- and left--at once", "He came — late — and left—at once"),
        ('"But I--"', "“But I—”"),
        ("\"'No,' she says, is what he said.\"", "“‘No,’ she says, is what he said.”"),
        ("'Nobody waves in a tunnel'", "‘Nobody waves in a tunnel’"),
    ],
)
def test_marks_of_english_text_are_set(text, expected):
    assert typeset(text, "en") == expected


@pytest.mark.parametrize("text", ['"We rose early.', '"We rose," she said. "Then the water came.'])
def test_a_quotation_that_goes_on_in_the_next_paragraph_is_set(text):
    assert '"' not in typeset(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "He is 6'2\" tall.",
        'The pipe of 6" burst.',
        'x = "',
        'a "b" c" d',
        "run it with --help",
        "-----",
        "a --- b",
        "<!-- note -->",
        "“set” already — and’s",
        "well-known",
    ],
)
def test_marks_that_are_not_typography_are_left_alone(text):
    assert typeset(text, "en") == text


@pytest.mark.parametrize("language", ["de", "fr", "es", ""])
def test_text_in_another_language_is_left_alone(language):
    assert typeset('"Nein" -- d\'accord', language) == '"Nein" -- d\'accord'


@given(TEXTS)
def test_typesetting_twice_is_typesetting_once(text):
    once = typeset(text, "en")

    assert typeset(once, "en") == once


@given(TEXTS)
def test_typesetting_changes_no_letter_and_no_space(text):
    def letters(words):
        return [mark for mark in words if mark.isalnum() or mark.isspace()]

    assert letters(typeset(text, "en")) == letters(text)


def test_a_quotation_around_an_address_is_set_as_one():
    assert "".join(span.text for span in body_spans('"See https://un.org," he said.', "en")) == (
        "“See https://un.org,” he said."
    )


def test_text_is_escaped_and_its_quotes_stay():
    assert inline_html('A "B" < C & D', "de") == 'A "B" &lt; C &amp; D'


def test_a_web_address_is_a_link_and_an_e_mail_address_is_none():
    html = inline_html('See http://un.org/?a="&b and a@un.org <IBM.N>', "en")

    assert html == (
        'See <a rel="nofollow" href="http://un.org/?a=">http://un.org/?a=</a>"&amp;b and '
        '<span class="email">a@un.org</span> <span class="ticker">&lt;IBM.N&gt;</span>'
    )


@given(TEXTS, st.sampled_from(["en", "de"]))
def test_html_of_a_text_is_its_pieces_escaped(text, language):
    html = inline_html(text, language)

    assert unescape(re.sub("<[^>]*>", "", html)) == unescape(
        "".join(escape(span.text, quote=False) for span in body_spans(text, language))
    )
