"""Settings for publishing: those of pelicanconf.py, the address from the environment, and no article left out."""

import os
import sys

sys.path.insert(0, os.curdir)

from pelicanconf import *  # noqa: F403 - all development settings hold here too

SITEURL = os.environ.get("SITEURL", "")
BACKFILE_STRICT = True
