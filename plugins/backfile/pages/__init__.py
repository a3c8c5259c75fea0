"""Stage 6: say which pages exist and what each is made from. One module a kind of page.

article   one article                     listing    an index of articles, cut by the calendar
home      the home page                   calendar   all years and months
directory all countries, topics, ...      feeds      Atom feeds
standing  about, 404, style, static files sitemaps   sitemap, robots.txt

`site_parts` in `site.py` puts them together. `archive.py` is what they all read, `views.py` what templates get,
`indexes.py` the list of indexes, `wording.py` dates and names in the site's language.
"""

from backfile.pages.site import site_parts

__all__ = ["site_parts"]
