"""When a tag names the same person, organisation or phrase as a label: the rules stand in docs/evaluation.md."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_POSSESSIVE = re.compile(r"'s\b")
_OTHERS = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"\w+")
_SUFFIX = re.compile(r"(?:ies|es|s|ing|ed|ly)$")
_LONG = 4
"""Letters of a word that is compared whole."""


def fold(name: str) -> str:
    """A name to compare: lower case, no accents, no punctuation, no "the" before it; initials are one word."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("\u2019", "'"))
    text = _POSSESSIVE.sub("", plain.encode("ascii", "ignore").decode().lower())
    text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    return _OTHERS.sub(" ", text).strip().removeprefix("the ")


def stem(phrase: str) -> str:
    """A phrase to compare: lower case, each long word without its ending."""
    words = _WORD.findall(phrase.lower())
    return " ".join(_SUFFIX.sub("", word) if len(word) > _LONG else word for word in words)


def is_person(label: Sequence[str], tag: Sequence[str]) -> bool:
    """Whether the words of a tag name the person of a label.

    They do if they hold all words of the label, or are some of them with the first or the last among them: a surname
    is enough.
    """
    has, wanted = set(tag), set(label)
    return wanted <= has or (bool(has) and has <= wanted and (label[0] in has or label[-1] in has))


@dataclass(slots=True)
class Entity:
    """One person or organisation of one text, under all the names it has there."""

    names: set[str] = field(default_factory=set)
    """Folded."""
    count: int = 0
    """How often it stands in the text."""

    def has_person(self, name: str) -> bool:
        """Whether a name is a surname alone, or has the same surname and first letter."""
        *given, surname = name.split()
        return any(other.split()[-1] == surname and (not given or other[0] == name[0]) for other in self.names)

    def has_organisation(self, name: str) -> bool:
        """Whether a name is the acronym or the beginning of another."""
        return any(
            name == "".join(word[0] for word in other.split()) or other.startswith(f"{name} ") for other in self.names
        )

    def is_found(self, tags: Collection[str]) -> bool:
        """Whether one of some folded tags names it; a longer name may have more words before it."""
        if not self.names.isdisjoint(tags):
            return True
        longer = [tag for tag in tags if " " in tag]
        return any(tag.endswith(f" {name}") or name.endswith(f" {tag}") for tag in longer for name in self.names)


def gather_entities(ner: Mapping[str, Mapping[str, int]]) -> list[Entity]:
    """Join the names of each person and organisation, the longest first."""
    found = []
    for kind, belongs in (("PER", Entity.has_person), ("ORG", Entity.has_organisation)):
        entities: list[Entity] = []
        for name, count in sorted(ner.get(kind, {}).items(), key=lambda item: -len(item[0].split())):
            folded = fold(name)
            if not folded:
                continue
            entity = next((one for one in entities if folded in one.names or belongs(one, folded)), None)
            if entity is None:
                entity = Entity()
                entities.append(entity)
            entity.names.add(folded)
            entity.count += count
        found += entities
    return found


def is_name(tag: str, names: Iterable[str]) -> bool:
    """Whether a folded tag is one of some folded names, or has more words before it."""
    return any(tag == name or tag.endswith(f" {name}") for name in names)
