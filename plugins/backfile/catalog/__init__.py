"""Stage 4: what a build leaves for the next one.

`catalog.py`  the SQLite catalog in the cache folder: stamps, parsed records, texts, the manifest of written pages
`ledger.py`   content/ledger.csv, the archive's memory: ids, dates added, addresses
"""
