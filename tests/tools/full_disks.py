"""Runs every command that writes where there is no room, and looks at what it says and leaves.

``python -m tests.tools.full_disks [--only plan] [--lines]`` runs each command on copies of a demo
workspace: on a small disk with so many bytes to spare (root on Linux), and under a limit on the
size of files (``RLIMIT_FSIZE``).  A command must end well, or with status 3 and a sentence that
says which of the two it was; afterwards the audit is whole, nothing half stands under a final name,
and the same command ends as one that always had room: with as many events, the same cases, and as
many letters in the mailbox and answers at the mail server.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services.mailboxes.dovecot import program
from tests.tools import kill_commands
from tests.tools.kill_commands import Try
from tests.tools.rooms.beginnings import LATER, Beginnings
from tests.tools.rooms.commands import COMMANDS
from tests.tools.rooms.seen import Seen, seen

_DISK = 96 * 1024 * 1024
SPARE = (0, 16 * 1024, 32 * 1024, 96 * 1024, 256 * 1024, 1024 * 1024)
"""Bytes to spare on the disk when the command starts."""
LIMITS = (0, 20_000, 400_000, 1_200_000)
"""The largest file in bytes; the desk's database is longer than some of them from the start."""
FULL = ("The disk is full.", " needs ")
LIMITED = ("A file may not grow",)
_SENT = "The answer was sent: "


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended where there was too little room."""

    kind: str
    room: int
    status: int
    said: str
    trouble: tuple[str, ...]


def main() -> int:
    """Try what was asked for and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=sorted(COMMANDS), action="append")
    parser.add_argument("--lines", action="store_true")
    arguments = parser.parse_args()
    findings = 0
    with tempfile.TemporaryDirectory(prefix="dsr-room-") as name, ExitStack() as stack:
        beginnings = Beginnings(Path(name))
        stack.enter_context(beginnings.servers.running())
        for each in arguments.only or sorted(COMMANDS):
            if COMMANDS[each].begins == "served" and not program():
                continue
            ends = list(_Round(Path(name), beginnings, each).ends())
            findings += sum(len(end.trouble) for end in ends)
            _say(each, ends, lines=arguments.lines)
    return 1 if findings else 0


def _say(name: str, ends: list[Ended], *, lines: bool) -> None:
    counted = Counter(f"{end.kind} {end.status}" for end in ends)
    told = ", ".join(f"{kind} ×{count}" for kind, count in sorted(counted.items()))
    sys.stdout.write(f"{name}: {told or 'does not run'}\n")
    for end in ends:
        if lines:
            sys.stdout.write(f"  {end.kind} {end.room}: {end.status} {end.said}\n")
        sys.stdout.writelines(f"  ! {end.kind} {end.room}: {line}\n" for line in end.trouble)
    sys.stdout.flush()


class _Round:
    """One command, where it has room and where it has not."""

    def __init__(self, folder: Path, beginnings: Beginnings, name: str) -> None:
        """Take what it begins with."""
        self._folder, self._name, self._servers = folder, name, beginnings.servers
        self._typed = COMMANDS[name]
        self._days = LATER if self._typed.later else 0
        self._origin = beginnings.folder(self._typed.begins)
        self._whole = self._begun(folder / f"{name}-whole")

    def _begun(self, folder: Path) -> Try:
        self._servers.fresh()
        return Try(folder, self._origin)

    def ends(self) -> Iterator[Ended]:
        """Run it twice with room, then without."""
        status, said = self._whole.run(*self._typed.words, days=self._days)
        if status:
            trouble = f"does not run at all: {said.strip()[-300:]}"
            yield Ended("room", 0, status, said, (trouble,))
            return
        self._once = self._seen(self._whole)
        self._again = kill_commands.again(self._whole, self._typed.words, self._days)
        self._twice = self._seen(self._whole)
        yield from self._on_disks()
        for limit in LIMITS:
            tried = self._begun(self._folder / f"{self._name}-{limit}")
            yield self._ended("limit", limit, tried, limit)
            shutil.rmtree(tried.folder)
        shutil.rmtree(self._whole.folder)

    def _on_disks(self) -> Iterator[Ended]:
        for spare in SPARE:
            with _small_disk(self._folder / f"{self._name}-disk") as disk:
                if disk is None:
                    return
                tried = self._begun(disk / "try")
                _fill(disk / "filler", spare)
                yield self._ended("disk", spare, tried)

    def _ended(self, kind: str, room: int, tried: Try, limit: int | None = None) -> Ended:
        process = tried.start(*self._typed.words, limit=limit, days=self._days)
        said = process.communicate()[0].strip()[-400:]
        (tried.folder.parent / "filler").unlink(missing_ok=True)
        trouble = list(_misses(kind, process.returncode, said))
        if _SENT in said:
            # Who has read it does what it says.
            kill_commands.sure(tried.run("answer", self._typed.words[1], "--settle", "sent"))
        about = (self._name, self._typed.words, self._whole, self._again, self._days)
        trouble += kill_commands.left(tried, *about)
        trouble += self._seen(tried).other_than(self._once, self._twice)
        return Ended(kind, room, process.returncode, said, tuple(trouble))

    def _seen(self, tried: Try) -> Seen:
        if self._name in kill_commands.FOUNDING:
            return Seen()
        served = self._typed.begins == "served"
        outside = (self._servers.taken, self._servers.letters) if served else (0, 0)
        return seen(tried, *outside)


def _misses(kind: str, status: int, said: str) -> Iterator[str]:
    expected = FULL if kind == "disk" else LIMITED
    if status == 3 and not any(part in said for part in (*expected, _SENT)):
        yield f"says another thing: {said}"
    if status not in (0, 3):
        yield f"ends with {status}: {said}"


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        folder.rmdir()


def _fill(filler: Path, spare: int) -> None:
    free = shutil.disk_usage(filler.parent).free - spare
    with filler.open("wb") as file:
        while free > 0:
            free -= file.write(bytes(min(free, 1024 * 1024)))


if __name__ == "__main__":
    sys.exit(main())
