"""Readers find articles: with words and phrases, narrowed down and sorted, by keyboard, and with the back button."""

import csv
import re

import pytest
from playwright.sync_api import Page, expect
from tiny_sites import ROOT

from .served import ServedSite
from .viewer import PHONE, Viewer

QUESTIONS = ROOT / "tests/search/questions-demo.csv"
WELL_ANSWERED = 0.9
"""Share of the questions whose answer is the first result."""


def _results(page: Page) -> list[str]:
    return page.locator(".search ol .article-row__headline").all_inner_texts()


def _find(page: Page, words: str) -> list[str]:
    """Search, and give the headlines of the first results."""
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d|No article was found"))
    return _results(page)


def _narrow(page: Page, label: str, value: str) -> None:
    box = page.get_by_label(label, exact=True)
    if not box.is_visible():
        page.locator("summary").first.click()
    box.fill(value)
    box.blur()


def test_words_find_the_article_that_has_them(viewer: Viewer):
    with viewer.visit("search/") as visit:
        found = _find(visit.page, "Olympic GOLD")
        row = visit.page.locator(".search ol > li").first.inner_text()

        assert found[0] == "Schooling Wins Singapore's First Olympic Gold Medal"
        assert "12 August 2016 · Singapore" in row
        assert visit.page.locator(".search ol mark").first.inner_text() == "Olympic"
        assert re.search(r"\n… 100 metres butterfly at the Olympic Games .* …$", row)
        assert visit.complaints == []


def test_most_questions_of_readers_have_their_answer_first(viewer: Viewer, demo: ServedSite):
    with QUESTIONS.open(encoding="utf-8", newline="") as table:
        asked = [(row["question"], row["articles"].split()) for row in csv.DictReader(table)]
    with (ROOT / "content/ledger.csv").open(encoding="utf-8", newline="") as table:
        addresses = {row["path"]: f"{demo.url}/{row['address']}" for row in csv.DictReader(table)}
    first = []
    with viewer.visit("search/") as visit:
        for question, answers in asked:
            _find(visit.page, question)
            links = visit.page.locator(".search ol a").evaluate_all("links => links.map(({href}) => href)")
            first.append(links[:1] and links[0].partition("#")[0] in {addresses[path] for path in answers})

    assert len(first) == 30
    assert sum(map(bool, first)) >= WELL_ANSWERED * len(first)


def test_a_result_leads_to_its_words(viewer: Viewer):
    with viewer.visit("search/") as visit:
        _find(visit.page, "barefoot lap of honour")
        link = visit.page.locator(".search ol a").first.get_attribute("href")

        assert re.fullmatch(r"/archive/2000/09/25/[a-z0-9-]+/#:~:text=barefoot%20lap&text=honour", link)
        visit.page.goto(viewer.site_url.removesuffix("/archive") + link)
        assert visit.page.locator("h1").inner_text() == "Freeman Wins 400 Metres Gold Before Home Crowd in Sydney"
        assert visit.complaints == []


def test_a_phrase_is_found_as_it_stands_and_a_minus_leaves_out(viewer: Viewer):
    with viewer.visit("search/") as visit:
        assert len(_find(visit.page, "gold medal")) > len(_find(visit.page, '"gold medal"')) > 0
        assert _find(visit.page, '"gold medal" -singapore') == [
            name for name in _find(visit.page, '"gold medal"') if "Singapore" not in name
        ]


def test_articles_with_some_of_the_words_are_shown_where_none_has_all(viewer: Viewer):
    with viewer.visit("search/") as visit:
        found = _find(visit.page, "shackleton penguins submarine")

        assert found[0] == "Shackleton's Lost Ship Endurance Found Beneath Antarctic Ice"
        assert visit.page.get_by_role("status").inner_text().startswith("No article has all the words.")


def test_a_search_without_a_result_says_so(viewer: Viewer):
    with viewer.visit("search/") as visit:
        assert _find(visit.page, "xylophonist") == []
        assert visit.page.get_by_role("status").inner_text().startswith("No article was found.")


@pytest.mark.parametrize(
    ("label", "value", "expected"), [("Country", "chile", "4"), ("Year", "2016", "6"), ("Section", "science", "7")]
)
def test_a_search_is_narrowed_down_without_words(viewer: Viewer, label: str, value: str, expected: str):
    with viewer.visit("search/") as visit:
        visit.page.locator("summary").first.click()
        expect(visit.page.locator(f"#{label.lower()}-values option").first).to_be_attached()
        _narrow(visit.page, label, value)

        expect(visit.page.get_by_role("status")).to_have_text(f"Articles found: {expected}")
        assert f"{label.lower()}=" in visit.page.url


def test_what_is_offered_has_the_numbers_of_the_present_results(viewer: Viewer):
    with viewer.visit("search/?q=earthquake") as visit:
        visit.page.locator("summary").first.click()
        expect(visit.page.locator("#country-values option[value=Italy]")).to_have_attribute("label", "Italy (2)")
        offered = visit.page.locator("#country-values option").evaluate_all("all => all.map(({label}) => label)")
        expect(visit.page.get_by_role("status")).to_have_text(re.compile(r"\d"))
        count = int(re.search(r"\d+", visit.page.get_by_role("status").inner_text())[0])

        assert all(int(re.search(r"\((\d+)\)", label)[1]) <= count for label in offered)


def test_results_are_sorted_by_date_across_shards_with_undated_ones_last(viewer: Viewer):
    with viewer.visit("search/?q=first&sort=desc") as visit:
        expect(visit.page.get_by_role("status")).to_have_text(re.compile(r"\d"))
        while visit.page.get_by_role("button", name="More results").is_visible():
            count = len(_results(visit.page))
            visit.page.get_by_role("button", name="More results").click()
            expect(visit.page.locator(".search ol > li").nth(count)).to_be_visible()
        newest = _dates(visit.page)
        visit.page.get_by_label("Order").select_option("asc")
        expect(visit.page.locator(".article-row__facts").first).to_contain_text("2000")
        oldest = _dates(visit.page)

    years = [year for year in newest if year]
    assert newest == [*years, *[""] * (len(newest) - len(years))]
    assert years == sorted(years, reverse=True)
    assert "" in newest
    assert oldest == sorted(years)[: len(oldest)]


def _dates(page: Page) -> list[str]:
    facts = page.locator(".search .article-row__facts").all_inner_texts()
    found = [re.search(r"\b(\d{4})\b", text) for text in facts]
    return [match[1] if match else "" for match in found]


def test_ten_are_shown_and_the_focus_goes_to_the_first_of_the_next(viewer: Viewer):
    with viewer.visit("search/?q=first") as visit:
        more = visit.page.get_by_role("button", name="More results")
        expect(more).to_be_visible()
        assert len(_results(visit.page)) == 10
        more.focus()
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator(".search ol > li").nth(10)).to_be_visible()

        assert visit.page.evaluate("document.activeElement.textContent") == _results(visit.page)[10]


def test_the_back_button_leads_to_the_search_before_and_from_an_article_to_its_results(viewer: Viewer):
    with viewer.visit("search/") as visit:
        first = _find(visit.page, "volcano")
        _find(visit.page, "suez")
        visit.page.go_back()
        expect(visit.page.get_by_role("searchbox")).to_have_value("volcano")
        expect(visit.page.locator(".search ol a").first).to_have_text(first[0])
        visit.page.locator(".search ol a").first.click()
        expect(visit.page.locator("h1")).to_have_text(first[0])
        visit.page.go_back()

        expect(visit.page.locator(".search ol a").first).to_have_text(first[0])
        assert visit.page.url.endswith("/search/?q=volcano")


def test_all_is_done_with_the_keyboard(viewer: Viewer):
    with viewer.visit("search/", PHONE) as visit:
        page = visit.page
        page.get_by_role("searchbox").focus()
        page.keyboard.type("volcano")
        page.wait_for_url("**?q=volcano")
        expect(page.get_by_role("status")).to_have_text(re.compile(r"\d"))
        for _ in range(2):  # the button, then what narrows down
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Country")).to_be_visible()
        expect(
            page.locator("#country-values option").first
        ).to_be_attached()  # it comes after the results, which are new
        for _ in range(5):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "sort"
        for _ in range(2):  # how to search, then the first result
            page.keyboard.press("Tab")

        assert page.evaluate("document.activeElement.className") == "article-row__headline"


def test_nothing_is_fetched_before_the_box_has_the_focus(viewer: Viewer):
    with viewer.visit("search/") as visit:
        visit.page.wait_for_load_state("networkidle")
        before = list(visit.requests)
        visit.page.get_by_role("searchbox").focus()
        with visit.page.expect_request(re.compile(r"pagefind-entry\.json")):
            pass

    assert [url for url in before if "/search/" in url] == [f"{viewer.site_url}/search/"]


def test_the_index_is_searched_in_a_worker(viewer: Viewer):
    with viewer.visit("search/") as visit:
        _find(visit.page, "volcano")

        assert [worker.url.rpartition("/")[2] for worker in visit.page.workers] == ["pagefind-worker.js"]


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(viewer: Viewer):
    with viewer.visit("search/") as visit:
        visit.page.route("**/pagefind.js", lambda route: route.abort())
        visit.page.get_by_role("searchbox").fill("volcano")
        expect(visit.page.get_by_role("status")).to_contain_text("The search could not be loaded.")
        visit.page.unroute("**/pagefind.js")

        assert "volcano" in visit.page.url
        assert _find(visit.page, "volcano") != []


def test_without_scripts_the_page_leads_to_what_can_be_browsed(viewer: Viewer):
    with viewer.visit("search/", java_script_enabled=False) as visit:
        links = visit.page.locator("noscript a").all_inner_texts()

        assert links[:3] == ["Countries", "Topics", "Dates"]


def test_markup_in_a_query_or_an_article_stays_text(viewer: Viewer):
    with viewer.visit("search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E") as visit:
        expect(visit.page.get_by_role("status")).to_have_text(re.compile(r"\d|No article"))

        assert visit.page.locator("main img").count() == 0
        assert visit.complaints == []
