"""Backfile: a static site generator for news archives, on Pelican.

`PLUGINS = ["backfile"]` alone lets any Pelican site read plain-text articles. With
`PELICAN_CLASS = backfile.pelican_shell.ArchivePelican` beside it, `pelican` builds the whole archive:

    start.py        whether there is anything to do
    pipeline.py     the stages in order; start reading here
    source/         1 scan the content folder, decode bytes to text
    reader/         2 read the structure of an article
    geography/      3 countries, with evidence
    tagging/        3 people, organisations and topics, with evidence
    catalog/        4 what one build leaves for the next
    references/     5 see each article in the light of all others
    pages/          6 say which pages exist and from what
    build/          7 plan, 8 render, 9 publish
    report/        10 say what happened
    pelican_shell/  the only folder that knows Pelican
    model/          the values that pass between stages

Beside the pipeline stand `review_files.py` (`make review`) and `one_file.py` (`make explain`), which tell what was read,
and `annotate_folder.py` (`make annotate`), which reads any folder for its countries and tags.
"""


def register() -> None:
    """Tell Pelican of the reader. Pelican calls it for `PLUGINS = ["backfile"]`."""
    from backfile.pelican_shell.plugin import register as register_reader  # noqa: PLC0415 - workers need no Pelican

    register_reader()
