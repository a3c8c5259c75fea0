"""Read labels of articles, as docs/evaluation.md describes them: gold.jsonl, and which names an organisation has."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LABELS = "gold.jsonl"
ALIASES = Path(__file__).parent / "gold_aliases.csv"

KEYS = ("id", "primary", "countries", "mentioned", "ignore", "people", "orgs", "keyphrases", "ner")
"""What a label may hold; anything else in it is passed over."""

_CODE = re.compile(r"[A-Z]{2}")
_LISTS = ("countries", "mentioned", "ignore", "people", "orgs", "keyphrases")
_COUNTRIES = ("countries", "mentioned", "ignore")


@dataclass(frozen=True, slots=True)
class Label:
    """What a person says of one article. A part that is empty is not judged."""

    id: str
    line: int
    """In gold.jsonl."""
    primary: str
    """The country that it is most about, or empty."""
    countries: tuple[str, ...]
    """Those it is about: ISO 3166-1 alpha-2, upper case, as all that follows."""
    mentioned: tuple[str, ...]
    """All that it names, those it is about among them."""
    ignore: tuple[str, ...]
    """Those that are neither right nor wrong."""
    people: tuple[str, ...]
    orgs: tuple[str, ...]
    keyphrases: tuple[str, ...]
    ner: Mapping[str, Mapping[str, int]] | None
    """Under PER and ORG each name of the text with how often it stands there; None: not labelled."""


class LabelError(ValueError):
    """A line that is no label; its text says what is wrong and how to mend it."""


def read_labels(folder: Path) -> tuple[list[Label], list[str]]:
    """Read the labels of a set.

    Args:
        folder: of the set.
    Returns:
        The labels in the order of the file, and a message for each line that cannot be used.
    Raises:
        OSError: there is no gold.jsonl, or it cannot be read.
    """
    path = folder / LABELS
    labels: dict[str, Label] = {}
    messages = []
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                label = parse_label(line, number)
            except LabelError as error:
                messages.append(f"{path}:{number}: {error}; the line is left out")
                continue
            first = labels.setdefault(label.id, label)
            if first is not label:
                what = f'"{label.id}" has a label in line {first.line} already; delete one; the line is left out'
                messages.append(f"{path}:{number}: {what}")
    return list(labels.values()), messages


def parse_label(line: str, number: int) -> Label:
    """Read one line of gold.jsonl.

    Raises:
        LabelError: it cannot be used.
    """
    try:
        found = json.loads(line)
    except ValueError as error:
        message = f'it is no JSON ({error}); write one object, as {{"id": "a", "countries": ["PE"]}}'
        raise LabelError(message) from error
    if not isinstance(found, dict) or not isinstance(found.get("id"), str) or not found["id"]:
        message = 'it has no "id"; write an object with the name of the text file without .txt as "id"'
        raise LabelError(message)
    lists = {key: _texts(found, key) for key in _LISTS}
    for key in _COUNTRIES:
        lists[key] = tuple(_country(code, key) for code in lists[key])
    countries = lists["countries"]
    only = countries[0] if len(countries) == 1 else None
    primary = found.get("primary", only)
    if primary is not None and not isinstance(primary, str):
        message = '"primary" is no country; write its ISO code or null'
        raise LabelError(message)
    return Label(
        id=found["id"],
        line=number,
        primary=_country(primary, "primary") if primary else "",
        countries=countries,
        mentioned=tuple(dict.fromkeys((*countries, *lists["mentioned"]))),
        ignore=lists["ignore"],
        people=lists["people"],
        orgs=lists["orgs"],
        keyphrases=lists["keyphrases"],
        ner=_names(found.get("ner")),
    )


def read_aliases(path: Path = ALIASES) -> dict[str, tuple[str, ...]]:
    """The names of each organisation that labels call by a code; one with an empty name is not judged."""
    names = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names[row["organisation"]].append(row["name"])
    return {code: tuple(found) for code, found in names.items()}


def _texts(found: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = found.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        message = f'"{key}" is no list of texts; write it as "{key}": ["...", "..."]'
        raise LabelError(message)
    return tuple(value)


def _country(code: str, key: str) -> str:
    if not _CODE.fullmatch(code.upper()):
        message = f'"{code}" in "{key}" is no ISO 3166-1 alpha-2 code; write two letters, such as PE'
        raise LabelError(message)
    return code.upper()


def _names(value: object) -> Mapping[str, Mapping[str, int]] | None:
    if value is None:
        return None
    if isinstance(value, dict) and all(map(_is_counted, value.values())):
        return value
    message = '"ner" has another form; write it as {"PER": {"Luis Arce": 2}, "ORG": {"IMF": 1}}'
    raise LabelError(message)


def _is_counted(names: object) -> bool:
    return isinstance(names, dict) and all(isinstance(count, int) for count in names.values())
