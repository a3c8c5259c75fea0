import pytest
from backfile.model.annotation import Evidence
from backfile.pages.evidence import AROUND, SHORT, EvidenceViews
from hypothesis import given
from hypothesis import strategies as st

LONG = (
    "President Juan Manuel Santos and Rodrigo Londoño, the commander of the guerrillas, had signed the text in "
    "Cartagena only six days before the vote, after almost four years of talks in Havana."
)


def _marked(view):
    """A sentence with its marks in brackets."""
    return "".join(f"[{span.text}]" if span.kind == "mark" else span.text for span in view.spans)


def _shown(*pairs, language="en", most=9, views=None):
    evidence = [Evidence(words, sentence) for words, sentence in pairs]
    return [_marked(view) for view in (views or EvidenceViews(language)).show(evidence, most)]


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
    views = EvidenceViews("en")

    assert _shown(("Havana", LONG), views=views) == [LONG.replace("Havana", "[Havana]")]
    assert _shown(("Rodrigo Londoño", LONG), views=views) == [
        "President Juan Manuel Santos and [Rodrigo Londoño], the commander of the guerrillas, had signed…"
    ]
    assert _shown(("Cartagena", LONG), views=views) == [
        "…of the guerrillas, had signed the text in [Cartagena] only six days before the vote, after almost…"
    ]


def test_a_short_sentence_is_never_cut():
    sentence = f"Lima {'a' * (SHORT - 10)} Beni"
    views = EvidenceViews("en")
    _shown(("Lima", sentence), views=views)

    assert _shown(("Beni", sentence), views=views) == [sentence.replace("Beni", "[Beni]")]


def test_a_text_without_spaces_is_not_cut_within_a_word():
    sentence = "洪" * SHORT + "。利马。" + "水" * SHORT
    views = EvidenceViews("zh")
    _shown(("利马", sentence), views=views)

    assert _shown(("利马", sentence), views=views) == [sentence.replace("利马", "[利马]")]


def test_english_is_typeset_and_its_words_are_found_all_the_same():
    assert _shown(("d'Ivoire", '"Cote d\'Ivoire" won.')) == ["“Cote [d’Ivoire]” won."]
    assert _shown(("d'Ivoire", "Cote d'Ivoire"), language="fr") == ["Cote [d'Ivoire]"]


@given(st.text(), st.text(), st.text(), st.integers(0, 3))
def test_whatever_is_cut_is_a_part_of_the_sentence_with_the_words_in_it(before, words, after, times):
    sentence = f"{before} {words} {after}"
    views = EvidenceViews("fr")
    for _ in range(times + 1):
        (view,) = views.show([Evidence(words, sentence)], 1)

    text = "".join(span.text for span in view.spans)
    assert text == sentence or text.removeprefix("…").removesuffix("…") in sentence
    assert len(text) >= min(len(sentence), AROUND)
