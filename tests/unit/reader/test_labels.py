import pytest
from backfile.reader.labels import first_words, label_pattern, line_pattern, opener, start_pattern, without

LABELS = ("read more", "more", "photo")


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Photo: Ana Silva", "Photo", "Ana Silva"),
        ("PHOTO : Ana Silva", "PHOTO", "Ana Silva"),
        ("Photo：Ana Silva", "Photo", "Ana Silva"),
        ("Photo:", "Photo", ""),
        ("Photo (12 May): Ana Silva", "Photo", "Ana Silva"),
        ("Photo, 12 May: Ana Silva", "Photo", "Ana Silva"),
        ("Read more — Bridge Closed", "Read more", "Bridge Closed"),
        ("Read  more | Bridge Closed", "Read  more", "Bridge Closed"),
        (">> Read more: Bridge Closed", "Read more", "Bridge Closed"),
        ("[Read more: Bridge Closed]", "Read more", "Bridge Closed]"),
    ],
)
def test_label_is_parted_from_what_follows(text, label, rest):
    match = label_pattern(LABELS).match(text)

    assert (match["label"], match["rest"]) == (label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Photo Ana Silva",
        "Photos: Ana Silva",
        "A photo: Ana Silva",
        "Photo-finish",
        "Photo-finish: Ana",
        "Read: Photo",
        "",
    ],
)
def test_other_line_has_no_label(text):
    assert label_pattern(LABELS).match(text) is None


@pytest.mark.parametrize("text", ["Read more", "READ MORE", "*** Read more ***", "[read more]", "_Photo_"])
def test_whole_line_matches_with_marks_around_it(text):
    assert line_pattern(LABELS).fullmatch(text)


@pytest.mark.parametrize("text", ["Read more of it", "Do read more", "Photos", ""])
def test_line_with_more_words_does_not_match(text):
    assert line_pattern(LABELS).fullmatch(text) is None


def test_line_opens_with_some_words():
    assert start_pattern(LABELS).match("► Read more in the paper")


def test_line_that_opens_with_a_longer_word_does_not():
    assert start_pattern(("read more",)).match("Read moreover") is None


def test_weak_words_are_left_out():
    assert without(LABELS, ("more",)) == ("read more", "photo")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Read more", "read"),
        (">> READ more", "read"),
        ("«Река» поднялась", "река"),
        ("d'Ivoire", "d"),
        ("* * *", ""),
        ("", ""),
        ("—" * 60 + " read", ""),
    ],
)
def test_opener_is_the_first_word_in_lower_case(text, word):
    assert opener(text) == word


def test_first_words_are_those_that_open_the_lines():
    assert first_words(["Read more", "read also", "Photo"]) == {"read", "photo"}
