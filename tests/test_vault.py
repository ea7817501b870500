"""The vault: no plaintext fallback for secrets; pins outlive the process in a file."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from dsr_desk.domain.errors import DiskFull, WorkspaceBusy, WorkspaceDamaged
from dsr_desk.domain.mailboxes.forgotten import Forgotten
from dsr_desk.domain.record.approvals import Pin
from dsr_desk.preflight import KEY_STORES, key_store_class
from dsr_desk.vault import MachinePins, Vault, key_store_ready
from tests.disks import mounted

PIN = Pin("w-1", "ab" * 32, 1, 7, "cd" * 32)


def test_a_pin_is_read_back_by_another_process(tmp_path: Path) -> None:
    MachinePins(tmp_path).write(PIN)
    assert MachinePins(tmp_path).read("w-1") == PIN
    assert MachinePins(tmp_path).read("w-2") is None


def test_pins_of_several_workspaces_stand_beside_each_other(tmp_path: Path) -> None:
    pins = MachinePins(tmp_path)
    other = Pin("w-2", "ef" * 32, 3, 0, "0" * 64)
    pins.write(PIN)
    pins.write(other)
    assert (pins.read("w-1"), pins.read("w-2")) == (PIN, other)


def test_pins_are_on_the_disk_before_they_have_their_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[tuple[int, bool]] = []
    settle = os.fsync

    def watched(number: int) -> None:
        settle(number)
        settled.append((os.fstat(number).st_ino, (tmp_path / "pins.json").exists()))

    monkeypatch.setattr(os, "fsync", watched)
    MachinePins(tmp_path).write(PIN)
    assert settled == [((tmp_path / "pins.json").stat().st_ino, False)]


def test_a_damaged_pin_file_is_said_and_not_taken_for_no_pin(tmp_path: Path) -> None:
    (tmp_path / "pins.json").write_text("{", "utf-8")
    with pytest.raises(WorkspaceDamaged):
        MachinePins(tmp_path).read("w-1")


def test_the_end_of_the_audit_moves_on_and_never_back(tmp_path: Path) -> None:
    pins = MachinePins(tmp_path)
    pins.write(PIN)
    pins.advance("w-1", 9, "ee" * 32)
    pins.advance("w-1", 8, "ff" * 32)
    assert pins.read("w-1") == replace(PIN, audit_sequence=9, audit_hash="ee" * 32)
    pins.advance("w-2", 9, "ee" * 32)
    assert pins.read("w-2") is None


@pytest.fixture
def tight(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for some files."""
    yield from mounted(tmp_path / "tight", "size=64k")


def fill(folder: Path) -> None:
    """Leave no room on the disk of a folder but for the lock's empty file."""
    (folder / "pins.lock").touch()
    filling = os.open(folder / "filling", os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while True:
            os.write(filling, bytes(4096))
    os.close(filling)


def test_a_full_disk_is_said_as_such_and_keeps_the_pin_and_no_half_file(tight: Path) -> None:
    pins = MachinePins(tight)
    pins.write(PIN)
    fill(tight)
    before = sorted(path.name for path in tight.iterdir())
    with pytest.raises(DiskFull):
        pins.advance("w-1", 9, "ee" * 32)
    assert pins.read("w-1") == PIN
    assert sorted(path.name for path in tight.iterdir()) == before


def test_two_workspaces_that_move_on_at_once_lose_nothing_of_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_desk.vault._PATIENCE", float("inf"))

    def move(workspace: str) -> None:
        for sequence in range(1, 20):
            MachinePins(tmp_path).advance(workspace, sequence, "ee" * 32)

    names = ("w-1", "w-2", "w-3")
    for name in names:
        MachinePins(tmp_path).write(replace(PIN, workspace=name, audit_sequence=0))
    workers = [threading.Thread(target=move, args=(name,)) for name in names]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    found = [MachinePins(tmp_path).read(name) for name in names]
    assert [pin.audit_sequence if pin else 0 for pin in found] == [19, 19, 19]


def test_a_pin_that_another_process_is_changing_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = MachinePins(tmp_path)
    pins.write(PIN)
    monkeypatch.setattr("dsr_desk.vault._PATIENCE", 0.0)
    with pins._alone(), pytest.raises(WorkspaceBusy):
        pins.advance("w-1", 9, "ee" * 32)
    pins.advance("w-1", 9, "ee" * 32)


def test_without_an_allowed_key_store_nothing_is_kept() -> None:
    if key_store_ready():
        pytest.skip(f"this machine has a key store: {key_store_class()}")
    vault = Vault()
    assert not vault.remember("w", "alva", "secret")
    assert vault.password("w", "alva") == ""


@pytest.mark.parametrize("name", ["null.Keyring", "fail.Keyring", "file.PlaintextKeyring"])
def test_a_backend_that_loses_or_files_secrets_is_not_allowed(name: str) -> None:
    assert not any(allowed.endswith(name) for allowed in KEY_STORES)


@pytest.mark.parametrize("named", ["", "nowhere.NoKeyring"])
def test_settings_that_name_no_key_store_are_taken_for_none(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", named)
    assert not key_store_ready()


class Stubborn(KeyringBackend):
    """A key store whose system refuses by exceptions that are none of keyring's."""

    priority = 1

    def __init__(self, refused: Exception, *, reading: bool) -> None:
        """Take what the system raises, and whether it raises it when it is only read."""
        self.refused, self.reading = refused, reading

    def get_password(self, service: str, username: str) -> str | None:
        """Refuse, or have nothing."""
        if self.reading:
            raise self.refused
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Refuse."""
        raise self.refused

    def delete_password(self, service: str, username: str) -> None:
        """Refuse."""
        raise self.refused


@pytest.mark.parametrize("refused", [OSError(1783, "CredWrite"), RuntimeError("no session bus")])
@pytest.mark.parametrize("reading", [False, True])
def test_a_key_store_that_fails_by_an_error_of_its_system_has_kept_nothing(
    refused: Exception, reading: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", Stubborn(refused, reading=reading))
    monkeypatch.setattr("dsr_desk.vault.key_store_ready", lambda: True)
    vault = Vault()
    assert not vault.remember("w", "mailbox/support", "a refresh token " * 200)
    assert vault.password("w", "mailbox/support") == ""
    assert vault.forget("w", "mailbox/support") is (
        Forgotten.REFUSED if reading else Forgotten.GONE
    )
    monkeypatch.setattr(MachinePins, "where", lambda _: "key store")
    pins = MachinePins(tmp_path)
    pins.write(PIN)
    assert pins.read("w-1") == PIN


class Kind(KeyringBackend):
    """A key store that keeps what it is given."""

    priority = 1

    def __init__(self) -> None:
        """Begin empty."""
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        del self.kept[service, username]


def test_what_a_key_store_keeps_lies_in_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", Kind())
    monkeypatch.setattr("dsr_desk.vault.key_store_ready", lambda: True)
    vault = Vault()
    assert vault.remember("w-1", "alva", "secret")
    assert (vault.password("w-1", "alva"), vault.password("w-2", "alva")) == ("secret", "")
    assert vault.forget("w-1", "alva") is Forgotten.GONE
    assert vault.forget("w-1", "alva") is Forgotten.GONE, "nothing is there any more"
    assert vault.password("w-1", "alva") == ""
    monkeypatch.setattr(MachinePins, "where", lambda _: "key store")
    pins = MachinePins(tmp_path)
    pins.write(PIN)
    pins.advance("w-1", 9, "ee" * 32)
    assert pins.read("w-1") == replace(PIN, audit_sequence=9, audit_hash="ee" * 32)
    assert not (tmp_path / "pins.json").exists()


class Full(Kind):
    """A key store that keeps what it has, and takes nothing more."""

    full = False

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it while there is room."""
        if self.full:
            raise OSError(1783, "CredWrite")
        super().set_password(service, username, password)


def test_a_pin_that_the_key_store_no_longer_takes_is_not_taken_back_to_an_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Full()
    monkeypatch.setattr(keyring.core, "_keyring_backend", store)
    monkeypatch.setattr(MachinePins, "where", lambda _: "key store")
    pins = MachinePins(tmp_path)
    pins.write(PIN)
    store.full = True
    pins.advance("w-1", 9, "ee" * 32)
    assert pins.read("w-1") == replace(PIN, audit_sequence=9, audit_hash="ee" * 32)


class Grasping(Kind):
    """A key store that is locked against every change."""

    def delete_password(self, service: str, username: str) -> None:
        """Refuse."""
        raise PasswordDeleteError("locked")


def test_a_key_store_that_lets_nothing_go_or_is_not_there_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", Grasping())
    ready = [True]
    monkeypatch.setattr("dsr_desk.vault.key_store_ready", lambda: ready[0])
    vault = Vault()
    assert vault.forget("w-1", "alva") is Forgotten.GONE, "it never had it"
    assert vault.remember("w-1", "alva", "secret")
    assert vault.forget("w-1", "alva") is Forgotten.REFUSED
    assert vault.password("w-1", "alva") == "secret"
    ready[0] = False
    assert vault.forget("w-1", "alva") is Forgotten.UNREACHED


def test_what_one_session_has_seen_without_the_key_store_the_next_one_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", Kind())
    where = ["file"]
    monkeypatch.setattr(MachinePins, "where", lambda _: where[0])
    pins = MachinePins(tmp_path)
    pins.write(PIN)
    for number, place in enumerate(["key store", "file", "key store", "file"], start=8):
        where[0] = place
        pins.advance("w-1", number, "ee" * 32)
        pins.learn("w-1", "aa" * 32, number)
        for asked in ("key store", "file"):
            where[0] = asked
            found = pins.read("w-1")
            assert found is not None
            assert (found.audit_sequence, found.registry_version) == (number, number)


def test_a_full_disk_keeps_nobody_from_working_whose_key_store_has_the_pin(
    tight: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", Kind())
    where = ["file"]
    monkeypatch.setattr(MachinePins, "where", lambda _: where[0])
    pins = MachinePins(tight)
    pins.write(PIN)
    where[0] = "key store"
    fill(tight)
    pins.advance("w-1", 9, "ee" * 32)
    pins.learn("w-1", "aa" * 32, 9)
    found = pins.read("w-1")
    assert found is not None
    assert (found.audit_sequence, found.sealing) == (9, "aa" * 32)
    with pytest.raises(DiskFull):
        pins.write(replace(PIN, audit_sequence=3, audit_hash="ee" * 32))


def test_whoever_trusts_a_workspace_anew_is_believed_in_either_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", Kind())
    where = ["file"]
    monkeypatch.setattr(MachinePins, "where", lambda _: where[0])
    pins = MachinePins(tmp_path)
    pins.write(PIN)
    where[0] = "key store"
    older = replace(PIN, audit_sequence=3, audit_hash="ee" * 32)
    pins.write(older)
    assert pins.read("w-1") == older
    other = replace(older, admin_key="ef" * 32)
    pins.write(other)
    where[0] = "file"
    assert pins.read("w-1") == other


def test_a_damaged_file_does_not_stand_in_the_way_of_the_key_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", Kind())
    monkeypatch.setattr(MachinePins, "where", lambda _: "key store")
    (tmp_path / "pins.json").write_text("{", "utf-8")
    pins = MachinePins(tmp_path)
    pins.write(PIN)
    assert pins.read("w-1") == PIN
