"""`tags.csv`: what an editor says about tags, for the whole archive: merge, rename, retype, ban, force."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from backfile.model.annotation import TagKind, TagRule, TagUse
from backfile.problems import Problem
from backfile.source.csv_table import TableForm, TableRow, near_hint, read_rows
from backfile.source.decode import clean_line
from backfile.urls import slug_of, tag_key

COLUMNS = ("tag", "name", "type", "use")
FORM = TableForm("tags.csv", COLUMNS, ("tag",), unreadable="T201", unknown="T202")
WHERE = FORM.where

_TYPES = tuple(kind.value for kind in TagKind)
_KINDS = {"": None, **{kind.value: kind for kind in TagKind}, "organization": TagKind.ORGANISATION}
_USES = {use.value: use for use in TagUse}


class TagsTable(msgspec.Struct, frozen=True):
    """The rows of tags.csv that can be used."""

    rules: tuple[TagRule, ...]
    """Sorted, each of another tag. A name is the last one of its chain; rules of tags with one name have one kind."""
    problems: tuple[Problem, ...]


class _Row(msgspec.Struct, frozen=True):
    """A row that is sound by itself."""

    line: int
    rule: TagRule
    target: str
    """What its name is compared by; empty when it has none, or only another spelling of the tag."""


_Rows = Mapping[str, _Row]
"""By what their tags are compared by."""


def read_tags_table(folder: Path) -> TagsTable:
    """Read `tags.csv` from the content folder. A missing file is an empty table.

    Args:
        folder: the content folder.
    """
    rows: dict[str, _Row] = {}
    problems: list[Problem] = []
    for row in read_rows(folder, FORM):
        if isinstance(row, Problem):
            problems.append(row)
        elif fault := _add_row(row, rows):
            code, what, fix = fault
            problems.append(Problem(code, WHERE, row.line, f"{what}; the row is not used", fix))
    for check in (_renamed_to_banned, _renamed_in_circles, _of_two_kinds):
        for key, what, fix in tuple(check(rows)):
            problems.append(Problem("T206", WHERE, rows.pop(key).line, f"{what}; the row is not used", fix))
    problems.sort(key=lambda problem: problem.line)
    return TagsTable(tuple(sorted(_resolve(rows), key=lambda rule: rule.tag)), tuple(problems))


def _add_row(row: TableRow, rows: dict[str, _Row]) -> tuple[str, str, str] | None:
    """Add a row to the others, or give the code of what is wrong with it, the words and how to mend it."""
    tag, name, kind, use = (clean_line(row.cells.get(column, "")) for column in COLUMNS)
    if not (tag or name or kind or use):
        return None
    fault = next(_faults(tag, name, kind.casefold(), use.casefold()), None)
    if fault:
        return fault
    key, target = tag_key(tag), tag_key(name) if name else ""
    rule = TagRule(tag, name, _KINDS[kind.casefold()], _USES[use.casefold()])
    known = rows.setdefault(key, _Row(row.line, rule, "" if target == key else target))
    if known.line != row.line:
        return "T205", f'"{tag}" has a row already, in line {known.line}', "join the two rows"
    return None


def _faults(tag: str, name: str, kind: str, use: str) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the cells of one row."""
    if not tag:
        yield "T203", "the row names no tag", "write the tag as the site has it, or delete the row"
    for text in filter(None, (tag, name)):
        if not slug_of(text, ""):
            yield "T203", f'"{text}" has no letter or digit to make an address of', "write a name that has"
    if kind not in _KINDS:
        yield "T204", f'"{kind}" is no type of a tag', near_hint(kind, _TYPES, f"write {', '.join(_TYPES)}, or nothing")
    if use not in _USES:
        hint = near_hint(use, filter(None, _USES), 'write "never", "always" or nothing')
        yield "T204", f'"{use}" is no use of a tag', hint
    if not (name or kind or use):
        yield "T203", f'the row of "{tag}" says nothing of it', "write a name, a type or a use, or delete the row"
    if name and use == TagUse.NEVER:
        yield "T206", f'"{tag}" is renamed and never to be used', f'delete the name or "{use}"'


def _renamed_to_banned(rows: _Rows) -> Iterator[tuple[str, str, str]]:
    """Rows whose name is of a tag that another row bans."""
    for key, row in rows.items():
        target = rows.get(row.target)
        if target and target.rule.use is TagUse.NEVER:
            what = f'"{row.rule.tag}" is to be "{row.rule.name}", which line {target.line} bans'
            yield key, what, 'write "never" in both rows, or in none'


def _renamed_in_circles(rows: _Rows) -> Iterator[tuple[str, str, str]]:
    """Rows whose names lead back to them."""
    done: set[str] = set()
    for start in rows:
        path: dict[str, None] = {}
        key = start
        while key in rows and key not in done and key not in path:
            path[key] = None
            key = rows[key].target
        done.update(path)
        circle = tuple(path)[tuple(path).index(key) :] if key in path else ()
        for each in circle:
            rule = rows[each].rule
            what = f'"{rule.tag}" is to be "{rule.name}", which leads in a circle'
            yield each, what, "delete the row of the name to show"


def _of_two_kinds(rows: _Rows) -> Iterator[tuple[str, str, str]]:
    """Rows that give a tag another type than a row of the same name does; the row of that name itself decides."""
    first: dict[str, _Row] = {}
    ends = {key: _end(key, rows)[0] for key in rows}
    for key, row in sorted(rows.items(), key=lambda item: (item[0] != ends[item[0]], item[1].line)):
        if row.rule.kind:
            before = first.setdefault(ends[key], row)
            if before.rule.kind is not row.rule.kind:
                other = f"line {before.line} says {before.rule.kind} of the same name"
                yield (
                    key,
                    f'"{row.rule.tag}" is of type {row.rule.kind}, and {other}',
                    "write one type, or another name",
                )


def _resolve(rows: _Rows) -> Iterator[TagRule]:
    """The rules, each with the last name of its chain and the kind of that name."""
    ends = {key: _end(key, rows) for key in rows}
    kinds = {ends[key][0]: row.rule.kind for key, row in rows.items() if row.rule.kind}
    for key, row in rows.items():
        end, name = ends[key]
        yield replace(row.rule, name=name, kind=kinds.get(end))


def _end(key: str, rows: _Rows) -> tuple[str, str]:
    """Where the names lead from a row on: the key there, and the name to show, empty when it is as found."""
    name = ""
    while key in rows:
        row = rows[key]
        name = row.rule.name or name
        if not row.target:
            break
        key = row.target
    return key, name
