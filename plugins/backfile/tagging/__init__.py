"""People, organisations and topics an article is about. Stage 3 of the pipeline, with geography.

tables    reads the word lists under data/
parts     joins the article into one text
spans     finds runs of capitalised words; roles and naming read one run
mentions  joins surnames to full names and acronyms to expansions
topics    finds kinds of events
annotate  the whole, for one article, ranked
"""

from backfile.tagging.annotate import annotate_tags

__all__ = ["annotate_tags"]
