"""One name and one slug for each value that articles share, whatever the spellings."""

from collections import Counter
from collections.abc import Iterable, Mapping

from backfile.model.annotation import TagKind
from backfile.model.article import ArticleRecord, Term
from backfile.urls import slug_of


class Terms:
    """The sections, tags and authors of an archive. Spellings with one slug are one term."""

    def __init__(self, records: Iterable[ArticleRecord]) -> None:
        spellings: dict[str, Counter[str]] = {"section": Counter(), "tag": Counter(), "author": Counter()}
        kinds: dict[str, TagKind] = {}
        for record in records:
            if record.section:
                spellings["section"][record.section.value] += 1
            spellings["tag"].update(tag.name for tag in record.tags.value)
            kinds.update((tag.name, tag.kind) for tag in record.tags.value)
            if record.authors:
                spellings["author"].update(record.authors.value)
        self._terms = {kind: _agree(kind, names, kinds) for kind, names in spellings.items()}

    def of(self, kind: str, names: Iterable[str]) -> tuple[Term, ...]:
        """The terms of some names, in order, each once."""
        terms = self._terms[kind]
        return tuple(dict.fromkeys(terms[name] for name in names))


def _agree(kind: str, names: Counter[str], kinds: Mapping[str, TagKind]) -> Mapping[str, Term]:
    """The term of each spelling: it bears the commonest one, of equally common ones the first in the alphabet."""
    slugs = {name: slug_of(name, kind) for name in names}
    chosen: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-names[name], name)):
        chosen.setdefault(slugs[name], name)
    of_tag = kinds if kind == "tag" else {}
    terms = {slug: Term(kind, slug, name, tag_kind=of_tag.get(name)) for slug, name in chosen.items()}
    return {name: terms[slug] for name, slug in slugs.items()}
