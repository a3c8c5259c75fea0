"""Cut the evidence of the candidates that are returned: the words that show each, and their sentence."""

from bisect import bisect_right

from backfile.english import sentence_at
from backfile.model.annotation import Evidence, TagMention
from backfile.tagging.candidates import Candidate
from backfile.tagging.parts import Parts
from backfile.tagging.topics import word_offset


def with_evidence(candidate: Candidate, parts: Parts) -> TagMention:
    """Return a candidate as the tag of an article, with the first sentence that has it.

    That is below the headline if it is there; headlines may have a name in capitals.
    """
    score, name, kind, sure, forms, aliases = candidate
    text, first = parts.text, len(parts.pieces[0]) + 1
    for form in forms:
        start = word_offset(text, form, first)
        if start >= 0:
            index = bisect_right(parts.starts, start) - 1
            piece = parts.pieces[index]
            start -= parts.starts[index]
            end = start + len(form)
            evidence: tuple[Evidence, ...] = (Evidence(piece[start:end], sentence_at(piece, start, end)),)
            break
    else:
        evidence = _in_headline(forms, parts.pieces[0])
    return TagMention(name, kind, round(score, 3), evidence, sure, aliases)


def _in_headline(forms: tuple[str, ...], headline: str) -> tuple[Evidence, ...]:
    lowered = headline.replace("\u2019", "'").lower()
    for form in forms:
        start = word_offset(lowered, form.lower())
        if start >= 0 and len(lowered) == len(headline):
            end = start + len(form)
            return (Evidence(headline[start:end], sentence_at(headline, start, end)),)
    return ()
