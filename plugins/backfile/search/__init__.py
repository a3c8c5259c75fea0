"""The search index: which articles are indexed together, and how Pagefind is made to index them.

shards      articles -> shards of stable content
pagefind    records -> the files of one shard, by the program of that name
canonical   the same records -> the same bytes, and few of them
chunks      the words of a shard -> small files
cbor        lists of texts and numbers -> bytes, and back
"""
