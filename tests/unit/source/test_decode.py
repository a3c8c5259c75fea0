import codecs
import unicodedata

import pytest
from backfile.source.decode import Decoded, NotTextError, UnknownEncodingError, decode_text

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

    assert decode_text(text.encode("cp1252")) == Decoded(text, "cp1252", 0)


@pytest.mark.parametrize("text", ["Müller", "é", "A £5 note", "L'été à Orléans sera très chaud"])
def test_short_western_text_keeps_its_accents(text):
    assert decode_text(text.encode("latin-1")).text == text


def test_latin_1_text_keeps_its_accents():
    assert decode_text((STORY * 3).encode("latin-1")).text == STORY * 3


def test_text_of_another_code_page_is_guessed():
    text = "Сегодня утром в центре города был большой пожар, сообщили местные власти.\n" * 3

    assert decode_text(text.encode("cp1251")).text == text


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0", STORY.encode("utf-16-le")])
def test_nul_bytes_are_not_text(data):
    with pytest.raises(NotTextError, match="it holds NUL bytes"):
        decode_text(data)


@pytest.mark.parametrize("data", [codecs.BOM_UTF8 + b"caf\xe9", codecs.BOM_UTF16_LE + b"a"])
def test_text_that_belies_its_mark_has_no_known_encoding(data):
    with pytest.raises(UnknownEncodingError, match="codec can't decode"):
        decode_text(data)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_line_ends_become_line_feeds(end):
    assert decode_text(f"one{end}two{end}".encode()).text == "one\ntwo\n"


def test_tabs_and_line_feeds_are_left_alone():
    assert decode_text(b"one\ttwo\n\n") == Decoded("one\ttwo\n\n", "utf-8", 0)


@pytest.mark.parametrize("control", ["\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x9f", "\ufffe"])
def test_control_characters_become_spaces_and_are_counted(control):
    assert decode_text(f"one{control}two{control}".encode()) == Decoded("one two ", "utf-8", 2)


def test_accents_are_composed():
    assert decode_text(unicodedata.normalize("NFD", STORY).encode()).text == STORY


def test_empty_file_is_empty_text():
    assert decode_text(b"") == Decoded("", "utf-8", 0)
