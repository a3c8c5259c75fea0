"""Build generated archives with Backfile and with Hugo side by side, and compare what it costs.

    python bench/compare.py 1000 10000 --runs 5 --seed 1

The two take turns at each step: cold (once more for Backfile with the detection of countries and tags, which Hugo does
not have), nothing changed, an article edited, another edited, one added. Printed are the medians of the runs (least to
most), Backfile's share of what Hugo took, the machine, the versions, and how many files and bytes each site has.
bench/results/compare-N.txt keeps them. Work happens in memory where the system has /dev/shm, else in a temporary folder.
"""

import argparse
import os
import platform
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from generate import Story, make_stories
from measure import Cost, run
from peers import Backfile, Hugo, Peer

RESULTS = Path(__file__).parent / "results"
MEMORY = Path("/dev/shm")  # noqa: S108 - a temporary folder is made in it
OURS, DETECTING, HUGO = "Backfile", "Backfile, detecting", "Hugo"
"""Backfile with countries and tags from header lines, Backfile that works them out, Hugo with front matter."""
COLD = "cold"


@dataclass(slots=True)
class Measured:
    """What was measured of one peer."""

    memory: float = 0.0
    """MiB at the peak of a cold build, which is not among the costs."""
    site: str = ""
    """Its files and bytes in words."""
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    """By step, one a run."""


def main() -> None:
    """Read the command line, compare, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    each: dict[int, dict[str, float]] = {}
    for articles in options.articles:
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            measured = compare(Path(folder), articles, options.seed, options.runs)
        text = describe(measured, articles, options.seed, options.runs)
        print(text, flush=True)
        (RESULTS / f"compare-{articles}.txt").write_text(text, encoding="utf-8")
        each[articles] = {name: 1e6 * _median(found.costs[COLD], "cpu") / articles for name, found in measured.items()}
    for name in each[options.articles[0]]:
        flat = [costs[name] for costs in each.values()]
        print(
            f"{name}: CPU an article {', '.join(f'{cost:,.0f} µs' for cost in flat)}, {max(flat) / min(flat):.2f} times"
        )


def compare(folder: Path, articles: int, seed: int, runs: int) -> dict[str, Measured]:
    """Measure all peers at each step.

    Args:
        folder: an empty one to work in.
        articles: how many; 1 or more.
        seed: of the archive.
        runs: how often each step is measured.
    Returns:
        What was measured, by the name of the peer.
    """
    peers: dict[str, Peer] = {
        OURS: Backfile(folder / "headers", detect=False),
        DETECTING: Backfile(folder / "bare", detect=True),
        HUGO: Hugo(folder / "hugo"),
    }
    for story in make_stories(articles, seed):
        for peer in peers.values():
            peer.write(story)
    measured = {name: Measured() for name in peers}
    for name, peer in peers.items():
        measured[name].memory = run(peer.command, is_watched=True).memory
        measured[name].site = _describe_site(peer.output, articles)

    (old,) = islice(make_stories(articles // 2 + 1, seed), articles // 2, None)
    for number in range(runs):
        new = replace(old, number=articles + number, headline=f"Harbour Council Adds Article {number}", promo=None)
        for peer in peers.values():
            peer.clear()
        _step(COLD, peers, measured)
        _step("nothing changed", peers, measured)
        _step("first edit", peers, measured, _edited(old, f"This is the first edit of run {number}."))
        _step("one edited", peers, measured, _edited(old, f"This is another edit of run {number}."))
        for file in _step("one added", peers, measured, new):
            file.unlink()
    return measured


def _step(
    title: str, peers: dict[str, Peer], measured: dict[str, Measured], story: Story | None = None
) -> Sequence[Path]:
    """Write a story, if there is one, and build, one peer after the other; the files of the story."""
    files = [peer.write(story) for peer in peers.values()] if story else []
    for name, peer in peers.items():
        cost = run(peer.command)
        print(f"{name}, {title}: {cost.wall:.2f} s, {cost.cpu:.2f} s of CPU", file=sys.stderr)
        measured[name].costs.setdefault(title, []).append(cost)
    return files


def describe(measured: dict[str, Measured], articles: int, seed: int, runs: int) -> str:
    """The figures, as a text."""
    lines = [
        f"{describe_machine()}; {', '.join(f'{name} {version(name)}' for name in ('pelican', 'hugo'))}",
        f"n = {articles:,} articles of 3.6 KB of text, seed {seed}; median of {runs} runs (least to most)",
        "",
        *(f"{name:21} {found.site}; memory at the peak {found.memory:,.0f} MiB" for name, found in measured.items()),
    ]
    for title in measured[HUGO].costs:
        lines += ["", f"{title:21} {'wall, s':24} {'CPU, s':24} wall / Hugo  CPU / Hugo  CPU an article"]
        for name, found in measured.items():
            wall, cpu = (_median(found.costs[title], what) for what in ("wall", "cpu"))
            hugo = measured[HUGO].costs[title]
            lines.append(
                f"  {name:19} {_spread(found.costs[title], 'wall'):24} {_spread(found.costs[title], 'cpu'):24} "
                f"{wall / _median(hugo, 'wall'):11.3f} {cpu / _median(hugo, 'cpu'):11.3f} "
                f"{1e6 * cpu / articles:11,.0f} µs"
            )
    return "\n".join(lines) + "\n"


def _median(costs: Sequence[Cost], what: str) -> float:
    return statistics.median(getattr(cost, what) for cost in costs)


def _spread(costs: Sequence[Cost], what: str) -> str:
    values = [getattr(cost, what) for cost in costs]
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _describe_site(output: Path, articles: int) -> str:
    files = [path for path in output.rglob("*") if path.is_file()]
    kinds = {ending: sum(path.suffix == ending for path in files) for ending in (".html", ".xml")}
    size = sum(path.stat().st_size for path in files)
    return (
        f"{len(files):,} files, {kinds['.html']:,} of them HTML and {kinds['.xml']:,} XML, "
        f"{size / 1e6:,.0f} MB, {size / articles:,.0f} bytes an article"
    )


def _edited(story: Story, sentence: str) -> Story:
    return replace(story, paragraphs=(*story.paragraphs, sentence))


def describe_machine() -> str:
    """Processor, cores, system and Python in words."""
    try:
        match = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    except OSError:
        match = None
    processor = match[1] if match else platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
