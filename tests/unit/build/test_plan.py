from backfile.build.plan import fingerprint_page, list_output, plan_build
from builders import make_spec, write_files

SPECS = [make_spec("a.html"), make_spec("b.html")]
MANIFEST = {spec.path: fingerprint_page(spec, "base") for spec in SPECS}
PRESENT = {"a.html", "b.html"}


def _written(plan):
    return [spec.path for spec, _ in plan.write]


def test_a_first_build_writes_every_page():
    plan = plan_build(SPECS, {}, (), "base")

    assert (tuple((spec, MANIFEST[spec.path]) for spec in SPECS), 0, ()) == (plan.write, plan.keep, plan.delete)


def test_pages_that_did_not_change_are_kept():
    plan = plan_build(SPECS, MANIFEST, PRESENT, "base")

    assert (plan.write, plan.keep, plan.delete) == ((), 2, ())


def test_a_page_that_changed_is_written():
    plan = plan_build([make_spec("a.html", "new text"), SPECS[1]], MANIFEST, PRESENT, "base")

    assert (_written(plan), plan.keep) == (["a.html"], 1)


def test_a_page_whose_file_is_missing_is_written():
    assert _written(plan_build(SPECS, MANIFEST, {"b.html"}, "base")) == ["a.html"]


def test_a_page_that_was_being_written_is_written_again():
    assert _written(plan_build(SPECS, {**MANIFEST, "a.html": ""}, PRESENT, "base")) == ["a.html"]


def test_another_base_writes_every_page():
    assert _written(plan_build(SPECS, MANIFEST, PRESENT, "other base")) == ["a.html", "b.html"]


def test_pages_that_no_longer_exist_are_deleted_in_order():
    plan = plan_build(SPECS[:1], {**MANIFEST, "c.html": "", "B.html": "1"}, PRESENT, "base")

    assert plan.delete == ("B.html", "b.html", "c.html")


def test_files_that_no_build_made_are_not_deleted():
    assert plan_build(SPECS, MANIFEST, PRESENT | {"foreign.html"}, "base").delete == ()


def test_all_files_of_the_output_folder_are_listed(tmp_path):
    write_files(tmp_path, {"a.html": "", "x/y/b.html": "", ".nojekyll": "", ".well-known/security.txt": ""})

    assert {"a.html", "x/y/b.html", ".nojekyll", ".well-known/security.txt"} == list_output(tmp_path)


def test_version_control_and_half_a_page_are_not_listed(tmp_path):
    write_files(tmp_path, {".git/config": "", ".backfile-new": "half a pa"})

    assert set() == list_output(tmp_path)


def test_a_missing_output_folder_holds_nothing(tmp_path):
    assert set() == list_output(tmp_path / "missing")
