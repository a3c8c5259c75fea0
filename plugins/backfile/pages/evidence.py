"""What of the text shows a country or a tag: sentences with the words marked, and links to words.

Many countries may stand in one sentence. It is on a page once in full; where it shows something else besides, a long one
is cut to the part around the words, so that evidence adds little to a page. A tag, which mostly is a name that the text
has, gets a link to the words themselves (a text fragment, https://wicg.github.io/scroll-to-text-fragment/).
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import islice
from urllib.parse import quote

from markupsafe import Markup

from backfile.model.annotation import Evidence
from backfile.model.article import NamedBy, ShownBy
from backfile.pages.inline import typeset

SENTENCES = 2
"""Shown for a country that the article is about, at most."""
SENTENCES_MENTIONED = 1
"""Shown for a country that it mentions."""
SHORT = 100
"""Characters of a sentence that is never cut."""
AROUND = 40
"""Characters that stay on each side of the words when a sentence is cut; more where they would end within a word."""
ELLIPSIS = "…"
NOTHING = Markup()


class Sentences:
    """Gathers the sentences that show something, each once, while an article is read."""

    def __init__(self, language: str) -> None:
        """Begin an article.

        Args:
            language: of the article, ISO 639-1.
        """
        self._language = language
        self._places: dict[str, int] = {}

    def shown_by(self, name: str, evidence: Iterable[Evidence], most: int, historic: tuple[str, ...] = ()) -> ShownBy:
        """The first sentences that show a country, and the words of each that do.

        Args:
            name: the code of the country.
            evidence: of it; several words may share a sentence.
            most: sentences to keep.
            historic: names of the former states that were counted for the country.
        """
        found: dict[str, tuple[str, ...]] = {}
        language, places = self._language, self._places
        for one in evidence:
            sentence = one.sentence
            if sentence not in found:
                if len(found) < most:
                    found[sentence] = (one.words,)
            elif one.words not in found[sentence]:
                found[sentence] += (one.words,)
        sentences = []
        for sentence, words in found.items():
            place = places.setdefault(sentence, len(places))
            sentences.append((place, tuple([typeset(each, language) for each in words])))
        return ShownBy(name, tuple(sentences), historic)

    @property
    def typeset(self) -> tuple[str, ...]:
        """All sentences, as the page shows them."""
        return tuple([typeset(sentence, self._language) for sentence in self._places])


def named_by(name: str, evidence: Sequence[Evidence], language: str) -> NamedBy:
    """The words of the text that name a tag.

    Args:
        name: of the tag.
        evidence: of it, in reading order.
        language: of the article, ISO 639-1.
    """
    return NamedBy(name, typeset(evidence[0].words, language) if evidence else "")


def fragment_of(words: str) -> str:
    """What leads to some words of a page when it stands after its address; empty without any."""
    return f"#:~:text={quote(words, safe='').replace('-', '%2D')}" if words else ""


class EvidenceViews:
    """Makes the evidence of one page; knows what the page shows already."""

    def __init__(self, sentences: Sequence[str], lang: str) -> None:
        """Begin a page.

        Args:
            sentences: of the body.
            lang: of the sentences where it is not the site's, ISO 639-1, else empty.
        """
        self._sentences = sentences
        self._start = f'<dd lang="{escape(lang)}">' if lang else "<dd>"
        self._shown: set[int] = set()

    def show(self, found: Iterable[ShownBy], most: int) -> Markup:
        """The sentences that show one thing, each once, as `dd` elements; empty when there are none.

        Args:
            found: what has its names.
            most: sentences to show.
        """
        shown = islice(_by_sentence(found).items(), most)
        views = [f"{self._start}{self._view(place, words)}\n" for place, words in shown]
        return Markup("".join(views)) if views else NOTHING  # noqa: S704 - the sentences are escaped

    def _view(self, place: int, words: Sequence[str]) -> str:
        text = self._sentences[place]
        is_cut = place in self._shown and len(text) > SHORT
        self._shown.add(place)
        marks = _find_all(text, words)
        start, end = _window(text, marks[0]) if is_cut and marks else (0, len(text))
        return _marked(text, marks, start, end)


def _by_sentence(found: Iterable[ShownBy]) -> Mapping[int, Sequence[str]]:
    words_of: dict[int, Sequence[str]] = {}
    for one in found:
        for place, words in one.sentences:
            words_of[place] = (*words_of[place], *words) if place in words_of else words
    return words_of


def _find_all(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where words stand in a text as words of their own, in order; of two that overlap the first, or the longer."""
    if len(words) == 1:
        return _find(text, words[0])
    found = sorted({place for each in words for place in _find(text, each)}, key=lambda place: (place[0], -place[1]))
    marks: list[tuple[int, int]] = []
    for start, end in found:
        if not marks or start >= marks[-1][1]:
            marks.append((start, end))
    return marks


def _find(text: str, words: str) -> list[tuple[int, int]]:
    found = []
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            found.append((start, end))
        start = text.find(words, end)
    return found


def _window(text: str, mark: tuple[int, int]) -> tuple[int, int]:
    """The part of a text around some words, in whole words."""
    start = text.rfind(" ", 0, max(0, mark[0] - AROUND)) + 1
    end = text.find(" ", mark[1] + AROUND)
    return start, end if end > 0 else len(text)


def _marked(text: str, marks: Iterable[tuple[int, int]], start: int, end: int) -> str:
    """A part of a text as HTML."""
    html = ELLIPSIS if start else ""
    is_special = "&" in text or "<" in text or ">" in text
    for first, last in marks:
        if last > end:
            break
        before, marked = text[start:first], text[first:last]
        if is_special:
            before, marked = escape(before, quote=False), escape(marked, quote=False)
        html += f"{before}<mark>{marked}</mark>"
        start = last
    after = escape(text[start:end], quote=False) if is_special else text[start:end]
    return f"{html}{after}{ELLIPSIS if end < len(text) else ''}"
