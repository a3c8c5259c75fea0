"""The text of an article as its page shows it: what is the story, what stands beside it, and how each block looks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from backfile.model.page import Link
from backfile.model.text import Block, BlockKind
from backfile.pages.inline import body_spans, typeset
from backfile.pages.views import BlockView, Span

_HEAD = frozenset({BlockKind.HEADER, BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE, BlockKind.DECK})
"""Blocks that are shown in the head of the article, not in its text."""
_HEAD_OR_END = frozenset({BlockKind.BYLINE, BlockKind.DATE_LINE})
"""Blocks that are shown in the head if they stand above the first paragraph."""
_LEFTOVER = frozenset(
    {BlockKind.BOILERPLATE, BlockKind.MAIL_HEADER, BlockKind.RELEASE, BlockKind.SIGNATURE, BlockKind.SIGN_OFF}
)
"""Blocks that are no part of the story and are folded away below it."""
_ITEM = re.compile(
    r"(?:[•‣▪◦●■·*]\s*|[-\u2013]\s+|\(?(?:(?P<numbers>[1-9]\d{0,2}|0)[.)]|(?P<letters>[a-z])\))\s+)(?=\S)"
)
_LABEL = re.compile(
    r"[\W_]{0,6}(?P<label>[^:\u2013\u2014]{1,40}?)(?:\s?:\s*|\s[-\u2013\u2014]+\s)(?P<rest>\S.*)", re.DOTALL
)
_MARKS_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def _always(_block: Block) -> bool:
    return True


def part_blocks(
    blocks: Sequence[Block], in_head: Callable[[Block], bool] = _always
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part the story from what the source has beside it; what the head of the page shows is in neither.

    Args:
        blocks: of the article, in reading order.
        in_head: whether the head of the page shows what a block of the article's head says; what it does not show, such
            as a headline that somebody corrected in metadata.csv, is a leftover.
    Returns:
        The blocks of the story, with a separator only between two others, and the leftovers.
    """
    shown: list[Block] = []
    leftovers: list[Block] = []
    separator: Block | None = None
    in_prose = False
    for block in blocks:
        kind = block.kind
        in_prose = in_prose or kind is BlockKind.PARAGRAPH
        if kind in _HEAD or (kind in _HEAD_OR_END and not in_prose):
            leftovers += () if kind is BlockKind.HEADER or in_head(block) else (block,)
            continue
        if kind is BlockKind.SEPARATOR and not _has_words(block.text):
            separator = block if shown else None
        elif kind in _LEFTOVER or kind in {BlockKind.DATE_LINE, BlockKind.SEPARATOR}:
            leftovers.append(block)
        else:
            shown += (separator, block) if separator else (block,)
            separator = None
    return tuple(shown), tuple(block for block in leftovers if _has_words(block.text))


def block_views(blocks: Sequence[Block], promos: Sequence[Link], language: str) -> tuple[BlockView, ...]:
    """The story as it is shown: items of one list in one view, paragraphs of one quote too.

    Args:
        blocks: of the story, in reading order.
        promos: for each promo the headline it names and the URL of that article, each empty if there is none.
        language: of the article, ISO 639-1.
    """
    views: list[BlockView] = []
    links = iter(promos)
    tables = sum(block.kind is BlockKind.TABLE for block in blocks)
    table = 0
    dateline = ""
    for kind, run in groupby(blocks, lambda block: block.kind):
        match kind:
            case BlockKind.LIST_ITEM:
                views += _lists([block.text for block in run], language)
            case BlockKind.QUOTE:
                views.append(_quote([block.text for block in run], language))
            case BlockKind.DATELINE:
                dateline = " ".join(block.text for block in run).rstrip(" -–—_")  # noqa: RUF001 - the dashes of sources
            case BlockKind.PROMO:
                views += (_promo(block.text, next(links, None)) for block in run)
            case BlockKind.TABLE:
                for block in run:
                    table += 1
                    label = f"Table {table}" if tables > 1 else "Table"
                    views.append(BlockView("table", block.text, label=label))
            case _:
                for block in run:
                    view = _plain(block, language)
                    if kind is BlockKind.PARAGRAPH and dateline:
                        view, dateline = replace(view, dateline=dateline), ""
                    views.append(view)
    return tuple(views)


def leftover_views(blocks: Sequence[Block], language: str) -> tuple[BlockView, ...]:
    """What the source has beside the story, as paragraphs."""
    return tuple(_text_view("paragraph", block.text, language) for block in blocks)


def _plain(block: Block, language: str) -> BlockView:
    """A block that is a text and no more."""
    match block.kind:
        case BlockKind.BYLINE:
            return _text_view("credits", block.text, language)
        case BlockKind.SEPARATOR:
            return BlockView("separator", block.text)
        case BlockKind.PULL_QUOTE:  # is hidden from screen readers, which must find no link in it
            return BlockView("pull_quote", block.text, spans=(Span("text", typeset(block.text, language)),))
        case BlockKind.CORRECTION:
            match = _LABEL.match(block.text)
            if match is None:
                return _text_view("correction", block.text, language)
            text = match["rest"]
            is_closed = block.text[0] == "[" and text[-1] == "]"
            view = _text_view("correction", text[:-1] if is_closed else text, language)
            return replace(view, label=typeset(match["label"], language))
    return _text_view(block.kind.value, block.text, language)


def _lists(texts: Sequence[str], language: str) -> Iterator[BlockView]:
    """Lists of one sort of mark each, made of items that stand together."""
    for marks, run in groupby(texts, _marks):
        items = tuple(run)
        numbers = [_number(text) for text in items]
        follows = [number == before + 1 for before, number in zip((0, *numbers), numbers, strict=False)]
        if marks == "bullets":
            views = [_item(_words(text), None, language) for text in items]
        elif marks == "own" or (marks == "letters" and not all(follows[1:])):  # i), v), x) are numbers
            marks = "own"  # noqa: PLW2901 - the letters turned out to be no letters
            views = [_item(text, None, language) for text in items]
        else:
            views = [
                _item(_words(text), None if is_next else number, language)
                for text, number, is_next in zip(items, numbers, follows, strict=True)
            ]
        yield BlockView("list", "", marks=marks, items=tuple(views))


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


def _item(text: str, number: int | None, language: str) -> BlockView:
    return replace(_text_view("list_item", text, language), number=number)


def _quote(texts: Sequence[str], language: str) -> BlockView:
    paragraphs = [_without_chevrons(text) for text in texts]
    return BlockView("quote", "", items=tuple(_text_view("paragraph", text, language) for text in paragraphs if text))


def _without_chevrons(text: str) -> str:
    """A quoted paragraph. Lines with `>` were broken by a mail program; others, such as verses, stay as they are."""
    if not text.startswith(">"):
        return text
    return " ".join(line.lstrip("> ") for line in text.split("\n")).strip()


def _promo(text: str, link: Link | None) -> BlockView:
    """A promo: a label and a headline. A heading over several has only a label, the lines below it only a headline."""
    if link is None or link.label not in text:
        label, _, headline = text.partition(":") if ":" in text else ("", "", text)
        return BlockView("promo", headline.strip(), label=_bare(label))
    if not link.label:
        return BlockView("promo", "", label=_bare(text))
    return BlockView("promo", link.label, label=_bare(text.rpartition(link.label)[0]), url=link.url)


def _bare(text: str) -> str:
    return _MARKS_AROUND.sub("", text)


def _text_view(kind: str, text: str, language: str) -> BlockView:
    return BlockView(kind, text, spans=body_spans(text, language))


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
