import pytest
import yaml
from backfile import yaml_events
from backfile.yaml_text import MAX_CHARACTERS, YamlEntry, YamlError, fold_value, load_yaml
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(params=["c", "python"], scope="module")
def _loader(request):
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "python":
            patch.setattr(yaml_events, "_LOADER", yaml.BaseLoader)
        yield


pytestmark = pytest.mark.usefixtures("_loader")


def values(text):
    return {entry.key: entry.items or entry.value for entry in load_yaml(text)}


def failure(text):
    with pytest.raises(YamlError) as caught:
        load_yaml(text)
    return str(caught.value), caught.value.line


def lines_of_failure(text):
    """The line that the failure names, 0 when there is none."""
    try:
        load_yaml(text)
    except YamlError as error:
        return error.line
    return 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: Flood", "Flood"),
        ("a: 'It''s raining'", "It's raining"),
        ('a: "Flood: day two"', "Flood: day two"),
        ("a: 2019-03-05", "2019-03-05"),
        ("a: no", "no"),
        ("a: 007", "007"),
        ("a: |\n  one\n  two", "one two"),
        ("a: >-\n  one\n  two", "one two"),
        ("a: !!python/name:os.system x", "x"),
        ('a: "x\\0\\u2028\\x07y"', "x y"),
        ("a: [rain, 'big; river']", ("rain", "big; river")),
        ("a:\n- rain\n- 5\n-", ("rain", "5")),
        ("a:", ""),
        ("a: null", ""),
        ("a: ~", ""),
        ("a: 'null'", "null"),
        ("b: &b [x]\na: *b", ("x",)),
    ],
)
def test_value_is_the_text_that_was_written(text, value):
    assert values(text)["a"] == value


@pytest.mark.parametrize("text", ["a: {b: c}", "a: [b, [c]]", "a:\n- b: c", "a: &x [*x]".replace("*x", "{}")])
def test_nested_value_is_told_and_empty(text):
    assert load_yaml(text) == (YamlEntry("a", "", 1, None, is_nested=True),)


def test_keys_know_their_lines():
    assert [(entry.key, entry.line) for entry in load_yaml("# x\na: b\n\nc:\n  - d\ne: f")] == [
        ("a", 2),
        ("c", 4),
        ("e", 6),
    ]


def test_key_that_is_written_twice_makes_two_entries():
    assert [entry.value for entry in load_yaml("a: b\na: c")] == ["b", "c"]


@pytest.mark.parametrize("text", ["", "# nothing", "{}"])
def test_text_without_keys_is_empty(text):
    assert load_yaml(text) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: b\nc: d: e", 2), ("a: b\nc: 'd\n", 2), ("a: b\n\tc: d", 2), ("a: b\nc: [d\ne: f", 3), ("a: @b", 1)],
)
def test_slip_is_told_with_its_line(text, line):
    assert abs(failure(text)[1] - line) <= 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("just words", ('it is no list of "key: value" lines', 1)),
        ("- a\n- b", ('it is no list of "key: value" lines', 1)),
        ("a: b\n---\nc: d", ("it holds more than one document", 2)),
        ("a: *b", ('"*b" names nothing above it', 1)),
        ("? [a]\n: b", ("a key is no text", 1)),
        ("a: " + "x" * MAX_CHARACTERS, (f"it is longer than {MAX_CHARACTERS} characters", 0)),
        ("a: " + "[" * 60, ("it is nested more than 50 deep", 1)),
        ("\n".join(" " * depth + "a:" for depth in range(60)) + " b", ("it is nested more than 50 deep", 51)),
    ],
)
def test_refusal_says_why_and_where(text, reason):
    assert failure(text) == reason


@pytest.mark.parametrize("text", ["a: \ud800", "a: b\x07", 'a: "\\U00110000"', 'a: "\\UFFFFFFFF"'])
def test_character_that_is_none_is_refused(text):
    with pytest.raises(YamlError):
        load_yaml(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 19_000,
        "- " * 9_000,
        "a: " + "{a: " * 4_000,
        "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 500)),
        "a: &a [" + "x, " * 3_000 + "]\n" + "".join(f"b{n}: *a\n" for n in range(1_000)),
        "&a " * 6_000,
        "a: " * 6_000,
        "? " * 9_000,
        "a: '" + "''" * 9_000,
        "%" * 19_000,
        "a: |\n" + " \n" * 9_000,
    ],
    ids=range(11),
)
def test_text_that_is_made_to_be_hard_is_read_or_refused_in_time(text):
    with cpu_seconds(at_most=2):
        lines = lines_of_failure(text)

    assert lines <= text.count("\n") + 1


@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@`#, \n\t?\\~0"), max_size=40) | st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    assert 0 <= lines_of_failure(text) <= text.count("\n") + 1


def test_value_is_folded_to_one_line():
    assert fold_value(" a\x00b\n\ncafe\u0301\ud800") == "a b café"
