"""The sources of a workspace."""

from __future__ import annotations

from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.services.ports import ContentSource

ARCHIVE = "archive"


class WorkspaceSources:
    """What lies in the workspace itself, by its key: the archive (``stores`` adds the others)."""

    def __init__(self, archive: ContentSource) -> None:
        """Take the archive."""
        self._open: dict[str, ContentSource] = {ARCHIVE: archive}

    def has(self, key: str) -> bool:
        """Tell whether a source lies in the workspace itself."""
        return key in self._open

    def get(self, key: str) -> ContentSource:
        """Return a source.

        Raises:
            SourceUnavailable: no such source is configured.
        """
        if key not in self._open:
            raise SourceUnavailable(key, "it is not configured in this workspace")
        return self._open[key]
