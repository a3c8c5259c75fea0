from dataclasses import replace

from backfile.catalog.catalog import open_catalog
from backfile.gather import gather_inputs
from backfile.model.metadata import Origin
from backfile.run import Run
from builders import make_settings, write_files

ARTICLE = "Title: {}\nDate: 2024-06-27\n\nThe river rose.\n"


def _gather(folder, **changes):
    run = Run(make_settings(folder, **changes), lambda *_: None)
    with open_catalog(run.settings.cache_path) as catalog:
        return gather_inputs(run, catalog, None), [str(problem) for problem in run.problems]


def _content(folder, **files):
    return write_files(folder / "content", {f"{name}.txt": text for name, text in files.items()})


def test_every_article_of_the_content_folder_is_gathered(tmp_path):
    _content(tmp_path, b=ARTICLE.format("B"), a=ARTICLE.format("A"))

    gathered, problems = _gather(tmp_path)

    assert [record.path for record in gathered.records] == ["a.txt", "b.txt"]
    assert (gathered.found, gathered.rejected, gathered.read, problems) == (2, 0, 2, [])


def test_a_rejected_file_is_counted_and_its_problem_kept(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"), empty="")

    gathered, problems = _gather(tmp_path)

    assert (gathered.found, gathered.rejected, len(gathered.records)) == (2, 1, 1)
    assert problems == [
        "content/empty.txt: it holds no text and is left out; write the article, or delete the file [S102]"
    ]


def test_a_second_build_reads_nothing_and_gathers_the_same(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"), empty="")

    first, first_problems = _gather(tmp_path)
    second, second_problems = _gather(tmp_path)

    assert replace(first, read=0) == second
    assert first_problems == second_problems


def test_only_what_changed_is_read_again(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"), b=ARTICLE.format("B"))
    _gather(tmp_path)
    _content(tmp_path, b=ARTICLE.format("Changed"))

    gathered, _ = _gather(tmp_path)

    assert gathered.read == 1
    assert [record.headline.value for record in gathered.records] == ["A", "Changed"]


def test_an_article_that_is_gone_is_forgotten(tmp_path):
    folder = _content(tmp_path, a=ARTICLE.format("A"), b=ARTICLE.format("B"))
    _gather(tmp_path)
    (folder / "b.txt").unlink()

    gathered, _ = _gather(tmp_path)

    assert [record.path for record in gathered.records] == ["a.txt"]


def test_another_time_zone_reads_every_article_again(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"))
    _gather(tmp_path)

    gathered, _ = _gather(tmp_path, TIMEZONE="Europe/Paris")

    assert gathered.read == 1


def test_the_metadata_table_wins(tmp_path):
    folder = _content(tmp_path, a=ARTICLE.format("A"))
    write_files(folder, {"metadata.csv": "path,title,countries\na.txt,Better,Kenya; Atlantis\n"})

    gathered, problems = _gather(tmp_path)

    (record,) = gathered.records
    assert (record.headline.value, record.headline.origin, record.headline.line) == ("Better", Origin.TABLE, 2)
    assert [country.alpha2 for country in record.countries.value] == ["KE"]
    assert problems == [
        (
            'content/metadata.csv:2: "Atlantis" in the column "countries" cannot be read, it is not used; '
            "write a country's name or ISO 3166-1 code [S204]"
        )
    ]


def test_every_article_gets_a_row_in_the_ledger(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"))

    gathered, _ = _gather(tmp_path)

    assert gathered.ledger_before.entries == {}
    assert gathered.ledger.entries["a.txt"].address == "2024/06/27/a/"


def test_a_bad_row_of_the_ledger_is_reported(tmp_path):
    write_files(_content(tmp_path), {"ledger.csv": "id,path,added,address\nx,y,z,\n"})

    _, problems = _gather(tmp_path)

    assert problems == [
        (
            "content/ledger.csv:2: the row is incomplete, malformed or a repetition, and is not used; "
            "restore it from your version control [B201]"
        )
    ]


def test_files_that_nothing_reads_are_reported_once(tmp_path):
    write_files(_content(tmp_path), {f"{name}.docx": "" for name in "dcba"})

    _, problems = _gather(tmp_path)

    assert problems == [
        (
            "content: 4 files are neither .txt nor below STATIC_PATHS and are not read (a.docx, b.docx, c.docx, ...); "
            "name articles .txt, or move the files [S108]"
        )
    ]


def test_standing_pages_are_named_after_their_files(tmp_path):
    about = "About us\n\nWe are an archive.\n"
    write_files(_content(tmp_path), {"pages/how-to_read.txt": about, "pages/tags.txt": about, "pages/empty.txt": ""})

    gathered, _ = _gather(tmp_path)

    assert [(page.address, page.label, page.title) for page in gathered.standing] == [
        ("how-to-read/", "How to read", "About us"),
        ("tags-page/", "Tags", "About us"),
    ]


def test_static_files_are_gathered(tmp_path):
    write_files(_content(tmp_path), {"images/a.png": "", "images/b.txt": ""})

    gathered, _ = _gather(tmp_path)

    assert [file.path for file in gathered.static] == ["images/a.png", "images/b.txt"]


def test_a_damaged_catalog_is_reported_and_made_anew(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"))
    write_files(tmp_path / "cache", {"catalog.sqlite": "no database " * 500})

    gathered, problems = _gather(tmp_path)

    assert gathered.read == 1
    cache = tmp_path / "cache"
    assert [
        f"{cache}: the catalog was damaged or from another version, and is made anew; nothing to do [B101]"
    ] == problems
