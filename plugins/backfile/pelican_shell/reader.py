"""The reader alone, for any Pelican site: `PLUGINS = ["backfile"]` and `.txt` files become articles."""

import logging
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape
from pelican import signals
from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader, Readers

from backfile.ingest import promos_of, prose_of, tag_places
from backfile.model.article import ParsedArticle
from backfile.model.page import Link
from backfile.pages.prose import block_views, leftover_views, part_blocks
from backfile.pages.views import BlockView, Span
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions
from backfile.reader.parts import split_parts
from backfile.reader.summary import summarise
from backfile.source.decode import NotTextError, UnknownEncodingError, decode_text
from backfile.source.repair import repair_text
from backfile.tagging import annotate_tags
from backfile.tagging.choose import MOST

log = logging.getLogger(__name__)

_TAGS = {"subhead": "h2", "table": "pre", "pull_quote": "aside"}
"""The element of a kind of block, where that is not a paragraph of its class."""


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
        found: dict[str, object] = {"title": str(escape(parsed.headline.value))}
        summary = parsed.summary.value if parsed.summary else summarise(parsed.blocks)
        found["summary"] = str(Markup("<p>{}</p>").format(summary))
        if parsed.published:
            found["date"] = _local(parsed.published.value.instant, parsed.published.value.precision, zone)
        if parsed.modified:
            found["modified"] = _local(parsed.modified.value.instant, parsed.modified.value.precision, zone)
        if parsed.section:
            found["category"] = Category(parsed.section.value, settings)
        if parsed.authors:
            found["authors"] = [Author(name, settings) for name in parsed.authors.value]
        if parsed.slug:
            found["slug"] = parsed.slug.value
        if parsed.tags:
            tags = parsed.tags.value
        else:  # one article by itself: only what needs no other
            tags = tuple(tag.name for tag in annotate_tags(prose_of(parsed), tag_places()) if tag.sure)[:MOST]
        if tags:
            found["tags"] = [Tag(name, settings) for name in tags]
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


def register() -> None:
    """Tell Pelican of the reader. Called by Pelican for `PLUGINS = ["backfile"]`."""
    signals.readers_init.connect(_add_reader)


def _add_reader(readers: Readers) -> None:
    readers.reader_classes["txt"] = TextReader


def _body(parsed: ParsedArticle) -> str:
    """The text as plain HTML, with classes for a theme to use."""
    shown, leftovers = part_blocks(parsed.blocks)
    language = parsed.language.value if parsed.language else "en"
    promos = tuple(Link(headline, "") for headline in promos_of(parsed))
    parts = [_html(view) for view in block_views(shown, promos, language)]
    if leftovers:
        rest = Markup("\n").join(_html(view) for view in leftover_views(leftovers, language))
        parts.append(Markup("<details>\n<summary>Also in the source</summary>\n{}\n</details>").format(rest))
    return str(Markup("\n").join(parts))


def _html(view: BlockView) -> Markup:
    inside = Markup().join(map(_inline, view.spans)) or escape(view.text)
    match view.kind:
        case "separator":
            return Markup("<hr>")
        case "list":
            tag = "ol" if view.marks in {"numbers", "letters"} else "ul"
            letters = Markup(' type="a"') if view.marks == "letters" else ""
            items = Markup("\n").join(map(_item, view.items))
            return Markup("<{0}{1}>\n{2}\n</{0}>").format(tag, letters, items)
        case "quote":
            return Markup("<blockquote>\n{}\n</blockquote>").format(Markup("\n").join(map(_html, view.items)))
        case "promo" | "correction":
            inside = Markup(": ").join(filter(None, (escape(view.label), inside)))
        case "paragraph":
            return Markup("<p>{}{}</p>").format(f"{view.dateline} — " if view.dateline else "", inside)
    tag = _TAGS.get(view.kind, "p")
    start = Markup(' class="{}"').format(view.kind.replace("_", "-")) if view.kind != "subhead" else ""
    return Markup("<{0}{1}>{2}</{0}>").format(tag, start, inside)


def _item(view: BlockView) -> Markup:
    value = Markup(' value="{}"').format(view.number) if view.number is not None else ""
    return Markup("<li{}>{}</li>").format(value, Markup().join(map(_inline, view.spans)))


def _inline(span: Span) -> Markup:
    return Markup('<a rel="nofollow" href="{}">{}</a>').format(span.url, span.text) if span.url else escape(span.text)


def _local(moment: datetime, precision: str, zone: str) -> datetime:
    """Pelican wants aware dates; one without a time is midnight in the site's zone."""
    return moment if precision == "time" else moment.replace(tzinfo=ZoneInfo(zone))
