"""Cut a text into chunks: the lines that belong together, each with the number of its first line."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from backfile.reader.hyphens import NO_COMPOUNDS, Compounds, Hyphens
from backfile.reader.layout import TAB, Layout, find_tables, is_full, measure_layout

_MARKER = re.compile(r"[-*•‣▪◦·] +\S|\(?\d{1,2}[.)] +\S|\(?[a-z]\) +\S")
_OTHER_SPACES = (
    "\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What `str.split` takes for white space beside ASCII."""
_BLANKS = frozenset(" \t")
RAGGED = 0.7
"""A line of hard-wrapped text that fills this share of a full one goes on in one that begins in lower case."""


MAX_KICKER = 3
"""Words of a line that may stand above the headline."""
MIN_TITLE = 4
"""Words from which a line shows whether it is written as a title."""


class Chunk(NamedTuple):
    """A paragraph or a line of its own, before anybody knows what it is; a tuple, for it is made by the thousand."""

    text: str
    """White space folded to single spaces, a table as it stands; never empty."""
    line: int
    """Number of its first line, counted from 1."""
    indent: int = 0
    """Columns by which all its lines stand deeper than the file's margin."""
    first_indent: int = 0
    """Columns by which its first line does."""
    after_blank: bool = True
    """Whether a blank line stands above it, or nothing."""
    is_table: bool = False
    """Whether its lines have columns."""


_new = tuple.__new__
"""Makes a NamedTuple in a third of the time its own constructor takes."""


def _never(_line: str) -> bool:
    return False


def split_chunks(
    text: str,
    first_line: int = 1,
    stands_alone: Callable[[str], bool] = _never,
    begins: Callable[[str], bool] = _never,
    compounds: Compounds = NO_COMPOUNDS,
) -> tuple[Chunk, ...]:
    """Cut text at blank lines, and at every line end that is not there only because the line was full.

    Args:
        text: any text with line feeds.
        first_line: the number of its first line.
        stands_alone: whether a line is certainly no part of a paragraph, however full the line above it is.
        begins: whether a line certainly goes on with nothing, but may itself go on.
        compounds: words whose hyphen is not that of the line end.
    """
    text = _with_plain_spaces(text)
    lines = text.split("\n")
    if [line for line in lines if line[-1:] in _BLANKS]:
        lines = [line.rstrip() for line in lines]
        text = "\n".join(lines)
    has_gaps = "  " in text or "\t" in text
    tables = find_tables(lines) if has_gaps or "|" in text else {}
    if "\t" in text:
        lines = text.expandtabs(TAB).split("\n")
    layout = measure_layout(lines)
    if layout.full == float("inf") and not (has_gaps or tables or [line for line in lines if line[:1] in _BLANKS]):
        return tuple(_folded_lines(lines, first_line))
    if layout.full == float("inf"):
        return tuple(_single_lines(lines, first_line, layout, tables))
    joiner = _Joiner(text, stands_alone, begins, compounds)
    return tuple(_paragraphs(lines, first_line, layout, tables, joiner))


def _with_plain_spaces(text: str) -> str:
    """The text with a space for each other kind of white space but line ends and tabs."""
    for space in "\f" if text.isascii() else _OTHER_SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def _folded_lines(lines: Sequence[str], first_line: int) -> Iterator[Chunk]:
    """Each line is a chunk as it stands: the form that most articles come in."""
    after_blank = True
    for number, line in enumerate(lines, first_line):
        if line:
            yield _new(Chunk, (line, number, 0, 0, after_blank, False))
        after_blank = not line


def _single_lines(lines: Sequence[str], first_line: int, layout: Layout, tables: dict[int, int]) -> Iterator[Chunk]:
    """Each line is a chunk."""
    blank, skip = True, 0
    for number, line in enumerate(lines):
        if skip:
            skip -= 1
            continue
        if number in tables:
            skip = tables[number] - 1
            yield _table(lines[number : number + skip + 1], first_line + number, after_blank=blank)
            blank = False
            continue
        words = line.split()
        if words:
            text = " ".join(words)
            indent = _indent(line) - layout.margin if line[0].isspace() else 0
            yield Chunk(text, first_line + number, indent, indent, blank)
        blank = not words


def _paragraphs(
    lines: Sequence[str], first_line: int, layout: Layout, tables: dict[int, int], joiner: "_Joiner"
) -> Iterator[Chunk]:
    """Join each line to the one above it where that one was full."""
    open_lines: list[str] = []
    start, skip = 0, 0
    blank = above_blank = True

    def finished() -> Chunk:
        indent = min(map(_indent, open_lines)) - layout.margin
        first_indent = _indent(open_lines[0]) - layout.margin
        return Chunk(joiner.join(open_lines), first_line + start, indent, first_indent, above_blank)

    for number, line in enumerate(lines):
        if skip:
            skip -= 1
            continue
        is_blank = not line or line.isspace()
        if open_lines and (is_blank or number in tables or not joiner.belongs(open_lines, line, layout)):
            yield finished()
            open_lines = []
        if number in tables:
            skip = tables[number] - 1
            yield _table(lines[number : number + skip + 1], first_line + number, after_blank=blank)
        elif not is_blank:
            if not open_lines:
                start, above_blank = number, blank
            open_lines.append(line)
        blank = is_blank
    if open_lines:
        yield finished()


class _Joiner:
    """Decides which lines of a hard-wrapped text are one paragraph, and puts them together."""

    def __init__(
        self,
        text: str,
        stands_alone: Callable[[str], bool],
        begins: Callable[[str], bool],
        compounds: Compounds,
    ) -> None:
        self._stands_alone = stands_alone
        self._begins = begins
        self._hyphens = Hyphens(text, compounds)
        self._is_head = True
        markers = [line for line in map(str.lstrip, text.split("\n")) if _MARKER.match(line)]
        self._has_lists = len(markers) > 1

    def belongs(self, above: list[str], line: str, layout: Layout) -> bool:
        """Whether a line goes on with the paragraph of those above it."""
        text, last = line.lstrip(), above[-1]
        is_item = self._has_lists and _MARKER.match(text)
        folded = " ".join(text.split())
        if (
            is_item
            or self._stands_alone(folded)
            or self._begins(folded)
            or not (_has_letters(text) and _has_letters(last))
        ):
            return False
        hangs = self._has_lists and _MARKER.match(above[0].lstrip())
        is_deeper = _indent(line) > _indent(last) and not (hangs and len(above) == 1)
        if is_deeper or (layout.indents_begin and _indent(line) > layout.margin and not hangs):
            return False
        if self._is_head and _is_title(last) and text[:1].isupper() and _is_sentence(folded):
            return False  # the headline, and a deck that looks like a sentence
        if not is_full(last, line, layout.full) and not (text[:1].islower() and len(last) > RAGGED * layout.full):
            return bool(hangs and _indent(line) > _indent(above[0]))
        return not (len(above) == 1 and self._stands_alone(" ".join(last.split())))

    def join(self, lines: list[str]) -> str:
        """One line of all, words that were broken at a line end made whole."""
        self._is_head = self._is_head and len(lines[0].split()) <= MAX_KICKER
        return self._hyphens.join([" ".join(line.split()) for line in lines])


def _table(rows: Sequence[str], line: int, *, after_blank: bool) -> Chunk:
    margin = min(_indent(row) for row in rows)
    return Chunk(
        "\n".join(" ".join(row[margin:].splitlines()).rstrip() for row in rows), line, 0, 0, after_blank, is_table=True
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _has_letters(line: str) -> bool:
    """Whether a line is more than marks; most begin with a letter."""
    return line.lstrip()[:1].isalnum() or any(map(str.isalnum, line))


def _is_sentence(line: str) -> bool:
    """Whether a line is long enough to tell, and not written as a title."""
    return len(line.split()) >= MIN_TITLE and not _is_title(line)


def _is_title(line: str) -> bool:
    """Whether a line is written as English titles are, with capitals; of short words only a few go without."""
    words = line.split()
    return len(words) >= MIN_TITLE and all(not word[0].islower() or len(word) < MIN_TITLE for word in words)
