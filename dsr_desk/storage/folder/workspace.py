"""The workspace folder: its identity, and whether it can be worked in at all."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from dsr_desk.config import WORKSPACE_FORMAT, SenderSettings, WorkspacePaths
from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.errors import (
    Defect,
    NetworkFolder,
    WorkspaceDamaged,
    WorkspaceMissing,
    WorkspaceReadOnly,
    WorkspaceTooNew,
)
from dsr_desk.domain.room import unwritable
from dsr_desk.storage.engine.errors import FolderInUse
from dsr_desk.storage.folder.locking import FileLock
from dsr_desk.storage.folder.volumes import network_kind

NetworkKind = Callable[[Path], str]
"""Tells on which kind of network file system a folder lies; empty when it is local."""


@dataclass(frozen=True, slots=True)
class WorkspaceFolder:
    """A workspace folder that was found fit: where its files lie, and what it is."""

    paths: WorkspacePaths
    id: str
    format: int
    created: datetime
    sender: SenderSettings = field(default_factory=SenderSettings)

    @classmethod
    def create(
        cls,
        root: Path,
        *,
        created: datetime,
        authserv_ids: tuple[str, ...] = (),
        network: NetworkKind = network_kind,
    ) -> Self:
        """Make a new workspace in a missing or empty folder.

        Raises:
            FolderInUse: there is something in the folder already.
            NetworkFolder, WorkspaceReadOnly, DiskFull: nothing can be kept safe there.
        """
        if created.utcoffset() is None:
            raise Defect("A workspace was about to be made at a moment without a time zone.")
        _make_folder(root)
        if any(not entry.name.startswith(".") for entry in root.iterdir()):
            raise FolderInUse(str(root))
        _require_fit(root, network)
        made = cls(
            WorkspacePaths(root),
            str(uuid.uuid4()),
            WORKSPACE_FORMAT,
            created.astimezone(UTC),
            SenderSettings(authserv_ids),
        )
        made._write()
        return made

    @classmethod
    def open(cls, root: Path, *, network: NetworkKind = network_kind) -> Self:
        """Look whether a folder holds a workspace that this program can work in.

        Raises:
            WorkspaceMissing, WorkspaceDamaged, WorkspaceTooNew: there is none to work in.
            NetworkFolder, WorkspaceReadOnly: it can't be worked in where it lies.
        """
        paths = WorkspacePaths(root)
        try:
            settings = tomllib.loads(paths.settings.read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            raise WorkspaceMissing(str(root)) from None
        except PermissionError:
            raise WorkspaceReadOnly(str(root)) from None
        except (OSError, ValueError):
            raise WorkspaceDamaged(paths.settings.name) from None
        found = cls(paths, *_understood(settings, paths))
        _require_fit(root, network)
        for path in (paths.desk, paths.archive):
            if path.exists() and not os.access(path, os.W_OK):
                raise WorkspaceReadOnly(str(root))
        return found

    def lock(self) -> FileLock:
        """Return the lock under which a run writes."""
        return FileLock(self.paths.lock)

    def importing_lock(self) -> FileLock:
        """Return the lock under which content comes in, or a channel ends or is connected."""
        return FileLock(self.paths.importing_lock)

    def sending_lock(self) -> FileLock:
        """Return the lock that is held while a mail is on its way."""
        return FileLock(self.paths.sending_lock)

    def sender_settings(self) -> SenderSettings:
        """Return how senders are proved, as the file says by now.

        Raises:
            WorkspaceMissing, WorkspaceDamaged: the file is gone, or says it no longer.
        """
        return type(self).open(self.paths.root).sender

    def save_sender_settings(self, settings: SenderSettings) -> None:
        """Write how senders are proved; the file is there whole or as it was.

        Raises:
            DiskFull, WorkspaceReadOnly: it can't be written.
        """
        replace(self, sender=settings)._write()

    def _write(self) -> None:
        _write_whole(self.paths.settings, self._settings())

    def _settings(self) -> str:
        sender = self.sender
        return (
            "# Written by DSR Desk; the desk’s data lies in the files beside it.\n"
            f"format = {self.format}\n"
            f"id = {json.dumps(self.id)}\n"
            f"created = {self.created.isoformat()}\n"
            "\n"
            "# Names by which our own receiving servers sign their Authentication-Results.\n"
            f"authserv_ids = {_listed(sender.authserv_ids)}\n"
            f"{_ABOUT_SENDERS}"
            f"look_up_keys = {json.dumps(sender.look_up_keys)}\n"
            f"desk_addresses = {_listed(sender.desk_addresses)}\n"
            f"arc_sealers = {_listed(sender.arc_sealers)}\n"
        )


_ABOUT_SENDERS = """
# How senders are proved beside that: look_up_keys asks the name service for keys of signatures;
# desk_addresses are our own (a signed mail must be written to one of them); arc_sealers are the
# domains of relays whose seals are believed.
[sender]
"""


def _listed(names: tuple[str, ...]) -> str:
    return f"[{', '.join(json.dumps(name) for name in names)}]"


def _sender_settings(settings: dict[str, Any], paths: WorkspacePaths) -> SenderSettings:
    """Return how senders are proved; a workspace that says nothing has the usual way.

    Raises:
        WorkspaceDamaged: a setting is of another kind.
    """
    section = settings.get("sender", {})
    usual = SenderSettings()
    if not isinstance(section, dict):
        raise WorkspaceDamaged(paths.settings.name)
    look_up = section.get("look_up_keys", usual.look_up_keys)
    lists = [section.get(name, []) for name in ("desk_addresses", "arc_sealers")]
    lists.append(settings.get("authserv_ids"))
    right = all(isinstance(one, list) and all(isinstance(x, str) for x in one) for one in lists)
    if not isinstance(look_up, bool) or not right:
        raise WorkspaceDamaged(paths.settings.name)
    try:
        desk = tuple(EmailAddress(text).text for text in lists[0])
    except AddressError:
        raise WorkspaceDamaged(paths.settings.name) from None
    return SenderSettings(tuple(lists[2]), look_up, desk, tuple(lists[1]))


def _understood(
    settings: dict[str, Any], paths: WorkspacePaths
) -> tuple[str, int, datetime, SenderSettings]:
    """Return the settings as values.

    Raises:
        WorkspaceTooNew, WorkspaceDamaged: they are of a newer program, or of none.
    """
    version = settings.get("format")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise WorkspaceDamaged(paths.settings.name)
    if version > WORKSPACE_FORMAT:
        raise WorkspaceTooNew(version, WORKSPACE_FORMAT)
    created = settings.get("created")
    if not isinstance(created, datetime) or created.utcoffset() is None:
        raise WorkspaceDamaged(paths.settings.name)
    try:
        name = str(uuid.UUID(str(settings.get("id"))))
    except ValueError:
        raise WorkspaceDamaged(paths.settings.name) from None
    return name, version, created.astimezone(UTC), _sender_settings(settings, paths)


def _make_folder(root: Path) -> None:
    try:
        # Nobody else on this machine has any business in it.
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, str(root)) from None


def _require_fit(root: Path, network: NetworkKind) -> None:
    """Refuse a folder in which nothing can be kept safe.

    Raises:
        NetworkFolder, WorkspaceReadOnly, DiskFull: says which.
    """
    kind = network(root)
    if kind:
        raise NetworkFolder(kind)
    try:
        # Asking for permissions is not enough: a disk may be mounted read-only.
        with tempfile.TemporaryFile(dir=root):
            pass
    except OSError as error:
        raise unwritable(error, str(root)) from None


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all."""
    draft = path.with_suffix(".new")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise unwritable(error, str(path.parent)) from None
