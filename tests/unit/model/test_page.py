from backfile.model.page import FileCopy, NeedsBody
from backfile.pages.article import ArticleContent, article_page
from builders import content_of, make_archive, make_record


def test_the_content_of_an_article_needs_its_text():
    archive = make_archive([make_record()])

    content = content_of(article_page(archive, archive.articles[0]))

    assert isinstance(content, ArticleContent)
    assert isinstance(content, NeedsBody)


def test_other_content_needs_no_text():
    assert not isinstance(FileCopy("a", 1, 2), NeedsBody)
