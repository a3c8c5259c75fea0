"""How much the stress tests do: `BACKFILE_STRESS=N` is N times what they do beside the other tests; N=50 is all of it."""

import os

TIMES = int(os.environ.get("BACKFILE_STRESS", "1"))
