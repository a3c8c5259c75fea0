"""A site in another language: its words, its dates, its direction."""

import re

import html5lib
import pytest
from backfile.words import words, words_of
from backfile.words.catalogs import Catalog
from conftest import TinySite, clean_build

MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
SHOWN_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder", "content", "data-found", "data-none", "data-failed"}
CONTENT = "".join(map(chr, range(0x391, 0x3CA)))
"""Letters of what is content: whatever is in others is the interface, or comes from the CLDR."""
FROM_CLDR = {"Bolivia", "Peru", "Brazil", "January", "February", "March", "April", "May", "June", "July", "August"}
FROM_CLDR |= {"September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept"}
FROM_CLDR |= {"Oct", "Nov", "Dec"}
ARTICLE = """Title: Α Β
Date: {date}
Author: Γ Δ, Ε Ζ
Section: Η
Tags: Θ Ι; Κ
Countries: {countries}

Λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω α β γ δ ε ζ η θ.

Ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω α β γ δ ε ζ η θ ι κ.

Α     12     13
Β     14     15
Γ     16     17
"""
ARABIC = "المدينة تفتح الجسر القديم\n\nأعلن مجلس المدينة يوم الاثنين أنه سيعيد فتح الجسر القديم بعد إصلاحات استمرت ثلاث سنوات كاملة.\n"
ENGLISH = (
    "The Bridge Opens\n\nThe town council said on Monday that it will open the old bridge again after three years.\n"
)


class _Marked(dict):
    """Texts that all come out between signs."""

    def get(self, text):
        return (f"⟦{text}⟧",) * 2


@pytest.fixture
def marked(monkeypatch):
    """The interface in a language in which every text is marked."""
    monkeypatch.setattr(words, "read_catalog", lambda tag: Catalog(tag, _Marked(), lambda number: int(number != 1)))
    words_of.cache_clear()
    yield
    words_of.cache_clear()


def _unmarked(html):
    """What a page shows that is neither marked nor content."""
    while MARKED.search(html):
        html = MARKED.sub("", html)
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    shown = [
        value
        for element in tree.iter()
        if isinstance(element.tag, str)
        for name, value in element.attrib.items()
        if name in SHOWN_ATTRIBUTES and element.get("http-equiv") is None and element.get("name") != "viewport"
    ]
    texts = [
        text
        for element in tree.iter()
        if isinstance(element.tag, str)
        for text in (element.text if element.tag not in {"script", "code", "style"} else "", element.tail)
        if text
    ]
    text = re.sub(r"https?://\S+|urn:uuid:\S+|\S+\.txt|SHA-256|article|noindex", "", " ".join((*texts, *shown)))
    return [word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in FROM_CLDR]


@pytest.mark.usefixtures("marked")
def test_no_page_shows_a_word_that_cannot_be_translated(site: TinySite):
    for number, date in enumerate(("2023-01-05", "2024-06-27", "2024-06", "2024-07-01"), 1):
        site.write(f"{number}.txt", ARTICLE.format(date=date, countries="Bolivia; Peru"))
    site.write("5.txt", "Title: Μ\nCountries: Brazil\n\nΛ μ ν ξ ο π ρ σ τ υ φ χ ψ ω α β γ δ ε ζ η θ.\n")
    site.write("pages/α.txt", "Α Ν\n\nΛ μ ν ξ ο π ρ σ τ υ.\n")
    site.build(SITENAME="Ω", DEFAULT_LANG="en", BACKFILE_INDEX_SIZE=2, BACKFILE_SEARCH=True)
    pages = {path.relative_to(site.output).as_posix(): path.read_text() for path in site.output.rglob("*.html")}

    assert len(pages) > 20
    assert "<h2>⟦Newest⟧</h2>" in pages["index.html"]
    assert {name: found for name, html in sorted(pages.items()) if (found := _unmarked(html))} == {}


def test_a_spanish_site_has_spanish_words_dates_and_countries(site: TinySite):
    site.write(
        "a.txt", "Title: Suben los ríos\nDate: 2024-06-27\nAuthor: Ana Ruiz, Íñigo Paz\nCountries: ES\n\nLlovió.\n"
    )
    site.build(DEFAULT_LANG="es")
    page = site.page(*_addresses(site)).text

    assert '<html lang="es">' in page
    assert 'rel="author" href="' in page
    assert re.search(r"Por <a [^>]*>Ana Ruiz</a> e <a [^>]*>Íñigo Paz</a>", page)
    assert "Publicado: " in page
    assert "27 de junio de 2024" in page
    assert "España" in page
    assert site.page("countries/").texts("h1") == ["Países"]


def test_a_change_of_the_language_makes_every_page_anew(site: TinySite):
    site.write("a.txt", "Title: Suben los ríos\nDate: 2024-06-27\n\nLlovió.\n\n© 2024 Diario\n")
    site.build()
    site.build(DEFAULT_LANG="es")
    site.settings["DEFAULT_LANG"] = "es"

    assert site.files() == clean_build(site, site.folder / "clean")


def test_a_site_of_a_language_from_right_to_left_runs_that_way(site: TinySite):
    site.write("a.txt", f"Language: ar\n{ARABIC}")
    site.write("b.txt", f"Language: en\n{ENGLISH}")
    site.build(DEFAULT_LANG="ar")
    own, other = (site.page(address).text for address in _addresses(site))

    assert '<html lang="ar" dir="rtl">' in own
    assert "<article>" in own
    assert '<article lang="en" dir="ltr">' in other
    assert '<footer class="record" lang="ar" dir="rtl">' in other


def test_an_article_from_right_to_left_runs_that_way_in_another_site(site: TinySite):
    site.write("a.txt", f"Language: ar\n{ARABIC}")
    site.build()
    (address,) = _addresses(site)

    assert '<html lang="en">' in site.page(address).text
    assert '<article lang="ar" dir="rtl">' in site.page(address).text


def test_a_headline_in_another_language_than_the_site_says_so_wherever_it_stands(site: TinySite):
    site.write("a.txt", f"Language: ar\nDate: 2024-06-26\n{ARABIC}")
    site.write("b.txt", f"Language: en\nDate: 2024-06-27\n{ENGLISH}")
    site.build()
    _, english = _addresses(site)
    headline, marks = ARABIC.partition("\n")[0], ' lang="ar" dir="auto">'
    front = site.page("").text

    assert f"{marks}{headline}</a>" in front
    assert f'<p class="article-row__summary"{marks}' in front
    assert f"{marks}{headline}</a>" in site.page("2024/06/").text
    assert f"</small> <span{marks}{headline}</span></a>" in site.page(english).text


def test_a_headline_in_the_language_of_the_site_need_not(site: TinySite):
    site.write("a.txt", f"Language: en\n{ENGLISH}")
    site.build(DEFAULT_LANG="en-GB")

    assert "<a href" in site.page("undated/").text
    assert 'lang="en"' not in site.page("undated/").text


def test_words_in_another_language_than_the_site_say_so(site: TinySite):
    site.write("a.txt", f"Language: ar\n{ARABIC}")
    report = site.build(DEFAULT_LANG="ar")
    html = site.page("").text

    (problem,) = (problem for problem in report.problems if problem.code == "P107")
    what = 'DEFAULT_LANG: there is no catalog of "ar", so the words of the interface are English'

    assert str(problem) == f"{what}; begin one, as docs/translating.md says [P107]"
    assert '<body lang="en">' in html
    assert '<main id="main" lang="ar">' in html


def test_words_in_the_language_of_the_site_need_not(site: TinySite):
    site.write("a.txt", ENGLISH)
    report = site.build(DEFAULT_LANG="en-GB")

    assert "P107" not in {problem.code for problem in report.problems}
    assert "<body>" in site.page("").text
    assert '<main id="main">' in site.page("").text


def _addresses(site):
    return [row.split(",")[-1] for _, row in sorted(site.ledger().items())]
