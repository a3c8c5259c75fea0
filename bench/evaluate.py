"""Measure countries and tags on articles that people labelled: `make evaluate GOLD=DIR`.

    python bench/evaluate.py DIR --home-country US --errors 10

DIR holds txt/ and gold.jsonl. docs/evaluation.md describes the labels, and what each number says.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from backfile.annotate_folder import AnnotatedFile, AnnotatedFolder, annotate_folder
from backfile.errors import BackfileError
from backfile.model.annotation import TagKind
from gold_measures import Found, Row, judged_countries, measure
from gold_set import LABELS, Label, read_aliases, read_labels

_COLUMNS = ("judged", "precision", "recall", "F1", "share")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, annotate, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--home-country", metavar="CC", default="", help="country that local news is about (none)")
    parser.add_argument("--errors", metavar="N", type=int, default=0, help="list the N worst articles")
    options = parser.parse_args(arguments)
    try:
        labels, messages = read_labels(options.folder)
    except OSError as error:
        message = f"{options.folder / LABELS}: {error.strerror}; write a line for each article, see docs/evaluation.md"
        raise SystemExit(message) from error
    try:
        annotated, seconds = _annotate(options.folder / "txt", options.home_country)
    except BackfileError as error:
        raise SystemExit(str(error)) from error
    files = {file.id: file for file in annotated.files}
    messages += map(str, annotated.problems)
    for label in labels:
        if label.id not in files:
            what = f'there is no txt/{label.id}.txt, "{label.id}" is left out; add the file, or delete the line'
            messages.append(f"{options.folder / LABELS}:{label.line}: {what}")
    for message in messages:
        print(message, file=sys.stderr)
    judged = [label for label in labels if label.id in files]
    if not judged:
        message = f"{options.folder / LABELS}: it has no label of any text; see docs/evaluation.md"
        raise SystemExit(message)
    rows = measure(judged, {name: as_found(file) for name, file in files.items()}, read_aliases())
    print(f"{len(judged):,} articles with labels, of {len(files):,} in {options.folder / 'txt'}")
    print(f"{1e6 * seconds / len(files):,.0f} microseconds of CPU an article\n")
    print("\n".join(format_table(rows)))
    for text in list_errors(judged, files, options.errors):
        print(f"\n{text}")


def as_found(file: AnnotatedFile) -> Found:
    """What is compared with a label."""
    return Found(file.countries, file.mentioned, tuple((tag.name, tag.kind is TagKind.TOPIC) for tag in file.tags))


def format_table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of the table; shares in percent."""
    yield f"{'':24}" + "".join(f"{column:>10}" for column in _COLUMNS)
    for row in rows:
        shares = (row.precision, row.recall, row.f1, row.share)
        cells = ("" if share is None else f"{100 * share:.1f}" for share in shares)
        yield (f"{row.name:24}{row.judged:>10,}" + "".join(f"{cell:>10}" for cell in cells)).rstrip()


def list_errors(labels: Sequence[Label], files: Mapping[str, AnnotatedFile], most: int) -> list[str]:
    """The articles with the most missed and invented countries, the worst first, with the words that misled."""
    errors = []
    for label in labels:
        if not label.countries:
            continue
        file = files[label.id]
        found = judged_countries(label, file.countries)
        wrong = sum(map(len, _differences(label, found)))
        is_other = bool(label.primary) and found[:1] != (label.primary,)
        if wrong or is_other:
            errors.append((-wrong, not is_other, label.id, _error(label, file, found)))
    return [text for *_, text in sorted(errors)[:most]]


def _differences(label: Label, found: Sequence[str]) -> tuple[list[str], list[str]]:
    """The countries that were missed, and those that were invented."""
    missed = [code for code in label.countries if code not in found]
    return missed, [code for code in found if code not in label.countries]


def _error(label: Label, file: AnnotatedFile, found: Sequence[str]) -> str:
    missed, invented = _differences(label, found)
    evidence = dict(file.evidence)

    def shown(code: str) -> str:
        words = ", ".join(dict.fromkeys(evidence.get(code, ())))
        return f"{code} ({words or 'no words'})"

    lines = [f"{label.id}  {file.headline or 'cannot be read'}"]
    if label.primary and found[:1] != (label.primary,):
        lines.append(f"  main      {label.primary}, not {next(iter(found), 'none')}")
    if missed:
        lines.append(f"  missed    {'; '.join(map(shown, missed))}")
    if invented:
        kinds = (f"{shown(code)}{', named there' if code in label.mentioned else ''}" for code in invented)
        lines.append(f"  invented  {'; '.join(kinds)}")
    return "\n".join(lines)


def _annotate(folder: Path, home_country: str) -> tuple[AnnotatedFolder, float]:
    """Annotate in one process, and say what it cost: seconds of CPU of the second run, which loads no tables."""
    annotate_folder(folder, home_country, workers=1)
    started = time.process_time()
    annotated = annotate_folder(folder, home_country, workers=1)
    return annotated, time.process_time() - started


if __name__ == "__main__":
    main()
