import sqlite3

import pytest
from backfile.catalog import catalog as module
from backfile.catalog.catalog import (
    ReadFile,
    ShownRow,
    open_catalog,
    read_catalog,
    report_damage,
    stamp_sidecars,
)
from backfile.errors import DamagedCatalogError, OutputError
from backfile.model.annotation import Role
from backfile.model.article import (
    ArticleBody,
    CountryRef,
    NamedBy,
    PromoLine,
    Settled,
    ShownBy,
    StoredArticle,
    settle_record,
)
from backfile.model.page import StoredPart
from backfile.model.source import SourceFile
from backfile.model.text import BlockKind
from backfile.problems import Problem
from builders import make_body, make_record, make_row
from msgspec import structs

SOURCE = SourceFile("a.txt", 10, 1_700_000_000_000_000_000)
PROBLEM = Problem("R102", "content/a.txt", 3, '"soon" is no date', "write it as 2024-06-27")
RECORD = make_record(
    "a.txt",
    headline="Überschwemmung “heute”",
    date="2024-06-27T10:00:00+02:00",
    modified="2024-07",
    section="World",
    authors=["Ana Ruiz"],
    tags=["Floods"],
    countries=["BO"],
    mentioned=["PE"],
    promos=["Drought"],
    slug="flood",
)


BODY = ArticleBody(
    deck="A deck",
    story=("<p>“Ü”</p>\n", ""),
    promos=(PromoLine("Read more", "Drought"),),
    head=((BlockKind.HEADLINE, "Flood"),),
    leftovers=("© Us",),
    sentences=("In Beni, the river rose.",),
    countries=(ShownBy("BO", ((0, ("Beni",)),), ("Soviet Union",)),),
    tags=(NamedBy("Floods", "floods"),),
    source_size=7,
    source_sha256="5e",
)
SETTLED = Settled(RECORD.tags.value, (CountryRef("PE", Role.MAIN, learned_from="Andes Rail"),))
RELATED = ("b.txt", "Überschwemmung.txt")
SHOWN = ShownRow("a.txt", SETTLED, None, RELATED)


def _write(folder, *files, shown=()):
    with open_catalog(folder) as catalog:
        for file in files:
            catalog.forget_files([file.source.path])
            catalog.write_file(file)
        catalog.write_shown(shown)
        catalog.commit()


def _file(*paths, source=SOURCE, problems=()):
    return ReadFile(source, "digest", tuple(make_row(make_record(path)) for path in paths), problems)


@pytest.fixture
def catalog(tmp_path):
    """The catalog of a site with one article."""
    row = make_row(RECORD, BODY, line=7)
    _write(tmp_path, ReadFile(SOURCE, "digest", (row,), (PROBLEM,)), shown=[SHOWN])
    with open_catalog(tmp_path) as opened:
        yield opened


def test_a_record_comes_back_as_it_was(catalog):
    assert (catalog.read_record("a.txt"), catalog.read_line("a.txt")) == (RECORD, 7)


def test_what_the_archive_made_of_an_article_comes_back_as_it_was(catalog):
    assert catalog.read_shown("a.txt") == SHOWN


def test_all_that_a_page_is_made_from_comes_back_as_it_was(catalog):
    assert catalog.read_stored("a.txt") == StoredArticle(RECORD, SETTLED, BODY, RELATED)


def test_a_record_that_metadata_csv_changes_stands_in_for_the_one_that_was_read(catalog):
    changed = make_record("a.txt", headline="Better")
    catalog.write_shown([SHOWN._replace(record=changed)])

    assert catalog.read_stored("a.txt").record == changed
    assert catalog.read_shown("a.txt").record == changed
    assert catalog.read_record("a.txt") == RECORD


def test_an_article_is_published_with_what_the_archive_made_of_it(catalog):
    assert list(catalog.read_published()) == [settle_record(RECORD, SETTLED)]


def test_the_summary_of_an_article_is_that_of_metadata_csv_if_there_is_one(catalog):
    assert catalog.read_summary("a.txt") == "The river rose."

    catalog.write_shown([SHOWN._replace(record=make_record("a.txt", summary="It fell."))])
    assert catalog.read_summary("a.txt") == "It fell."


def test_published_articles_come_by_path(tmp_path):
    records = [make_record(path) for path in ("b.txt", "a.txt", "c.txt")]
    shown = [ShownRow(record.path, Settled((), ()), None) for record in records]
    _write(tmp_path, _file("b.txt", "a.txt", "c.txt"), shown=shown)

    with open_catalog(tmp_path) as catalog:
        assert [record.path for record in catalog.read_published()] == ["a.txt", "b.txt", "c.txt"]


def test_the_stamps_of_a_file_come_back_as_they_were(catalog):
    assert catalog.read_stamps() == {"a.txt": (10, 1_700_000_000_000_000_000, "")}
    assert catalog.read_digests(["a.txt", "never.txt"]) == {"a.txt": "digest"}


def test_a_file_whose_bytes_did_not_change_gets_new_stamps_and_keeps_its_article(catalog):
    catalog.write_stamps([SourceFile("a.txt", 10, 5)])

    assert catalog.read_stamps()["a.txt"][1] == 5
    assert catalog.read_record("a.txt") == RECORD


def test_sidecars_have_stamps_of_their_own(tmp_path):
    source = structs.replace(SOURCE, sidecars=(SourceFile("a.yml", 3, 17), SourceFile("a.json", 4, 18)))
    _write(tmp_path, _file("a.txt", source=source))

    with open_catalog(tmp_path) as catalog:
        assert catalog.read_stamps()["a.txt"][2] == stamp_sidecars(source) != ""


def test_a_rejected_file_is_remembered_with_its_problem(tmp_path):
    _write(tmp_path, _file(problems=(PROBLEM,)))

    with open_catalog(tmp_path) as catalog:
        assert (catalog.count_rejected(), catalog.count_files()) == (1, (1, 0))
        assert list(catalog.read_problems()) == [PROBLEM]


def test_problems_come_by_the_path_of_their_file(tmp_path):
    problems = [Problem("R102", f"content/{name}.txt", 1, "what", "fix") for name in "ba"]
    _write(tmp_path, *(_file(source=SourceFile(p.path[8:], 1, 1), problems=(p,)) for p in problems))

    with open_catalog(tmp_path) as catalog:
        assert [problem.path for problem in catalog.read_problems()] == ["content/a.txt", "content/b.txt"]


def test_a_file_that_is_gone_is_forgotten_with_its_articles(tmp_path):
    _write(tmp_path, _file("a.txt#rain", "a.txt#flood"))

    with open_catalog(tmp_path) as catalog:
        assert sorted(catalog.forget_files(["a.txt", "never.txt"])) == ["a.txt#flood", "a.txt#rain"]
        assert (catalog.count_files(), catalog.read_stamps()) == ((0, 0), {})


def test_an_article_that_is_gone_is_no_longer_shown(catalog):
    catalog.write_shown([], ["a.txt"])

    assert list(catalog.read_published()) == []


def test_a_file_that_is_read_again_replaces_itself(tmp_path):
    changed = make_record("a.txt", headline="Drought")
    _write(tmp_path, _file("a.txt"))
    _write(tmp_path, ReadFile(SOURCE, "other", (make_row(changed),), ()))

    with open_catalog(tmp_path) as catalog:
        assert (catalog.read_record("a.txt"), catalog.read_digests(["a.txt"])) == (changed, {"a.txt": "other"})


def test_an_article_that_is_taken_out_of_its_file_is_forgotten(tmp_path):
    _write(tmp_path, _file("a.txt#rain", "a.txt#flood", "a.txt#drought"))
    _write(tmp_path, _file("a.txt#snow", "a.txt#drought"))

    with open_catalog(tmp_path) as catalog:
        assert sorted(catalog.forget_files(["a.txt"])) == ["a.txt#drought", "a.txt#snow"]


def test_all_that_was_read_can_be_forgotten_and_what_was_written_stays(catalog):
    catalog.write("tags", b"1")
    catalog.write_parts([("tag/moon", "1", {"a.html": "2"})])
    catalog.forget_articles()

    assert (catalog.count_files(), list(catalog.read_published()), catalog.read("tags")) == ((0, 0), [], None)
    assert catalog.count_pages() == 1


def test_nothing_is_kept_without_a_commit(tmp_path):
    with open_catalog(tmp_path) as catalog:
        catalog.write_parts([("tag/moon", "1", {"index.html": "1"})])

    with open_catalog(tmp_path) as catalog:
        assert catalog.read_parts() == {}


def test_a_part_is_remembered_with_its_pages(catalog):
    catalog.write_parts([("tag/moon", "1", {"a.html": "2", "b.html": "3"}), ("tag/sun", "4", {})])

    assert catalog.read_parts() == {"tag/moon": StoredPart("1", 2), "tag/sun": StoredPart("4", 0)}
    assert catalog.read_pages("tag/moon") == {"a.html": "2", "b.html": "3"}
    assert (catalog.read_all_pages(), catalog.count_pages()) == ({"a.html", "b.html"}, 2)


def test_a_part_that_is_written_again_replaces_itself_and_one_that_is_gone_is_forgotten(catalog):
    catalog.write_parts([("tag/moon", "1", {"a.html": "2"}), ("tag/sun", "4", {"b.html": "5"})])
    catalog.write_parts([("tag/moon", "6", {"c.html": "7"})], ["tag/sun"])

    assert (catalog.read_parts(), catalog.read_all_pages()) == ({"tag/moon": StoredPart("6", 1)}, {"c.html"})


def test_a_part_that_was_never_written_has_no_pages(catalog):
    assert catalog.read_pages("tag/moon") == {}


def test_pages_that_are_not_there_can_be_forgotten(catalog):
    catalog.write_parts([("tag/moon", "1", {"a.html": "2"})])
    catalog.forget_pages()

    assert (catalog.read_parts(), catalog.read_record("a.txt")) == ({}, RECORD)


def test_fingerprints_are_remembered_by_name(catalog):
    catalog.write_about("state", "1")
    catalog.write_about("state", "2")

    assert (catalog.read_about("state"), catalog.read_about("token")) == ("2", "")


def test_what_a_stage_remembers_comes_back_as_it_was(catalog):
    catalog.write("tags/1", b"\x00\xff")
    catalog.write("tags/2", b"2")
    catalog.delete("tags/2")

    assert (catalog.read("tags/1"), catalog.read("tags/2")) == (b"\x00\xff", None)


def test_a_worker_reads_while_the_build_writes(tmp_path):
    _write(tmp_path, _file("a.txt"), shown=[SHOWN])
    with open_catalog(tmp_path) as writer, read_catalog(tmp_path) as reader:
        writer.write_about("state", "not committed")

        assert reader.read_stored("a.txt").body == make_body("Text.")
        assert reader.read_about("state") == ""


READS = {
    "article.record": lambda catalog: catalog.read_record("a.txt"),
    "article.body": lambda catalog: catalog.read_stored("a.txt"),
    "shown.settled": lambda catalog: catalog.read_shown("a.txt"),
    "source.problems": lambda catalog: list(catalog.read_problems()),
    "page.pages": lambda catalog: catalog.read_all_pages(),
}


@pytest.mark.parametrize("column", READS)
@pytest.mark.parametrize("value", ["'[1'", "'{}{'", "CAST(x'ff00ff' AS TEXT)"])
def test_a_value_that_is_damaged_is_met_when_it_is_read(tmp_path, catalog, column, value):
    catalog.write_parts([("tag/moon", "1", {"a.html": "2"})])
    catalog.commit()
    table, name = column.split(".")
    with sqlite3.connect(tmp_path / "catalog.sqlite") as connection:
        connection.execute(f"UPDATE {table} SET {name} = {value}")  # noqa: S608 - our own names

    with pytest.raises(DamagedCatalogError), report_damage(tmp_path):
        READS[column](catalog)


def test_an_article_counts_when_it_was_settled(catalog):
    assert (catalog.count_files(), catalog.count_settled()) == ((1, 1), 1)

    catalog.write_shown([], ["a.txt"])
    assert (catalog.count_files(), catalog.count_settled()) == ((1, 0), 0)


@pytest.mark.parametrize("column", ["article.record", "article.body", "shown.settled"])
def test_a_row_that_was_lost_is_met_when_it_is_read(tmp_path, catalog, column):
    with sqlite3.connect(tmp_path / "catalog.sqlite") as connection:
        connection.execute(f"DELETE FROM {column.split('.')[0]}")  # noqa: S608 - our own names

    with pytest.raises(DamagedCatalogError), report_damage(tmp_path):
        READS[column](catalog)


def test_a_row_without_a_value_is_damaged(catalog, tmp_path):
    with pytest.raises(DamagedCatalogError), report_damage(tmp_path):
        catalog._connection.execute("SELECT NULL FROM article").fetchone()  # noqa: SLF001 - columns cannot be NULL


def test_a_catalog_that_cannot_be_written_is_not_damaged(tmp_path):
    with pytest.raises(OutputError, match="the catalog cannot be written"), report_damage(tmp_path):
        raise sqlite3.OperationalError("database or disk is full")


def test_a_new_catalog_replaces_nothing(tmp_path):
    with open_catalog(tmp_path / "new" / "folder") as catalog:
        assert not catalog.was_replaced


def test_a_catalog_of_a_build_that_failed_early_is_not_replaced(tmp_path):
    open_catalog(tmp_path).__exit__(None, None, None)

    with open_catalog(tmp_path) as catalog:
        assert not catalog.was_replaced


@pytest.mark.parametrize("data", [b"", b"no database at all " * 300, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_replaced_by_an_empty_catalog(tmp_path, data):
    (tmp_path / "catalog.sqlite").write_bytes(data)

    with open_catalog(tmp_path) as catalog:
        assert catalog.was_replaced
        assert catalog.read_parts() == {}


def test_a_damaged_page_is_met_when_it_is_read(tmp_path):
    with open_catalog(tmp_path) as catalog:
        catalog.write_parts((f"tag/{number}", "fingerprint" * 9, {}) for number in range(2000))
        catalog.commit()
    path = tmp_path / "catalog.sqlite"
    data = bytearray(path.read_bytes())
    data[-3 * 8192 : -8192] = b"\x5a" * (2 * 8192)
    path.write_bytes(data)

    with open_catalog(tmp_path) as catalog, pytest.raises(DamagedCatalogError), report_damage(tmp_path):
        catalog.read_parts()


def test_a_catalog_of_another_schema_is_replaced(tmp_path):
    with open_catalog(tmp_path) as catalog:
        catalog.write_parts([("tag/moon", "1", {})])
        catalog.commit()
    connection = sqlite3.connect(tmp_path / "catalog.sqlite")
    connection.execute("UPDATE about SET value = '0' WHERE key = 'schema'")
    connection.commit()
    connection.close()

    with open_catalog(tmp_path) as catalog:
        assert catalog.was_replaced
        assert catalog.read_parts() == {}


@pytest.mark.parametrize("table", ["about (other)", "page (path)"])
def test_the_database_of_another_program_is_replaced(tmp_path, table):
    connection = sqlite3.connect(tmp_path / "catalog.sqlite")
    connection.execute(f"CREATE TABLE {table}")
    connection.close()

    with open_catalog(tmp_path) as catalog:
        assert catalog.was_replaced


def test_a_catalog_that_another_build_writes_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "WAIT", 0)
    _write(tmp_path, _file("a.txt"))
    other = sqlite3.connect(tmp_path / "catalog.sqlite")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(OutputError, match="database is locked"):
        open_catalog(tmp_path)
    other.rollback()
    other.close()

    with open_catalog(tmp_path) as catalog:
        assert list(catalog.read_stamps()) == ["a.txt"]


def test_a_folder_that_cannot_be_made_ends_the_build(tmp_path):
    (tmp_path / "cache").write_text("a file stands in the way", encoding="utf-8")

    with pytest.raises(OutputError) as caught:
        open_catalog(tmp_path / "cache")

    assert str(caught.value).startswith(f"{tmp_path / 'cache' / 'catalog.sqlite'}: the catalog cannot be written (")
    assert str(caught.value).endswith("); make the folder writable or set CACHE_PATH")
