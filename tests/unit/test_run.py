from backfile.run import Run
from builders import make_settings


def test_stages_are_timed_in_order(tmp_path):
    run = Run(make_settings(tmp_path), lambda *_: None)

    with run.stage("scan"):
        pass
    with run.stage("read"):
        pass

    assert list(run.timings) == ["scan", "read"]
    assert all(seconds >= 0 for seconds in run.timings.values())
