from collections import Counter

import pytest
from backfile.model.text import BlockKind
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions
from labelled_articles import read_labelled

ARTICLES = read_labelled()


@pytest.mark.parametrize("labelled", ARTICLES, ids=[article.name for article in ARTICLES])
def test_every_block_of_a_labelled_article_is_found(labelled):
    article, _ = parse_article(labelled.text, "story.txt", ReaderOptions())

    assert [(block.kind.value, " ".join(block.text.split())) for block in article.blocks] == list(labelled.blocks)


def test_labelled_articles_are_many_and_have_every_kind_of_block_often():
    files = Counter(kind for article in ARTICLES for kind in {kind for kind, _ in article.blocks})

    assert len(ARTICLES) >= 150
    assert {kind.value: files[kind.value] for kind in BlockKind if files[kind.value] < 5} == {}
