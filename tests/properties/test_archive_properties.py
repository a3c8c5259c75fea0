"""For archives made at random, the pages form a closed set that does not depend on the order of the files."""

import re

from backfile.model.article import PromoLine
from backfile.model.digest import short_digest
from backfile.model.page import HtmlPage
from backfile.pages import site_parts
from backfile.pages.figures import Calendar, Coverage
from backfile.pages.views import ArticleView, Directory, Home, Listing
from backfile.urls import output_path
from builders import Texts, make_archive, make_article, make_body, make_record, make_stored, row_urls
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

BASE = "/archive/"
DATES = st.one_of(
    st.just(""),
    st.sampled_from(["1987", "2023", "2024"]),
    st.sampled_from(["1987-03", "2024-05", "2024-06"]),
    st.sampled_from(["2023-12-31", "2024-06-01", "2024-06-27", "2024-06-27T10:00:00+02:00"]),
)
HEADLINES = st.one_of(
    st.sampled_from(["Flood", "flood", "Un", "U", "Unity", "Union", "2024", "06", "Letters", "Undated", "?!"]),
    st.text(max_size=8).map(lambda text: text.strip() or "Flood"),
)
NAMES = ["World", "world", "Dates", "2024", "undated", "Łódź", "?!"]
RECORDS = st.lists(
    st.builds(
        dict,
        headline=HEADLINES,
        date=DATES,
        section=st.sampled_from(["", *NAMES]),
        tags=st.lists(st.sampled_from(NAMES), max_size=2),
        authors=st.lists(st.sampled_from(NAMES), max_size=1),
        countries=st.sets(st.sampled_from(["BO", "PE"])).map(sorted),
        mentioned=st.sampled_from([[], ["KE"]]),
        promos=st.lists(st.one_of(st.just(""), HEADLINES), max_size=3),
    ),
    max_size=14,
).map(lambda found: [_article(f"{number:02}.txt", values) for number, values in enumerate(found)])
SIZES = st.integers(1, 4)


def _article(path, values):
    """An article whose digest changes with the promos in its text."""
    article = make_article(path, **values)
    return structs.replace(article, digest=short_digest(article.digest, repr(values["promos"]).encode()))


def _specs(records, index_size):
    texts = _texts(records)
    return [draft.make(texts) for part in _parts(records, index_size) for draft in part.pages()]


def _texts(articles):
    """The texts of some articles: a paragraph, and each promo with one below it."""
    return Texts(*map(_stored, articles))


def _stored(article):
    promos = tuple(PromoLine("Read more", headline) for headline in article.promos)
    story = tuple(f"<p>{number}</p>" for number in range(len(promos) + 1))
    return make_stored(make_record(article.path), structs.replace(make_body(), story=story, promos=promos))


def _parts(records, index_size):
    return site_parts(make_archive(records, index_size=index_size), (), ())


def _urls(page):
    """Every URL within the site that a page shows."""
    links = list(page.head.breadcrumbs)
    links += [page.head.feed] if page.head.feed else []
    urls = []
    match page.content:
        case Listing() as listing:
            neighbours = (listing.earlier, listing.later)
            links += [*listing.periods, *listing.countries, *listing.tags, *filter(None, neighbours)]
            urls += row_urls(listing)
        case Calendar() as calendar:
            links += [month.cell for year in calendar.years for month in year.months]
            links += filter(None, (calendar.undated, calendar.coverage))
            urls += [year.url for year in calendar.years]
        case Directory() as directory:
            links += [link for part in directory.parts for group in part.groups for link in group.entries]
            links += directory.world.shapes if directory.world else ()
        case Coverage() as coverage:
            links += [*coverage.grid.columns, *filter(None, (coverage.earlier, coverage.later))]
            links += [link for row in coverage.grid.rows for link in (row.head, *row.cells)]
        case Home() as home:
            links += [*home.countries, *home.tags, *home.years, *home.sections]
            urls += [row.url for row in home.newest]
        case ArticleView() as view:
            links += [*view.authors, *filter(None, (view.section, view.previous, view.next))]
            urls += [row.url for row in view.referenced_by]
            urls += [country.url for country in (*view.countries_main, *view.countries_mentioned)]
            urls += [tag.url for group in view.tag_groups for tag in group.tags]
            urls += re.findall('href="(.*?)"', view.content)
    return {url for url in (*urls, *(link.url for link in links)) if url}


@given(RECORDS, SIZES)
@settings(deadline=None, max_examples=100)
def test_no_path_is_specified_twice(records, index_size):
    paths = [spec.path.lower() for spec in _specs(records, index_size)]

    assert len(set(paths)) == len(paths)


@given(RECORDS, SIZES)
@settings(deadline=None, max_examples=100)
def test_every_link_leads_to_a_page(records, index_size):
    specs = _specs(records, index_size)
    paths = {spec.path for spec in specs}

    wanted = {
        url
        for spec in specs
        if isinstance(spec.subject, HtmlPage) and spec.path != "404.html"
        for url in _urls(spec.subject)
    }

    assert set() == {url for url in wanted if output_path(url.removeprefix(BASE)) not in paths}


@given(RECORDS, SIZES)
@settings(deadline=None, max_examples=60)
def test_every_article_can_be_reached_from_the_home_page(records, index_size):
    pages = {
        f"{BASE}{spec.path.removesuffix('index.html')}": spec.subject
        for spec in _specs(records, index_size)
        if isinstance(spec.subject, HtmlPage)
    }
    seen, ahead = set(), [BASE, f"{BASE}dates/"]
    while ahead:
        url = ahead.pop()
        if url not in seen:
            seen.add(url)
            page = pages.get(url)
            ahead += _urls(page) if page and not isinstance(page.content, ArticleView) else ()

    assert set() == {url for url, page in pages.items() if isinstance(page.content, ArticleView)} - seen


@given(RECORDS, SIZES, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_the_order_of_the_records_does_not_matter(records, index_size, random):
    shuffled = random.sample(records, len(records))

    assert _inputs(records, index_size) == _inputs(shuffled, index_size)


@given(RECORDS)
@settings(deadline=None, max_examples=60)
def test_every_article_has_exactly_one_page(records):
    specs = _specs(records, 3)

    assert sorted(record.path for record in records) == sorted(_articles(specs))


@given(RECORDS, RECORDS, SIZES)
@settings(deadline=None, max_examples=60)
def test_a_page_that_shows_something_else_has_other_inputs_and_so_has_its_part(records, others, index_size):
    before, after = _made(records, index_size), _made(others, index_size)
    changed = {path for path in before.keys() & after.keys() if before[path][2] != after[path][2]}

    assert [path for path in changed if before[path][1] == after[path][1]] == []
    assert [path for path in changed if before[path][0] == after[path][0]] == []


def _made(records, index_size):
    """By path the name and inputs of its part, the inputs of each page and what it shows."""
    pages, texts = {}, _texts(records)
    for part in _parts(records, index_size):
        for draft in part.pages():
            pages[draft.path] = ((part.name, part.inputs), draft.inputs, draft.make(texts).subject)
    return pages


def _is_article(subject):
    return isinstance(subject, HtmlPage) and isinstance(subject.content, ArticleView)


def _articles(specs):
    return [spec.subject.content.source.path for spec in specs if _is_article(spec.subject)]


def _inputs(records, index_size):
    return [(draft.path, draft.inputs) for part in _parts(records, index_size) for draft in part.pages()]
