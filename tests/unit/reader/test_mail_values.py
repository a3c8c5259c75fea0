import pytest
from backfile.reader.mail_values import POSTMARK, decode_words, parse_senders
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ana Silva <ana@example.org>", ("Ana Silva",)),
        ('"Silva, Ana" <ana@example.org>', ("Silva, Ana",)),
        ("ana@example.org (Ana Silva)", ("Ana Silva",)),
        ("Ana Silva <a@example.org>, Jan <j@example.org>", ("Ana Silva", "Jan")),
        ("=?utf-8?Q?Jan_Nov=C3=A1k?= <jan@example.org>", ("Jan Novák",)),
        ("Ana Silva", ("Ana Silva",)),
        ("ana@example.org", ()),
        ('"ana@example.org" <ana@example.org>', ()),
        ("@" + "(" * 1000, ()),
    ],
)
def test_names_are_taken_from_addresses(value, names):
    assert parse_senders(value) == names


@pytest.mark.parametrize(
    ("value", "decoded"),
    [
        ("=?utf-8?B?w4RyZ2Vy?=", "Ärger"),
        ("=?iso-8859-1?q?=C4rger?= in =?utf-8?Q?K=C3=B6ln?=", "Ärger in Köln"),
        ("=?utf-8?Q?Flo?= =?utf-8?Q?od?=", "Flood"),
        ("=?utf-8?Q?a=0A=00b?=", "a b"),
    ],
)
def test_encoded_words_are_decoded(value, decoded):
    assert decode_words(value) == decoded


@pytest.mark.parametrize("value", ["Flood", "2 =? 3", "=?klingon?Q?a?=", "=?utf-8?Q?=FF?=", "=?utf-8?B?a?="])
def test_what_cannot_be_decoded_is_left_alone(value):
    assert decode_words(value) == value


@pytest.mark.parametrize(
    "line",
    ["From a@b.org Sat Mar  5 14:30:00 2019", "From MAILER-DAEMON Sat Mar 05 14:30 UTC 2019 remote from x"],
)
def test_line_of_a_mailbox_is_known(line):
    assert POSTMARK.match(line)


@pytest.mark.parametrize("line", ["From Saturday on", "From: a@b.org", "From Paris Sat came home 2019"])
def test_sentence_that_begins_with_from_is_left_alone(line):
    assert not POSTMARK.match(line)


@given(st.text(max_size=80))
def test_any_value_is_read(value):
    decode_words(f"=?{value}?=")
    parse_senders(f"{value}@")
