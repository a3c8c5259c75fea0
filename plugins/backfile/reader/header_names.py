"""The names of headers: those that are read, those that are kept in silence, and how a line is known for one.

Fields of mail are those of RFC 5322 (https://www.rfc-editor.org/rfc/rfc5322#section-3.6) and RFC 5536 (Netnews).
"""

import difflib
import re

import msgspec

NAMES = {
    "title": "headline",
    "headline": "headline",
    "kicker": "kicker",
    "deck": "deck",
    "subtitle": "deck",
    "standfirst": "deck",
    "date": "published",
    "published": "published",
    "published on": "published",
    "publish date": "published",
    "publication date": "published",
    "pub date": "published",
    "date published": "published",
    "modified": "modified",
    "updated": "modified",
    "last updated": "modified",
    "last modified": "modified",
    "lastmod": "modified",
    "date modified": "modified",
    "section": "section",
    "category": "section",
    "categories": "section",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "dateline": "dateline",
    "tags": "tags",
    "tag": "tags",
    "keywords": "tags",
    "countries": "countries",
    "country": "countries",
    "language": "language",
    "lang": "language",
    "slug": "slug",
    "summary": "summary",
    "description": "summary",
}
"""What may be written, and the field it fills. Case, spaces, hyphens and underscores make no difference."""

MAIL = {"from": "authors", "subject": "headline"}
"""What the headers of a mail fill besides, where no other header does."""

MAIL_NAMES = frozenset(
    "from subject date to cc bcc sender sent received messageid inreplyto references returnpath replyto deliveredto "
    "mimeversion contenttype contenttransferencoding contentdisposition contentlanguage newsgroups organization lines "
    "path useragent listid precedence importance priority".split()
)
"""Fields of mail, by their letters."""

KEPT = MAIL_NAMES | frozenset(
    # Hugo, Jekyll, Pelican, Eleventy, WordPress
    "layout draft permalink type id guid uuid url uri link weight aliases alias comments comment status template image "
    "images thumbnail cover featuredimage featured pinned toc math mathjax sitemap order series translation "
    "translations outputs eleventynavigation cssclass expirydate "
    # news databases
    "source copyright publication publicationtype length wordcount page pages edition loaddate documenttype "
    "journalcode accessionnumber location place paper recordnumber".split()
)
"""What other programs write and means nothing here, by its letters: kept without a word."""

_LETTERS = str.maketrans("", "", " _-")
_BY_LETTERS = {name.translate(_LETTERS): field for name, field in NAMES.items()}
_NAME_BY_LETTERS = {name.translate(_LETTERS): name for name in reversed(NAMES)}
_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_ -]{1,60}?)[ \t]*:(?P<value>.*)$", re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z_-]{1,40}|X-[A-Za-z0-9-]{1,60}")
_BODY = re.compile(
    r"[ \t]*(?P<mark>(?:(?P<weak>content|article)|text|body|full[ _-]?text)[ \t]*:)[ \t]*(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BODY_CHARACTERS = 60
_OTHER_WORDS = frozenset("update dates titles states sections slugs tagged".split())
"""Near to a name, and more often what they are."""

MISSPELT = 0.75
"""From this likeness on a key is a known one with a slip of the pen, where the lines about it are headers too."""


class Written(msgspec.Struct, frozen=True):
    """A header as it is written."""

    key: str
    value: str
    """In one line."""
    line: int
    """Counted from 1."""
    items: tuple[str, ...] | None = None
    """The texts of a list in YAML; None for anything else."""


def split_line(line: str) -> tuple[str, str] | None:
    """Split a line into a key and its value; the space behind the colon may be missing where the key is known.

    Args:
        line: without white space at its ends.
    Returns:
        Both, the value with white space folded; None when the line is none such.
    """
    match = _LINE.match(line)
    if match is None:
        return None
    key, value = match["key"], match["value"]
    if field_of(key) is None:
        if not (_PLAIN.fullmatch(key) or is_kept(key)) or value[:1].strip():
            return None
    elif value.startswith("//"):
        return None
    return key, " ".join(value.split())


def split_body(line: str) -> tuple[str, str] | None:
    """Split the line that says where the text begins, as exports write it (`Text: The river rose`).

    Returns:
        The key with its colon, and what follows; None when the line is none such.
    """
    match = _BODY.match(line)
    if match is None:
        return None
    text = match["text"].rstrip()
    if match["weak"] and text and len(text) < _BODY_CHARACTERS and not text.endswith((".", "!", "?")):
        return None  # `Article: 12`
    return match["mark"], text


def letters_of(key: str) -> str:
    """A key without what makes no difference: `Last-Updated` and `last_updated` are `lastupdated`."""
    return key.lower().translate(_LETTERS)


def field_of(key: str) -> str | None:
    """The field that a key fills; None when it is not known."""
    return _BY_LETTERS.get(letters_of(key))


def is_kept(key: str) -> bool:
    """Whether a key is another program's, which there is no need to report."""
    return letters_of(key) in KEPT or key[:2].lower() == "x-"


def near_name(key: str, likeness: float) -> str:
    """The known name that a key comes nearest to; empty when none is near, or when it is another word."""
    letters = letters_of(key)
    if letters in _OTHER_WORDS and likeness >= MISSPELT:
        return ""
    near = difflib.get_close_matches(letters, _BY_LETTERS, 1, likeness)
    return _NAME_BY_LETTERS[near[0]] if near else ""
