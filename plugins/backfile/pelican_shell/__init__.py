"""The only folder that knows Pelican.

`reader.py`   reads `.txt` articles in any Pelican site
`archive.py`  builds the whole site in Pelican's place: `PELICAN_CLASS = ArchivePelican`
`commands.py` `python -m backfile review` and `explain`
`terminal.py` shows progress and the report
"""

from backfile.pelican_shell.archive import ArchivePelican
from backfile.pelican_shell.reader import register

__all__ = ["ArchivePelican", "register"]
