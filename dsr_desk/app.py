"""The composition root: with ``adapters.py`` the only place that knows concrete classes.

Nothing is imported before it is needed: a window paints first, a command brings what it uses.
"""

from __future__ import annotations

import gc
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsr_desk import preflight
from dsr_desk.config import KeyHardness, Limits, SenderSettings, WorkspacePaths
from dsr_desk.deferred import deferred
from dsr_desk.domain.errors import DeskError, PackageInvalid
from dsr_desk.uptime import machine_uptime

if TYPE_CHECKING:
    from dsr_desk.documents.package.manifest import Verify
    from dsr_desk.domain.intake.phrasing.wordings import Wordings
    from dsr_desk.domain.sender import KeyOf, SenderFinding
    from dsr_desk.mail.reading.bounded import BoundedReading
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.extracts.review import Review
    from dsr_desk.services.intake.mail_parser import MailParser
    from dsr_desk.services.people.founding import SetUp
    from dsr_desk.services.ports import Clock, Cryptography, DeskStore, PackageReader, Pins
    from dsr_desk.storage.folder.workspace import WorkspaceFolder


_PYTHONS_OWN = gc.get_threshold()
_SELDOM = 50_000


def main(argv: Sequence[str]) -> int:
    """Start the program; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    from dsr_desk import cli

    composer = Composer()
    try:
        return cli.main(argv, composer)
    finally:
        composer.close()


def look_seldom_for_garbage() -> None:
    """Have Python look for garbage once in so many new objects (docs/adr/0075).

    What a search or a batch makes by the ten thousand stays until its end, and would be walked
    through again and again.
    """
    gc.set_threshold(_SELDOM, *_PYTHONS_OWN[1:])


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


class Composer:
    """Makes what commands and windows ask for; one instance a process."""

    def __init__(
        self,
        hardness: KeyHardness | None = None,
        pins: Pins | None = None,
        clock: Clock | None = None,
        limits: Limits | None = None,
        key_of: KeyOf | None = None,
    ) -> None:
        """Take what tests choose: cheap keys, pins of their own, another clock, signing keys."""
        self._key_of = key_of
        self._readings: list[BoundedReading] = []
        self._hardness = hardness or KeyHardness()
        self._given_pins = pins
        self.clock = clock or now
        self._limits = limits or Limits()

    @cached_property
    def crypto(self) -> Cryptography:
        """The algorithms."""
        from dsr_desk.crypto import Cryptographer

        return Cryptographer(self._hardness)

    @cached_property
    def pins(self) -> Pins:
        """What this machine remembers outside the workspaces."""
        if self._given_pins is not None:
            return self._given_pins
        from dsr_desk.vault import MachinePins

        return MachinePins()

    # --- workspaces ------------------------------------------------------------------------

    def open(self, workspace: Path) -> DeskServices:
        """Open a workspace and wire its use cases; remember how far its audit has come."""
        from dsr_desk.storage.desk import open_desk
        from dsr_desk.storage.folder.workspace import WorkspaceFolder

        folder = WorkspaceFolder.open(workspace)
        services = self.wire(folder, open_desk(folder.paths))
        services.audit.remember()
        return services

    def wire(self, folder: WorkspaceFolder, store: DeskStore) -> DeskServices:
        """Return the use cases of an open workspace folder."""
        from dsr_desk.adapters import OfProcess, adapters_of
        from dsr_desk.mail.texts import load_wordings
        from dsr_desk.services.wiring import wire

        sender = folder.sender
        given = OfProcess(
            crypto=self.crypto,
            pins=self.pins,
            reading=deferred(partial(self._reading, sender.authserv_ids, load_wordings)),
            review=self.review(),
            key_of=self._keys(look_up=sender.look_up_keys),
            clock=self.clock,
            uptime=machine_uptime if self.clock is now else None,
            limits=self._limits,
        )
        return wire(adapters_of(folder, store, given))

    def _keys(self, *, look_up: bool) -> KeyOf:
        """Return what asks the name service for signing keys, or nobody."""
        from dsr_desk.mail.proof.name_service import NameService
        from dsr_desk.services.intake.sender_keys import LiveKeys, no_keys

        if not look_up:
            return no_keys
        return self._key_of or LiveKeys(NameService(), self.clock)

    def found(self, workspace: Path, setup: SetUp, authserv_ids: tuple[str, ...]) -> DeskServices:
        """Make a new workspace in an empty or missing folder, and open it.

        ``setup.workspace`` is given by the folder; what it holds is ignored.
        """
        from dsr_desk.services.people.founding import Founding
        from dsr_desk.sources.archive.store import create_archive
        from dsr_desk.storage.desk import create_desk
        from dsr_desk.storage.folder.workspace import WorkspaceFolder

        folder = WorkspaceFolder.create(workspace, created=self.clock(), authserv_ids=authserv_ids)
        create_archive(folder.paths.archive).dispose()
        store = create_desk(folder.paths)
        services = self.wire(folder, store)
        founding = Founding(store, services.accounts, self.clock)
        sealed = founding.found(replace(setup, workspace=folder.id))
        _write_private(folder.paths.administrator_key, sealed)
        return services

    # --- without a workspace ---------------------------------------------------------------

    def parser(self, authserv_ids: tuple[str, ...], *, look_up_keys: bool = False) -> MailParser:
        """Return a mail parser, which needs no workspace; it asks for no keys unless told to."""
        from dsr_desk.mail.proof.proving import prover_by
        from dsr_desk.mail.texts import load_wordings
        from dsr_desk.services.intake.mail_parser import MailParser

        reading = self._reading(authserv_ids, load_wordings)
        prover = prover_by(SenderSettings(authserv_ids))
        key_of = self._keys(look_up=look_up_keys)
        return MailParser(reading, load_wordings, bounded=reading, prover=prover, key_of=key_of)

    def close(self) -> None:
        """Let the processes that read mails end."""
        for reading in self._readings:
            reading.close()

    def _reading(
        self, authserv_ids: tuple[str, ...], wordings: Callable[[], Wordings]
    ) -> BoundedReading:
        from dsr_desk.mail.reading.bounded import BoundedReading
        from dsr_desk.mail.reading.files import MailFolder

        reading = BoundedReading(MailFolder(authserv_ids), wordings, self._limits)
        self._readings.append(reading)
        return reading

    def sender_findings(
        self, path: Path, workspace: Path | None, authserv_ids: tuple[str, ...], look_up_keys: bool
    ) -> tuple[SenderFinding, ...]:
        """Return what a mail holds about its sender, by a workspace's settings or by none."""
        from dsr_desk.mail.proof.proving import findings_in
        from dsr_desk.storage.folder.workspace import WorkspaceFolder

        known = WorkspaceFolder.open(workspace).sender if workspace else SenderSettings()
        settings = replace(known, authserv_ids=(*known.authserv_ids, *authserv_ids))
        return findings_in(path, settings, self._keys(look_up=look_up_keys))

    def review(self) -> Review:
        """Return the package reader, which needs no workspace."""
        from dsr_desk.documents.notes_file import NotesFiles
        from dsr_desk.documents.sealed.opened import SealedFiles
        from dsr_desk.services.extracts.review import Review

        reader = deferred(partial(_package_reader, self.crypto.verify))
        return Review(reader, NotesFiles(), SealedFiles(), self.clock)

    def verify(
        self, path: Path, workspace: Path | None, password: Callable[[], str]
    ) -> dict[str, Any]:
        """Check a package, sealed or not, a certificate or an audit offline; return what holds.

        Raises:
            PackageInvalid, FileUnreadable: it is not what it promises, or none of them.
            SealPasswordWrong: it is sealed under another password than ``password`` gives.
        """
        from dsr_desk.documents.checking import verify_any, verify_with
        from dsr_desk.documents.sealed.sealer import unsealed

        with unsealed(path, password) as found:
            if workspace is None:
                return verify_any(found, self.crypto.verify)
            desk = self.open(workspace)
            trusted, entries = desk.accounts.trusted_registry(), desk.audit.entries()
            admin_key = desk.accounts.admin_key()
            if not desk.audit.verify().holds:
                raise PackageInvalid("the audit of this workspace does not hold: verify it first")
            return verify_with(found, self.crypto.verify, trusted, admin_key, entries)

    def stored_password(self, workspace: Path, name: str) -> str:
        """Return a password from the key store, or empty."""
        from dsr_desk.storage.folder.workspace import WorkspaceFolder
        from dsr_desk.vault import Vault

        return Vault().password(WorkspaceFolder.open(workspace).id, name)

    def self_check(self, workspace: Path | None) -> list[dict[str, str]]:
        """Return what the machine lacks and, when one is named, what its workspace lacks."""
        found = list(preflight.as_json(preflight.self_check()))
        if workspace is not None:
            try:
                services = self.open(workspace)
                trust = services.accounts.trust()
                services.audit.require_seen()
            except DeskError as error:
                found.append(_finding(error))
            else:
                if not trust.pinned:
                    found.append(_NOT_PINNED)
        return found

    def make_workspace(
        self, workspace: Path, setup: SetUp, receiving_servers: tuple[str, ...]
    ) -> None:
        """Make a workspace in an empty or missing folder, whole or not at all."""
        from dsr_desk.storage.folder.whole_or_gone import whole_or_gone

        with whole_or_gone(workspace):
            self.found(workspace, setup, receiving_servers)

    # --- the demo --------------------------------------------------------------------------

    def make_demo(self, workspace: Path, say: Callable[[str], object]) -> dict[str, Any]:
        """Make the demo workspace in an empty or missing folder; say what comes next."""
        from dsr_desk.demo.envelopes import AUTHSERV_ID
        from dsr_desk.demo.setup import accounts_text, demo_setup, fill
        from dsr_desk.demo.world import make_world
        from dsr_desk.storage.folder.whole_or_gone import whole_or_gone

        say("Making the demo workspace, half a minute on a quick machine.")
        world = make_world()
        accounts = WorkspacePaths(workspace).demo_accounts
        with whole_or_gone(workspace):
            services = self.found(workspace, demo_setup(world), (AUTHSERV_ID,))
            filled = fill(services, world, say)
            _write_private(accounts, accounts_text().encode())
        return {"workspace": str(workspace), **filled, "accounts": str(accounts)}

    def letters(self, folder: Path) -> list[str]:
        """Write the demo's request mails into a folder."""
        from dsr_desk.demo.setup import write_letters
        from dsr_desk.demo.world import make_world

        return write_letters(make_world(), folder)

    def play_demo(self, out: Path | None, say: Callable[[str], object]) -> dict[str, Any]:
        """Play one erasure and one export through the real window, offscreen."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        import tempfile

        from dsr_desk.demo.accounts import ACCOUNTS
        from dsr_desk.demo.world import PERFECT_SUBJECT
        from dsr_desk.domain.requests import RequestKind
        from dsr_desk.services.ports import QueueFilter
        from dsr_desk.ui.playing import play

        folder = out or Path(tempfile.mkdtemp(prefix="dsr-desk-demo-"))
        folder.mkdir(parents=True, exist_ok=True)
        workspace = folder / "workspace"
        self.make_demo(workspace, say)
        say("Playing one erasure and one extract through the window, offscreen.")
        services = self.open(workspace)
        rows = services.queue.page(QueueFilter(), None, 100).rows
        erasure = next(row.id for row in rows if PERFECT_SUBJECT.text in row.subjects)
        extract = next(
            row.id for row in rows if row.kind == RequestKind.ACCESS and not row.open_checks
        )
        passwords = {user.login: user.password for user in ACCOUNTS.users}
        cases = (erasure, extract)
        files = play(lambda: services, self.review, passwords, cases, folder, self.clock)
        return {"folder": str(folder), "files": [str(path) for path in files]}

    # --- windows ---------------------------------------------------------------------------

    def has_display(self) -> bool:
        """Tell whether a window can be shown."""
        if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
            return False
        return not preflight.before_window()

    def show_window(self, workspace: Path | None, package: Path | None) -> int:
        """Start the windowed program; return its exit status."""
        stopping = preflight.before_window()
        if stopping:
            from dsr_desk import cli

            for finding in stopping:
                lines = (finding.swedish, finding.english, finding.next_step)
                sys.stderr.write("".join(f"{line}\n" for line in lines if line))
            return cli.ENVIRONMENT
        # What is imported for a window stays; from its first job on, it is looked after there, by
        # Python's own figures.
        gc.disable()
        gc.set_threshold(*_PYTHONS_OWN)
        from dsr_desk.demo.hint import demo_hint
        from dsr_desk.documents.sealed.private import PrivateFolders
        from dsr_desk.ui import start

        PrivateFolders().sweep()
        if package is not None or workspace is None:
            return start.show_review(self.review, package)
        return start.show_desk(
            lambda: self.open(workspace),
            self.review,
            self.clock,
            key_store=lambda: not preflight.key_store(),
            hint=demo_hint(workspace),
        )


def _package_reader(verify: Verify) -> PackageReader:
    from dsr_desk.documents.reader import PackageFilesReader

    return PackageFilesReader(verify)


def _write_private(path: Path, content: bytes) -> None:
    """Write a file that only its account can read; it is on the disk when this returns."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


_NOT_PINNED = {
    "code": "registry-not-trusted",
    "severity": "stops",
    "swedish": "Den här datorn har inte godkänt arbetsytans lista över användare.",
    "english": "This machine has not pinned the workspace’s list of users.",
    "next_step": "Compare the fingerprint with the administrator’s, then pin it: “dsr-desk trust"
    " --workspace FOLDER --fingerprint …”.",
}


def _finding(error: DeskError) -> dict[str, str]:
    """Return an error as a finding: its sentence says the next step, and is in English alone."""
    words = {"swedish": "", "english": error.message, "next_step": ""}
    return {"code": error.code, "severity": "stops", **words}
