"""No text is too odd or too long: nothing fails, and the cost follows the length."""

import gc
import time

import pytest
from backfile.geography import annotate_countries
from backfile.model.annotation import Prose
from hypothesis import given, settings
from hypothesis import strategies as st

_SHORT, _TIMES = 10_000, 8
_MOST = 2.5 * _TIMES
"""Times as long as the short text: twice and a half what follows the length, for a busy machine."""
_WORDS = (
    "Paris Texas Peru GOMA U.S. U.S St. Mr. Jordan Michael New York York's Côte d'Ivoire County Boone Co Inc Ltd and of & "
    "in In the The at $ -- - — ( ) < > \" ' ’s . , ; \n A A. D.C. WASHINGTON, Luis Arce Arce Georgia Ill. colour 5 R R5 £5"
).split(" ")
_TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join), st.sampled_from(_WORDS)
)
_SPACES = st.sampled_from(["", " ", "  ", "\n", ".", " -", " <", " &", "\u2019s"])
_PIECES = st.builds(str.__add__, _TEXTS, _SPACES)


def _tuples(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(pieces, max_size=4).map(tuple)


@settings(max_examples=300, deadline=None)
@given(st.builds(Prose, _PIECES, _PIECES, _tuples(_PIECES), _tuples(_PIECES)))
def test_no_text_fails_and_evidence_is_in_the_text(gazetteer, article):
    pieces = (article.headline, article.dateline, *article.paragraphs, *article.promos)
    for country in annotate_countries(article, gazetteer):
        assert all(any(shown.sentence in piece for piece in pieces) for shown in country.evidence)
        assert all(shown.words in shown.sentence for shown in country.evidence)


@pytest.mark.parametrize(
    "pattern",
    [
        "GOMA ",
        "U.S. ",
        "Paris, Texas, ",
        "Peru-",
        "A-",
        "$",
        '"',
        ". ",
        "R ",
        "in ",
        "colour ",
        "Boone County ",
        "Luis Arce ",
    ],
)
def test_cost_follows_the_length(prose, gazetteer, pattern):
    def seconds(length: int) -> float:
        article = prose(pattern * (length // len(pattern)))
        gc.disable()  # its cost follows all that the process holds
        try:
            started = time.process_time()
            annotate_countries(article, gazetteer)
            return time.process_time() - started
        finally:
            gc.enable()

    short = max(min(seconds(_SHORT) for _ in range(3)), 1e-3)

    assert min(seconds(_SHORT * _TIMES) for _ in range(2)) < _MOST * short
