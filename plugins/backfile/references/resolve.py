"""Records to articles: terms, promos and back-links, the article before and after."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from backfile.model.annotation import Role
from backfile.model.article import Article, ArticleRecord, LedgerEntry, Term
from backfile.references.terms import Terms

_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})  # noqa: RUF001 - the marks are the matter
_OUTER = re.compile(r"^[\W_]+|[\W_]+$")


def resolve_articles(
    records: Iterable[ArticleRecord], entries: Mapping[str, LedgerEntry], countries: Mapping[str, Term]
) -> tuple[Article, ...]:
    """See each article in the light of all others.

    Args:
        records: every article of the archive, with the metadata that holds.
        entries: a ledger row for each, by source path.
        countries: the term of each ISO 3166-1 alpha-2 code.
    Returns:
        All articles: dated ones from new to old, then undated ones by headline.
    """
    ordered = sort_records(records)
    terms = Terms(ordered)
    targets = _resolve_promos(ordered)
    back: dict[str, dict[str, None]] = defaultdict(dict)
    for record in reversed(ordered):
        for target in filter(None, targets[record.path]):
            back[target][record.path] = None
    dated = [record.path for record in ordered if record.published]
    earlier = dict(pairwise(dated))
    later = {after: before for before, after in pairwise(dated)}

    def article(record: ArticleRecord) -> Article:
        of_role = {
            role: tuple(countries[ref.alpha2] for ref in record.countries.value if ref.role is role) for role in Role
        }
        date = record.published.value if record.published else None
        return Article(
            record=record,
            ledger=entries[record.path],
            date=date,
            date_parts=date.parts if date else (),
            section=next(iter(terms.of("section", [record.section.value])), None) if record.section else None,
            authors=terms.of("author", record.authors.value) if record.authors else (),
            tags=terms.of("tag", (tag.name for tag in record.tags.value)),
            main_countries=of_role[Role.MAIN],
            mentioned_countries=of_role[Role.MENTIONED],
            promo_targets=tuple(targets[record.path]),
            referenced_by=tuple(back.get(record.path, ())),
            earlier=earlier.get(record.path, ""),
            later=later.get(record.path, ""),
        )

    return tuple(article(record) for record in ordered)


def sort_records(records: Iterable[ArticleRecord]) -> list[ArticleRecord]:
    """Dated records from new to old, then undated ones by headline; equals by path."""
    by_path = sorted(records, key=lambda record: record.path)
    dated = [record for record in by_path if record.published]
    undated = [record for record in by_path if not record.published]
    dated.sort(key=_date, reverse=True)
    undated.sort(key=lambda record: record.headline.value.casefold())
    return dated + undated


def fold_headline(headline: str) -> str:
    """A headline without what differs between a headline and its mention: case, kinds of quotes, outer marks."""
    return _OUTER.sub("", " ".join(unicodedata.normalize("NFKC", headline).translate(_MARKS).casefold().split()))


def _resolve_promos(records: Sequence[ArticleRecord]) -> dict[str, list[str]]:
    """Source paths of the articles that each article's promos name; empty strings for headings and those not here."""
    by_headline: dict[str, list[ArticleRecord]] = defaultdict(list)
    for record in records:
        by_headline[fold_headline(record.headline.value)].append(record)
    by_headline.pop("", None)  # marks alone are no headline to find, and a heading names none
    return {
        record.path: [_nearest(record, by_headline.get(fold_headline(promo), ())) for promo in record.promos]
        for record in records
    }


def _nearest(record: ArticleRecord, candidates: Sequence[ArticleRecord]) -> str:
    """Of several articles with the headline, the newest that is not newer than the promo; else the oldest."""
    others = [other for other in candidates if other.path != record.path]
    if not others:
        return ""
    return next((other for other in others if _date(other) <= _date(record)), others[-1]).path


def _date(record: ArticleRecord) -> str:
    return record.published.value.iso if record.published else ""
