"""The text of an article as HTML: what is the story, what stands beside it, and how each block looks.

It is made once, when the article is read, by code and not by the theme (docs/decisions/0016-text-is-html.md). The theme
styles its classes: `dateline`, `caption`, `credits`, `list`, `pull-quote`, `table`, `promo`, `correction`, `leftovers`, `url`, `email`, `ticker`.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from backfile.model.article import PromoLine
from backfile.model.text import Block, BlockKind
from backfile.pages.inline import inline_html, typeset
from backfile.words import words_of

_HEAD = frozenset({BlockKind.HEADER, BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE, BlockKind.DECK})
"""Blocks that are shown in the head of the article, not in its text."""
_HEAD_OR_END = frozenset({BlockKind.BYLINE, BlockKind.DATE_LINE})
"""Blocks that are shown in the head if they stand above the first paragraph."""
_LEFTOVER = frozenset(
    {
        BlockKind.BOILERPLATE,
        BlockKind.MAIL_HEADER,
        BlockKind.RELEASE,
        BlockKind.SIGNATURE,
        BlockKind.SIGN_OFF,
        BlockKind.DATE_LINE,
    }
)
"""Blocks that are no part of the story and are folded away below it."""
_ITEM = re.compile(
    r"(?:[•‣▪◦●■·*]\s*|[-\u2013]\s+|\(?(?:(?P<numbers>[1-9]\d{0,2}|0)[.)]|(?P<letters>[a-z])\))\s+)(?=\S)"
)
_LABEL = re.compile(
    r"[\W_]{0,6}(?P<label>[^:\u2013\u2014]{1,40}?)(?:\s?:\s*|\s[-\u2013\u2014]+\s)(?P<rest>\S.*)", re.DOTALL
)
_MARKS_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def part_blocks(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[Block, ...]]:
    """Part the story from what the source has beside it.

    Args:
        blocks: of the article, in reading order.
    Returns:
        The blocks of the story, with a separator only between two others; those of the article's head, which the head
        of the page shows; and the others, which are folded away.
    """
    shown: list[Block] = []
    head: list[Block] = []
    leftovers: list[Block] = []
    separator: Block | None = None
    in_prose = False
    for block in blocks:
        kind = block.kind
        if kind is BlockKind.PARAGRAPH:
            in_prose = True
        elif kind in _HEAD or (kind in _HEAD_OR_END and not in_prose):
            if kind is not BlockKind.HEADER:
                head.append(block)
            continue
        elif kind is BlockKind.SEPARATOR and not _has_words(block.text):
            separator = block if shown else None
            continue
        elif kind in _LEFTOVER or kind is BlockKind.SEPARATOR:
            leftovers.append(block)
            continue
        if separator:
            shown.append(separator)
            separator = None
        shown.append(block)
    return tuple(shown), tuple(head), tuple(block for block in leftovers if _has_words(block.text))


def story_html(blocks: Sequence[Block], language: str) -> tuple[str, ...]:
    """The story as HTML: items of one list in one element, paragraphs of one quote too.

    Args:
        blocks: of the story, in reading order.
        language: of the article, ISO 639-1.
    Returns:
        The HTML cut where a promo stands: one piece more than there are promos. What a promo links to is not known
        before the whole archive is.
    """
    pieces: list[str] = []
    parts: list[str] = []
    names = _table_names(blocks, language)
    dateline = ""
    for kind, run in groupby(blocks, lambda block: block.kind):
        match kind:
            case BlockKind.PARAGRAPH:
                for block in run:
                    parts.append(f"<p>{dateline}{inline_html(block.text, language)}</p>\n")
                    dateline = ""
            case BlockKind.LIST_ITEM:
                parts += _lists([block.text for block in run], language)
            case BlockKind.QUOTE:
                parts.append(_quote([block.text for block in run], language))
            case BlockKind.DATELINE:
                text = " ".join(block.text for block in run).rstrip(" -–—_")  # noqa: RUF001 - the dashes of sources
                dateline = f'<span class="dateline">{escape(text, quote=False)}</span> — ' if text else ""
            case BlockKind.PROMO:
                for _ in run:
                    pieces.append("".join(parts))
                    parts = []
            case BlockKind.TABLE:
                parts += [_table(block.text, next(names)) for block in run]
            case _:
                parts += (_plain(block, language) for block in run)
    pieces.append("".join(parts))
    return tuple(pieces)


def promo_line(text: str, headline: str) -> PromoLine:
    """A promo: a label and a headline. A heading over several has only a label, the lines below it only a headline.

    Args:
        text: of the block.
        headline: that it names; empty for a heading.
    """
    if not headline:
        return PromoLine(_bare(text), "")
    if headline not in text:
        label, _, rest = text.partition(":") if ":" in text else ("", "", text)
        return PromoLine(_bare(label), rest.strip())
    return PromoLine(_bare(text.rpartition(headline)[0]), headline)


def promo_html(promo: PromoLine, url: str) -> str:
    """A promo as it stands in the text: a link when the article is in the archive."""
    heading = "" if promo.headline else " promo--heading"
    label = f"<b>{escape(promo.label, quote=False)}</b>" if promo.label else ""
    text = escape(promo.headline, quote=False)
    if url:
        text = f'<a href="{escape(url)}">{text}</a>'
    return f'<p class="promo{heading}">{label}{" " if label and text else ""}{text}</p>\n'


def leftovers_html(texts: Sequence[str], language: str) -> str:
    """What the source has beside the story, folded away; nothing when there is none."""
    if not texts:
        return ""
    paragraphs = "".join(f"<p>{inline_html(text, language)}</p>\n" for text in texts)
    label = escape(words_of(language).gettext("Also in the source"), quote=False)
    return f'<details class="leftovers">\n<summary>{label}</summary>\n{paragraphs}</details>\n'


def _plain(block: Block, language: str) -> str:
    """A block that is a text and no more."""
    text = block.text
    match block.kind:
        case BlockKind.SUBHEAD:
            return f"<h2>{inline_html(text, language)}</h2>\n"
        case BlockKind.SEPARATOR:
            return "<hr>\n"
        case BlockKind.BYLINE:
            return f'<p class="credits">{inline_html(text, language)}</p>\n'
        case BlockKind.PULL_QUOTE:  # is hidden from screen readers, which must find no link in it
            words = escape(typeset(text, language), quote=False)
            return f'<aside class="pull-quote" aria-hidden="true">{words}</aside>\n'
        case BlockKind.CORRECTION:
            return _correction(text, language)
    return f'<p class="{block.kind.value}">{inline_html(text, language)}</p>\n'


def _correction(text: str, language: str) -> str:
    """A correction or an editor's note, apart from the prose."""
    label = ""
    match = _LABEL.match(text)
    if match:
        is_closed = text[0] == "[" and match["rest"][-1] == "]"
        label = f"<b>{escape(typeset(match['label'], language), quote=False)}:</b> "
        text = match["rest"][:-1] if is_closed else match["rest"]
    return f'<p class="correction">{label}{inline_html(text, language)}</p>\n'


def _table_names(blocks: Sequence[Block], language: str) -> Iterator[str]:
    """What each table is called: by its number if there are several."""
    tables = sum([block.kind is BlockKind.TABLE for block in blocks])
    if tables == 0:
        return iter(())
    words = words_of(language)
    if tables == 1:
        return iter([words.gettext("Table")])
    return iter([words.gettext("Table %(number)s", number=words.number(number + 1)) for number in range(tables)])


def _table(text: str, label: str) -> str:
    """Lines with columns. The box scrolls sideways by itself, so it has a name and takes the focus of the keyboard."""
    start = f'<pre class="table" tabindex="0" role="region" aria-label="{escape(label)}">\n'
    return f"{start}{escape(text, quote=False)}</pre>\n"


def _lists(texts: Sequence[str], language: str) -> Iterator[str]:
    """Lists of one sort of mark each, made of items that stand together."""
    for marks, run in groupby(texts, _marks):
        items = tuple(run)
        numbers = [_number(text) for text in items]
        follows = [number == before + 1 for before, number in zip((0, *numbers), numbers, strict=False)]
        if marks == "bullets":
            yield _list("ul", "", [_item(_words(text), language) for text in items])
        elif marks == "own" or (marks == "letters" and not all(follows[1:])):  # i), v), x) are numbers
            yield _list("ul", " list--own", [_item(text, language) for text in items])
        else:
            yield _list(
                'ol type="a"' if marks == "letters" else "ol",
                "",
                [
                    _item(_words(text), language, "" if is_next else f' value="{number}"')
                    for text, number, is_next in zip(items, numbers, follows, strict=True)
                ],
            )


def _list(tag: str, variant: str, items: Sequence[str]) -> str:
    name, _, attribute = tag.partition(" ")
    return f'<{name} class="list{variant}"{f" {attribute}" if attribute else ""}>\n{"".join(items)}</{name}>\n'


def _item(text: str, language: str, value: str = "") -> str:
    """An item. One whose number does not follow from the one before says its own."""
    return f"<li{value}>{inline_html(text, language)}\n"


def _marks(text: str) -> str:
    """Of which sort the mark of an item is."""
    match = _ITEM.match(text)
    return (match.lastgroup or "bullets") if match else "own"


def _number(text: str) -> int:
    """Of a numbered or lettered item its place in the list; 0 for others."""
    match = _ITEM.match(text)
    if match is None or match.lastgroup is None:
        return 0
    mark = match[match.lastgroup]
    return int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1


def _words(text: str) -> str:
    return _ITEM.sub("", text, count=1)


def _quote(texts: Sequence[str], language: str) -> str:
    """Words of somebody else, set apart."""
    paragraphs = [_without_chevrons(text) for text in texts]
    inside = "".join(f"<p>{inline_html(text, language)}</p>\n" for text in paragraphs if text)
    return f"<blockquote>\n{inside}</blockquote>\n"


def _without_chevrons(text: str) -> str:
    """A quoted paragraph. Lines with `>` were broken by a mail program; others, such as verses, stay as they are."""
    if not text.startswith(">"):
        return text
    return " ".join(line.lstrip("> ") for line in text.split("\n")).strip()


def _bare(text: str) -> str:
    return _MARKS_AROUND.sub("", text)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
