import csv
import io

import pytest
from backfile.model.annotation import TagKind, TagRule, TagUse
from backfile.problems import CODES
from backfile.source.tags_table import TagsTable, read_tags_table
from hypothesis import given
from hypothesis import strategies as st

NAMES = st.sampled_from(["Oruro", "oruro", "La Paz", "The La Paz", "IMF", "I.M.F.", "Putin", "", "!"])


@pytest.fixture
def read(tmp_path):
    def write_and_read(text):
        (tmp_path / "tags.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_tags_table(tmp_path)

    return write_and_read


@pytest.fixture
def read_row(read):
    def write_and_read(*rows):
        return read("tag,name,type,use\n" + "\n".join(rows))

    return write_and_read


def rule(tag, name="", kind=None, use=TagUse.FOUND):
    return TagRule(tag, name, kind, use)


def words(table):
    return [str(problem) for problem in table.problems]


def names(table):
    return {rule.tag: rule.name for rule in table.rules}


def test_a_missing_table_is_empty(tmp_path):
    assert read_tags_table(tmp_path) == TagsTable((), ())


def test_a_tag_gets_a_name(read_row):
    assert read_row("IMF,International Monetary Fund") == TagsTable((rule("IMF", "International Monetary Fund"),), ())


@pytest.mark.parametrize("kind", TagKind)
def test_a_tag_gets_a_type(read_row, kind):
    assert read_row(f"Kremlin,,{kind.value.title()}") == TagsTable((rule("Kremlin", kind=kind),), ())


def test_an_organisation_may_be_spelled_the_american_way(read_row):
    assert read_row("Kremlin,,organization").rules == (rule("Kremlin", kind=TagKind.ORGANISATION),)


def test_a_tag_is_banned(read_row):
    assert read_row("Monday,,,never") == TagsTable((rule("Monday", use=TagUse.NEVER),), ())


def test_a_tag_is_forced_under_another_name(read_row):
    assert read_row("flood,Floods,topic,Always").rules == (rule("flood", "Floods", TagKind.TOPIC, TagUse.ALWAYS),)


def test_rules_are_sorted(read_row):
    assert list(names(read_row("Oruro,a", "Cusco,b"))) == ["Cusco", "Oruro"]


def test_columns_that_are_not_needed_may_be_left_out(read):
    assert read("use,tag\nnever,Monday\n") == TagsTable((rule("Monday", use=TagUse.NEVER),), ())


def test_byte_order_mark_and_windows_line_ends_are_read(read):
    assert read("tag,use\r\nMonday,never\r\n".encode("utf-8-sig")).problems == ()


def test_semicolons_may_part_the_cells(read):
    assert read("tag;name\nIMF;Fund, the\n").rules == (rule("IMF", "Fund, the"),)


def test_blank_rows_are_left_alone(read_row):
    assert read_row("", ",,,", " , ") == TagsTable((), ())


def test_names_are_followed_to_the_last(read_row):
    table = read_row("Fund,IMF", "IMF,International Monetary Fund", "The Fund of Washington,Fund")

    assert set(names(table).values()) == {"International Monetary Fund"}
    assert table.problems == ()


def test_a_name_may_be_the_tag_in_another_spelling(read_row):
    assert read_row("kremlin,Kremlin").rules == (rule("kremlin", "Kremlin"),)


def test_a_name_takes_the_spelling_that_its_own_row_gives_it(read_row):
    assert names(read_row("Fund,imf", "imf,IMF")) == {"Fund": "IMF", "imf": "IMF"}


def test_the_type_of_a_name_holds_for_all_tags_that_have_it(read_row):
    table = read_row("Fund,IMF", "IMF,,organisation")

    assert table.rules == (rule("Fund", "IMF", TagKind.ORGANISATION), rule("IMF", kind=TagKind.ORGANISATION))


def test_the_type_of_a_tag_holds_for_the_name_it_is_shown_under(read_row):
    table = read_row("Fund,IMF,organisation", "Bank,IMF")

    assert table.rules == (rule("Bank", "IMF", TagKind.ORGANISATION), rule("Fund", "IMF", TagKind.ORGANISATION))


@pytest.mark.parametrize("text", ["", "Monday,never\n", "name,use\nMonday,never\n"])
def test_a_table_without_column_names_is_reported(read, text):
    assert words(read(text)) == [
        "content/tags.csv:1: its first row does not name the columns; write: tag,name,type,use [T201]"
    ]


def test_a_table_that_is_not_utf8_is_reported(read):
    assert words(read("tag,name\nLula,São Paulo\n".encode("cp1252")))[0].endswith("save it as CSV in UTF-8 [T201]")


def test_an_unknown_column_is_reported_with_the_nearest_one(read):
    assert words(read("tag,nam\nIMF,Fund\n"))[0] == (
        'content/tags.csv:1: unknown column "nam", it is not used; did you mean "name"? [T202]'
    )


def test_a_row_without_a_tag_is_reported(read_row):
    assert words(read_row(",Fund")) == [
        (
            "content/tags.csv:2: the row names no tag; the row is not used; "
            "write the tag as the site has it, or delete the row [T203]"
        )
    ]


@pytest.mark.parametrize("row", ["!?,Fund", "Fund,!?"])
def test_a_name_without_a_letter_or_digit_is_reported(read_row, row):
    assert words(read_row(row)) == [
        (
            'content/tags.csv:2: "!?" has no letter or digit to make an address of; the row is not used; '
            "write a name that has [T203]"
        )
    ]


def test_a_row_that_says_nothing_is_reported(read_row):
    assert words(read_row("IMF")) == [
        (
            'content/tags.csv:2: the row of "IMF" says nothing of it; the row is not used; '
            "write a name, a type or a use, or delete the row [T203]"
        )
    ]


def test_an_unknown_type_is_reported_with_the_nearest_one(read_row):
    table = read_row("IMF,Fund,organistion")

    assert table.rules == ()
    assert words(table) == [
        (
            'content/tags.csv:2: "organistion" is no type of a tag; the row is not used; '
            'did you mean "organisation"? [T204]'
        )
    ]


def test_a_type_like_no_other_is_reported_with_the_list(read_row):
    assert words(read_row("IMF,,bank")) == [
        (
            'content/tags.csv:2: "bank" is no type of a tag; the row is not used; '
            "write person, organisation, topic, or nothing [T204]"
        )
    ]


def test_an_unknown_use_is_reported_with_the_nearest_one(read_row):
    assert words(read_row("IMF,,,nver")) == [
        'content/tags.csv:2: "nver" is no use of a tag; the row is not used; did you mean "never"? [T204]'
    ]


def test_a_use_like_no_other_is_reported_with_the_list(read_row):
    assert words(read_row("IMF,,,ban")) == [
        ('content/tags.csv:2: "ban" is no use of a tag; the row is not used; write "never", "always" or nothing [T204]')
    ]


@pytest.mark.parametrize("spelling", ["IMF", "imf", "the IMF", "ÍMF"])
def test_a_second_row_for_a_tag_is_reported_and_not_used(read_row, spelling):
    table = read_row("IMF,Fund", f"{spelling},Bank")

    assert table.rules == (rule("IMF", "Fund"),)
    assert words(table) == [
        (
            f'content/tags.csv:3: "{spelling}" has a row already, in line 2; the row is not used; '
            "join the two rows [T205]"
        )
    ]


def test_a_tag_that_is_renamed_and_banned_is_reported(read_row):
    assert words(read_row("IMF,Fund,,never")) == [
        (
            'content/tags.csv:2: "IMF" is renamed and never to be used; the row is not used; '
            'delete the name or "never" [T206]'
        )
    ]


def test_a_name_that_another_row_bans_is_reported(read_row):
    table = read_row("Fund,imf", "IMF,,,never")

    assert table.rules == (rule("IMF", use=TagUse.NEVER),)
    assert words(table) == [
        (
            'content/tags.csv:2: "Fund" is to be "imf", which line 3 bans; the row is not used; '
            'write "never" in both rows, or in none [T206]'
        )
    ]


def test_names_that_lead_in_a_circle_are_reported_and_not_used(read_row):
    table = read_row("Bank,Fund", "Fund,IMF", "IMF,the fund")

    assert names(table) == {"Bank": "Fund"}
    assert words(table) == [
        (
            f'content/tags.csv:{line}: "{tag}" is to be "{name}", which leads in a circle; the row is not used; '
            "delete the row of the name to show [T206]"
        )
        for line, tag, name in ((3, "Fund", "IMF"), (4, "IMF", "the fund"))
    ]


def test_two_types_of_one_name_are_reported_and_that_of_the_name_itself_holds(read_row):
    table = read_row("Fund,IMF,topic", "IMF,,organisation")

    assert table.rules == (rule("IMF", kind=TagKind.ORGANISATION),)
    assert words(table) == [
        (
            'content/tags.csv:2: "Fund" is of type topic, and line 3 says organisation of the same name; '
            "the row is not used; write one type, or another name [T206]"
        )
    ]


def test_problems_come_in_the_order_of_the_rows(read_row):
    table = read_row("Fund,IMF", "Bank", "IMF,,,never", "Peso,,coin")

    assert [problem.line for problem in table.problems] == [2, 3, 5]


@given(data=st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_reported(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("content")
    (folder / "tags.csv").write_bytes(b"tag,name,type,use\n" + data)

    assert [problem.code for problem in read_tags_table(folder).problems if problem.code not in CODES] == []


@given(
    rows=st.lists(
        st.tuples(
            NAMES,
            NAMES,
            st.sampled_from(["", "person", "organisation", "topic", "x"]),
            st.sampled_from(["", "never", "always", "x"]),
        )
    )
)
def test_every_row_is_used_or_reported_or_blank(tmp_path_factory, rows):
    table = _write_and_read(tmp_path_factory, rows)

    assert len(table.rules) + len(table.problems) == sum(any(row) for row in rows)
    assert {problem.line - 2 for problem in table.problems} <= {number for number, row in enumerate(rows) if any(row)}


@given(rows=st.lists(st.tuples(NAMES, NAMES)))
def test_what_was_followed_once_needs_no_following_again(tmp_path_factory, rows):
    once = _write_and_read(tmp_path_factory, [(tag, name, "", "") for tag, name in rows])
    again = _write_and_read(tmp_path_factory, [(rule.tag, rule.name, "", "") for rule in once.rules])

    assert again == TagsTable(once.rules, ())


@given(
    rules=st.dictionaries(
        st.integers(0, 99),
        st.tuples(st.booleans(), st.sampled_from([None, *TagKind]), st.sampled_from(TagUse)),
    )
)
def test_every_sound_table_is_read_whole(tmp_path_factory, rules):
    sound = [
        TagRule(f"tag {number:02}", f"name {number}" if has_name and use is not TagUse.NEVER else "", kind, use)
        for number, (has_name, kind, use) in rules.items()
    ]
    sound = [each for each in sound if each.name or each.kind or each.use]

    table = _write_and_read(
        tmp_path_factory,
        [(each.tag, each.name, each.kind.value if each.kind else "", each.use.value) for each in sound],
    )

    assert table == TagsTable(tuple(sorted(sound, key=lambda each: each.tag)), ())


def _write_and_read(tmp_path_factory, rows):
    out = io.StringIO()
    csv.writer(out).writerows([("tag", "name", "type", "use"), *rows])
    folder = tmp_path_factory.mktemp("content")
    (folder / "tags.csv").write_bytes(out.getvalue().encode())
    return read_tags_table(folder)
