"""The sentences that show a country or a tag, with the words that do marked.

Many names may stand in one sentence. It is on a page once in full; where it shows something else besides, a long one is
cut to the part around the words, so that evidence adds little to a page.
"""

from collections.abc import Iterable, Iterator, Mapping

from backfile.model.annotation import Evidence
from backfile.pages.inline import typeset
from backfile.pages.views import EvidenceView, Span

SHORT = 100
"""Characters of a sentence that is never cut."""
AROUND = 40
"""Characters that stay on each side of the words when a sentence is cut; more where they would end within a word."""
ELLIPSIS = "…"


class EvidenceViews:
    """Makes the evidence of one page; knows what the page shows already."""

    def __init__(self, language: str) -> None:
        """Begin a page.

        Args:
            language: of the article, ISO 639-1.
        """
        self._language = language
        self._shown: set[str] = set()

    def show(self, evidence: Iterable[Evidence], most: int) -> tuple[EvidenceView, ...]:
        """The sentences that show one thing, each once.

        Args:
            evidence: of the thing; several words may share a sentence.
            most: sentences to show.
        """
        return tuple(self._view(sentence, words) for sentence, words in list(_by_sentence(evidence).items())[:most])

    def _view(self, sentence: str, words: Iterable[str]) -> EvidenceView:
        is_cut = sentence in self._shown and len(sentence) > SHORT
        self._shown.add(sentence)
        text = typeset(sentence, self._language)
        marks = _find_all(text, [typeset(each, self._language) for each in words])
        start, end = _window(text, marks[0]) if is_cut and marks else (0, len(text))
        return EvidenceView(tuple(_spans(text, marks, start, end)))


def _by_sentence(evidence: Iterable[Evidence]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in evidence:
        found.setdefault(one.sentence, []).append(one.words)
    return found


def _find_all(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where words stand in a text as words of their own, in order; of two that overlap the first, or the longer."""
    found = sorted({place for each in words for place in _find(text, each)}, key=lambda place: (place[0], -place[1]))
    marks: list[tuple[int, int]] = []
    for start, end in found:
        if not marks or start >= marks[-1][1]:
            marks.append((start, end))
    return marks


def _find(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(words, end)


def _window(text: str, mark: tuple[int, int]) -> tuple[int, int]:
    """The part of a text around some words, in whole words."""
    start = text.rfind(" ", 0, max(0, mark[0] - AROUND)) + 1
    end = text.find(" ", mark[1] + AROUND)
    return start, end if end > 0 else len(text)


def _spans(text: str, marks: Iterable[tuple[int, int]], start: int, end: int) -> Iterator[Span]:
    """The pieces of a part of a text."""
    before = ELLIPSIS if start else ""
    for first, last in marks:
        if last > end:
            break
        before += text[start:first]
        if before:
            yield Span("text", before)
        yield Span("mark", text[first:last])
        before, start = "", last
    rest = before + text[start:end] + (ELLIPSIS if end < len(text) else "")
    if rest:
        yield Span("text", rest)
