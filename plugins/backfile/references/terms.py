"""One name and one slug for each value that articles share, whatever the spellings."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from backfile.model.annotation import TagKind
from backfile.model.article import Article, Term
from backfile.urls import slug_of


class Terms:
    """The sections, tags, authors and countries of an archive. Spellings with one slug are one term."""

    def __init__(self, articles: Collection[Article], countries: Mapping[str, Term]) -> None:
        tags = list(chain.from_iterable([article.tags for article in articles]))
        of_tags = list(chain.from_iterable([article.kinds for article in articles]))
        kinds = dict(zip(tags, of_tags, strict=True))
        spellings = {
            "section": Counter([article.section for article in articles if article.section]),
            "tag": Counter(tags),
            "author": Counter(chain.from_iterable([article.authors for article in articles])),
        }
        self._terms = {kind: _agree(kind, names, kinds) for kind, names in spellings.items()}
        self._renamed = {
            kind: {name: f"{name}\0{term.name}\0{term.tag_kind}" for name, term in terms.items() if term.name != name}
            for kind, terms in self._terms.items()
        }
        for tag, kind in zip(tags, of_tags, strict=True):
            if kinds[tag] is not kind:
                self._renamed["tag"][tag] = f"{tag}\0{self._terms['tag'][tag].name}\0{kinds[tag]}"
        self._terms["country"] = countries

    def of(self, kind: str, names: Iterable[str]) -> tuple[Term, ...]:
        """The terms of some names, in order, each once.

        Args:
            kind: `section`, `tag`, `author` or `country`.
            names: as written; of countries their ISO 3166-1 alpha-2 codes.
        """
        return tuple(dict.fromkeys(map(self._terms[kind].__getitem__, names)))

    def renamed(self, kind: str) -> Mapping[str, str]:
        """The names of which the term has another name or another kind than articles have, each with what says so.

        With the names of an article it tells its terms. Names of countries depend on the site's language alone.

        Args:
            kind: `section`, `tag` or `author`.
        """
        return self._renamed[kind]


def _agree(kind: str, names: Counter[str], kinds: Mapping[str, TagKind]) -> Mapping[str, Term]:
    """The term of each spelling: it bears the commonest one, of equally common ones the first in the alphabet."""
    slugs = {name: slug_of(name, kind) for name in names}
    chosen: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-names[name], name)):
        chosen.setdefault(slugs[name], name)
    of_tag = kinds if kind == "tag" else {}
    terms = {slug: Term(kind, slug, name, tag_kind=of_tag.get(name)) for slug, name in chosen.items()}
    return {name: terms[slug] for name, slug in slugs.items()}
