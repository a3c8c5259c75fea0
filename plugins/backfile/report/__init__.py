"""Stage 10: say what happened.

`summary.py`  the figures of a build, and the lines that say them
"""
