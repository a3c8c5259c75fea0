"""Annotate an article with the countries it is about and those it mentions."""

from backfile.geography.context import places_only
from backfile.geography.counties import join_counties
from backfile.geography.parts import join_parts
from backfile.geography.resolve import resolve_countries
from backfile.geography.scan import find_hits
from backfile.geography.scoring import score_countries
from backfile.geography.senses import Gazetteer
from backfile.geography.surnames import add_surnames
from backfile.model.annotation import CountryMention, Prose


def annotate_countries(prose: Prose, gazetteer: Gazetteer, home: str | None = None) -> tuple[CountryMention, ...]:
    """Find the countries of an article, each with the sentences that show it.

    Args:
        prose: the article's words.
        gazetteer: what names mean, from `load_gazetteer`.
        home: alpha2 of the archive's own country; decides only names that could be in several.

    Returns:
        Main countries first, by score and then code, then the mentioned ones.
    """
    parts = join_parts(prose)
    found = join_counties(find_hits(parts, gazetteer), parts, gazetteer)
    hits = add_surnames(places_only(found, parts, gazetteer), parts, gazetteer)
    return score_countries(resolve_countries(hits, parts, gazetteer, home), parts)
