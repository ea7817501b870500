from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk.storage.folder.volumes import (
    mounts_of_linux,
    mounts_of_mac,
    network_among,
    network_kind,
)

LINUX = r"""sysfs /sys sysfs rw,nosuid 0 0
/dev/vda / ext4 rw,relatime 0 0
server:/home /home nfs4 rw,relatime,vers=4.2 0 0
/dev/vdb /home/local ext4 rw 0 0
//server/team /mnt/our\040team cifs rw,vers=3.1.1 0 0
anna@far: /mnt/far fuse.sshfs rw,nosuid 0 0
C:\134 /mnt/c 9p rw,noatime,aname=drvfs;path=C:\134;uid=1000 0 0
shared /mnt/shared 9p rw,trans=virtio 0 0
wire /mnt/wire 9p rw,trans=tcp 0 0
server:/first /twice nfs rw 0 0
/dev/vdc /twice ext4 rw 0 0
/dev/vdd /srv/old/inner ext4 rw 0 0
server:/old /srv/old nfs rw 0 0
broken line
"""
MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//anna@server._smb._tcp.local/team on /Volumes/our team (1) (smbfs, nodev, nosuid)
server:/home on /Volumes/home (nfs)
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/desk", ""),
        ("/home", "nfs4"),
        ("/home/anna/desk", "nfs4"),
        ("/home/local/desk", ""),
        ("/homes/desk", ""),
        ("/mnt/our team/desk", "cifs"),
        ("/mnt/far", "fuse.sshfs"),
        ("/mnt/c/Users/desk", "nfs"),
        ("/mnt/shared/desk", ""),
        ("/mnt/wire/desk", "nfs"),
        ("/twice/desk", ""),
        ("/srv/old/inner/desk", "nfs"),
    ],
)
def test_linux_tells_by_the_mount_that_hides_the_others(folder: str, kind: str) -> None:
    assert network_among(mounts_of_linux(LINUX), Path(folder)) == kind


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/Users/anna/desk", ""),
        ("/Volumes/our team (1)/desk", "smbfs"),
        ("/Volumes/home/desk", "nfs"),
        ("/Volumes/homes", ""),
    ],
)
def test_macos_tells_by_the_mount_that_hides_the_others(folder: str, kind: str) -> None:
    assert network_among(mounts_of_mac(MAC), Path(folder)) == kind


def test_nothing_known_is_nothing_refused() -> None:
    assert network_among([], Path("/srv")) == ""


def test_the_folder_of_the_tests_is_local(tmp_path: Path) -> None:
    assert network_kind(tmp_path) == ""
