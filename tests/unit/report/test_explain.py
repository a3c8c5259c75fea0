import re

from backfile.model.annotation import CountryMention, Evidence, Role, TagKind, TagMention
from backfile.model.metadata import Found, Origin
from backfile.model.text import Block, BlockKind, Certainty
from backfile.problems import Problem
from backfile.report.explain import LEAST, ExplainedArticle, explain_articles
from msgspec.structs import replace

from .test_review import SURE, UNDATED

BLOCKS = (
    Block(BlockKind.HEADLINE, "Flood in Lima", 1),
    Block(BlockKind.REPEATED_HEADLINE, "FLOOD IN LIMA", 12, Certainty.LIKELY),
    Block(BlockKind.TABLE, "River   rose\n  3 m    4 m", 14),
)


def _explain(record=SURE, blocks=BLOCKS, rules=("headline", "repeated", "table"), problems=(), width=200):
    article = ExplainedArticle(record, blocks, rules)
    return list(explain_articles([article], problems, {"PE": "Peru"}, width))


def test_each_block_is_one_aligned_line():
    assert _explain()[:6] == [
        "a.txt",
        "",
        "line  kind               sure?   rule      words",
        "   1  headline           sure    headline  Flood in Lima",
        "  12  repeated_headline  likely  repeated  FLOOD IN LIMA",
        "  14  table              sure    table     River rose 3 m 4 m",
    ]


def test_long_words_are_cut_to_the_width():
    long = (Block(BlockKind.PARAGRAPH, "word " * 100, 1),)
    line = _explain(blocks=long, rules=("paragraph",), width=120)[3]

    assert len(line) == 120
    assert line.endswith("…")


def test_a_narrow_terminal_still_gets_some_words():
    long = (Block(BlockKind.PARAGRAPH, "x" * 100, 1),)
    line = _explain(blocks=long, rules=("paragraph",), width=20)[3]

    assert len(re.sub(r"[^x…]", "", line.split("paragraph")[-1])) == LEAST


def test_values_say_where_they_were_found_and_how_sure_they_are():
    record = replace(UNDATED, place=Found("LIMA, Peru", Origin.TEXT, 5, Certainty.GUESS))
    lines = _explain(record)

    assert "headline   Flood in Lima  (text, line 1, sure)" in lines
    assert "date       -" in lines
    assert "place      LIMA, Peru  (text, line 5, guess)" in lines
    assert "countries  Peru  (worked out from the words)" in lines
    assert "language   en  (worked out from the words, likely)" in lines


def test_countries_and_tags_stand_below_the_values_with_their_words():
    country = CountryMention("PE", Role.MAIN, 4.0, (Evidence("Lima", "In Lima, the river rose."),))
    tag = TagMention("Floods", TagKind.TOPIC, 2.0, ())
    article = ExplainedArticle(SURE, (), (), (country,), (tag,))

    lines = list(explain_articles([article], (), {"PE": "Peru"}, 100))

    assert lines[-7:] == [
        "country  role  score  words  sentence",
        "Peru     main   4.00  Lima   In Lima, the river rose.",
        "",
        "tag     kind   sure?  score  words  sentence",
        "Floods  topic  sure    2.00",
        "",
        "No problems.",
    ]


def test_problems_come_last_with_their_codes():
    problem = Problem("R101", "content/a.txt", 2, 'unknown header "Colour"', "delete it")

    assert _explain(problems=[problem])[-1] == ('Warning: content/a.txt:2: unknown header "Colour"; delete it [R101]')
    assert _explain()[-1] == "No problems."
