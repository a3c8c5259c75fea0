"""Join a kind of event and the country it happens in: "Bolivia coup"."""

from collections.abc import Iterable, Sequence

from backfile.english import sentence_at
from backfile.model.annotation import TagKind
from backfile.tagging.candidates import Candidate
from backfile.tagging.parts import Parts
from backfile.tagging.topics import word_offset
from backfile.tagging.words import events_in_countries

_LINKS = frozenset({"across", "against", "by", "in", "near", "of"})
"""Words between an event and its country."""
_NEAR = 4
_MARKS = ".,;:?!()'\"\u201c\u201d\u2018\u2019"
_PREFIX = 4
_BESIDE = 0.001
"""Points that put the compound right before the event."""
_PEOPLES = {
    "Afghanistan": ("Afghan",),
    "Belgium": ("Belgian",),
    "Cyprus": ("Cypriot",),
    "Denmark": ("Danish",),
    "Finland": ("Finnish",),
    "France": ("French",),
    "Greece": ("Greek",),
    "Ireland": ("Irish",),
    "Kazakhstan": ("Kazakh",),
    "Kyrgyzstan": ("Kyrgyz",),
    "Lebanon": ("Lebanese",),
    "Netherlands": ("Dutch",),
    "Niger": ("Nigerien",),
    "Norway": ("Norwegian",),
    "Philippines": ("Filipino", "Philippine"),
    "Poland": ("Polish",),
    "Spain": ("Spanish",),
    "Sweden": ("Swedish",),
    "Switzerland": ("Swiss",),
    "Tajikistan": ("Tajik",),
    "Thailand": ("Thai",),
    "Turkey": ("Turkish",),
    "United Kingdom": ("UK", "U.K.", "Britain", "British"),
    "United States": ("US", "U.S.", "America", "American"),
    "Uzbekistan": ("Uzbek",),
    "Wales": ("Welsh",),
}
"""Words for countries and peoples that do not begin like the country's name."""


def compound_candidates(
    topics: Iterable[Candidate], countries: Sequence[str], parts: Parts, lead: str
) -> list[Candidate]:
    """Return the events of an article, each with the country that it happens in.

    That is the one whose name stands with the event: "Bolivian military coup", "coup in Bolivia". Where none does, it
    is the article's only country, if that stands in a sentence with the event.

    Args:
        topics: the topics found.
        countries: the names of the countries that the article is mainly about.
        parts: the article.
        lead: its beginning; only an event of the headline or of the lead has a country for its name.
    """
    found = []
    headline = parts.pieces[0]
    for topic in topics:
        form = topic.forms[0]
        in_headline = word_offset(headline.lower(), form.lower()) >= 0
        if topic.name not in events_in_countries() or not (in_headline or form in lead):
            continue
        sentences = [headline, *_sentences(form, parts)] if in_headline else [*_sentences(form, parts)]
        near = [country for country in countries if any(is_of(form, country, sentence) for sentence in sentences)]
        if not near and len(countries) == 1:
            near = [country for country in countries if any(stands_in(country, sentence) for sentence in sentences)]
        if near:
            found.append(_join(near[0], topic, sure=in_headline))
    return found


def is_of(event: str, country: str, sentence: str) -> bool:
    """Whether a sentence says that an event is of a country.

    Example:
        >>> is_of("coup", "Bolivia", "Russia condemned a coup in Bolivia"), is_of("coup", "Russia", "Russia condemned a coup")
        (True, False)
    """
    words = [word.strip(_MARKS) for word in sentence.split()]
    lowered = [word.casefold() for word in words]
    event_words = event.casefold().split()
    for at in range(len(words)):
        if lowered[at : at + len(event_words)] != event_words:
            continue
        after = words[at + len(event_words) :]
        if at and stands_in(country, words[at - 1]):
            return True
        if at > 1 and words[at - 2] != country and stands_in(country, words[at - 2]):
            return True  # "Bolivian military coup", but not "Bolivia condemns coup"
        if after and after[0].casefold() in _LINKS and stands_in(country, " ".join(after[1:_NEAR])):
            return True
    return False


def stands_in(country: str, sentence: str) -> bool:
    """Whether a sentence names a country or its people; a people is known by the first letters of the country."""
    peoples = _PEOPLES.get(country)
    if peoples is not None:
        return any(word_offset(sentence, word) >= 0 for word in (country, *peoples))
    if " " in country:
        return country in sentence
    stem = country[: max(_PREFIX, len(country) - 1)]
    return any(word.strip(_MARKS).startswith(stem) for word in sentence.split())


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
