"""What stands within a text: addresses, stock tickers, and the typography of English. Nothing here changes the source.

An address of the web becomes a link as in GitHub Flavored Markdown, "Autolinks (extension)"
(https://github.github.com/gfm/#autolinks-extension-). An e-mail address stays text: a link would feed it to spammers.
Tickers are Reuters' `<IBM.N>` and the `(NYSE: IBM)` of press releases. Typography is the Chicago Manual's.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

MAX_URL = 2_000
"""Characters of an address that is still a link."""
_EXCHANGES = (
    "NYSE|Nasdaq|NASDAQ|NasdaqGS|AMEX|OTC|OTCBB|OTCQB|OTCQX|TSX|TSXV|TSX-V|CSE|LSE|AIM|ASX|NZX|HKEX|HKSE|SEHK|SGX"
    "|TSE|TYO|KRX|BSE|NSE|JSE|SIX|XETRA|FRA|FWB|EPA|AMS|BIT|BME|Euronext|BMV|B3"
)
_LISTED = re.compile(rf"\((?:{_EXCHANGES})\b")
_SYMBOL = r"[A-Z0-9][A-Z0-9.\-]{0,9}"
_PLACE = rf"(?:{_EXCHANGES})(?: [A-Z][A-Za-z]{{1,11}})?\s?:\s?"
_INLINE = re.compile(
    r"(?P<url>(?<![\w@./-])(?i:https?://|www\.)\w[^\s<>\"“”«»\u2018\u2019…、。」`{}|\\^]*+)"
    r"|(?P<email>(?<![\w.+@-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-]))"
    r"|(?P<ticker><(?:(?=[^<>\s]{0,15}[.=])[A-Z0-9.][A-Za-z0-9._=^#/-]{0,14}|[A-Z]{1,4}c\d)>"
    rf"|\({_PLACE}{_SYMBOL}(?:[,;/]\s?(?:{_PLACE})?{_SYMBOL}){{0,5}}\))"
)
_BRACKETS = {")": "(", "]": "["}

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a span that is no prose while its neighbours are set."""
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_OPENING = "\N{LEFT SINGLE QUOTATION MARK}"
# Each pattern begins with its mark and looks back from there: so the search leaps from mark to mark.
_DASH = re.compile(
    r"--(?:(?<![\s!-]--)(?=[\w\"'“\u2018(])"  # word--word
    r"|(?<![^\s\w,.?\"'”\u2019)]--)(?=\s|$)"  # word -- word, word-- word
    r"|(?<=\w--)(?=[\"'”\u2019]))"  # "But I--"
)
_AFTER_LETTER = re.compile(r"'(?<=[^\W\d_]')")
_ELISION = re.compile(
    r"'(?:(?<=\d')(?=s\b)|(?<![\w']')(?=\d\ds?\b)|(?<!\w')(?=(?i:em|tis|twas|til|cause|n)\b))"  # 1990's, '90s, 'em
)
_OPENS = re.compile(r"'(?<![^\s(\[\"“—-]')(?=\w)")
_CLOSES = re.compile(r"'(?<=[.,!?…]')(?![\w'])")
_ENDS_WORD = re.compile(r"['\u2019](?<=[^\W\d_].)(?!\w)")
_BEFORE_OPENING = frozenset(f"([{{-\N{EN DASH}—/'{_OPENING}")


class Span(NamedTuple):
    """A piece of a text."""

    kind: str
    """`text`, `url`, `email` or `ticker`."""
    text: str
    url: str = ""
    """Of a `url`: where it leads, always `http:` or `https:`."""


def inline_html(text: str, language: str) -> str:
    """A text as an article shows it: its prose typeset, its web addresses links.

    E-mail addresses are no links: what reads links for addresses should not find them.

    Args:
        text: of one block.
        language: of the article, ISO 639-1.
    Returns:
        HTML to stand within a block; addresses and tickers in elements of their class.
    """
    if not _may_hold_any(text):
        return escape(typeset(text, language), quote=False)
    return "".join(map(_span_html, body_spans(text, language)))


def _span_html(span: Span) -> str:
    text = escape(span.text, quote=False)
    match span.kind:
        case "text":
            return text
        case "url":
            return f'<a rel="nofollow" href="{escape(span.url)}">{text}</a>'
    return f'<span class="{span.kind}">{text}</span>'


def body_spans(text: str, language: str) -> tuple[Span, ...]:
    """The pieces of a text as an article shows them: `inline_spans`, its prose typeset.

    Args:
        text: of one block.
        language: of the article, ISO 639-1.
    """
    if not _may_hold_any(text):
        return (Span("text", typeset(text, language)),)
    spans = inline_spans(text)
    if language != "en" or _OBJECT in text:
        return spans
    # Prose is set as one text: a quotation may have an address in its middle.
    prose = _OBJECT.join(_prose_around(spans))
    pieces = iter(typeset(prose, language).split(_OBJECT))
    out = [Span("text", next(pieces))]
    for span in spans:
        if span.kind != "text":
            out += (span, Span("text", next(pieces)))
    return tuple(span for span in out if span.text)


def inline_spans(text: str) -> tuple[Span, ...]:
    """Split a text at its web addresses, e-mail addresses and tickers.

    Returns:
        Spans whose texts together are the text. Most texts are one span.
    Example:
        "See www.un.org." is the text "See ", the URL "www.un.org" and the text ".".
    """
    if not _may_hold_any(text):
        return (Span("text", text),)
    spans: list[Span] = []
    done = 0
    for match in _INLINE.finditer(text):
        start, end = match.span()
        kind, url = match.lastgroup or "text", ""
        if kind == "url":
            end = start + len(_trim(match[0]))
            url = text[start:end]
            if len(url) > MAX_URL or text[end:].startswith(("...", "…")) or _is_bare(url):
                continue
            url = url if url[:4].lower() == "http" else f"http://{url}"
        if start > done:
            spans.append(Span("text", text[done:start]))
        spans.append(Span(kind, text[start:end], url))
        done = end
    if done < len(text) or not spans:
        spans.append(Span("text", text[done:]))
    return tuple(spans)


def typeset(text: str, language: str) -> str:
    """Set quotation marks, apostrophes and dashes of English text; all other text is returned as it is.

    A mark whose side cannot be told stays straight: with one such double mark all double marks of the text do.

    Args:
        text: prose without addresses.
        language: ISO 639-1.
    Returns:
        The same words; the same when typeset again.
    """
    if language != "en" or not ('"' in text or "'" in text or "--" in text):
        return text
    if "--" in text:
        text = _DASH.sub("—", text)
    return _set_double(_set_single(text))


def _may_hold_any(text: str) -> bool:
    return (
        "://" in text
        or "@" in text
        or "<" in text
        or "www." in text
        or ("(" in text and _LISTED.search(text) is not None)
    )


def _prose_around(spans: tuple[Span, ...]) -> Iterator[str]:
    """The text before, between and after the spans that are none; empty where two of those meet."""
    prose = ""
    for span in spans:
        if span.kind == "text":
            prose = span.text
        else:
            yield prose
            prose = ""
    yield prose


def _trim(url: str) -> str:
    """An address without the marks of the sentence around it."""
    end = len(url)
    unclosed = {mark: url.count(mark) - url.count(opening) for mark, opening in _BRACKETS.items()}
    while end:
        mark = url[end - 1]
        if mark in unclosed:
            if unclosed[mark] <= 0:
                break
            unclosed[mark] -= 1
        elif mark not in ".,:;!?'*_~":
            break
        end -= 1
    return url[:end]


def _is_bare(url: str) -> bool:
    """Whether there is no host: `http://`, `www.` and a word."""
    host = url.lower().removeprefix("https://").removeprefix("http://")
    return not host or (host.startswith("www.") and "." not in host[4:])


def _set_single(text: str) -> str:
    """Set apostrophes, and single quotation marks if as many open as may close."""
    if "'" not in text:
        return text
    text = _ELISION.sub(_APOSTROPHE, text)
    openings = len(_OPENS.findall(text))
    if 0 < openings <= len(_ENDS_WORD.findall(text)) + len(_CLOSES.findall(text)):
        text = _CLOSES.sub(_APOSTROPHE, _OPENS.sub(_OPENING, text))
    return _AFTER_LETTER.sub(_APOSTROPHE, text)


def _set_double(text: str) -> str:
    """Set the double marks if they open and close in turn; the last may be open, as when a quotation goes on below."""
    parts = text.split('"')
    for number, part in enumerate(parts[:-1]):
        before, after = part[-1:] or ('"' if number else ""), parts[number + 1][:1]
        after = after or ('"' if number + 2 < len(parts) else "")
        if number % 2 == 0:
            is_right = (not before or before.isspace() or before in _BEFORE_OPENING) and after and not after.isspace()
        else:
            is_right = before and not before.isspace() and not after.isalnum()
        if not is_right:
            return text
    out = [parts[0]]
    for number, part in enumerate(parts[1:]):
        out += ("”" if number % 2 else "“", part)
    return "".join(out)
