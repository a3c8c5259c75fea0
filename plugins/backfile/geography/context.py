"""Leave out names that are no places where they stand: people, companies, languages, money, streets.

A table of rules; each looks at a name and the few characters around it. `namesakes` has those for people and companies.
"""

import re
from collections.abc import Callable
from enum import Enum

from backfile.geography.namesakes import (
    COMPANY,
    GIVEN_NAMES_TOO,
    NAMES_COMPANIES,
    TICKER_FOLLOWS,
    Context,
    is_company,
    is_person,
)
from backfile.geography.parts import DATELINE, FIRST_PARAGRAPH, Hit, Parts
from backfile.geography.senses import Gazetteer, Kind

_BEFORE, _AFTER = 28, 80
"""Characters around a name that the rules see."""
_SPOKEN = re.compile(
    r"\b(?:in|into|speaks?|spoke|speaking|fluent|learn|learned|learning|taught|translated from|fluently) $"
)
_SPOKEN_LAST = frozenset(
    "in into speak speaks spoke speaking fluent learn learned learning taught from fluently".split()
)
"""The last words of what `_SPOKEN` looks for."""
_LANGUAGE_ENDS = re.compile(r"(?:[.,;:!?)\"”]|$|\n| (?:and|or|with|by|on|at|as|but|to|from)\b)")
_LANGUAGE_NOUN = re.compile(r"[ -](?:language|speaking|speakers?|translation|dictionary|subtitles|lessons|version)\b")
_COUNTED = re.compile(
    r"\$|[ -](?i:dlrs?|dollars?|francs?|kron[aeo]r?|pesos?|rupees?|marks|guilders?|pounds?|lira|lire|yen|dinars?|"
    r"shillings?|yuan|roubles?|rubles?|ringgit|rials?|riyals?|dirhams?|schillings?|pesetas?)\b"
)
_STREET = re.compile(r" (?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd\.?|Drive|Lane|Square Garden|Blvd|Way)\b")
_LOCATIVE = re.compile(r"\b(?:in|near|from|at|outside|around|across|to|of|In|Near|From|At|downtown|central|city of) $")
_COUNTY = re.compile(r" County\b(?! (?:Council|Cricket|Championship|Court))")
_TOWN_BEFORE = re.compile(r"[\w.], $")
_STATE_FOLLOWS = re.compile(r", [A-Z]")
_ACCORD = re.compile(
    r" (?:(?:[Cc]limate|[Cc]urrency|[Pp]eace|[Tt]rade) )?"
    r"(?:[Aa]ccords?|[Aa]greements?|[Pp]acts?|[Pp]rotocols?|[Tt]reaty|[Cc]onventions?|[Cc]lub|[Rr]ound|[Dd]eclaration|"
    r"[Ii]nterbank|INTERBANK|PACT|ACCORD|AGREEMENT|[Ss]ummit communique)\b"
)
_LISTED = re.compile(r"\b(?:listed|quoted|registered|traded) (?:in|on)(?: the)? $")
_JOINED = re.compile(r"-([A-Z][\w']*)")
_CAPITALISED_NEXT = re.compile(r" (?:[A-Z]\. )?([A-Z][\w']*)")
_NOT_A_NAME_BEFORE = re.compile(
    r"(?:^|[.!?:\"\n(] ?)[A-Z][\w']* $|\b(?:North|South|East|West|Northern|Southern|Eastern|Western|Greater|Metro|Central|Downtown|"
    r"Upper|Lower|Old|Inner|Outer|In|At|From|Near|The|And|But|For|To|Of|On|When|While|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|Mayor|City|University|College|Bishop|Archbishop|County|Town|Village|Port|Radio|[A-Z]{2,}) $"
)
_CITY, _DEMONYM = Kind.CITY, Kind.DEMONYM
_TOWNS = frozenset({Kind.CITY, Kind.CAPITAL})
_new = tuple.__new__
"""Makes a NamedTuple in a third of the time its own constructor takes."""
_LARGE_THOUSANDS = 250
"""A city at least this large is a city even if people have its name."""
_JOINS = frozenset({" ", "-", "<"})
_ENDS, _STARTS = frozenset((*",.;:?!\n')\"\u201d", "")), frozenset(("\n", '"', "\u201c", ""))
_CENTRES = frozenset({"Luxembourg", "Singapore", "Hong Kong", "London", "Tokyo", "Paris"})
"""Places named for their exchanges."""
_QUESTIONED = _CENTRES | GIVEN_NAMES_TOO
_RISKY_AFTER = {
    kind: frozenset(letters)
    for letters, kinds in (
        ("acdiprst", (Kind.CITY,)),
        ("acdfgiklmprsty", (Kind.CAPITAL,)),
        ("adfgklmprsy", (Kind.COUNTRY,)),
        ("a", (Kind.STATE,)),
        ("dfgklmprstvy", (Kind.DEMONYM,)),
        ("", (Kind.METONYM, Kind.LEADER)),
    )
    for kind in kinds
}
"""Kinds of which most names need no rule -> the first letter, after a space, of what a rule looks for behind them."""
_SHOWN_AFTER = re.compile(
    "|".join(
        pattern.pattern for pattern in (COMPANY, TICKER_FOLLOWS, _COUNTED, _STREET, _ACCORD, _COUNTY, _LANGUAGE_NOUN)
    )
)
"""What the rules for such kinds look for behind a name; that of a small town may be part of any longer one, too."""
_BEFORE_TOWNS = frozenset({"In", "The", "And", "For", "From", "To", "While", "But", "When"})
_HARMLESS = _BEFORE_TOWNS | {"With", "As", "If", "After"}
"""Words with a capital that are no part of the name they stand before, or, of a town's, may be one."""
_UNQUESTIONED = frozenset({Kind.PHRASE, Kind.CLUE})


class Verdict(Enum):
    """What a name is where it stands."""

    PLACE = 1
    """Or a demonym, or a leader."""
    OTHER = 2
    """A person or a company, and so for the rest of the article."""
    NOTHING = 3


PLACE, _OTHER, _NOTHING = Verdict.PLACE, Verdict.OTHER, Verdict.NOTHING


def places_only(hits: list[Hit], parts: Parts, gazetteer: Gazetteer) -> list[Hit]:
    """Return the hits that are places, demonyms or leaders where they stand."""
    text, starts = parts.text, parts.starts
    names_of_others: set[str] = set()
    kept: list[Hit] = []
    judged: dict[tuple[str, str, str, int], Verdict] = {}
    for hit in hits:
        kind = hit.senses[0].kind
        if kind in _UNQUESTIONED or is_quiet(text, hit, kind, gazetteer):
            kept.append(hit)
            continue
        start, end, part, name, _ = hit
        before, after = text[max(0, start - _BEFORE, starts[part]) : start], text[end : end + _AFTER]
        place = (name, before, after, min(part, FIRST_PARAGRAPH))
        verdict = judged.get(place)
        if verdict is None:
            verdict = judged[place] = judge(_new(Context, (hit, kind, before, after, gazetteer)))
        if verdict is PLACE:
            kept.append(hit)
        elif verdict is _OTHER:
            names_of_others.add(name)
    names_of_others -= {hit.name for hit in hits if hit.part == DATELINE}
    if names_of_others:
        return [
            hit
            for hit in kept
            if hit.name not in names_of_others or _LOCATIVE.search(text, max(0, hit.start - 12), hit.start)
        ]
    return kept


def judge(around: Context) -> Verdict:
    """Return what a name is, by all that is next to it and by nothing else."""
    if is_person(around) or (around.after[:1] in _JOINS and is_company(around)):
        return _OTHER
    for leaves_out in _RULES_OF[around.kind]:
        if leaves_out(around):
            return _NOTHING
    return PLACE


def is_quiet(text: str, hit: Hit, kind: Kind, gazetteer: Gazetteer) -> bool:
    """Whether nothing next to a name, read in haste, could make it something else than it mostly is."""
    start, end, _, name, _ = hit
    if name in gazetteer.not_only_places or name in _QUESTIONED or kind not in _RISKY_AFTER:
        return False
    after = text[end : end + 1]
    if after not in _ENDS and (after != " " or _is_risky_after(text, end, kind)):
        return False
    before = text[start - 1 : start]
    if before != " ":
        return before in _STARTS
    previous = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
    if previous.islower() and kind is not _DEMONYM:
        return True
    return _is_quiet_before(previous.rpartition("\n")[2], name, kind, gazetteer)


def _is_risky_after(text: str, end: int, kind: Kind) -> bool:
    """Whether a rule may find what it looks for behind a name that a space follows."""
    letter = text[end + 1 : end + 2]
    if letter.islower():
        if letter not in _RISKY_AFTER[kind]:
            return False
    elif kind is _CITY:
        return True
    elif kind not in NAMES_COMPANIES and letter.lower() not in _RISKY_AFTER[kind]:
        return False
    return _SHOWN_AFTER.match(text, end, end + _AFTER) is not None


def _is_quiet_before(previous: str, name: str, kind: Kind, gazetteer: Gazetteer) -> bool:
    """Whether the word before a name cannot make it something else."""
    if kind in _TOWNS:
        return previous in _BEFORE_TOWNS
    if kind is _DEMONYM and previous in _SPOKEN_LAST and name in gazetteer.languages:
        return False
    return previous.islower() or previous in _HARMLESS or previous[-1:] == "," or " " in name


def _is_part_of_name(around: Context) -> bool:
    """Whether a town's name is part of a longer one that is no place's: "Saga Petroleum", "Nigel Lawson", "Bristol-Myers"."""
    hit, gazetteer = around.hit, around.gazetteer
    if hit.part < FIRST_PARAGRAPH:
        return False
    if joined := _JOINED.match(around.after):
        return not gazetteer.starts_name(joined.group(1))
    for sense in hit.senses:
        if sense.thousands >= _LARGE_THOUSANDS or sense.kind is not _CITY:
            return False
    following = _CAPITALISED_NEXT.match(around.after)
    if following and following.group(1) not in gazetteer.institutions and not gazetteer.starts_name(following.group(1)):
        return True
    return around.before[-1:] == " " and (
        around.before[:-1].rpartition(" ")[2][:1].isupper() and not _NOT_A_NAME_BEFORE.search(around.before)
    )


def _is_ticker(around: Context) -> bool:
    """Whether the name is the symbol of a share: "<UK>", "<ROK>"."""
    return around.before[-1:] == "<" and around.after[:1] in {">", "."} and around.hit.name.isupper()


def _is_money(around: Context) -> bool:
    return around.after[:1] in {"$", " ", "-"} and _COUNTED.match(around.after) is not None


def _is_language(around: Context) -> bool:
    if around.hit.name not in around.gazetteer.languages:
        return False
    if _LANGUAGE_NOUN.match(around.after):
        return True
    return bool(_SPOKEN.search(around.before) and _LANGUAGE_ENDS.match(around.after))


def _is_street(around: Context) -> bool:
    return around.after[:1] == " " and _STREET.match(around.after) is not None


def _is_accord(around: Context) -> bool:
    """Whether a town's name is that of what was signed there: "the Paris accord"."""
    return around.after[:1] == " " and _ACCORD.match(around.after) is not None


def _is_listing(around: Context) -> bool:
    """Whether the name is only where a share or a bond is traded: "listed in Luxembourg"."""
    if around.hit.name not in _CENTRES:
        return False
    return around.before[-3:] in {"in ", "on ", "he "} and _LISTED.search(around.before) is not None


def _is_credit(around: Context) -> bool:
    """Whether an institution stands in brackets: an agency that is thanked, "(Xinhua)", or a name told twice, "(FDA)"."""
    return around.before[-1:] == "(" and around.after[:1] == ")"


def _is_ordinary(around: Context) -> bool:
    """Whether a name is a word or a person's here: "Nice", "Nancy", unless "in" or a state shows a place."""
    hit, gazetteer = around.hit, around.gazetteer
    if hit.name not in gazetteer.ordinary:
        is_name = around.kind is _CITY and hit.name in gazetteer.given_names
        if not is_name or max(sense.thousands for sense in hit.senses) > _LARGE_THOUSANDS:
            return False
    shown = hit.part == DATELINE or _STATE_FOLLOWS.match(around.after) or _LOCATIVE.search(around.before)
    return not shown


def _is_loose_state(around: Context) -> bool:
    """Whether an abbreviation of a state does not follow a town: "Pa" alone."""
    return _TOWN_BEFORE.search(around.before) is None


def _is_county(around: Context) -> bool:
    """Whether a British or Irish county's name is an American county's: "Suffolk County"."""
    return around.after[:3] == " Co" and _COUNTY.match(around.after) is not None


_Rule = Callable[[Context], bool]
RULES: tuple[tuple[str, frozenset[Kind], _Rule], ...] = (
    ("ticker", frozenset({Kind.COUNTRY, Kind.STATE, Kind.SHORT_STATE, Kind.CITY, Kind.METONYM}), _is_ticker),
    ("money", frozenset({Kind.COUNTRY, Kind.DEMONYM, Kind.CAPITAL}), _is_money),
    ("language", frozenset({Kind.DEMONYM}), _is_language),
    ("part of a name", frozenset({Kind.CITY, Kind.CAPITAL}), _is_part_of_name),
    ("street", frozenset({Kind.CITY, Kind.CAPITAL, Kind.STATE}), _is_street),
    ("accord", frozenset({Kind.CITY, Kind.CAPITAL}), _is_accord),
    ("listing", frozenset({Kind.CITY, Kind.CAPITAL, Kind.COUNTRY}), _is_listing),
    ("credit", frozenset({Kind.METONYM}), _is_credit),
    ("ordinary word", frozenset(Kind), _is_ordinary),
    ("loose state", frozenset({Kind.SHORT_STATE}), _is_loose_state),
    ("american county", frozenset({Kind.STATE}), _is_county),
)
"""Name of a rule, the kinds of name it is for, and whether it leaves a name out."""
_RULES_OF = {kind: tuple(rule for _, kinds, rule in RULES if kind in kinds) for kind in Kind}
