from backfile.pages.related import RELATED, related_terms
from builders import make_archive, make_article


def _related(records, subject, kind):
    """The terms of a kind that are often seen with a subject, with counts."""
    archive = make_archive(records)
    term = next(term for terms in archive.by_term.values() for term in terms if term.name == subject)
    articles = archive.by_term[term.kind][term]
    return [(link.label, link.count) for link in related_terms(archive, term, kind, articles)]


def _tagged(*articles):
    """Articles with some tags each, from new to old."""
    dates = range(2024, 0, -1)
    return [
        make_article(f"{date}.txt", date=f"{date:04}", tags=tags) for date, tags in zip(dates, articles, strict=False)
    ]


def test_what_most_articles_share_comes_first():
    records = _tagged(["Coup", "Ana"], ["Coup", "Ana", "UN"], ["Coup", "UN"], ["Coup", "UN"])

    assert _related(records, "Coup", "tag") == [("UN", 3), ("Ana", 2)]


def test_what_one_article_alone_has_is_left_out():
    assert _related(_tagged(["Coup", "Ana"], ["Coup", "UN"], ["Coup", "UN"]), "Coup", "tag") == [("UN", 2)]


def test_of_what_as_many_articles_share_the_newest_comes_first():
    records = _tagged(["Coup", "Zoe"], ["Coup", "Ana"], ["Coup", "Ana", "Zoe"])

    assert [label for label, _ in _related(records, "Coup", "tag")] == ["Zoe", "Ana"]


def test_the_subject_itself_is_left_out():
    assert _related(_tagged(["Coup"]), "Coup", "tag") == []


def test_a_country_that_more_articles_mention_comes_before_one_that_fewer_are_about():
    records = [
        make_article("a.txt", tags=["Coup"], countries=["BO"], mentioned=["PE"]),
        make_article("b.txt", tags=["Coup"], countries=["BO"], mentioned=["PE"]),
        make_article("c.txt", tags=["Coup"], mentioned=["PE"]),
    ]

    assert _related(records, "Coup", "country") == [("Peru", 3), ("Bolivia", 2)]


def test_countries_of_a_country_leave_it_out():
    records = [make_article(f"{name}.txt", countries=["BO"], mentioned=["PE"]) for name in "ab"]

    assert _related(records, "Bolivia", "country") == [("Peru", 2)]


def test_no_more_than_a_few_are_shown():
    tags = ["Coup", *(f"t{number}" for number in range(20))]

    assert len(_related(_tagged(tags, tags), "Coup", "tag")) == RELATED


def test_articles_elsewhere_in_the_archive_change_nothing():
    own = _tagged(["Coup", "UN"], ["Coup", "Ana"], ["Coup", "UN", "Ana"])
    others = [make_article(f"x{number}.txt", tags=["UN", "Ana"][number % 2 :]) for number in range(9)]

    assert _related([*own, *others], "Coup", "tag") == _related(own, "Coup", "tag")
