"""Measure countries and tags alone: 10,000 generated articles in one process, the archive-wide choice, long texts.

    python bench/annotation.py --articles 10000 --seed 1

Prints how long the tables take to load and what they hold in memory, microseconds of CPU an article for countries and
for tags, seconds for the choice of tags of 100,000 articles, and nanoseconds a character of long and hostile texts at
0.5 MB and at 5 MB, which are the same where the cost follows the length.
"""

import gc
import random
import statistics
import string
import tracemalloc

from backfile.geography import annotate_countries, load_gazetteer
from backfile.geography.gazetteer import read_gazetteer
from backfile.ingest import IngestOptions, annotate_article, promos_of, prose_of, tag_places
from backfile.model.annotation import NO_RULES, Prose, TagKind
from backfile.model.article import ArticleRecord, TagRef
from backfile.model.metadata import Found, Origin
from backfile.model.source import SourceFile
from backfile.reader.article import ReaderOptions, read_articles
from backfile.tagging import annotate_tags
from backfile.tagging.choose import choose_tags
from backfile.tagging.tables import load_tables
from generate import make_articles
from msgspec.structs import replace
from timing import LARGE, SMALL, long_text, machine, median_of_rounds, read_options, seconds

ARCHIVE = 100_000
NAMES, TAGS = 50_000, 12
"""Of the archive whose tags are chosen: different names of each kind, and candidates an article."""
LONG = {
    "prose": "The river rose through the night, and by dawn the lower town stood under brown water. ",
    "places": "In Lima, Peru, and Paris, Texas, ",
    "towns without a country": "Springfield, Georgetown and Salem ",
    "people": "President Ana Quispe met Luis Soto. ",
    "capitals": "GOMA ",
    "one long name": "Ana Maria ",
    "acronyms": "U.S. ",
    "apostrophes": "O'Brien's ",
    "quotation marks": '"',
    "full stops": ". ",
}


def main() -> None:
    """Read the command line, measure, print."""
    options = read_options(__doc__)
    print(machine())
    _measure_tables()
    _measure_articles(options.articles, options.seed)
    _measure_choice(options.seed)
    print(f"\n{'ns a character':28} {'0.5 MB':>8} {'5 MB':>8} {'ratio':>6}")
    for name, pattern in LONG.items():
        small, large = (_nanoseconds(long_text(pattern, length)) for length in (SMALL, LARGE))
        print(f"{name:28} {small:8.1f} {large:8.1f} {large / small:6.2f}")


def _measure_tables() -> None:
    """Load the tables twice: to time it, and, more slowly, to count its memory."""
    places = seconds(load_gazetteer)
    others = seconds(load_tables) + seconds(lambda: tag_places(NO_RULES))
    for load in (read_gazetteer, load_tables, tag_places):
        load.cache_clear()
    tracemalloc.start()
    load_gazetteer(), load_tables(), tag_places(NO_RULES)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"tables: places in {1000 * places:.0f} ms, tags in {1000 * others:.0f} ms; {held / 2**20:.0f} MiB together")


def _measure_articles(articles: int, seed: int) -> None:
    texts = make_articles(articles, seed)
    parsed = [read_articles(text, "a.txt", ReaderOptions())[0].article for text in texts]
    proses = [prose_of(article, promos_of(article)) for article in parsed]
    size = statistics.mean(map(len, texts))
    print(f"{articles:,} articles of {size:,.0f} characters (seed {seed})")
    print(f"  countries  {median_of_rounds(lambda: _countries(proses), articles)}")
    print(f"  tags       {median_of_rounds(lambda: _tags(proses), articles)}")
    print(f"  both       {median_of_rounds(lambda: (_countries(proses), _tags(proses)), articles)}")


def _countries(proses: list[Prose]) -> None:
    for prose in proses:
        annotate_countries(prose, load_gazetteer())


def _tags(proses: list[Prose]) -> None:
    for prose in proses:
        annotate_tags(prose, tag_places(NO_RULES))


def _measure_choice(seed: int) -> None:
    records = _archive(seed)
    gc.disable()  # as in a build
    spent = seconds(lambda: choose_tags(records))
    gc.enable()
    print(f"tags of {ARCHIVE:,} articles with {TAGS} candidates each chosen in {spent:.1f} s of CPU")


def _archive(seed: int) -> list[ArticleRecord]:
    """Articles whose names are few often and many seldom, as in a real archive."""
    rng = random.Random(seed)
    options = IngestOptions("", ReaderOptions(), 0, "")
    (read,) = read_articles("Flood\n\nThe river rose.", "a.txt", options.reader)
    record = annotate_article(read, SourceFile("a.txt", 0, 0), options)[0].record
    names = ["".join(rng.choices(string.ascii_lowercase, k=7)).capitalize() for _ in range(NAMES)]

    kinds = tuple(TagKind)

    def tag() -> TagRef:
        first, last = (min(int(rng.paretovariate(0.5)), NAMES) - 1 for _ in range(2))
        name = names[last] if rng.random() < 1 / 4 else f"{names[first]} {names[last]}"
        return TagRef(name, kinds[last % len(kinds)], rng.random(), rng.random() < 1 / 2)

    return [
        replace(record, path=f"{number}.txt", tags=Found(tuple(tag() for _ in range(TAGS)), Origin.DERIVED))
        for number in range(ARCHIVE)
    ]


def _nanoseconds(text: str) -> float:
    prose = Prose("Flood Reaches Town", "", (text,), ())
    return 1e9 * min(seconds(lambda: (_countries([prose]), _tags([prose]))) for _ in range(2)) / len(text)


if __name__ == "__main__":
    main()
