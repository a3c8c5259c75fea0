"""Sitemaps as XML (sitemaps.org protocol 0.9)."""

from collections.abc import Iterator
from html import escape

from backfile.model.page import Sitemap

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(sitemap: Sitemap) -> bytes:
    """The XML document of a sitemap or of an index of sitemaps."""
    outer, inner = ("sitemapindex", "sitemap") if sitemap.is_index else ("urlset", "url")
    return "\n".join(_lines(sitemap, outer, inner)).encode()


def _lines(sitemap: Sitemap, outer: str, inner: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<{outer} xmlns="{NAMESPACE}">'
    for entry in sitemap.entries:
        modified = f"<lastmod>{entry.modified}</lastmod>" if entry.modified else ""
        yield f"<{inner}><loc>{escape(entry.url, quote=False)}</loc>{modified}</{inner}>"
    yield f"</{outer}>\n"
