"""Regular expressions mean the same in every Python that the project runs with."""

import importlib
import pkgutil
import re

import backfile
import pytest

POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*(?:,\d*)?\})\+")
"""A group that is repeated and gives nothing back. Before Python 3.11.5 the engine may go on from a wrong place if there
is a choice in the group (github.com/python/cpython/issues/106052); an atomic group around the repetition says the same."""


def _patterns():
    for found in pkgutil.walk_packages(backfile.__path__, "backfile."):
        if found.name.rpartition(".")[2] in ("__main__", "cluster"):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{found.name}.{name}", value.pattern


def test_no_group_is_repeated_possessively():
    patterns = dict(_patterns())

    assert len(patterns) > 100
    assert [name for name, pattern in patterns.items() if POSSESSIVE_GROUP.search(pattern)] == []


@pytest.mark.parametrize("pattern", ["(?:a|b)*+", "(ab?){2,}+c", "(a)?+"])
def test_a_possessive_group_is_found(pattern):
    assert POSSESSIVE_GROUP.search(pattern)


@pytest.mark.parametrize("pattern", ["(?>(?:a|b)*)", "[()]*+", "a*+", r"\)*+", "(?:a)+ +"])
def test_what_is_safe_is_left_alone(pattern):
    assert not POSSESSIVE_GROUP.search(pattern)
