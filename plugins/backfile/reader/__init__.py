"""Stage 2: read the structure of articles out of their plain text.

`read_articles` is the way in. `rules.py` holds the ordered table of rules, one module a kind of line:

headers      `Key: value` lines, front matter       subhead      Background
kicker       Breaking News                          list_item    - bread
headline     and its repetition                     quote        > words of others; pull quotes
deck         the line under the headline            caption      Photo: Ana Silva
byline       By Ana Silva and Jan Novák             table        lines with columns
date_line    Saturday, October 12, 2019             sign_off     -30-
dateline     NAIROBI, Kenya, Oct 19 -               release      FOR IMMEDIATE RELEASE
promo        Read more: ...                         mail         headers within the text, signatures
correction   Correction: ...                        boilerplate  All rights reserved.
separator    * * *                                  paragraph    all the rest (in rules.py)

`parts.py` parts the articles of one file, `layout.py`, `lines.py` and `hyphens.py` cut text into chunks, `language.py` tells the language,
`vocabulary.py` knows its words (`data/`), `dates.py` reads dates, `names.py` names, `metadata.py` takes each value from the
strongest place that has it, `article.py` puts it all together.
"""

from backfile.reader.article import parse_article, read_articles

__all__ = ["parse_article", "read_articles"]
