"""Undo what web pages, spreadsheets and wrong encodings did to a text: its words are kept, its lines keep their numbers.

Garbled UTF-8 is found and mended by ftfy (https://ftfy.readthedocs.io). HTML Living Standard, section 13.5, named
character references; RFC 3986 section 2.1, percent codes; RFC 4180 section 2, rule 7, the doubled quotation mark of a CSV field; Unicode Standard Annex 9,
section 2, the marks that turn the direction of text; Unicode Technical Standard 51, annex C, the tags of emoji flags.
"""

import html
import re
import unicodedata
from functools import cache
from html.entities import html5
from urllib.parse import unquote

import msgspec

_ASCII_TO_SPACE = bytes([0x20] * 0x80 + [*range(0x80, 0x100)])
_ASCII = bytes(range(0x80))
_BEYOND_TYPOGRAPHY = re.compile("[^\u2013\u2014\u2018\u2019\u201c\u201d\u2026\xa0]")
_BYTE = "[\x80-\xbf\u0100-\uffff]"  # what the second byte of a character looks like in one code page or another
_GARBLED = (  # compiled when a text needs it, as are _INVISIBLE and its like: together they take 13 ms
    f"[\x80-\x9f]|[ÂÃ] |[À-ßĂĐĹ√Γ├┬]{_BYTE}|[à-ôăđĺ]{_BYTE}{_BYTE}|\u201aÄ"
    "|[ВРСв][\x80-\xbf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2010-\u2122]"
)
# "A MAÇÃ” É A IRMÃ DO" is Portuguese, but in a line with garbled words "Ã”" and "Ã " would be taken for garbled too.
_CAPITALS_END = re.compile("(?<=[A-ZÀ-Þ][À-ß])(?=[\x85\x91-\x94\u2018\u2019\u201c\u201d…»](?!\\w)|\\s)")
_NO_TEXT = re.compile("[\x00-\x08\x0a-\x0b\x0d-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

_AMPERSANDS = "(?:amp|#0{0,4}38|#[xX]0{0,4}26);"
_ENTITY = re.compile(f"&(?:{_AMPERSANDS})*(#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});")

_LETTER_CODES = "[C-F][0-9A-F](?:%[89AB][0-9A-F]){1,3}"
_PERCENT_CODE = re.compile(rf"%(?:(?<!\d%)2[27]|{_LETTER_CODES}(?:%{_LETTER_CODES})*)")
"""Begins with its sign, which the regex engine looks for quickly, and only then looks back."""
_WORD = re.compile(r"\S+")
_ADDRESS_SIGN = re.compile(r"[/@?=]|www\.|%20|\.[a-z]{2,4}\b")
"""In a word that is or holds a web address, where the codes belong."""

_PAIR = re.compile(r'(?<!\S)"+(?!\S)|(?<=[,;])""(?=[,;])|(?<!")("{2,4})(?!")')  # the first two are empty, not doubled
_SINGLE_INSIDE = re.compile(r'(?<=[^"\n])"(?=[^"\n])')

_SOFT = "\u00ad\u200b\u2060\ufeff\ufff9-\ufffb"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_MARKS = "\u200e\u200f\u061c"
_JOINING = "[\u0590-\u1cff\u2190-\u2bff\u2e80-\ufdff\ufe00-\ufe0f\ufe70-\ufefc\U00010000-\U000dffff]"
_JOINERS = f"(?<!{_JOINING})[\u200c\u200d]+(?!{_JOINING})"
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_INVISIBLE = f"({_FLAG})|[{_SOFT}{_TURNING}{_MARKS}\U000e0000-\U000e007f]|{_JOINERS}"
_INVISIBLE_BUT_MARKS = f"({_FLAG})|[{_SOFT}{_TURNING}\U000e0000-\U000e007f]|{_JOINERS}"
_RIGHT_TO_LEFT = "[\u05d0-\u05f2\u0620-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"


class Repair(msgspec.Struct, frozen=True):
    """One kind of repair that a text had."""

    code: str
    """The problem code that announces it."""
    what: str
    """What was done, as a clause."""


class Repaired(msgspec.Struct, frozen=True):
    """A text as it was meant."""

    text: str
    """With as many line feeds as before; NFC if anything was repaired."""
    repairs: tuple[Repair, ...]
    """What was done, in order; none for a text that is as it was."""


def repair_text(text: str) -> Repaired:
    """Undo the damage that a text took on its way.

    Args:
        text: a whole file, as `decode_text` gives it.
    Returns:
        The text, the same object when nothing had to be done, and what was done.
    """
    repairs = []
    now, strange = text, _strange(text)
    for code, repair in _REPAIRS:
        after, what = repair(now, strange)
        if what:
            repairs.append(Repair(code, what))
            now = unicodedata.normalize("NFC", after)
            strange = _strange(now)
    return Repaired(now, tuple(repairs))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _strange(text: str) -> str:
    """Each run of characters beyond ASCII, once, with a space behind it; empty if they are plain typography.

    Two of the rules look for what they mend here first, for it is much shorter than the text.
    """
    if text.isascii():
        return ""
    data = text.encode("utf-8", "surrogatepass")
    if not _BEYOND_TYPOGRAPHY.search(data.translate(None, _ASCII).decode("utf-8", "surrogatepass")):
        return ""
    runs = set(data.translate(_ASCII_TO_SPACE).split())
    return b" ".join([*runs, b""]).decode("utf-8", "surrogatepass")


def _mend_garbled(text: str, strange: str) -> tuple[str, str]:
    if not (strange and _compiled(_GARBLED).search(strange)):
        return text, ""
    lines = text.split("\n")
    changed = []
    for number, line in enumerate(lines):
        if _compiled(_GARBLED).search(line) and (mended := _mend_line(line)) != line:
            changed.append((line, mended))
            lines[number] = mended
    if not changed:
        return text, ""
    before, after = changed[0]
    words = zip(before.split(" "), after.split(" "), strict=False)
    before, after = next(((old, new) for old, new in words if old != new), changed[0])
    example = f'such as "{_NO_TEXT.sub("?", before)[:40]}" to "{after[:40]}"'
    return "\n".join(lines), f"garbled characters in {_number(len(changed), 'line')} were mended, {example}"


def _mend_line(line: str) -> str:
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 - a tenth of a second that few archives need

    config = TextFixerConfig(replace_lossy_sequences=False)  # it would lose what is left of them
    pieces = [fix_encoding(piece, config) for piece in _CAPITALS_END.split(line)]
    return _NO_TEXT.sub(" ", "".join(pieces))


def _replace_entities(text: str, _: str) -> tuple[str, str]:
    if "&" not in text:
        return text, ""
    found = [entity[0] for entity in _ENTITY.finditer(text) if _character(entity) != entity[0]]
    if not found:
        return text, ""
    example = f'such as "{found[0][:40]}"'
    if len(found) == 1:
        what = f"1 HTML entity {example} was turned into a character"
    else:
        what = f"{len(found):,} HTML entities {example} were turned into characters"
    return _ENTITY.sub(_character, text), what


def _character(entity: re.Match[str]) -> str:
    name = f"{entity[1]};"
    character = html.unescape(f"&{name}") if name.startswith("#") else html5.get(name, f"&{name}")
    # HTML makes U+FFFD of NUL and of half a character, and nothing of other characters that it does not allow.
    return " " if character in ("", "\ufffd", "\t", "\f") or _NO_TEXT.search(character) else character


def _replace_percent_codes(text: str, _: str) -> tuple[str, str]:
    if "%" not in text or not _PERCENT_CODE.search(text):
        return text, ""
    found: list[str] = []

    def word(match: re.Match[str]) -> str:
        if not _PERCENT_CODE.search(match[0]) or _ADDRESS_SIGN.search(match[0]):
            return match[0]
        decoded = _PERCENT_CODE.sub(lambda code: unquote(code[0], errors="strict"), match[0])
        found.append(match[0])
        return decoded

    try:
        decoded = _WORD.sub(word, text)
    except UnicodeDecodeError:
        return text, ""
    if not found:
        return text, ""
    were = (
        "word with codes of a web address, such as {}, was"
        if len(found) == 1
        else "words with codes of a web address, such as {}, were"
    )
    example = were.format(f'"{found[0][:40]}"')
    return decoded, f"{len(found):,} {example} decoded"


def _unpair_quotes(text: str, _: str) -> tuple[str, str]:
    if '""' not in text:
        return text, ""
    bare = _without_field_quotes(text)
    if bare == text:
        bare = "\n".join(map(_without_field_quotes, text.split("\n")))
    pairs = sum(pair[1] is not None for pair in _PAIR.finditer(bare))
    singles = len(_SINGLE_INSIDE.findall(bare))
    if not pairs or (singles and pairs < max(2, singles)):
        return text, ""
    noun = "quotation marks of a CSV export were" if pairs > 1 else "quotation mark of a CSV export was"
    return _PAIR.sub(lambda pair: '"' if pair[1] else pair[0], bare), f"{pairs:,} doubled {noun} made single"


def _without_field_quotes(text: str) -> str:
    """A field without the quotation marks around it; any other text as it is."""
    field = text.strip()
    inner = field[1:-1]
    if not (field.startswith('"') and field.endswith('"') and '""' in inner) or '"' in inner.replace('""', ""):
        return text
    return text.replace(field, inner)


def _take_out_invisible(text: str, strange: str) -> tuple[str, str]:
    if not (strange and _compiled(_INVISIBLE).search(strange)):
        return text, ""
    pattern = _compiled(_INVISIBLE_BUT_MARKS if _compiled(_RIGHT_TO_LEFT).search(strange) else _INVISIBLE)
    first = next((found[0][0] for found in pattern.finditer(text) if not found[1]), "")
    if not first:
        return text, ""
    kept = pattern.sub(r"\1", text)
    were = "was" if len(text) - len(kept) == 1 else "were"
    example = f"such as U+{ord(first):04X} ({unicodedata.name(first, 'a tag').lower()})"
    return kept, f"{_number(len(text) - len(kept), 'invisible character')} {example} {were} taken out"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


_REPAIRS = (
    ("S109", _mend_garbled),
    ("S110", _replace_entities),
    ("S114", _replace_percent_codes),
    ("S111", _unpair_quotes),
    ("S112", _take_out_invisible),
)
