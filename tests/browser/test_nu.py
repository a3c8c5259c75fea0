"""The Nu HTML checker, which is the W3C's, finds neither an error nor a reason to warn in any file of the demo."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from .npm_tools import NO_NU, NU, has_nu

MISTAKEN = re.compile(
    # It takes pages for files, whose addresses have no origin: so "self" in their policy covers nothing.
    r"Resource violates Content Security Policy \(meta tag\): external (?:stylesheet|script) .*"
    # JSON-LD is a block of data: HTML's "prepare the script element" ends before any policy is asked. Of other inline scripts
    # the theme has none (tests/contracts/test_theme.py), and Chromium would refuse them (tests/browser/test_requests.py).
    r"|Inline script violates Content Security Policy \(meta tag\): .*"
    # SVG 2 made the radius of a circle a property; the checker's list of properties is older.
    r"|CSS: “r”: Property “r” doesn't exist\."
)

JAVA = ("-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A checker that runs for seconds is over before the better compiler has paid for itself."""

pytestmark = pytest.mark.skipif(not has_nu(), reason=NO_NU)


def _check(folder: Path) -> list[str]:
    kinds = ("--skip-non-html", "--also-check-css", "--also-check-svg")
    command = ["java", *JAVA, "-jar", str(NU), *kinds, "--format", "json", "--stdout", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    return [
        f"{found.get('url', '')}:{found.get('lastLine', '')}: {found['message']}"
        for found in json.loads(done.stdout)["messages"]
        if not MISTAKEN.fullmatch(found["message"])
    ]


def test_the_nu_checker_finds_nothing(demo_folder):
    assert _check(demo_folder) == []


def test_the_nu_checker_would_find_a_fault_in_any_kind_of_file(tmp_path):
    (tmp_path / "a.html").write_text("<!doctype html><html lang=en><title>A</title><center>text</center></html>")
    (tmp_path / "a.css").write_text("a { colour: red }")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><center/></svg>')

    assert {Path(fault.split(":")[1]).suffix for fault in _check(tmp_path)} == {".html", ".css", ".svg"}
