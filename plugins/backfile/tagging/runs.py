"""Find runs of capitalised words, the only words that can be names."""

import re
from collections import Counter

UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0160\u017d\u0141\u0130\u010c\u0106\u015a\u015e\u0110"
_TITLE = "".join(
    rf"|(?<=\b{title}\.)"
    for title in ["Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sgt", "Capt", "Rev", "St"]
)
_REST = rf"(?:[\w'&-]++(?>(?:\.(?:{_TITLE[1:]}))?)|\.(?>(?:[{UPPER}]\.)*)(?!\w)|)"
"""The rest of a word: of a word, with the full stop of a title, or of initials."""
_FIRST = rf"[{UPPER}](?<![\w'][{UPPER}]){_REST}"
"""Begins with a set of characters, which the regex engine looks for quickly, and only then looks back."""
_WORD = rf"(?:[{UPPER}]|(?:[ad]l-|el-|d'|ul-)[{UPPER}]){_REST}"
_INSIDE = "(?:of|for|on)(?: the)?|d(?:e(?: la|l)?|a|os|u|i)|v(?:an(?: der)?|on)|der|bin|ibn|al|el?|ul|&"
_BODY = (
    "Administration|Agency|Association|Authority|Board|Bureau|Commission|Committee|Company|Conference|Corporation|"
    "Council|Department|Foundation|Industry|Institute|Ministry|Organi[sz]ation|Prevention|Service|Society|Union"
)
_FIELD = (
    "Agriculture|Commerce|Communications|Communities|Culture|Development|Economics|Education|Employment|Energy|"
    "Engineering|Environment|Families|Finance|Fisheries|Food|Forestry|Health|Housing|Human Services|Immigration|"
    "Industry|Infrastructure|Innovation|Internet|Labou?r|Medicine|Mines|Natural Resources|Prevention|Privacy|"
    "Public Affairs|Rehabilitation|Research|Rural Affairs|Sciences?|Security|Seismology|Social|Society|Sports?|"
    "Technology|Telecommunications|Tourism|Trade|Transport|Welfare|Youth"
)
_AND = rf"and (?=(?:[{UPPER}]\w+ (?:[{UPPER}]\w+ )?(?:{_BODY})|{_FIELD})\b)"
_TAIL = (
    r"(?: (?:said|says|told|added|tweeted|testified|tells|warned|argued|explained|[Aa]dministration|[Gg]overnment)\b"
    r"|,(?: (?:said|says|told|added)\b| (?:aged )?\d\d?,))"
)
"""What stands after a person, and less often after a company; or makes the name that of a government."""
_RUN = re.compile(rf"{_FIRST}(?: (?:{_WORD}|(?=[a-z&])(?:(?:{_INSIDE}) |{_AND}){_WORD})){{0,7}}{_TAIL}?")
_GOVERNMENTS = frozenset({"administration", "government"})
_ENDS = re.compile(rf"(.*?)({_TAIL})?\Z", re.DOTALL)


def count_runs(text: str, first: int) -> Counter[str]:
    """Count the runs of a text, in order of their first occurrence, each with the verb of speech or age behind it.

    A run has at most eight words, so that a page in capitals costs no more than its length.

    Args:
        text: the article, with straight apostrophes.
        first: where to begin.
    """
    return Counter(_RUN.findall(text, first))


def split_tail(run: str) -> tuple[str, bool, bool]:
    """Return a run without what stands behind it, and whether that shows a person: "said", ", 45,", or a government."""
    last = run.rpartition(" ")[2]
    if last.casefold() in _GOVERNMENTS:
        return run[: -len(last) - 1], False, True
    if not (last.islower() or last.endswith(",")):
        return run, False, False
    match = _ENDS.match(run)
    if not match or not match.group(2):
        return run, False, False
    return match.group(1), True, False


def without_possessive(run: str) -> str:
    """Return a run without the possessive at its end: "Ruiz's", "Jones'"."""
    if run[-2:] == "'s":
        return run[:-2]
    return run[:-1] if run[-2:] == "s'" else run.rstrip("'&-")
