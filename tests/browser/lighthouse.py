"""Ask Lighthouse about every kind of page, as a phone and as a desktop, and print its scores.

    PYTHONPATH=plugins:tests python -m browser.lighthouse

It ends with 1 if one is below 100, or below 95 for performance, which depends on the machine. The demo is served from
this machine by HTTP, with gzip; Lighthouse counts localhost as secure, as it would GitHub Pages. Pages that ask not to be
in search engines, such as the one that is not there, are not measured for those.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from itertools import product
from pathlib import Path

from .npm_tools import MODULES
from .page_kinds import KINDS
from .served import serve_demo
from .viewer import NO_BROWSER, find_chromium

COMMAND = MODULES / "lighthouse/cli/index.js"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
FORMS: Mapping[str, tuple[str, ...]] = {"phone": (), "desktop": ("--preset=desktop",)}
FLAGS = "--headless=new --no-sandbox" if os.geteuid() == 0 else "--headless=new"
NOT_INDEXED = ({"is-crawlable"}, {"is-crawlable", "meta-description"})
"""What Lighthouse holds against a page that asks not to be indexed, and so needs no description for search engines."""


def ask(url: str, form: str) -> tuple[dict[str, int], list[str]]:
    """Scores of a page by category, of 100, and the titles of the audits that it did not pass."""
    command = ["node", str(COMMAND), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}", *FORMS[form]]
    environment = {**os.environ, "CHROME_PATH": find_chromium()}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=180)
    report = json.loads(done.stdout)
    scores = {name: round(100 * report["categories"][name]["score"]) for name in LEAST}
    weighed = {ref["id"] for name in LEAST for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    audits = (report["audits"][name] for name in sorted(weighed))
    failed = [audit["id"] for audit in audits if audit["score"] is not None and audit["score"] < 0.9]
    return scores, failed


def main() -> None:
    """Print a line for each page and form."""
    below = 0
    sys.stdout.write(f"{'page':20}{'form':10}{''.join(f'{name:>16}' for name in LEAST)}\n")
    with tempfile.TemporaryDirectory() as folder, serve_demo(Path(folder)) as served:
        for kind, form in product(KINDS, FORMS):
            scores, failed = ask(f"{served.url}/{kind.address}", form)
            if set(failed) in NOT_INDEXED:
                scores["seo"] = 100
            good = all(scores[name] >= least for name, least in LEAST.items())
            below += not good
            line = "".join(f"{score:16}" for score in scores.values())
            sys.stdout.write(f"{kind.name:20}{form:10}{line}  {'' if good else ', '.join(failed)}\n")
            sys.stdout.flush()
    if below:
        sys.exit(f"{below} below {' / '.join(map(str, LEAST.values()))}")


if __name__ == "__main__":
    if not find_chromium() or not COMMAND.is_file() or not shutil.which("node"):
        sys.exit(f"Lighthouse {NO_BROWSER.removesuffix(' to run this test')}, and `npm ci` in tests/browser.")
    main()
