"""Turn a page's subject into its bytes. Runs in worker processes: plain data in, bytes out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import jinja2
import msgspec

from backfile.build.atom import render_atom
from backfile.build.sitemap import render_sitemap
from backfile.build.theme import load_environment
from backfile.errors import ThemeError
from backfile.model.article import ArticleBody
from backfile.model.page import (
    Feed,
    FileCopy,
    HtmlPage,
    Link,
    NeedsBody,
    PlainText,
    RenderTask,
    SiteContext,
    Sitemap,
)

_decode_body = msgspec.json.Decoder(ArticleBody).decode


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """The bytes of one page."""

    path: str
    data: bytes


class Renderer:
    """Renders pages of one site with one theme."""

    def __init__(self, theme: Path, site: SiteContext, absolute: SiteContext) -> None:
        self._environment = load_environment(theme)
        self._contexts = {"": _globals(site), "404.html": _globals(absolute)}
        self._navigation: dict[tuple[str, str], tuple[Link, ...]] = {}
        self._sites = {"": site, "404.html": absolute}

    def render(self, task: RenderTask) -> RenderedPage:
        """Render one page.

        Raises:
            ThemeError: a template is missing, malformed or wants a value that does not exist.
            OSError: a file to copy cannot be read.
        """
        subject = task.subject
        match subject:
            case HtmlPage():
                data = self._render_html(task, subject)
            case Feed():
                data = render_atom(subject)
            case Sitemap():
                data = render_sitemap(subject)
            case PlainText():
                data = subject.text.encode()
            case FileCopy():
                data = Path(subject.source).read_bytes()
        return RenderedPage(task.path, data)

    def _render_html(self, task: RenderTask, page: HtmlPage) -> bytes:
        content = page.content
        if isinstance(content, NeedsBody):
            content = content.with_body(_decode_body(task.body))
        which = task.template if task.template in self._contexts else ""
        try:
            template = self._environment.get_template(task.template)
            text = template.render(
                {
                    **self._contexts[which],
                    "nav": self._nav(which, page.head.place),
                    "page": page.head,
                    page.name: content,
                }
            )
        except jinja2.TemplateNotFound as error:
            message = (
                f"theme/templates/{error.name}: there is no such template, {task.template} needs it; add it to THEME"
            )
            raise ThemeError(message) from error
        except jinja2.TemplateError as error:
            line = f":{error.lineno}" if isinstance(error, jinja2.TemplateSyntaxError) else ""
            name = error.name if isinstance(error, jinja2.TemplateSyntaxError) and error.name else task.template
            message = f"theme/templates/{name}{line}: {error.message or error}; see docs/template-context.md"
            raise ThemeError(message) from error
        return text.encode()

    def _nav(self, which: str, place: str) -> tuple[Link, ...]:
        key = which, place
        if key not in self._navigation:
            entries = self._sites[which].nav
            self._navigation[key] = tuple(replace(link, current=own == place) for own, link in entries)
        return self._navigation[key]


def prepare_worker(theme: Path, site: SiteContext, absolute: SiteContext) -> None:
    """Make this process ready for `render_chunk`.

    Args:
        theme: the theme's folder.
        site: what templates get.
        absolute: the same with the host in every URL, for the 404 page, which is served at any depth.
    """
    global _renderer  # noqa: PLW0603 - one renderer a process, set once
    _renderer = Renderer(theme, site, absolute)


def render_chunk(tasks: Sequence[RenderTask]) -> list[RenderedPage]:
    """Render some pages in a process that `prepare_worker` made ready."""
    if _renderer is None:
        message = "prepare_worker was not called"
        raise RuntimeError(message)
    return [_renderer.render(task) for task in tasks]


_renderer: Renderer | None = None


def _globals(site: SiteContext) -> dict[str, object]:
    return {
        "SITENAME": site.site_name,
        "SITESUBTITLE": site.site_subtitle,
        "SITEURL": site.site_url,
        "lang": site.lang,
        "stylesheet": site.stylesheet,
        "home_url": site.home_url,
        "footer_links": site.footer_links,
    }
