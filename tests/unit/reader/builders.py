"""Articles for the tests of the reader."""

from backfile.model.article import ParsedArticle
from backfile.model.text import Block, BlockKind
from backfile.problems import Problem
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions
from backfile.reader.dates import DateStyle
from backfile.reader.lines import split_chunks
from backfile.reader.rules import classify_chunks
from backfile.reader.vocabulary import load_vocabulary

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
    return _kinds_of(parse(text).blocks)


def above(*lines: str, language: str = "en") -> str:
    """The kinds of blocks of some lines between the headline and the prose."""
    return _kinds_of(_classify((HEADLINE, *lines, PROSE), language)[1:-1])


def within(*lines: str, language: str = "en") -> str:
    """The kinds of blocks of some lines with prose above and below."""
    return _kinds_of(_classify((HEADLINE, PROSE, *lines, PROSE), language)[2:-1])


def below(*lines: str, language: str = "en") -> str:
    """The kinds of blocks of some lines below all prose."""
    return _kinds_of(_classify((HEADLINE, PROSE, *lines), language)[2:])


def _classify(chunks: tuple[str, ...], language: str) -> tuple[Block, ...]:
    words = load_vocabulary(language)
    found = classify_chunks(split_chunks(article(*chunks)), "", words, DateStyle(words=words.date))
    return tuple(block for block, _ in found)


def _kinds_of(blocks: tuple[Block, ...]) -> str:
    return " ".join(block.kind.value for block in blocks)
