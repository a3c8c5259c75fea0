"""Tell the names of people and companies from those of places: "Michael Jordan", "Cyprus Minerals Co".

Such a name is remembered for the rest of the article, so each rule here is asked before those of `context`.
"""

import re
from typing import NamedTuple

from backfile.geography.parts import DATELINE, HEADLINE, Hit
from backfile.geography.senses import Gazetteer, Kind

_HONORIFICS = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Judge Justice Sgt Sergeant Lt Capt Captain Col Colonel Rev Officer Det "
    "Detective Sen Senator Rep Gov Coach Deputy Lord Lady Saint St".split()
)
_GIVEN_BEFORE = re.compile(r"\b([A-Z]\w+)(?:-[A-Z]\w+)?(?: [A-Z]\.){0,2} $")
_NAME_AFTER = re.compile(r"(?: [A-Z]\.)? ([A-Z]\w\w+)")
COMPANY = re.compile(
    r" (?:(?:[A-Z][\w'&.-]*+|and|of|&) ){0,4}?(?=[ABCFGHIKLMNPSp])"
    r"(?:Inc|INC|Corp|CORP|Ltd|LTD|Plc|PLC|plc|LLC|GmbH|Pty|Bhd|NV|N\.V|SpA|AB|KK|Co(?:mpany)?|CO|Fund|FUND|Bancorp|"
    r"Holdings?|HOLDINGS?|Industries|INDUSTRIES|Minerals|MINERALS|Bancshares|Airlines Inc|Partners|Associates)\b"
)
TICKER_FOLLOWS = re.compile(r" ?<[A-Z.]{1,8}>")
NAMES_COMPANIES = frozenset({Kind.CITY, Kind.CAPITAL, Kind.STATE, Kind.COUNTRY})
_LEADER = Kind.LEADER
GIVEN_NAMES_TOO = frozenset(
    {"Austin", "Brooklyn", "Chad", "Dallas", "Georgia", "India", "Israel", "Jordan", "Kenya", "Paris"}
)
"""Places that people are named after: a person when a surname follows."""


class Context(NamedTuple):
    """A name and what stands next to it. A NamedTuple because one is made for each name."""

    hit: Hit
    kind: Kind
    """Kind of its first sense."""
    before: str
    after: str
    gazetteer: Gazetteer


def is_person(around: Context) -> bool:
    """Whether the name is part of a person's: "Michael Jordan", "Mr. London", "Paris Jones"."""
    hit = around.hit
    if " " in hit.name or hit.part == DATELINE:
        return False
    if around.before[-1:] == " " and _is_surname(around):
        return True
    if hit.part == HEADLINE or not (hit.name in around.gazetteer.given_names or hit.name in GIVEN_NAMES_TOO):
        return False
    following = _NAME_AFTER.match(around.after)
    if following is None or following.group(1) in around.gazetteer.institutions:
        return False
    return not around.gazetteer.starts_name(following.group(1)) or following.group(1) in around.gazetteer.ordinary


def _is_surname(around: Context) -> bool:
    """Whether a given name or "Mr." stands before."""
    previous = around.before[:-1].rpartition(" ")[2].rpartition("\n")[2]
    if not previous[:1].isupper():
        return False
    if previous in around.gazetteer.given_names:
        return True
    if around.kind is not _LEADER and previous.rstrip(".") in _HONORIFICS:
        return True
    if previous[-1] != "." and "-" not in previous:
        return False
    given = _GIVEN_BEFORE.search(around.before)
    return given is not None and given.group(1) in around.gazetteer.given_names


def is_company(around: Context) -> bool:
    """Whether the name is part of a company's that is not called after its seat: "Cyprus Minerals Co"."""
    after = around.after
    if around.kind not in NAMES_COMPANIES or around.hit.part == DATELINE:
        return False
    following = after[1:2]
    if after[:1] == " " and not (following.isupper() or following in {"a", "<", "&", ""}):
        return False
    return COMPANY.match(after) is not None or TICKER_FOLLOWS.match(after) is not None
