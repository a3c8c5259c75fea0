"""The text of an article as HTML for themes that are not Backfile's."""

from collections.abc import Callable, Collection, Sequence

from markupsafe import Markup

from backfile.model.article import ArticleBody
from backfile.model.text import BlockKind
from backfile.pages.article import text_html
from backfile.pages.inline import typeset


def article_html(
    body: ArticleBody, urls: Sequence[str], language: str, is_shown: Callable[[BlockKind, str], bool]
) -> str:
    """The text below an article's headline, and folded away below it what the source has beside the story.

    Args:
        body: of the article. Its deck, which themes do not show by themselves, opens the text.
        urls: for each promo where it leads; empty for nowhere.
        language: of the article, ISO 639-1.
        is_shown: whether a theme shows what a block says above the text; see `shown_above`.
    """
    deck = Markup('<p class="deck">{}</p>\n').format(typeset(body.deck, language)) if body.deck else Markup()
    return str(deck + text_html(body, urls, language, is_shown))


def shown_above(texts: Collection[str], words: Collection[str]) -> Callable[[BlockKind, str], bool]:
    """Whether a theme shows above the text what a block of the article's head says.

    Args:
        texts: the headline, the deck and the section: a block that says the same is shown.
        words: names of authors and years of dates: a byline or a date line that has one of them is shown.
    """
    known = {text.casefold() for text in texts}
    parts = [word.casefold() for word in words if word]

    def shows(kind: BlockKind, text: str) -> bool:
        text = text.casefold()
        match kind:
            case BlockKind.HEADLINE | BlockKind.KICKER | BlockKind.DECK:
                return text in known
            case BlockKind.BYLINE | BlockKind.DATE_LINE:
                return any(part in text for part in parts)
        return True

    return shows
