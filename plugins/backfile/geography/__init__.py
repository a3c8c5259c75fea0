"""Which countries an article is about. Stage 3 of the pipeline, with tagging.

tables       reads the files under data/
countries    the countries themselves: names that editors write, slugs
senses       what a name can mean; the Gazetteer
gazetteer    makes it of the tables, and of what the site says over them
names        country names as editors write them, slugs, place words
parts        an article as one text
scan         finds names in it; plain is their spelling
counties     joins "Boone" and "County"
context      leaves out names that are no places where they stand; namesakes are people and companies
surnames     finds leaders again by surname
resolve      decides between countries: clear names first, then the doubtful ones by their support
local_words  finds small words of local life, when the names leave a doubt
scoring      main or mentioned, with evidence
annotate     the whole, for one article
"""

from backfile.geography.annotate import annotate_countries
from backfile.geography.countries import Countries, historic_states, load_countries
from backfile.geography.gazetteer import load_gazetteer
from backfile.geography.names import country_slug, parse_country, place_words
from backfile.geography.senses import Gazetteer

__all__ = [
    "Countries",
    "Gazetteer",
    "annotate_countries",
    "country_slug",
    "historic_states",
    "load_countries",
    "load_gazetteer",
    "parse_country",
    "place_words",
]
