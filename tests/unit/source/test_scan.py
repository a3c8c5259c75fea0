import os
from pathlib import Path

import pytest
from backfile.model.source import SourceFile
from backfile.source.scan import scan_content
from builders import make_settings


@pytest.fixture
def content(tmp_path):
    """The content folder."""
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture
def scan(content):
    """Scan the content folder; keywords are Pelican's settings."""

    def run(**changes):
        return scan_content(make_settings(content.parent, **changes))

    return run


@pytest.fixture
def put(content):
    def write(*paths):
        for path in paths:
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_text("Flood")

    return write


def paths(files):
    return [file.path for file in files]


def test_text_files_are_articles_sorted_by_path(scan, put):
    put("b.txt", "a/z.txt", "a.TXT", "2019/10/c.txt")

    assert paths(scan().articles) == ["2019/10/c.txt", "a.TXT", "a/z.txt", "b.txt"]


def test_file_has_its_size_and_time(scan, put, content):
    put("a.txt")
    os.utime(content / "a.txt", ns=(0, 123_000_000_000))

    assert (scan().articles[0].size, scan().articles[0].mtime_ns) == (5, 123_000_000_000)


def test_text_files_below_pages_are_pages(scan, put):
    put("pages/about.txt", "2019/pages/a.txt", "pages.txt")

    assert paths(scan().pages) == ["pages/about.txt"]
    assert paths(scan().articles) == ["2019/pages/a.txt", "pages.txt"]


@pytest.mark.parametrize("static_path", ["images", "images/"])
def test_files_below_static_paths_are_static(scan, put, static_path):
    put("images/a.png", "images/credits.txt", "imagesque/a.txt")

    assert paths(scan(STATIC_PATHS=[static_path]).static) == ["images/a.png", "images/credits.txt"]
    assert paths(scan(STATIC_PATHS=[static_path]).articles) == ["imagesque/a.txt"]


def test_static_path_may_be_a_file(scan, put):
    put("robots.txt")

    assert paths(scan(STATIC_PATHS=["robots.txt"]).static) == ["robots.txt"]


def test_files_with_a_place_of_their_own_are_static_even_if_hidden(scan, put):
    put("extra/.nojekyll", "extra/robots.txt", "extra/.other")

    places = {"extra/.nojekyll": {"path": ".nojekyll"}, "extra/robots.txt": {"path": "robots.txt"}}
    found = scan(EXTRA_PATH_METADATA=places)

    assert paths(found.static) == ["extra/.nojekyll", "extra/robots.txt"]


def test_other_files_are_unread(scan, put):
    put("z.docx", "a.pdf", "2019/txt")

    assert scan().unread == ("2019/txt", "a.pdf", "z.docx")


def test_sidecars_belong_to_the_article_of_their_name_the_one_that_holds_first(scan, put):
    put("a.json", "a.txt", "a.yaml", "a.yml", "2019/B.TXT", "2019/B.yml", "c.txt")

    beside = {article.path: paths(article.sidecars) for article in scan().articles}

    assert beside == {"2019/B.TXT": ["2019/B.yml"], "a.txt": ["a.yml", "a.yaml", "a.json"], "c.txt": []}
    assert scan().unread == ()


def test_sidecar_has_its_size_and_time(scan, put, content):
    put("a.txt", "a.yml")
    os.utime(content / "a.yml", ns=(0, 123_000_000_000))

    assert scan().articles[0].sidecars == (SourceFile("a.yml", 5, 123_000_000_000),)


def test_sidecars_of_no_article_are_unread(scan, put):
    put("a.yml", "2019/b.txt", "b.json", "pages/about.txt", "pages/about.yml")

    assert scan().unread == ("a.yml", "b.json", "pages/about.yml")


def test_files_below_static_paths_are_no_sidecars(scan, put):
    put("images/a.json", "images/a.txt")

    assert paths(scan().static) == ["images/a.json", "images/a.txt"]


def test_hidden_files_and_backups_are_passed_over(scan, put):
    put(".a.txt", ".git/a.txt", "a.txt~", "b/.DS_Store")

    found = scan()

    assert (found.articles, found.pages, found.static, found.unread, found.unreadable) == ((), (), (), (), ())


def test_own_files_are_passed_over_at_the_top_alone(scan, put):
    put("metadata.csv", "ledger.csv", "geography.csv", "tags.csv", "2019/ledger.csv", "2019/tags.csv")

    assert scan().unread == ("2019/ledger.csv", "2019/tags.csv")


@pytest.mark.parametrize("pattern", ["draft-*", "2019/draft*", "2019"])
def test_ignored_files_and_folders_are_passed_over(scan, put, pattern):
    put("2019/draft-a.txt", "b.txt")

    assert paths(scan(IGNORE_FILES=[pattern]).articles) == ["b.txt"]


def test_other_files_are_not_ignored(scan, put):
    put("a-draft.txt")

    assert paths(scan(IGNORE_FILES=["draft-*"]).articles) == ["a-draft.txt"]


def test_links_to_files_are_followed(scan, put, content):
    put("a.txt")
    (content / "b.txt").symlink_to("a.txt")

    assert paths(scan().articles) == ["a.txt", "b.txt"]


def test_links_to_folders_are_not_followed_but_named(scan, put, content):
    put("2019/a.txt")
    (content / "loop").symlink_to(content, target_is_directory=True)

    assert paths(scan().articles) == ["2019/a.txt"]
    assert scan().unread == ()
    assert scan().unreadable == ("loop/",)


def test_broken_links_are_unreadable(scan, content):
    (content / "a.txt").symlink_to("gone.txt")

    assert (scan().articles, scan().unreadable) == ((), ("a.txt",))


def test_pipes_are_unreadable(scan, content):
    os.mkfifo(content / "a.txt")

    assert (scan().articles, scan().unreadable) == ((), ("a.txt",))


def test_names_that_are_not_utf8_are_unreadable(scan, content):
    (Path(os.fsdecode(os.fsencode(content) + b"/caf\xe9.txt"))).write_text("Flood")

    assert (scan().articles, scan().unreadable) == ((), (r"caf\xe9.txt",))


def test_folders_that_cannot_be_listed_are_unreadable(scan, put, content, monkeypatch):
    put("2019/a.txt", "b.txt")
    list_folder = os.scandir

    def forbid(path):
        if str(path) != str(content):
            raise PermissionError
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", forbid)

    assert (paths(scan().articles), scan().unreadable) == (["b.txt"], ("2019/",))


def test_folders_whose_names_are_not_utf8_are_unreadable(scan, content):
    folder = Path(os.fsdecode(os.fsencode(content) + b"/caf\xe9"))
    folder.mkdir()
    (folder / "a.txt").write_text("Flood")

    assert (scan().articles, scan().unreadable) == ((), (r"caf\xe9/",))


def test_other_files_that_are_links_to_nowhere_are_unread(scan, content):
    (content / "a.pdf").symlink_to("gone.pdf")

    assert (scan().unread, scan().unreadable) == (("a.pdf",), ())


def test_missing_content_folder_is_an_error(scan, content):
    content.rmdir()

    with pytest.raises(FileNotFoundError):
        scan()
