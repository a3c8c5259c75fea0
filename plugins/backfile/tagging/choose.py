"""Choose the tags of each article in the light of the whole archive and of content/tags.csv."""

from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter

from msgspec.structs import replace

from backfile.model.annotation import TagKind, TagRule, TagUse
from backfile.model.article import ArticleRecord, TagRef
from backfile.model.metadata import Found, Origin
from backfile.pieces import MemoryStore
from backfile.tagging.census import Meaning
from backfile.tagging.meanings import Meanings

MOST = 8
"""Tags of an article: what fits below it and is still read."""
_ARCHIVE = 50
"""Articles from which on a topic can be too common."""
_COMMON_SHARE = 0.15
"""Of the articles of an archive: a topic that is not sure tells no two of them apart when more have it."""
FEWEST = 4
"""An article with fewer tags gets its best others too, though no article shares them."""
_WORTH = 2.5
"""Score of those: in the headline, or said again and again."""
_TOPICS = 1
"""Places kept for a sure topic."""
_TOPIC, _NEVER, _ALWAYS = TagKind.TOPIC, TagUse.NEVER, TagUse.ALWAYS
_name, _score = attrgetter("name"), attrgetter("score")


def choose_tags(
    records: Sequence[ArticleRecord], rules: Sequence[TagRule] = (), most: int = MOST
) -> list[ArticleRecord]:
    """Give each article its tags by the names that the archive agrees on.

    What somebody wrote in a header, a sidecar or metadata.csv is all kept, under the agreed names; of what was
    found in the text the best are, with a sure topic among them. What is not sure and no other article has is only
    taken where little else is. A tag's `aliases` then hold every other name that it has in the article.

    The same archive always gets the same tags. Adding an article changes those of others only where it makes a name
    shared, decides what a name means, or moves a topic that is not sure over or under 15 % of the archive: from 50
    articles on, such a topic is left out of those that are not surely about it.

    Args:
        records: of the whole archive.
        rules: what an editor says, each of another tag.
        most: tags an article.
    Returns:
        The records in the same order, with their tags.
    """
    meanings = Meanings(MemoryStore(), is_new=True)
    meanings.recount(
        (), ((number, record.tags.value) for number, record in enumerate(records)), rules, common_limit(len(records))
    )
    chosen = []
    for record in records:
        found, origin, line = record.tags.value, record.tags.origin, record.tags.line
        shown = choose_for_article(found, meanings, is_found=origin is Origin.DERIVED, most=most)
        chosen.append(record if shown == found else replace(record, tags=Found(shown, origin, line)))
    return chosen


def common_limit(articles: int) -> float:
    """A topic that is not sure and that more articles have is too common in an archive of so many."""
    return _COMMON_SHARE * articles if articles >= _ARCHIVE else articles


def choose_for_article(
    tags: tuple[TagRef, ...], meanings: Mapping[str, Meaning], *, is_found: bool, most: int = MOST
) -> tuple[TagRef, ...]:
    """Give one article its tags.

    Args:
        tags: its candidates.
        meanings: what the archive makes of each of their names.
        is_found: whether they were found in its text; what somebody wrote is all kept.
        most: tags to keep of those that were found.
    """
    joined, first = _joined(tags, meanings, keep_all=not is_found)
    chosen = list(joined.values())
    if not is_found:
        return tuple(chosen)
    if len(chosen) < FEWEST:
        chosen += _alone(tags, meanings, joined, FEWEST - len(chosen))
    chosen.sort(key=_name)
    chosen.sort(key=_score, reverse=True)
    if first:
        chosen.sort(key=lambda tag: tag.name not in first)
    return tuple(_best(chosen, most))


def _best(tags: Sequence[TagRef], most: int) -> Sequence[TagRef]:
    """The first tags; a sure topic behind them takes the place of the last other, so that one is shown."""
    if len(tags) <= most:
        return tags
    shown, rest = tags[:most], tags[most:]
    wanted = _TOPICS - sum([tag.kind is _TOPIC for tag in shown])
    if wanted <= 0 or most <= _TOPICS:
        return shown
    topics = [tag for tag in rest if tag.sure and tag.kind is _TOPIC][:wanted]
    if not topics:
        return shown
    last = [tag for tag in shown if tag.kind is not _TOPIC][-len(topics) :]
    return [*(tag for tag in shown if tag not in last), *topics]


def _alone(tags: Sequence[TagRef], meanings: Mapping[str, Meaning], others: Collection[str], most: int) -> list[TagRef]:
    """The best tags that no other article has, by the agreed names."""
    alone = []
    for tag in sorted(tags, key=lambda tag: (-tag.score, tag.name)):
        name, kind, is_shared, _, use = meanings[tag.name]
        if tag.score >= _WORTH and not is_shared and use is not _NEVER and name not in others:
            alone.append(tag if (name, kind) == (tag.name, tag.kind) else TagRef(name, kind, tag.score, tag.sure))
    return alone[:most]


def _joined(
    tags: Sequence[TagRef], meanings: Mapping[str, Meaning], *, keep_all: bool
) -> tuple[dict[str, TagRef], set[str]]:
    """The tags under their agreed names, each once, by name; and the names that an editor wants first.

    Those that need other articles and have none are left out, topics that are not sure and too common, and what an
    editor banned.
    """
    joined: dict[str, TagRef] = {}
    first = set()
    for tag in tags:
        name, kind, is_shared, is_common, use = meanings[tag.name]
        if use is _ALWAYS:
            first.add(name)
        if use is _NEVER or not (tag.sure or keep_all or (is_shared and not is_common)):
            continue
        before = joined.get(name)
        if before is None and tag.name == name and tag.kind is kind:
            joined[name] = tag
            continue
        own = (*tag.aliases, tag.name) if tag.name != name else tag.aliases
        score, sure, aliases = (before.score, before.sure, before.aliases) if before else (0.0, False, ())
        joined[name] = TagRef(name, kind, score + tag.score, sure or tag.sure, (*aliases, *own))
    return joined, first
