"""What pyproject.toml promises of the installed package."""

import importlib
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_the_command_of_the_package_is_a_function():
    module, _, name = PROJECT["project"]["scripts"]["backfile"].partition(":")

    assert callable(getattr(importlib.import_module(module), name))


def test_every_file_of_data_is_in_the_package():
    (pattern,) = PROJECT["tool"]["setuptools"]["package-data"]["backfile"]
    package = ROOT / "plugins/backfile"
    others = {path for path in package.rglob("*.*") if path.is_file() and path.suffix not in {".py", ".pyc"}}

    assert others == {path for path in package.glob(pattern) if path.is_file()}
