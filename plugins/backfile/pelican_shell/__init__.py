"""The only folder that knows Pelican.

`reader.py`   reads `.txt` articles in any Pelican site
`plugin.py`   tells Pelican of it: `PLUGINS = ["backfile"]`
`archive.py`  builds the whole site in Pelican's place: `PELICAN_CLASS = ArchivePelican`
`stock.py`    lets Pelican make the pages, for themes that are not Backfile's; `articles.py` has the articles for that
`body.py`, `metadata.py`  an article's text and metadata as Pelican's themes expect them
`idle.py`     settings and plugins that do nothing here
`commands.py` `python -m backfile review` and `explain`
`terminal.py` shows progress and the report
"""

from backfile.pelican_shell.archive import ArchivePelican
from backfile.pelican_shell.plugin import register

__all__ = ["ArchivePelican", "register"]
