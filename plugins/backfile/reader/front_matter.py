"""YAML front matter: `key: value` lines between two lines `---`, as Jekyll, Hugo and their like write them.

YAML 1.2 (https://yaml.org/spec/1.2.2/); Jekyll's form of it (https://jekyllrb.com/docs/front-matter/).
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from backfile.model.text import Block, BlockKind
from backfile.problems import Problem
from backfile.reader.header_names import Written, field_of, is_kept, split_line
from backfile.yaml_text import YamlError, load_yaml

FENCE = "---"
ENDS = (FENCE, "...")
MAX_LINES = 100
"""The second fence stands within so many lines of the first."""

_QUOTED_KEY = re.compile(r"""(["'])(?P<key>[^"']{1,60})\1\s*(?=:)""")
_CONTINUES = re.compile(r"[\s\]}]|-(?:\s|$)")
_QUOTES = ('"', "'")


class FrontMatter(msgspec.Struct, frozen=True):
    """What front matter says."""

    written: tuple[Written, ...]
    blocks: tuple[Block, ...]
    """One for each fence, and one for each key with the lines below that belong to it."""
    problems: tuple[Problem, ...]
    lines: int
    """How many lines it takes, with its fences."""


def read_front_matter(lines: Sequence[str], first_line: int, path: str) -> FrontMatter | None:
    """Read the front matter that lines begin with.

    What is no YAML is read line by line, so that a title is not lost to another line's slip.

    Args:
        lines: the first of a file.
        first_line: the number of the first of them, counted from 1.
        path: the file's name in problems.
    Returns:
        None when they begin with none.
    """
    end = front_matter_end(lines)
    if not end:
        return None
    inner, problems = lines[1:end], []
    pieces = tuple(_pieces(inner, first_line + 1))
    try:
        entries = load_yaml("\n".join(inner))
    except YamlError as error:
        line = first_line + error.line if error.line else first_line
        what = f"the front matter is no YAML ({error}); its lines were read one by one"
        fix = "put quotes around a value that holds a colon, a quote or a mark at its start, and indent with spaces"
        problems.append(Problem("R105", path, line, what, fix))
        written = tuple(entry for piece in pieces for entry in _read_piece(*piece))
    else:
        written = tuple(Written(entry.key, entry.value, first_line + entry.line, entry.items) for entry in entries)
        for entry in entries:
            if entry.is_nested and field_of(entry.key):
                what = f'the value of "{entry.key}" has levels within it, it is not used'
                fix = f'write "{entry.key}: ..." in one line, or as a list of plain texts'
                problems.append(Problem("R105", path, first_line + entry.line, what, fix))
    pieces = ((first_line, [lines[0]]), *pieces, (first_line + end, [lines[end]]))
    blocks = tuple(Block(BlockKind.HEADER, " ".join(" ".join(piece).split()), number) for number, piece in pieces)
    return FrontMatter(written, blocks, tuple(problems), end + 1)


def front_matter_end(lines: Sequence[str]) -> int:
    """Find the second fence.

    Between the fences stand keys that are known, or nothing but keys of other programs; lines that are no YAML are
    fewer than those with keys, and none of them begins a paragraph: what is above a rule in the text is no metadata.

    Returns:
        Its index; 0 when the lines begin with no front matter.
    """
    if lines[0].rstrip() != FENCE:
        return 0
    keys: list[str] = []
    odd = 0
    below_blank = False
    for index, line in enumerate(lines[1 : MAX_LINES + 1], 1):
        if line.rstrip() in ENDS:
            known = any(map(field_of, keys)) or (keys and all(map(is_kept, keys)))
            return index if known and odd < len(keys) else 0
        if line.strip() and not _CONTINUES.match(line) and not line.startswith("#"):
            pair = _split(line)
            if pair:
                keys.append(pair[0])
            elif below_blank:
                return 0
            else:
                odd += 1
        below_blank = not line.strip()
    return 0


def _pieces(lines: Sequence[str], first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Each line that stands at the margin, with those below that belong to it, and its number."""
    piece: list[str] = []
    start = first_line
    for number, line in enumerate(lines, first_line):
        if piece and not _CONTINUES.match(line) and line:
            yield start, piece
            piece = []
        if line.strip():
            start = start if piece else number
            piece.append(line)
    if piece:
        yield start, piece


def _read_piece(number: int, lines: list[str]) -> Iterator[Written]:
    """The header that a line and those below it are, read without regard to YAML's rules."""
    pair = _split(lines[0])
    if pair is None:
        return
    key, value = pair
    below = [line.strip() for line in lines[1:]]
    if below and all(line.startswith("-") for line in below) and not value:
        items = tuple(filter(None, (_unquoted(line[1:].strip()) for line in below)))
        yield Written(key, "; ".join(items), number, items)
        return
    if value.startswith("[") and value.endswith("]") and not below:
        items = tuple(filter(None, (_unquoted(item.strip()) for item in value[1:-1].split(","))))
        yield Written(key, "; ".join(items), number, items)
        return
    joined = " ".join(filter(None, ("" if value in ("|", ">", "|-", ">-") else value, *below)))
    yield Written(key, _unquoted(joined), number)


def _split(line: str) -> tuple[str, str] | None:
    return split_line(_QUOTED_KEY.sub(r"\g<key>", line.strip(), count=1) if line[:1] in _QUOTES else line.strip())


def _unquoted(value: str) -> str:
    return value[1:-1].strip() if len(value) > 1 and value[0] in _QUOTES and value[-1] == value[0] else value
