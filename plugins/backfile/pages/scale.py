"""Counts in a few steps of shade, for the map, the calendar and the coverage pages.

Counts of news are far apart: a few countries or months have most of the articles. So the steps grow by a factor.
"""

from bisect import bisect_right

from backfile.pages.figures import Step
from backfile.words import Words

STEPS = 5
"""At most. The theme has a shade for each."""
_ROUND = (1, 2, 3, 5, 7, 10)
"""Steps start at these times a power of ten."""


def scale_of(largest: int) -> tuple[int, ...]:
    """Where the steps of a scale start, from the lowest: 1, 3, 7, 20, 50 for counts up to 142.

    Args:
        largest: the largest count; 0 when there is none, and no step.
    """
    if largest <= STEPS:
        return tuple(range(1, largest + 1))
    starts = {_rounded(largest ** (step / STEPS)) for step in range(STEPS)}
    return tuple(sorted(starts))


def _rounded(number: float) -> int:
    """The closest round number that is not above a number by half."""
    power = 10 ** (len(str(int(number))) - 1)
    return int(min(_ROUND, key=lambda first: abs(first * power - number)) * power)


def step_of(count: int, scale: tuple[int, ...]) -> int:
    """The step that a count belongs to, from 1 on; 0 for no articles."""
    return bisect_right(scale, count)


def scale_steps(scale: tuple[int, ...], largest: int, words: Words) -> tuple[Step, ...]:
    """The steps of a scale in words: "1 to 2", "3 to 6"."""
    ends = (*(start - 1 for start in scale), largest)[1:]
    return tuple(
        Step(number, _between(low, high, words))
        for number, (low, high) in enumerate(zip(scale, ends, strict=True), start=1)
    )


def _between(low: int, high: int, words: Words) -> str:
    if low == high:
        return words.number(low)
    return words.gettext("%(low)s to %(high)s", low=words.number(low), high=words.number(high))
