"""What the documents say is what the code does."""

import ast
import csv
import re
from pathlib import Path

import msgspec
import pytest
from backfile.build.render import Renderer
from backfile.geography import load_gazetteer, parse_country
from backfile.model.annotation import TagKind, TagUse
from backfile.model.article import PromoLine
from backfile.model.page import Head, Link
from backfile.model.text import Block, BlockKind
from backfile.pages import figures, views
from backfile.pages.prose import leftovers_html, part_blocks, promo_html, story_html
from backfile.problems import CODES
from backfile.reader.article import ReaderOptions, read_articles
from backfile.reader.headers import NAMES
from backfile.settings import DEFAULTS, WITHOUT_EFFECT, Settings
from backfile.source.geography_table import NOT_A_PLACE, read_geography_table
from backfile.source.metadata_table import COLUMNS, read_metadata_table
from backfile.source.sidecar import read_sidecar
from backfile.source.tags_table import COLUMNS as TAG_COLUMNS
from backfile.source.tags_table import read_tags_table
from builders import make_context, make_settings

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"


def test_problems_lists_every_code_with_its_severity_and_meaning():
    rows = re.findall(r"^\| (\w\d+) \| (\w+) \| (.*) \|$", (DOCS / "problems.md").read_text(), re.MULTILINE)

    assert rows == [(code, severity.value, meaning) for code, (severity, meaning) in CODES.items()]


def test_settings_lists_ours_with_their_defaults():
    rows = re.findall(r"^\| `(BACKFILE_\w+)` \| `(.*?)` \|", (DOCS / "settings.md").read_text(), re.MULTILINE)
    written = {name: repr(value).replace("'", '"') for name, value in DEFAULTS.items()}

    assert dict(rows) == written


def test_settings_lists_every_setting_that_is_read():
    text = (DOCS / "settings.md").read_text()
    source = (ROOT / "plugins/backfile/settings.py").read_text()
    names = re.findall(r'_(?:get|count|choice)\(merged, "(\w+)"', source) + re.findall(r'merged\.get\("(\w+)"', source)

    assert len(names) >= len(Settings.__struct_fields__)
    assert [name for name in names if f"`{name}`" not in text] == []


def test_settings_lists_those_without_effect():
    text = (DOCS / "settings.md").read_text()

    assert [name for name in WITHOUT_EFFECT if f"`{name}`" not in text] == []


def test_template_context_describes_every_view_and_field():
    text = (DOCS / "template-context.md").read_text()
    documented = {
        (heading, field)
        for heading, section in re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        for field in re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    }
    structs = [
        value
        for value in (vars(views) | vars(figures)).values()
        if isinstance(value, type) and issubclass(value, msgspec.Struct)
    ]
    actual = {(cls.__name__, field) for cls in {*structs, Head, Link} for field in cls.__struct_fields__}

    assert documented - {("Everywhere", field) for _, field in documented} == actual


def test_template_context_lists_every_element_of_a_text():
    text = (DOCS / "template-context.md").read_text()
    (table,) = re.findall(r"^## The text\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)
    listed = set(re.findall(r'<(?:\w+)(?: [^>]*?)?class="([^"]+)"', table))
    kinds = (BlockKind.DATELINE, BlockKind.PARAGRAPH, *BlockKind)  # what is below the first paragraph is no head
    words = "1. Words: x@un.org <IBM.N>"
    blocks = [Block(kind, words, 1) for kind in kinds]
    blocks += [Block(BlockKind.LIST_ITEM, text, 1) for text in ("• One", "b) Two", "i) Three")]
    html = "".join((*story_html(part_blocks(blocks)[0], "en"), leftovers_html(["© Us"], "en")))
    html += promo_html(PromoLine("Related", ""), "") + promo_html(PromoLine("", "Flood"), "/flood/")

    assert set(re.findall(r'class="([^"]+)"', html)) == listed


def test_template_context_names_what_every_template_gets():
    text = (DOCS / "template-context.md").read_text()
    (section,) = re.findall(r"^## Everywhere\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"`(\w+)(?:\(row\))?`(?=[ ,|])", "".join(re.findall(r"^\|(.*?)\|", section, re.MULTILINE))))
    renderer = Renderer(ROOT / "theme", make_context(), make_context())

    assert named == {*renderer._frame("", ""), "page", "row_html"}  # noqa: SLF001 - what templates get


def test_article_format_names_every_header_that_is_read():
    text = (DOCS / "article-format.md").read_text().lower()
    common = {"title", "date", "modified", "section", "category", "tags", "keywords", "countries", "author", "slug"}

    assert common <= NAMES.keys()
    assert [name for name in common if f"`{name}`" not in text] == []


def test_article_format_names_every_column_of_metadata_csv():
    text = (DOCS / "article-format.md").read_text()

    assert ",".join(COLUMNS) in text


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            0,
            "kicker headline repeated_headline byline date_line dateline paragraph promo paragraph correction",
        ),
        (
            1,
            "headline deck byline paragraph subhead list_item list_item paragraph byline sign_off boilerplate",
        ),
        (2, "header header paragraph separator header header paragraph"),
        (3, "header header header header header header paragraph"),
        (4, "header header header header header paragraph"),
        (5, "header header header headline paragraph"),
        (6, "header header header header header header paragraph boilerplate"),
    ],
)
def test_examples_of_article_format_are_read_as_it_says(number, expected):
    text = (DOCS / "article-format.md").read_text()
    example = re.findall(r"```text\n(.*?)```", text, re.DOTALL)[number]
    read = read_articles(example, "example.txt", ReaderOptions())

    assert " ".join(block.kind.value for one in read for block in one.article.blocks) == expected
    assert [problem for one in read for problem in one.problems] == []


def test_article_format_has_a_row_for_every_kind_of_block():
    text = (DOCS / "article-format.md").read_text()

    assert [kind.value for kind in BlockKind if f"\n| {kind.value} |" not in text] == []


def test_sidecar_of_article_format_is_read():
    text = (DOCS / "article-format.md").read_text()
    example = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)[0]
    sidecar = read_sidecar(example.encode(), "content/a.yml")

    assert sidecar.values.keys() == {"title", "date", "authors"}
    assert sidecar.problems == ()


def _examples(language):
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / "countries-and-tags.md").read_text(), re.DOTALL)


def test_headers_and_sidecar_of_countries_and_tags_are_read():
    (read,) = read_articles(_examples("text")[0], "coup.txt", ReaderOptions())
    sidecar = read_sidecar(_examples("yaml")[0].encode(), "content/coup.yml")

    assert read.article.countries.value == ("Bolivia", "RU")
    assert read.article.tags.value == ("coup", "Luis Arce")
    assert sidecar.values == {"countries": "Bolivia; Russia", "tags": "coup; Luis Arce"}
    assert read.problems + sidecar.problems == ()


def test_metadata_csv_of_countries_and_tags_is_read(tmp_path):
    (tmp_path / "metadata.csv").write_text(_examples("csv")[0])

    table = read_metadata_table(tmp_path)

    assert table.rows["2024/06/coup.txt"].values == {"tags": "coup; Luis Arce", "countries": "Bolivia; Russia"}
    assert table.problems == ()


def test_geography_csv_of_countries_and_tags_is_read(tmp_path):
    (tmp_path / "geography.csv").write_text(_examples("csv")[1])

    table = read_geography_table(tmp_path, lambda name: parse_country(name, load_gazetteer()))

    assert dict(table.phrases) == {
        "Palacio Quemado": "BO",
        "Santa Cruz": "BO",
        "Transnistria": "MD",
        "Jordan Marsh": "",
    }
    assert table.problems == ()


def test_tags_csv_of_countries_and_tags_is_read(tmp_path):
    (tmp_path / "tags.csv").write_text(_examples("csv")[2])

    table = read_tags_table(tmp_path)
    rules = {rule.tag: (rule.name, rule.kind, rule.use) for rule in table.rules}

    assert rules["the Fund"] == ("International Monetary Fund", TagKind.ORGANISATION, TagUse.FOUND)
    assert rules["Getty Images"] == ("", None, TagUse.NEVER)
    assert rules["lithium"] == ("Lithium", TagKind.TOPIC, TagUse.ALWAYS)
    assert len(rules) == 6
    assert table.problems == ()


def test_countries_and_tags_names_all_that_may_stand_in_the_tables():
    text = (DOCS / "countries-and-tags.md").read_text()
    words = (NOT_A_PLACE, *TAG_COLUMNS, *TagKind, *filter(None, TagUse))

    assert [word for word in words if f"`{word}`" not in text] == []


def test_settings_of_countries_and_tags_are_read():
    settings = dict(line.split(" = ") for example in _examples("python") for line in example.splitlines())
    read = make_settings(ROOT, **{name: ast.literal_eval(value) for name, value in settings.items()})

    assert (read.home_country, read.historic_states) == ("US", (("SUHH", ""), ("YUCS", "HR")))


def test_countries_and_tags_lists_the_former_states_with_what_they_count_for():
    text = (DOCS / "countries-and-tags.md").read_text()
    table = csv.DictReader((ROOT / "plugins/backfile/geography/data/historic.csv").read_text().splitlines())
    listed = re.findall(r"^\| ([A-Z]{4}) \| (.*?) \| (?:.* \((..)\)|none) \|$", text, re.MULTILINE)

    assert listed == [(row["code"], row["name"], row["alpha2"]) for row in table]


def test_readme_names_only_targets_that_the_makefile_has():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", (ROOT / "README.md").read_text(), re.MULTILINE))

    assert {"html", "test"} <= named <= targets


def test_map_of_the_tree_in_the_readme_is_the_tree():
    text = (ROOT / "README.md").read_text()
    tree = re.search(r"```text\n(pelicanconf.*?)```", text, re.DOTALL)[1]
    named = [name for line in tree.splitlines() for name in line.split("  ")[0].split()]

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_ci_runs_the_test_command_of_the_readme():
    assert "make test" in (ROOT / ".ci/run").read_text()
    assert "make test" in (ROOT / "README.md").read_text()


def test_workflow_asks_for_no_more_than_it_needs():
    text = (ROOT / ".github/workflows/pages.yml").read_text()
    granted = re.findall(r"^ +([a-z-]+): (read|write)$", text, re.MULTILINE)

    assert sorted(set(granted)) == [("contents", "read"), ("id-token", "write"), ("pages", "read"), ("pages", "write")]
    assert "\npermissions: {}\n" in text


def test_lock_files_name_no_index_and_hash_every_package():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        packages = re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)[1:]
        assert "http" not in text
        assert [package for package in packages if "--hash=sha256:" not in package] == []
