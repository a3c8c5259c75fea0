"""Feed the reader with whatever a coverage-guided fuzzer (atheris) makes up: `make fuzz SECONDS=600`.

Every input is read as the bytes of a file. It must become text or one of two errors, the text must be read, no word may
be lost, and none of it may take long. Atheris is installed by `make fuzz` alone, for it has no wheel for every platform.
"""

import re
import sys
import time
from pathlib import Path

import atheris
from labelled_articles import read_labelled

with atheris.instrument_imports(include=["backfile"]):
    from backfile.reader.article import ReaderOptions, read_articles
    from backfile.source.decode import NotTextError, UnknownEncodingError, decode_text
    from backfile.source.repair import repair_text

OPTIONS = ReaderOptions(folder_is_section=True)
SECONDS = 1.0
"""An input of at most some kilobytes that takes longer hangs."""
_NOT_LETTERS = re.compile(r"[\W_]+")


def read(data: bytes) -> None:
    """Read one file and check what came of it."""
    try:
        text = repair_text(decode_text(data).text).text
    except (NotTextError, UnknownEncodingError):
        return
    if not text.strip():
        return
    articles = read_articles(text, "2019/03/a.txt", OPTIONS)
    started = time.process_time()
    read_articles(text, "2019/03/a.txt", OPTIONS)  # once more: the first time may have loaded a language
    if time.process_time() - started > SECONDS:
        raise TimeoutError
    # A hyphen at the end of a hard-wrapped line may go; every letter and digit stays, in order.
    kept = "".join(block.text for article in articles for block in article.article.blocks)
    if _NOT_LETTERS.sub("", kept) != _NOT_LETTERS.sub("", text):
        message = "words were lost or made up"
        raise AssertionError(message)


def write_corpus(folder: Path) -> None:
    """Begin with the labelled articles."""
    folder.mkdir(exist_ok=True)
    for article in read_labelled():
        (folder / article.name).write_text(article.text, encoding="utf-8")


if __name__ == "__main__":
    write_corpus(Path("corpus"))
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
