"""What e-mails leave in a text: the headers of a message that is quoted or forwarded, and signatures.

RFC 3676 section 4.3: a signature begins with a line of two hyphens.
"""

import re
from functools import lru_cache

from backfile.model.text import Block, BlockKind
from backfile.reader.labels import first_words, line_pattern
from backfile.reader.reading import Reading, is_sentence
from backfile.reader.vocabulary import MailWords, Vocabulary, alternatives

MAX_CHARACTERS = 200
MAX_SIGNATURE = 10
"""Lines of a signature."""


@lru_cache
def _header(words: MailWords) -> re.Pattern[str]:
    return re.compile(rf"[>\s*]*(?:{alternatives(words.headers)})\*?:\*?\s", re.IGNORECASE)


def read_mail_header(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line of the headers of a message within the text: two such lines stand together, or below a mail's mark."""
    chunk, words = reading.chunk, reading.words.mail
    if len(chunk.text) > MAX_CHARACTERS:
        return None
    if line_pattern(words.lines).fullmatch(chunk.text):
        return (Block(BlockKind.MAIL_HEADER, chunk.text, chunk.line),)
    is_header = _header(words).match
    if not is_header(chunk.text):
        return None
    below = reading.chunk_at(1)
    if reading.last is BlockKind.MAIL_HEADER or (not below.after_blank and is_header(below.text)):
        return (Block(BlockKind.MAIL_HEADER, chunk.text, chunk.line),)
    return None


def read_signature(reading: Reading) -> tuple[Block, ...] | None:
    """Take the lines below `--` at the end, and what mail programs add."""
    chunk = reading.chunk
    if not reading.in_body:
        return None
    opens = (
        chunk.text == "--"
        and reading.in_tail
        and not is_sentence(reading.ahead(1))
        and bool(reading.ahead(1))
        and not reading.ahead(MAX_SIGNATURE)
    )
    goes_on = reading.last is BlockKind.SIGNATURE and reading.in_tail and not chunk.after_blank
    if opens or goes_on or line_pattern(reading.words.mail.signatures).fullmatch(chunk.text):
        return (Block(BlockKind.SIGNATURE, chunk.text, chunk.line),)
    return None


def mail_openers(words: Vocabulary) -> frozenset[str]:
    """First words of these lines."""
    return first_words((*words.mail.headers, *words.mail.lines))
