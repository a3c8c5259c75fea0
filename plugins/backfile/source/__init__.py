"""Stage 1: find the files of the archive, and turn their bytes into text."""
