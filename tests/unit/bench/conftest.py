import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent.parent.parent / "bench"))  # its scripts are no package
