import pytest
from backfile.source.decode import decode_text
from backfile.source.repair import Repair, repair_text
from cpu_time import cpu_seconds
from hypothesis import example, given
from hypothesis import strategies as st

ARTICLE = 'The "Old Café" on Müller Street reopened, it’s said. AT&T and R&D – “at last”…\n' * 40
DAMAGE = st.lists(
    st.sampled_from(
        '" "" & &amp; &#10; &#x2028; &#55296; &NewLine; â€¨ Ã© Ã Â\x85 â€ \u200b \u202e \xad \u200d \r \ud800 À\x80 '
        "í\xa0\x80 É” \U000e0041 a é".split(" ")
    )
    | st.sampled_from(" \n")
).map("".join)


def codes(text):
    return [repair.code for repair in repair_text(text).repairs]


def what(text):
    (repair,) = repair_text(text).repairs
    return repair.what


def test_ordinary_text_is_the_same_object():
    repaired = repair_text(ARTICLE)

    assert repaired.text is ARTICLE
    assert repaired.repairs == ()


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("The cafÃ© reopened", "The café reopened"),
        ("â€œItâ€™s over,â€\x9d she said â€“ at last", "“It’s over,” she said – at last"),
        ("â\x80\x9cYes,â\x80\x9d he said", "“Yes,” he said"),
        ("Ã\x85land", "Åland"),
        ("a dÃ» partir, voilÃ\xa0 le travail", "a dû partir, voilà le travail"),
        ("cafÃƒÂ©", "café"),
        ("РџСЂРёРІРµС‚", "Привет"),
        ("caf√© opened", "café opened"),
        ("It‚Äôs over", "It’s over"),
    ],
)
def test_garbled_characters_are_mended(garbled, meant):
    assert repair_text(decode_text(garbled.encode()).text).text == meant


def test_no_character_read_as_latin_1_leaves_a_control_character():
    words = "\n".join(f"The word {chr(code)} stands here" for code in range(0xA0, 0x2100))
    text = repair_text(decode_text(words.encode().decode("latin-1").encode()).text).text

    assert not any("\x7f" <= character <= "\x9f" for character in text)


def test_only_the_garbled_line_is_mended():
    assert repair_text("A MAÇÃ”\nThe cafÃ©\nÎN").text == "A MAÇÃ”\nThe café\nÎN"


def test_mending_is_announced():
    assert repair_text("The cafÃ©\nItâ€™s").repairs == (
        Repair("S109", 'garbled characters in 2 lines were mended, such as "cafÃ©" to "café"'),
    )


def test_garbled_line_separator_becomes_a_space():
    assert repair_text("oneâ€¨two").text == "one two"


def test_mended_accents_are_composed():
    assert repair_text("The cafeÌ\x81 is open").text == "The café is open"


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO: A DECISÃO NÃO É DO MINISTRO",
        "“AMANHÃ”, DISSE A IRMÃ DO “CAPITÃO”…",
        "A MAÇÃ”, ela disse; «AMANHÃ», VIRÃO",
        "LES ÉLÈVES DE L’ÉCOLE FÊTENT NOËL À «ORLÉANS»",
        "Il a mangé “à l’été”…",
        "ÎN ROMÂNIA, SFÂRŞITUL LUNII A ÎNCEPUT",
        "NƯỚC VIỆT NAM ĐÃ ĐƯỢC ÂN XÁ Ở ĐÀ NẴNG",
        "Ông Nguyễn Văn Ân đã ở Thừa Thiên–Huế",
        "Â",
        "Ã",
        "Größe “Übung”, „Spaß“ – 20 °C",
        "Россия: «Заря» – В Москве",
        "东京。“你好”……",
    ],
)
def test_accented_words_are_left_alone(text):
    assert repair_text(text).text is text


def test_words_in_capitals_are_left_alone_beside_a_garbled_one():
    assert repair_text("A IRMÃ DO “CHÁ DE MAÇÃ” É O cafÃ©").text == "A IRMÃ DO “CHÁ DE MAÇÃ” É O café"


@pytest.mark.parametrize(
    ("escaped", "meant"),
    [
        ("Salt &amp; pepper", "Salt & pepper"),
        ("&quot;It&#39;s&#x20;over&quot;", '"It\'s over"'),
        ("Salt &amp;amp; &amp;quot;pepper&amp;quot;", 'Salt & "pepper"'),
        ("caf&eacute; &#8211; 5&nbsp;&euro;", "café – 5\xa0€"),
        ("&#38;amp; more", "& more"),
        ("&amp;rsquo;", "’"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&b=2"),
        ("e&#769;t&#233;", "été"),
        ("a &lt;b&gt; <b>c</b>", "a <b> <b>c</b>"),
    ],
)
def test_entities_become_characters(escaped, meant):
    assert repair_text(escaped).text == meant


@pytest.mark.parametrize(
    "entity", ["&#10;", "&#13;", "&NewLine;", "&Tab;", "&#12;", "&#0;", "&#1;", "&#8232;", "&#xD800;"]
)
def test_entities_of_no_character_of_a_line_become_spaces(entity):
    assert repair_text(f"one{entity}two").text == "one two"


@pytest.mark.parametrize(
    ("coded", "meant"),
    [
        ("%22No flood%22 in Beni", '"No flood" in Beni'),
        ("Peru%27s rivers", "Peru's rivers"),
        ("Rain in R%C3%A9union", "Rain in Réunion"),
        ("%E2%80%9CNo%E2%80%9D", "“No”"),
        ("Gda%C5%84sk", "Gdańsk"),
    ],
)
def test_percent_codes_in_words_become_characters(coded, meant):
    assert repair_text(coded).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/R%C3%A9union",
        "www.example.org/%27a%27",
        "example.org?name=%22a%22",
        "it rose by 5%22",
        "100% of 20%25",
        "R%c3%a9union",
        "R%C3union",
        "a%20b%27c",
        "%FF%BF%BF",
    ],
)
def test_percent_signs_of_addresses_and_numbers_are_left_alone(text):
    assert repair_text(text).text == text


def test_percent_codes_are_announced():
    assert what("Peru%27s rain") == '1 word with codes of a web address, such as "Peru%27s", was decoded'
    assert what("%22a%22 b%27s") == '2 words with codes of a web address, such as "%22a%22", were decoded'


def test_entities_are_announced():
    assert what("&lt; &amp;") == '2 HTML entities such as "&lt;" were turned into characters'
    assert what("a &amp; b") == '1 HTML entity such as "&amp;" was turned into a character'
    assert codes("a &amp; b") == ["S110"]


@pytest.mark.parametrize(
    "text", ["AT&T; R&D", "a&copy=1&b=2;", "&nosuchname;", "& amp;", "&;", "&#;", "&#x;", "<b>x</b>"]
)
def test_ampersands_of_no_entity_are_left_alone(text):
    assert repair_text(text).text is text


@pytest.mark.parametrize(
    ("exported", "meant"),
    [
        ('"""Yes,"" she said."', '"Yes," she said.'),
        ('"He said ""no"""', 'He said "no"'),
        ('"Flood\n\nHe said ""no"" to it.\n"\n', 'Flood\n\nHe said "no" to it.\n\n'),
        ('"One ""big"" flood"\n"Two ""small"" floods"', 'One "big" flood\nTwo "small" floods'),
        ('He said: ""Some actors chart it. ""We went on."', 'He said: "Some actors chart it. "We went on."'),
        ('She said ""yes"" to it.', 'She said "yes" to it.'),
    ],
)
def test_doubled_quotes_of_a_csv_export_become_single(exported, meant):
    assert repair_text(exported).text == meant


def test_doubled_quotes_are_announced():
    assert repair_text('""Yes"" and').repairs == (
        Repair("S111", "2 doubled quotation marks of a CSV export were made single"),
    )


@pytest.mark.parametrize(
    "text",
    [
        '"Yes," she said. "No."',
        'They left "" blank, and wrote "none".',
        'a,"","",b',
        '"He told me "no""',
        '"No," she said, "he told me "no"" and "yes".',
        'One\n""""""""""\nTwo',
        '""',
        '"A plain quotation is a paragraph."\n\n"And another."',
    ],
)
def test_other_quotation_marks_are_left_alone(text):
    assert repair_text(text).text is text


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("in\u00adfor\u200bma\u2060tion\ufeff", "information"),
        ("abc \u202ecba\u202c \u2066x\u2069", "abc cba x"),
        ("a\u200eb\u200fc\u061c", "abc"),
        ("coope\u200cration, ко\u200dт", "cooperation, кот"),
        ("flood\U000e0041\U000e0042", "flood"),
        ("\ufff9base\ufffanote\ufffb", "basenote"),
        ("e\u200b\u0301", "é"),
        ("שלום\u202e", "שלום"),
    ],
)
def test_invisible_characters_are_taken_out(marked, meant):
    assert repair_text(marked).text == meant


def test_taking_out_is_announced():
    assert what("a\u200bb\u00adc") == "2 invisible characters such as U+200B (zero width space) were taken out"
    assert what("a\u00adb") == "1 invisible character such as U+00AD (soft hyphen) was taken out"
    assert codes("a\u00adb") == ["S112"]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d🚒 ❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "שלום\u200f!",
        "5\xa0€ l’été\xa0!",
    ],
)
def test_characters_that_a_script_needs_are_left_alone(text):
    assert repair_text(text).text is text


def test_repairs_are_made_one_after_another():
    repaired = repair_text("cafÃ© &quot;&quot;Yes&quot;&quot; in&shy;deed")

    assert repaired.text == 'café "Yes" indeed'
    assert [repair.code for repair in repaired.repairs] == ["S109", "S110", "S111", "S112"]


def test_repaired_text_needs_no_repair():
    text = repair_text("cafÃ© &amp;quot;&quot;Yes&quot;&quot; in&shy;deed").text

    assert repair_text(text).text is text


@given(st.text() | DAMAGE)
@example("Â\x85")
def test_repair_keeps_the_number_of_lines(text):
    assert repair_text(text).text.count("\n") == text.count("\n")


@given(st.text() | DAMAGE)
def test_text_changes_only_if_a_repair_is_announced(text):
    repaired = repair_text(text)

    assert (repaired.text is text) == (not repaired.repairs)


@given(st.lists(st.sampled_from("Flood town said”’“ «»éñüçãÃÂ.,!?-\n\t")).map("".join))
def test_plain_letters_are_never_lost(text):
    def letters(some):
        return [character for character in some if character.isascii() and character.isalnum()]

    assert letters(repair_text(text).text) == letters(text)


@pytest.mark.parametrize(
    "run", ["&", "&amp;", "&amp", '"', '""a ', "Ã", "Ã©", "\u200b", "\u200cx", "🏴\U000e0061", "&#38;"]
)
def test_a_long_run_is_repaired_in_good_time(run):
    text = run * (1_000_000 // len(run))
    with cpu_seconds(at_most=3):  # half a second at most, measured; what is not linear takes minutes
        repair_text(text)
