import pytest
from backfile.build.theme import digest_templates, list_assets, read_style
from backfile.errors import ThemeError
from builders import write_files


def _css(folder, *names):
    return write_files(folder, {f"static/css/{name}": f"/* {name} */\n" for name in names})


def test_style_sheets_are_joined_from_the_general_to_the_particular(tmp_path):
    _css(tmp_path, "print.css", "byline.css", "layout.css", "article.css", "base.css", "tokens.css", "notes.txt")

    _, css = read_style(tmp_path)

    names = ["tokens", "base", "layout", "article", "byline", "print"]
    assert "".join(f"/* {name}.css */\n" for name in names) == css


def test_the_style_sheet_is_named_after_its_content(tmp_path):
    before, _ = read_style(_css(tmp_path, "base.css"))
    same, _ = read_style(tmp_path)
    after, _ = read_style(_css(tmp_path, "byline.css"))

    assert before == same != after


def test_a_theme_without_style_sheets_ends_the_build(tmp_path):
    with pytest.raises(ThemeError) as caught:
        read_style(tmp_path)

    assert str(caught.value).startswith(f"{tmp_path / 'static' / 'css'}: the style sheets cannot be read (")
    assert str(caught.value).endswith("); set THEME to a folder with static/css/")


def test_the_digest_of_the_templates_changes_with_any_of_them(tmp_path):
    before = digest_templates(write_files(tmp_path, {"templates/base.html": "a", "templates/macros/x.html": "b"}))
    after = digest_templates(write_files(tmp_path, {"templates/macros/x.html": "c"}))

    assert before != after


def test_a_theme_without_templates_ends_the_build(tmp_path):
    with pytest.raises(ThemeError) as caught:
        digest_templates(tmp_path)

    folder = tmp_path / "templates"
    assert f"{folder}: there are no templates; set THEME to a folder with templates/" == str(caught.value)


def test_static_files_but_style_sheets_and_hidden_ones_are_listed_with_their_addresses(tmp_path):
    names = ("js/search.js", "css/base.css", "maps/world.svg", "js/.hidden")
    write_files(tmp_path, {f"static/{name}": "" for name in names})

    assert [address for address, _ in list_assets(tmp_path)] == ["static/js/search.js", "static/maps/world.svg"]
