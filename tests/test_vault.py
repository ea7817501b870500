"""The vault: no plaintext fallback for secrets; pins outlive the process in a file."""

from __future__ import annotations

import errno
import json
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_desk.domain.errors import (
    DiskFull,
    Problem,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceReadOnly,
)
from dsr_desk.domain.record.approvals import Pin
from dsr_desk.preflight import KEY_STORES
from dsr_desk.vault import MachinePins, Vault, backend_name, key_store_ready

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
        pytest.skip(f"this machine has a key store: {backend_name()}")
    vault = Vault()
    assert not vault.remember("w", "alva", "secret")
    assert vault.password("w", "alva") == ""


@pytest.mark.parametrize("name", ["null.Keyring", "fail.Keyring", "file.PlaintextKeyring"])
def test_a_backend_that_loses_or_files_secrets_is_not_allowed(name: str) -> None:
    assert not any(allowed.endswith(name) for allowed in KEY_STORES)


@pytest.mark.parametrize(
    ("code", "problem"), [(errno.ENOSPC, DiskFull), (errno.EROFS, WorkspaceReadOnly)]
)
def test_a_pin_that_can_t_be_written_says_why_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, problem: type[Problem]
) -> None:
    pins = MachinePins(tmp_path)
    pins.write(PIN)

    def full(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(json, "dump", full)
        with pytest.raises(problem):
            pins.advance("w-1", 9, "ee" * 32)
    assert pins.read("w-1") == PIN
    assert not list(tmp_path.glob(".pins-*"))
