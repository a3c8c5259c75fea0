"""Read "Boone County" as one name: a county of the United States, whatever else Boone is."""

import re

from backfile.geography.parts import Hit, Parts
from backfile.geography.senses import Gazetteer, Kind, Sense

_BEFORE = re.compile(r"((?:St\. |[A-Z][\w']+[ -])?(?:[A-Z][\w']+)) $")
_COUNTY = (Sense(Kind.STATE, "US"),)
_REACH = 40


def join_counties(hits: list[Hit], parts: Parts, gazetteer: Gazetteer) -> list[Hit]:
    """Return the hits, each "County" with the county's name before it, instead of the place that name is by itself."""
    if "County" not in parts.text:
        return hits
    joined: list[Hit] = []
    counties: set[str] = set()
    for hit in hits:
        if hit.name.startswith("County") and hit.senses[0].kind is Kind.CLUE and hit.senses[0].alpha2 == "US":
            start = _county_start(parts.text[max(0, hit.start - _REACH, parts.starts[hit.part]) : hit.start], gazetteer)
            if start:
                while joined and joined[-1].end > hit.start - start:
                    joined.pop()
                name = parts.text[hit.start - start : hit.end]
                counties.add(name.partition(" County")[0])
                joined.append(Hit(hit.start - start, hit.end, hit.part, name, _COUNTY))
                continue
        joined.append(hit._replace(senses=_COUNTY) if hit.name in counties and _is_british(hit) else hit)
    return joined


def _is_british(hit: Hit) -> bool:
    """Whether the name is that of a county elsewhere, for which the article has meant an American one before."""
    return hit.senses[0].kind is Kind.STATE and hit.senses[0].alpha2 != "US"


def _county_start(before: str, gazetteer: Gazetteer) -> int:
    """Return how many characters before "County" the county's name starts, 0 if it is none."""
    match = _BEFORE.search(before)
    if match is None:
        return 0
    name = match.group(1).replace(".", "")
    if name in gazetteer.counties:
        return len(before) - match.start()
    last = name.rpartition(" ")[2]
    return len(last) + 1 if last in gazetteer.counties else 0
