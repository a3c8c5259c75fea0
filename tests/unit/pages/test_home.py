from backfile.model.page import HtmlPage
from backfile.pages.home import NEWEST, home_draft
from builders import content_of, make_archive, make_article, make_page


def _home(records):
    return content_of(make_page(home_draft(make_archive(records))))


def test_the_home_page_shows_the_newest_articles_with_summaries():
    home = _home(make_article(f"{day:02}.txt", date=f"2024-06-{day:02}") for day in range(1, 21))

    assert len(home.newest) == NEWEST
    assert (home.newest[0].url, home.newest[0].summary) == ("/archive/2024/06/20/20-article/", "The river rose.")


def test_the_home_page_leads_to_every_year_newest_first():
    home = _home(
        [make_article("a.txt", date="1999"), make_article("b.txt", date="2024"), make_article("c.txt", date="2024")]
    )

    assert [(link.label, link.url, link.count) for link in home.years] == [
        ("2024", "/archive/2024/", 2),
        ("1999", "/archive/1999/", 1),
    ]


def test_the_home_page_leads_to_the_countries_with_the_most_articles():
    home = _home([make_article("a.txt", countries=["BO", "PE"]), make_article("b.txt", countries=["PE"])])

    assert [(link.label, link.count) for link in home.countries] == [("Peru", 2), ("Bolivia", 1)]


def test_a_topic_of_one_article_is_not_on_the_home_page():
    home = _home([make_article("a.txt", tags=["Rain", "Floods"]), make_article("b.txt", tags=["Floods"])])

    assert [link.label for link in home.tags] == ["Floods"]


def test_the_home_page_of_an_empty_archive_can_be_made():
    home = _home([])

    assert (home.count, home.range_text, home.newest) == (0, "", ())


def test_the_home_page_stands_at_the_root_and_has_no_title_of_its_own():
    spec = make_page(home_draft(make_archive([make_article()])))

    assert isinstance(spec.subject, HtmlPage)
    assert (spec.path, spec.template, spec.subject.head.title) == ("index.html", "home.html", "")
    assert spec.subject.head.canonical == "https://news.example/archive/"


def test_the_home_page_leads_to_the_search_if_there_is_one():
    archive = make_archive([make_article()])

    assert content_of(make_page(home_draft(archive, has_search=True))).search == "/archive/search/"
    assert content_of(make_page(home_draft(archive))).search == ""
