"""Find what an article is about: kinds of events, and the nouns and phrases that it keeps coming back to.

The weights of keyphrases are rounded from a logistic regression on the KPCrowd news articles (Marujo et al., 2012):
people choose long words, words of the headline and of the beginning, and words that come often.
"""

from collections.abc import Mapping
from math import log1p

from backfile.model.annotation import TagKind
from backfile.tagging.candidates import HEADLINE_POINTS, LEAD_POINTS, MOST_POINTS, TWICE, Candidate
from backfile.tagging.words import Subject, Vocabulary

_MOST_EVENTS, _MOST_KEYPHRASES = 3, 3
_SHORT = 1500
"""Characters of an article in which one mention is enough."""
_EVENT_POINTS = 1.0
_LATER = 2.0
"""Points that each event has less than the one before it: an article is about one."""
_HEADLINE, _LEAD = 1.3, 0.5
_SHARE = 0.7
"""What the points of a keyphrase count: those below a headline come after the people who are sure."""
_MENTIONS = tuple(0.9 * log1p(count) for count in range(MOST_POINTS + 1))
"""By the number of mentions."""


def topic_candidates(
    body: str, headline: str, lead: str, counts: tuple[Mapping[bytes, int], Mapping[bytes, int]], vocabulary: Vocabulary
) -> list[Candidate]:
    """Return the topics of an article, best first.

    Args:
        body: the text below the headline.
        headline: the headline in lower case.
        lead: the beginning of the body.
        counts: the words of the vocabulary in the body and in the headline, counted.
        vocabulary: the words and phrases that show a subject.
    """
    in_body, in_headline = counts
    found, forms = _count_subjects(in_body, body, vocabulary)
    heads, head_forms = _count_subjects(in_headline, headline, vocabulary)
    for subject in heads:
        if subject not in found:
            found[subject] = 0
            forms[subject] = head_forms[subject]
    is_short = len(body) < _SHORT
    events, keyphrases = [], []
    for subject, count in found.items():
        is_head = subject in heads
        if not subject.is_event:
            if count < (subject.least_in_headline if is_head else subject.least):
                continue
            form = forms[subject]
            below = subject.points + _MENTIONS[min(MOST_POINTS, count)] + _LEAD * (form in lead)
            keyphrases.append((-_SHARE * below - _HEADLINE * is_head, subject.name, form, False))
            continue
        form = forms[subject]
        is_lead = form in lead
        sure = is_head or count >= TWICE
        if sure or (is_lead and (is_short or subject.in_country)):
            points = min(MOST_POINTS, count) + HEADLINE_POINTS * is_head + LEAD_POINTS * is_lead + _EVENT_POINTS * sure
            events.append((-points, subject.name, form, sure))
    events.sort()
    keyphrases.sort()
    topic = TagKind.TOPIC
    events = [(event[0] + _LATER * rank, *event[1:]) for rank, event in enumerate(events[:_MOST_EVENTS])]
    return [
        Candidate(-points, name, topic, sure, (form,))
        for points, name, form, sure in (*events[:_MOST_EVENTS], *keyphrases[:_MOST_KEYPHRASES])
    ]


def word_offset(text: str, form: str, first: int = 0) -> int:
    """Return where some words stand in a text, not as a part of others, -1 if nowhere."""
    start = text.find(form, first)
    while start >= 0:
        end = start + len(form)
        if not (text[end : end + 1].isalnum() or text[start - 1 : start].isalnum()):
            return start
        start = text.find(form, end)
    return -1


def _count_subjects(
    words: Mapping[bytes, int], text: str, vocabulary: Vocabulary
) -> tuple[dict[Subject, int], dict[Subject, str]]:
    """The subjects of a text with the number of mentions and with the first words that show each.

    A word inside a phrase says nothing by itself: "bird flu" is not about birds.
    """
    found: dict[Subject, int] = {}
    forms: dict[Subject, str] = {}
    singles, phrases = vocabulary.singles, vocabulary.phrases
    inside: list[tuple[Subject, Subject, int]] = []
    for word, count in words.items():
        subject = singles.get(word)
        if subject is None:
            pass
        elif subject in found:
            found[subject] += count
        else:
            found[subject] = count
            forms[subject] = word.decode()
        if word in phrases:
            for form, of, other, others in phrases[word]:
                if other in words and others <= words.keys() and (times := text.count(form)):
                    found[of] = found.get(of, 0) + times
                    forms.setdefault(of, form)
                    inside += ((singles[part], of, times) for part in (word, *others) if part in singles)
    for subject, of, times in inside:
        if subject is not of and subject in found:
            found[subject] -= times
            if found[subject] <= 0:
                del found[subject]
    return found, forms
