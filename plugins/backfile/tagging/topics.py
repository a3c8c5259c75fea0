"""Find what happened: elections, coups, floods. The kinds of event and their word forms are in data/topics.csv."""

from collections.abc import Iterator

from backfile.tagging.tables import Tables

_MARKS = ".,;:?!()\"'\u201c\u201d\u2018\u2019"


def find_topics(text: str, tables: Tables) -> dict[str, list[tuple[int, int]]]:
    """Return the topics of a text, each with the start and end of the words that show it, in reading order."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return {}
    found: dict[str, list[tuple[int, int]]] = {}
    for head in sorted(tables.topic_words.intersection(_without_marks(lowered).split())):
        for form, topic in tables.topic_heads[head]:
            places = [(start, start + len(form)) for start in word_offsets(lowered, form)]
            if places:
                found.setdefault(topic, []).extend(places)
    for places in found.values():
        places.sort()
    return found


def word_offsets(text: str, form: str, first: int = 0) -> Iterator[int]:
    """Yield where some words stand in a text, not as a part of others; faster than a regex that looks back."""
    start = text.find(form, first)
    while start >= 0:
        end = start + len(form)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start
        start = text.find(form, end)


def _without_marks(text: str) -> str:
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text
