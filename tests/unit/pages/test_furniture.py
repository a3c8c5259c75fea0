from backfile.pages.furniture import site_contexts
from backfile.pages.standing import StandingPage
from builders import make_archive, make_article, make_blocks

ABOUT = StandingPage("about/", "About", "About us", "", make_blocks("Text."))


def _contexts(*records, standing=()):
    return site_contexts(make_archive(records), "static/style.css", standing)


def test_standing_pages_close_the_navigation():
    context, _ = _contexts(standing=[ABOUT])

    assert [link.label for _, link in context.nav] == ["Countries", "Topics", "Dates", "About"]
    assert (context.nav[-1][0], context.nav[-1][1].url) == ("about/", "/archive/about/")


def test_the_second_context_has_the_host_in_every_url():
    _, absolute = _contexts(make_article(), standing=[ABOUT])

    urls = [absolute.stylesheet, absolute.home_url, *(link.url for _, link in absolute.nav)]
    urls += (link.url for link in absolute.footer_links)

    assert all(url.startswith("https://news.example/archive/") for url in urls)


def test_the_footer_leads_to_sections_and_authors_only_if_there_are_some():
    of_none, of_some = (
        [link.label for link in _contexts(record)[0].footer_links]
        for record in (make_article(), make_article(section="World", authors=["Ana Quispe"]))
    )

    assert [name for name in of_some if name not in of_none] == ["Sections", "Authors"]


def test_the_footer_leads_to_undated_articles_only_if_there_are_some():
    labels = [
        [link.label for link in _contexts(record)[0].footer_links]
        for record in (make_article(), make_article(date="2024"))
    ]

    assert ["Undated" in found for found in labels] == [True, False]
