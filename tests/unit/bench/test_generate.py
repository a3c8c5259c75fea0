from itertools import islice

import pytest
from backfile.reader.article import ReaderOptions, read_articles
from generate import Story, make_articles, make_stories, text_alone, text_with_headers, write_archive


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return list(make_stories(60, seed=1))


def test_the_same_seed_makes_the_same_articles():
    assert list(make_stories(20, seed=1)) == list(make_stories(20, seed=1))


def test_another_seed_makes_other_articles():
    assert make_articles(20, seed=2) != make_articles(20, seed=1)


def test_articles_have_about_3600_characters(stories):
    sizes = [sum(map(len, story.paragraphs)) for story in stories]

    assert 3600 <= min(sizes) <= max(sizes) < 4100


def test_both_forms_have_the_same_title_date_section_authors_and_text(stories, tmp_path):
    def said(form):
        write_archive(tmp_path, iter(stories), form)
        for story in stories:
            path = f"{story.path}.txt"
            (read,) = read_articles((tmp_path / path).read_text(), path, ReaderOptions())
            article = read.article
            yield (
                article.headline.value,
                article.published.value.iso,
                article.section.value if article.section else "",
                tuple(article.authors.value) if article.authors else (),
                tuple(block.text for block in article.blocks if block.kind in {"paragraph", "promo"}),
            )

    assert list(said(text_with_headers)) == list(said(text_alone))


def test_headers_give_the_countries_and_tags(stories):
    story = stories[0]

    head = text_with_headers(story).partition("\n\n")[0].splitlines()

    assert f"Countries: {'; '.join(story.countries)}" in head
    assert f"Tags: {'; '.join((*story.people, *story.organisations, *story.topics))}" in head


def test_the_text_names_every_country_person_and_organisation(stories):
    for story in stories:
        text = text_alone(story)

        assert all(name in text for name in (*story.people, *story.organisations))
        assert story.countries[0] in text


def test_a_promo_names_the_headline_of_an_earlier_story(stories):
    promoted = [story for story in stories if story.promo is not None]

    assert promoted
    for story in promoted:
        assert f"Read more: {stories[story.promo].headline}" == story.paragraphs[2]


def test_ten_times_the_articles_have_less_than_four_times_the_tags():
    def tags(articles):
        return {
            tag
            for story in islice(make_stories(articles, seed=1), articles)
            for tag in (*story.people, *story.organisations, *story.topics)
        }

    assert len(tags(200)) < len(tags(2000)) < 4 * len(tags(200))
