"""The reader alone, for any Pelican site: `PLUGINS = ["backfile"]` and `.txt` files become articles."""

import logging
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape
from pelican import signals
from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader, Readers

from backfile.ingest import prose_of, tag_places
from backfile.model.article import ParsedArticle
from backfile.model.text import Block, BlockKind
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions, summarise
from backfile.source.decode import NotTextError, UnknownEncodingError, decode_text
from backfile.tagging import annotate_tags

log = logging.getLogger(__name__)

_SHOWN = (BlockKind.DATELINE, BlockKind.PARAGRAPH, BlockKind.PROMO, BlockKind.CORRECTION)


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
        parsed, _ = parse_article(text, name, ReaderOptions(zone))
        return _body(parsed.blocks), self._metadata(parsed, zone)

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
        tags = (
            parsed.tags.value if parsed.tags else tuple(t.name for t in annotate_tags(prose_of(parsed), tag_places()))
        )
        if tags:
            found["tags"] = [Tag(name, settings) for name in tags]
        return found


def _read(source_path: str) -> str:
    """The text of a file. Pelican names the file it could not read but not the reason: that is said here."""
    try:
        text = decode_text(Path(source_path).read_bytes()).text
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


def _body(blocks: tuple[Block, ...]) -> str:
    shown = (block for block in blocks if block.kind in _SHOWN)
    parts: list[str] = []
    for block in shown:
        if block.kind is BlockKind.DATELINE:
            parts.append(str(escape(block.text)) + " ")
            continue
        lead = parts.pop() if parts and not parts[-1].endswith(">") else ""
        opening = '<p class="promo">' if block.kind is BlockKind.PROMO else "<p>"
        parts.append(f"{opening}{lead}{escape(block.text)}</p>")
    return "\n".join(parts)


def _local(moment: datetime, precision: str, zone: str) -> datetime:
    """Pelican wants aware dates; one without a time is midnight in the site's zone."""
    return moment if precision == "time" else moment.replace(tzinfo=ZoneInfo(zone))
