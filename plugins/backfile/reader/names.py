"""The names in bylines and credits: who they are, without their roles, papers and towns."""

import re
from functools import lru_cache

import msgspec

from backfile.english import read_given_names
from backfile.reader.marks import APOSTROPHES
from backfile.reader.vocabulary import Vocabulary, alternatives, load_vocabulary

MAX_CHARACTERS = 160
"""A longer line is no byline."""
PERSON = range(2, 5)
"""Words of a name."""
MAX_NAMES = 8
_WORD = rf"(?:[^\W\d_][\w{APOSTROPHES}-]*\.?)"
NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,4}}"
"""Up to five words that could be a name."""
_PARTICLES = frozenset("al bin da de del della den der di dos du e el ibn la le ten van von y zu zur".split())
OUTLET = re.compile(
    r"^(?:The|AP|AFP|UPI|BBC|CNN|dpa|EFE|ANSA|TASS|IPS|Reuters|Bloomberg|Xinhua|Agence|Associated|Staff|Special)\b"
    r"|\b(?:Agency|Associates|Bureau|Chronicle|Courier|Daily|Gazette|Herald|Journal|Magazine|Media|Network|News|Observer"
    r"|Post|Press|Radio|Register|Reporter|Review|Service|Services|Staff|Standard|Star|Telegraph|Times|Today|Tribune|TV"
    r"|Weekly|Wire|Writer|Writers)$"
)
"""Entries of a byline that are papers and agencies."""
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""An e-mail address."""
_TRAILER = re.compile(r"\s*(?:\||/|•|·|\s[-–—])\s*")


class BylinePatterns(msgspec.Struct, frozen=True):
    """What bylines look like in one language."""

    by: re.Pattern[str]
    """A whole byline."""
    separator: re.Pattern[str]
    """Between names."""
    credit: re.Pattern[str]
    """One role and its names."""
    roles: re.Pattern[str]
    """What follows a name and is none."""
    reached: re.Pattern[str]
    """Between a name and an address."""


@lru_cache
def byline_patterns(words: Vocabulary) -> BylinePatterns:
    """The patterns of a language; kept, for they take a while to make."""
    by, and_ = alternatives(words.byline.by), alternatives(words.byline.and_)
    credit = alternatives(words.byline.credits)
    return BylinePatterns(
        by=re.compile(rf"(?:{by})(?::\s*|\s+)(?P<names>\S.*)", re.IGNORECASE),
        separator=re.compile(rf"\s*[,;]\s*(?:(?:{and_})\s+)?|\s+(?:{and_})\s+|\s*&\s*", re.IGNORECASE),
        credit=re.compile(rf"[(\[]?\s*(?P<role>{credit})(?::\s*|\s+)(?P<names>[^;)\]]+)", re.IGNORECASE),
        roles=re.compile(rf"(?:{alternatives(words.byline.roles)})\b.*", re.IGNORECASE),
        reached=re.compile(rf"\b(?:{alternatives(words.byline.reached)})\b|\bis\s+at\b", re.IGNORECASE),
    )


def parse_byline(text: str, words: Vocabulary | None = None) -> tuple[str, ...]:
    """The authors a byline names, in order, without their roles, papers and towns.

    Returns:
        Names with capitals at the start of each word where the source has nothing but capitals;
        empty when the text is no byline.
    """
    if len(text) > MAX_CHARACTERS or (words is None and text[:2].lower() != "by"):
        return ()
    words = words or load_vocabulary("en")
    match = byline_patterns(words).by.fullmatch(text)
    return _names(match["names"], words) if match else ()


def parse_credits(text: str, words: Vocabulary | None = None) -> tuple[str, ...]:
    """The reporters named by a line such as `(Reporting by X; Editing by Y)`; whoever is named when none reports.

    Returns:
        Empty when the text is no such line.
    """
    words = words or load_vocabulary("en")
    if len(text) > MAX_CHARACTERS * 2:
        return ()
    credit = byline_patterns(words).credit
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
    if len(text) > MAX_CHARACTERS * 2:
        return ()
    words = words or load_vocabulary("en")
    if (
        found := parse_byline(text, words)
        or parse_credits(text, words)
        or parse_byline(f"{words.byline.by[0]} {text}", words)
    ):
        patterns = byline_patterns(words)
        is_said = patterns.by.match(text) or patterns.credit.match(text)
        is_role = patterns.roles.fullmatch(found[0]) or OUTLET.search(found[0])
        return found if is_said or (all(map(is_like_person, found)) and not is_role) else ()
    by = byline_patterns(words).by.fullmatch(text)
    if by and by["names"].count(" ") < PERSON.stop:
        return (by["names"],)  # "by marta", as blogs have it
    plain = _TRAILER.split(MAIL.sub("", text).strip(" -–—*.").split(",")[0], maxsplit=1)[0]
    name = re.split(r"\s(?:in|is|can|may|at)(?:\s|$)", plain)[0].removeprefix("Reach ").strip()
    is_role = byline_patterns(words).roles.fullmatch(name) or OUTLET.search(_cased(name))
    return (_cased(name),) if is_like_person(name) and not is_role else ()


def parse_authors(text: str) -> tuple[str, ...]:
    """The authors that a header or a cell of metadata.csv names: a byline with or without its `By`, or a list."""
    if ";" in text:
        names = tuple(name.strip() for name in text.split(";") if name.strip())
    else:
        names = parse_byline(text) or parse_byline(f"By {text}")
    return names or (text.strip(),)


@lru_cache(maxsize=1024)
def _names(text: str, words: Vocabulary) -> tuple[str, ...]:
    """The people of a list of names. Kept, for an archive has each author often, and an article asks twice."""
    patterns = byline_patterns(words)
    listed = _TRAILER.split(MAIL.sub("", text).strip(" ,.()"), maxsplit=1)[0].removesuffix(",")
    parts = [part for part in patterns.separator.split(listed) if part]
    if not 0 < len(parts) <= MAX_NAMES:
        return ()
    names = [re.split(r"\s(?:in|of|for|at)\s", part, maxsplit=1)[0] for part in parts]
    if not all(re.fullmatch(NAME, name) and is_name(name) for name in names):
        if not (is_name(names[0]) and re.fullmatch(NAME, names[0])):
            return ()
        names = [name for name in names if patterns.roles.fullmatch(name) is None]
        if not all(re.fullmatch(NAME, name) and is_name(name) for name in names):
            return ()
    people = [names[0], *(name for name in names[1:] if _is_author(name, patterns.roles, names[0]))]
    # One word in capitals may be an agency, such as AFP.
    return tuple(_cased(name) for name in people)


def _is_author(name: str, roles: re.Pattern[str], first: str) -> bool:
    """Whether a later entry of a list is a person, not the role, the paper or the town of the one before it."""
    cased = _cased(name)
    if roles.fullmatch(name) or OUTLET.search(cased):
        return False
    return " " in name or " " not in first


def _cased(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


def is_name(name: str) -> bool:
    """Whether every word but particles such as `van` has a capital, or no small letters."""
    return all(not word.islower() or word in _PARTICLES for word in name.split())


def is_person(name: str) -> bool:
    """Whether a text is a given name and a surname."""
    parts = _cased(name).split()
    return len(parts) in PERSON and parts[0] in read_given_names() and is_name(name) and bool(re.fullmatch(NAME, name))


def is_like_person(name: str) -> bool:
    """Whether a text is two to four words with capitals."""
    return len(name.split()) in PERSON and is_name(name) and bool(re.fullmatch(NAME, name))
