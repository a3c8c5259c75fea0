"""Read the labelled articles in `tests/labelled/`; its README.md describes the format."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "labelled"


@dataclass(frozen=True)
class Labelled:
    """One labelled article."""

    name: str
    text: str
    """What the reader gets."""
    blocks: tuple[tuple[str, str], ...]
    """Kind and words of each block."""


def read_labelled() -> list[Labelled]:
    """All labelled articles, by name."""
    return [_read(path) for path in sorted(FOLDER.glob("*.txt"))]


def _read(path: Path) -> Labelled:
    raw: list[str] = []
    blocks: list[tuple[str, list[str]]] = []
    source = path.read_text(encoding="utf-8")
    for line in source.removesuffix("\n").split("\n"):
        margin, _, words = line.partition("|")
        labels, words = margin.strip(), words.removeprefix(" ")
        raw.append(words.replace("¦", "").replace("¬", ""))
        pieces = words.split("¦")
        kinds = labels.split("+") if labels else []
        if not kinds:
            if words.strip():
                blocks[-1][1].append(words)
            continue
        assert len(kinds) == len(pieces), f"{path.name}: {line}"
        blocks += ((kind, [piece]) for kind, piece in zip(kinds, pieces, strict=True))
    end = "\n" if source.endswith("\n") else ""
    return Labelled(path.stem, "\n".join(raw) + end, tuple((kind, _words(kind, lines)) for kind, lines in blocks))


def _words(kind: str, lines: list[str]) -> str:
    joined = ""
    for line in lines:
        folded = " ".join(line.split())
        # A compound that is broken at its own hyphen goes on without a space.
        glue = (
            ""
            if joined.endswith("¬") or (joined[-2:-1].isalnum() and joined.endswith("-") and kind != "table")
            else " "
        )
        joined = f"{joined.removesuffix('-¬')}{glue}{folded}" if joined else folded
    return joined.removesuffix("-¬") if joined.endswith("-¬") else joined
