"""Values of mail headers: the names in `From`, and words that are encoded because they are not ASCII.

RFC 5322 section 3.4 for addresses, RFC 2047 for encoded words, RFC 4155 for the line that mbox sets above a message.
"""

import re

from backfile.yaml_text import fold_value

POSTMARK = re.compile(
    r"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]?\d [ \d]?\d:\d\d(?::\d\d)? (?:[A-Z+-]\S{1,5} )?\d{4}\b"
)
"""`From ana@example.org Sat Mar  5 14:30:00 2019`, and what else may stand in that line."""
MAX_CHARACTERS = 2000
"""A longer value is left as it is."""
MAX_BRACKETS = 20
"""More of them are no address."""


def decode_words(value: str) -> str:
    """Decode `=?utf-8?Q?...?=` in a value; one that cannot be decoded stays as it is."""
    if "=?" not in value or len(value) > MAX_CHARACTERS:
        return value
    from email.errors import HeaderParseError  # noqa: PLC0415 - 10 ms that few archives need
    from email.header import decode_header  # noqa: PLC0415 - the same

    try:
        pieces = [
            piece if isinstance(piece, str) else piece.decode(charset or "ascii")
            for piece, charset in decode_header(value)
        ]
    except (HeaderParseError, LookupError, ValueError):
        return value
    return fold_value("".join(pieces))


def parse_senders(value: str) -> tuple[str, ...]:
    """The names in a list of addresses: `Ana Silva <ana@example.org>`, `ana@example.org (Ana Silva)`, `Ana Silva`.

    An address without a name names nobody.
    """
    if "@" not in value:
        return (decode_words(value),)
    if len(value) > MAX_CHARACTERS or value.count("(") > MAX_BRACKETS:
        return ()
    from email.utils import getaddresses  # noqa: PLC0415 - 10 ms that few archives need

    names = (decode_words(name) for name, _ in getaddresses([value]))
    return tuple(name for name in names if name and "@" not in name)
