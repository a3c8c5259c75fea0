"""A rebuild writes what changed and leaves the same bytes as a clean build."""

import os
import shutil

import pytest
from backfile.build import render
from backfile.errors import OutputError
from conftest import ROOT, TinySite, clean_build

OLD = "Port Strike Ends in Mombasa\n\n4 May 2011\n\nDockers in Mombasa, Kenya, went back to work on Wednesday.\n"
NEW = "Port of Callao Opens New Pier\n\n6 May 2012\n\nPeru opened a pier in Callao.\n\nRead more: Port Strike Ends in Mombasa\n"


def _own_theme(site):
    """Give a site a theme that can be changed."""
    theme = site.folder / "theme"
    shutil.copytree(ROOT / "theme", theme)
    site.settings["THEME"] = str(theme)
    return theme


@pytest.fixture
def built(site: TinySite) -> TinySite:
    site.write("old.txt", OLD)
    site.write("new.txt", NEW)
    site.build()
    return site


def test_building_twice_writes_nothing_the_second_time(built):
    report = built.build()

    assert (report.written, report.deleted, report.read) == (0, 0, 0)


def test_an_output_folder_that_was_replaced_is_written_again(built):
    before = built.files()
    shutil.rmtree(built.output)
    report = built.build()

    assert (built.files(), report.written, report.kept) == (before, len(before), 0)


def test_files_in_a_folder_that_no_build_knows_are_named_and_stay(site):
    site.write("old.txt", OLD)
    site.output.mkdir()
    (site.output / "CNAME").write_text("example.org")
    first, second = site.build(), site.build()

    assert [problem.code for problem in first.problems] == ["O101"]
    assert [problem.code for problem in second.problems] == []
    assert (site.output / "CNAME").read_text() == "example.org"


def test_deleting_an_article_removes_every_trace(built):
    (built.content / "old.txt").unlink()
    built.build()
    mentions = [name for name, data in built.files().items() if b"port-strike" in data.lower() or b"mombasa/" in data]

    assert mentions == []
    assert not (built.output / "2011").exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.write("old.txt", OLD.replace("went back", "returned")),
        lambda site: site.write("old.txt", OLD.replace("Ends", "Is Over")),
        lambda site: site.write("old.txt", OLD.replace("4 May", "9 July")),
        lambda site: site.write("third.txt", "Rain in Lima\n\n7 May 2012\n\nIt rained in Lima, Peru.\n"),
        lambda site: (site.content / "new.txt").unlink(),
        lambda site: (site.content / "old.txt").rename(site.content / "moved.txt"),
        lambda site: site.write("metadata.csv", "path,tags,section\nold.txt,harbours; strikes,World\n"),
        lambda site: site.write("images/map.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        lambda site: site.write("pages/about.txt", "About\n\nAn archive.\n"),
        lambda site: site.settings.update(SITEURL="https://example.org/archive"),
        lambda site: site.settings.update(SITENAME="Another Name"),
        lambda site: site.settings.update(BACKFILE_INDEX_SIZE=1),
        lambda site: site.settings.update(BACKFILE_DATE_ORDER="month-first"),
        lambda site: site.settings.update(DEFAULT_LANG="fr"),
    ],
    ids="edit retitle redate add delete move metadata static page siteurl sitename index-size order language".split(),
)
def test_rebuild_after_a_change_equals_a_clean_build(built, change, tmp_path):
    change(built)
    built.build()

    assert built.files() == clean_build(built, tmp_path / "clean")


def test_address_and_id_stay_when_headline_and_date_are_corrected(built):
    before = (built.content / "ledger.csv").read_text()
    built.write("old.txt", OLD.replace("Ends", "Is Over").replace("4 May", "9 July"))
    built.build()

    assert (built.content / "ledger.csv").read_text() == before
    assert built.page("2011/05/04/port-strike-ends-in-mombasa/").texts("h1") == ["Port Strike Is Over in Mombasa"]


def test_editing_the_text_of_one_article_writes_a_handful_of_pages(built):
    for number in range(60):
        built.write(
            f"more/{number}.txt", f"Notice {number}\n\n{number % 28 + 1} June 2013\n\nShort notice from Lima, Peru.\n"
        )
    built.build()
    built.write("old.txt", OLD + "\nOne more sentence at the end.\n")
    report = built.build()

    assert report.written == 2  # its page, and the copy of its source


def test_workers_do_not_show_in_the_output(site, tmp_path):
    for number in range(220):
        site.write(f"{number}.txt", f"Notice {number}\n\n{number % 28 + 1} June 2013\n\nNotice from Lima, Peru.\n")
    site.build(BACKFILE_WORKERS=2)
    other = TinySite(tmp_path / "serial")
    for path in site.content.glob("*.txt"):
        other.write(path.name, path.read_bytes())
    other.build(BACKFILE_WORKERS=1)

    assert site.files() == other.files()


def test_a_theme_file_that_is_no_style_sheet_is_copied(site):
    theme = _own_theme(site)
    (theme / "static" / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.build()

    assert (site.output / "static/logo.svg").read_text() == "<svg xmlns='http://www.w3.org/2000/svg'/>"


def test_a_changed_template_writes_the_pages_again(site):
    theme = _own_theme(site)
    site.write("old.txt", OLD)
    site.build()
    (theme / "templates/partials/_extend_head.html").write_text('<meta name="test" content="yes">\n')
    site.build()

    assert '<meta name="test" content="yes">' in site.page("dates/").text


def test_a_file_of_the_site_stands_in_for_a_generated_one(site):
    site.write("extra/robots.txt", "User-agent: *\nDisallow: /private/\n")
    site.settings["EXTRA_PATH_METADATA"] = {"extra/robots.txt": {"path": "robots.txt"}}
    site.build()

    assert "Disallow: /private/" in (site.output / "robots.txt").read_text()


def test_a_build_that_was_cut_short_is_finished_by_the_next(built, monkeypatch):
    written = []

    def fail_after_three(root, path, data):
        if len(written) == 3:
            raise OutputError("the disk is full")
        written.append(path)
        write(root, path, data)

    write = render.write_file
    before = built.files()
    built.write("old.txt", OLD.replace("Ends", "Is Over"))
    monkeypatch.setattr(render, "write_file", fail_after_three)
    with pytest.raises(OutputError):
        built.build()
    monkeypatch.setattr(render, "write_file", write)

    assert built.files() == before
    built.build()
    assert built.page("2011/05/04/port-strike-ends-in-mombasa/").texts("h1") == ["Port Strike Is Over in Mombasa"]
    assert built.build().written == 0


def test_a_ledger_that_was_edited_by_hand_moves_the_article(built, tmp_path):
    path = built.content / "ledger.csv"
    path.write_text(path.read_text().replace("2011/05/04/port-strike-ends-in-mombasa/", "2011/05/04/strike/"))
    report = built.build()

    assert report.read == 0
    assert not (built.output / "2011/05/04/port-strike-ends-in-mombasa").exists()
    assert built.files() == clean_build(built, tmp_path / "clean")


def test_a_file_that_was_touched_is_neither_read_nor_shown_anew(built):
    os.utime(built.content / "old.txt", ns=(10**18, 10**18))
    report = built.build()

    assert (report.read, report.written) == (0, 0)


@pytest.mark.parametrize(("stamps", "title"), [("stat", "Port Strike Ends"), ("hash", "Port Strike Is O")])
def test_a_change_that_no_stamp_shows_is_found_by_hashes_alone(site, stamps, title):
    site.settings["BACKFILE_STAMPS"] = stamps
    for text in (OLD, OLD.replace("Ends in", "Is Over")):
        site.write("old.txt", text)
        os.utime(site.content / "old.txt", ns=(10**18, 10**18))
        site.build()

    assert site.page("2011/05/04/port-strike-ends-in-mombasa/").texts("h1")[0].startswith(title)


def test_without_detection_an_article_has_what_its_headers_say(site):
    site.settings["BACKFILE_DETECT"] = False
    site.write("old.txt", OLD)
    site.write("new.txt", f"Countries: Peru\nTags: Harbours\nTitle: {NEW}")
    site.build()

    assert not (site.output / "countries/kenya").exists()
    assert (site.output / "countries/peru/index.html").exists()
    assert [path.name for path in (site.output / "tags").iterdir() if path.is_dir()] == ["harbours"]


def _append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


PAGES_OF = {
    "article.html": {
        "2011/05/04/port-strike-ends-in-mombasa/index.html",
        "2012/05/06/port-of-callao-opens-new-pier/index.html",
    },
    "calendar.html": {"dates/index.html"},
    "home.html": {"index.html"},
    "404.html": {"404.html"},
}


@pytest.mark.parametrize(
    ("template", "pages"),
    [
        *PAGES_OF.items(),
        ("macros/byline.html", PAGES_OF["article.html"]),
        ("partials/masthead.html", None),
        ("partials/footer.html", None),
        ("macros/article_row.html", None),
        ("base.html", None),
    ],
)
def test_a_changed_template_writes_the_pages_of_the_templates_that_reach_it(site, tmp_path, template, pages):
    theme = _own_theme(site)
    site.write("old.txt", OLD)
    site.write("new.txt", NEW)
    site.build()
    every = {path for path in site.files() if path.endswith(".html")}
    _append(theme / "templates" / template, "{# changed #}")
    report = site.build()

    assert report.written == len(every if pages is None else pages)
    assert site.files() == clean_build(site, tmp_path / "clean")


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.write("tags.csv", "tag,name\nharbours,Ports\n"),
        lambda site: site.write("geography.csv", "phrase,country\nCallao,Chile\n"),
        lambda site: site.write("metadata.csv", "path,tags,language\nold.txt,harbours; strikes,de\n"),
        lambda site: site.write("metadata.csv", "path,tags\nnew.txt,harbours\n"),
        lambda site: (site.content / "metadata.csv").unlink(),
        lambda site: site.settings.update(BACKFILE_FEED_SIZE=1),
        lambda site: site.settings.update(BACKFILE_INDEX_SIZE=1),
        lambda site: site.settings.update(SITENAME="Another Name"),
        lambda site: site.settings.update(SITESUBTITLE="News"),
        lambda site: site.settings.update(SITEURL="https://example.com"),
        lambda site: site.settings.update(SITEURL=""),
        lambda site: site.settings.update(DEFAULT_LANG="fr"),
        lambda site: site.settings.update(BACKFILE_DETECT=False),
        lambda site: site.settings.update(STATIC_PATHS=["images"]),
        lambda site: _append(_theme(site) / "templates/macros/date.html", "{# changed #}"),
        lambda site: _append(_theme(site) / "templates/partials/masthead.html", "<p>Changed</p>"),
        lambda site: _append(_theme(site) / "static/css/base.css", "p {}"),
        lambda site: (_theme(site) / "static/logo.svg").write_text("<svg/>"),
    ],
    ids=(
        "tags geography language rows no-metadata feed-size index-size sitename subtitle host no-host lang detect "
        "static template masthead css asset"
    ).split(),
)
def test_a_site_with_everything_equals_a_clean_one_after_a_change(site, change, tmp_path):
    _own_theme(site)
    site.write("metadata.csv", "path,tags,section\nold.txt,harbours; strikes,World\n")
    site.write("pages/about.txt", "About\n\nAn archive.\n")
    site.write("extra/notes.pdf", "notes")
    site.write("old.txt", OLD)
    site.write("new.txt", NEW)
    site.write("third.txt", 'Rain in Callao\n\nIt rained in Callao, Peru. "It\'s over", he said.\n')
    site.build()
    change(site)
    site.build()

    assert site.files() == clean_build(site, tmp_path / "clean")
    assert site.build().written == 0


def _theme(site):
    return site.folder / "theme"


def test_one_row_of_metadata_csv_touches_its_article_and_the_lists_it_is_in(built):
    for number in range(40):
        text = f"Tags: notice\nTitle: Notice {number}\n\n{number % 28 + 1} June 2013\n\nIt was put up.\n"
        built.write(f"more/{number}.txt", text)
    built.build()
    before = built.files()
    built.write("metadata.csv", "path,title\nold.txt,Better\n")
    report = built.build()
    changed = {path for path, data in built.files().items() if before.get(path) != data and path.endswith(".html")}

    assert report.read == 0
    assert {path for path in changed if "2013" in path} == set()
    assert "2011/05/04/port-strike-ends-in-mombasa/index.html" in changed
    assert changed <= {
        "index.html",
        "2011/index.html",
        "2011/05/index.html",
        "2011/05/04/index.html",
        "2011/05/04/port-strike-ends-in-mombasa/index.html",
        "2012/05/06/port-of-callao-opens-new-pier/index.html",  # the one after it
        "countries/kenya/index.html",
        "tags/mombasa/index.html",
        "tags/port-strike/index.html",
    }
