"""Pelican's own articles, made of what Backfile gathered instead of from files: for themes and plugins of others.

Everything else is Pelican's: its lists, its signals, its templates, its writer.
"""

import os
from collections.abc import Iterable, Mapping

import msgspec
from markupsafe import escape
from pelican import signals
from pelican.contents import Author, Category, Content, SkipStub, Tag
from pelican.generators import ArticlesGenerator
from pelican.readers import BaseReader, Readers, default_metadata

from backfile.model.article import Article, StoredArticle
from backfile.model.metadata import PartialDate
from backfile.model.page import TextStore
from backfile.pages.archive import Archive
from backfile.pages.wording import date_text
from backfile.pelican_shell.body import article_html, shown_above
from backfile.pelican_shell.metadata import html_name, html_summary, html_title, local_date
from backfile.urls import output_path


class GatheredArticles(msgspec.Struct, frozen=True):
    """The articles of a build."""

    archive: Archive
    texts: TextStore
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
        return self.gathered.archive.by_path

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
        self.gathered.left_out.extend(path for path in self.gathered.archive.by_path if made.get(path) is None)


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
        archive = self._gathered.archive
        article, stored = archive.by_path[path], self._gathered.texts.read_stored(path)
        metadata = self._defaults | article_metadata(archive, article, stored, self.settings)
        signals.article_generator_context.send(named["context_sender"], metadata=metadata)
        made = (SkipStub if metadata.get("status") == "skip" else content_class)(
            content=self._content(article, stored),
            metadata=metadata,
            settings=self.settings,
            source_path=os.path.join(base_path, path),
            context=named["context"],
        )
        if len(article.published) < len("2024-06-27"):  # say no more than is known
            language = self.settings["DEFAULT_LANG"]
            made.locale_date = date_text(PartialDate(article.published), language) if article.published else "undated"
        return made

    def _content(self, article: Article, stored: StoredArticle) -> str:
        texts = (article.headline, stored.body.deck, article.section)
        years = (date[: len("2024")] for date in (article.published, article.modified))
        archive = self._gathered.archive
        targets = archive.promo_targets.get(article.path, ())
        urls = [archive.site.absolute(archive.by_path[path].address) if path else "" for path in targets]
        is_shown = shown_above(texts, (*article.authors, *years))
        return article_html(stored.body, urls, stored.record.language.value, is_shown)


def article_metadata(
    archive: Archive, article: Article, stored: StoredArticle, settings: Mapping[str, object]
) -> dict[str, object]:
    """An article's metadata as Pelican's readers give it.

    Beside Pelican's own names `countries` and `main_countries` hold names of countries, and `known_date` holds the date
    as precise as it is known (ISO 8601), the empty text for an article without one: its `date` is the day on which it was
    added to the archive, for Pelican's lists cannot be without.
    """
    zone = str(settings["TIMEZONE"])
    section = archive.terms_of("section", article)
    authors, tags = archive.terms_of("author", article), archive.terms_of("tag", article)
    main = archive.terms.of("country", article.main)
    found: dict[str, object] = {
        "title": html_title(article.headline),
        "summary": html_summary(stored.record.summary.value),
        "date": local_date(PartialDate(article.published or article.added), zone),
        "known_date": article.published,
        "slug": article.address.rstrip("/").rpartition("/")[2],
        "url": article.address,
        "save_as": output_path(article.address),
        "lang": stored.record.language.value,
        "countries": [str(escape(country.name)) for country in archive.terms_of("country", article)],
        "main_countries": [str(escape(country.name)) for country in main],
    }
    if article.modified:
        found["modified"] = local_date(PartialDate(article.modified), zone)
    if section:
        found["category"] = html_name(Category, section[0].name, settings, section[0].slug)
    if authors:
        found["authors"] = [html_name(Author, author.name, settings, author.slug) for author in authors]
    if tags:
        found["tags"] = [html_name(Tag, tag.name, settings, tag.slug) for tag in tags]
    return found
