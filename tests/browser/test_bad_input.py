"""Whatever an archive holds, its pages neither overflow nor overlap nor go blank, at any width."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tiny_sites import TinySite

from .page_kinds import LONG
from .served import serve_site
from .test_layout import LAYOUT
from .viewer import DESKTOP, PHONE, SMALLEST, Viewer

ZALGO = "R" + "".join(map(chr, range(0x300, 0x340))) * 2 + "iver rises"
ARABIC = "ارتفاع منسوب النهر في القاهرة بعد أمطار غزيرة استمرت ثلاثة أيام"
HEBREW = "הנהר עלה על גדותיו לאחר שלושה ימים של גשם כבד בירושלים"
CHINESE = "河水上涨后数千名居民被迫离开家园前往高地避难并等待救援队伍的到来"
THAI = "แม่น้ำเอ่อล้นตลิ่งหลังจากฝนตกหนักติดต่อกันสามวันในกรุงเทพมหานครและปริมณฑล"
OUTLINE = 6
"""Pixels around a text that are its own."""
ABOVE = 30
"""Pixels to look at for what reaches up."""
PROSE = "The river rose in Lima, Peru, and in La Paz, Bolivia, on Monday.\n\nNobody was hurt, the mayor said."
MOST_PAGES = 60 if LONG else 30
"""To look at in one archive."""
LARGE, ROWS = (50_000, 200) if LONG else (90, 40)
"""Articles of one country, and those that fit a page: they are cut into years, months and days."""
TIMES = 10 if LONG else 1
"""Hundreds of tags, items and the like in one article."""


def _article(headline: str, text: str = PROSE, **headers: str) -> str:
    lines = {"Title": headline, "Date": "2012-05-07", **headers}
    return "".join(f"{name}: {value}\n" for name, value in lines.items()) + f"\n{text}\n"


HOSTILE = {
    "long-headline": _article("The river rose again and again " * 40, Description="It rose and rose. " * 60),
    "long-words": _article(
        "Donau" * 60,
        f"{'Fluss' * 200} {'https://example.org/' + 'a' * 500} {'x' * 60}@{'y' * 60}.example\n\n- {'Fluss' * 100}\n\n{PROSE}",
        Author="Maria" * 40,
        Section="Fluss" * 40,
        Tags=", ".join(f"{'Fluss' * 20}{number}" for number in range(5)),
    ),
    "many-tags": _article("Many tags", Tags=", ".join(f"tag number {number}" for number in range(200 * TIMES))),
    "many-authors": _article("Many authors", Authors="; ".join(f"Ana Ruiz {number}" for number in range(50 * TIMES))),
    "long-list": _article(
        "A long list", PROSE + "\n\n" + "".join(f"- item {number}\n" for number in range(300 * TIMES))
    ),
    "wide-table": _article(
        "A wide table", PROSE + "\n\n" + "\n".join(f"{'Cell' + str(row):16}" * 12 for row in range(6))
    ),
    "arabic": _article(ARABIC, f"{ARABIC}.\n\n{ARABIC} Reuters (2012) 15:30.", Language="ar"),
    "hebrew": _article(HEBREW, f"{HEBREW}.\n\n- {HEBREW}\n- {HEBREW}", Language="he"),
    "chinese": _article(CHINESE * 3, f"{CHINESE}。{CHINESE * 20}。", Language="zh"),
    "thai": _article(THAI * 3, f"{THAI * 20}", Language="th"),
    "emoji": _article("🌊" * 80 + "👩‍👩‍👧‍👦" * 30, f"{'🇵🇪' * 200}\n\n{PROSE}", Tags="🌊, 👩‍👩‍👧‍👦"),
    "combining": _article(ZALGO * 8, f"{ZALGO * 20}\n\n{PROSE}", Author=ZALGO, Tags=ZALGO),
    "only-marks": _article("...", "?!\n\n---\n\n***"),
    "one-letter": _article("A", "B"),
}
ARABIC_SITE = {"a": _article(ARABIC, f"{ARABIC}.\n\n{ARABIC}."), "b": _article("Rain in Lima", PROSE, Language="en")}


def _one_country(count: int) -> Iterator[tuple[str, str]]:
    """Articles that follow one another by an hour, all but one about Peru."""
    for number in range(count):
        day = date(2001, 1, 1) + timedelta(hours=number)
        yield f"{day:%Y/%m}/{number}", f"Title: Rain {number}\nDate: {day}\n\nIt rained in Lima, Peru.\n"
    yield "chile", "Title: Rain in Chile\nDate: 2001-01-01\n\nIt rained in Chile.\n"


SITES: dict[str, Callable[[], dict[str, str]]] = {
    "hostile": lambda: HOSTILE,
    "empty": dict,
    "one-article": lambda: {"a": _article("Rain in Lima")},
    "large-country": lambda: dict(_one_country(LARGE)),
    "arabic": lambda: ARABIC_SITE,
}
SETTINGS: dict[str, dict[str, object]] = {
    "arabic": {"DEFAULT_LANG": "ar", "SITENAME": "أرشيف"},
    "large-country": {"BACKFILE_INDEX_SIZE": ROWS},
    "hostile": {"SITENAME": "The Archive of " + "Everything" * 8, "SITESUBTITLE": "And " * 80},
}


def _addresses(output: Path) -> Iterator[str]:
    """All articles but few of a large archive, and of each folder of indexes the longest page."""
    folders: dict[Path, list[Path]] = {}
    for path in sorted(output.rglob("index.html")):
        is_article = b"<article" in path.read_bytes()
        folders.setdefault(path if is_article else path.parent.parent, []).append(path)
    longest = (max(pages, key=lambda path: path.stat().st_size) for pages in folders.values())
    for path in sorted(longest, key=lambda path: len(path.parts))[:MOST_PAGES]:
        address = path.parent.relative_to(output).as_posix()
        yield "" if address == "." else f"{address}/"


@pytest.mark.parametrize("name", SITES)
def test_every_text_of_a_difficult_archive_has_its_room(viewer: Viewer, tmp_path: Path, name):
    site = TinySite(tmp_path)
    for path, text in SITES[name]().items():
        site.write(f"{path}.txt", text)
    faults = []
    with serve_site(site, BACKFILE_SEARCH=False, **SETTINGS.get(name, {})) as served:
        for address in _addresses(site.output):
            with viewer.before(served.url).visit(address) as visit:
                visit.open_all()
                for width, height in (SMALLEST, PHONE, DESKTOP):
                    visit.page.set_viewport_size({"width": width, "height": height})
                    faults += [(address, width, fault) for fault in visit.page.evaluate(LAYOUT)]

    assert faults == []


def test_an_article_of_another_direction_is_set_in_its_own(viewer: Viewer, tmp_path: Path):
    site = TinySite(tmp_path)
    site.write("a.txt", HOSTILE["arabic"])
    with (
        serve_site(site, BACKFILE_SEARCH=False) as served,
        viewer.before(served.url).visit(site.ledger()["a.txt"].split(",")[3]) as visit,
    ):
        sides = [
            visit.page.locator(found).first.evaluate("(found) => getComputedStyle(found).direction")
            for found in ("article", ".prose p", "header nav")
        ]

    assert sides == ["rtl", "rtl", "ltr"]


def test_heaps_of_marks_do_not_reach_into_other_texts(viewer: Viewer, tmp_path: Path):
    site = TinySite(tmp_path)
    site.write("a.txt", HOSTILE["combining"])
    with (
        serve_site(site, BACKFILE_SEARCH=False) as served,
        viewer.before(served.url).visit(site.ledger()["a.txt"].split(",")[3], PHONE) as visit,
    ):
        box = visit.page.locator("h1").bounding_box()
        above = {"x": 0, "y": box["y"] - OUTLINE - ABOVE, "width": PHONE[0], "height": ABOVE}
        with_marks = visit.page.screenshot(clip=above)
        visit.page.evaluate("document.querySelector('h1').textContent = 'River rises'")

        assert visit.page.screenshot(clip=above) == with_marks


def test_a_site_whose_language_is_written_from_the_right_is_laid_out_from_there(viewer: Viewer, tmp_path: Path):
    site = TinySite(tmp_path)
    site.write("a.txt", ARABIC_SITE["a"])
    with (
        serve_site(site, BACKFILE_SEARCH=False, **SETTINGS["arabic"]) as served,
        viewer.before(served.url).visit("") as visit,
    ):
        name = visit.page.locator(".masthead h1").evaluate("(found) => getComputedStyle(found).textAlign")
        rail, front = (visit.page.locator(found).bounding_box()["x"] for found in (".rail", ".front"))

    assert name in {"start", "right"}
    assert rail < front
