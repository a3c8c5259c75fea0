from backfile.build.plan import list_output, plan_build
from backfile.model.page import SitePart, StoredPart
from builders import make_draft, write_files
from msgspec import structs
from msgspec.structs import replace

BASES = {"": "code", "page.html": "theme"}


class _Known:
    """What the last build wrote, and which of its parts were asked for."""

    def __init__(self, *parts, bases=BASES):
        plan = plan_build(parts, {}, self.read_pages, bases)
        self.parts = {part.name: StoredPart(part.fingerprint, len(part.pages)) for part in plan.parts}
        self.pages = {part.name: part.pages for part in plan.parts}
        self.read = []

    def read_pages(self, part):
        self.read.append(part)
        return self.pages[part]

    def plan(self, *parts, bases=BASES):
        return plan_build(parts, self.parts, self.read_pages, bases)


def _part(name, *drafts):
    return SitePart(name, ("", "page.html"), " ".join(draft.inputs for draft in drafts), lambda: drafts)


A, B, C = make_draft("a.html", "1", "page.html"), make_draft("b.html", "2", "page.html"), make_draft("c.xml", "3")
TAG, DATES = _part("tag/moon", A, B), _part("dates/2024", C)


def test_a_first_build_writes_every_page():
    plan = plan_build([TAG, DATES], {}, {}.__getitem__, BASES)

    assert (list(plan.write), plan.keep, plan.delete) == (["a.html", "b.html", "c.xml"], 0, ())


def test_pages_that_did_not_change_are_kept():
    plan = _Known(TAG, DATES).plan(TAG, DATES)

    assert (plan.is_empty, list(plan.write), plan.keep, plan.delete) == (True, [], 3, ())


def test_a_page_that_changed_is_written():
    plan = _Known(TAG, DATES).plan(_part("tag/moon", structs.replace(A, inputs="new"), B), DATES)

    assert (list(plan.write), plan.keep, [part.name for part in plan.parts]) == (["a.html"], 2, ["tag/moon"])


def test_a_part_that_did_not_change_is_not_looked_into():
    def refuse():
        raise AssertionError

    known = _Known(TAG, DATES)

    plan = known.plan(replace(TAG, pages=refuse), replace(DATES, pages=refuse))

    assert (plan.keep, known.read) == (3, [])


def test_only_the_part_that_changed_is_looked_into():
    known = _Known(TAG, DATES)
    known.plan(TAG, _part("dates/2024", structs.replace(C, inputs="new")))

    assert known.read == ["dates/2024"]


def test_another_base_writes_the_pages_of_its_template_alone():
    known = _Known(TAG, DATES)

    assert list(known.plan(TAG, DATES, bases={**BASES, "page.html": "new"}).write) == ["a.html", "b.html"]
    assert list(known.plan(TAG, DATES, bases={**BASES, "": "new"}).write) == ["c.xml"]
    assert known.plan(TAG, DATES, bases={**BASES, "other.html": "new"}).is_empty


def test_pages_that_no_longer_exist_are_deleted_in_order():
    plan = _Known(_part("tag/moon", A, B, make_draft("B.html")), DATES).plan(_part("tag/moon", A))

    assert plan.delete == ("B.html", "b.html", "c.xml")
    assert plan.gone == ("dates/2024",)


def test_a_page_that_moves_to_another_part_is_not_deleted():
    plan = _Known(TAG, DATES).plan(_part("tag/moon", A), _part("dates/2024", C, B))

    assert (plan.delete, list(plan.write)) == ((), ["b.html"])


def test_a_part_without_pages_is_remembered():
    known = _Known(_part("tag/moon"))

    assert known.plan(_part("tag/moon")).is_empty


def test_the_token_is_the_same_for_the_same_parts_in_any_order():
    tokens = {_Known().plan(*parts).token for parts in ([TAG, DATES], [DATES, TAG])}

    assert tokens == {_Known(TAG, DATES).plan(TAG, DATES).token}


def test_the_token_changes_with_any_part_and_any_base():
    tokens = {
        _Known().plan(TAG, DATES).token,
        _Known().plan(TAG).token,
        _Known().plan(TAG, _part("dates/2024", structs.replace(C, inputs="new"))).token,
        _Known().plan(TAG, DATES, bases={**BASES, "": "new"}).token,
    }

    assert len(tokens) == 4


def test_all_files_of_the_output_folder_are_listed(tmp_path):
    write_files(tmp_path, {"a.html": "", "x/y/b.html": "", ".nojekyll": "", ".well-known/security.txt": ""})

    assert {"a.html", "x/y/b.html", ".nojekyll", ".well-known/security.txt"} == list_output(tmp_path)


def test_version_control_is_not_listed(tmp_path):
    write_files(tmp_path, {".git/config": ""})

    assert set() == list_output(tmp_path)


def test_a_missing_output_folder_holds_nothing(tmp_path):
    assert set() == list_output(tmp_path / "missing")
