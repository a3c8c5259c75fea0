"""Settings for development. Names without BACKFILE_ are Pelican's; docs/settings.md explains all of them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from backfile.pelican_shell import ArchivePelican

SITENAME = "Sample Archive"
SITESUBTITLE = "News of the world, 2000 to 2024"
SITEURL = "http://localhost:8000"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
THEME = "theme"
STATIC_PATHS = ["images", "extra"]
USE_FOLDER_AS_CATEGORY = False

PLUGIN_PATHS = ["plugins"]
PLUGINS = ["backfile"]
PELICAN_CLASS = ArchivePelican
