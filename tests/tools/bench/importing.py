"""Taking mails in: the product beside ``notmuch`` and ``mu`` on the same folder of mails.

Each is a process of its own and is told by its CPU seconds, which a busy machine hardly moves.
"""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from tests.tools.bench.making import Archive
from tests.tools.bench.timing import Bench

_OURS = """
import sys
from pathlib import Path
from tests.services.world import make_small
small = make_small(Path(sys.argv[1]))
done = small.services.importing.mails([Path(sys.argv[2])], "nordkraft", "nk-mail")
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


def importing(bench: Bench, maildir: Path, count: int) -> None:
    """Take the mails into a new archive, and into the index of each peer that is installed."""
    peers = [name for name in ("notmuch", "mu") if shutil.which(name)]
    spent: dict[str, list[float]] = {name: [] for name in ("ours", *peers)}
    for _ in range(bench.runs if count <= 5_000 else 1):
        for name, seconds in spent.items():
            with tempfile.TemporaryDirectory(prefix="dsr-bench-") as home:
                seconds.append(_taken(name, Path(home), maildir, count))
    for name, goal in (("notmuch", "≥ 8"), ("mu", "≥ 6")):
        if name in spent:
            what = f"import of {count:,} mails, CPU"
            bench.told(what, spent["ours"], f"{name} indexes them", spent[name], goal=goal)
    if not peers:
        bench.say(f"import of {count:,} mails: {sum(spent['ours']):.1f} s CPU; no peer installed")


def _taken(name: str, home: Path, maildir: Path, count: int) -> float:
    """Return the CPU seconds of one process and its children."""
    places: dict[str, str] = {"NOTMUCH_CONFIG": str(home / "notmuch"), "HOME": str(home)}
    before = _children()
    if name == "ours":
        _run([sys.executable, "-c", _OURS, str(home / "small"), str(maildir), str(count)], {})
    elif name == "notmuch":
        (home / "notmuch").write_text(
            f"[database]\npath={home / 'index'}\nmail_root={maildir}\n[user]\nname=a\n"
            "primary_email=a@bench.example\n[new]\ntags=\n[maildir]\nsynchronize_flags=false\n",
            "utf-8",
        )
        (home / "index").mkdir()
        _run(["notmuch", "new", "--quiet"], places)
    else:
        _run(["mu", "init", f"--maildir={maildir}", f"--muhome={home / 'mu'}", "--quiet"], places)
        _run(["mu", "index", f"--muhome={home / 'mu'}", "--quiet"], places)
    return _children() - before


def _run(command: Sequence[str], places: dict[str, str]) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | places
    subprocess.run(command, cwd=_ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
