import os
from types import SimpleNamespace

import pytest
from backfile.catalog.catalog import open_catalog
from backfile.gather import gather_inputs
from backfile.model.metadata import Origin
from backfile.run import Run
from backfile.source.scan import scan_content
from builders import make_settings, write_files

ARTICLE = "Title: {}\nDate: 2024-06-27\n\nThe river rose.\n"
RULE = f"\n{'=' * 40}\n\n"
PARTS = [
    f"{headline}\n\nBy Ana Ruiz\n\nIt was a long day for the city, the mayor said.\n"
    for headline in ("Flood", "Rain", "Snow")
]
BULK = RULE.join(PARTS)


def _gather(folder, **changes):
    run = Run(make_settings(folder, **changes), lambda *_: None)
    with open_catalog(run.settings.cache_path) as catalog:
        gathered = gather_inputs(run, catalog, scan_content(run.settings), None)
        records = tuple(catalog.read_published())
    problems = [str(problem) for problem in (*run.problems, *run.events)]
    names = ("articles", "standing", "static", "found", "rejected", "read")
    return SimpleNamespace(**{name: getattr(gathered, name) for name in names}, records=records), problems


def _same(first, second):
    """Whether two builds gathered the same, however much of it they read."""
    assert {**vars(first), "read": 0} == {**vars(second), "read": 0}


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

    _same(first, second)
    assert (first_problems, second.read) == (second_problems, 0)


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
            'content/metadata.csv:2: "Atlantis" in "countries" cannot be read, it is not used; '
            "write a country's name or ISO 3166-1 code [S204]"
        )
    ]


def test_a_file_of_several_articles_counts_as_many(tmp_path):
    _content(tmp_path, bulk=BULK, a=ARTICLE.format("A"), empty="")

    gathered, _ = _gather(tmp_path)

    assert [record.path for record in gathered.records] == ["a.txt", "bulk.txt#flood", "bulk.txt#rain", "bulk.txt#snow"]
    assert (gathered.found, gathered.rejected, gathered.read) == (5, 1, 3)


def test_a_second_build_gathers_the_articles_of_one_file_in_the_same_order(tmp_path):
    _content(tmp_path, bulk=BULK, a=ARTICLE.format("A"))

    first, _ = _gather(tmp_path)
    second, _ = _gather(tmp_path)

    _same(first, second)


def test_an_article_that_is_taken_out_of_its_file_is_forgotten(tmp_path):
    _content(tmp_path, bulk=BULK)
    _gather(tmp_path)
    _content(tmp_path, bulk=RULE.join(PARTS[1:]))

    gathered, _ = _gather(tmp_path)

    assert [record.path for record in gathered.records] == ["bulk.txt#rain", "bulk.txt#snow"]


def test_the_metadata_table_names_one_article_of_a_file(tmp_path):
    write_files(_content(tmp_path, bulk=BULK), {"metadata.csv": "path,title\nbulk.txt#rain,Wet\nbulk.txt,Dry\n"})

    gathered, problems = _gather(tmp_path)

    assert [record.headline.value for record in gathered.records] == ["Flood", "Wet", "Snow"]
    assert [problem.split(";")[0] for problem in problems if "metadata.csv" in problem] == [
        'content/metadata.csv:3: no article is at "bulk.txt"'
    ]


def test_the_metadata_table_names_the_language(tmp_path):
    write_files(_content(tmp_path, a=ARTICLE.format("A")), {"metadata.csv": "path,language\na.txt,es\n"})

    gathered, _ = _gather(tmp_path)

    assert (gathered.records[0].language.value, gathered.records[0].language.line) == ("es", 2)


def test_a_sidecar_wins_over_the_metadata_table_and_that_over_a_header(tmp_path):
    folder = _content(tmp_path, a="Section: Header\nAuthor: Header\n" + ARTICLE.format("Header"))
    write_files(folder, {"a.yml": "title: Sidecar\n", "metadata.csv": "path,title,section\na.txt,Table,Table\n"})

    gathered, problems = _gather(tmp_path)

    (record,) = gathered.records
    assert (record.headline.value, record.section.value, record.authors.value) == ("Sidecar", "Table", ("Header",))
    assert problems == []


@pytest.mark.parametrize("change", ["title: Changed\n", None], ids=["edited", "deleted"])
def test_an_article_is_read_again_when_its_sidecar_alone_changes(tmp_path, change):
    folder = _content(tmp_path, a=ARTICLE.format("A"), b=ARTICLE.format("B"))
    write_files(folder, {"a.yml": "title: Sidecar\n"})
    before, _ = _gather(tmp_path)
    if change:
        write_files(folder, {"a.yml": change})
    else:
        (folder / "a.yml").unlink()

    gathered, _ = _gather(tmp_path)

    assert (before.records[0].headline.value, gathered.read) == ("Sidecar", 1)
    assert gathered.records[0].headline.value == ("Changed" if change else "A")


def test_a_sidecar_that_outlives_its_article_is_reported(tmp_path):
    folder = _content(tmp_path, a=ARTICLE.format("A"), b=ARTICLE.format("B"))
    write_files(folder, {"a.yml": "title: Sidecar\n"})
    _gather(tmp_path)
    (folder / "a.txt").unlink()

    gathered, problems = _gather(tmp_path)

    assert [record.path for record in gathered.records] == ["b.txt"]
    assert [problem for problem in problems if "(a.yml)" in problem and problem.endswith("[S108]")] == problems


def test_another_order_of_day_and_month_reads_every_article_again(tmp_path):
    _content(tmp_path, a="Flood in Beni\n\n3/4/2019\n\nThe river rose.\n")
    before, _ = _gather(tmp_path)

    gathered, _ = _gather(tmp_path, BACKFILE_DATE_ORDER="day-first")

    assert (before.records[0].published, gathered.read) == (None, 1)
    assert gathered.records[0].published.value.iso == "2019-04-03"


def test_a_standing_page_that_looks_like_several_articles_is_one_page(tmp_path):
    write_files(_content(tmp_path), {"pages/about.txt": BULK})

    gathered, problems = _gather(tmp_path)

    (page,) = gathered.standing
    texts = [block.text for block in page.blocks]
    assert (page.title, problems) == ("Flood", [])
    assert {"Flood", "Rain", "Snow"} <= set(texts)


def test_every_article_gets_a_row_in_the_ledger(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"))

    gathered, _ = _gather(tmp_path)

    rows = (tmp_path / "content/ledger.csv").read_text().splitlines()
    article = gathered.articles["a.txt"]
    assert rows == ["id,path,added,address", f"{article.id},a.txt,2024-06-27,2024/06/27/a/"]
    assert (article.added, article.address) == ("2024-06-27", "2024/06/27/a/")


def test_a_ledger_that_was_edited_by_hand_holds(tmp_path):
    folder = _content(tmp_path, a=ARTICLE.format("A"), b=ARTICLE.format("B"))
    _gather(tmp_path)
    ledger = (folder / "ledger.csv").read_text().replace("2024/06/27/a/", "2024/06/27/moved/")
    write_files(folder, {"ledger.csv": ledger})

    gathered, _ = _gather(tmp_path)

    assert (gathered.articles["a.txt"].address, gathered.read) == ("2024/06/27/moved/", 0)
    assert (folder / "ledger.csv").read_text() == ledger


def test_a_ledger_that_is_gone_is_written_again(tmp_path):
    folder = _content(tmp_path, a=ARTICLE.format("A"))
    _gather(tmp_path)
    before = (folder / "ledger.csv").read_text()
    (folder / "ledger.csv").unlink()
    _gather(tmp_path)

    assert (folder / "ledger.csv").read_text() == before


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
            "content: 4 files are neither .txt, nor beside one, nor below STATIC_PATHS and are not read (a.docx, b.docx, c.docx, ...); "
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


def _touch(path, mtime_ns=10**18):
    """Give a file another time of change."""
    os.utime(path, ns=(mtime_ns, mtime_ns))


def test_a_file_that_was_touched_is_not_read_again(tmp_path):
    folder = _content(tmp_path, a=ARTICLE.format("A"))
    first, _ = _gather(tmp_path)
    _touch(folder / "a.txt")

    second, _ = _gather(tmp_path)

    assert second.read == 0
    _same(first, second)


def test_a_file_that_was_moved_onto_another_of_the_same_size_is_read(tmp_path):
    folder = _content(tmp_path, a=ARTICLE.format("A"))
    _touch(folder / "a.txt")
    _gather(tmp_path)
    _content(tmp_path, a=ARTICLE.format("B"))
    _touch(folder / "a.txt", 2 * 10**18)

    gathered, _ = _gather(tmp_path)

    assert (gathered.read, gathered.records[0].headline.value) == (1, "B")


@pytest.mark.parametrize(("stamps", "headline"), [("stat", "A"), ("hash", "B")])
def test_a_change_that_no_stamp_shows_is_found_by_hashes_alone(tmp_path, stamps, headline):
    folder = _content(tmp_path, a=ARTICLE.format("A"))
    _touch(folder / "a.txt")
    _gather(tmp_path, BACKFILE_STAMPS=stamps)
    _content(tmp_path, a=ARTICLE.format("B"))
    _touch(folder / "a.txt")

    gathered, _ = _gather(tmp_path, BACKFILE_STAMPS=stamps)

    assert gathered.records[0].headline.value == headline


def test_a_file_that_changed_just_before_it_was_looked_at_is_looked_at_again(tmp_path):
    folder = _content(tmp_path, a=ARTICLE.format("A"))
    stat = (folder / "a.txt").stat()
    _gather(tmp_path)
    _content(tmp_path, a=ARTICLE.format("B"))
    _touch(folder / "a.txt", stat.st_mtime_ns)

    gathered, _ = _gather(tmp_path)

    assert gathered.records[0].headline.value == "B"


def test_hashes_read_only_what_changed(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"), b=ARTICLE.format("B"))
    _gather(tmp_path, BACKFILE_STAMPS="hash")
    _content(tmp_path, b=ARTICLE.format("C"))

    gathered, _ = _gather(tmp_path, BACKFILE_STAMPS="hash")

    assert gathered.read == 1


def test_a_sidecar_that_was_touched_is_not_read_again(tmp_path):
    folder = write_files(_content(tmp_path, a=ARTICLE.format("A")), {"a.yml": "title: Sidecar\n"})
    _gather(tmp_path)
    _touch(folder / "a.yml")

    gathered, _ = _gather(tmp_path)

    assert (gathered.read, gathered.records[0].headline.value) == (0, "Sidecar")


def _overlaid(folder, *rows):
    """What a build gathers after metadata.csv was written."""
    write_files(folder / "content", {"metadata.csv": "".join(f"{row}\n" for row in ("path,title,language", *rows))})
    return _gather(folder)


def test_a_row_of_metadata_csv_that_is_added_changed_or_removed_reads_no_file(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"), b=ARTICLE.format("B"))
    _gather(tmp_path)
    steps = [_overlaid(tmp_path, "a.txt,One"), _overlaid(tmp_path, "a.txt,Two"), _overlaid(tmp_path)]

    assert [[record.headline.value for record in gathered.records] for gathered, _ in steps] == [
        ["One", "B"],
        ["Two", "B"],
        ["A", "B"],
    ]
    assert [gathered.read for gathered, _ in steps] == [0, 0, 0]


def test_another_language_in_metadata_csv_reads_its_article_again_for_its_typography(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"), b=ARTICLE.format("B"))
    _overlaid(tmp_path, "a.txt,,de", "b.txt,One,")

    assert _overlaid(tmp_path, "a.txt,,en", "b.txt,Two,")[0].read == 1
    assert _overlaid(tmp_path, "b.txt,Two,")[0].read == 1


def test_a_row_for_an_article_that_comes_later_holds_from_then_on(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"))
    _, before = _overlaid(tmp_path, "b.txt,Better,")
    _content(tmp_path, b=ARTICLE.format("B"))

    gathered, after = _gather(tmp_path)

    assert [problem.rpartition("[")[2] for problem in before] == ["S202]"]
    assert ([record.headline.value for record in gathered.records], after) == (["A", "Better"], [])


def test_a_row_outlives_its_article(tmp_path):
    folder = _content(tmp_path, a=ARTICLE.format("A"), b=ARTICLE.format("B"))
    _overlaid(tmp_path, "b.txt,Better,")
    (folder / "b.txt").unlink()
    _, problems = _gather(tmp_path)
    _content(tmp_path, b=ARTICLE.format("B"))

    assert [problem.rpartition("[")[2] for problem in problems] == ["S202]"]
    assert _gather(tmp_path)[0].articles["b.txt"].headline == "Better"


def test_what_is_wrong_with_a_row_is_said_at_every_build(tmp_path):
    _content(tmp_path, a=ARTICLE.format("A"))
    builds = [_overlaid(tmp_path, "a.txt,,no language"), _gather(tmp_path)]

    assert [len(problems) for _, problems in builds] == [1, 1]
    assert builds[0][1] == builds[1][1]


def test_an_article_changes_with_the_tags_of_the_archive_and_is_not_read_again(tmp_path):
    folder = _content(tmp_path, a="Tags: Rain\n" + ARTICLE.format("A"), b=ARTICLE.format("B"))
    _gather(tmp_path)
    write_files(folder, {"tags.csv": "tag,name\nRain,Wet weather\n"})

    gathered, _ = _gather(tmp_path)

    assert (gathered.articles["a.txt"].tags, gathered.articles["b.txt"].tags, gathered.read) == (
        ("Wet weather",),
        (),
        0,
    )


def test_without_detection_only_what_is_written_is_gathered(tmp_path):
    text = "{}Title: A\n\nThe river rose in Bolivia on Thursday. Bolivia has asked for help.\n"
    _content(tmp_path, a=text.format(""), b=text.format("Countries: Kenya\nTags: Rain\n"))
    gathered, _ = _gather(tmp_path, BACKFILE_DETECT=False)

    found = {path: (article.main, article.tags) for path, article in gathered.articles.items()}

    assert found == {"a.txt": ((), ()), "b.txt": (("KE",), ("Rain",))}


def test_detection_that_is_turned_on_reads_every_article_again(tmp_path):
    _content(tmp_path, a="Title: A\n\nThe river rose in Bolivia.\n")
    _gather(tmp_path, BACKFILE_DETECT=False)

    gathered, _ = _gather(tmp_path)

    assert (gathered.read, gathered.articles["a.txt"].main) == (1, ("BO",))
