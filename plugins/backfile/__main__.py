"""The commands `python -m backfile annotate`, `explain` and `review`; `pelican` itself builds the site.

Each imports what it needs when it runs: `annotate` knows nothing of Pelican, and worker processes import this module.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from backfile.errors import BackfileError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command.

    Args:
        arguments: of the command line; None for those of this process.
    Raises:
        SystemExit: it could not be done; the text says why.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.command == "annotate":
            _annotate(Path(options.folder), options.home_country, options.workers, as_json=options.json)
            return
        from backfile.pelican_shell import commands  # noqa: PLC0415 - annotate needs no Pelican

        if options.command == "review":
            commands.review(options.settings)
        else:
            commands.explain(options.settings, options.file)
    except BackfileError as error:
        raise SystemExit(str(error)) from error
    except BrokenPipeError as error:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains as it ends
        raise SystemExit(1) from error
    except OSError as error:
        message = f"{error.filename}: {error.strerror}; check that it exists and may be read"
        raise SystemExit(message) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("backfile", description="Look at what Backfile makes of articles.")
    commands = parser.add_subparsers(dest="command", required=True)
    annotate = commands.add_parser("annotate", help="print the countries and tags of a folder of .txt files")
    annotate.add_argument("folder", metavar="DIR", help="any folder; the files in it and below it are one archive")
    annotate.add_argument("--json", action="store_true", help="one JSON object a line, instead of a list to read")
    annotate.add_argument(
        "--home-country", metavar="CC", default="", help="ISO code of the country that local news is about (none)"
    )
    annotate.add_argument("--workers", metavar="N", type=_count, default=0, help="processes (one a core)")
    review = commands.add_parser("review", help="build the site, and write output/review.html and output/review.csv")
    explain = commands.add_parser("explain", help="print the blocks of one file with the rule that matched")
    explain.add_argument("file", metavar="FILE", help="content/2019/a.txt, or any text file")
    for command in (review, explain):
        command.add_argument("-s", "--settings", default="pelicanconf.py", help="settings file (%(default)s)")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal():
        message = f'"{text}" is no count; write 0 for one a core, 1 for none beside this one, or more'
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _annotate(folder: Path, home_country: str, workers: int, *, as_json: bool) -> None:
    from backfile.annotate_folder import annotate_folder, format_json, format_listing  # noqa: PLC0415 - see above
    from backfile.pages.wording import country_names  # noqa: PLC0415 - see above

    annotated = annotate_folder(folder, home_country, workers)
    for problem in annotated.problems:
        print(problem, file=sys.stderr)  # noqa: T201 - what a command says
    if as_json:
        _write(format_json(file) + b"\n" for file in annotated.files)
    else:
        names = country_names("en")
        _write(f"{format_listing(file, names)}\n".encode() for file in annotated.files)
    if not any(file.headline for file in annotated.files):
        message = f"{folder}: none of its files could be read; see above why"
        raise SystemExit(message)


def _write(lines: Iterable[bytes]) -> None:
    """Write to the standard output as UTF-8, whatever the terminal says of itself."""
    for line in lines:
        sys.stdout.buffer.write(line)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
