"""Source files as the scan finds them."""

import msgspec

RACE_NS = 2_000_000_000
"""A file that was changed so shortly before it was looked at may change again and keep its stamp (FAT counts in 2 s)."""


class SourceFile(msgspec.Struct, frozen=True, gc=False):
    """One file below the content folder; a Struct, for there may be a million."""

    path: str
    """Relative to the content folder, with `/` between its parts."""
    size: int
    """Bytes."""
    mtime_ns: int
    """Time of the last change, nanoseconds since 1970; a stamp to compare, never shown."""
    sidecars: tuple["SourceFile", ...] = ()
    """Files beside an article that say more of it, the one that holds first."""

    @property
    def newest_ns(self) -> int:
        """When it or what is beside it was changed last."""
        return max([self.mtime_ns, *(beside.mtime_ns for beside in self.sidecars)]) if self.sidecars else self.mtime_ns


class Scan(msgspec.Struct, frozen=True):
    """What the content folder holds, each part sorted by path."""

    articles: tuple[SourceFile, ...]
    pages: tuple[SourceFile, ...]
    """Standing pages such as "About": text files below `pages/`."""
    static: tuple[SourceFile, ...]
    """Files copied as they are: all below STATIC_PATHS and named in EXTRA_PATH_METADATA."""
    unread: tuple[str, ...]
    """Files that no part of the build reads."""
    began_ns: int
    """When the scan began, nanoseconds since 1970: what changed later may not have been seen."""
    unreadable: tuple[str, ...] = ()
    """Articles, and folders (with a final slash), that cannot be read."""
