"""The events of YAML that `yaml_text` makes entries of. Alone imports yaml."""

from collections.abc import Iterator
from contextlib import suppress

import yaml

from backfile.yaml_text import YamlEntry, YamlError, fold_value

MAX_DEPTH = 50
"""Maps and lists within one another; anything deeper is refused."""

_Value = str | tuple[str, ...] | None
"""A text, a list of texts, or None for what is neither."""

_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_OTHER_LINE_ENDS = str.maketrans("\r\x85\u2028\u2029", "    ")
"""What YAML 1.1, and so PyYAML, takes for line ends besides the line feed; our lines end in that alone."""


def read_entries(text: str) -> tuple[YamlEntry, ...]:
    """Read one YAML document that is a map.

    Raises:
        YamlError: it is none, is deeper than allowed, or is no YAML.
    """
    last_line = text.count("\n") + 1  # what is missing is told to be in the line below
    try:
        return tuple(_entries(_events(text.translate(_OTHER_LINE_ENDS))))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        # The scanner's own wording; its context names places by columns that an editor does not see.
        raise YamlError(error.problem or "it is no YAML", min(line, last_line)) from error
    except yaml.reader.ReaderError as error:
        message = "it holds a character that YAML does not allow"
        raise YamlError(message, text.count("\n", 0, error.position) + 1) from error
    except (ValueError, OverflowError) as error:  # such as an escape beyond Unicode
        if isinstance(error, YamlError):
            error.line = min(error.line, last_line)
            raise
        message = "it holds a character that does not exist"
        raise YamlError(message, 0) from error


def _events(text: str) -> Iterator[yaml.Event]:
    """The events of one document, without those of the stream, never deeper than MAX_DEPTH."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = _line(event)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            message = "it holds more than one document"
            raise YamlError(message, line)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            message = f"it is nested more than {MAX_DEPTH} deep"
            raise YamlError(message, line)
        if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            yield event


def _entries(events: Iterator[yaml.Event]) -> Iterator[YamlEntry]:
    """The keys of the map that the events are of."""
    first = next(events, None)
    if first is None or (isinstance(first, yaml.ScalarEvent) and not first.style and not first.value):
        return
    if not isinstance(first, yaml.MappingStartEvent):
        message = 'it is no list of "key: value" lines'
        raise YamlError(message, _line(first))
    anchors: dict[str, _Value] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            continue  # what follows must be sound too
        key, line = _value(event, events, anchors), _line(event)
        if not isinstance(key, str):
            message = "a key is no text"
            raise YamlError(message, line)
        value = _value(next(events), events, anchors)
        if isinstance(value, tuple):
            items = tuple(filter(None, value))
            yield YamlEntry(key, "; ".join(items), line, items)
        else:
            yield YamlEntry(key, value or "", line, is_nested=value is None)


def _value(event: yaml.Event, events: Iterator[yaml.Event], anchors: dict[str, _Value]) -> _Value:
    """The value that begins with an event, and whose other events are taken."""
    if isinstance(event, yaml.AliasEvent):
        if event.anchor not in anchors:
            message = f'"*{event.anchor}" names nothing above it'
            raise YamlError(message, _line(event))
        return anchors[event.anchor]
    value: _Value = None
    if isinstance(event, yaml.ScalarEvent):
        is_null = not event.style and event.value in _NULLS
        value = "" if is_null else fold_value(event.value)
    elif isinstance(event, yaml.CollectionStartEvent):
        value = _items(event, events, anchors)
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        anchors[event.anchor] = value
    return value


def _items(start: yaml.CollectionStartEvent, events: Iterator[yaml.Event], anchors: dict[str, _Value]) -> _Value:
    """The texts of a list; None for a map, and for a list that holds anything else."""
    items: list[_Value] = []
    with suppress(StopIteration):
        while not isinstance(event := next(events), yaml.CollectionEndEvent):
            items.append(_value(event, events, anchors))
    if isinstance(start, yaml.MappingStartEvent):
        return None
    texts = tuple(item for item in items if isinstance(item, str))
    return texts if len(texts) == len(items) else None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
