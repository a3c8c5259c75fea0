from backfile.pages.directory import MIN_FOR_LETTERS, TOP, directory_pages
from builders import content_of, make_archive, make_article

from .kinds import ORGANISATION, PERSON, with_kinds


def _directories(records, kinds=()):
    archive = make_archive(with_kinds(records, dict(kinds)))
    return {content.kind: content for content in map(content_of, directory_pages(archive))}


def _groups(directory):
    return [group for part in directory.parts for group in part.groups]


def _records(count, **values):
    return [make_article(f"{number}.txt", **values) for number in range(count)]


def test_there_is_a_list_of_each_kind_of_term_even_in_an_empty_archive():
    directories = _directories([])

    assert list(directories) == ["country", "tag", "section", "author"]
    assert all(directory.parts == () for directory in directories.values())


def test_a_term_is_listed_with_its_count():
    ((group,),) = (part.groups for part in _directories(_records(2, countries=["BO"]))["country"].parts)

    assert [(link.label, link.url, link.count) for link in group.entries] == [
        ("Bolivia", "/archive/countries/bolivia/", 2)
    ]


def test_topics_with_few_articles_stay_off_the_list_and_are_counted():
    records = [*_records(3, tags=["Floods"]), make_article("x.txt", tags=["Rain", "Snow"])]

    directory = _directories(records)["tag"]

    assert [link.label for group in _groups(directory) for link in group.entries] == ["Floods"]
    assert directory.rest == "2 more topics have fewer than 3 articles; their articles link to them."


def test_countries_sections_and_authors_are_all_listed():
    directories = _directories(_records(1, countries=["BO"], section="World", authors=["Ana"]))

    assert all(directories[kind].rest == "" for kind in ("country", "section", "author"))


def test_the_lead_counts_terms_and_the_articles_that_have_some():
    directories = _directories([*_records(1, countries=["BO"]), make_article("x.txt", tags=["Coup"])])

    assert directories["country"].lead == "1 country in 1 article."


def test_the_lead_says_in_how_many_articles_nothing_was_found():
    directories = _directories(_records(1, countries=["BO"]))

    assert directories["country"].lead == "1 country in 1 article."
    assert directories["tag"].lead == "0 topics in 1 article."


def test_a_short_list_has_no_letters():
    directory = _directories(_records(1, authors=["Zoe", "Ana"]))["author"]

    assert [(group.heading, [link.label for link in group.entries]) for group in _groups(directory)] == [
        ("", ["Ana", "Zoe"])
    ]


def test_a_long_list_is_cut_under_first_letters():
    names = [f"{letter}{number:02}" for letter in "zÄb" for number in range(MIN_FOR_LETTERS // 3 + 1)]

    directory = _directories(_records(1, authors=names))["author"]

    assert [group.heading for group in _groups(directory)] == ["A", "B", "Z"]
    assert len(names) == sum(len(group.entries) for group in _groups(directory))


def test_people_organisations_and_topics_have_their_own_parts():
    records = _records(3, tags=["UN", "Coup", "Zoe Arce", "Ana Arce"])
    kinds = {"UN": ORGANISATION, "Zoe Arce": PERSON, "Ana Arce": PERSON}

    directory = _directories(records, kinds)["tag"]

    assert [(part.id, part.heading, [link.label for link in part.groups[0].entries]) for part in directory.parts] == [
        ("person", "People", ["Ana Arce", "Zoe Arce"]),
        ("organisation", "Organisations", ["UN"]),
        ("topic", "Other topics", ["Coup"]),
    ]


def test_topics_alone_are_one_part_without_a_heading():
    (part,) = _directories(_records(3, tags=["Coup"]))["tag"].parts

    assert part.heading == ""


def test_names_in_other_letters_stand_under_those():
    names = [f"{letter}{number:02}" for letter in "жأاẤ" for number in range(MIN_FOR_LETTERS // 3 + 1)]

    directory = _directories(_records(1, authors=names))["author"]

    assert [group.heading for group in _groups(directory)] == ["A", "Ж", "ا"]


def test_only_a_long_part_is_cut_under_letters():
    people = [f"{letter}{number:02}" for letter in "ab" for number in range(MIN_FOR_LETTERS // 2)]
    records = _records(3, tags=[*people, "Coup", "Flood"])

    directory = _directories(records, dict.fromkeys(people, PERSON))["tag"]

    assert [[group.heading for group in part.groups] for part in directory.parts] == [["A", "B"], [""]]


def test_a_long_list_of_several_parts_leads_to_each():
    people = [f"a{number:02}" for number in range(MIN_FOR_LETTERS)]
    directory = _directories(_records(3, tags=[*people, "Coup"]), dict.fromkeys(people, PERSON))["tag"]

    assert [(link.label, link.url, link.count) for link in directory.contents] == [
        ("People", "#person", MIN_FOR_LETTERS),
        ("Other topics", "#topic", 1),
    ]


def test_a_short_list_needs_no_way_to_its_parts():
    assert _directories(_records(3, tags=["Ana", "Coup"]), {"Ana": PERSON})["tag"].contents == ()


def test_a_long_list_begins_with_those_that_have_most_articles():
    names = [f"a{number:02}" for number in range(MIN_FOR_LETTERS)]
    records = [*_records(1, authors=names), make_article("x.txt", authors=["a07", "a31"])]

    top = _directories(records)["author"].top

    assert [(link.label, link.count) for link in top[:3]] == [("a07", 2), ("a31", 2), ("a00", 1)]
    assert len(top) == TOP


def test_a_short_list_begins_at_once():
    assert _directories(_records(1, authors=["Ana"]))["author"].top == ()


def test_only_the_list_of_countries_has_a_map():
    directories = _directories(_records(1, countries=["BO"], tags=["Coup"], authors=["Ana"]))

    assert [kind for kind, directory in directories.items() if directory.world] == ["country"]
