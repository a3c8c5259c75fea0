import codecs
import contextlib
import unicodedata

import pytest
from backfile.source.decode import Decoded, NotTextError, UnknownEncodingError, clean_line, decode_text
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

STORY = "The café on Müller Street reopened on Monday, two months after the flood that had closed it.\n"


def test_utf8_is_read_as_it_is():
    assert decode_text(STORY.encode()) == Decoded(STORY, "utf-8", 0)


def test_byte_order_mark_is_no_part_of_the_text():
    assert decode_text(STORY.encode("utf-8-sig")) == Decoded(STORY, "utf-8-sig", 0)


def test_second_byte_order_mark_is_no_part_of_the_text_either():
    assert decode_text(codecs.BOM_UTF8 * 2 + b"Flood").text == "Flood"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_text_with_a_mark_is_read(encoding):
    assert decode_text(STORY.encode(encoding)) == Decoded(STORY, encoding, 0)


def test_big_endian_text_with_a_mark_is_read():
    assert decode_text(codecs.BOM_UTF16_BE + STORY.encode("utf-16-be")).text == STORY


def test_windows_text_keeps_its_quotes_and_accents():
    text = "“It’s over,” said Zoë Brontë – and left the café for 5 €…\n"

    assert decode_text(text.encode("cp1252")) == Decoded(text, "cp1252", 0, guessed=True)


@pytest.mark.parametrize("text", ["Müller", "é", "A £5 note", "L'été à Orléans sera très chaud"])
def test_short_western_text_keeps_its_accents(text):
    assert decode_text(text.encode("latin-1")).text == text


def test_latin_1_text_keeps_its_accents():
    assert decode_text((STORY * 3).encode("latin-1")).text == STORY * 3


def test_text_of_another_code_page_is_guessed():
    text = "Сегодня утром в центре города был большой пожар, сообщили местные власти.\n" * 3

    assert decode_text(text.encode("cp1251")).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_recognised(encoding):
    assert decode_text(STORY.encode(encoding)) == Decoded(STORY, encoding, 0, guessed=True)


def test_broken_wide_text_has_no_known_encoding():
    with pytest.raises(UnknownEncodingError, match="codec can't decode"):
        decode_text(STORY.encode("utf-16-le") + b"a")


def test_stray_bytes_in_utf8_are_read_as_cp1252():
    data = "“Café” – ".encode() + b"it\x92s na\xefve\n"

    assert decode_text(data) == Decoded("“Café” – it’s naïve\n", "utf-8", 0, guessed=True, stray=2)


def test_stray_byte_that_cp1252_has_not_is_a_control_character():
    assert decode_text("Café, ".encode() + b"one\x81two") == Decoded("Café, one two", "utf-8", 1, guessed=True, stray=1)


def test_cut_off_end_of_utf8_is_read_as_stray_bytes():
    assert decode_text("“Café”".encode()[:-1]) == Decoded("“Caféâ€", "utf-8", 0, guessed=True, stray=2)


def test_more_stray_bytes_than_characters_are_no_utf8():
    data = STORY.encode("cp1252") + "é".encode() + b" \x93Zo\xeb\x94\n"

    assert decode_text(data).encoding == "cp1252"


def test_stray_bytes_behind_a_mark_are_read_too():
    data = codecs.BOM_UTF8 + "“Café” ".encode() + b"na\xefve"

    assert decode_text(data) == Decoded("“Café” naïve", "utf-8-sig", 0, guessed=True, stray=1)


def test_windows_text_behind_a_wrong_mark_is_read():
    assert decode_text(codecs.BOM_UTF8 + STORY.encode("cp1252")) == Decoded(STORY, "cp1252", 0, guessed=True)


def test_surrogate_pair_in_utf8_is_its_character():
    assert decode_text(b"Yes \xed\xa0\xbd\xed\xb8\x80\n") == Decoded("Yes 😀\n", "utf-8", 0)


def test_lone_surrogate_in_utf8_becomes_a_space():
    assert decode_text(b"Yes\xed\xa0\xbdno") == Decoded("Yes no", "utf-8", 1)


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.4\n", "it is a PDF document"),
        (b"{\\rtf1\\ansi Flood}", "it is RTF, a word processor's file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "it is an old Word, Excel or PowerPoint file"),
        (b"PK\x03\x04\0\0", "it is a ZIP archive, or a Word or OpenDocument file"),
        (b"Rar!\x1a\x07\0", "it is a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "it is a 7-Zip archive"),
        (b"\x1f\x8b\x08", "it is a file compressed with gzip"),
        (b"\x89PNG\r\n", "it is a PNG picture"),
        (b"\xff\xd8\xff\xe0", "it is a JPEG picture"),
        (b"GIF89a", "it is a GIF picture"),
        (b"\x7fELF", "it is a program"),
    ],
)
def test_file_of_another_kind_is_not_text(start, what):
    with pytest.raises(NotTextError) as caught:
        decode_text(start)

    assert str(caught.value) == what


def test_many_nul_bytes_are_not_text():
    with pytest.raises(NotTextError, match="it holds NUL bytes, as a program, a picture or an archive does"):
        decode_text(b"Flood\0\0\0\0\x01closed the town")


def test_a_few_nul_bytes_are_taken_for_spaces():
    assert decode_text(b"one\0two" + b"." * 50) == Decoded("one two" + "." * 50, "utf-8", 1)


def test_padding_at_the_end_is_taken_for_spaces():
    assert decode_text(b"Flood\n\x1a" + b"\0" * 20) == Decoded("Flood\n" + " " * 21, "utf-8", 21)


def test_nul_bytes_do_not_hide_the_encoding():
    assert decode_text(STORY.encode("cp1252") + b"\0\0").encoding == "cp1252"


def test_many_control_characters_are_not_text():
    with pytest.raises(NotTextError, match="10 of its 110 characters are control characters, as in a program"):
        decode_text((b"Flood 2019" + b"\x02") * 10)


def test_utf8_behind_a_wide_mark_has_no_known_encoding():
    with pytest.raises(UnknownEncodingError, match="codec can't decode"):
        decode_text(codecs.BOM_UTF16_LE + b"a")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_line_ends_become_line_feeds(end):
    assert decode_text(f"one{end}two{end}".encode()).text == "one\ntwo\n"


def test_tabs_line_feeds_and_form_feeds_are_left_alone():
    assert decode_text(b"one\ttwo\n\x0c\n") == Decoded("one\ttwo\n\x0c\n", "utf-8", 0)


@pytest.mark.parametrize("control", ["\x01", "\x0b", "\x1f", "\x1b", "\x7f", "\x9f", "\ufffe"])
def test_control_characters_become_spaces_and_are_counted(control):
    assert decode_text(f"one{control}two{control}".encode()) == Decoded("one two ", "utf-8", 2)


def test_accents_are_composed():
    assert decode_text(unicodedata.normalize("NFD", STORY).encode()).text == STORY


def test_empty_file_is_empty_text():
    assert decode_text(b"") == Decoded("", "utf-8", 0)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("_\bF_\bl_\bo_\bo_\bd", "Flood"),
        ("F\b_l\b_", "Fl"),
        ("F\bF\bFl\bl", "Fl"),
        ("_\bF\bF", "F"),
    ],
)
def test_overstrikes_of_a_line_printer_are_undone(printed, meant):
    assert decode_text(printed.encode()) == Decoded(meant, "utf-8", 0)


def test_other_backspaces_lose_no_letter():
    assert decode_text(b"the\bir") == Decoded("the ir", "utf-8", 1)


def test_colours_of_a_terminal_are_taken_out():
    assert decode_text(b"\x1b[1;31mFlood\x1b[0m closes town") == Decoded("Flood closes town", "utf-8", 2)


@pytest.mark.parametrize("garbled", ["â\x80\x9cYes", "â€\x9d", "Ã\x85land"])
def test_garbled_characters_are_kept_for_repair(garbled):
    assert decode_text(garbled.encode()) == Decoded(garbled, "utf-8", 0)


def test_clean_line_folds_white_space_and_control_characters():
    assert clean_line(" one\x0c\x01two\n three ") == "one two three"


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("cp1252", "replace")))
def test_any_bytes_are_text_or_one_of_two_errors(data):
    with contextlib.suppress(NotTextError, UnknownEncodingError):
        text = decode_text(data).text

        assert text == unicodedata.normalize("NFC", text)
        assert not any(character < " " for character in text if character not in "\t\n\f")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff")))
def test_text_without_control_characters_is_kept(text):
    if not text.startswith("\ufeff"):
        assert decode_text(b"." + text.encode()).text == unicodedata.normalize("NFC", "." + text)


@pytest.mark.parametrize("run", ["\x85", "a\b", "\x1b[0;", "Ã\x85", "\r", "_\b"])
def test_a_long_run_is_decoded_in_good_time(run):
    data = (run * (1_000_000 // len(run))).encode()
    with (
        cpu_seconds(at_most=3),
        contextlib.suppress(NotTextError),
    ):  # half a second at most, measured; what is not linear takes minutes
        decode_text(data)
