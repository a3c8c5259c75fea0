"""The ordered table of rules that say what each chunk of an article is.

The first rule that answers wins; the last one always does, so that no chunk is ever lost. Most chunks are prose, and
most rules can tell from the first word or the length that a chunk is none of theirs: the table says how, and only the
rules that could answer are asked. A chunk within the text that reads as prose and begins with no word of the table is
a paragraph without asking any.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache

import msgspec

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader import boilerplate, byline, caption, correction, mail, promo, release
from backfile.reader.date_line import read_date_line
from backfile.reader.dateline import read_dateline
from backfile.reader.dates import DateStyle
from backfile.reader.deck import read_deck
from backfile.reader.headline import read_headline, read_repeated_headline
from backfile.reader.kicker import read_kicker
from backfile.reader.labels import opener
from backfile.reader.lines import Chunk
from backfile.reader.list_item import read_list_item
from backfile.reader.masthead import read_masthead
from backfile.reader.quote import read_pull_quote, read_quote
from backfile.reader.reading import Reading, is_prose
from backfile.reader.separator import read_separator
from backfile.reader.sign_off import read_sign_off
from backfile.reader.subhead import read_subhead
from backfile.reader.table import read_table
from backfile.reader.vocabulary import Vocabulary

SHORT = 320
"""Characters of a line; what is longer is prose or one of the few kinds that can be long."""


class Form(IntEnum):
    """What a chunk looks like before anybody reads it; fewer kinds of line come in each form than in the one before."""

    SHORT = 1
    """At most SHORT characters."""
    LONG = 2
    PROSE = 3
    """Prose on the face of it; see `is_prose`."""


def _read_paragraph(reading: Reading) -> tuple[Block, ...]:
    chunk = reading.chunk
    # Prose ends as a sentence does; anything else got here because nothing else fits.
    certainty = Certainty.SURE if len(chunk.text) > SHORT or chunk.text[-1] in '.?!"”»’)' else Certainty.GUESS
    return (Block(BlockKind.PARAGRAPH, chunk.text, chunk.line, certainty),)


class Rule(msgspec.Struct, frozen=True):
    """One kind of line."""

    name: str
    read: Callable[[Reading], tuple[Block, ...] | None]
    """The blocks a chunk turns into; None when the rule does not fit."""
    in_body: bool = True
    """Whether it also applies once the prose has begun."""
    in_head: bool = True
    """Whether it also applies before."""
    form: Form = Form.SHORT
    """The form that chunks of this kind can have at most."""
    joins: bool = False
    """Whether lines of this kind without a blank line between are one block; it keeps its lines."""
    openers: Callable[[Vocabulary], frozenset[str]] | None = None
    """The words that such chunks begin with; None when they begin with any."""


_GOES_ON = Rule("goes_on", lambda _: None)
"""In place of the rule of a line that belongs to the block above it."""
_PARAGRAPH = Rule("paragraph", _read_paragraph, form=Form.PROSE)
RULES = (
    Rule("table", read_table, form=Form.LONG),
    Rule("sign_off", read_sign_off, in_head=False),
    Rule("signature", mail.read_signature, in_head=False, joins=True),
    Rule("separator", read_separator),
    Rule("mail_header", mail.read_mail_header, form=Form.PROSE, openers=mail.mail_openers),
    Rule("date_line", read_date_line),
    Rule("promo", promo.read_promo, form=Form.PROSE, openers=promo.promo_openers),
    Rule("correction", correction.read_correction, form=Form.PROSE, openers=correction.correction_openers),
    Rule("release", release.read_release, form=Form.PROSE, openers=release.release_openers),
    Rule("contact", release.read_contact),
    Rule("boilerplate", boilerplate.read_boilerplate, form=Form.PROSE, openers=boilerplate.boilerplate_openers),
    Rule("promo_list", promo.read_promo_list, in_head=False),
    Rule("credits", byline.read_end_byline, in_head=False),
    Rule("furniture", boilerplate.read_furniture),
    Rule("imprint", boilerplate.read_imprint, form=Form.PROSE),
    Rule("labelled_caption", caption.read_labelled_caption, form=Form.PROSE, openers=caption.caption_openers),
    Rule("caption", caption.read_caption, form=Form.LONG),
    Rule("masthead", read_masthead, in_body=False),
    Rule("kicker", read_kicker, in_body=False),
    Rule("repeated_headline", read_repeated_headline, in_body=False),
    Rule("dated_byline", byline.read_dated_byline, in_body=False),
    Rule("byline", byline.read_byline, in_body=False, form=Form.PROSE, openers=byline.byline_openers),
    Rule("name_line", byline.read_name_line, in_body=False),
    Rule("credit", caption.read_credit),
    Rule("headline", read_headline, in_body=False, form=Form.PROSE),
    Rule("dateline", read_dateline, in_body=False, form=Form.PROSE),
    Rule("list_item", read_list_item, form=Form.LONG),
    Rule("pull_quote", read_pull_quote),
    Rule("deck", read_deck, in_body=False),
    Rule("quote", read_quote, form=Form.LONG, joins=True),
    Rule("subhead", read_subhead),
    _PARAGRAPH,
)


class _Selection(msgspec.Struct, frozen=True):
    """The rules that can answer in one state of the walk, for one language."""

    by_opener: Mapping[str, tuple[Rule, ...]]
    others: tuple[Rule, ...]
    """For chunks that begin with a word that opens nothing."""


@lru_cache
def _selections(words: Vocabulary) -> Mapping[bool, Mapping[Form, _Selection]]:
    """The selections of a language: by whether the prose has begun, and by form."""
    return {in_body: {form: _select(words, form, in_body=in_body) for form in Form} for in_body in (False, True)}


def _select(words: Vocabulary, form: Form, *, in_body: bool) -> _Selection:
    rules = [
        (rule, rule.openers(words) if rule.openers else None)
        for rule in RULES
        if (rule.in_body if in_body else rule.in_head) and rule.form >= form
    ]
    openers = {opener for _, some in rules if some for opener in some}
    return _Selection(
        {word: tuple(rule for rule, some in rules if some is None or word in some) for word in openers},
        tuple(rule for rule, some in rules if some is None),
    )


def _form(chunk: Chunk) -> Form:
    if is_prose(chunk):
        return Form.PROSE
    return Form.LONG if len(chunk.text) > SHORT else Form.SHORT


def classify_chunks(
    chunks: Sequence[Chunk], title: str, words: Vocabulary, style: DateStyle
) -> tuple[tuple[Block, Rule], ...]:
    """Turn chunks into typed blocks.

    Args:
        chunks: the article without its headers, in reading order.
        title: the headline, when the headers give it.
        words: of the article's language.
        style: how dates are written in it.
    Returns:
        Blocks in the same order that hold the same words, each with the rule that found it.
    """
    found: list[tuple[Block, Rule]] = []
    is_joined = False
    reading = Reading(tuple(chunks), title, words, style)
    selections = _selections(words)
    openers = selections[True][Form.PROSE].by_opener
    while not reading.at_end:
        if reading.in_body:
            found += [(block, _PARAGRAPH) for block in reading.take_prose(openers)]
            if reading.at_end:
                break
        chunk = reading.chunk
        selection = selections[reading.in_body][_form(chunk)]
        for rule in selection.by_opener.get(opener(chunk.text), selection.others):
            blocks = rule.read(reading)
            if blocks is not None:
                goes_on = rule.joins and reading.goes_on(blocks[0].kind)
                is_joined = is_joined or goes_on
                found += [(block, _GOES_ON if goes_on else rule) for block in blocks]
                reading.pass_over(blocks)
                break
    return tuple(_join(found) if is_joined else found)


def _join(found: Sequence[tuple[Block, Rule]]) -> Iterator[tuple[Block, Rule]]:
    """Put the lines of one block together."""
    start = 0
    for end in range(1, len(found) + 1):
        if end < len(found) and found[end][1] is _GOES_ON:
            continue
        block, rule = found[start]
        if end > start + 1:
            block = msgspec.structs.replace(block, text="\n".join(line.text for line, _ in found[start:end]))
        yield block, rule
        start = end
