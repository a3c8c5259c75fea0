from backfile.pages.directory import MIN_FOR_LETTERS, directory_pages
from builders import content_of, make_archive, make_record


def _directories(records):
    return {content.kind: content for content in map(content_of, directory_pages(make_archive(records)))}


def _records(count, **values):
    return [make_record(f"{number}.txt", **values) for number in range(count)]


def test_there_is_a_list_of_each_kind_of_term_even_in_an_empty_archive():
    directories = _directories([])

    assert list(directories) == ["country", "tag", "section", "author"]
    assert all(directory.groups == () for directory in directories.values())


def test_a_term_is_listed_with_its_count():
    (group,) = _directories(_records(2, countries=["BO"]))["country"].groups

    assert [(link.label, link.url, link.count) for link in group.entries] == [
        ("Bolivia", "/archive/countries/bolivia/", 2)
    ]


def test_topics_with_few_articles_stay_off_the_list_and_are_counted():
    records = [*_records(3, tags=["Floods"]), make_record("x.txt", tags=["Rain", "Snow"])]

    directory = _directories(records)["tag"]

    assert [link.label for group in directory.groups for link in group.entries] == ["Floods"]
    assert directory.rest == "2 more topics have fewer than 3 articles; their articles link to them."


def test_countries_sections_and_authors_are_all_listed():
    directories = _directories(_records(1, countries=["BO"], section="World", authors=["Ana"]))

    assert all(directories[kind].rest == "" for kind in ("country", "section", "author"))


def test_the_lead_counts_terms_and_articles():
    directories = _directories(_records(1, countries=["BO"]))

    assert directories["country"].lead == "1 country in 1 article."
    assert directories["tag"].lead == "0 topics in 1 article."


def test_a_short_list_has_no_letters():
    directory = _directories(_records(1, authors=["Zoe", "Ana"]))["author"]

    assert [(group.heading, [link.label for link in group.entries]) for group in directory.groups] == [
        ("", ["Ana", "Zoe"])
    ]


def test_a_long_list_is_cut_under_first_letters():
    names = [f"{letter}{number:02}" for letter in "zÄb" for number in range(MIN_FOR_LETTERS // 3 + 1)]

    directory = _directories(_records(1, authors=names))["author"]

    assert [group.heading for group in directory.groups] == ["A", "B", "Z"]
    assert len(names) == sum(len(group.entries) for group in directory.groups)
