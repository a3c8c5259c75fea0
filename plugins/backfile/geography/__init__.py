"""Which countries an article is about. Stage 3 of the pipeline, with tagging.

senses     what a name can mean; the Gazetteer
gazetteer  reads the tables under data/
names      country names as editors write them, slugs, place words
scan       finds names; plain is their spelling; context leaves out those that are no places
surnames   finds leaders again by surname
resolve    decides between countries, by the support of clear names
scoring    main or mentioned, with evidence
annotate   the whole, for one article
"""

from backfile.geography.annotate import annotate_countries
from backfile.geography.gazetteer import historic_states, load_gazetteer
from backfile.geography.names import country_slug, parse_country, place_words
from backfile.geography.senses import Gazetteer

__all__ = [
    "Gazetteer",
    "annotate_countries",
    "country_slug",
    "historic_states",
    "load_gazetteer",
    "parse_country",
    "place_words",
]
