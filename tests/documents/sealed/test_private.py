"""Where a sealed package lies opened: this account's alone, and gone when nobody reads it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dsr_desk.documents.sealed.opened import SealedFiles
from dsr_desk.documents.sealed.private import PrivateFolders
from dsr_desk.documents.sealed.sealing import seal
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.sealed import SealPasswordWrong
from tests.documents.making import Desk, an_item

PASSWORD = "gurim-tavok-lidep-somun-47"
_KILLED = """
import os, signal, sys
from pathlib import Path
from dsr_desk.documents.sealed.private import PrivateFolders
folder = PrivateFolders(Path(sys.argv[1])).make()
(folder / "package.zip").write_bytes(b"somebody's mails")
print(folder, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return where the private folders go."""
    made = tmp_path / "private"
    made.mkdir()
    return made


def test_an_opened_package_is_the_one_that_was_sealed_and_is_gone_when_forgotten(
    desk: Desk, root: Path
) -> None:
    desk.write([an_item(1)])
    sealed = seal(desk.target, PASSWORD, desk.folder).pdf
    files = SealedFiles(PrivateFolders(root))
    assert files.is_sealed(sealed)
    assert not files.is_sealed(desk.target)
    opened = files.unseal(sealed, PASSWORD)
    assert opened.read_bytes() == desk.target.read_bytes()
    assert desk.reader.open(opened).manifest == desk.reader.open(desk.target).manifest
    if os.name == "posix":
        assert stat.S_IMODE(opened.parent.stat().st_mode) == 0o700
    files.forget(opened)
    assert list(root.iterdir()) == []


def test_a_wrong_password_or_a_changed_bit_leaves_nothing(desk: Desk, root: Path) -> None:
    desk.write([an_item(1)])
    sealed = seal(desk.target, PASSWORD, desk.folder).pdf
    files = SealedFiles(PrivateFolders(root))
    with pytest.raises(SealPasswordWrong):
        files.unseal(sealed, "gurim-tavok-lidep-somun-48")
    data = bytearray(sealed.read_bytes())
    data[len(data) // 2] ^= 1
    sealed.write_bytes(bytes(data))
    with pytest.raises((PackageInvalid, SealPasswordWrong)):
        files.unseal(sealed, PASSWORD)
    assert list(root.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_what_a_killed_process_left_is_removed_and_what_is_read_stays(root: Path) -> None:
    folders = PrivateFolders(root)
    reading = folders.make()
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(root)], capture_output=True, text=True, check=False
    )
    left = Path(done.stdout.strip())
    assert (left / "package.zip").exists()
    assert PrivateFolders(root).sweep() == 1
    assert not left.exists()
    assert list(root.iterdir()) == [reading]
    assert folders.sweep() == 0
    folders.remove_all()
    assert list(root.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="makes a symbolic link")
def test_a_link_that_somebody_laid_there_leads_nowhere(root: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "in-use").touch()
    (root / "dsr-desk-opened-x").symlink_to(precious)
    assert PrivateFolders(root).sweep() == 0
    assert precious.exists()
