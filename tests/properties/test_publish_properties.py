"""Any row of builds, deaths and things done by hand leaves the site that it should."""

import shutil
import tempfile
from pathlib import Path

import pytest
from backfile.build import exchange
from backfile.build.output import control_folder, open_tree
from hypothesis import event, given, settings
from hypothesis import strategies as st
from site_trees import Builder, kill_build, never, read_site

PATHS = ("index.html", "a", "a/index.html", "a/b/index.html", "a/b/c.html", "d/e/f.html", "d/e/g.html", "h.xml")
BY_HAND = ("CNAME", "mine/notes.txt", "mine/more/notes.txt", ".git/HEAD")


def without_conflicts(pages):
    """No site has a file where it needs a folder."""
    return {path: text for path, text in pages.items() if not any(path.startswith(f"{other}/") for other in pages)}


SITES = st.dictionaries(st.sampled_from(PATHS), st.sampled_from("xyz"), min_size=1).map(without_conflicts)
STEPS = st.one_of(
    st.tuples(st.just("build"), SITES),
    st.tuples(st.just("kill"), SITES, st.integers(0, 80)),
    st.tuples(st.just("put"), st.sampled_from(BY_HAND), st.sampled_from("xyz")),
    st.tuples(st.just("remove"), st.sampled_from(BY_HAND)),
    st.tuples(st.just("lose record")),
    st.tuples(st.just("lose twin")),
    st.tuples(st.just("lose catalog")),
)


class Owner:
    """Does the steps, and knows what has to come out."""

    def __init__(self, folder):
        self.builder = Builder(folder / "output")
        self.output = folder / "output"
        self.by_hand = {}
        self.sites = {}

    def build(self, pages):
        self.builder.build(self.token(pages), pages)

        assert {**pages, **self.by_hand} == read_site(self.output)

    def kill(self, pages, step):
        died = kill_build(self.builder, self.token(pages), pages, step)
        with open_tree(self.output, never) as tree:
            token = tree.token
        event(f"died: {died}, new site: {token == self.token(pages)}")

        assert {**self.sites.get(token, {}), **self.by_hand} == read_site(self.output)

    def put(self, path, text):
        if self.output.is_dir():
            (self.output / path).parent.mkdir(parents=True, exist_ok=True)
            (self.output / path).write_text(text)
            self.by_hand[path] = text

    def remove(self, path):
        (self.output / path).unlink(missing_ok=True)
        self.by_hand.pop(path, None)

    def lose_record(self):
        Path(control_folder(str(self.output)), "record.json").unlink(missing_ok=True)

    def lose_twin(self):
        for entry in Path(control_folder(str(self.output))).glob("*[0-9a-f]"):
            shutil.rmtree(entry)

    def lose_catalog(self):
        self.builder.token = ""

    def token(self, pages):
        token = f"{hash(frozenset(pages.items()))}"
        self.sites[token] = pages
        return token


@pytest.mark.parametrize("way", ["in one step", "by two renames"])
@settings(max_examples=100, deadline=None)
@given(st.lists(STEPS, max_size=14), SITES)
def test_every_build_publishes_its_site_and_every_death_leaves_a_whole_one(way, steps, last):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if way == "by two renames":
            patch.setattr(exchange, "_renameat2", None)
            patch.setattr(exchange, "_renamex_np", None)
        owner = Owner(Path(folder))
        for name, *arguments in steps:
            getattr(owner, name.replace(" ", "_"))(*arguments)
        owner.build(last)
