"""Turn pages into bytes and write them. Runs in worker processes: what a task names, its worker makes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

import jinja2
import msgspec
from markupsafe import Markup

from backfile.build.atom import render_atom
from backfile.build.publish import write_file
from backfile.build.sitemap import render_sitemap
from backfile.build.templates import load_environment, render_template
from backfile.build.theme import PARTIALS, ROW_MACRO
from backfile.errors import ThemeError
from backfile.model.page import (
    Feed,
    FileCopy,
    HtmlPage,
    PageDraft,
    PageSpec,
    PlainText,
    SiteContext,
    Sitemap,
    SitePart,
    TextStore,
)
from backfile.words import is_right_to_left, words_of


class _Partial:
    """A partial of the theme that is the same on many pages: rendered when it is first shown."""

    def __init__(self, environment: jinja2.Environment, name: str, context: Mapping[str, object]) -> None:
        self._environment, self._name, self._context = environment, name, context

    def __html__(self) -> str:
        return self._html

    @cached_property
    def _html(self) -> str:
        return self._environment.get_template(PARTIALS[self._name]).render(self._context)


class Row(Protocol):
    """What tells the lines of lists apart."""

    @property
    def url(self) -> str:
        """Of its article."""

    @property
    def summary(self) -> str:
        """Of its article, where the list shows summaries."""


class Renderer:
    """Renders pages of one site with one theme."""

    def __init__(self, theme: Path, site: SiteContext, absolute: SiteContext) -> None:
        self._environment = load_environment(theme, site.lang)
        self._environment.globals["row_html"] = self._row_html
        self._frames: dict[tuple[str, str], dict[str, object]] = {}
        self._sites = {"": site, "404.html": absolute}
        self._rows: dict[str, Markup] = {}

    def render(self, page: PageSpec) -> bytes:
        """Render one page.

        Raises:
            ThemeError: a template is missing, malformed or wants a value that does not exist.
            OSError: a file to copy cannot be read.
        """
        subject = page.subject
        match subject:
            case HtmlPage():
                return self._render_html(page.template, subject)
            case Feed():
                return render_atom(subject)
            case Sitemap():
                return render_sitemap(subject)
            case PlainText():
                return subject.text.encode()
            case FileCopy():
                return Path(subject.source).read_bytes()

    def _render_html(self, name: str, page: HtmlPage) -> bytes:
        which = name if name in self._sites else ""
        try:
            template = self._environment.get_template(name)
            frame = self._frame(which, page.head.place)
            own = {"page": page.head, page.name: page.content}
            text = render_template(template, {**self._environment.globals, **frame, **own})
        except AttributeError as error:
            message = f"theme/templates/{name}: {error}; see docs/template-context.md"
            raise ThemeError(message) from error
        except jinja2.TemplateNotFound as error:
            message = f"theme/templates/{error.name}: there is no such template, {name} needs it; add it to THEME"
            raise ThemeError(message) from error
        except jinja2.TemplateError as error:
            line = f":{error.lineno}" if isinstance(error, jinja2.TemplateSyntaxError) else ""
            where = error.name if isinstance(error, jinja2.TemplateSyntaxError) and error.name else name
            message = f"theme/templates/{where}{line}: {error.message or error}; see docs/template-context.md"
            raise ThemeError(message) from error
        return text.encode()

    def _frame(self, which: str, place: str) -> dict[str, object]:
        """What is the same on all pages of a place, each made once."""
        key = which, place
        if key not in self._frames:
            nav = tuple(msgspec.structs.replace(link, current=own == place) for own, link in self._sites[which].nav)
            context = {**_globals(self._sites[which]), "nav": nav}
            self._frames[key] = context | {name: _Partial(self._environment, name, context) for name in PARTIALS}
        return self._frames[key]

    def _row_html(self, row: Row) -> Markup:
        """The line of an article in a list, made by the macro `article_row`; once, for an article is in many lists."""
        html = None if row.summary else self._rows.get(row.url)
        if html is None:
            module = self._environment.get_template(ROW_MACRO).module
            html = Markup(module.article_row(row))  # type: ignore[attr-defined] # noqa: S704 - a macro's output
            if not row.summary:
                self._rows[row.url] = html
        return html


@dataclass(frozen=True)
class SiteModel:
    """What a worker needs to make any page of a site."""

    theme: Path
    contexts: tuple[SiteContext, SiteContext]
    """What every template gets; and the same with the host in every URL, for the 404 page, which is served at any depth."""
    list_parts: Callable[[], Iterable[SitePart]]
    open_texts: Callable[[], TextStore]

    @cached_property
    def parts(self) -> Mapping[str, SitePart]:
        """All parts of the site, by name."""
        return {part.name: part for part in self.list_parts()}

    def __getstate__(self) -> dict[str, object]:
        """Without the parts, which a worker that is sent a model lists again."""
        return {name: value for name, value in self.__dict__.items() if name != "parts"}


class RenderTask(NamedTuple):
    """Some pages of one part of the site."""

    part: str
    paths: tuple[str, ...]


class _Worker:
    """Makes the pages of one site in one process."""

    def __init__(self, model: SiteModel, root: str) -> None:
        self._model, self._root = model, root
        self._renderer = Renderer(model.theme, *model.contexts)
        self._part, self._drafts = "", dict[str, PageDraft]()

    @cached_property
    def _texts(self) -> TextStore:
        return self._model.open_texts()

    def work(self, task: RenderTask) -> int:
        """Write the pages of a task, and say how many they are."""
        if task.part != self._part:  # the tasks of a part follow one another
            self._part = task.part
            self._drafts = {draft.path: draft for draft in self._model.parts[task.part].pages()}
        for path in task.paths:
            write_file(self._root, path, self._renderer.render(self._drafts[path].make(self._texts)))
        return len(task.paths)


def prepare_worker(model: SiteModel, root: str) -> None:
    """Make this process ready for `render_chunk`.

    Args:
        model: of the site.
        root: folder that the pages are written to.
    """
    global _worker  # noqa: PLW0603 - one worker a process, set once
    _worker = _Worker(model, root)


def render_chunk(tasks: Sequence[RenderTask]) -> list[int]:
    """Write some pages in a process that `prepare_worker` made ready, and say how many each task had."""
    if _worker is None:
        message = "prepare_worker was not called"
        raise RuntimeError(message)
    return [_worker.work(task) for task in tasks]


_worker: _Worker | None = None


def _globals(site: SiteContext) -> dict[str, object]:
    return {
        "SITENAME": site.site_name,
        "SITESUBTITLE": site.site_subtitle,
        "SITEURL": site.site_url,
        "lang": site.lang,
        "dir": "rtl" if is_right_to_left(site.lang) else "ltr",
        "words_lang": words_of(site.lang).other_language,
        "stylesheet": site.stylesheet,
        "home_url": site.home_url,
        "footer_links": site.footer_links,
    }
