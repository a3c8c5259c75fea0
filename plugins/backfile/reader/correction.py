"""Corrections and editors' notes: `Correction: an earlier version ...`. They are shown, and apart from the prose."""

from backfile.model.text import Block, BlockKind
from backfile.reader.labels import first_words, label_pattern, start_pattern
from backfile.reader.reading import Reading
from backfile.reader.vocabulary import Vocabulary, load_vocabulary

MAX_CHARACTERS, MAX_STARTED = 1500, 400
"""Of a correction with a label, and of one without; a longer one holds the article too."""


def read_correction(reading: Reading) -> tuple[Block, ...] | None:
    """Take a correction, wherever it stands below the headline."""
    chunk, words = reading.chunk, reading.words.correction
    text = chunk.text
    if len(text) > MAX_CHARACTERS or not (
        split_label(text, reading.words)[0] or (len(text) <= MAX_STARTED and _opens(text, words.starts))
    ):
        return None
    if not reading.headline and not (text[-1] == "." and reading.ahead(2)):
        return None
    return (Block(BlockKind.CORRECTION, chunk.text, chunk.line),)


def split_label(text: str, words: Vocabulary | None = None) -> tuple[str, str]:
    """The label of a correction as the source writes it, and its words; an empty label when it has none."""
    correction = (words or load_vocabulary("en")).correction
    match = label_pattern(correction.labels).match(text)
    if match is None or not match["rest"]:
        return "", text
    if match["label"].lower() in correction.weak and not text[match.end("label") :].lstrip().startswith((":", "(")):
        return "", text
    return text[: match.start("rest")].rstrip(" :-–—"), match["rest"]


def correction_openers(words: Vocabulary) -> frozenset[str]:
    """First words of corrections."""
    return first_words((*words.correction.labels, *words.correction.starts))


def _opens(text: str, starts: tuple[str, ...]) -> bool:
    return bool(starts) and start_pattern(starts).match(text) is not None
