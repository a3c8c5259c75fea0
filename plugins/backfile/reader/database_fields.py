"""Fields of news databases, above and below a text: how lines make them, and what their values say.

database.py knows where they stand.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from backfile.model.text import Block, BlockKind
from backfile.reader.dates import DateStyle, parse_date
from backfile.reader.header_names import field_of, is_kept, letters_of
from backfile.reader.header_values import Header
from backfile.reader.names import OUTLET, byline_patterns, is_person, parse_authors, parse_byline
from backfile.reader.vocabulary import LANGUAGES, load_vocabulary, read_vocabulary

MAX_NOTE = 12
"""Lines of a note below the text."""
DATE_CHARACTERS = 45
"""The year of a date stands within so many characters."""

SplitField = Callable[[str], tuple[str, str] | None]
"""From a line to its field's letters and its value; None when it begins no field."""

ALIASES = {"highlight": "deck", "abstract": "summary", "languageofpublication": "language"}
"""Fields that other headers call otherwise."""
PROQUEST = frozenset(
    "publicationtitle publicationinfo publicationdate publicationyear abstract links proquestdocumentid documenturl "
    "languageofpublication".split()
)
NEXIS = frozenset("section length byline dateline highlight".split())
_NOTES = frozenset("graphic notes correction classification".split())
"""Those below the text that may have paragraphs."""
_FIELDS = (
    PROQUEST
    | NEXIS
    | _NOTES
    | frozenset(
        "series column subject subjects company companies organization ticker industry person people geographic city "
        "state correctiondate distribution accno loaddate lastupdated identifierkeyword sourcetype placeofpublication "
        "countryofpublication publisher issn firstpage startpage pagination dateofpublication documentfeature "
        "documenttype publicationtype pubtype database credit recordnumber record readability indexterms memo".split()
    )
)
"""Keys that are known here, besides those of other headers, by their letters."""
_BELOW = _FIELDS | frozenset(
    "language journalcode type edition copyright title author publication pages page country wordcount source "
    "pageno articletype location".split()
)
"""Keys that stand below the text."""
_CODES_BELOW = frozenset("ct rf co in ns re ipd ipc pub an art cx".split())
_LANGUAGE_CODES = dict(zip("english spanish french german russian portuguese".split(), LANGUAGES, strict=True))
_INFO_BELOW = ("language", "published", "section", "authors")

_FIELD = re.compile(r"[ \t]*(?P<key>[A-Z][A-Za-z/ -]{1,30}?)[ \t]*:(?P<value>.*)")
_CODE = re.compile(
    r"(?P<code>HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CO|IN|NS|RE|IPD|IPC|PUB|AN|SE|CLM|CT|RF|ART|CX)"
    r"(?:[ \t]+(?P<value>\S.*)|\s*)\Z"
)
_UNKEYED = re.compile(r"\s*(?:copyright\b|\(c\)\s|©|End of Document\s*\Z|Document [A-Z0-9]{12,}\s*\Z)", re.IGNORECASE)
"""Lines below a text that have no key."""
_NOTE = re.compile(r"\s*(?P<key>Graphic|Classification|Notes|Correction)\s*")
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")


class Piece(msgspec.Struct, frozen=True):
    """One field with the lines that belong to it, or a line without a key."""

    key: str
    """Its letters; empty when it has none."""
    value: str
    """White space folded."""
    text: str
    """The same with the key as it is written."""
    line: int
    """Counted from 1."""
    ends_paragraph: bool = False
    """Whether a blank line follows."""


def split_field(line: str) -> tuple[str, str] | None:
    """The field that a line above the text begins."""
    match = _FIELD.match(line)
    if match is None:
        return None
    letters = letters_of(match["key"])
    is_known = letters in _FIELDS or field_of(letters) or is_kept(letters)
    return (letters, " ".join(match["value"].split())) if is_known else None


def split_field_below(line: str) -> tuple[str, str] | None:
    """The field that a line below the text begins; one for notes may have its value further down."""
    match = _FIELD.match(line)
    if match is None:
        note = _NOTE.fullmatch(line)
        return (note["key"].lower(), "") if note else None
    letters = letters_of(match["key"])
    return (
        (letters, " ".join(match["value"].split())) if letters in _BELOW or field_of(letters) == "published" else None
    )


def split_code(line: str) -> tuple[str, str] | None:
    """The field of Factiva that a line begins."""
    match = _CODE.match(line)
    return (match["code"].lower(), " ".join((match["value"] or "").split())) if match else None


def split_code_below(line: str) -> tuple[str, str] | None:
    """The field of Factiva that a line below the text begins."""
    pair = split_code(line)
    return pair if pair and pair[0] in _CODES_BELOW else None


def split_pieces(lines: Sequence[str], first_line: int, split: SplitField) -> Iterator[Piece]:
    """The fields and other lines above or below a text, in reading order.

    A line without a key belongs to the field above it; below a blank line, only where that field has no value yet.
    """
    last: Piece | None = None
    below: list[str] = []
    for number, line in enumerate(lines, first_line):
        words = " ".join(line.split())
        if not words:
            last = replace(last, ends_paragraph=True) if last and not last.ends_paragraph else last
            continue
        pair = split(line)
        if pair is None and last and last.key and not (last.ends_paragraph and (last.value or below)):
            below.append(words)
            last = replace(last, ends_paragraph=False) if last.ends_paragraph else last
            continue
        if last:
            yield _joined(last, below)
        below = []
        key, value = pair or ("", words)
        last = Piece(key, value, words, number)
    if last:
        yield _joined(last, below)


def _joined(piece: Piece, below: Sequence[str]) -> Piece:
    if not below:
        return piece
    return replace(piece, value=" ".join((piece.value, *below)).lstrip(), text=" ".join((piece.text, *below)))


def cut_tail(lines: Sequence[str], first_line: int, split: SplitField) -> tuple[int, tuple[Piece, ...]]:
    """Find the fields below a text: from there to the end is nothing else.

    Returns:
        The index of the first of them, and what they are.
    """
    start = len(lines)
    pending, has_gap = 0, False
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if not line.strip():
            has_gap = has_gap or pending > 0
            continue
        pair = split(line)
        if pair or (_UNKEYED.match(line) and (index == 0 or not lines[index - 1].strip() or split(lines[index - 1]))):
            if has_gap and not (pair and pair[0] in _NOTES and start < len(lines)):
                break
            start, pending, has_gap = index, 0, False
        else:
            pending += 1
            if pending > MAX_NOTE:
                break
    return start, tuple(split_pieces(lines[start:], first_line + start, split))


def tail_blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The blocks of the fields below a text."""
    kinds = (BlockKind.CORRECTION if piece.key == "correction" else BlockKind.BOILERPLATE for piece in pieces)
    return tuple(Block(kind, piece.text, piece.line) for kind, piece in zip(kinds, pieces, strict=True))


def add_from_tail(values: dict[str, Header], pieces: Sequence[Piece]) -> None:
    """Take from the fields below a text what those above it lack."""
    for piece in pieces:
        field = ALIASES.get(piece.key) or field_of(piece.key)
        if field in _INFO_BELOW and piece.value:
            values.setdefault(field, Header(piece.value, piece.line))


def read_values(values: dict[str, Header], *, is_inverted: bool = False) -> dict[str, Header]:
    """The values as other headers have them: the date alone, the section without its page, authors one by one.

    Args:
        values: as written.
        is_inverted: whether authors are written surname first.
    """
    read = dict(values)
    for field, header in values.items():
        if field == "published":
            read[field] = replace(header, value=date_at(header.value) or header.value)
        elif field == "section":
            read[field] = replace(header, value=header.value.split(";")[0].strip() or header.value)
        elif field == "authors":
            read[field] = replace(header, items=_authors(header, is_inverted=is_inverted))
        elif field == "language":
            first = header.value.split(";")[0].split(",")[0].strip()
            read[field] = replace(header, value=_LANGUAGE_CODES.get(first.lower(), header.value))
    return read


def date_at(text: str) -> str:
    """The date that a line begins with, in any known language: in ISO 8601, or as written where it has a time.

    Returns:
        Empty when it begins with none to the month or finer.
    """
    year = _YEAR.search(text, 0, DATE_CHARACTERS)
    if year is None:
        return ""
    whole = parse_date(text)
    if whole and whole.precision == "time":
        return text  # its time is that of the site's zone, which dating.py knows
    for language in LANGUAGES:
        written = text if year.start() == 0 else text[: year.end()]
        date = parse_date(written, DateStyle(words=read_vocabulary(language).date))
        if date and date.precision != "year":
            return date.iso
    return ""


def _authors(header: Header, *, is_inverted: bool) -> tuple[str, ...]:
    if header.items:
        return header.items
    if is_inverted:
        return tuple(name for part in header.value.split(";") if part.strip() for name in _turned(part.strip()))
    # "RUTH AMSEL; Staff Writer" is no list of two.
    listed = header.value.replace(";", ",").strip(" ,")
    return parse_byline(listed) or parse_byline(f"By {listed}") or parse_authors(header.value)


def _turned(name: str) -> tuple[str, ...]:
    """From `Pratt, Eleanor` to `Eleanor Pratt`."""
    last, _, first = (part.strip() for part in name.partition(","))
    roles = byline_patterns(load_vocabulary("en")).roles
    if not first or not last or "," in first or is_person(last) or roles.fullmatch(first) or OUTLET.search(first):
        return parse_authors(name)
    return parse_byline(f"By {first} {last}") or (f"{first} {last}",)
