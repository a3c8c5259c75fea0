"""What a Pelican user may have set and what does nothing here: settings, and plugins that wait for signals."""

from collections.abc import Iterable, Iterator, Mapping

from pelican import Pelican, signals
from pelican.settings import DEFAULT_CONFIG

from backfile.problems import Problem
from backfile.settings import WITHOUT_EFFECT

_OF_ADDRESSES = ("ARTICLE_SAVE_AS", "ARTICLE_URL")
_INSTALLED = "pelican.plugins."
"""What Pelican puts before the name of an installed plugin."""


def idle_settings(settings: Mapping[str, object]) -> Iterator[Problem]:
    """Settings that do nothing where Backfile makes the pages."""
    what = "the setting has no effect, for Backfile makes and removes every page itself"
    return _idle(settings, WITHOUT_EFFECT, what)


def idle_addresses(settings: Mapping[str, object]) -> Iterator[Problem]:
    """Settings that do nothing where Pelican makes the pages."""
    what = "the setting has no effect, for articles have the addresses of ledger.csv"
    return _idle(settings, _OF_ADDRESSES, what)


def idle_plugins(pelican: Pelican) -> Iterator[Problem]:
    """Plugins that wait for what Backfile's own path never says: all but that there is a Pelican."""
    never = (signal for signal in vars(signals).values() if isinstance(signal, type(signals.initialized)))
    waiting = {
        receiver.__module__
        for signal in never
        if signal is not signals.initialized
        for receiver in signal.receivers_for(pelican)
    }
    names = [name.removeprefix(_INSTALLED) for name in pelican.settings["PLUGINS"] if _waits(name, waiting)]
    if names:
        what = f"{', '.join(names)} wait for signals that are not sent with a theme made for Backfile, and do nothing"
        fix = 'set THEME to a theme made for Pelican, such as "simple"; docs/pelican.md says more'
        yield Problem("P106", "PLUGINS", 0, what, fix)


def _waits(plugin: str, waiting: Iterable[str]) -> bool:
    return plugin != "backfile" and any(f"{module}.".startswith(f"{plugin}.") for module in waiting)


def _idle(settings: Mapping[str, object], names: Iterable[str], what: str) -> Iterator[Problem]:
    for name in names:
        if settings.get(name) != DEFAULT_CONFIG.get(name):
            yield Problem("P101", name, 0, what, "delete it; docs/settings.md lists the settings that are read")
