from backfile.model.metadata import Origin
from backfile.problems import Problem, Severity
from backfile.report.summary import SHOWN, BuildReport, count_origins, format_report
from builders import make_article
from msgspec import structs


def _report(**changes):
    values = {
        "found": 1,
        "rejected": 0,
        "published": 1,
        "origins": count_origins([make_article("a.txt")]),
        "problems": (),
        "written": 0,
        "kept": 0,
        "deleted": 0,
        "read": 1,
        "timings": {},
        "memory": 0,
    }
    return BuildReport(**{**values, **changes})


def _lines(**changes):
    return [line for _, line in format_report(_report(**changes))]


def _problems(code, count):
    return tuple(Problem(code, f"content/{number}.txt", 0, "what", "fix") for number in range(count))


def test_files_found_are_published_or_rejected():
    lines = _lines(found=1_201, rejected=1_200)

    assert "Articles  1,201 found = 1 published + 1,200 rejected" in lines


def test_figures_say_where_values_were_read():
    articles = (
        make_article("a.txt", date="2024", section="World", countries=["BO"], tags=["Floods"]),
        make_article("b.txt", date="2023"),
        make_article("c.txt"),
    )

    lines = _lines(found=3, origins=count_origins(articles))

    assert lines[1:5] == [
        "Dates     2 from headers, 1 undated",
        "Sections  1 from headers, 2 without",
        "Countries 1 worked out, 2 without",
        "Tags      1 worked out, 2 without",
    ]


def test_every_place_that_a_value_is_read_from_has_words():
    articles = tuple(make_article(f"{origin}.txt") for origin in Origin)
    articles = tuple(
        structs.replace(article, origins=(origin, None, None, None))
        for article, origin in zip(articles, Origin, strict=True)
    )

    assert _lines(found=6, origins=count_origins(articles))[1] == (
        "Dates     1 from sidecars, 1 from metadata.csv, 1 from headers, 1 from file names, 1 from the text, 1 worked out"
    )


def test_an_empty_archive_has_none_of_anything():
    assert "Dates     none" in _lines(found=0, origins=count_origins(()))


def test_pages_are_counted():
    assert "Pages     1,000 written, 2 kept, 3 deleted" in _lines(written=1000, kept=2, deleted=3)


def test_the_time_is_told_by_stage_without_those_that_took_none():
    assert (
        _lines(timings={"scan": 0.25, "plan": 0.001, "render": 1.5})[-1] == "Time      1.75 s (scan 0.25, render 1.50)"
    )


def test_a_build_that_took_no_time_names_no_stage():
    assert _lines()[-1] == "Time      0.00 s"


def test_the_memory_of_the_largest_process_is_told():
    assert _lines(memory=312 * 2**20)[-1] == "Memory    312 MiB in the largest process at its peak"


def test_memory_that_the_system_does_not_tell_is_left_out():
    assert not any(line.startswith("Memory") for line in _lines(memory=0))


def test_errors_are_all_shown():
    lines = list(format_report(_report(problems=_problems("S102", 50))))

    assert sum(severity is Severity.ERROR for severity, _ in lines) == 50


def test_an_error_is_one_line_with_its_code():
    assert _lines(problems=_problems("S102", 1))[0] == "Error: content/0.txt: what; fix [S102]"


def test_warnings_of_one_code_are_limited_and_the_rest_is_counted():
    lines = [
        line
        for severity, line in format_report(_report(problems=_problems("R102", 1_234)))
        if severity is Severity.WARNING
    ]

    assert len(lines) == SHOWN + 1
    assert lines[-1] == "Warning: 1,214 more like the last ones [R102]"


def test_as_many_warnings_as_are_shown_need_no_count():
    lines = _lines(problems=_problems("R102", SHOWN))

    assert not any("more like" in line for line in lines)


def test_warnings_of_another_code_are_still_shown():
    lines = _lines(problems=_problems("R102", 100) + _problems("R101", 1))

    assert "Warning: content/0.txt: what; fix [R101]" in lines


def test_errors_come_before_warnings_and_those_before_notices():
    problems = _problems("B101", 1) + _problems("R102", 1) + _problems("S102", 1)

    severities = [severity for severity, _ in format_report(_report(problems=problems)) if severity]

    assert severities == [Severity.ERROR, Severity.WARNING, Severity.NOTICE]
