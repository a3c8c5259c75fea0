from backfile.pages.indexes import about, all_articles, term_indexes
from builders import make_archive, make_article


def test_every_term_has_an_index():
    archive = make_archive([make_article(countries=["BO"], tags=["Floods"], section="World", authors=["Ana"])])

    assert [index.address() for index in term_indexes(archive)] == [
        "countries/bolivia/",
        "tags/floods/",
        "sections/world/",
        "authors/ana/",
    ]


def test_an_index_of_an_author_has_no_feed():
    archive = make_archive([make_article(countries=["BO"], authors=["Ana"])])

    feeds = {index.kind: index.feed for index in term_indexes(archive)}

    assert feeds["country"].url == "/archive/countries/bolivia/feed.xml"
    assert feeds["author"] is None


def test_a_topic_has_a_feed_when_it_is_on_the_list_of_topics():
    archive = make_archive([make_article(f"{n}.txt", tags=["Floods", "Mud"] if n else ["Floods"]) for n in range(3)])

    feeds = {index.title: index.feed and index.feed.url for index in term_indexes(archive)}

    assert feeds == {"Floods": "/archive/tags/floods/feed.xml", "Mud": None}


def test_the_index_of_all_articles_stands_at_the_root():
    index = all_articles(make_archive([]))

    assert (index.address(), index.address("2024", "06")) == ("dates/", "2024/06/")


def test_articles_are_about_a_country_or_only_mention_it():
    main, mention = make_article("a.txt", countries=["BO"]), make_article("b.txt", countries=["PE"], mentioned=["BO"])
    archive = make_archive([main, mention])
    (bolivia,) = (index for index in term_indexes(archive) if index.title == "Bolivia")

    assert [*map(about(archive, bolivia), (main, mention))] == [True, False]


def test_all_articles_are_about_their_topics():
    article = make_article("a.txt", tags=["Coup"])
    archive = make_archive([article])
    (coup,) = term_indexes(archive)

    assert about(archive, coup)(article)
