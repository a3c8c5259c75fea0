"""Where the programs of package.json are, once `make browser-tools` has installed them."""

import shutil
from pathlib import Path

MODULES = Path(__file__).parent / "node_modules"
AXE = MODULES / "axe-core/axe.min.js"
NU = MODULES / "vnu-jar/build/dist/vnu.jar"
NO_AXE = "needs axe-core: run `make browser-tools` (it needs npm)"
NO_NU = "needs the Nu HTML checker: run `make browser-tools` (it needs npm), and install Java 17 or newer"


def has_axe() -> bool:
    """Whether axe can be put into a page."""
    return AXE.is_file()


def has_nu() -> bool:
    """Whether the Nu HTML checker can be run."""
    return NU.is_file() and shutil.which("java") is not None
