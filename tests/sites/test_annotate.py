"""`python -m backfile annotate`, as a shell runs it."""

import json
import os
import subprocess
import sys

import pytest
from backfile.__main__ import main
from conftest import ROOT

PERU = "Drought in Peru\n\nNo rain fell in Peru in May. Peru has asked Chile for water.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(PERU)
    return tmp_path


def run(command, folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHON": sys.executable, "LC_ALL": "C"}
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, capture_output=True, check=False, env=environment, timeout=60
    )


def test_it_needs_no_site(folder):
    done = run('"$PYTHON" -m backfile annotate --json .', folder)

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["countries"] == ["PE"]


def test_it_needs_no_pelican(folder):
    code = "import sys; from backfile.__main__ import main; main(['annotate', '.']); print('pelican' in sys.modules)"
    done = run(f'"$PYTHON" -c "{code}"', folder)

    assert done.stdout.splitlines()[-1] == b"False"


def test_without_json_it_prints_a_list_to_read(folder, capfdbinary):
    main(["annotate", str(folder)])

    assert capfdbinary.readouterr().out.startswith(b"a.txt\n  Drought in Peru\n  main       Peru\n  mentioned  Chile\n")


def test_it_writes_utf_8_whatever_the_terminal(folder):
    (folder / "a.txt").write_text(
        "Summit\n\nAngela Müller met Jörg Weiß in Peru. Müller left Peru.\n", encoding="utf-8"
    )
    done = run('PYTHONIOENCODING=ascii "$PYTHON" -m backfile annotate --json .', folder)

    assert "Angela Müller" in done.stdout.decode()


def test_a_broken_file_is_told_beside_the_others(folder):
    (folder / "b.txt").write_text("")
    done = run('"$PYTHON" -m backfile annotate --json .', folder)

    assert done.returncode == 0
    assert [json.loads(line)["countries"] for line in done.stdout.splitlines()] == [["PE"], []]
    assert done.stderr == b"b.txt: it holds no text and is left out; write the article, or delete the file [S102]\n"


def test_it_fails_if_nothing_could_be_read(folder):
    (folder / "a.txt").write_text("")
    done = run('"$PYTHON" -m backfile annotate --json .', folder)

    assert done.returncode == 1
    assert json.loads(done.stdout) == {"id": "a", "countries": [], "mentioned": [], "tags": []}
    assert done.stderr.endswith(b".: none of its files could be read; see above why\n")


def test_it_fails_if_there_is_no_folder(folder):
    done = run('"$PYTHON" -m backfile annotate none', folder)

    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"none: there is no such folder; name a folder of .txt files\n"


def test_a_reader_that_stops_early_sees_no_complaint(folder):
    for number in range(150):
        (folder / f"{number}.txt").write_text(f"{PERU}{PERU * 3}")
    done = run('{ "$PYTHON" -m backfile annotate .; } | true', folder)

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_wrong_number_of_workers_is_told(folder, capsys):
    with pytest.raises(SystemExit):
        main(["annotate", "--workers", "-1", str(folder)])

    assert '"-1" is no count; write 0 for one a core' in capsys.readouterr().err
