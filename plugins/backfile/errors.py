"""Conditions that end a build. Bad content never does: it becomes a Problem (problems.py).

BackfileError
├── SettingsError       a setting that cannot be used
├── ThemeError          a template or asset that cannot be read or rendered
├── TranslationError    a catalog of translated texts that cannot be used
├── OutputError         the output or cache folder cannot be written
├── BuildUnderWayError  another build holds the lock
├── DamagedCatalogError the catalog cannot be read (never leaves the pipeline: it is made anew)
├── AddressTakenError   two pages want one output path (a bug in urls.py), or two copied files do (a setting)
├── WorkerDiedError     each worker process died that took some task
├── ClusterError        the cluster of BACKFILE_EXECUTOR cannot be used
├── SearchIndexError    Pagefind is missing or failed (never leaves its stage: the site has no search then)
└── LostArticleError    files found != published + rejected (a bug, stopped before it is published)
"""


class BackfileError(Exception):
    """A condition that ends the build; its text says where, what and how to fix."""


class SettingsError(BackfileError):
    """A setting that cannot be used."""


class ThemeError(BackfileError):
    """A template or asset that cannot be read or rendered."""


class TranslationError(BackfileError):
    """A catalog of translated texts that cannot be used."""


class OutputError(BackfileError):
    """The output or cache folder cannot be written."""


class BuildUnderWayError(BackfileError):
    """Another build holds the lock."""


class DamagedCatalogError(BackfileError):
    """The catalog cannot be read."""


class AddressTakenError(BackfileError):
    """Two pages want one output path."""


class WorkerDiedError(BackfileError):
    """Each worker process died that took some task."""


class ClusterError(BackfileError):
    """The cluster of BACKFILE_EXECUTOR cannot be used."""


class LostArticleError(BackfileError):
    """Some file is neither published nor rejected."""


class SearchIndexError(BackfileError):
    """The archive could not be indexed for search."""
