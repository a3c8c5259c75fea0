"""The text of an article as plain HTML for themes that are not Backfile's, with classes for them to use."""

from collections.abc import Callable, Collection, Sequence

from markupsafe import Markup, escape

from backfile.model.page import Link
from backfile.model.text import Block, BlockKind
from backfile.pages.inline import typeset
from backfile.pages.prose import block_views, leftover_views, part_blocks
from backfile.pages.views import BlockView, Span

_TAGS = {"subhead": "h2", "table": "pre", "pull_quote": "aside"}
"""The element of a kind of block, where that is not a paragraph of its class."""


def article_html(
    blocks: Sequence[Block], deck: str, promos: Sequence[Link], language: str, in_head: Callable[[Block], bool]
) -> str:
    """The text below an article's headline, and folded away below it what the source has beside the story.

    Args:
        blocks: of the article, in reading order.
        deck: the text below the headline, which themes do not show by themselves; may be empty.
        promos: for each promo the headline it names and the URL of that article, each empty if there is none.
        language: of the article, ISO 639-1.
        in_head: whether a theme shows what a block says above the text; see `shown_above`.
    """
    shown, leftovers = part_blocks(blocks, in_head)
    parts = [Markup('<p class="deck">{}</p>').format(typeset(deck, language))] if deck else []
    parts += [_html(view) for view in block_views(shown, promos, language)]
    if leftovers:
        rest = Markup("\n").join(_html(view) for view in leftover_views(leftovers, language))
        parts.append(Markup("<details>\n<summary>Also in the source</summary>\n{}\n</details>").format(rest))
    return str(Markup("\n").join(parts))


def shown_above(texts: Collection[str], words: Collection[str]) -> Callable[[Block], bool]:
    """Whether a theme shows above the text what a block of the article's head says.

    Args:
        texts: the headline, the deck and the section: a block that says the same is shown.
        words: names of authors and years of dates: a byline or a date line that has one of them is shown.
    """
    known = {text.casefold() for text in texts}
    parts = [word.casefold() for word in words if word]

    def shows(block: Block) -> bool:
        text = block.text.casefold()
        match block.kind:
            case BlockKind.HEADLINE | BlockKind.KICKER | BlockKind.DECK:
                return text in known
            case BlockKind.BYLINE | BlockKind.DATE_LINE:
                return any(part in text for part in parts)
        return True

    return shows


def _html(view: BlockView) -> Markup:
    inside = Markup().join(map(_inline, view.spans)) or escape(view.text)
    match view.kind:
        case "separator":
            return Markup("<hr>")
        case "list":
            tag = "ol" if view.marks in {"numbers", "letters"} else "ul"
            letters = Markup(' type="a"') if view.marks == "letters" else ""
            items = Markup("\n").join(map(_item, view.items))
            return Markup("<{0}{1}>\n{2}\n</{0}>").format(tag, letters, items)
        case "quote":
            return Markup("<blockquote>\n{}\n</blockquote>").format(Markup("\n").join(map(_html, view.items)))
        case "promo" | "correction":
            inside = Markup('<a href="{}">{}</a>').format(view.url, inside) if view.url else inside
            inside = Markup(": ").join(filter(None, (escape(view.label), inside)))
        case "paragraph":
            return Markup("<p>{}{}</p>").format(f"{view.dateline} — " if view.dateline else "", inside)
    tag = _TAGS.get(view.kind, "p")
    start = Markup(' class="{}"').format(view.kind.replace("_", "-")) if view.kind != "subhead" else ""
    return Markup("<{0}{1}>{2}</{0}>").format(tag, start, inside)


def _item(view: BlockView) -> Markup:
    value = Markup(' value="{}"').format(view.number) if view.number is not None else ""
    return Markup("<li{}>{}</li>").format(value, Markup().join(map(_inline, view.spans)))


def _inline(span: Span) -> Markup:
    return Markup('<a rel="nofollow" href="{}">{}</a>').format(span.url, span.text) if span.url else escape(span.text)
