"""docs/pelican.md says what is so."""

import re
import tomllib

from backfile.pelican_shell.articles import article_metadata
from builders import make_archive, make_record, make_stored, show_record
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG
from pelican_site import ROOT

TEXT = (ROOT / "docs/pelican.md").read_text(encoding="utf-8")
OF_PELICAN = {"title", "summary", "date", "modified", "slug", "url", "save_as", "lang", "category", "authors", "tags"}


def test_the_plugins_that_are_tested_are_those_that_the_tests_install():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed = [re.match(r"(pelican-[a-z-]+)>=([\d.]+)", line) for line in project["optional-dependencies"]["dev"]]
    listed = re.findall(r"^\| \[(pelican-[a-z-]+)\]\(\S+\) (\S+) \|", TEXT, re.MULTILINE)

    assert sorted(listed) == sorted(match.groups() for match in installed if match)


def test_every_attribute_beside_pelicans_own_is_listed():
    record = make_record(date="1987", modified="1988", section="World", authors=["Ana"], tags=["Floods"])
    archive = make_archive([show_record(record)])
    metadata = article_metadata(
        archive, archive.articles[0], make_stored(record), {**DEFAULT_CONFIG, "TIMEZONE": "UTC"}
    )
    listed = re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)

    assert set(listed) == metadata.keys() - OF_PELICAN
    assert not any(hasattr(Article, name) for name in listed)
