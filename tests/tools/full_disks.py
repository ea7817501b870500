"""Runs every command that writes where there is no room, and looks at what it says and leaves.

``python -m tests.tools.full_disks [--only plan] [--lines]`` runs each command on copies of a demo
workspace: on a small disk with so many bytes to spare (root on Linux), and under a limit on the
size of files (``RLIMIT_FSIZE``).  A command must end well, or with status 3 and a sentence that
says which of the two it was; afterwards the audit is whole, nothing half stands under a final name,
and the same command ends as one that always had room.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.tools import kill_commands
from tests.tools.kill_commands import Try

_DISK = 96 * 1024 * 1024
SPARE = (0, 32 * 1024, 256 * 1024, 1024 * 1024)
"""Bytes to spare on the disk when the command starts."""
LIMITS = (0, 20_000, 400_000, 1_200_000)
"""The largest file in bytes; the desk's database is longer than some of them from the start."""
FULL = ("The disk is full.", " needs ")
LIMITED = ("A file may not grow",)
COMMANDS = kill_commands.COMMANDS | {
    "found": ("found", "{desk}", "--passwords", "{passwords}"),
    "phone": (
        "phone", "--organisation", "nordkraft", "--caller", "karin.nystrom@nordkraft.example",
        "--person", "p@posten.example", "--kind", "erasure", "--channel", "forum",
        "--said", "Radera allt.",
    ),
    "settle": ("settle", "DSR-0001", "--override", "attestation", "--reason", "Seen"),
    "reopen": ("reopen", "DSR-0008"),
    "match": ("match", "DSR-0010"),
    "decide": ("decide", "DSR-0006", "--exclude", "--ground", "legal_claim", "--item", "{item}"),
    "plan": ("plan", "DSR-0006"),
    "send-back": ("send-back", "DSR-0013", "--comment", "Once more"),
    "run": ("run", "DSR-0013"),
    "answer": ("answer", "DSR-0001"),
    "hold": ("hold", "set", "--case", "DSR-0003", "--ground", "legal_claim", "--reference", "T1"),
    "request-date": ("request-date", "DSR-0005", "2026-10-20"),
    "processing": ("record-of-processing", "nordkraft", "--out", "{out}/record.json"),
    "profile": ("profile", "--organisation", "nordkraft", "--staff", "name"),
    "retention": ("retention", "--organisation", "nordkraft", "--days", "700"),
    "sender-rules": ("sender-rules", "--authserv-id", "mx.desk.example"),
    "trust": ("trust",),
    "audit-verify": ("audit", "verify"),
    "roster": ("roster", "export", "{out}/again.csv"),
}  # fmt: skip


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
    with tempfile.TemporaryDirectory(prefix="dsr-room-") as name:
        folder = Path(name)
        origins = _origins(folder)
        for each in arguments.only or sorted(COMMANDS):
            if each == "fetch":
                continue
            ends = list(_tried(folder, origins, each))
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


def _origins(folder: Path) -> dict[str, Path | None]:
    """Return from which workspace a command starts, where it isn't the common one (``""``)."""
    base = kill_commands.base_in(folder)
    approved = Try(folder / "approved", base)
    kill_commands.sure(approved.run(*COMMANDS["approve"]))
    matched = Try(folder / "matched", base)
    found = json.loads(kill_commands.sure(matched.run("match", "DSR-0006", "--items", "--json")))
    told = matched.told | {"item": str(found["matches"][0]["id"])}
    (matched.folder / "told.json").write_text(json.dumps(told), "utf-8")
    shutil.copytree(base, folder / "bare")
    shutil.rmtree(folder / "bare" / "workspace")
    (folder / "bare" / "desk.toml").write_text(
        kill_commands.sure(Try(folder / "bare").run("found", "--example")), "utf-8"
    )
    words = {
        "alva": "alva-vinter-1234",
        "sam": "sam-sommar-1234",
        "administrator": "en annan fras",
    }
    accounts = [{"name": name, "password": word} for name, word in words.items()]
    (folder / "bare" / "words.json").write_text(json.dumps({"accounts": accounts}), "utf-8")
    return {
        "": base,
        "plan": matched.folder,
        "decide": matched.folder,
        "run": approved.folder,
        "replay": kill_commands.returned(folder, base),
        "found": folder / "bare",
        "demo": folder / "bare",
    }


def _tried(folder: Path, origins: dict[str, Path | None], name: str) -> Iterator[Ended]:
    origin = origins.get(name, origins[""])
    whole = Try(folder / f"{name}-whole", origin)
    status, said = whole.run(*COMMANDS[name])
    if status:
        yield Ended("room", 0, status, said, (f"does not run at all: {said.strip()[-300:]}",))
        return
    twice = kill_commands.again(whole, COMMANDS[name])
    for spare in SPARE:
        with _small_disk(folder / f"{name}-disk") as disk:
            if disk is None:
                break
            tried = Try(disk / "try", origin)
            filler = disk / "filler"
            _fill(filler, spare)
            process = tried.start(*COMMANDS[name])
            said = process.communicate()[0]
            filler.unlink()
            yield _judged("disk", spare, tried, name, whole, twice, (process.returncode, said))
    for limit in LIMITS:
        tried = Try(folder / f"{name}-{limit}", origin)
        process = tried.start(*COMMANDS[name], limit=limit)
        said = process.communicate()[0]
        yield _judged("limit", limit, tried, name, whole, twice, (process.returncode, said))
        shutil.rmtree(tried.folder)
    shutil.rmtree(whole.folder)


def _judged(
    kind: str,
    room: int,
    tried: Try,
    name: str,
    whole: Try,
    twice: tuple[int, set[str]],
    ended: tuple[int, str],
) -> Ended:
    status, said = ended[0], ended[1].strip()[-400:]
    trouble = list(_misses(kind, status, said))
    trouble += kill_commands.left(tried, name, COMMANDS[name], whole, twice)
    return Ended(kind, room, status, said, tuple(trouble))


def _misses(kind: str, status: int, said: str) -> Iterator[str]:
    expected = FULL if kind == "disk" else LIMITED
    if status == 3 and not any(part in said for part in expected):
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
