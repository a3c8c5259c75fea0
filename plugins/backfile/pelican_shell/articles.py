"""Pelican's own articles, made of what Backfile gathered instead of from files: for themes and plugins of others.

Everything else is Pelican's: its lists, its signals, its templates, its writer.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import escape
from pelican import signals
from pelican.contents import Author, Category, Content, SkipStub, Tag
from pelican.generators import ArticlesGenerator
from pelican.readers import BaseReader, Readers, default_metadata

from backfile.model.article import Article, ArticleBody
from backfile.model.metadata import PartialDate
from backfile.model.page import Link
from backfile.pages.wording import date_text
from backfile.pelican_shell.body import article_html, shown_above
from backfile.pelican_shell.metadata import html_name, html_summary, html_title, local_date
from backfile.urls import Site, output_path


@dataclass(frozen=True, slots=True)
class GatheredArticles:
    """The articles of a build."""

    articles: Mapping[str, Article]
    """By source path, in the order of the archive."""
    read_body: Callable[[str], ArticleBody]
    """The text of the article of a source path."""
    site: Site
    left_out: list[str]
    """Source paths of those that Pelican or a plugin did not take; filled by the generator."""


class GatheredArticlesGenerator(ArticlesGenerator):  # type: ignore[misc] # Pelican has no types
    """Pelican's generator of articles, with other articles."""

    gathered: GatheredArticles
    """Pelican makes attributes of the arguments that it does not know."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.readers = _GatheredReaders(self.settings, self.gathered)

    def get_files(self, *_arguments: object, **_named: object) -> Iterable[str]:
        """Source paths of the articles, always in one order."""
        return self.gathered.articles

    def check_disabled_readers(self) -> None:
        """Nothing: what is not read is in Backfile's report."""

    def get_cached_data(self, filename: str, default: object = None) -> object:  # noqa: ARG002 - Pelican's signature
        """Nothing: the catalog is the cache."""
        return default

    def cache_data(self, filename: str, data: object) -> None:
        """Keep nothing: some articles share a file, whose time Pelican would look at."""

    def generate_context(self) -> None:
        """Make the articles and tell the plugins."""
        super().generate_context()
        made = self.context["generated_content"]
        self.gathered.left_out.extend(path for path in self.gathered.articles if made.get(path) is None)


class _GatheredReaders(Readers):  # type: ignore[misc] # Pelican has no types
    """Reads no file."""

    def __init__(self, settings: Mapping[str, object], gathered: GatheredArticles) -> None:
        super().__init__(settings)
        self._gathered = gathered
        self._defaults = default_metadata(self.settings, BaseReader(self.settings).process_metadata)

    def read_file(self, base_path: str, path: str, content_class: type[Content], **named: object) -> Content:
        """Make an article, and let plugins change its metadata before.

        Args:
            base_path: the content folder.
            path: source path of the article.
            content_class: what to make.
            named: the context and the senders of the signals, as Pelican's generator gives them.
        """
        signals.article_generator_preread.send(named["preread_sender"])
        article = self._gathered.articles[path]
        metadata = self._defaults | article_metadata(article, self.settings)
        signals.article_generator_context.send(named["context_sender"], metadata=metadata)
        made = (SkipStub if metadata.get("status") == "skip" else content_class)(
            content=self._content(article),
            metadata=metadata,
            settings=self.settings,
            source_path=os.path.join(base_path, path),
            context=named["context"],
        )
        if article.date is None or article.date.precision in {"year", "month"}:  # say no more than is known
            made.locale_date = date_text(article.date, self.settings["DEFAULT_LANG"]) if article.date else "undated"
        return made

    def _content(self, article: Article) -> str:
        record, gathered = article.record, self._gathered
        body = gathered.read_body(record.path)
        targets = (gathered.articles.get(path) for path in article.promo_targets)
        promos = tuple(
            Link(headline, gathered.site.absolute(target.ledger.address) if target else "")
            for headline, target in zip(record.promos, targets, strict=True)
        )
        texts = (record.headline.value, body.deck, record.section.value if record.section else "")
        years = (date.value.parts[0] for date in (record.published, record.modified) if date)
        in_head = shown_above(texts, (*(record.authors.value if record.authors else ()), *years))
        return article_html(body.blocks, body.deck, promos, record.language.value, in_head)


def article_metadata(article: Article, settings: Mapping[str, object]) -> dict[str, object]:
    """An article's metadata as Pelican's readers give it.

    Beside Pelican's own names `countries` and `main_countries` hold names of countries, and `known_date` holds the date
    as precise as it is known (ISO 8601), the empty text for an article without one: its `date` is the day on which it was
    added to the archive, for Pelican's lists cannot be without.
    """
    record, entry, zone = article.record, article.ledger, str(settings["TIMEZONE"])
    found: dict[str, object] = {
        "title": html_title(record.headline.value),
        "summary": html_summary(record.summary.value),
        "date": local_date(article.date or PartialDate(entry.added), zone),
        "known_date": article.date.iso if article.date else "",
        "slug": entry.address.rstrip("/").rpartition("/")[2],
        "url": entry.address,
        "save_as": output_path(entry.address),
        "lang": record.language.value,
        "countries": [str(escape(country.name)) for country in article.countries],
        "main_countries": [str(escape(country.name)) for country in article.main_countries],
    }
    if record.modified:
        found["modified"] = local_date(record.modified.value, zone)
    if article.section:
        found["category"] = html_name(Category, article.section.name, settings, article.section.slug)
    if article.authors:
        found["authors"] = [html_name(Author, author.name, settings, author.slug) for author in article.authors]
    if article.tags:
        found["tags"] = [html_name(Tag, tag.name, settings, tag.slug) for tag in article.tags]
    return found
