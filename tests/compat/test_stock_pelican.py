"""The reader alone, in an ordinary Pelican site with Pelican's `simple` theme."""

import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parent.parent.parent / "plugins"
CONF = f"""
AUTHOR = "Somebody"
SITENAME = "A stock site"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "Europe/Paris"
PLUGIN_PATHS = [{str(PLUGINS)!r}]
PLUGINS = ["backfile"]
THEME = "simple"
CACHE_CONTENT = False
DEFAULT_DATE = "fs"
"""
ARTICLE = """World

Bridge <Opens> in Lima

By Ana Silva

7 May 2012

LIMA, Peru - Mayor Rosa Quispe opened the bridge & the road.

Read more: Engineers Warn of Weak Bridge

Quispe thanked the engineers.
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("stock")
    (folder / "content").mkdir()
    (folder / "content" / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "content" / "empty.txt").write_text("", encoding="utf-8")
    (folder / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "output" / "log.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    return folder / "output"


def test_the_article_has_its_page_with_title_and_text(output):
    page = (output / "bridge-opens-in-lima.html").read_text(encoding="utf-8")

    assert "Bridge &lt;Opens&gt; in Lima" in page
    assert "<p>LIMA, Peru - Mayor Rosa Quispe opened the bridge &amp; the road.</p>" in page


def test_the_promo_stands_apart_from_the_prose(output):
    page = (output / "bridge-opens-in-lima.html").read_text(encoding="utf-8")

    assert '<p class="promo">Read more: Engineers Warn of Weak Bridge</p>' in page


def test_date_author_category_and_tags_are_pelicans(output):
    page = (output / "bridge-opens-in-lima.html").read_text(encoding="utf-8")

    assert 'datetime="2012-05-07T00:00:00+02:00"' in page
    assert (output / "author" / "ana-silva.html").is_file()
    assert (output / "category" / "world.html").is_file()
    assert (output / "tag" / "rosa-quispe.html").is_file()


def test_a_file_without_text_is_named_and_the_rest_goes_on(output):
    log = " ".join((output / "log.txt").read_text(encoding="utf-8").split())

    assert "it holds no text" in log
