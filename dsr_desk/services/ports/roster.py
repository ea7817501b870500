"""Ports to where lists of editors come from: a file, or the platform's own database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dsr_desk.domain.roster.table import RawTable


class RosterFiles(Protocol):
    """Reads a list of editors from a file."""

    def read(self, path: Path) -> RawTable:
        """Return the rows of a CSV file.

        Raises:
            FileUnreadable: it can't be read.
            RosterFileRefused: it is no list of editors.
        """
        ...

    def write(self, path: Path, text: str) -> None:
        """Write a list of editors where nothing is yet.

        Raises:
            TargetTaken: something is there.
            DiskFull, WorkspaceReadOnly: it can't be written.
        """
        ...


class RosterDatabases(Protocol):
    """Reads a list of editors from a database, by the ``[roster]`` section of a mapping."""

    def read(self, mapping: str, location: str, key: str) -> RawTable:
        """Return the rows; nothing is written, and the password comes from the key store.

        Args:
            mapping: a file in the workspace's ``mappings`` folder.
            location: the database's address, without a password.
            key: the source's key, by which the key store knows the password.

        Raises:
            MappingRefused: the file breaks a rule of the format, or names what is not there.
            SourceUnavailable: the database can't be reached or read.
        """
        ...

    def adopt(self, mapping: Path, key: str, location: str, password: str) -> tuple[str, str]:
        """Check a mapping file and take it into the workspace.

        Returns:
            The name that it has there, and the database's address as it is kept.

        Raises:
            FileUnreadable, MappingRefused: it can't be used.
            SourceUnavailable: the address is none, or the key store does not keep the password.
        """
        ...
