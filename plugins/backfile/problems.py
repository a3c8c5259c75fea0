"""Everything that can be wrong with content: one code each, and one form of words.

The table of codes is also `docs/problems.md`; a test compares the two.
"""

from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """Something was left out of the site."""
    WARNING = "warning"
    """It was published, but something in it was not understood."""
    NOTICE = "notice"
    """It was repaired, or guessed in a way an editor may want to check."""


CODES: dict[str, tuple[Severity, str]] = {
    "S101": (Severity.ERROR, "a file could not be read from disk"),
    "S102": (Severity.ERROR, "a file holds no text"),
    "S103": (Severity.ERROR, "a file is not text"),
    "S104": (Severity.NOTICE, "a file is not UTF-8; its encoding was found"),
    "S105": (Severity.NOTICE, "control characters were taken for spaces"),
    "S106": (Severity.ERROR, "a file's encoding could not be found"),
    "S107": (Severity.ERROR, "a file is larger than BACKFILE_MAX_FILE_SIZE"),
    "S108": (Severity.NOTICE, "files in the content folder that the build does not read"),
    "S109": (Severity.NOTICE, "characters that were decoded wrongly once (mojibake) were mended"),
    "S110": (Severity.NOTICE, "HTML entities were turned into characters"),
    "S111": (Severity.NOTICE, "doubled quotation marks of a CSV export were made single"),
    "S112": (Severity.NOTICE, "invisible characters were taken out"),
    "S113": (Severity.NOTICE, "a UTF-8 file has bytes of another encoding; they were read as that"),
    "S114": (Severity.NOTICE, "percent codes of a web address in words (caf%C3%A9) were decoded"),
    "S201": (Severity.WARNING, "metadata.csv cannot be read"),
    "S202": (Severity.WARNING, "a row of metadata.csv names no article"),
    "S203": (Severity.WARNING, "a column of metadata.csv is unknown"),
    "S204": (Severity.WARNING, "a value in metadata.csv cannot be read"),
    "S205": (Severity.WARNING, "two rows of metadata.csv are for one article"),
    "S206": (Severity.WARNING, "a sidecar cannot be read"),
    "S207": (Severity.WARNING, "a value in a sidecar cannot be read"),
    "S208": (Severity.WARNING, "an article has more than one sidecar"),
    "R101": (Severity.WARNING, "a header of an article is unknown"),
    "R102": (Severity.WARNING, "a date cannot be read"),
    "R103": (Severity.NOTICE, "an article has no headline of its own"),
    "R104": (Severity.NOTICE, "an undated article names a date in its text"),
    "R105": (Severity.WARNING, "front matter cannot be read"),
    "R106": (Severity.NOTICE, "a file holds several articles"),
    "R107": (Severity.WARNING, "a header stands twice with two values"),
    "R108": (Severity.WARNING, "a language cannot be read"),
    "G101": (Severity.WARNING, "a country named in a header is unknown"),
    "G201": (Severity.WARNING, "geography.csv cannot be read"),
    "G202": (Severity.WARNING, "a column of geography.csv is unknown"),
    "G203": (Severity.WARNING, "a row of geography.csv is incomplete"),
    "G204": (Severity.WARNING, "a country in geography.csv is unknown"),
    "G205": (Severity.WARNING, "two rows of geography.csv are for one phrase"),
    "T201": (Severity.WARNING, "tags.csv cannot be read"),
    "T202": (Severity.WARNING, "a column of tags.csv is unknown"),
    "T203": (Severity.WARNING, "a row of tags.csv is incomplete"),
    "T204": (Severity.WARNING, "a type or a use in tags.csv is unknown"),
    "T205": (Severity.WARNING, "two rows of tags.csv are for one tag"),
    "T206": (Severity.WARNING, "rows of tags.csv contradict one another"),
    "P101": (Severity.WARNING, "a Pelican setting has no effect here"),
    "P102": (Severity.WARNING, "SITEURL is empty"),
    "P103": (Severity.NOTICE, "the theme is made for Pelican, which makes the pages"),
    "P104": (Severity.NOTICE, "undated articles stand in Pelican's lists by the day they were added"),
    "P105": (Severity.ERROR, "Pelican or a plugin left an article out"),
    "P106": (Severity.WARNING, "plugins wait for signals that are not sent"),
    "P107": (Severity.NOTICE, "the interface has no words in the language of the site"),
    "B101": (Severity.NOTICE, "the catalog was damaged or foreign and is made anew"),
    "B201": (Severity.WARNING, "a row of ledger.csv cannot be used"),
    "B301": (Severity.WARNING, "a worker process died and its work was done again"),
    "B401": (Severity.WARNING, "there is no search: Pagefind is missing or failed"),
    "O101": (Severity.NOTICE, "files in the output folder that the build did not make"),
}


class Problem(msgspec.Struct, frozen=True):
    """One thing that an editor or operator should know."""

    code: str
    path: str
    """File it is about, as the user would name it (`content/...`); a setting's name for settings."""
    line: int
    """Line in that file, counted from 1; 0 when it is about the whole file."""
    what: str
    """What is wrong and why it matters, as one clause."""
    fix: str
    """What to do about it, as one clause."""

    @property
    def severity(self) -> Severity:
        """How much it matters, from the table of codes."""
        return CODES[self.code][0]

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.what}; {self.fix} [{self.code}]"
