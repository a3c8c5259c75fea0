"""The kinds of tags in words, and terms grouped by them."""

from collections.abc import Iterable, Sequence

from backfile.model.annotation import TagKind
from backfile.model.article import Term

ONE = {TagKind.PERSON: "Person", TagKind.ORGANISATION: "Organisation", TagKind.TOPIC: "Topic"}
"""What one tag of a kind is called."""
SEVERAL = {TagKind.PERSON: "People", TagKind.ORGANISATION: "Organisations", TagKind.TOPIC: "Other topics"}
"""What the tags of a kind are called beside those of another kind, in the order they are shown in."""


def kind_of(term: Term) -> TagKind:
    """What a tag names; a topic unless something else is known."""
    return term.tag_kind or TagKind.TOPIC


def group_kinds(tags: Iterable[Term]) -> tuple[tuple[TagKind, str, Sequence[Term]], ...]:
    """Tags by what they name.

    Args:
        tags: in any order, which they keep.
    Returns:
        Each kind that there is, with its label and its tags. The label of topics is empty when all tags are topics.
    """
    found: dict[TagKind, list[Term]] = {kind: [] for kind in SEVERAL}
    for tag in tags:
        found[kind_of(tag)].append(tag)
    groups = {kind: terms for kind, terms in found.items() if terms}
    is_alone = groups.keys() == {TagKind.TOPIC}
    return tuple((kind, "" if is_alone else SEVERAL[kind], terms) for kind, terms in groups.items())
