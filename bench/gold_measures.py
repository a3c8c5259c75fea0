"""Compare what was found with what people say: precision, recall and F1 as docs/evaluation.md defines them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from gold_matching import fold, gather_entities, is_name, is_person, stem
from gold_set import Label

MEASURES = (
    "countries, strict",
    "countries, macro",
    "countries, lenient",
    "countries, all named",
    "exactly these countries",
    "main country right",
    "main country found",
    "people",
    "organisations",
    "names",
    "names, repeated",
    "keyphrases",
)
"""What is measured, in the order of the table."""

SUPPORT = 5
"""Articles about a country before it counts in the macro mean."""
FIRST_TAGS = 10
"""Tags that are compared with keyphrases."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the program says of one article."""

    countries: tuple[str, ...] = ()
    """The main ones, best first."""
    mentioned: tuple[str, ...] = ()
    """The others."""
    tags: tuple[tuple[str, bool], ...] = ()
    """Name of each tag, best first, and whether it is a topic."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. What a measure does not have is None; shares are from 0 to 1."""

    name: str
    """One of MEASURES."""
    judged: int
    """Articles with such a label; for the macro mean countries, for people, organisations and names labels."""
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    share: float | None = None


@dataclass(slots=True)
class Count:
    """Right, invented and missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def add(self, found: Collection[str], wanted: Collection[str]) -> None:
        """Count one article."""
        self.right += len(set(found) & set(wanted))
        self.invented += len(set(found) - set(wanted))
        self.missed += len(set(wanted) - set(found))

    def row(self, name: str, judged: int) -> Row:
        """The line of the table."""
        precision, recall = _share(self.right, self.invented), _share(self.right, self.missed)
        return Row(name, judged, precision, recall, _f1(precision, recall))


def measure(
    labels: Sequence[Label], found: Mapping[str, Found], aliases: Mapping[str, Sequence[str]]
) -> tuple[Row, ...]:
    """Measure everything that a set has labels of.

    Args:
        labels: of the set.
        found: by the id of the article; one that is not there has nothing.
        aliases: names of organisations that labels call by a code.
    """
    pairs = [(label, found.get(label.id, Found())) for label in labels]
    rows = (*_countries(pairs), *_people(pairs), *_organisations(pairs, aliases), *_names(pairs), *_keyphrases(pairs))
    return tuple(rows)


def judged_countries(label: Label, countries: Sequence[str]) -> tuple[str, ...]:
    """The countries that are not to be ignored."""
    return tuple(code for code in countries if code not in label.ignore)


def _countries(pairs: Sequence[tuple[Label, Found]]) -> Iterator[Row]:
    """What is measured where a label says which countries an article is about."""
    judged = [(label, judged_countries(label, found.countries)) for label, found in pairs if label.countries]
    if not judged:
        return
    mentioned = (judged_countries(label, found.mentioned) for label, found in pairs if label.countries)
    strict, named, lenient = Count(), Count(), Count()
    by_country: defaultdict[str, Count] = defaultdict(Count)
    for (label, codes), others in zip(judged, mentioned, strict=True):
        strict.add(codes, label.countries)
        named.add({*codes, *others}, label.mentioned)
        lenient.add(codes, {*label.countries, *(set(codes) & set(label.mentioned))})
        for code in {*codes, *label.countries}:
            by_country[code].add({code} & {*codes}, {code} & {*label.countries})
    supported = [count for count in by_country.values() if count.right + count.missed >= SUPPORT]
    yield strict.row("countries, strict", len(judged))
    if supported:
        macro = mean(count.row("", 0).f1 or 0.0 for count in supported)
        yield Row("countries, macro", len(supported), f1=macro)
    yield lenient.row("countries, lenient", len(judged))
    yield named.row("countries, all named", len(judged))
    exact = mean(set(codes) == set(label.countries) for label, codes in judged)
    yield Row("exactly these countries", len(judged), share=exact)
    primary = [(label.primary, codes) for label, codes in judged if label.primary]
    if primary:
        right, anywhere = (mean(code in codes[:most] for code, codes in primary) for most in (1, None))
        yield Row("main country right", len(primary), share=right)
        yield Row("main country found", len(primary), share=anywhere)


def _people(pairs: Sequence[tuple[Label, Found]]) -> Iterator[Row]:
    """Only people that some label of the set names can be invented: labels seldom name everybody."""
    known = {tuple(fold(name).split()) for label, _ in pairs for name in label.people} - {()}
    count = Count()
    for label, found in pairs:
        if not (label.people or label.orgs):
            continue
        wanted = {tuple(fold(name).split()) for name in label.people} - {()}
        tags = [fold(name).split() for name, _ in found.tags]
        seen = {person for person in known if any(is_person(person, tag) for tag in tags)}
        words = {word for person in wanted for word in person}
        namesakes = {person for person in seen - wanted if not words.isdisjoint(person)}
        count.right += len(seen & wanted)
        count.missed += len(wanted - seen)
        count.invented += len(seen - wanted - namesakes)
    if count.right + count.missed:
        yield count.row("people", count.right + count.missed)


def _organisations(pairs: Sequence[tuple[Label, Found]], aliases: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    """Only organisations that some label of the set or the table of aliases names can be invented.

    One that shares a name with a right one is not invented: ADB is the Asian and the African Development Bank.
    """
    known = {*aliases, *(org for label, _ in pairs for org in label.orgs)}
    names = {org: {fold(name) for name in aliases.get(org, (org,))} - {""} for org in known}
    count = Count()
    for label, found in pairs:
        if not (label.people or label.orgs):
            continue
        tags = {fold(name) for name, _ in found.tags}
        wanted = {org for org in label.orgs if names[org]}
        of_wanted = {name for org in wanted for name in names[org]}
        seen = {org for org, own in names.items() if not own.isdisjoint(tags)}
        count.add({org for org in seen if org in wanted or names[org].isdisjoint(of_wanted)}, wanted)
    if count.right + count.missed:
        yield count.row("organisations", count.right + count.missed)


def _names(pairs: Sequence[tuple[Label, Found]]) -> Iterator[Row]:
    """People and organisations, where a label has every name of the text."""
    tags_right = tags_wrong = 0
    hits: list[tuple[bool, bool]] = []  # whether an entity was found, and whether it stands in the text twice
    for label, found in pairs:
        if label.ner is None:
            continue
        entities = gather_entities(label.ner)
        names = {name for entity in entities for name in entity.names}
        tags = {fold(name) for name, is_topic in found.tags if not is_topic}
        right = sum(is_name(tag, names) for tag in tags)
        tags_right += right
        tags_wrong += len(tags) - right
        hits += ((entity.is_found(tags), entity.count > 1) for entity in entities)
    if not hits:
        return
    precision = _share(tags_right, tags_wrong)
    recall = mean(hit for hit, _ in hits)
    yield Row("names", len(hits), precision, recall, _f1(precision, recall))
    repeated = [hit for hit, is_repeated in hits if is_repeated]
    if repeated:
        yield Row("names, repeated", len(repeated), recall=mean(repeated))


def _keyphrases(pairs: Sequence[tuple[Label, Found]]) -> Iterator[Row]:
    """The mean over articles: each counts the same, whatever the number of its phrases."""
    rows = []
    for label, found in pairs:
        wanted = {stem(phrase) for phrase in label.keyphrases} - {""}
        if label.keyphrases:
            stems = dict.fromkeys(filter(None, (stem(name) for name, _ in found.tags)))
            count = Count()
            count.add(list(stems)[:FIRST_TAGS], wanted)
            rows.append(count.row("", 1))
    if rows:
        precision, recall, f1 = (
            mean(value or 0.0 for value in column)
            for column in zip(*((row.precision, row.recall, row.f1) for row in rows), strict=True)
        )
        yield Row("keyphrases", len(rows), precision, recall, f1)


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
