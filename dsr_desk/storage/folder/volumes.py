"""Whether a folder lies on a network file system, where the database can't be kept safe."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

_NETWORK = frozenset(
    "afpfs afs beegfs ceph cifs coda fuse.ceph fuse.curlftpfs fuse.davfs fuse.glusterfs"
    " fuse.gvfsd-fuse fuse.rclone fuse.s3fs fuse.smbnetfs fuse.sshfs glusterfs gpfs lustre ncpfs"
    " nfs nfs4 orangefs smb2 smb3 smbfs webdav".split()
)
_OCTAL = re.compile(r"\\([0-7]{3})")
_MAC_LINE = re.compile(r"^.* on (?P<folder>/.*) \((?P<kind>[^,)]+)[^)]*\)$", re.MULTILINE)
_REMOTE_DRIVE = 4


def network_kind(folder: Path) -> str:
    """Return the kind of network file system a folder lies on, or empty when it is local."""
    path = folder.resolve()
    if sys.platform == "win32":
        return _of_windows(path)
    if sys.platform == "darwin":
        shown = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
        return network_among(mounts_of_mac(shown.stdout), path)
    mounts = Path("/proc/self/mounts")
    listed = mounts.read_text("utf-8", "surrogateescape") if mounts.exists() else ""
    return network_among(mounts_of_linux(listed), path)


def mounts_of_linux(listed: str) -> list[tuple[str, str]]:
    """Return folder and kind of each line of ``/proc/self/mounts``."""
    found = []
    for line in listed.splitlines():
        fields = line.split(" ")
        if len(fields) >= 4:
            _, folder, kind, options = fields[:4]
            # 9p is a local share of a virtual machine, unless it comes over a wire or from Windows.
            far = kind == "9p" and ("trans=tcp" in options or "aname=drvfs" in options)
            name = _OCTAL.sub(lambda code: chr(int(code[1], 8)), folder)
            found.append((name, "nfs" if far else kind))
    return found


def mounts_of_mac(listed: str) -> list[tuple[str, str]]:
    """Return folder and kind of each line that ``mount`` prints on macOS."""
    return [(found["folder"], found["kind"]) for found in _MAC_LINE.finditer(listed)]


def network_among(mounts: list[tuple[str, str]], path: Path) -> str:
    """Return the kind of the mount that a path lies on when it is a network's, else empty."""
    # They are listed in the order in which they were mounted: a later one hides an earlier one,
    # whether it lies on it, within it or above it.
    kinds = [kind for folder, kind in mounts if path.is_relative_to(folder)]
    return kinds[-1] if kinds and kinds[-1] in _NETWORK else ""


if sys.platform == "win32":
    import ctypes

    def _of_windows(path: Path) -> str:
        remote = ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE
        return "network drive" if remote or path.anchor.startswith("\\\\") else ""
