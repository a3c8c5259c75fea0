from datetime import UTC, datetime

import pytest
from backfile.catalog.ledger import (
    Ledger,
    NewArticle,
    digest_ledger,
    extend_ledger,
    format_ledger,
    read_ledger,
    write_ledger,
)
from backfile.errors import OutputError
from builders import SITE_NAME, make_article, make_entry, make_ledger, write_files

ID = "urn:uuid:6a0f5c3e-0000-5000-8000-000000000001"
OTHER_ID = "urn:uuid:6a0f5c3e-0000-5000-8000-000000000002"
HEADER = "id,path,added,address\n"


def _read(folder, text):
    return read_ledger(write_files(folder, {"ledger.csv": text}))


def _new(*articles):
    return [NewArticle(article.path, article.address, article.published) for article in articles]


def _extend(before, *articles, epoch=None):
    """The rows after a build that found some articles without one."""
    return extend_ledger(before, _new(*articles), SITE_NAME, epoch).entries


def test_ids_are_the_same_without_a_ledger():
    records = [make_article("a.txt", date="2024"), make_article("b.txt")]

    assert make_ledger(records) == make_ledger(reversed(records))


def test_without_new_articles_the_ledger_is_the_same():
    before = make_ledger([make_article("a.txt")])

    assert extend_ledger(before, (), SITE_NAME, None) is before


def test_ids_are_uuids_made_from_site_and_path():
    article = make_article("a.txt")

    here = extend_ledger(Ledger({}), _new(article), "One", None).entries["a.txt"].id
    there = extend_ledger(Ledger({}), _new(article), "Two", None).entries["a.txt"].id

    assert here.startswith("urn:uuid:")
    assert here != there


def test_the_id_does_not_depend_on_what_the_article_says():
    before = make_ledger([make_article("a.txt", headline="Flood", date="2024")])
    after = make_ledger([make_article("a.txt", headline="Drought", date="2023")])

    assert before.entries["a.txt"].id == after.entries["a.txt"].id


def test_a_first_import_is_dated_by_its_articles():
    entries = _extend(Ledger({}), make_article("a.txt", date="2003-05-09"), make_article("b.txt", date="1999-07"))

    assert (entries["a.txt"].added, entries["b.txt"].added) == ("2003-05-09", "1999-07-01")


def test_an_old_article_is_added_when_the_newest_was():
    before = Ledger({"a.txt": make_entry("a.txt", added="2020-02-02")})

    entries = _extend(before, make_article("b.txt", date="1999-07-01"))

    assert entries["b.txt"].added == "2020-02-02"


def test_a_newer_article_is_added_on_its_own_date():
    before = Ledger({"a.txt": make_entry("a.txt", added="2020-02-02")})

    entries = _extend(before, make_article("b.txt", date="2021-03-03T10:00:00+00:00"))

    assert entries["b.txt"].added == "2021-03-03"


def test_an_undated_article_of_a_new_archive_is_added_at_the_epoch():
    epoch = int(datetime(2011, 11, 11, tzinfo=UTC).timestamp())

    entries = _extend(Ledger({}), make_article("a.txt"), make_article("b.txt", date="2003-05-09"), epoch=epoch)

    assert entries["a.txt"].added == "2011-11-11"


def test_an_undated_article_without_an_epoch_is_added_at_the_newest_date():
    entries = _extend(
        Ledger({}), make_article("a.txt"), make_article("b.txt", date="2003-05"), make_article("c.txt", date="1990")
    )

    assert entries["a.txt"].added == "2003-05-01"


def test_an_undated_article_of_an_archive_without_dates_is_added_on_the_first_day():
    assert _extend(Ledger({}), make_article("a.txt"))["a.txt"].added == "1970-01-01"


def test_an_undated_article_that_comes_later_is_added_when_the_newest_was():
    before = Ledger({"a.txt": make_entry("a.txt", added="2020-02-02")})

    assert _extend(before, make_article("b.txt"), epoch=0)["b.txt"].added == "2020-02-02"


def test_rows_of_articles_that_are_gone_stay():
    before = make_ledger([make_article("a.txt")])

    entries = _extend(before, make_article("b.txt"))

    assert before.entries["a.txt"] == entries["a.txt"]


def test_two_equal_headlines_on_one_day_get_two_addresses():
    records = [make_article(path, headline="Flood", date="2024-06-27") for path in ("b.txt", "a.txt")]

    entries = make_ledger(records).entries

    assert entries["a.txt"].address == "2024/06/27/flood/"
    assert entries["b.txt"].address == "2024/06/27/flood-2/"


def test_the_address_of_an_article_that_is_gone_is_not_given_again():
    before = make_ledger([make_article("b.txt", headline="Flood")])

    assert _extend(before, make_article("a.txt", headline="Flood"))["a.txt"].address == "undated/flood-2/"


def test_a_missing_file_is_an_empty_ledger(tmp_path):
    assert Ledger({}) == read_ledger(tmp_path)


def test_the_file_is_sorted_by_path():
    text = format_ledger(make_ledger([make_article("b.txt"), make_article("a.txt")])).decode()

    assert [line.split(",")[1] for line in text.splitlines()] == ["path", "a.txt", "b.txt"]


@pytest.mark.parametrize("path", ["a.txt", 'a, "b".txt', "a\u2028b.txt", "a\nb.txt", "ü.txt"])
def test_a_ledger_that_was_written_is_read_as_it_was(tmp_path, path):
    ledger = make_ledger([make_article(path), make_article("z.txt", date="2024")])

    write_ledger(tmp_path, Ledger({}), ledger)

    assert ledger == read_ledger(tmp_path)


def test_a_ledger_without_new_rows_is_not_written(tmp_path):
    ledger = make_ledger([make_article("a.txt")])

    write_ledger(tmp_path, ledger, ledger)

    assert list(tmp_path.iterdir()) == []


def test_nothing_but_the_ledger_is_left_behind(tmp_path):
    write_ledger(tmp_path, Ledger({}), make_ledger([make_article("a.txt")]))

    assert [path.name for path in tmp_path.iterdir()] == ["ledger.csv"]


def test_a_ledger_that_cannot_be_written_ends_the_build(tmp_path):
    with pytest.raises(OutputError, match=r"ledger cannot be written \(.+\); make the content folder writable"):
        write_ledger(tmp_path / "missing", Ledger({}), make_ledger([make_article("a.txt")]))


@pytest.mark.parametrize(
    "row",
    [
        "urn:other,a.txt,2024-06-27,undated/a/",
        "urn:uuid:1234,a.txt,2024-06-27,undated/a/",
        f"{ID},,2024-06-27,undated/a/",
        f"{ID},a.txt,27 June 2024,undated/a/",
        f"{ID},a.txt,2024-06-31,undated/a/",
        f"{ID},a.txt,2024-06,undated/a/",
        f"{ID},a.txt,20240627,undated/a/",
        f"{ID},a.txt,2024-W26-4,undated/a/",
        f"{ID},a.txt,2024-06-27T10:00:00,undated/a/",
        f"{ID},a.txt,2024-06-27,../a/",
        f"{ID},a.txt,2024-06-27,countries/bolivia/",
        ID,
    ],
)
def test_a_malformed_row_is_reported_with_its_line_and_not_used(tmp_path, row):
    good = f"{OTHER_ID},z.txt,2024-06-27,undated/z/\n"

    ledger = _read(tmp_path, f"{HEADER}{good}{row}\n")

    assert list(ledger.entries) == ["z.txt"]
    assert [str(problem) for problem in ledger.problems] == [
        (
            "content/ledger.csv:3: the row is incomplete, malformed or a repetition, and is not used; "
            "restore it from your version control [B201]"
        )
    ]


@pytest.mark.parametrize(
    "row",
    [
        f"{ID},b.txt,2024-06-27,undated/b/",
        f"{OTHER_ID},a.txt,2024-06-27,undated/b/",
        f"{OTHER_ID},b.txt,2024-06-27,undated/a/",
    ],
)
def test_a_row_that_repeats_an_id_a_path_or_an_address_is_not_used(tmp_path, row):
    ledger = _read(tmp_path, f"{HEADER}{ID},a.txt,2024-06-27,undated/a/\n{row}\n")

    assert list(ledger.entries) == ["a.txt"]
    assert [problem.line for problem in ledger.problems] == [3]


@pytest.mark.parametrize("added", ["2024-06-27", "2024-06-27T10:00:00+00:00", "2024-06-27T10:00:00Z"])
def test_a_date_with_or_without_a_time_is_used(tmp_path, added):
    ledger = _read(tmp_path, f"{HEADER}{ID},a.txt,{added},undated/a/\n")

    assert added == ledger.entries["a.txt"].added


def test_a_ledger_saved_by_a_spreadsheet_is_read(tmp_path):
    row = f"{ID},a.txt,2024-06-27,undated/a/"

    ledger = _read(tmp_path, f"\ufeff{HEADER}{row}\n".replace("\n", "\r\n"))

    assert list(ledger.entries) == ["a.txt"]
    assert ledger.problems == ()


def test_a_quote_that_is_never_closed_is_reported(tmp_path):
    good = f"{OTHER_ID},z.txt,2024-06-27,undated/z/\n"

    ledger = _read(tmp_path, f'{HEADER}{good}"{ID},a.txt\n{good * 5000}')

    assert list(ledger.entries) == ["z.txt"]
    assert (
        ledger.problems[0].what
    ) == "the row cannot be read (field larger than field limit (131072)), it and those below are not used"


def test_a_ledger_that_is_not_text_is_reported(tmp_path):
    (tmp_path / "ledger.csv").write_bytes(b"\xff\xfe\x00")

    (problem,) = read_ledger(tmp_path).problems

    assert str(problem).startswith("content/ledger.csv: it cannot be read (")
    assert str(problem).endswith("), so every article gets a new row; restore it from your version control [B201]")


def test_the_digest_of_the_ledger_changes_with_its_bytes(tmp_path):
    missing = digest_ledger(tmp_path)
    _read(tmp_path, HEADER)
    before = digest_ledger(tmp_path)
    _read(tmp_path, f"{HEADER}{ID},a.txt,2024-06-27,undated/a/\n")

    assert missing == ""
    assert before != digest_ledger(tmp_path)
