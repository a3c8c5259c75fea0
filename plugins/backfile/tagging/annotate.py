"""Annotate an article with its people, organisations and topics."""

from backfile.english import sentence_at
from backfile.model.annotation import Evidence, Prose, TagKind, TagMention
from backfile.tagging.mentions import Named, gather_names
from backfile.tagging.naming import read_span
from backfile.tagging.parts import Parts, join_parts
from backfile.tagging.roles import plain
from backfile.tagging.spans import find_spans
from backfile.tagging.tables import Tables, load_tables
from backfile.tagging.topics import find_topics, word_offsets

_HEADLINE = 0
_HEADLINE_WEIGHT, _LEAD_WEIGHT, _SURE_WEIGHT = 3.0, 1.5, 1.0
_LEAD_PIECES = 2
_ENOUGH, _ENOUGH_UNKNOWN = 2, 3
_MOST_TOPICS = 3
_EVIDENCE = 3


def annotate_tags(prose: Prose, places: frozenset[str], limit: int = 8) -> tuple[TagMention, ...]:
    """Find the tags of an article, each with the sentences that show it.

    Promos are not read: what another article is about is no tag of this one.

    Args:
        prose: the article's words.
        places: place names in lower case without accents, from geography's `place_words`; they are never tags.
        limit: the most tags to return.

    Returns:
        The tags, best first.
    """
    tables = load_tables()
    parts = join_parts(prose)
    topics = _topics(parts, tables)
    names = _names(parts, tables, places, {topic.name.casefold() for topic in topics})
    ranked = sorted((*names, *topics[:_MOST_TOPICS]), key=_rank)
    return tuple(
        TagMention(name.name, name.kind, round(name.score, 3), _evidence(name, parts)) for name in ranked[:limit]
    )


def _names(parts: Parts, tables: Tables, places: frozenset[str], topics: set[str]) -> list[Named]:
    """Return the names worth a tag. A headline may capitalise every word: it only counts names found below it."""
    text = parts.text
    readings = [read_span(text, span, tables, places) for span in find_spans(text, parts.body, tables)]
    chosen = []
    for name in gather_names(text, [reading for reading in readings if reading], tables):
        _count_headline(name, parts.pieces[_HEADLINE])
        is_place = plain(name.name) in places
        if not is_place and _stands_out(name, parts, tables) and not _is_a_word(name, parts, tables, topics):
            name.score = _score(name, parts)
            chosen.append(name)
    return chosen


def _count_headline(name: Named, headline: str) -> None:
    for form in (name.name, name.name.rpartition(" ")[2]) if name.kind is TagKind.PERSON else (name.name,):
        start = headline.find(form)
        if start >= 0:
            name.places.insert(0, (start, start + len(form)))
            return


def _stands_out(name: Named, parts: Parts, tables: Tables) -> bool:
    """Whether a name is worth a tag: precision before recall, for people read these as an editor's tags."""
    known = name.kind is TagKind.PERSON or name.name in tables.known
    if name.places[0][0] < parts.body and (known or len(name.places) > _ENOUGH):
        return True
    if name.name in tables.media:
        return False
    return name.sure or len(name.places) >= (_ENOUGH if known or " " in name.name else _ENOUGH_UNKNOWN)


def _is_a_word(name: Named, parts: Parts, tables: Tables, topics: set[str]) -> bool:
    """Whether a single word nobody knows is no name: it is a topic's, or the article writes it in lower case too."""
    if " " in name.name or name.kind is TagKind.PERSON or name.name in tables.known:
        return False
    lowered = name.name.casefold()
    return lowered in topics or any(True for _ in word_offsets(parts.text, lowered, parts.body))


def _topics(parts: Parts, tables: Tables) -> list[Named]:
    topics = [
        Named(topic, TagKind.TOPIC, places=places)
        for topic, places in find_topics(parts.text, tables).items()
        if places[0][0] < parts.body or len(places) >= _ENOUGH
    ]
    for topic in topics:
        topic.score = _score(topic, parts)
    return sorted(topics, key=_rank)


def _rank(name: Named) -> tuple[float, str]:
    return -name.score, name.name


def _score(name: Named, parts: Parts) -> float:
    score = _SURE_WEIGHT if name.sure else 0.0
    for start, _ in name.places:
        piece = parts.at(start)
        score += _HEADLINE_WEIGHT if piece == _HEADLINE else _LEAD_WEIGHT if piece <= _LEAD_PIECES else 1.0
    return score


def _evidence(name: Named, parts: Parts) -> tuple[Evidence, ...]:
    shown: dict[str, Evidence] = {}
    for start, end in name.places:
        index = parts.at(start)
        piece, first = parts.pieces[index], parts.starts[index]
        sentence = sentence_at(piece, start - first, end - first)
        shown.setdefault(sentence, Evidence(piece[start - first : end - first], sentence))
        if len(shown) == _EVIDENCE:
            break
    return tuple(shown.values())
