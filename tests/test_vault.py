"""The vault: no plaintext fallback for secrets; pins outlive the process in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk.domain.approvals import Pin
from dsr_desk.domain.errors import WorkspaceDamaged
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


def test_without_an_allowed_key_store_nothing_is_kept() -> None:
    if key_store_ready():
        pytest.skip(f"this machine has a key store: {backend_name()}")
    vault = Vault()
    assert not vault.remember("w", "alva", "secret")
    assert vault.password("w", "alva") == ""


@pytest.mark.parametrize("name", ["null.Keyring", "fail.Keyring", "file.PlaintextKeyring"])
def test_a_backend_that_loses_or_files_secrets_is_not_allowed(name: str) -> None:
    assert not any(allowed.endswith(name) for allowed in KEY_STORES)
