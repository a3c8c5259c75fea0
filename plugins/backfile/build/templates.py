"""The templates of a theme as Jinja renders them here: the same pages as Jinja's own environment makes, in less time.

Compiled templates call what they need without asking Jinja how, and those of many pages are joined with what they extend and
include (joined.py).
"""

from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import suppress
from functools import cached_property
from html import escape
from keyword import iskeyword
from pathlib import Path
from types import CodeType, MethodType
from typing import Any

import jinja2
import markupsafe
import msgspec
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from backfile.build.joined import join_templates
from backfile.build.theme import read_templates
from backfile.build.translated import template_filters, template_words, translate_template
from backfile.model.digest import digest_bytes
from backfile.words import Words, words_of

OF_MANY_PAGES = ("article.html", "listing.html")
"""Templates that are joined with what they extend and include: that costs as much as it saves on some 300 pages."""
_MOST_KEPT = 500
"""Compiled templates that are kept, some ten themes: `make devserver` builds again and again."""
_kept: dict[tuple[str, Words, str], CodeType] = {}
"""Compiled templates by the digest of all templates of their theme, the words in them, and the name."""


class _Generator(CodeGenerator):
    """Compiles templates so that a value on its way to the page is escaped by `_Environment.html`.

    Jinja's own way makes a Markup object of each value, though what is put on the page is only joined.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Jinja's signature
        super().__init__(*arguments, **named)
        self._escaped: set[nodes.Node] = set()

    def write_commons(self) -> None:
        """What begins each function: the names that its code has for what it calls."""
        super().write_commons()
        self.writeline("html = environment.html")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """What is put on the page. An `if` without `else` puts nothing there, and no value that says why."""
        for child in node.nodes:
            if isinstance(child, nodes.CondExpr):
                child.expr2 = child.expr2 or nodes.Const("")
                if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
                    self._escape_now(child, frame)
        super().visit_Output(node, frame)

    def _escape_now(self, choice: nodes.CondExpr, frame: Frame) -> None:
        """Escape the two texts that are chosen from, if they are known."""
        with suppress(nodes.Impossible):
            texts = [expr.as_const(frame.eval_ctx) for expr in (choice.expr1, choice.expr2) if expr]
            choice.expr1, choice.expr2 = (nodes.Const(str(_Environment.html(text))) for text in texts)
            self._escaped.add(choice)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if node in self._escaped:
            self.write("(")
        elif frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("html(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A field of a value. The values of pages have all their fields, so none is looked for among items."""
        if self._is_asked or not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A test, which may ask whether there is a field of that name."""
        self._is_asked, before = True, self._is_asked
        super().visit_Test(node, frame)
        self._is_asked = before

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A filter; `default` may be for a field that is not there."""
        self._is_asked, before = self._is_asked or node.name in {"default", "d"}, self._is_asked
        super().visit_Filter(node, frame)
        self._is_asked = before

    def visit_Call(  # noqa: N802 - Jinja's name
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - Jinja's signature
    ) -> None:
        """A call. A method of a text that stands in the template wants nothing of Jinja."""
        of_text = isinstance(node.node, nodes.Getattr) and isinstance(node.node.node, nodes.Const)
        if not of_text or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    _is_asked = False
    """Whether the template asks whether there is a value."""


class _Context(Context):
    def call(self, obj: Any, *arguments: Any, _block_vars: Any = None, _loop_vars: Any = None, **named: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Call something from a template; a macro or a method, what is called by far the most, without looking at it long."""
        kind = type(obj)
        if kind is Macro:
            filled = _fill(obj, arguments, named) if self.eval_ctx.autoescape else None
            return obj(self.eval_ctx, *arguments, **named) if filled is None else Markup(obj._func(*filled))  # noqa: S704, SLF001
        if kind is MethodType and not hasattr(obj, "jinja_pass_arg"):
            return obj(*arguments, **named)
        return super().call(obj, *arguments, _block_vars=_block_vars, _loop_vars=_loop_vars, **named)


def _fill(macro: Macro, arguments: Sequence[Any], named: Mapping[str, Any]) -> Sequence[Any] | None:
    """A value for each parameter of a macro, `missing` for its defaults; None if it has not just plain parameters."""
    left = macro.arguments[len(arguments) :]
    is_plain = not (macro.caller or macro.catch_kwargs or macro.catch_varargs)
    if not is_plain or len(arguments) > len(macro.arguments) or not all(name in left for name in named):
        return None
    return [*arguments, *[named.get(name, missing) for name in left]] if left else arguments


class _Template(jinja2.Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - Jinja's signature
        """The macros of a template. No page has globals of its own, so they are the same for all."""
        return self._module or super()._get_default_module()


class _Environment(jinja2.Environment):
    code_generator_class = _Generator
    context_class = _Context
    template_class = _Template

    def __init__(self, theme: Path, words: Words) -> None:
        super().__init__(
            loader=jinja2.FunctionLoader(self._find),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
        )
        self._theme, self._words = theme, words
        self.globals.update(template_words(words))
        self.filters.update(template_filters(words))
        self._known: dict[str, jinja2.Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template, as one dict: they are copied for each page."""
        return {**self.globals, **(d or {})}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> jinja2.Template:
        """A template by its name. A page asks for a dozen, so each is found at once after the first time."""
        if isinstance(name, str) and name in self._known:
            return self._known[name]
        template = super().get_template(name, parent, globals)
        if template.name:
            self._known[template.name] = template
        return template

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        """The sources of all templates, of one moment."""
        return read_templates(self._theme)

    @cached_property
    def _digest(self) -> str:
        return digest_bytes(msgspec.json.encode(self._sources))

    def _find(self, name: str) -> tuple[str, str, None] | None:
        """A template as Jinja wants it, with a path that is the same wherever the theme is."""
        source = self._sources.get(name)
        return None if source is None else (source, f"theme/templates/{name}", None)

    def compile(self, source: Any, name: str | None = None, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """The code of a template, which takes longer than all else of a small site: made once in a process."""
        key = self._digest, self._words, name or ""
        if not name:
            return super().compile(source, name, *arguments, **named)
        if key not in _kept:
            if len(_kept) >= _MOST_KEPT:
                _kept.clear()
            _kept[key] = super().compile(source, name, *arguments, **named)
        return _kept[key]

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """A field of a value, for a filter that was given its name; or what else has items."""
        if isinstance(obj, msgspec.Struct) and isinstance(argument, str) and hasattr(obj, argument):
            return getattr(obj, argument)
        return super().getitem(obj, argument)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = self._parse_one(source, name, filename)
        return join_templates(tree, self._parse_other) if name in OF_MANY_PAGES else tree

    def _parse_one(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return translate_template(super()._parse(source, name, filename), self._words, name)

    def _parse_other(self, name: str) -> nodes.Template | None:
        if self.loader is None:
            return None
        try:
            source, filename, _ = self.loader.get_source(self, name)
        except jinja2.TemplateNotFound:
            return None
        return self._parse_one(source, name, filename)

    @staticmethod
    def html(value: object) -> str:
        """A value as HTML."""
        if type(value) is str:
            is_special = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
            return escape(value) if is_special else value
        if type(value) is Markup:
            return value
        return str(markupsafe.escape(value))


def render_template(template: jinja2.Template, context: dict[str, object]) -> str:
    """The text of a template. `Template.render` would first make the context of three dicts.

    Args:
        template: of an environment made here.
        context: all names that it may use, the globals of the environment among them.
    """
    environment = template.environment
    return "".join(template.root_render_func(_Context(environment, context, template.name, template.blocks)))


def load_environment(theme: Path, language: str = "en") -> jinja2.Environment:
    """The Jinja environment of a theme. Text is escaped unless a template says otherwise.

    Args:
        theme: its folder.
        language: of the site: texts of the templates come out in it.
    """
    return _Environment(theme, words_of(language))
