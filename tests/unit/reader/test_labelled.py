import html
from collections import Counter

import pytest
from backfile.model.text import BlockKind
from backfile.reader.article import ReaderOptions, read_articles
from backfile.source.repair import repair_text
from labelled_articles import read_labelled

ARTICLES = read_labelled()


def plain(text):
    """Words without what is repaired before the reader sees them: entities, and the quotation marks of exports."""
    return " ".join(html.unescape(text).replace('"', "").split())


@pytest.mark.parametrize("labelled", ARTICLES, ids=[article.name for article in ARTICLES])
def test_every_block_of_a_labelled_file_is_found(labelled):
    read = read_articles(repair_text(labelled.text).text, "story.txt", ReaderOptions())
    found = [(block.kind.value, plain(block.text)) for one in read for block in one.article.blocks]

    assert found == [(kind, plain(words)) for kind, words in labelled.blocks]


def test_labelled_articles_are_many_and_have_every_kind_of_block_often():
    files = Counter(kind for article in ARTICLES for kind in {kind for kind, _ in article.blocks})

    assert len(ARTICLES) >= 150
    assert {kind.value: files[kind.value] for kind in BlockKind if files[kind.value] < 5} == {}
