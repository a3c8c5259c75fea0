"""What machines read of a page: schema.org in JSON-LD (https://schema.org, https://www.w3.org/TR/json-ld11/).

Only what is known is said: no date for an undated article, no publisher, no picture. Addresses are whole ones.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape

import msgspec
from markupsafe import Markup

from backfile.model.annotation import TagKind
from backfile.model.article import StoredArticle, Term
from backfile.model.page import Link
from backfile.pages.views import ArticleView

Node = Mapping[str, object]
"""One thing that a page describes."""

ABOUT = 3
"""Tags that an article is said to be about: the best ones."""
_TYPES = {TagKind.PERSON: "Person", TagKind.ORGANISATION: "Organization"}
_CORRECTION = re.compile(r'<p class="correction">(.*?)</p>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def article_node(view: ArticleView, stored: StoredArticle, tags: Sequence[Term], source_url: str) -> Node:
    """A NewsArticle.

    Args:
        view: as its page shows it.
        stored: its text and metadata.
        tags: of it, best first.
        source_url: whole address of its source text; empty when that is not published.
    """
    place = stored.record.place.value if stored.record.place else ""
    return _known(
        {
            "@type": "NewsArticle",
            "headline": view.title,
            "alternativeHeadline": view.deck,
            "datePublished": view.published.iso if view.published else "",
            "dateModified": view.modified.iso if view.modified else "",
            "author": [_thing("Person", author.label) for author in view.authors],
            "articleSection": view.section.label if view.section else "",
            "dateline": place,
            "locationCreated": _thing("Place", place) if place else None,
            "contentLocation": [_thing("Country", country.name) for country in view.countries_main],
            "about": [_thing(_TYPES.get(tag.tag_kind or TagKind.TOPIC, "Thing"), tag.name) for tag in tags[:ABOUT]],
            "correction": list(_corrections(stored.body.story)),
            "isBasedOn": source_url,
            "inLanguage": view.lang,
        }
    )


def collection_node(name: str) -> Node:
    """A CollectionPage: the landing page of an index."""
    return {"@type": "CollectionPage", "name": name}


def breadcrumb_node(crumbs: Sequence[Link]) -> Node:
    """A BreadcrumbList.

    Args:
        crumbs: the pages above it, each with its whole address, from the one below the home page down; that and the
            page itself need no step (https://developers.google.com/search/docs/appearance/structured-data/breadcrumb).
    """
    items = [
        {"@type": "ListItem", "position": position, "name": crumb.label, "item": crumb.url}
        for position, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def json_ld(nodes: Iterable[Node]) -> Markup:
    """Some things as the content of a `script` element; empty for none."""
    graph = list(nodes)
    if not graph:
        return Markup()
    text = msgspec.json.encode({"@context": "https://schema.org", "@graph": graph}).decode()
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - nothing in it can end the element


def _known(values: Mapping[str, object]) -> Node:
    return {name: value for name, value in values.items() if value}


def _thing(kind: str, name: str) -> Node:
    return {"@type": kind, "name": name}


def _corrections(story: Iterable[str]) -> Iterable[str]:
    """The texts of the corrections within a story."""
    return (unescape(_TAG.sub("", found)) for html in story for found in _CORRECTION.findall(html))
