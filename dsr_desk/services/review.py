"""Review: open a package with no workspace, no database and no network."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.domain.packages import OpenedPackage
from dsr_desk.services.ports import PackageReader


class Review:
    """Opens and checks packages."""

    def __init__(self, reader: PackageReader) -> None:
        """Take the package reader."""
        self._reader = reader

    def open(self, path: Path) -> OpenedPackage:
        """Read a package and check every member against its manifest and signature.

        Raises:
            PackageInvalid, FileUnreadable: it is not what it promises, or no package at all.
        """
        return self._reader.open(path)

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return a page of the PDF as PNG."""
        return self._reader.page_image(path, page, width)

    def page_of(self, path: Path, number: int) -> int:
        """Return the page on which an item begins, from 0."""
        return self._reader.page_of(path, number)

    def attachment(self, path: Path, member: str) -> bytes:
        """Return an attachment's bytes."""
        return self._reader.attachment(path, member)
