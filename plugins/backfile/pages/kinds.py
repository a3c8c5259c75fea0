"""The kinds of tags in words, and terms grouped by them."""

from collections.abc import Iterable, Sequence

from backfile.model.annotation import TagKind
from backfile.model.article import Term
from backfile.words import words_of

ORDER = (TagKind.PERSON, TagKind.ORGANISATION, TagKind.TOPIC)
"""In which the kinds are shown."""


def kind_name(kind: TagKind, language: str) -> str:
    """What one tag of a kind is called."""
    words = words_of(language)
    match kind:
        case TagKind.PERSON:
            return words.gettext("Person")
        case TagKind.ORGANISATION:
            return words.gettext("Organisation")
    return words.gettext("Topic")


def kinds_name(kind: TagKind, language: str) -> str:
    """What the tags of a kind are called beside those of another kind."""
    words = words_of(language)
    match kind:
        case TagKind.PERSON:
            return words.gettext("People")
        case TagKind.ORGANISATION:
            return words.gettext("Organisations")
    return words.gettext("Other topics")


def kind_of(term: Term) -> TagKind:
    """What a tag names; a topic unless something else is known."""
    return term.tag_kind or TagKind.TOPIC


def group_kinds(tags: Iterable[Term], language: str) -> tuple[tuple[TagKind, str, Sequence[Term]], ...]:
    """Tags by what they name.

    Args:
        tags: in any order, which they keep.
        language: of the labels.
    Returns:
        Each kind that there is, with its label and its tags. The label of topics is empty when all tags are topics.
    """
    found: dict[TagKind, list[Term]] = {kind: [] for kind in ORDER}
    for tag in tags:
        found[kind_of(tag)].append(tag)
    groups = {kind: terms for kind, terms in found.items() if terms}
    is_alone = groups.keys() == {TagKind.TOPIC}
    return tuple((kind, "" if is_alone else kinds_name(kind, language), terms) for kind, terms in groups.items())
