"""Secrets through the system's key store, and pins that this machine keeps outside a workspace.

There is no plaintext fallback for a secret: without an allowed key store nothing is kept.  A pin is
public (a key's fingerprint, a counter, a hash); it falls back to a file of the account.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO

import keyring
import platformdirs

from dsr_desk import oslock
from dsr_desk.domain.errors import Problem, WorkspaceBusy, WorkspaceDamaged
from dsr_desk.domain.mailboxes.forgotten import Forgotten
from dsr_desk.domain.record.approvals import Pin
from dsr_desk.domain.room import unwritable
from dsr_desk.preflight import KEY_STORES, key_store_class

SERVICE = "dsr-desk"
_PATIENCE = 5.0
"""Seconds to wait while another process changes a pin."""
_PAUSE = 0.01


def key_store_ready() -> bool:
    """Tell whether the key store is an allowed one."""
    return key_store_class() in KEY_STORES


class Vault:
    """Passwords in the key store, by workspace and account name."""

    def password(self, workspace: str, name: str) -> str:
        """Return a stored password, or empty when there is none or no allowed key store."""
        return _kept(f"{workspace}/{name}") if key_store_ready() else ""

    def remember(self, workspace: str, name: str, password: str) -> bool:
        """Store a password and read it back; False when the key store has not kept it."""
        return key_store_ready() and _keep(f"{workspace}/{name}", password)

    def forget(self, workspace: str, name: str) -> Forgotten:
        """Remove a password, if there is one, and look whether it is gone."""
        if not key_store_ready():
            return Forgotten.UNREACHED
        return Forgotten.GONE if _drop(f"{workspace}/{name}") else Forgotten.REFUSED


# Not every backend maps what the system says to its own errors: Windows refuses a long text, and a
# session bus that is gone a question, by exceptions of their own libraries.


def _kept(name: str) -> str:
    """Return what the key store has under a name; empty where there is nothing to be had."""
    try:
        return keyring.get_password(SERVICE, name) or ""
    except Exception:
        return ""


def _keep(name: str, text: str) -> bool:
    """Store a text and read it back; False when the key store has not kept it."""
    try:
        keyring.set_password(SERVICE, name, text)
    except Exception:
        return False
    return _kept(name) == text


def _drop(name: str) -> bool:
    """Remove what the key store has under a name; False unless it says that nothing is there."""
    with contextlib.suppress(Exception):
        keyring.delete_password(SERVICE, name)
    # What it was asked to delete and never had is an error too: only a look tells them apart.
    try:
        return keyring.get_password(SERVICE, name) is None
    except Exception:
        return False


class MachinePins:
    """Pins in the key store where there is one, else in a file of this account."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder of the fallback file; by default the account's configuration folder."""
        self._forced = folder
        self._folder = folder or Path(platformdirs.user_config_dir(SERVICE, appauthor=False))

    def where(self) -> str:
        """Return ``key store`` or ``file``."""
        return "key store" if self._forced is None and key_store_ready() else "file"

    def read(self, workspace: str) -> Pin | None:
        """Return the pin of a workspace: of the key store's and the file's, what goes further.

        An account can have both: it works beside a key store today, and without one by a timer.

        Raises:
            WorkspaceDamaged: the pins can't be understood.
        """
        kept = _kept(f"pin/{workspace}") if self.where() == "key store" else ""
        if not kept:
            return _pin(self._read_file().get(workspace, ""))
        known = _pin(kept)
        with contextlib.suppress(WorkspaceDamaged):
            return _further(known, _pin(self._read_file().get(workspace, "")))
        return known

    def write(self, pin: Pin) -> None:
        """Store a pin.

        Raises:
            WorkspaceReadOnly: neither the key store nor the account's folder takes it.
            DiskFull: the account's folder has no room for it.
            WorkspaceBusy: another process has been changing a pin for long.
        """
        with self._alone():
            # What is trusted anew may lie further back: the file's must not be what goes further.
            self._store(pin, (WorkspaceDamaged,))

    def advance(self, workspace: str, sequence: int, head: str) -> None:
        """Move the remembered end of the audit on, never back, whoever else does the same now.

        Raises:
            WorkspaceReadOnly, DiskFull, WorkspaceBusy, WorkspaceDamaged: as ``write`` and ``read``.
        """
        with self._alone():
            pin = self.read(workspace)
            if pin is not None and sequence > pin.audit_sequence:
                self._store(replace(pin, audit_sequence=sequence, audit_hash=head))

    def learn(self, workspace: str, sealing: str, version: int) -> None:
        """Remember by its digest the key that new mails are sealed for, and the list's version.

        The version never goes back.

        Raises:
            WorkspaceReadOnly, DiskFull, WorkspaceBusy, WorkspaceDamaged: as ``write`` and ``read``.
        """
        with self._alone():
            pin = self.read(workspace)
            if pin is not None:
                newest = max(version, pin.registry_version)
                self._store(replace(pin, sealing=sealing, registry_version=newest))

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from changing a pin between a look at it and its change."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = (self._folder / "pins.lock").open("ab")
        except OSError:
            # A key store may take the pin all the same; without one, storing says what is wrong.
            yield
            return
        with file:
            _wait_for(file)
            try:
                yield
            finally:
                oslock.release(file)

    def _store(self, pin: Pin, bears: tuple[type[Problem], ...] = (Problem,)) -> None:
        """Store a pin; where the key store has it, what it ``bears`` of the file stops nobody."""
        text = json.dumps(asdict(pin), sort_keys=True)
        stored = self.where() == "key store"
        if stored and _keep(f"pin/{pin.workspace}", text):
            with contextlib.suppress(*bears):
                if pin.workspace in self._read_file():
                    # Where the key store can't be asked, an older one would be believed.
                    self._write_file(pin.workspace, text)
            return
        self._write_file(pin.workspace, text)
        if stored:
            # An older one there would be believed instead of this.
            _drop(f"pin/{pin.workspace}")

    @property
    def _file(self) -> Path:
        return self._folder / "pins.json"

    def _read_file(self) -> dict[str, str]:
        try:
            kept = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            raise WorkspaceDamaged("pins.json") from None
        if not isinstance(kept, dict):
            raise WorkspaceDamaged("pins.json")
        return {str(name): str(text) for name, text in kept.items()}

    def _write_file(self, workspace: str, text: str) -> None:
        kept = self._read_file() | {workspace: text}
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".pins-")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as out:
                    json.dump(kept, out, indent=1, sort_keys=True)
                    out.flush()
                    # An empty file in its place after a power cut would trust no workspace.
                    os.fsync(out.fileno())
                Path(name).replace(self._file)
            except OSError:
                # What is half written would keep the room that is lacking.
                Path(name).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise unwritable(error, str(self._folder)) from None


def _pin(text: str) -> Pin | None:
    if not text:
        return None
    try:
        return Pin(**json.loads(text))
    except (ValueError, TypeError):
        raise WorkspaceDamaged("pins.json") from None


def _further(kept: Pin | None, other: Pin | None) -> Pin | None:
    """Return what the key store has, moved on to where another pin of the same trust stands."""
    if kept is None or other is None or other.admin_key != kept.admin_key:
        return kept
    end = max(kept, other, key=lambda pin: pin.audit_sequence)
    version = max(kept.registry_version, other.registry_version)
    return replace(end, registry_version=version, sealing=kept.sealing or other.sealing)


def _wait_for(file: IO[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return oslock.take(file)
        except OSError:
            if time.monotonic() > until:
                raise WorkspaceBusy from None
            time.sleep(_PAUSE)
