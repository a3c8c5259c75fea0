"""Templates joined before they are compiled: what a page extends and includes becomes part of its own template.

So one function writes a page, not one for each block and each included file, and names are looked up once. What a theme
may do beyond the plain cases (`super()`, a block in a loop, a name made up by an expression) is left as it is, to Jinja.
"""

from collections.abc import Callable

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

Parse = Callable[[str], nodes.Template | None]
"""Gives the tree of another template, a new one at each call; None if there is none of that name."""

_OF_ITS_PLACE = {"self", "super", "loop", "caller"}
"""Names that mean something else in another template."""
_BINDS: tuple[type[nodes.Node], ...] = (nodes.Assign, nodes.AssignBlock, nodes.Import, nodes.FromImport, nodes.Macro)
_NO_INCLUDE: tuple[type[nodes.Node], ...] = (
    *_BINDS,
    nodes.Extends,
    nodes.Block,
    nodes.ScopedEvalContextModifier,
    nodes.EvalContextModifier,
)


def join_templates(tree: nodes.Template, parse: Parse) -> nodes.Template:
    """A template with what it extends and includes, as far as that is plain."""
    tree = _with_parents(tree, parse)
    if _has_plain_blocks(tree):
        _Unblocked().visit(tree)
    _Included(parse).visit(tree)
    return tree


def _with_parents(tree: nodes.Template, parse: Parse) -> nodes.Template:
    """A template that extends others as one that extends none; or itself, when not all of them are plain."""
    name = _parent_of(tree)
    parent = parse(name) if name else None
    if parent is None:
        return tree
    parent = _with_parents(parent, parse)
    if not _has_plain_blocks(parent):
        return tree
    own = {node.name: node.body for node in tree.body if isinstance(node, nodes.Block)}
    for block in list(parent.find_all(nodes.Block)):
        block.body = own.get(block.name, block.body)
    imports = [node for node in tree.body if isinstance(node, nodes.Import | nodes.FromImport)]
    parent.body = [*imports, *parent.body]
    return parent


def _parent_of(tree: nodes.Template) -> str:
    """The name of the template that one extends, if it does nothing but that, fill blocks and import macros."""
    names = []
    for node in tree.body:
        match node:
            case nodes.Extends(template=nodes.Const(value=str() as name)):
                names.append(name)
            case nodes.Block() if node.find(nodes.Block) is None:
                pass
            case nodes.Import(with_context=False) | nodes.FromImport(with_context=False):
                pass
            case nodes.Output() if all(isinstance(each, nodes.TemplateData) for each in node.nodes):
                pass
            case _:
                return ""
    return names[0] if len(names) == 1 and not _names(tree) & _OF_ITS_PLACE else ""


def _has_plain_blocks(tree: nodes.Template) -> bool:
    """Whether each block of a template that extends none could as well be no block."""
    if tree.find(nodes.Extends) or _names(tree) & {"self", "super"}:
        return False
    plain = [node for node in tree.body if isinstance(node, nodes.Block)]
    for block in plain:
        plain += (node for node in block.body if isinstance(node, nodes.Block))
    return len(plain) == len(list(tree.find_all(nodes.Block))) and not any(block.required for block in plain)


def _names(tree: nodes.Node) -> set[str]:
    return {node.name for node in tree.find_all(nodes.Name)}


def _holds(tree: nodes.Node, kinds: tuple[type[nodes.Node], ...]) -> bool:
    return any(isinstance(node, kinds) for node in tree.find_all(nodes.Node))


class _Unblocked(NodeTransformer):
    """Puts the content of each block in its place."""

    def visit_Block(self, node: nodes.Block) -> nodes.Node | list[nodes.Node]:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        return nodes.Scope(node.body, lineno=node.lineno) if _holds(node, _BINDS) else node.body


class _Included(NodeTransformer):
    """Puts the content of each template that is included in its place."""

    def __init__(self, parse: Parse, within: tuple[str, ...] = ()) -> None:
        self._parse, self._within = parse, within

    def visit_Include(self, node: nodes.Include) -> nodes.Node | list[nodes.Node]:  # noqa: N802 - Jinja's name
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or name in self._within or node.ignore_missing or not node.with_context:
            return node
        tree = self._parse(name)
        if tree is None or _holds(tree, _NO_INCLUDE) or _names(tree) & _OF_ITS_PLACE:
            return node
        _Included(self._parse, (*self._within, name)).visit(tree)
        return tree.body
