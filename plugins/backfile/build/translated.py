"""Templates in the language of the site: a text that stands in one is translated when the template is compiled.

Functions of templates, named as gettext names them: `_('Topics')`, `_('By %(names)s', names=...)` and
`ngettext('%(num)s article', '%(num)s articles', count)`.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from backfile.words import PLACEHOLDER, Words

T = TypeVar("T")

_TEXTS = ("_", "gettext")


def template_words(words: Words) -> dict[str, Callable[..., object]]:
    """The functions of templates that give words, by name."""
    return {"_": words.gettext, "gettext": words.gettext, "ngettext": words.ngettext}


def template_filters(words: Words) -> dict[str, Callable[..., object]]:
    """The filters of templates that write as a language does, by name."""

    def with_separators(items: Sequence[T], attribute: str = "") -> Sequence[tuple[T, str]]:
        """Each item of a list with what follows it; of items that are no texts, a field that is their text."""
        texts = [str(getattr(item, attribute) if attribute else item) for item in items]
        return tuple(zip(items, words.separators(texts), strict=True))

    return {"number": words.number, "in_words": words.join, "with_separators": with_separators}


def translate_template(tree: nodes.Template, words: Words, name: str | None) -> nodes.Template:
    """A template whose texts are in another language, as far as they stand in it as they are.

    Args:
        tree: of the template; it is changed.
        words: of the language.
        name: of the template, for errors.
    Raises:
        jinja2.TemplateSyntaxError: a text is not given a value that it needs.
    """
    _Translated(words, name).visit(tree)
    return tree


class _Translated(NodeTransformer):
    def __init__(self, words: Words, name: str | None) -> None:
        self._words, self._name = words, name

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        text = _text_of(node)
        return node if text is None or node.kwargs else nodes.Const(self._words.gettext(text), lineno=node.lineno)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - Jinja's name
        """What is put on the page: the parts of a text and the values between them, one after the other."""
        self.generic_visit(node)
        parts: list[nodes.Expr] = []
        for child in node.nodes:
            text = _text_of(child) if isinstance(child, nodes.Call) else None
            parts += [child] if text is None or not isinstance(child, nodes.Call) else self._parts(child, text)
        node.nodes = parts
        return node

    def _parts(self, node: nodes.Call, text: str) -> list[nodes.Expr]:
        values = {value.key: value.value for value in node.kwargs}
        parts: list[nodes.Expr] = []
        for place, piece in enumerate(PLACEHOLDER.split(self._words.placed(text))):
            if place % 2 == 0:
                parts += [nodes.Const(piece, lineno=node.lineno)] if piece else []
            elif piece in values:
                parts.append(values[piece])
            else:
                message = f"{text!r} is not given its %({piece})s; write _({text!r}, {piece}=...)"
                raise jinja2.TemplateSyntaxError(message, node.lineno, self._name)
        return parts


def _text_of(node: nodes.Call) -> str | None:
    """The text that a call translates; None if it does something else, or the text is made up as it goes."""
    is_plain = isinstance(node.node, nodes.Name) and node.node.name in _TEXTS and not (node.dyn_args or node.dyn_kwargs)
    match node.args:
        case [nodes.Const(value=str() as text)] if is_plain:
            return text
    return None
