"""The reader alone, in an ordinary Pelican site with Pelican's `simple` theme."""

import subprocess
import sys
from pathlib import Path

import pytest

OPENING = '<p><span class="dateline">LIMA, Peru</span> — Mayor Rosa Quispe opened the bridge &amp; the road.</p>'

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

A deck below the headline

By Ana Silva

7 May 2012

LIMA, Peru - Mayor Rosa Quispe opened the bridge & the road.

Read more: Engineers Warn of Weak Bridge

Quispe thanked the engineers.
"""
KINDS = """Tunnel <Opens> in Lima

It cost 5 billion soles, "a lot" -- see https://example.org/tunnel?a=1&b=2 for all of it, said the ministry & the mayor.

• It is long.
• It is dark.

Three steps lead through it, said the ministry, which had them printed on a card:

4. Stop.
5. Go.

It was the mayor who read out what the man who had drawn the tunnel once wrote on a menu:

> It will drip.

Nobody in the audience said anything about it, and the mayor folded the menu and put it back.

Vehicle      Single      Return
Car <1 t     PEN 12      PEN 20

Reporters were asked to leave at noon, and they did so after a long argument about sandwiches.

Follow us on Facebook
"""
MARKS = """Title: Marks
Author: Ana Silva
Tags: <i>b</i>

By Rosa Quispe

LIMA, Peru - The mayor opened the bridge and the road on Monday, and said that it was a good day for the town.
"""
GARBLED = "Café Opens in Lima\n\nIt is a small café that opened on Monday, and the owner is glad.\n"
MAIL = "\n\nThe river rose on Monday and the mayor of the town said that it would rise again on Friday.\n"
SEVERAL = "".join(
    f"Title: The {name} Opens in Lima\nDate: 2019-05-0{day}{MAIL * 3}\n"
    for day, name in enumerate(("Road", "Port", "Zoo"), 1)
)


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("stock")
    (folder / "content").mkdir()
    (folder / "content" / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "content" / "kinds.txt").write_text(KINDS, encoding="utf-8")
    (folder / "content" / "marks.txt").write_text(MARKS, encoding="utf-8")
    (folder / "content" / "garbled.txt").write_bytes(GARBLED.encode().decode("cp1252").encode())
    (folder / "content" / "several.txt").write_text(SEVERAL, encoding="utf-8")
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
    assert OPENING in page


def test_the_promo_stands_apart_from_the_prose(output):
    page = (output / "bridge-opens-in-lima.html").read_text(encoding="utf-8")

    assert '<p class="promo"><b>Read more</b> Engineers Warn of Weak Bridge</p>' in page


def test_date_author_category_and_tags_are_pelicans(output):
    page = (output / "bridge-opens-in-lima.html").read_text(encoding="utf-8")

    assert 'datetime="2012-05-07T00:00:00+02:00"' in page
    assert (output / "author" / "ana-silva.html").is_file()
    assert (output / "category" / "world.html").is_file()
    assert (output / "tag" / "rosa-quispe.html").is_file()


def test_the_deck_stands_above_the_text(output):
    page = (output / "bridge-opens-in-lima.html").read_text(encoding="utf-8")

    assert f'<p class="deck">A deck below the headline</p>\n{OPENING}' in page


def test_names_are_html(output):
    page = (output / "marks.html").read_text(encoding="utf-8")

    assert 'href="https://example.org/tag/b.html">&lt;i&gt;b&lt;/i&gt;</a>' in page


def test_what_a_theme_does_not_show_above_the_text_is_below_it(output):
    page = (output / "marks.html").read_text(encoding="utf-8")

    assert "<summary>Also in the source</summary>\n<p>By Rosa Quispe</p>" in page


def test_a_file_without_text_is_named_and_the_rest_goes_on(output):
    log = " ".join((output / "log.txt").read_text(encoding="utf-8").split())

    assert "it holds no text" in log


@pytest.mark.parametrize(
    "html",
    [
        '“a lot” — see <a rel="nofollow" href="https://example.org/tunnel?a=1&amp;b=2">',
        '<ul class="list">\n<li>It is long.\n<li>It is dark.\n</ul>',
        '<ol class="list">\n<li value="4">Stop.\n<li>Go.\n</ol>',
        "<blockquote>\n<p>It will drip.</p>\n</blockquote>",
        'aria-label="Table">\nVehicle      Single      Return\nCar &lt;1 t     PEN 12      PEN 20</pre>',
        '<details class="leftovers">\n<summary>Also in the source</summary>\n<p>Follow us on Facebook</p>\n</details>',
    ],
)
def test_every_kind_of_block_is_html(output, html):
    assert html in (output / "tunnel-opens-in-lima.html").read_text(encoding="utf-8")


def test_garbled_text_is_mended(output):
    assert "It is a small café" in (output / "cafe-opens-in-lima.html").read_text(encoding="utf-8")


def test_a_file_with_several_articles_is_one_article_and_is_named(output):
    log = " ".join((output / "log.txt").read_text(encoding="utf-8").split())

    assert "it holds 3 articles, which are published as one" in log
    assert (output / "the-road-opens-in-lima.html").is_file()
