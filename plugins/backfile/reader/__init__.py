"""Stage 2: read the structure of one article out of its plain text.

`parse_article` is the way in. `rules.py` holds the ordered table of rules, one module a line kind:

headers   `Key: value` lines at the top        byline      By Ana Silva and Jan Novák
kicker    Breaking News                        date_line   Saturday, October 12, 2019
headline  and its repetition                   dateline    NAIROBI, Kenya, Oct 19 -
deck      the line under the headline          promo       Read more: ...
correction  Correction: ...                    paragraph   all the rest

`lines.py` cuts text into chunks, `dates.py` reads dates, `dating.py` chooses between them, `article.py` puts a
ParsedArticle together.
"""

from backfile.reader.article import parse_article

__all__ = ["parse_article"]
