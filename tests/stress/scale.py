"""How much the stress tests do: `BACKFILE_STRESS=N` is N times what they do beside the other tests; N=50 is all of it."""

import os

TIMES = int(os.environ.get("BACKFILE_STRESS", "1"))


def say(figures: str) -> None:
    """Print what was done; pytest shows it with `-s`."""
    print(f"\n{figures}")  # noqa: T201 - figures of a long test
