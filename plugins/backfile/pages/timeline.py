"""How many articles an index has in each year, as a row of bars.

The eye reads the bars; what they say stands in words beside them.
"""

from collections import Counter
from collections.abc import Sequence

from backfile.model.article import Article
from backfile.pages.figures import Bar, Timeline
from backfile.pages.periods import DECADE, MONTH, YEAR, fold_periods, months_of, period_text, periods_between
from backfile.words import words_of

FEWEST = 10
"""Dated articles that a chart needs."""
SHORT = 24
"""So many months are shown one by one."""
LONG = 60
"""So many years are; an index of more is shown by decades."""
HEIGHT = 30
"""Of the highest bar, in the units of the picture."""
STEP = 4
"""From one bar to the next."""


def timeline(articles: Sequence[Article], language: str) -> Timeline | None:
    """The chart of some articles; None where they are few, or the chart would be one bar.

    Args:
        articles: in any order.
        language: of the site.
    """
    months = Counter(months_of(articles))
    years = fold_periods(months, YEAR)
    years.pop("", None)
    if years.total() < FEWEST:
        return None
    counts = _by_bars(months, years)
    if len(counts) == 1:
        return None
    periods = periods_between(min(counts), max(counts))
    highest = max(periods, key=lambda period: counts[period])
    words = words_of(language)

    def bar(place: int, period: str) -> Bar:
        height = -(-HEIGHT * counts[period] // counts[highest])
        return Bar(STEP * place + STEP // 2, height, f"{period_text(period, language)}: {words.number(counts[period])}")

    first, last = (period_text(period, language) for period in (periods[0], periods[-1]))
    return Timeline(
        label=words.gettext("Articles from %(first)s to %(last)s", first=first, last=last),
        width=STEP * len(periods),
        height=HEIGHT,
        bars=tuple(bar(place, period) for place, period in enumerate(periods) if counts[period]),
        first=first,
        most=words.gettext(
            "Most in %(period)s: %(num)s", period=period_text(highest, language), num=words.number(counts[highest])
        ),
        last=last,
    )


def _by_bars(months: Counter[str], years: Counter[str]) -> Counter[str]:
    """The counts of months, years or decades, as suits how long the time is."""
    known = Counter({period: count for period, count in months.items() if len(period) == MONTH})
    if known.total() == years.total() and len(periods_between(min(known), max(known))) <= SHORT:
        return known
    return years if len(periods_between(min(years), max(years))) <= LONG else fold_periods(years, DECADE)
