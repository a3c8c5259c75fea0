"""Find leaders by surname once the article has given the full name: after "Luis Arce", "Arce" alone is he."""

from collections.abc import Iterator

from backfile.geography.parts import Hit, Parts
from backfile.geography.senses import Gazetteer, Kind

_LEADER = Kind.LEADER
_SHORTEST = 4
_BEFORE = frozenset({" ", "\n", '"', "\u201c", "("})


def add_surnames(hits: list[Hit], parts: Parts, gazetteer: Gazetteer) -> list[Hit]:
    """Return the hits with the further mentions of their leaders, in reading order."""
    leaders = {hit.name.rpartition(" ")[2]: hit for hit in reversed(hits) if hit.senses[0].kind is _LEADER}
    further = [
        hit._replace(start=start, end=start + len(surname), part=parts.at(start), name=surname)
        for surname, hit in sorted(leaders.items())
        if len(surname) >= _SHORTEST and surname not in gazetteer.names and surname not in gazetteer.ordinary
        for start in _alone(parts.text, surname, hit.start)
    ]
    return sorted((*hits, *further), key=lambda hit: hit.start) if further else hits


def _alone(text: str, surname: str, first: int) -> Iterator[int]:
    """Yield where a surname stands without another capitalised word in front, after its first mention in full."""
    start = text.find(surname, first)
    while start >= 0:
        end = start + len(surname)
        before = text[max(0, start - 30) : start].rpartition(" ")
        previous = before[0].rpartition(" ")[2]
        opens = previous == "" or before[0][-1:] in {".", ","} or not previous[0].isupper()
        if opens and text[start - 1] in _BEFORE and not text[end : end + 1].isalnum():
            yield start
        start = text.find(surname, end)
