"""Choose the tags of each article in the light of the whole archive and of content/tags.csv."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from backfile.model.annotation import TagKind, TagRule, TagUse
from backfile.model.article import ArticleRecord, TagRef
from backfile.model.metadata import Found, Origin
from backfile.tagging.agree import Agreement, agree_on_names
from backfile.urls import tag_key

MOST = 8
"""Tags of an article: what fits below it and is still read."""
SHARED = 2
"""Articles that must have a tag that is not sure by itself."""
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
    by_key = {tag_key(rule.tag): rule for rule in rules}
    agreement = agree_on_names((record.tags.value for record in records), by_key)
    banned = {key for key, rule in by_key.items() if rule.use is TagUse.NEVER}
    always = {tag_key(rule.name or rule.tag) for rule in rules if rule.use is TagUse.ALWAYS}
    dropped = {tag.name for tag in agreement.tags.values() if banned and tag_key(tag.name) in banned}
    first = {tag.name for tag in agreement.tags.values() if always and tag_key(tag.name) in always}
    limit = _COMMON_SHARE * len(records) if len(records) >= _ARCHIVE else len(records)
    chosen = []
    for record in records:
        found, origin, line = record.tags.value, record.tags.origin, record.tags.line
        is_derived = origin is Origin.DERIVED
        joined = _joined(found, agreement, limit, keep_all=not is_derived)
        tags = [tag for tag in joined if tag.name not in dropped]
        if is_derived:
            if len(tags) < FEWEST:
                tags += _alone(found, agreement, {tag.name for tag in joined} | dropped, FEWEST - len(tags))
            tags.sort(key=lambda tag: (tag.name not in first, -tag.score, tag.name))
        shown = tuple(_best(tags, most) if is_derived else tags)
        chosen.append(record if shown == found else replace(record, tags=Found(shown, origin, line)))
    return chosen


def _best(tags: Sequence[TagRef], most: int) -> Sequence[TagRef]:
    """The first tags; a sure topic behind them takes the place of the last other, so that one is shown."""
    if len(tags) <= most:
        return tags
    shown, rest = tags[:most], tags[most:]
    wanted = _TOPICS - sum([tag.kind is TagKind.TOPIC for tag in shown])
    if wanted <= 0 or most <= _TOPICS:
        return shown
    topics = [tag for tag in rest if tag.sure and tag.kind is TagKind.TOPIC][:wanted]
    if not topics:
        return shown
    last = [tag for tag in shown if tag.kind is not TagKind.TOPIC][-len(topics) :]
    return [*(tag for tag in shown if tag not in last), *topics]


def _alone(tags: Sequence[TagRef], agreement: Agreement, others: Collection[str], most: int) -> list[TagRef]:
    """The best tags that no other article has, by the agreed names."""
    alone = []
    for tag in sorted(tags, key=lambda tag: (-tag.score, tag.name)):
        name, kind = agreement.tags[tag.name]
        if tag.score >= _WORTH and name not in others and agreement.articles[name] < SHARED:
            alone.append(tag if (name, kind) == (tag.name, tag.kind) else TagRef(name, kind, tag.score, tag.sure))
    return alone[:most]


def _joined(tags: Sequence[TagRef], agreement: Agreement, limit: float, *, keep_all: bool) -> list[TagRef]:
    """The tags under their agreed names, each once.

    Those that need other articles and have none are left out, and topics that are not sure and that more articles than
    the limit have.
    """
    names, articles = agreement.tags, agreement.articles
    joined: dict[str, TagRef] = {}
    for tag in tags:
        name, kind = names[tag.name]
        if not (tag.sure or keep_all):
            shared = articles[name]
            if shared < SHARED or (shared > limit and kind is TagKind.TOPIC):
                continue
        before = joined.get(name)
        if before is None and tag.name == name and tag.kind is kind:
            joined[name] = tag
            continue
        own = (*tag.aliases, tag.name) if tag.name != name else tag.aliases
        score, sure, aliases = (before.score, before.sure, before.aliases) if before else (0.0, False, ())
        joined[name] = TagRef(name, kind, score + tag.score, sure or tag.sure, (*aliases, *own))
    return list(joined.values())
