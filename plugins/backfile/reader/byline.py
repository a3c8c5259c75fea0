"""Bylines: who wrote it.

Above the text `By Ana Silva and Jan Novák`, `BY ANA SILVA, Reuters`, `Ana Silva, Nairobi`, a name alone; at its end
`(Reporting by Ana Silva; Editing by Jan Novák)`, `— Ana Silva`, `Ana Silva is at ana@example.org`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from backfile.english import read_given_names
from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.headline import is_headline
from backfile.reader.labels import first_words
from backfile.reader.marks import APOSTROPHES
from backfile.reader.reading import Reading
from backfile.reader.vocabulary import Vocabulary, alternatives, load_vocabulary

MAX_CHARACTERS = 160
"""A longer line is no byline."""
MIN_PROSE = 60
"""Characters of the prose below a line that is a name alone."""
PERSON = range(2, 5)
"""Words of a name."""
MAX_NAMES = 8
_WORD = rf"(?:[^\W\d_][\w{APOSTROPHES}-]*\.?)"
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,4}}"
_PARTICLES = frozenset("al bin da de del della den der di dos du e el ibn la le ten van von y zu zur".split())
_OUTLET = re.compile(
    r"^(?:The|AP|AFP|UPI|BBC|CNN|dpa|EFE|ANSA|TASS|IPS|Reuters|Bloomberg|Xinhua|Agence|Associated|Staff|Special)\b"
    r"|\b(?:Agency|Associates|Bureau|Chronicle|Courier|Daily|Gazette|Herald|Journal|Magazine|Media|Network|News|Observer"
    r"|Post|Press|Radio|Register|Reporter|Review|Service|Services|Staff|Standard|Star|Telegraph|Times|Today|Tribune|TV"
    r"|Weekly|Wire|Writer|Writers)$"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TRAILER = re.compile(r"\s*(?:\||/|•|·|\s[-–—])\s*")
_INITIALS = re.compile(r"[A-Z]{2,4} ?//? ?[A-Z]{2,4}")
"""Of reporter and editor, as some agencies sign."""
_SIGNED = re.compile(rf"(?:[-–—]{{1,2}}|\*)\s?(?P<names>{_NAME}(?:,\s{_NAME})?)\.?")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What bylines look like in one language."""

    by: re.Pattern[str]
    separator: re.Pattern[str]
    credit: re.Pattern[str]
    roles: re.Pattern[str]
    reached: re.Pattern[str]


@lru_cache
def _patterns(words: Vocabulary) -> _Patterns:
    by, and_ = alternatives(words.byline.by), alternatives(words.byline.and_)
    credit = alternatives(words.byline.credits)
    return _Patterns(
        by=re.compile(rf"(?:{by})(?::\s*|\s+)(?P<names>\S.*)", re.IGNORECASE),
        separator=re.compile(rf"\s*[,;]\s*(?:(?:{and_})\s+)?|\s+(?:{and_})\s+|\s*&\s*", re.IGNORECASE),
        credit=re.compile(rf"[(\[]?\s*(?P<role>{credit})(?::\s*|\s+)(?P<names>[^;)\]]+)", re.IGNORECASE),
        roles=re.compile(rf"(?:{alternatives(words.byline.roles)})\b.*", re.IGNORECASE),
        reached=re.compile(rf"\b(?:{alternatives(words.byline.reached)})\b|\bis\s+at\b", re.IGNORECASE),
    )


def read_byline(reading: Reading) -> tuple[Block, ...] | None:
    """Take `By X` between the headline and the prose, or right above the headline."""
    chunk = reading.chunk
    if not parse_byline(chunk.text, reading.words) or not (reading.headline or _stands_above_headline(reading)):
        return None
    return (Block(BlockKind.BYLINE, chunk.text, chunk.line),)


def read_name_line(reading: Reading) -> tuple[Block, ...] | None:
    """Take a name, a role or an address without a `By` between the headline and the prose."""
    chunk = reading.chunk
    is_role = reading.last is BlockKind.BYLINE and _patterns(reading.words).roles.fullmatch(chunk.text)
    if (
        reading.headline
        and len(chunk.text) <= MAX_CHARACTERS
        and (is_role or parse_credits(chunk.text, reading.words) or is_name_line(reading))
    ):
        return (Block(BlockKind.BYLINE, chunk.text, chunk.line, Certainty.LIKELY),)
    mail = _MAIL.fullmatch(chunk.text)
    if mail and reading.last is BlockKind.BYLINE:
        return (Block(BlockKind.BYLINE, chunk.text, chunk.line),)
    return None


def read_end_byline(reading: Reading) -> tuple[Block, ...] | None:
    """Take credits, a name or an address below the prose."""
    chunk = reading.chunk
    text = chunk.text
    if len(text) > MAX_CHARACTERS * 2 or not reading.has_begun or reading.goes_on(BlockKind.QUOTE):
        return None
    if parse_credits(text, reading.words):
        return (Block(BlockKind.BYLINE, text, chunk.line),)
    certainty = _signed(text, reading.words) if reading.in_tail and len(text) <= MAX_CHARACTERS else None
    return (Block(BlockKind.BYLINE, text, chunk.line, certainty),) if certainty else None


def _signed(text: str, words: Vocabulary) -> Certainty | None:
    """How surely a line below the text says who wrote it; None if it does not."""
    if parse_byline(text, words):
        return Certainty.SURE
    mail = _MAIL.search(text)
    if mail and (mail[0] == text or _patterns(words).reached.search(text)):
        return Certainty.LIKELY
    if _INITIALS.fullmatch(text):
        return Certainty.GUESS
    signed = _SIGNED.fullmatch(text)
    is_signed = signed and _is_like_person(signed["names"].split(",")[0])
    return Certainty.LIKELY if is_signed or _is_bare_name(text) else None


def parse_byline(text: str, words: Vocabulary | None = None) -> tuple[str, ...]:
    """The authors a byline names, in order, without their roles, papers and towns.

    Returns:
        Names with capitals at the start of each word where the source has nothing but capitals;
        empty when the text is no byline.
    """
    if len(text) > MAX_CHARACTERS or (words is None and text[:2].lower() != "by"):
        return ()
    words = words or load_vocabulary("en")
    match = _patterns(words).by.fullmatch(text)
    return _names(match["names"], words) if match else ()


def parse_credits(text: str, words: Vocabulary | None = None) -> tuple[str, ...]:
    """The reporters named by a line such as `(Reporting by X; Editing by Y)`; whoever is named when none reports.

    Returns:
        Empty when the text is no such line.
    """
    words = words or load_vocabulary("en")
    if len(text) > MAX_CHARACTERS * 2:
        return ()
    credit = _patterns(words).credit
    if credit.match(text) is None:
        return ()
    found = list(credit.finditer(text))
    credited = [(match["role"].lower(), _names(match["names"].strip(" ."), words)) for match in found]
    if not all(names for _, names in credited):
        return ()
    reporters = [name for role, names in credited if "edit" not in role for name in names]
    return tuple(reporters or credited[0][1])


def parse_names(text: str, words: Vocabulary | None = None) -> tuple[str, ...]:
    """The authors of any byline block, with or without its `By`."""
    if found := parse_byline(text, words) or parse_credits(text, words):
        return found
    plain = _TRAILER.split(_MAIL.sub("", text).strip(" -–—*.").split(",")[0], maxsplit=1)[0]
    name = re.split(r"\s(?:in|is|can|may|at)\s", plain)[0].removeprefix("Reach ").strip()
    return (_cased(name),) if _is_person(name) else ()


def parse_authors(text: str) -> tuple[str, ...]:
    """The authors that a header or a cell of metadata.csv names: a byline with or without its `By`, or a list."""
    if ";" in text:
        names = tuple(name.strip() for name in text.split(";") if name.strip())
    else:
        names = parse_byline(text) or parse_byline(f"By {text}")
    return names or (text.strip(),)


def byline_openers(words: Vocabulary) -> frozenset[str]:
    """First words of bylines."""
    return first_words(words.byline.by)


def _names(text: str, words: Vocabulary) -> tuple[str, ...]:
    """The people of a list of names."""
    patterns = _patterns(words)
    listed = _TRAILER.split(_MAIL.sub("", text).strip(" ,.()"), maxsplit=1)[0].removesuffix(",")
    parts = [part for part in patterns.separator.split(listed) if part]
    if not 0 < len(parts) <= MAX_NAMES:
        return ()
    names = [re.split(r"\s(?:in|of|for|at)\s", part, maxsplit=1)[0] for part in parts]
    if not all(re.fullmatch(_NAME, name) and _is_name(name) for name in names):
        if not (_is_name(names[0]) and re.fullmatch(_NAME, names[0])):
            return ()
        names = [name for name in names if patterns.roles.fullmatch(name) is None]
        if not all(re.fullmatch(_NAME, name) and _is_name(name) for name in names):
            return ()
    people = [names[0], *(name for name in names[1:] if _is_author(name, patterns.roles, names[0]))]
    # One word in capitals may be an agency, such as AFP.
    return tuple(_cased(name) for name in people)


def _is_author(name: str, roles: re.Pattern[str], first: str) -> bool:
    """Whether a later entry of a list is a person, not the role, the paper or the town of the one before it."""
    cased = _cased(name)
    if roles.fullmatch(name) or _OUTLET.search(cased):
        return False
    return " " in name or " " not in first


def _cased(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


def _stands_above_headline(reading: Reading) -> bool:
    """Whether the next line is the headline, so that this one, which could be a headline itself, is not."""
    below, further = reading.ahead(1), reading.ahead(2)
    return len(below) < len(further) and is_headline(below, further) and not parse_byline(below, reading.words)


def _is_name(name: str) -> bool:
    return all(not word.islower() or word in _PARTICLES for word in name.split())


def _is_person(name: str) -> bool:
    """Whether a text is a given name and a surname."""
    parts = _cased(name).split()
    return (
        len(parts) in PERSON and parts[0] in read_given_names() and _is_name(name) and bool(re.fullmatch(_NAME, name))
    )


def _is_like_person(name: str) -> bool:
    """Whether a text is two to four words with capitals."""
    return len(name.split()) in PERSON and _is_name(name) and bool(re.fullmatch(_NAME, name))


def _is_bare_name(text: str) -> bool:
    """A name with nothing beside it but a town."""
    name, _, town = text.partition(", ")
    is_town = _is_name(town) and len(town.split()) <= 3  # noqa: PLR2004 - New South Wales
    return (_is_like_person(name) and is_town) if town else _is_person(name)


def is_name_line(reading: Reading, distance: int = 0) -> bool:
    """Whether a line of the head is a name, alone or with a town, a role or a paper, above longer prose.

    Args:
        reading: where the walk stands.
        distance: of the line from the chunk.
    """
    text = reading.ahead(distance)
    if len(text) > MAX_CHARACTERS // 2 or reading.seen & {BlockKind.BYLINE} or text[-1] in "?!:;":
        return False
    name = re.split(r",\s|\s\|\s|\s/\s|\sin\s|\s[-–—•]\s", _MAIL.sub("", text).strip(), maxsplit=1)[0]
    name = name.strip(" ()")
    if not _is_person(name) and not (_is_like_person(name) and _is_alone(reading, distance, text)):
        return False
    rest = _MAIL.sub("", text).strip()[len(name) :].strip(" ,|/()-–—•")
    rest = rest.removeprefix("in ")
    roles = _patterns(reading.words).roles
    good = not rest or roles.fullmatch(rest) or _OUTLET.search(rest) or (_is_name(rest) and len(rest.split()) <= 4)  # noqa: PLR2004 - a town and its country
    return bool(good) and max(len(reading.ahead(distance + further)) for further in (1, 2, 3)) > len(text)


def _is_alone(reading: Reading, distance: int, text: str) -> bool:
    """Whether a line of two or three words with capitals can be nothing but a name: it stands between the headline and prose."""
    known = text.casefold() in (*reading.words.kicker.labels, *reading.words.kicker.sections)
    is_below = distance == 0 and reading.last in (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE, BlockKind.DECK)
    return (
        is_below
        and not known
        and not text.isupper()
        and max(len(reading.ahead(further)) for further in (1, 2, 3)) > MIN_PROSE
    )
