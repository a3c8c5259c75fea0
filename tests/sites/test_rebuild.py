"""A rebuild writes what changed and leaves the same bytes as a clean build."""

import shutil

import pytest
from backfile.build.publish import Publisher
from backfile.errors import OutputError
from conftest import ROOT, TinySite, clean_build

OLD = "Port Strike Ends in Mombasa\n\n4 May 2011\n\nDockers in Mombasa, Kenya, went back to work on Wednesday.\n"
NEW = "Port of Callao Opens New Pier\n\n6 May 2012\n\nPeru opened a pier in Callao.\n\nRead more: Port Strike Ends in Mombasa\n"


@pytest.fixture
def built(site: TinySite) -> TinySite:
    site.write("old.txt", OLD)
    site.write("new.txt", NEW)
    site.build()
    return site


def test_building_twice_writes_nothing_the_second_time(built):
    report = built.build()

    assert (report.written, report.deleted, report.read) == (0, 0, 0)


def test_a_page_that_went_missing_is_written_again(built):
    (built.output / "dates/index.html").unlink()
    report = built.build()

    assert report.written == 1


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

    assert report.written == 1


def test_workers_do_not_show_in_the_output(site, tmp_path):
    for number in range(220):
        site.write(f"{number}.txt", f"Notice {number}\n\n{number % 28 + 1} June 2013\n\nNotice from Lima, Peru.\n")
    site.build(BACKFILE_WORKERS=2)
    other = TinySite(tmp_path / "serial")
    for path in site.content.glob("*.txt"):
        other.write(path.name, path.read_bytes())
    other.build(BACKFILE_WORKERS=1)

    assert site.files() == other.files()


def test_a_theme_file_that_is_no_style_sheet_is_copied(site, tmp_path):
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    (theme / "static" / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.settings["THEME"] = str(theme)
    site.build()

    assert (site.output / "static/logo.svg").read_text() == "<svg xmlns='http://www.w3.org/2000/svg'/>"


def test_a_changed_template_writes_the_pages_again(site, tmp_path):
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    site.settings["THEME"] = str(theme)
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

    def fail_after_three(self, page):
        if len(written) == 3:
            raise OutputError("the disk is full")
        written.append(page.path)
        write(self, page)

    write = Publisher.write
    built.write("old.txt", OLD.replace("Ends", "Is Over"))
    monkeypatch.setattr(Publisher, "write", fail_after_three)
    with pytest.raises(OutputError):
        built.build()
    monkeypatch.setattr(Publisher, "write", write)
    built.build()

    assert built.page("2011/05/04/port-strike-ends-in-mombasa/").texts("h1") == ["Port Strike Is Over in Mombasa"]
    assert built.build().written == 0
