import pytest
from site_links import find_dead_links

URL = "https://example.org/archive"


@pytest.mark.parametrize(
    ("link", "is_dead"),
    [
        ("/archive/a/", False),
        ("a/", False),
        ("/archive/a/#part", False),
        ("https://example.org/archive/a/", False),
        ("https://elsewhere.example/gone/", False),
        ("#:~:text=Part", False),
        ("mailto:nobody@example.org", False),
        ("data:,", False),
        ("/archive/caf%C3%A9.txt", False),
        ("/archive/?q=a&amp;b", False),
        ("/a/", True),
        ("/archive/gone/", True),
        ("/archive/a/#gone", True),
        ("#gone", True),
    ],
)
def test_a_link_leads_to_a_file_and_an_element(tmp_path, link, is_dead):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<p id=part>Part")
    (tmp_path / "café.txt").write_text("")
    (tmp_path / "index.html").write_text(f'<a href="{link}">link</a>')

    assert [page for page, _ in find_dead_links(tmp_path, URL)] == ["index.html"] * is_dead
