"""Every byte of what the desk hands out counts: a changed one is refused, with the reason."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dsr_desk.documents.checking import verify_any
from dsr_desk.documents.sealed.sealer import may_be_sealed
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid
from dsr_desk.domain.extracts.document_errors import DocumentIsNoneOfOurs
from dsr_desk.domain.record.audit import GENESIS, AuditEntry, AuditEvent, follow
from dsr_desk.domain.record.audit_file import AuditHead, file_lines
from dsr_desk.sources.mapping.file import mapping_text
from dsr_desk.sources.roster.file import CsvFiles
from tests.documents.certifying import ADMIN, KEYS, Office, a_registry
from tests.documents.making import CRYPTO

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _certificate(folder: Path) -> Path:
    return Office(folder).write()[0]


def _audit(folder: Path) -> Path:
    entries: list[AuditEntry] = []
    end = (0, GENESIS)
    for number in range(12):
        event = AuditEvent(
            NOON + timedelta(minutes=number), "u1", "stage.act", "DSR-1", (("n", "1"),)
        )
        entries.append(follow(*end, event))
        end = (entries[-1].sequence, entries[-1].hash)
    path = folder / "audit.jsonl"
    head = AuditHead("w1", *end, "alva", NOON)
    signature = CRYPTO.sign(KEYS["alva"], head.payload())
    path.write_bytes(b"".join(file_lines(entries, head, signature, a_registry(), ADMIN)))
    return path


@pytest.mark.parametrize("make", [_certificate, _audit])
def test_a_changed_byte_anywhere_is_refused(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    data = path.read_bytes()
    assert verify_any(path, CRYPTO.verify, ADMIN)["holds"]
    dice = random.Random(7)
    for place in [*range(0, len(data), 97), len(data) - 1, *dice.sample(range(len(data)), 40)]:
        changed = bytearray(data)
        changed[place] ^= 1 << dice.randrange(7)
        path.write_bytes(bytes(changed))
        with pytest.raises((PackageInvalid, DocumentIsNoneOfOurs)) as refused:
            verify_any(path, CRYPTO.verify, ADMIN)
        assert len(refused.value.message) > 20
    spots = [n for n in range(max(0, len(data) - 1500), len(data)) if chr(data[n]).isalpha()]
    for place in spots[::7]:
        # A hexadecimal digit in capitals means the same, and is another byte.
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x20]) + data[place + 1 :])
        with pytest.raises((PackageInvalid, DocumentIsNoneOfOurs)):
            verify_any(path, CRYPTO.verify, ADMIN)
    for changed_size in (data[:-1], data + b" ", data[: len(data) // 2]):
        path.write_bytes(changed_size)
        with pytest.raises((PackageInvalid, DocumentIsNoneOfOurs)):
            verify_any(path, CRYPTO.verify, ADMIN)


def test_an_entry_that_was_taken_out_of_an_exported_audit_is_named(tmp_path: Path) -> None:
    path = _audit(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:5] + lines[6:]))
    with pytest.raises(PackageInvalid, match="broken at entry 5"):
        verify_any(path, CRYPTO.verify, ADMIN)


def test_an_exported_audit_cut_at_its_end_is_told(tmp_path: Path) -> None:
    path = _audit(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-3] + lines[-1:]))
    with pytest.raises(PackageInvalid, match="its end is not the one that was signed"):
        verify_any(path, CRYPTO.verify, ADMIN)


@pytest.mark.parametrize("bracket", [b"[", b'{"a":'])
def test_an_audit_nested_beyond_all_depth_is_refused(tmp_path: Path, bracket: bytes) -> None:
    path = _audit(tmp_path)
    first, *_, last = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + bracket * 100_000 + b"\n" + last)
    with pytest.raises(PackageInvalid, match="not of the format"):
        verify_any(path, CRYPTO.verify, ADMIN)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with a name are of POSIX")
def test_a_pipe_is_no_document_and_nobody_waits_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "package.zip"
    os.mkfifo(pipe)
    with pytest.raises(FileUnreadable, match="no file"):
        verify_any(pipe, CRYPTO.verify)
    assert not may_be_sealed(pipe)
    with pytest.raises(FileUnreadable, match="no file"):
        CsvFiles().read(pipe)
    with pytest.raises(FileUnreadable, match="no file"):
        mapping_text(pipe)
