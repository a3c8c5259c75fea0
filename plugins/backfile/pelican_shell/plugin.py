"""Backfile as a plugin of Pelican: Pelican learns of the reader."""

from pelican import signals
from pelican.readers import Readers


def register() -> None:
    """Tell Pelican of the reader. Called by Pelican for `PLUGINS = ["backfile"]`."""
    signals.readers_init.connect(_add_reader)


def _add_reader(readers: Readers) -> None:
    from backfile.pelican_shell.reader import TextReader  # noqa: PLC0415 - ArchivePelican asks Pelican for no reader

    readers.reader_classes["txt"] = TextReader
