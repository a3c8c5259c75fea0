"""Choose the tags of each article in the light of the whole archive and of content/tags.csv."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from backfile.model.annotation import TagRule, TagUse
from backfile.model.article import ArticleRecord, TagRef
from backfile.model.metadata import Found, Origin
from backfile.tagging.agree import Agreement, agree_on_names
from backfile.urls import tag_key

MOST = 8
"""Tags of an article: what fits below it and is still read."""
SHARED = 2
"""Articles that must have a tag that is not sure by itself."""


def choose_tags(
    records: Sequence[ArticleRecord], rules: Sequence[TagRule] = (), most: int = MOST
) -> list[ArticleRecord]:
    """Give each article its tags by the names that the archive agrees on.

    What somebody wrote in a header, a sidecar or metadata.csv is all kept, under the agreed names; of what was
    found in the text the best are. A tag's `aliases` then hold every other name that it has in the article. Adding an article changes
    the tags of others only where it makes a name shared or decides what a name means.

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
    chosen = []
    for record in records:
        found, origin, line = record.tags.value, record.tags.origin, record.tags.line
        is_derived = origin is Origin.DERIVED
        tags = [tag for tag in _joined(found, agreement, keep_all=not is_derived) if tag.name not in dropped]
        if is_derived:
            tags.sort(key=lambda tag: (tag.name not in first, -tag.score, tag.name))
        shown = tuple(tags[:most] if is_derived else tags)
        chosen.append(record if shown == found else replace(record, tags=Found(shown, origin, line)))
    return chosen


def _joined(tags: Sequence[TagRef], agreement: Agreement, *, keep_all: bool) -> Iterable[TagRef]:
    """The tags under their agreed names, each once; those that need other articles and have none are left out."""
    names, articles = agreement.tags, agreement.articles
    joined: dict[str, TagRef] = {}
    for tag in tags:
        name, kind = names[tag.name]
        if not (tag.sure or keep_all) and articles[name] < SHARED:
            continue
        before = joined.get(name)
        if before is None and tag.name == name and tag.kind is kind:
            joined[name] = tag
            continue
        own = (*tag.aliases, tag.name) if tag.name != name else tag.aliases
        score, aliases = (before.score, before.aliases) if before else (0.0, ())
        joined[name] = TagRef(name, kind, score + tag.score, aliases=(*aliases, *own))
    return joined.values()
