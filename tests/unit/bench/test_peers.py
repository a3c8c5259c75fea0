import tomllib
from dataclasses import replace

import pytest
from generate import make_stories, text_alone, text_with_headers
from peers import INDEX_SIZE, Backfile, Hugo


@pytest.fixture
def story():
    return next(make_stories(1, seed=1))


@pytest.fixture
def hugo(tmp_path, monkeypatch):
    monkeypatch.setattr("peers.files", lambda _name: tmp_path)  # Hugo need not be installed
    return Hugo(tmp_path / "hugo")


@pytest.mark.parametrize(("detect", "form"), [(True, text_alone), (False, text_with_headers)])
def test_backfile_gets_the_bare_text_only_to_detect(tmp_path, story, detect, form):
    path = Backfile(tmp_path / "site", detect=detect).write(story)

    assert form(story) == path.read_text()


def test_hugo_gets_what_the_headers_say(hugo, story):
    _, front, text = hugo.write(story).read_text().split("+++\n")

    read = tomllib.loads(front)

    assert story.headline == read["title"]
    assert story.day == read["date"]
    assert list(story.countries) == read["countries"]
    assert [*story.people, *story.organisations, *story.topics] == read["tags"]
    assert "\n\n".join(story.paragraphs) == text.strip()


def test_hugo_gets_promos_as_links(hugo):
    stories = list(make_stories(60, seed=1))

    paths = [hugo.write(story) for story in stories]

    number, promo = next((story.number, story.promo) for story in stories if story.promo is not None)
    target = paths[promo].relative_to(hugo.output.parent / "content").with_suffix("").as_posix()
    assert f"**Read more:** [{stories[promo].headline}](/{target}/)" in paths[number].read_text()


def test_two_stories_of_a_day_with_one_headline_are_two_files(hugo, story):
    assert hugo.write(story) != hugo.write(replace(story, number=1))


def test_a_story_written_again_is_the_same_file(hugo, story):
    assert hugo.write(story) == hugo.write(story)


def test_the_days_of_a_month_have_pages_when_it_has_many_stories(hugo, story):
    made = []
    for number in range(INDEX_SIZE + 1):
        hugo.write(replace(story, number=number, day=story.day.replace(day=1 + number % 3)))
        made.append(sorted(path.stem for path in (hugo.output.parent / "content" / "days").glob("*")))

    assert (made[-2], made[-1]) == ([], ["2000-01-01", "2000-01-02", "2000-01-03"])


def test_a_story_that_is_written_again_makes_no_month_longer(hugo, story):
    for _ in range(INDEX_SIZE + 1):
        hugo.write(story)

    assert not (hugo.output.parent / "content" / "days").exists()


def test_clearing_removes_what_builds_made_and_keeps_the_articles(tmp_path, story):
    peer = Backfile(tmp_path / "site", detect=True)
    path = peer.write(story)
    for made in ("output/index.html", "cache/catalog.sqlite", "content/ledger.csv", "output.next/index.html"):
        (tmp_path / "site" / made).parent.mkdir(exist_ok=True)
        (tmp_path / "site" / made).write_text("")

    peer.clear()

    assert {"conf.py", "content"} == {left.name for left in (tmp_path / "site").iterdir()}
    assert [path] == [file for file in (tmp_path / "site" / "content").rglob("*") if file.is_file()]
