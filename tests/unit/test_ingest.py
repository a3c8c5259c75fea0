from hashlib import sha256
from pathlib import Path

import pytest
from backfile.catalog.catalog import decode_body, decode_record
from backfile.ingest import (
    IngestOptions,
    annotate_file,
    ingest_chunk,
    ingest_file,
    make_body,
    prepare_worker,
    promos_of,
    prose_of,
)
from backfile.model.annotation import GeographyRules, Role
from backfile.model.article import CountryRef, ParsedArticle
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.source import SourceFile
from backfile.model.text import Block, BlockKind
from backfile.overlay import read_overlay
from backfile.pieces import MemoryStore
from backfile.reader.article import ReaderOptions
from builders import make_settings, write_files
from msgspec import structs
from msgspec.structs import replace

ARTICLE = """Title: Flood in Beni
Date: 2024-06-27

The river rose in Bolivia on Thursday. Bolivia has asked for help.

Read more: Drought in Peru
"""

BULK_PART = """{}

By Ana Ruiz

{}

It rained in the city on Thursday, for the first time in a year.

Nobody was ready for it, the mayor said on the next day.
"""
RULE = f"\n{'=' * 40}\n\n"
BULK = RULE.join((BULK_PART.format("Rain in Lima", "27 June 2024"), BULK_PART.format("Snow in La Paz", "28 June 2024")))


def _options(folder, max_size=1000):
    return IngestOptions(str(folder), ReaderOptions(), max_size, "")


def _source(folder, data, path="a.txt"):
    data = data if isinstance(data, bytes) else data.encode()
    write_files(folder, {})
    Path(folder, path).write_bytes(data)
    return SourceFile(path, len(data), 0)


def _ingest(folder, data, languages=()):
    """A file in the form that the catalog keeps."""
    return ingest_file(_source(folder, data), _options(folder), dict(languages))


def _stored(folder, data, languages=()):
    """The one article of a file as the catalog gives it back."""
    (row,) = _ingest(folder, data, languages).articles
    return decode_record(row.record), decode_body(row.body)


def _records(file):
    return [article.record for article in file.articles]


def _record(folder, data):
    (record,) = _records(annotate_file(_source(folder, data), _options(folder)))
    return record


def _beside(folder, article, *, options=None, **sidecars):
    """An article file that has sidecars, read."""
    source = _source(folder, article)
    beside = []
    for ending, text in sidecars.items():
        write_files(folder, {f"a.{ending}": text})
        beside.append(SourceFile(f"a.{ending}", len(text), 0))
    return annotate_file(structs.replace(source, sidecars=tuple(beside)), options or _options(folder))


def _digests(file):
    return {row.path: decode_record(row.record).digest for row in file.articles}


def _messages(file):
    return [str(problem) for problem in file.problems]


def test_a_file_becomes_a_record_and_a_body(tmp_path):
    record, body = _stored(tmp_path, ARTICLE)

    assert (record.path, record.headline.value) == ("a.txt", "Flood in Beni")
    assert Found(PartialDate("2024-06-27"), Origin.HEADER, 2) == record.published
    assert body.story == ("<p>The river rose in Bolivia on Thursday. Bolivia has asked for help.</p>\n", "")
    assert [(promo.label, promo.headline) for promo in body.promos] == [("Read more", "Drought in Peru")]


def test_the_sentences_that_show_a_country_are_kept_with_the_text(tmp_path):
    _, body = _stored(tmp_path, ARTICLE)
    bolivia = next(shown for shown in body.countries if shown.name == "BO")
    place, words = bolivia.sentences[0]

    assert (body.sentences[place], words) == ("The river rose in Bolivia on Thursday.", ("Bolivia",))


def test_an_article_remembers_the_line_where_it_begins(tmp_path):
    lines = [row.line for row in _ingest(tmp_path, BULK).articles]

    assert lines == [1, 1 + BULK[: BULK.index("====")].count("\n")]


def test_a_sketch_is_made_of_what_tells_the_story(tmp_path):
    text = "Title: Flood\n\nThe river rose by two metres in one night, the mayor of the town said.\n"
    one, other, noted = (
        _ingest(tmp_path, data).articles[0].sketch
        for data in (text, text.replace("Flood", "River Rises"), text.replace("mayor", "bishop"))
    )

    assert one == other != noted


def test_the_digest_of_a_record_changes_with_its_text(tmp_path):
    other = ARTICLE.replace("rose", "fell")

    assert _stored(tmp_path, ARTICLE)[0].digest != _stored(tmp_path, other)[0].digest


def test_the_digest_of_a_record_changes_with_the_bytes_of_its_file(tmp_path):
    assert _stored(tmp_path, ARTICLE)[0].digest != _stored(tmp_path, f"\n\n{ARTICLE}")[0].digest


def test_the_digest_of_one_of_several_records_does_not_change_with_where_its_text_stands(tmp_path):
    before, after = _ingest(tmp_path, BULK).articles, _ingest(tmp_path, f"\n\n{BULK}").articles

    assert [decode_record(row.record).digest for row in before] == [decode_record(row.record).digest for row in after]


def test_an_article_keeps_the_size_and_the_digest_of_its_file(tmp_path):
    _, body = _stored(tmp_path, ARTICLE)
    data = ARTICLE.encode()

    assert (body.source_size, body.source_sha256) == (len(data), sha256(data).hexdigest())


def test_articles_of_one_file_keep_neither(tmp_path):
    bodies = [decode_body(row.body) for row in _ingest(tmp_path, BULK).articles]

    assert [(body.source_size, body.source_sha256) for body in bodies] == [(0, ""), (0, "")]


def test_a_record_keeps_the_headlines_of_its_promos(tmp_path):
    assert _record(tmp_path, ARTICLE).promos == ("Drought in Peru",)


def test_a_promo_heading_names_no_headline_and_the_lines_below_it_name_theirs(tmp_path):
    record = _record(tmp_path, f"{ARTICLE}\nRecommended Stories\nRain in Lima\n► Snow in La Paz\n")

    assert record.promos == ("Drought in Peru", "", "Rain in Lima", "Snow in La Paz")


def test_a_line_below_a_promo_heading_keeps_the_number_that_it_begins_with(tmp_path):
    record = _record(tmp_path, f"{ARTICLE}\nRecommended Stories\n5 things to know\n")

    assert record.promos == ("Drought in Peru", "", "5 things to know")


def test_every_promo_of_a_body_has_its_place_in_the_record(tmp_path):
    text = f"{ARTICLE}\nRecommended Stories\nRain in Lima\n\nIt was over.\n\nRead more: Snow\n"
    record, body = _stored(tmp_path, text)

    assert tuple(promo.headline for promo in body.promos) == record.promos
    assert len(body.story) == len(record.promos) + 1


def test_countries_are_not_looked_for_in_the_heading_of_promos():
    promos = ("Read more: Rain in Lima", "Recommended Stories", "Snow")
    blocks = tuple(Block(BlockKind.PROMO, text, line) for line, text in enumerate(promos, 1))
    found = Found("en", Origin.DERIVED)
    parsed = ParsedArticle(blocks=blocks, headline=Found("Flood", Origin.TEXT), language=found)

    assert promos_of(parsed) == ("Rain in Lima", "", "Snow")
    assert prose_of(parsed, promos_of(parsed)).promos == ("Rain in Lima", "Snow")


def test_an_article_is_summarised_by_its_beginning_unless_it_says_how(tmp_path):
    written = ARTICLE.replace("Date:", "Summary: Water.\nDate:")

    assert _record(tmp_path, ARTICLE).summary.value.startswith("The river rose")
    assert Found("Water.", Origin.HEADER, 2) == _record(tmp_path, written).summary


def test_countries_are_worked_out_from_the_text(tmp_path):
    countries = _record(tmp_path, ARTICLE).countries

    assert Origin.DERIVED is countries.origin
    assert CountryRef("BO", Role.MAIN) in countries.value


def test_countries_in_a_header_win(tmp_path):
    countries = _record(tmp_path, f"Countries: Kenya\n{ARTICLE}").countries

    assert Found((CountryRef("KE", Role.MAIN),), Origin.HEADER, 1) == countries


def test_an_unknown_country_in_a_header_is_reported_and_passed_over(tmp_path):
    file = annotate_file(_source(tmp_path, f"Countries: Atlantis\n{ARTICLE}"), _options(tmp_path))

    assert [str(problem) for problem in file.problems] == [
        'content/a.txt:1: "Atlantis" is no country, it is not used; write its name or ISO code [G101]'
    ]
    assert Origin.DERIVED is _records(file)[0].countries.origin


def test_tags_in_a_header_win(tmp_path):
    tags = _record(tmp_path, f"Tags: Rain, Mud\n{ARTICLE}").tags

    assert ([tag.name for tag in tags.value], tags.origin, tags.line) == (["Rain", "Mud"], Origin.HEADER, 1)


def test_a_file_without_text_is_rejected(tmp_path):
    file = _ingest(tmp_path, " \n\n")

    assert file.articles == ()
    assert [str(problem) for problem in file.problems] == [
        "content/a.txt: it holds no text and is left out; write the article, or delete the file [S102]"
    ]


@pytest.mark.parametrize("text", ["\u200b", "\u200b \n\ufeff\n"])
def test_a_file_of_invisible_characters_is_rejected(tmp_path, text):
    file = _ingest(tmp_path, text)

    assert file.articles == ()
    assert [problem.code for problem in file.problems] == ["S102"]


def test_a_file_of_several_articles_becomes_a_record_of_each(tmp_path):
    file = annotate_file(_source(tmp_path, BULK), _options(tmp_path))

    found = [(record.path, record.headline.value, record.published.value.iso) for record in _records(file)]
    assert found == [
        ("a.txt#rain-in-lima", "Rain in Lima", "2024-06-27"),
        ("a.txt#snow-in-la-paz", "Snow in La Paz", "2024-06-28"),
    ]
    assert _messages(file) == [
        "content/a.txt: it holds 2 articles, each has its page; nothing to do unless it is one article [R106]"
    ]


def test_two_articles_of_one_headline_in_a_file_get_two_paths(tmp_path):
    text = BULK + RULE + BULK_PART.format("Rain in Lima", "29 June 2024")
    file = annotate_file(_source(tmp_path, text), _options(tmp_path))

    paths = ["a.txt#rain-in-lima", "a.txt#snow-in-la-paz", "a.txt#rain-in-lima-2"]
    assert [record.path for record in _records(file)] == paths


def test_an_article_above_others_does_not_change_their_digests(tmp_path):
    before = _digests(_ingest(tmp_path, BULK))
    grown = BULK_PART.format("Flood in Beni", "29 June 2024") + RULE + BULK
    after = _digests(_ingest(tmp_path, grown))

    assert len(after) == 3
    assert before["a.txt#snow-in-la-paz"] == after["a.txt#snow-in-la-paz"]


def test_a_sidecar_wins_over_headers(tmp_path):
    file = _beside(tmp_path, ARTICLE, yml="title: High water\ndate: 2024-07-01\ntags: [Mud, Rain]\nlanguage: es\n")

    (record,) = _records(file)
    assert file.problems == ()
    assert Found("High water", Origin.SIDECAR, 1) == record.headline
    assert Found(PartialDate("2024-07-01"), Origin.SIDECAR, 2) == record.published
    assert ([tag.name for tag in record.tags.value], record.tags.origin) == (["Mud", "Rain"], Origin.SIDECAR)
    assert record.language.value == "es"


def test_a_sidecar_may_be_json(tmp_path):
    (record,) = _records(_beside(tmp_path, ARTICLE, json='{\n"countries": ["Kenya"]\n}'))

    assert Found((CountryRef("KE", Role.MAIN),), Origin.SIDECAR, 2) == record.countries


def test_what_a_sidecar_does_not_say_is_left_as_it_was_read(tmp_path):
    (record,) = _records(_beside(tmp_path, ARTICLE, yml="section: World\n"))

    assert _record(tmp_path, ARTICLE) == replace(record, section=None)


@pytest.mark.parametrize(
    ("ending", "text", "line"),
    [("yml", "title: Flood\ndate: [2024\n", 3), ("json", '{"title": "Flood"\n"date": "2024"}', 2)],
)
def test_a_sidecar_that_cannot_be_read_is_reported_with_its_line_and_the_article_stays(tmp_path, ending, text, line):
    file = _beside(tmp_path, ARTICLE, **{ending: text})

    (record,) = _records(file)
    assert record == _record(tmp_path, ARTICLE)
    assert [(problem.code, problem.path, problem.line) for problem in file.problems] == [
        ("S206", f"content/a.{ending}", line)
    ]


def test_a_sidecar_that_is_gone_is_reported_and_the_article_stays(tmp_path):
    source = structs.replace(_source(tmp_path, ARTICLE), sidecars=(SourceFile("a.yml", 1, 0),))
    file = annotate_file(source, _options(tmp_path))

    assert len(file.articles) == 1
    assert _messages(file) == [
        "content/a.yml: it cannot be read (No such file or directory), it is not used; check its permissions [S206]"
    ]


def test_of_several_sidecars_the_first_holds_and_the_others_are_reported(tmp_path):
    file = _beside(tmp_path, ARTICLE, yml="section: One\n", yaml="section: Two\n", json='{"section": "Three"}')

    assert _records(file)[0].section.value == "One"
    assert _messages(file) == [
        "content/a.yaml: a.txt has a.yml too, which holds; this one is not used; join the two [S208]",
        "content/a.json: a.txt has a.yml too, which holds; this one is not used; join the two [S208]",
    ]


def test_a_sidecar_of_several_articles_applies_to_each(tmp_path):
    file = _beside(tmp_path, BULK, yml="section: World\ndate: soon\n")

    assert [record.section.value for record in _records(file)] == ["World", "World"]
    assert [problem.code for problem in file.problems] == ["R106", "S207"]


def test_a_title_and_a_slug_for_several_articles_are_reported_and_not_used(tmp_path):
    file = _beside(tmp_path, BULK, yml="title: High water\nslug: wet\nsection: World\n")

    assert [record.headline.value for record in _records(file)] == ["Rain in Lima", "Snow in La Paz"]
    assert [(record.slug, record.section.value) for record in _records(file)] == [(None, "World")] * 2
    assert _messages(file)[:2] == [
        (
            'content/a.yml:1: "title" names one article, and the file holds several; it is not used; '
            "write it in metadata.csv, in the row of a.txt#name [S207]"
        ),
        (
            'content/a.yml:2: "slug" names one article, and the file holds several; it is not used; '
            "write it in metadata.csv, in the row of a.txt#name [S207]"
        ),
    ]


def test_days_come_before_months_if_the_site_says_so(tmp_path):
    source = _source(tmp_path, "Flood in Beni\n\n3/4/2019\n\nThe river rose in Bolivia on Thursday.\n")
    dates = []
    for order in ("", "day-first", "month-first"):
        options = replace(_options(tmp_path), reader=ReaderOptions(date_order=order))
        (record,) = _records(annotate_file(source, options))
        dates.append(record.published.value.iso if record.published else "")

    assert dates == ["", "2019-04-03", "2019-03-04"]


def test_the_language_of_a_header_holds(tmp_path):
    language = _record(tmp_path, f"Language: es-BO\n{ARTICLE}").language

    assert Found("es", Origin.HEADER, 1) == language


def test_a_chunk_is_read_in_order(tmp_path):
    sources = [_source(tmp_path, ARTICLE, path) for path in ("b.txt", "a.txt")]
    prepare_worker(_options(tmp_path), {})

    assert [ingest_file(source, _options(tmp_path), {}) for source in sources] == ingest_chunk(sources)


def test_a_process_that_is_not_ready_reads_nothing(monkeypatch):
    monkeypatch.setattr("backfile.ingest._prepared", None)

    with pytest.raises(RuntimeError, match=r"prepare_worker was not called"):
        ingest_chunk([])


def test_an_event_is_named_with_the_main_country_that_stands_beside_it(tmp_path):
    record = _record(tmp_path, "Coup Fails in Bolivia\n\nA coup failed in Bolivia. The coup lasted an hour.\n")

    assert "Bolivia coup" in [tag.name for tag in record.tags.value]


def test_a_forced_tag_is_a_candidate_wherever_its_words_stand(tmp_path):
    options = replace(_options(tmp_path), forced_tags=("mayor",))
    (record,) = _records(annotate_file(_source(tmp_path, "Rain\n\nIt rained, the mayor said.\n"), options))

    assert record.tags.value[0].name == "mayor"


def test_a_phrase_of_the_site_means_its_country(tmp_path):
    options = replace(_options(tmp_path), geography=GeographyRules((("Old Quay", "BO"),)))
    (record,) = _records(annotate_file(_source(tmp_path, "Rain\n\nIt rained at Old Quay.\n"), options))

    assert [country.alpha2 for country in record.countries.value] == ["BO"]


@pytest.mark.parametrize(
    ("kind", "is_read"),
    [
        (BlockKind.DECK, True),
        (BlockKind.SUBHEAD, True),
        (BlockKind.CAPTION, True),
        (BlockKind.TABLE, False),
        (BlockKind.PULL_QUOTE, False),
        (BlockKind.SIGNATURE, False),
    ],
)
def test_countries_and_tags_are_looked_for_in_what_tells_the_story(kind, is_read):
    blocks = (Block(kind, "Rain fell on Bolivia.", 1), Block(BlockKind.PARAGRAPH, "It rained.", 2))
    parsed = ParsedArticle(blocks, Found("Rain", Origin.TEXT), Found("en", Origin.TEXT))

    assert ("Rain fell on Bolivia." in prose_of(parsed, ()).paragraphs) is is_read


def test_without_detection_nothing_is_looked_for_in_the_text(tmp_path):
    options = replace(_options(tmp_path), detect=False, forced_tags=("river",))
    (article,) = annotate_file(_source(tmp_path, ARTICLE), options).articles

    assert (article.countries, article.tags) == ((), ())
    assert (article.record.countries.value, article.record.tags.value) == ((), ())


def test_without_detection_headers_still_hold(tmp_path):
    options = replace(_options(tmp_path), detect=False)
    text = f"Countries: Kenya; Atlantis\nTags: Rain\n{ARTICLE}"
    file = annotate_file(_source(tmp_path, text), options)
    (record,) = _records(file)

    assert Found((CountryRef("KE", Role.MAIN),), Origin.HEADER, 1) == record.countries
    assert ([tag.name for tag in record.tags.value], record.tags.origin) == (["Rain"], Origin.HEADER)
    assert [problem.code for problem in file.problems] == ["G101"]


QUOTED = 'Title: Flood\n\n"It\'s over", he said.\n'


@pytest.mark.parametrize(
    ("languages", "story"),
    [
        ({}, "<p>“It’s over”, he said.</p>\n"),
        ({"a.txt": "de"}, '<p>"It\'s over", he said.</p>\n'),
        ({"a.txt": "en-GB"}, "<p>“It’s over”, he said.</p>\n"),
        ({"a.txt": "EN"}, "<p>“It’s over”, he said.</p>\n"),
        ({"a.txt": "no language"}, "<p>“It’s over”, he said.</p>\n"),
    ],
)
def test_a_text_is_typeset_in_the_language_that_metadata_csv_gives_it(tmp_path, languages, story):
    write_files(
        tmp_path, {"metadata.csv": "".join(("path,language\n", *(f"{p},{code}\n" for p, code in languages.items())))}
    )
    overlay = read_overlay(make_settings(tmp_path.parent, PATH=str(tmp_path)), MemoryStore())
    source = _source(tmp_path, f"Language: en\n{QUOTED}")
    (row,) = ingest_file(source, _options(tmp_path), overlay.languages).articles

    assert decode_body(row.body).story == (story,)


def test_the_language_of_a_sidecar_wins_when_the_text_is_typeset(tmp_path):
    write_files(tmp_path, {"a.yml": "language: en\n"})
    source = structs.replace(_source(tmp_path, QUOTED), sidecars=(SourceFile("a.yml", 13, 0),))
    (row,) = ingest_file(source, _options(tmp_path), {"a.txt": "de"}).articles

    assert decode_body(row.body).story == ("<p>“It’s over”, he said.</p>\n",)


def test_a_body_is_made_of_the_story_and_what_stands_beside_it():
    blocks = (
        Block(BlockKind.HEADLINE, "Flood", 1),
        Block(BlockKind.PARAGRAPH, "One.", 2),
        Block(BlockKind.PROMO, "Read more: Rain", 3),
        Block(BlockKind.BOILERPLATE, "© Us", 4),
    )
    parsed = ParsedArticle(blocks, Found("Flood", Origin.TEXT), Found("en", Origin.TEXT), deck="A deck")

    body = make_body(parsed, ("Rain",), "en")

    assert (body.deck, body.story, body.head, body.leftovers) == (
        "A deck",
        ("<p>One.</p>\n", ""),
        ((BlockKind.HEADLINE, "Flood"),),
        ("© Us",),
    )
