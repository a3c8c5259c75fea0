"""Find the organisations of an article: acronyms join their expansions, short forms the long ones."""

from backfile.model.annotation import TagKind
from backfile.tagging.guesses import Guess, is_given, plain
from backfile.tagging.mentions import Found, Named
from backfile.tagging.reading import Reader

_LETTERS = 3
"""Letters of an acronym that must be the last initials: some leave words out in front."""
_ONE = 1
"""Space in a known name whose first word may stand for it: "Llama" for "Llama Motors", but not "United"."""
_SMALL = frozenset({"of", "the", "for", "and", "on", "de", "in", "&"})


def find_organisations(found: Found) -> dict[str, Named]:
    """Return the organisations by name; those of the table are sure."""
    known, others = found[Guess.KNOWN], found[Guess.ORGANISATION]
    organisations = {
        name: Named(name, TagKind.ORGANISATION, mention.count, sure=True, short=mention.form)
        for name, mention in known.items()
    }
    for name, mention in others.items():
        organisations[name] = Named(name, TagKind.ORGANISATION, mention.count)
    return organisations


def join_short_forms(
    organisations: dict[str, Named], people: dict[str, Named], found: Found, reader: Reader
) -> dict[str, Named]:
    """Return the beginnings of organisations' names, which stand for them: "Llama Wool" for "Llama Wool Corp".

    Those that were taken for another name, or for a person without a given name, count for the organisation.
    """
    short: dict[str, Named] = {}
    others, singles = found[Guess.OTHER], found[Guess.SINGLE]
    _join_ends(organisations)
    for name, named in organisations.items():
        if named.sure and (name.count(" ") != _ONE or is_given(name.partition(" ")[0], reader.tables)):
            continue
        end = name.rfind(" ")
        while end >= 0:
            start = name[:end]
            if start in others or start in people or start in singles:
                if start.casefold() in reader.tables.ordinary or plain(start) in reader.places:
                    break
                short.setdefault(start, named)
            end = name.rfind(" ", 0, end)
    for name in short.keys() & others.keys():
        short[name].count += others.pop(name).count
    for name in short.keys() & people.keys():
        if not is_given(name.partition(" ")[0], reader.tables):
            short[name].count += people.pop(name).count
    return short


def _join_ends(organisations: dict[str, Named]) -> None:
    """Count the ends of longer names for these: "Wool Court" for "Peruvian Wool Court", if one name alone has it."""
    longer: dict[str, list[str]] = {}
    for name in organisations if len(organisations) > 1 else ():
        at = name.find(" ") + 1
        while at:
            if (end := name[at:]) in organisations:
                longer.setdefault(end, []).append(name)
            at = name.find(" ", at) + 1
    for end, names in longer.items():
        if len(names) == 1 and " " in end and not organisations[end].sure and names[0] in organisations:
            organisations[names[0]].count += organisations.pop(end).count


def join_acronyms(organisations: dict[str, Named], found: Found, text: str) -> None:
    """Count acronyms for the names that the article gives them: "World Health Organization (WHO)".

    Args:
        organisations: by name; an acronym without a name is added, and another name that an acronym shows.
        found: the names by guess.
        text: the article.
    """
    for acronym, mention in found[Guess.ACRONYM].items():
        named = _expansion(acronym, organisations, found, text)
        if named is None:
            named = organisations.setdefault(acronym, Named(acronym, TagKind.ORGANISATION))
        else:
            named.aliases += (acronym,)
            named.short = acronym
            named.sure = True
        named.count += mention.count


def _expansion(acronym: str, organisations: dict[str, Named], found: Found, text: str) -> Named | None:
    for name, named in organisations.items():
        if " " in name and _stands_for(acronym, name, text):
            return named
    for names in (found[Guess.OTHER], found[Guess.THING]):
        for name in names:
            if _stands_for(acronym, name, text):
                count = names.pop(name).count
                return organisations.setdefault(name, Named(name, TagKind.ORGANISATION, count))
    return None


def _stands_for(acronym: str, name: str, text: str) -> bool:
    initials = "".join([word[0] for word in name.replace("-", " ").split() if word not in _SMALL]).upper()
    if initials == acronym:
        return True
    return initials.endswith(acronym[:_LETTERS]) and (f"{name} ({acronym}" in text or f"{name}, {acronym}," in text)
