"""Values in the form that Pelican and its themes expect.

Pelican's themes print titles, summaries and names as they are, so all of them are HTML here.
"""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape
from pelican.urlwrappers import URLWrapper

from backfile.model.metadata import PartialDate


def local_date(date: PartialDate, zone: str) -> datetime:
    """The first moment a date can mean. Pelican wants it aware; one without a time is midnight in the site's zone."""
    return date.instant if date.precision == "time" else date.instant.replace(tzinfo=ZoneInfo(zone))


def html_title(headline: str) -> str:
    """A headline."""
    return str(escape(headline))


def html_summary(summary: str) -> str:
    """A summary, as a paragraph."""
    return str(Markup("<p>{}</p>").format(summary))


def html_name(kind: type[URLWrapper], name: str, settings: Mapping[str, object], slug: str = "") -> URLWrapper:
    """A tag, a section or an author.

    Args:
        kind: Pelican's class of it.
        name: as words.
        settings: Pelican's.
        slug: for its address; empty for the one that Pelican makes of the name.
    """
    value = kind(name, settings)
    value.slug = slug or value.slug
    value.name = str(escape(value.name))
    return value
