import re
from html import escape, unescape

import pytest
from backfile.model.annotation import Evidence
from backfile.pages.evidence import AROUND, SHORT, EvidenceViews, Sentences
from hypothesis import given
from hypothesis import strategies as st

LONG = (
    "President Juan Manuel Santos and Rodrigo Londoño, the commander of the guerrillas, had signed the text in "
    "Cartagena only six days before the vote, after almost four years of talks in Havana."
)


class _Page:
    """The evidence of one page: every thing it shows is read before the first is shown."""

    def __init__(self, *things, language="en", lang="", most=9):
        """Read things, each given as pairs of words and their sentence."""
        self._most = most
        sentences = Sentences(language)
        read = [[Evidence(words, sentence) for words, sentence in pairs] for pairs in things]
        self._found = [sentences.shown_by("name", evidence, most) for evidence in read]
        self._views = EvidenceViews(sentences.typeset, lang)

    def show(self):
        """The sentences of each thing with their marks in brackets."""
        return [_marked(self._views.show([found], self._most)) for found in self._found]


def _marked(html):
    """Each sentence with its marks in brackets."""
    lines = (line.removeprefix("<dd>") for line in str(html).splitlines())
    return [unescape(line.replace("<mark>", "[").replace("</mark>", "]")) for line in lines]


def _shown(*pairs, **options):
    (shown,) = _Page(pairs, **options).show()
    return shown


@pytest.mark.parametrize(
    ("words", "sentence", "expected"),
    [
        ("Beni", "In Beni, the river rose.", "In [Beni], the river rose."),
        ("Lima", "Lima", "[Lima]"),
        ("Oman", "Romania and Oman agreed.", "Romania and [Oman] agreed."),
        ("Lima", "From Lima to Lima.", "From [Lima] to [Lima]."),
        ("Lima", "Limassol", "Limassol"),
        ("", "A sentence.", "A sentence."),
        ("U.S.", "The U.S. Senate", "The [U.S.] Senate"),
    ],
)
def test_the_words_are_marked_where_they_are_words_of_their_own(words, sentence, expected):
    assert _shown((words, sentence)) == [expected]


def test_a_sentence_with_several_words_is_shown_once_with_all_marked():
    shown = _shown(
        ("WHO", "The WHO, the World Health Organization."), ("Health", "The WHO, the World Health Organization.")
    )

    assert shown == ["The [WHO], the World [Health] Organization."]


def test_of_words_within_each_other_the_longer_is_marked():
    assert _shown(("Santos", "Juan Santos left."), ("Juan Santos", "Juan Santos left.")) == ["[Juan Santos] left."]


def test_no_more_sentences_are_shown_than_asked_for():
    assert _shown(("a", "a b"), ("a", "a c"), ("a", "a d"), most=2) == ["[a] b", "[a] c"]


def test_a_long_sentence_is_whole_the_first_time_and_then_cut_around_the_words():
    page = _Page([("Havana", LONG)], [("Rodrigo Londoño", LONG)], [("Cartagena", LONG)])

    assert page.show() == [
        [LONG.replace("Havana", "[Havana]")],
        ["President Juan Manuel Santos and [Rodrigo Londoño], the commander of the guerrillas, had signed…"],
        ["…of the guerrillas, had signed the text in [Cartagena] only six days before the vote, after almost…"],
    ]


def test_a_short_sentence_is_never_cut():
    sentence = f"Lima {'a' * (SHORT - 10)} Beni"

    assert _Page([("Lima", sentence)], [("Beni", sentence)]).show()[1] == [sentence.replace("Beni", "[Beni]")]


def test_a_text_without_spaces_is_not_cut_within_a_word():
    sentence = "洪" * SHORT + "。利马。" + "水" * SHORT
    page = _Page([("利马", sentence)], [("利马", sentence)], language="zh")

    assert page.show()[1] == [sentence.replace("利马", "[利马]")]


def test_a_sentence_is_kept_once_however_many_things_it_shows():
    sentences = Sentences("en")
    shown = [sentences.shown_by(name, [Evidence(name, "Lima and Beni.")], 3) for name in ("Lima", "Beni")]

    assert (sentences.typeset, [found.sentences for found in shown]) == (
        ("Lima and Beni.",),
        [((0, ("Lima",)),), ((0, ("Beni",)),)],
    )


def test_things_of_one_name_share_their_sentences():
    sentences = Sentences("en")
    shown = [sentences.shown_by(name, [Evidence(name, f"{name} rose.")], 3) for name in ("Floods", "floods")]

    assert _marked(EvidenceViews(sentences.typeset, "").show(shown, 2)) == ["[Floods] rose.", "[floods] rose."]


def test_a_sentence_is_escaped_as_text():
    sentences = Sentences("de")
    shown = sentences.shown_by("Lima", [Evidence("Lima", 'In Lima & "Cusco" <b>')], 3)

    assert EvidenceViews(sentences.typeset, "").show([shown], 3) == (
        '<dd>In <mark>Lima</mark> &amp; "Cusco" &lt;b&gt;\n'
    )


def test_sentences_in_another_language_say_which():
    sentences = Sentences("es")
    shown = sentences.shown_by("Lima", [Evidence("Lima", "En Lima.")], 3)

    assert EvidenceViews(sentences.typeset, "es").show([shown], 3) == '<dd lang="es">En <mark>Lima</mark>.\n'


def test_english_is_typeset_and_its_words_are_found_all_the_same():
    assert _shown(("d'Ivoire", '"Cote d\'Ivoire" won.')) == ["“Cote [d’Ivoire]” won."]
    assert _shown(("d'Ivoire", "Cote d'Ivoire"), language="fr") == ["Cote [d'Ivoire]"]


@given(st.text(), st.text(), st.text(), st.integers(0, 3))
def test_whatever_is_cut_is_a_part_of_the_sentence_with_the_words_in_it(before, words, after, times):
    sentence = f"{before} {words} {after}"
    sentences = Sentences("fr")
    shown = sentences.shown_by("name", [Evidence(words, sentence)], 1)
    views = EvidenceViews(sentences.typeset, "")
    for _ in range(times + 1):
        html = views.show([shown], 1)

    text = unescape(re.sub("</?mark>", "", html.removeprefix("<dd>").removesuffix("\n")))
    plain = escape(sentence, quote=False)
    assert text == unescape(plain) or text.removeprefix("…").removesuffix("…") in unescape(plain)
    assert len(text) >= min(len(unescape(plain)), AROUND)
