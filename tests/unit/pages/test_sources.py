from dataclasses import replace

import pytest
from backfile.model.page import FileCopy
from backfile.model.source import SourceFile
from backfile.pages.sources import shared_files, shared_sources, source_draft, source_view
from builders import Texts, make_archive, make_article, make_body

ONE, FIRST, SECOND = make_article("2024/a.txt"), make_article("b.txt#first"), make_article("b.txt#second")


def _archive(sources="copy"):
    return replace(make_archive([ONE, FIRST, SECOND]), sources=sources)


def test_the_file_of_an_article_is_copied_byte_for_byte():
    draft = source_draft(_archive(), ONE)

    assert draft.path == "sources/2024/a.txt"
    assert draft.make(Texts()).subject == FileCopy("content/2024/a.txt", draft.inputs)


def test_a_file_of_several_articles_is_copied_once_and_again_when_its_stamp_changes():
    archive = _archive()
    files = [SourceFile("2024/a.txt", 5, 7), SourceFile("b.txt", 5, 7)]
    later = [SourceFile("b.txt", 5, 8)]

    assert source_draft(archive, FIRST) is None
    assert shared_files(archive, files) == (files[1],)
    part = shared_sources(archive, files[1:])
    assert [draft.path for draft in part.pages()] == ["sources/b.txt"]
    assert part.inputs != shared_sources(archive, later).inputs


@pytest.mark.parametrize("sources", ["", "https://example.org/{path}"])
def test_nothing_is_copied_when_the_sources_are_elsewhere_or_nowhere(sources):
    archive = _archive(sources)

    assert source_draft(archive, ONE) is None
    assert shared_files(archive, [SourceFile("b.txt", 5, 7)]) == ()


def test_an_address_elsewhere_gets_the_path_of_the_file():
    article = make_article("2024/Ü b.txt#first")
    archive = replace(make_archive([article]), sources="https://example.org/{path}?raw")

    view = source_view(archive, article, make_body("Text."))

    assert (view.path, view.url) == ("2024/Ü b.txt", "https://example.org/2024/%C3%9C%20b.txt?raw")


def test_without_an_address_only_the_path_is_shown():
    assert source_view(_archive(""), ONE, make_body("Text.")).url == ""
