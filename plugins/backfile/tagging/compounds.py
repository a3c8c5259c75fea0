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
_NEAR = 3
"""Words after a link that may have the country."""
_BEFORE = 60
"""Letters before an event that may have its country."""
_AFTER = frozenset({"", ",", "'s", "\u2019s", "'", "\u2019", '"', "\u201d"})
"""What may follow the words for a country before the event."""
_VERB_ENDS = ("s", "ed")
"""Of a word that does not stand between a country and its event: "La Paz condemned coup"."""
_BESIDE = 0.001
"""Points that put the compound right before the event."""


def compound_candidates(
    topics: Iterable[Candidate], countries: Sequence[tuple[str, tuple[str, ...]]], parts: Parts, lead: str
) -> list[Candidate]:
    """Return the chief event of an article with the country that it happens in, if it has one.

    That is the one whose words stand with the event: "Bolivian military coup", "coup in La Paz". Where none do, it is
    the article's only country, if one of its words stands in a sentence with the event.

    Args:
        topics: the topics found.
        countries: the name of each country that the article is mainly about, with the words that show it.
        parts: the article.
        lead: its beginning; only an event of the headline or of the lead has a country for its name.
    """
    found = []
    headline = parts.pieces[0]
    for topic in topics:
        form = topic.forms[0]
        if topic.name not in events_in_countries():
            continue
        in_headline = word_offset(headline.lower(), form.lower()) >= 0
        if not (in_headline or form in lead):
            continue
        sentences = [headline] if in_headline else []
        sentences += _sentences(form, parts)
        near = (name for name, words in countries if any(is_of(form, words, sentence) for sentence in sentences))
        country = next(near, "")
        if not country and len(countries) == 1:
            name, words = countries[0]
            country = name if any(stands_in(words, sentence) for sentence in sentences) else ""
        if country:
            found.append(_join(country, topic, sure=in_headline))
    return sorted(found, reverse=True)[:1]


def is_of(event: str, country: Iterable[str], sentence: str) -> bool:
    """Whether a sentence says that an event is of a country.

    Args:
        event: the words for the event, in any case.
        country: the words that show the country; the first may be its name.
        sentence: the sentence.

    Example:
        >>> sentence = "Russia condemned a coup in Bolivia"
        >>> is_of("coup", ("Bolivia", "Bolivian"), sentence), is_of("coup", ("Russia",), sentence)
        (True, False)
    """
    words = tuple(country)
    lowered, event = sentence.lower(), event.lower()
    start = word_offset(lowered, event)
    while start >= 0:
        end = start + len(event)
        link, _, after = sentence[end:].lstrip(" ").partition(" ")
        if link.lower() in _LINKS and stands_in(words, " ".join(after.split(maxsplit=_NEAR)[:_NEAR])):
            return True
        if _stands_before(words, sentence[max(0, start - _BEFORE) : start]):
            return True
        start = word_offset(lowered, event, end)
    return False


def stands_in(country: Iterable[str], sentence: str) -> bool:
    """Whether one of the words that show a country stands in a sentence, not as a part of another word."""
    return any(word_offset(sentence, word) >= 0 for word in country)


def _stands_before(country: Iterable[str], before: str) -> bool:
    """Whether words end with a country, or with a country and one word that says what kind of event it is.

    "Bolivian military" does, "Bolivia condemns" does not.
    """
    beside = before.rstrip(" ")
    apart, _, between = beside.rpartition(" ")
    adjective = between.isalpha() and not between.endswith(_VERB_ENDS)
    return any(_ends_with(beside, word) or (adjective and _ends_with(apart, word)) for word in country)


def _ends_with(text: str, word: str) -> bool:
    """Whether a text ends with some words, or with their possessive."""
    start = text.rfind(word)
    return start >= 0 and not text[:start][-1:].isalnum() and text[start + len(word) :] in _AFTER


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
