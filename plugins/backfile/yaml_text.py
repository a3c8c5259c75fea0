"""Read the plain part of YAML that metadata is written in: one map of texts and lists of texts.

YAML 1.2 (https://yaml.org/spec/1.2.2/), of which every scalar stays the text that was written, so that `2019-03-05`
and `no` are what they look like. Only events are read and no node is made, so that neither deep nesting nor aliases
of aliases cost anything.
"""

import re
import unicodedata

import msgspec

MAX_CHARACTERS = 20_000
"""Metadata is shorter than this; anything longer is refused."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class YamlError(ValueError):
    """The text is no map that can be read; the message says why."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line
        """Where, counted from 1; 0 when that is not known."""


class YamlEntry(msgspec.Struct, frozen=True):
    """One key of the map. A key that is written twice makes two."""

    key: str
    value: str
    """In one line; of a list all its texts, with semicolons between. Empty for null, and for what is nested."""
    line: int
    """The line of its key, counted from 1."""
    items: tuple[str, ...] | None = None
    """The texts of a list, without the empty ones; None when it is no list."""
    is_nested: bool = False
    """Whether the value is a map, or a list of anything but texts, which is not read."""


def load_yaml(text: str) -> tuple[YamlEntry, ...]:
    """Read one YAML document that is a map.

    Raises:
        YamlError: it is none, is longer or deeper than allowed, or is no YAML.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"it is longer than {MAX_CHARACTERS} characters"
        raise YamlError(message, 0)
    from backfile.yaml_events import read_entries  # noqa: PLC0415 - 30 ms for yaml, which most archives do not need

    return read_entries(text)


def fold_value(text: str) -> str:
    """A value as one line: NFC, no control characters, white space folded to single spaces."""
    return " ".join(_CONTROLS.sub(" ", unicodedata.normalize("NFC", text)).split())
