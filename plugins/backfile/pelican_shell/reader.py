"""The reader alone, for any Pelican site: `PLUGINS = ["backfile"]` and `.txt` files become articles."""

import logging
from pathlib import Path

from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader

from backfile.ingest import make_body, promos_of, prose_of, tag_places
from backfile.model.annotation import NO_RULES
from backfile.model.article import ParsedArticle
from backfile.pelican_shell.body import article_html, shown_above
from backfile.pelican_shell.metadata import html_name, html_summary, html_title, local_date
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions
from backfile.reader.parts import split_parts
from backfile.reader.summary import summarise
from backfile.source.decode import NotTextError, UnknownEncodingError, decode_text
from backfile.source.repair import repair_text
from backfile.tagging import annotate_tags
from backfile.tagging.choose import MOST

log = logging.getLogger(__name__)


class TextReader(BaseReader):  # type: ignore[misc] # Pelican has no types
    """Reads plain-text articles, as Pelican's readers read Markdown."""

    enabled = True
    file_extensions = ("txt",)
    extensions = None

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        """Read one file.

        Args:
            source_path: absolute, or relative to the working folder.
        Returns:
            The body as HTML, and Pelican's metadata.
        Raises:
            ValueError: the file is not text, or holds none; Pelican logs it and goes on.
        """
        text = _read(source_path)
        path = Path(source_path)
        root = Path(self.settings["PATH"])
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        zone = self.settings.get("TIMEZONE", "UTC")
        several = len(split_parts(text))
        if several > 1:
            fix = "save each in a file of its own, or build the site with PELICAN_CLASS = ArchivePelican"
            log.warning("%s: it holds %d articles, which are published as one; %s", source_path, several, fix)
        language = str(self.settings.get("DEFAULT_LANG", "en")).split("-")[0].lower()
        date_order = self.settings.get("BACKFILE_DATE_ORDER", "")
        parsed, _ = parse_article(text, name, ReaderOptions(zone, date_order=date_order, language=language))
        return _body(parsed), self._metadata(parsed, zone)

    def _metadata(self, parsed: ParsedArticle, zone: str) -> dict[str, object]:
        settings = self.settings
        found: dict[str, object] = {"title": html_title(parsed.headline.value)}
        summary = parsed.summary.value if parsed.summary else summarise(parsed.blocks)
        found["summary"] = html_summary(summary)
        if parsed.published:
            found["date"] = local_date(parsed.published.value, zone)
        if parsed.modified:
            found["modified"] = local_date(parsed.modified.value, zone)
        if parsed.section:
            found["category"] = html_name(Category, parsed.section.value, settings)
        if parsed.authors:
            found["authors"] = [html_name(Author, name, settings) for name in parsed.authors.value]
        if parsed.slug:
            found["slug"] = parsed.slug.value
        if parsed.tags:
            tags = parsed.tags.value
        else:  # one article by itself: only what needs no other
            tags = tuple(
                tag.name for tag in annotate_tags(prose_of(parsed, promos_of(parsed)), tag_places(NO_RULES)) if tag.sure
            )[:MOST]
        if tags:
            found["tags"] = [html_name(Tag, name, settings) for name in tags]
        return found


def _read(source_path: str) -> str:
    """The text of a file. Pelican names the file it could not read but not the reason: that is said here."""
    try:
        text = repair_text(decode_text(Path(source_path).read_bytes()).text).text
    except (NotTextError, UnknownEncodingError) as error:
        log.warning("%s: it is left out, for it is not text (%s); save the article as plain text", source_path, error)
        raise
    if not text.strip():
        message = f"{source_path}: it holds no text and is left out; write the article, or delete the file"
        log.warning(message)
        raise ValueError(message)
    return text


def _body(parsed: ParsedArticle) -> str:
    language = parsed.language.value if parsed.language else "en"
    promos = promos_of(parsed)
    section = parsed.section.value if parsed.section else ""
    authors = parsed.authors.value if parsed.authors else ()
    years = (date.value.parts[0] for date in (parsed.published, parsed.modified) if date)
    is_shown = shown_above((parsed.headline.value, parsed.deck, section), (*authors, *years))
    return article_html(make_body(parsed, promos, language), ("",) * len(promos), language, is_shown)
