"""What holds for every text, however odd: nothing crashes, no word is lost, none is made up, and it does not take long."""

import time
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from backfile.model.metadata import PartialDate
from backfile.model.text import BlockKind
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions, summarise
from backfile.reader.byline import parse_authors, parse_byline
from backfile.reader.dates import FIRST_YEAR, LAST_YEAR, parse_date, parse_date_line, parse_path_date
from backfile.reader.headers import NAMES
from backfile.reader.lines import split_chunks
from backfile.source.decode import NotTextError, UnknownEncodingError, decode_text
from hypothesis import given
from hypothesis import strategies as st

OPTIONS = ReaderOptions(folder_is_section=True)

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")).filter(str.strip)
PATHS = st.one_of(st.text(max_size=60), st.from_regex(r"(\d{4}/(\d\d/)?)?[a-z0-9-]{0,12}\.txt", fullmatch=True))

WORDS = st.sampled_from(
    "the river Mayor of GOMA said “rain” fire’s 3 (AFP) U.S. and By — - Oct 2019 , No. end.".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
HEADERS = st.builds("{}: {}".format, st.sampled_from([*NAMES, "Mood", "TITLE", "Date"]), SENTENCES | st.just(""))
LINES = st.one_of(
    SENTENCES,
    SENTENCES.map(lambda text: f"Read more: {text}"),
    SENTENCES.map(lambda text: f"GOMA, Congo, Oct 19 (Agency) — {text}"),
    SENTENCES.map(lambda text: f"KYIV—{text}"),
    SENTENCES.map(lambda text: f"  Correction: {text}"),
    SENTENCES.map(str.upper),
    HEADERS,
    st.sampled_from(
        [
            "Breaking News",
            "Sport",
            "Flood Reaches Town",
            "FLOOD REACHES TOWN",
            "By Ana Silva and Jan Novák",
            "Saturday, October 12, 2019",
            "Updated: 12 October 2019, 14:30",
            "Saturday",
            "---",
            "",
            "",
            "",
            "\t",
        ]
    ),
)
NEWS = st.lists(LINES, min_size=1, max_size=14).map("\n".join).filter(str.strip)

LONG = [
    "-" * 100_000,
    "—" * 100_000,
    "GOMA " + "— " * 60_000,
    '"' * 100_000,
    "”" * 100_000 + " x",
    "(" * 100_000,
    "[" * 100_000,
    "(a " * 60_000,
    "." * 100_000,
    ". " * 100_000,
    "a" + " " * 200_000 + "b",
    "a-" * 50_000,
    "A " * 100_000,
    "By " + "Ana " * 50_000,
    "By Ana" + ", Ana" * 40_000,
    "Read more: " + "x " * 100_000,
    "Correction (" + "x" * 200_000,
    "Date: " + "2019-10-12 " * 20_000,
    "Date: 2019-10-12 10:00" + " " * 100_000 + "x",
    "Title: x\n" + "  more\n" * 30_000,
    "Title: x\n" + "".join(f"Key-{chr(97 + n % 26)}: y\n" for n in range(20_000)),
    "word\n" * 40_000,
    "\n" * 200_000 + "word",
    "Flood Reaches Town\n" * 10_000,
    "12 October 2019\n" * 12_000,
    "Sport\n" * 30_000,
    ("word " * 12 + "\n") * 3_000,
    "By Ana Silva\n" * 15_000,
]


def conserved(text):
    """Whether the blocks of a text hold its words, in order. A dateline may end within one: `KYIV—The`."""
    article, _ = parse_article(text, "a.txt", OPTIONS)
    kept = " ".join(block.text for block in article.blocks).split()
    dashes = [block for block in article.blocks if block.kind is BlockKind.DATELINE and block.text[-1] in "–—"]
    return "".join(kept) == "".join(text.split()) and (bool(dashes) or kept == text.split())


@given(TEXTS, PATHS)
def test_any_text_with_any_path_is_read(text, path):
    parse_article(text, path, OPTIONS)


@given(NEWS, PATHS)
def test_any_news_with_any_path_is_read_with_a_headline(text, path):
    article, problems = parse_article(text, path, OPTIONS)

    assert article.headline.value.strip()
    assert all(str(problem).endswith(f"[{problem.code}]") for problem in problems)


@given(TEXTS)
def test_blocks_of_any_text_hold_its_words(text):
    assert conserved(text)


@given(NEWS)
def test_blocks_of_any_news_hold_its_words(text):
    assert conserved(text)


@given(NEWS)
def test_reading_twice_gives_the_same(text):
    assert parse_article(text, "2019/a.txt", OPTIONS) == parse_article(text, "2019/a.txt", OPTIONS)


@given(TEXTS | NEWS)
def test_line_numbers_rise_and_lie_within_the_file(text):
    lines = [block.line for block in parse_article(text, "a.txt", OPTIONS)[0].blocks]

    assert lines == sorted(lines)
    assert lines[0] >= 1
    assert lines[-1] <= text.count("\n") + 1


@given(NEWS)
def test_block_begins_on_the_line_it_names(text):
    lines = text.split("\n")
    for block in parse_article(text, "a.txt", OPTIONS)[0].blocks:
        assert block.text.split(" ", 1)[0].rstrip("–—") in lines[block.line - 1]


@given(NEWS)
def test_summary_holds_words_of_the_text_alone(text):
    summary = summarise(parse_article(text, "a.txt", OPTIONS)[0].blocks)

    assert "".join(summary.removesuffix("…").split()) in "".join(text.split())


@given(st.text())
def test_chunks_hold_every_word(text):
    assert " ".join(chunk.text for chunk in split_chunks(text)).split() == text.split()


@given(st.binary())
def test_bytes_become_clean_text_or_one_of_two_errors(data):
    try:
        text = decode_text(data).text
    except (NotTextError, UnknownEncodingError):
        return

    assert text == unicodedata.normalize("NFC", text)
    assert not any(
        unicodedata.category(character) in ("Cc", "Cs") for character in text.replace("\n", "").replace("\t", "")
    )


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_text_survives_its_encoding(text, encoding):
    if "\0" in text or text.startswith("\ufeff"):
        return

    assert decode_text(text.encode(encoding)).text == decode_text(text.encode()).text


@given(st.text())
def test_reading_dates_and_names_never_fails(text):
    parse_date(text)
    parse_date_line(text)
    parse_path_date(text)
    parse_byline(text)
    parse_authors(text)


@given(
    st.from_regex(
        r"\A(Sat, )?(\d{1,4}[-/ .]){1,2}(Oct |May )?\d{1,4}([ T]\d\d?:\d\d(:\d\d)? ?([+-]\d\d:?\d\d|pm|EST)?)?\Z"
    )
)
def test_whatever_looks_like_a_date_is_read_as_one_or_not_at_all(text):
    found = parse_date(text)

    assert found is None or found.instant.tzinfo is not None


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_iso_dates_are_read_as_they_are(day):
    for iso in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert parse_date(iso) == PartialDate(iso)


@given(
    st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31)),  # noqa: DTZ001 - the strategy adds the zone
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))) | st.just(UTC),
)
def test_iso_times_are_read_as_they_are(moment, zone):
    aware = moment.replace(microsecond=0, tzinfo=zone)

    assert parse_date(aware.isoformat()) == PartialDate(aware.isoformat())


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_runs_are_read_quickly(text):
    started = time.process_time()
    parse_article(text, text[:50_000], OPTIONS)
    parse_article(f"Flood Reaches Town\n\n{text}", "a.txt", OPTIONS)

    assert time.process_time() - started < 2


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_runs_lose_no_words(text):
    assert conserved(text)


@pytest.mark.parametrize("line", ["word " * 2_000_000, "x" * 10_000_000], ids=["words", "one word"])
def test_line_of_ten_megabytes_is_read_quickly(line):
    started = time.process_time()
    parse_article(line, "a.txt", OPTIONS)

    assert time.process_time() - started < 2


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_dates_and_names_are_read_quickly(text):
    started = time.process_time()
    for read in (parse_date, parse_date_line, parse_path_date, parse_byline, parse_authors):
        read(text)

    assert time.process_time() - started < 2
