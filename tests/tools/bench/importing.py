"""Taking mails in: the product beside ``notmuch`` and ``mu`` on the same folder of mails.

Each is a process of its own, from its start to its end, beside an empty archive or index that was
made before.  The ratio to go by is that of CPU seconds, with those of every process it starts; a
busy machine hardly moves them.  What the wall clock says stands in a row of its own.
"""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from tests.services.world import make_small
from tests.tools.bench.making import Archive
from tests.tools.bench.timing import Bench

_OURS = """
import sys
from pathlib import Path
from dsr_desk.app import look_seldom_for_garbage
from tests.services.world import reopened
look_seldom_for_garbage()  # as a command does
small = reopened(Path(sys.argv[1]))
done = small.services.importing.take_in([Path(sys.argv[2])], "nk-mail", small.sam).taken
if done.added != int(sys.argv[3]):
    raise SystemExit(f"{done.added} of {sys.argv[3]} mails were taken in")
"""
_ROOT = Path(__file__).resolve().parents[3]


def mails_in(folder: Path, archive: Archive, count: int) -> Path:
    """Write the archive's first items as mails into a Maildir; return it, made once."""
    maildir = folder / f"maildir-{archive.items}-{count}"
    if (maildir / "cur").is_dir():
        return maildir
    making = folder / "maildir-made"
    shutil.rmtree(making, ignore_errors=True)
    for name in ("cur", "new", "tmp"):
        (making / name).mkdir(parents=True)
    for number, mail in enumerate(_mails(archive.small.paths.archive, count)):
        (making / "cur" / f"{number}.bench:2,S").write_bytes(mail)
    making.rename(maildir)
    return maildir


def _mails(archive: Path, count: int) -> Iterator[bytes]:
    with closing(sqlite3.connect(archive)) as file:
        rows = file.execute(
            "SELECT id, author, author_name, at, subject, body FROM item ORDER BY id LIMIT ?",
            (count,),
        )
        for key, author, name, at, subject, body in rows:
            mail = EmailMessage()
            mail["From"] = f"{name} <{author}>"
            mail["To"] = "kundtjanst@nordkraft.example"
            mail["Subject"] = subject
            mail["Date"] = format_datetime(datetime.fromisoformat(f"{at}+00:00"))
            mail["Message-ID"] = f"<{key}@bench.example>"
            mail.set_content(body)
            yield bytes(mail)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of one run: of the processors, and of the wall."""

    cpu: float
    wall: float


def importing(bench: Bench, maildir: Path, count: int) -> None:
    """Take the mails into a new archive, and into the index of each peer that is installed."""
    peers = [name for name in ("notmuch", "mu") if shutil.which(name)]
    spent: dict[str, list[Spent]] = {name: [] for name in ("ours", *peers)}
    for _ in range(bench.runs if count <= 5_000 else 1):
        for name, readings in spent.items():
            with tempfile.TemporaryDirectory(prefix="dsr-bench-") as home:
                readings.append(_taken(name, Path(home), maildir, count))
    for name, goal in (("notmuch", "≥ 8"), ("mu", "≥ 6")):
        if name in spent:
            for clock in ("cpu", "wall"):
                ours, theirs = ([getattr(s, clock) for s in spent[n]] for n in ("ours", name))
                what = f"import of {count:,} mails, {clock}"
                bench.told(what, ours, f"{name} indexes them", theirs, goal=goal)
    if not peers:
        (first, *_) = spent["ours"]
        bench.say(
            f"import of {count:,} mails: {first.cpu:.1f} s cpu, {first.wall:.1f} s wall;"
            " no peer installed"
        )


def _taken(name: str, home: Path, maildir: Path, count: int) -> Spent:
    """Return what one process and its children spend."""
    command, places = _prepared(name, home, maildir, count)
    cpu, wall = _children(), time.perf_counter()
    _run(command, places)
    return Spent(_children() - cpu, time.perf_counter() - wall)


def _prepared(name: str, home: Path, maildir: Path, count: int) -> tuple[list[str], dict[str, str]]:
    """Make an empty archive or index; return the command that fills it, and its environment."""
    places = {"NOTMUCH_CONFIG": str(home / "notmuch"), "HOME": str(home)}
    if name == "ours":
        make_small(home / "small")
        return [sys.executable, "-c", _OURS, str(home / "small"), str(maildir), str(count)], {}
    if name == "notmuch":
        (home / "notmuch").write_text(
            f"[database]\npath={home / 'index'}\nmail_root={maildir}\n[user]\nname=a\n"
            "primary_email=a@bench.example\n[new]\ntags=\n[maildir]\nsynchronize_flags=false\n",
            "utf-8",
        )
        (home / "index").mkdir()
        return ["notmuch", "new", "--quiet"], places
    _run(["mu", "init", f"--maildir={maildir}", f"--muhome={home / 'mu'}", "--quiet"], places)
    return ["mu", "index", f"--muhome={home / 'mu'}", "--quiet"], places


def _run(command: Sequence[str], places: dict[str, str]) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | places
    subprocess.run(command, cwd=_ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
