"""Join a kind of event and the country it happens in: "Bolivia coup"."""

from collections.abc import Iterable, Sequence

from backfile.english import sentence_at
from backfile.model.annotation import TagKind
from backfile.tagging.candidates import Candidate
from backfile.tagging.parts import Parts
from backfile.tagging.topics import word_offset
from backfile.tagging.words import events_in_countries

_PREFIX = 4
_BESIDE = 0.001
"""Points that put the compound right before the event."""
_PEOPLES = {
    "Denmark": ("Danish",),
    "France": ("French",),
    "Netherlands": ("Dutch",),
    "Spain": ("Spanish",),
    "United Kingdom": ("UK", "U.K.", "Britain", "British"),
    "United States": ("US", "U.S.", "America", "American"),
    "Wales": ("Welsh",),
}
"""Words for countries and peoples that do not begin like the country's name."""


def compound_candidates(
    topics: Iterable[Candidate], countries: Sequence[str], parts: Parts, lead: str
) -> list[Candidate]:
    """Return the events of an article with the countries that stand in a sentence with them.

    Args:
        topics: the topics found.
        countries: the names of the countries that the article is mainly about.
        parts: the article.
        lead: its beginning; only an event of the headline or of the lead has a country for its name.
    """
    found = []
    for topic in topics:
        if topic.name not in events_in_countries():
            continue
        form = topic.forms[0]
        headline = parts.pieces[0]
        in_headline = word_offset(headline.lower(), form.lower()) >= 0
        if not (in_headline or form in lead):
            continue
        for country in countries:
            if in_headline and stands_in(country, headline):
                found.append(_join(country, topic, sure=True))
            elif any(stands_in(country, sentence) for sentence in _sentences(form, parts)):
                found.append(_join(country, topic, sure=in_headline))
    return found


def stands_in(country: str, sentence: str) -> bool:
    """Whether a sentence names a country or its people; a people is known by the first letters of the country."""
    if country in sentence or any(word in sentence for word in _PEOPLES.get(country, ())):
        return True
    if " " in country or country in _PEOPLES:
        return False
    return any(word.startswith(country[:_PREFIX]) for word in sentence.split())


def _join(country: str, event: Candidate, *, sure: bool) -> Candidate:
    name = f"{country} {event.name if event.name.isupper() else event.name[0].lower() + event.name[1:]}"
    return Candidate(event.score + _BESIDE, name, TagKind.TOPIC, sure, event.forms)


def _sentences(form: str, parts: Parts) -> Iterable[str]:
    start = word_offset(parts.text, form, parts.body)
    while start >= 0:
        index = parts.at(start)
        first = parts.starts[index]
        yield sentence_at(parts.pieces[index], start - first, start - first + len(form))
        start = word_offset(parts.text, form, start + len(form))
