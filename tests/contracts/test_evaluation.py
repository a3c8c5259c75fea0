"""docs/evaluation.md says what bench/ reads and prints."""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.append(str(ROOT / "bench"))  # its scripts are no package

import gold_set  # noqa: E402 - see above
from gold_measures import MEASURES  # noqa: E402 - see above

TEXT = (ROOT / "docs/evaluation.md").read_text()


def test_every_number_that_is_printed_is_described():
    rows = re.findall(r"^\| ([a-z, ]+) \|", TEXT, re.MULTILINE)

    assert tuple(row for row in rows if row not in {"key", "row"}) == MEASURES


def test_every_key_of_a_label_is_described():
    assert tuple(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)) == gold_set.KEYS


def test_the_example_of_a_label_is_read():
    example, found = re.findall(r"```json\n(.*)\n```", TEXT)

    assert gold_set.parse_label(example, 1).primary == "PE"
    assert list(json.loads(found)) == ["id", "countries", "mentioned", "tags"]


def test_the_message_about_a_wrong_line_is_the_one_that_is_printed(tmp_path):
    (tmp_path / "gold.jsonl").write_text('\n\n{"id": "a", "countries": ["Peru"]}\n')
    _, (message,) = gold_set.read_labels(tmp_path)

    assert message.replace(str(tmp_path), "gold") in TEXT


def test_the_example_set_has_every_key():
    lines = (ROOT / "tests/gold/gold.jsonl").read_text().splitlines()

    assert {key for line in lines for key in json.loads(line)} == set(gold_set.KEYS)
