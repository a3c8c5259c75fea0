"""Annotate an article with its people, organisations and topics: candidates, of which the archive chooses."""

from collections.abc import Sequence
from typing import NamedTuple

from backfile.model.annotation import Prose, TagKind, TagMention
from backfile.tagging.candidates import (
    HEADLINE_POINTS,
    LEAD,
    LEAD_POINTS,
    MOST_POINTS,
    TWICE,
    Candidate,
)
from backfile.tagging.compounds import compound_candidates
from backfile.tagging.evidence import with_evidence
from backfile.tagging.mentions import Named
from backfile.tagging.names import gather_names, headline_runs
from backfile.tagging.parts import join_parts
from backfile.tagging.reading import Reader, reader_for
from backfile.tagging.runs import count_runs
from backfile.tagging.tables import Tables
from backfile.tagging.topics import topic_candidates, word_offset
from backfile.tagging.words import count_words, load_vocabulary

_LEAD_PIECES = 2
_SURE_POINTS = 4.0
_ENOUGH_SURE = 9
"""More than the tags of an article, should the archive join two."""
_OFTEN = 3
"""Mentions of one word, or of a name that nobody knows, which no headline has."""
_LEAST_LETTERS = 3
"""Of a name that is sure: two capitals may be the initials in an interview."""
_new = tuple.__new__
"""Makes a NamedTuple in a third of the time its own constructor takes."""
_UNKNOWN_SHARE = 0.6
"""What the points of a name count that is neither a person nor an organisation."""


def annotate_tags(
    prose: Prose,
    places: frozenset[str],
    *,
    forced: Sequence[str] = (),
    countries: Sequence[tuple[str, tuple[str, ...]]] = (),
    limit: int = 12,
) -> tuple[TagMention, ...]:
    """Find what could be the tags of an article, each with the sentences that show it.

    Promos are not read: what another article is about is no tag of this one.

    Args:
        prose: the article's words.
        places: place names in lower case without accents, from geography's `place_words`; they are never tags.
        forced: names that an editor wants wherever they stand as whole words, in any case if they have no capital.
        countries: the name of each country it is mainly about, with the words of the text that show it.
        limit: the most tags to return, besides the forced.

    Returns:
        The candidates, best first; those that are not sure are tags only where other articles have them too.
    """
    parts = join_parts(prose)
    text, first = parts.text, parts.body
    body = text[first:]
    headline = text[: first - 1].lower()
    lead_pieces = parts.starts[_LEAD_PIECES + 1] if len(parts.starts) > _LEAD_PIECES + 1 else len(text)
    lead = text[first : min(first + LEAD, lead_pieces)]
    vocabulary = load_vocabulary()
    words = count_words(body, vocabulary.every)
    topics = topic_candidates(body, headline, lead, (words, count_words(headline, vocabulary.every)), vocabulary)
    roles = sorted([word.decode() for word in words if word in vocabulary.roles])
    heads = _words_of(headline)
    reader = reader_for(places)
    runs = count_runs(text, first)
    if not runs:
        runs.update(headline_runs(text[: first - 1], reader.tables))
    names = gather_names(runs, text, heads, roles, reader)
    title = Title(headline, heads, text[: first - 1])
    found = [made for name in names if (made := _of_name(name, title, lead, reader))]
    taken = {made.name.casefold() for made in found}
    found += [topic for topic in topics if topic.name.casefold() not in taken]
    if countries:
        found += compound_candidates(topics, countries, parts, lead)
    found.sort(reverse=True)
    wanted = _forced(forced, text)
    if wanted:
        names_wanted = {made.name.casefold() for made in wanted}
        found = [made for made in found if made.name.casefold() not in names_wanted]
    return tuple([with_evidence(made, parts) for made in (*wanted, *_best(found, limit))])


def _best(found: Sequence[Candidate], limit: int) -> list[Candidate]:
    """The best candidates; one that is not sure and has enough sure ones before it is never shown."""
    sure = 0
    best = []
    for made in found[:limit]:
        sure += made.sure
        if made.sure or sure < _ENOUGH_SURE:
            best.append(made)
    return best


def _words_of(headline: str) -> frozenset[str]:
    """The words of a headline, without possessives and commas."""
    return frozenset(headline.replace("'s", "").replace(",", "").split())


class Title(NamedTuple):
    """The headline of an article."""

    lowered: str
    words: frozenset[str]
    """Its words in lower case, without possessives."""
    written: str
    """As it is written."""

    def has(self, name: str, tables: Tables) -> bool:
        """Whether it has a name, which it may write in capitals. An acronym that is a word, too, must be written so."""
        lowered = name.casefold()
        if " " in name:
            return lowered in self.lowered
        if name.isupper() and lowered in tables.common_words:
            words = _words_of(self.written)
            return name in words and not all(word.isupper() for word in words)
        return lowered in self.words


def _of_name(named: Named, title: Title, lead: str, reader: Reader) -> Candidate | None:
    """What speaks for a name; nothing for one that is no tag."""
    tables = reader.tables
    name, kind, short, count = named.name, named.kind, named.short, named.count
    if kind is not TagKind.PERSON and " " not in name and name.casefold() in reader.places:
        return None
    is_head = title.has(name, tables) or (bool(short) and title.has(short, tables))
    is_lead = name in lead or (bool(short) and short in lead)
    if not is_head:
        if kind is TagKind.PERSON:
            if count < _OFTEN and _is_in_passing(named, tables, is_lead=is_lead):
                return None
        elif name in tables.media:
            return None
    if kind is TagKind.TOPIC and count < TWICE and not is_head:
        return None
    sure = _is_sure(named, tables, is_head=is_head)
    score = min(count, MOST_POINTS) + HEADLINE_POINTS * is_head + LEAD_POINTS * is_lead + _SURE_POINTS * sure
    if kind is TagKind.TOPIC:
        score *= _UNKNOWN_SHARE
    return _new(Candidate, (score, name, kind, sure, (name, short) if short else (name,), named.aliases))


def _is_in_passing(named: Named, tables: Tables, *, is_lead: bool) -> bool:
    """Whether a person known to all, whom an article names once or twice, is no tag of it: "President Ruiz" in any article.

    Whom an article calls by the surname alone, as if everybody knew, it must name more often than others.
    """
    if " " not in named.name:
        return not (is_lead and named.count >= TWICE)
    if named.count >= TWICE:
        return False
    return not is_lead and named.short in tables.leaders


def _is_sure(named: Named, tables: Tables, *, is_head: bool) -> bool:
    """Whether a name is worth a tag in one article alone."""
    if named.sure if named.kind is TagKind.PERSON else named.name in tables.known:
        return True
    if len(named.name) < _LEAST_LETTERS:
        return False
    if named.kind is TagKind.TOPIC or " " not in named.name:
        return named.count >= (TWICE if is_head else _OFTEN)
    return is_head or named.count >= TWICE


def _forced(forced: Sequence[str], text: str) -> list[Candidate]:
    """The names that an editor wants and the text has."""
    lowered = text.lower() if any(name.islower() for name in forced) else text
    return [
        Candidate(_FORCED_POINTS, name, TagKind.TOPIC, sure=True, forms=(name,))
        for name in forced
        if name and word_offset(lowered if name.islower() else text, name) >= 0
    ]


_FORCED_POINTS = 100.0
"""More than any other candidate has."""
