"""What a site says for all of its articles, in geography.csv, tags.csv and its settings."""

import difflib
from collections.abc import Iterable

import msgspec

from backfile.errors import SettingsError
from backfile.geography import historic_states, load_countries, parse_country
from backfile.ingest import IngestOptions
from backfile.model.annotation import GeographyRules, TagRule, TagUse
from backfile.problems import Problem
from backfile.reader.article import ReaderOptions
from backfile.settings import Settings
from backfile.source.geography_table import read_geography_table
from backfile.source.tags_table import read_tags_table


class SiteRules(msgspec.Struct, frozen=True):
    """What the site says for all articles, in geography.csv, tags.csv and its settings."""

    geography: GeographyRules
    tags: tuple[TagRule, ...]
    problems: tuple[Problem, ...]


def read_site_rules(settings: Settings) -> SiteRules:
    """Read what the site says for all articles."""
    folder = settings.content_path
    places = read_geography_table(folder, lambda name: parse_country(name, load_countries()))
    tags = read_tags_table(folder)
    geography = GeographyRules(places.phrases, settings.historic_states)
    return SiteRules(geography, tags.rules, (*places.problems, *tags.problems))


def ingest_options(settings: Settings, rules: SiteRules) -> IngestOptions:
    """What reading a file needs to know of the site."""
    return IngestOptions(
        folder=str(settings.content_path),
        reader=ReaderOptions(
            settings.timezone, settings.folder_is_section, settings.date_order, settings.language.split("-")[0].lower()
        ),
        max_size=settings.max_file_size,
        home_country=settings.home_country,
        geography=rules.geography,
        forced_tags=tuple(rule.tag for rule in rules.tags if rule.use is TagUse.ALWAYS),
        detect=settings.detect,
    )


def check_countries(settings: Settings) -> None:
    """Refuse settings that name countries and former states that there are not.

    Raises:
        SettingsError: one does.
    """
    _check_home_country(settings.home_country)
    _check_historic_states(settings.historic_states)


def _check_home_country(alpha2: str) -> None:
    if alpha2 and alpha2 not in load_countries().slugs:
        code = parse_country(alpha2, load_countries())
        hint = f'did you mean "{code}"?' if code else 'write an ISO 3166-1 code such as "BO"'
        message = f'pelicanconf.py: BACKFILE_HOME_COUNTRY is "{alpha2}", which is no country\'s code; {hint}'
        raise SettingsError(message)


def _check_historic_states(states: Iterable[tuple[str, str]]) -> None:
    if not states:
        return
    known, codes = historic_states(), load_countries().slugs
    for code, alpha2 in states:
        if code not in known:
            near = difflib.get_close_matches(code, known, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"the codes are {', '.join(sorted(known))}"
            message = (
                f'pelicanconf.py: BACKFILE_HISTORIC_STATES has "{code}", which is no code of a former state; {hint}'
            )
            raise SettingsError(message)
        if alpha2 and alpha2 not in codes:
            what = f'BACKFILE_HISTORIC_STATES counts "{code}" for "{alpha2}", which is no country\'s code'
            message = f'pelicanconf.py: {what}; write an ISO 3166-1 code such as "RU", or ""'
            raise SettingsError(message)
