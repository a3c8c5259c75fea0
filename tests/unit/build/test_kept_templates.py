import jinja2
import pytest
from backfile.build.templates import load_environment
from builders import write_files


def _render(theme, language="en"):
    return load_environment(theme, language).get_template("article.html").render()


@pytest.fixture
def theme(tmp_path):
    write_files(
        tmp_path / "templates",
        {"article.html": "{% include 'partials/a.html' %}{{ _('Countries') }}", "partials/a.html": "before "},
    )
    return tmp_path


def test_a_template_is_compiled_once_in_a_process(theme, monkeypatch):
    first = _render(theme)
    monkeypatch.setattr(jinja2.Environment, "_parse", None)

    assert _render(theme) == first


def test_a_template_that_includes_another_which_changed_is_compiled_anew(theme):
    _render(theme)
    write_files(theme, {"templates/partials/a.html": "after "})

    assert _render(theme) == "after Countries"


def test_a_template_is_compiled_for_each_language(theme):
    assert (_render(theme), _render(theme, "es")) == ("before Countries", "before Países")
