"""Stage 5: see each article in the light of all others.

`overrides.py`  put metadata.csv over what the files say
`learned.py`    countries of articles that show none, from what the archive knows of their people and organisations
`terms.py`      agree on one name and slug for each section, tag, country and author
`resolve.py`    promos to articles, back-links, order in time
"""
