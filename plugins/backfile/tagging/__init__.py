"""People, organisations and topics an article is about. Stage 3 of the pipeline, with geography.

tables         reads the word lists under data/; plurals joins singular and plural
parts          joins the article into one text
runs           finds runs of capitalised words, with what stands behind them
guesses        what a run can name
reading        reads one run, with roles for what stands before a person
mentions       sorts what the runs of an article name, and counts it
people         joins surnames to full names
organisations  joins acronyms to expansions, and short forms to long ones
names          all names of an article
words          counts the words of an article that show a topic
topics         kinds of events, and keyphrases
compounds      joins events and countries
candidates     what can become a tag
evidence       cuts the sentences that show it
annotate       the whole, for one article, ranked: more than an article shows
agree          agrees on names over the archive
choose         chooses each article's tags
"""

from backfile.tagging.annotate import annotate_tags

__all__ = ["annotate_tags"]
