"""Articles for the tests of the reader."""

from backfile.model.article import ParsedArticle
from backfile.model.text import BlockKind
from backfile.problems import Problem
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions

HEADLINE = "Flood Reaches the Lower Town"
PROSE = (
    "The river rose through the night and by dawn the lower town stood under a metre of brown water, "
    "officials said, as boats went from door to door with bread, blankets and drinking water."
)


def article(*chunks: str) -> str:
    """A text whose lines stand apart."""
    return "\n\n".join(chunks) + "\n"


def parse(text: str, path: str = "story.txt", options: ReaderOptions | None = None) -> ParsedArticle:
    """The article a text is read as."""
    return parse_article(text, path, options or ReaderOptions())[0]


def problems(text: str, path: str = "story.txt") -> tuple[Problem, ...]:
    """What in a text was not understood."""
    return parse_article(text, path, ReaderOptions())[1]


def texts(text: str, kind: BlockKind, path: str = "story.txt") -> list[str]:
    """The blocks of one kind."""
    return [block.text for block in parse(text, path).blocks if block.kind is kind]


def kinds(text: str) -> str:
    """The kinds of all blocks, in order."""
    return " ".join(block.kind.value for block in parse(text).blocks)
