"""Every feed of the demo is Atom as RFC 4287 has it: the schema of its appendix B, and what the text says besides.

https://www.rfc-editor.org/rfc/rfc4287
"""

import re
from collections import Counter
from collections.abc import Iterator

import html5lib
import pytest
from conftest import ROOT
from demo_sites import AT_THE_ROOT, share_demo
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
"""RFC 3339, with a capital T and Z, section 3.3."""
SCHEMA = etree.RelaxNG(etree.parse(ROOT / "tests/atom.rng"))
VALID = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a</id><title>A</title><updated>2012-05-07T00:00:00Z</updated>
<author><name>A</name></author><link rel="self" href="https://example.org/feed.xml"/><entry><id>urn:b</id><title>B</title>
<updated>2012-05-07T00:00:00Z</updated><link href="https://example.org/b/"/><summary>B</summary></entry></feed>"""


def faults_of(data: bytes) -> Iterator[str]:
    """What is wrong with a feed."""
    feed = etree.fromstring(data)
    if not SCHEMA.validate(feed):
        yield from (str(error) for error in SCHEMA.error_log)
        return
    entries = feed.findall(f"{ATOM}entry")
    if not _has_author(feed) and not all(map(_has_author, entries)):
        yield "4.1.1: neither the feed nor each entry has an author"
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        yield "4.1.1: no link to itself"
    for parent in (feed, *entries):
        yield from _faults_of_parts(parent)
    ids = Counter((entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries)
    yield from (f"4.1.1: two entries {found} of one time" for (found, _), count in ids.items() if count > 1)
    if max((entry.findtext(f"{ATOM}updated") for entry in entries), default="") > feed.findtext(f"{ATOM}updated"):
        yield "4.2.15: an entry is newer than the feed"


def _has_author(parent: etree._Element) -> bool:
    return parent.find(f"{ATOM}author") is not None


def _faults_of_parts(parent: etree._Element) -> Iterator[str]:
    """What is wrong with the parts of a feed or of an entry."""
    alternates = [link for link in parent.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    if len({(link.get("type"), link.get("hreflang")) for link in alternates}) < len(alternates):
        yield "4.1.1: two alternates of one type and language"
    if parent.tag == f"{ATOM}entry" and not alternates and parent.find(f"{ATOM}content") is None:
        yield "4.1.2: an entry without content has no alternate"
    if not parent.findtext(f"{ATOM}title").strip():
        yield "4.2.14: no title"
    for found in parent.iterchildren(f"{ATOM}updated", f"{ATOM}published"):
        if not DATE.fullmatch(found.text):
            yield f"3.3: {found.text} is no date"
    for found in parent.iterchildren(f"{ATOM}title", f"{ATOM}summary", f"{ATOM}content"):
        if found.get("type") == "html":
            html5lib.HTMLParser(strict=True).parseFragment(found.text)


def test_every_feed_of_the_demo_is_valid(tmp_path_factory: pytest.TempPathFactory):
    demo = share_demo(tmp_path_factory, AT_THE_ROOT).site
    feeds = {name: data for name, data in demo.files().items() if data.startswith(b"<?xml") and b"<feed" in data[:200]}

    assert len(feeds) > 100
    assert {name: list(faults_of(data)) for name, data in feeds.items() if any(faults_of(data))} == {}


def test_a_valid_feed_has_no_fault():
    assert list(faults_of(VALID.encode())) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<id>urn:b</id>", ""),
        ("<id>urn:b</id>", "<id>b</id>"),
        ("<id>urn:b</id>", "<id>urn:b</id><id>urn:c</id>"),
        ("<author><name>A</name></author>", ""),
        ("<author><name>A</name></author>", "<author/>"),
        ("<author><name>A</name></author>", "<author><name>A</name><email>nobody</email></author>"),
        ("2012-05-07T00:00:00Z", "2012-05-07"),
        ("2012-05-07T00:00:00Z", "2012-05-07T00:00:00"),
        ("<title>B</title>", ""),
        ("<title>B</title>", "<title> </title>"),
        ("<title>B</title>", '<title type="text/html">B</title>'),
        ("<title>B</title>", "<title><b>B</b></title>"),
        ('rel="self" ', ""),
        ('<link href="https://example.org/b/"/>', ""),
        (
            '<link href="https://example.org/b/"/>',
            '<link href="https://example.org/b/"/><link href="https://example.org/c/"/>',
        ),
        ("<summary>B</summary>", '<category label="B"/>'),
        ("<summary>B</summary>", "<summary>B</summary><subtitle>B</subtitle>"),
        (
            "<entry>",
            "<entry><id>urn:b</id><title>B</title><updated>2012-05-07T00:00:00Z</updated><content/></entry><entry>",
        ),
        (
            "<entry>",
            "<entry><id>urn:c</id><title>B</title><updated>2013-05-07T00:00:00Z</updated><content/></entry><entry>",
        ),
    ],
)
def test_a_fault_would_be_found(right, wrong):
    assert list(faults_of(VALID.replace(right, wrong).encode()))
