"""The catalogs have every text of the interface, and Spanish is whole."""

import importlib.util
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from backfile.words.catalogs import DATA, PLACEHOLDER, read_catalog

TOOL = Path(__file__).parents[2] / "tools" / "update_translations.py"
CATALOGS = sorted(DATA.glob("*.po"))


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("update_translations", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def texts(tool):
    return tool.find_texts()


def _entries(path):
    with path.open("rb") as file:
        return [entry for entry in read_po(file) if entry.id]


def _forms(text):
    return (text,) if isinstance(text, str) else tuple(text)


def test_texts_are_found_in_python_in_templates_and_in_macros(texts):
    files = {text: [name for name, _ in texts[text].locations] for text in ("Sections", "Newest", "Earlier")}

    assert "plugins/backfile/pages/indexes.py" in files["Sections"]
    assert files["Newest"] == ["theme/templates/home.html"]
    assert files["Earlier"] == ["theme/templates/macros/neighbours.html"]


def test_the_template_is_what_make_translations_writes(tool, texts):
    assert tool.TEMPLATE.read_bytes() == tool.written(texts)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_catalog_is_what_make_translations_writes(tool, texts, path):
    assert path.read_bytes() == tool.updated(path, texts)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_every_text_has_a_translation_that_is_sure(path):
    entries = _entries(path)

    assert entries
    assert [entry.id for entry in entries if entry.fuzzy or not all(_forms(entry.string))] == []


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_translation_has_the_values_of_its_text(path):
    def values(texts):
        return set(PLACEHOLDER.findall(" ".join(texts)))

    wrong = [entry.id for entry in _entries(path) if values(_forms(entry.id)) != values(_forms(entry.string))]

    assert wrong == []


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_translation_begins_and_ends_like_its_text(path):
    def ends(text):
        return text[:1].isspace(), text[-1:].isspace(), text[-1] == ".", text[-1] == ":"

    wrong = [entry.id for entry in _entries(path) if ends(_forms(entry.id)[-1]) != ends(_forms(entry.string)[-1])]

    assert wrong == []


def test_spanish_is_read():
    assert read_catalog("es-MX").texts["Topics"] == ("Temas",)
