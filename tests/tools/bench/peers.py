"""The id list beside ``notmuch`` and ``mu``: the same mails, process against process.

Each process is told by its CPU seconds, start included.  The peers are asked for all that one
person wrote, and for that with all that was sent to them or names them; ours asks with the same
fence, reasons and order as the desk does.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.tools.bench.making import Archive
from tests.tools.bench.timing import Bench

_ROOT = Path(__file__).resolve().parents[3]
_OURS = """
import gc; gc.disable()  # as the program does while it opens a workspace and while it searches
import sys
from pathlib import Path
from dsr_desk.config import resources
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Action, Channel, ChannelKind, ChannelPolicy
from dsr_desk.sources.archive.store import open_archive
from dsr_desk.sources.finding.searching import Finder
from dsr_desk.sources.mapping.fitting import fit
from dsr_desk.sources.finding.sieving import by_index
from dsr_desk.sources.finding.traits import Traits, with_turned
from dsr_desk.sources.fulltext import entries
from dsr_desk.sources.kept import Kept
from dsr_desk.sources.keys import chunks
from sqlalchemy import select
from dsr_desk.sources.mapping.file import read_mapping
policy = ChannelPolicy(Action.DELETE)
channels = tuple(
    Channel(f"nk-{kind}", "nordkraft", ChannelKind(kind), kind, policy, "archive")
    for kind in ("mail", "forum", "chat")
)
engine = open_archive(Path(sys.argv[1]))
with engine.connect() as connection:
    mapping = read_mapping(resources() / "mappings" / "archive.toml")
    fitted, _ = fit(connection, mapping, "archive")
    address, (rule, *_) = EmailAddress(sys.argv[2]), mapping.items
    mandate = Mandate("nordkraft", channels, ((1, address),))
    keys = {hit.key for hit in Finder(engine, fitted, mandate).hits(connection)}
    if name := sys.argv[3]:
        column, named = fitted.id(rule), set()
        for question in by_index(Traits(1, (address,), with_turned((name,)))):
            named |= entries(connection, "item_fts", question)
        fence = fitted.among(column), fitted.scope(rule.table, mandate)
        within = Kept(select(column).where(*fence), engine.dialect)
        for part in chunks(sorted(named - keys)):
            keys |= {key for (key,) in within.rows(connection, part)}
    print("\\n".join(map(str, keys)))
"""


def beside_peers(bench: Bench, cache: Path, archive: Archive, maildir: Path, count: int) -> None:
    """List what the person with the most items wrote, in turn with each peer that is installed."""
    if count != archive.items:
        bench.say("id list beside notmuch and mu: left out, the mails are not the whole archive")
        return
    person = archive.persons[-1]
    who = person.address
    ours = [sys.executable, "-c", _OURS, str(archive.small.paths.archive), who]
    own = archive.expected.own[person.size]
    everything = own + len(archive.expected.mentions[person.size])
    all_of = f'from:{who} or to:{who} or "{who}" or "{person.name}"'
    for name, goal in (("notmuch", "≥ 5"), ("mu", "≥ 2")):
        if shutil.which(name) is None:
            continue
        home = _indexed(name, cache, maildir)
        places = {"NOTMUCH_CONFIG": str(home / "notmuch"), "HOME": str(home)}
        for asked, called, wanted, what in (
            (all_of, person.name, everything, "author, participant, mention"),
            (f"from:{who}", "", own, "author alone"),
        ):
            question = _question(name, home, asked)
            mine, theirs = [], []
            for turn in range(bench.runs + 1):
                spent = _taken(question, places, wanted)
                taken = _taken([*ours, called], {}, wanted)
                if turn:
                    theirs.append(spent)
                    mine.append(taken)
            row = f"as a process, {what}; {wanted:,}"
            bench.told(row, mine, name, theirs, goal=goal)


def _question(name: str, home: Path, text: str) -> list[str]:
    if name == "notmuch":
        asked = ["notmuch", "search", "--output=messages", "--sort=unsorted"]
        places = os.environ | {"NOTMUCH_CONFIG": str(home / "notmuch")}
        # Older ones always sort.
        tried = [*asked, "--limit=0", "a"]
        if subprocess.run(tried, env=places, capture_output=True, check=False).returncode:
            asked.pop()
        return [*asked, text]
    return ["mu", "find", f"--muhome={home / 'mu'}", "--fields=i", text]


def _indexed(name: str, cache: Path, maildir: Path) -> Path:
    """Return the folder with a peer's index over the mails, made once."""
    home = cache / f"{maildir.name}-{name}"
    if (home / "made").is_file():
        return home
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    places = {"NOTMUCH_CONFIG": str(home / "notmuch"), "HOME": str(home)}
    if name == "notmuch":
        (home / "notmuch").write_text(
            f"[database]\npath={home / 'index'}\nmail_root={maildir}\n[user]\nname=a\n"
            "primary_email=a@bench.example\n[new]\ntags=\n[maildir]\nsynchronize_flags=false\n",
            "utf-8",
        )
        (home / "index").mkdir()
        _output(["notmuch", "new", "--quiet"], places)
    else:
        _output(["mu", "init", f"--maildir={maildir}", f"--muhome={home / 'mu'}"], places)
        _output(["mu", "index", f"--muhome={home / 'mu'}", "--quiet"], places)
    (home / "made").touch()
    return home


def _taken(command: Sequence[str], places: dict[str, str], wanted: int) -> float:
    """Return the CPU seconds of one process; a list that is not the whole ends the run."""
    before = _children()
    found = _output(command, places).count(b"\n")
    spent = _children() - before
    if found != wanted:
        raise SystemExit(f"{command[0]} listed {found} of {wanted}")
    return spent


def _output(command: Sequence[str], places: dict[str, str]) -> bytes:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | places
    done = subprocess.run(command, cwd=_ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    return done.stdout


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
