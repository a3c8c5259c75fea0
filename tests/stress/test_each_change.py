"""One change of a setting, or of a template that many pages share, and the build after it equals a clean one."""

import pytest
from archives import Archive, differences
from edits import SETTINGS

TEMPLATES = ("base", "listing", "macros/article_row", "partials/masthead", "partials/footer")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("archive"))
    archive.fill(8)
    archive.write("content/extra/0.txt", "User-agent: *\nDisallow: /private/\n")
    archive.build()
    return archive


@pytest.mark.parametrize("name", SETTINGS)
def test_the_build_after_a_setting_changed_equals_a_clean_build(archive, name):
    archive.settings[name] = SETTINGS[name][-1]
    archive.build()

    assert differences(archive.site(), archive.clean_site()) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_build_after_a_template_changed_equals_a_clean_build(archive, name):
    template = archive.folder / "theme" / "templates" / f"{name}.html"
    template.write_text(template.read_text(encoding="utf-8") + "<!-- changed -->", encoding="utf-8")
    archive.build()

    assert differences(archive.site(), archive.clean_site()) == []
