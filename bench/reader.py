"""Measure the reader alone: 10,000 generated articles in one process, and long and hostile texts.

    python bench/reader.py --articles 10000 --seed 1

Prints microseconds of CPU an article, and nanoseconds a character at 0.5 MB and at 5 MB, which are the same for a
reader that is linear, with the memory at the peak beside the size of the text.
"""

import statistics
import tracemalloc

from backfile.reader.article import ReaderOptions, read_articles
from generate import make_articles
from timing import LARGE, SMALL, long_text, machine, median_of_rounds, read_options, seconds

OPTIONS = ReaderOptions()
PROSE = "The river rose through the night, and by dawn the lower town stood under a metre of brown water. "
LONG = {
    "prose, one line": PROSE,
    "prose, paragraphs": PROSE * 4 + "\n\n",
    "prose, hard-wrapped": "The river rose through the night, and by dawn the lower town\nstood under a metre of brown water, ",
    "words broken at line ends": "The river rose through the night, and by dawn the lower govern-\nment ",
    "quotation marks": '"',
    "quoted lines": '"We lost everything we had in the water that night"\n',
    "dashes": "— ",
    "hyphens": "-",
    "brackets": "(",
    "open brackets and words": "(a ",
    "spaces": " ",
    "blank lines": "\n",
    "tabs": "a\tb\n",
    "bars": "a | b | c\n",
    "bullets": "- one\n",
    "greater-than signs": "> one\n",
    "one word a line": "word\n",
    "capitals": "GOMA ",
    "dates": "2019-10-12 ",
    "header lines": "Title: x\n",
    "rules": "-----\n",
}


def main() -> None:
    """Read the command line, measure, print."""
    options = read_options(__doc__)
    print(machine())

    texts = make_articles(options.articles, options.seed)
    size = statistics.mean(map(len, texts))
    cost = median_of_rounds(lambda: _read_all(texts), len(texts))
    print(f"{len(texts):,} articles of {size:,.0f} characters (seed {options.seed}): {cost}")

    print(f"\n{'ns a character':28} {'0.5 MB':>8} {'5 MB':>8} {'ratio':>6}  MiB at the peak for 5 MB")
    for name, pattern in LONG.items():
        small, large = (_nanoseconds(_fill(pattern, length)) for length in (SMALL, LARGE))
        print(f"{name:28} {small:8.1f} {large:8.1f} {large / small:6.2f}  {_peak(_fill(pattern, LARGE)):.0f}")


def _read_all(texts: list[str]) -> None:
    """Read one after the other, as a worker does: nothing is kept."""
    for text in texts:
        read_articles(text, "2019/01/a.txt", OPTIONS)


def _fill(pattern: str, length: int) -> str:
    return f"Flood Reaches Town\n\n{long_text(pattern, length)}"


def _nanoseconds(text: str) -> float:
    return 1e9 * min(seconds(lambda: read_articles(text, "a.txt", OPTIONS)) for _ in range(2)) / len(text)


def _peak(text: str) -> float:
    tracemalloc.start()
    read_articles(text, "a.txt", OPTIONS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 2**20


if __name__ == "__main__":
    main()
