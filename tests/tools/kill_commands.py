"""Kills commands of the command line at many moments, and looks at what is left behind.

``python -m tests.tools.kill_commands [--moments 12] [--only export]`` makes a demo workspace, runs
each command once to see how long it takes, then again on copies, killed (SIGKILL) at moments spread
over that time.  After each kill the workspace must open and verify its audit, no half file may bear
a final name, and the command started again must end as the first one did and leave nothing behind
that a whole run doesn't leave.
"""

from __future__ import annotations

import argparse
import email
import email.policy
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from dsr_desk.config import resources
from dsr_desk.demo.accounts import ACCOUNTS
from dsr_desk.domain.people import ChannelKind
from dsr_desk.services.progress import unheard
from dsr_desk.sources.archive.store import create_archive, open_archive
from dsr_desk.sources.archive.writer import SqlArchive
from tests.services.mailboxes.dovecot import PASSWORD, Dovecot, program
from tests.services.world import an_item

ROOT = Path(__file__).resolve().parent.parent.parent
PERSON = "layla.haddad@posten.example"
COMMANDS = {
    "export": ("export", "DSR-0004", "--out", "{out}/extract.zip"),
    "seal": ("answer", "DSR-0004", "--encrypted"),
    "import": (
        "import", "{mails}", "--organisation", "exempelstads-kommun",
        "--channel", "exempelstad-kontaktcenter",
    ),
    "intake": ("intake", "{letters}"),
    "fetch": ("mailbox", "fetch", "intag", "--secret-file", "{secret}"),
    "audit": ("audit", "export", "{out}/audit.jsonl"),
    "roster": ("roster", "export", "{out}/roster.csv"),
    "set-aside": ("set-aside", "DSR-0005", "--reason", "Duplicate"),
    "approve": ("approve", "DSR-0013", "--digest", "{digest}", "--confirm", "{phrase}"),
    "safeguards": ("safeguards", "--sample", "40"),
    "roster-import": (
        "roster", "import", "{editors}", "--apply", "{difference}", "--accept", "backdated",
    ),
    "organisation-add": ("organisation", "add", "dalen", "--title", "Dalen", "--kind", "company"),
    "channel-add": (
        "channel", "add", "nk-more", "--organisation", "nordkraft", "--kind", "mail",
        "--title", "More",
    ),
    "channel-connect": (
        "channel", "connect", "be-help", "--mapping", "{mapping}", "--location", "{location}",
        "--apply", "{seen}",
    ),
    "accounts-add": (
        "accounts", "add", "dora", "--title", "Dora", "--role", "agent",
        "--passphrase-file", "{phrase_file}", "--new-password-file", "{new}",
    ),
    "look": ("replay", "--look"),
    "replay": ("replay",),
    "demo": ("demo", "--data-only"),
}  # fmt: skip
"""A name, and what is typed; what stands in braces are folders of the try, or was shown before."""
ONCE = {
    "approve": "plan.approved",
    "safeguards": "safeguards.effective",
    "roster-import": "roster.applied",
    "organisation-add": "organisation.added",
    "channel-add": "channel.added",
    "channel-connect": "channel.connected",
    "accounts-add": "account.proposed",
}
"""What stands in the audit once, whether the command was killed before or after it was done."""


class Try:
    """One workspace with its surroundings in a folder of its own."""

    def __init__(self, folder: Path, base: Path | None = None) -> None:
        """Copy the base, or start with nothing."""
        self.folder = folder
        if base is not None:
            shutil.copytree(base, folder, symlinks=True)
        told = folder / "told.json"
        self.told: dict[str, str] = json.loads(told.read_text("utf-8")) if told.exists() else {}
        for name in ("out", "tmp", "home"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.workspace = folder / "workspace"

    def start(
        self, *arguments: str, limit: int | None = None, days: int = 0
    ) -> subprocess.Popen[str]:
        """Start a command in this try's surroundings, signed in where there is somebody.

        ``limit``: the largest file in bytes that it may write; ``days``: how much later it is then.
        """
        program = ("tests.tools.rooms.later", str(days)) if days else ("dsr_desk",)
        home = {f"XDG_{kind}_HOME": str(self.folder / "home" / kind.lower()) for kind in KINDS}
        places = {name: str(self.folder / name) for name in ("out", "mails", "letters")}
        places |= {"editors": str(self.folder / "editors.csv"), "secret": str(self.folder / "box")}
        places |= {
            "desk": str(self.folder / "desk.toml"),
            "passwords": str(self.folder / "words.json"),
            "phrase_file": str(self.folder / "phrase.txt"),
            "new": str(self.folder / "new.txt"),
        }
        places |= {name: str(self.folder / name) for name in ("passphrase", "password", "answers")}
        typed = [each.format(**places, **self.told) for each in arguments]
        accounts = self.workspace / "demo-accounts.json"
        if arguments[0] not in UNSIGNED and "--user" not in arguments:
            who = "sam" if " ".join(arguments).startswith(SUPERVISED) else "alva"
            typed += ["--user", who, "--password-file", str(accounts)]
        limited = partial(_limited, limit) if limit is not None else None
        return subprocess.Popen(
            (sys.executable, "-m", *program, *typed, "--workspace", str(self.workspace)),
            cwd=ROOT,
            env={**os.environ, **home, "TMPDIR": str(self.folder / "tmp"), **KEYRING},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=limited,  # noqa: PLW1509 - nothing else runs beside
        )

    def run(self, *arguments: str, days: int = 0) -> tuple[int, str]:
        """Run a command to its end; return its status and what it said."""
        process = self.start(*arguments, days=days)
        said = process.communicate()[0]
        return process.returncode, said

    def files(self) -> set[str]:
        """Return what lies there, but for the journals that a database keeps while it is open."""
        return {
            str(path.relative_to(self.folder))
            for path in self.folder.rglob("*")
            if path.is_file() and not path.name.endswith(("-wal", "-shm"))
        }


KINDS = ("CONFIG", "DATA", "STATE", "CACHE")
SUPERVISED = (
    "accounts", "approve", "channel", "editor-wrote", "hold lift", "import", "mailbox add",
    "mailbox remove", "organisation", "profile", "retention", "roster", "safeguards",
    "sender-rules", "sending", "settle",
)  # fmt: skip
FOUNDING = ("demo", "found")
"""What makes the workspace: half of one need not open."""
UNSIGNED = ("demo", "found", "intake", "trust", "verify")
KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


def main() -> int:
    """Kill what was asked for and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=12)
    parser.add_argument("--only", choices=sorted(COMMANDS))
    arguments = parser.parse_args()
    found: list[str] = []
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="dsr-kills-"))
        base = base_in(Path(folder))
        fetching = arguments.only == "fetch" or (not arguments.only and bool(program()))
        if fetching:
            _with_mailbox(stack, base)
        for name in [arguments.only] if arguments.only else COMMANDS:
            if name == "fetch" and not fetching:
                continue
            origin = returned(Path(folder), base) if name == "replay" else base
            trouble = list(_killed(Path(folder), origin, name, arguments.moments))
            sys.stdout.write(f"{name}: {len(trouble)} findings\n")
            sys.stdout.writelines(f"  {line}\n" for line in trouble)
            sys.stdout.flush()
            found += trouble
    return 1 if found else 0


def _limited(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def base_in(folder: Path) -> Path:
    """Return a demo workspace with its surroundings, as most commands begin with."""
    base = Try(folder / "base", None)
    sure(base.run("demo", "--data-only"))
    sure(base.run("demo", "--letters", str(base.folder / "letters")))
    shutil.copytree(base.folder / "letters", base.folder / "mails")
    sure(base.run("match", "DSR-0004"))
    sure(base.run("export", "DSR-0004"))
    sure(base.run("match", "DSR-0013"))
    sure(base.run("plan", "DSR-0013"))
    look = json.loads(sure(base.run("approve", "DSR-0013", "--json")))
    # What is there to connect comes first: a difference holds for the roster it was shown for.
    told = {"digest": look["digest"], "phrase": look["confirmation"], **_platform(base)}
    sure(base.run("roster", "export", "{out}/roster.csv"))
    exported = base.folder / "out" / "roster.csv"
    rows = exported.read_text("utf-8-sig").splitlines()
    exported.unlink()
    newcomer = "nordkraft-forum;ny.redaktor@nordkraft.example;Ny Redaktör;2024-01-01;"
    (base.folder / "editors.csv").write_text("\n".join((*rows, newcomer)) + "\n", "utf-8")
    shown = json.loads(sure(base.run("roster", "import", "{editors}", "--json")))
    told["difference"] = shown["digest"]
    (base.folder / "told.json").write_text(json.dumps(told), "utf-8")
    return base.folder


def _platform(base: Try) -> dict[str, str]:
    """Make a platform's database with a mapping of it; return what connecting it takes.

    It stays where it is for every copy of the base: its address is part of what was seen.
    """
    # An organisation of its own: a case waits until a new channel of its own one is settled.
    sure(base.run("organisation", "add", "berga", "--title", "Berga", "--kind", "company"))
    channel = ("--organisation", "berga", "--kind", "mail", "--title", "Help")
    sure(base.run("channel", "add", "be-help", *channel))
    path, mapping = base.folder / "platform.sqlite", base.folder / "helpdesk.toml"
    create_archive(path).dispose()
    engine = open_archive(path)
    mail = an_item(
        "p1", "be-help", ChannelKind.MAIL, PERSON, "L", "t1", "Hej", organisation="berga"
    )
    SqlArchive(engine).add([mail], unheard)
    engine.dispose()
    text = (resources() / "mappings" / "archive.toml").read_text("utf-8")
    mapping.write_text(text.replace('key = "archive"', 'key = "helpdesk"'), "utf-8")
    (base.folder / "new.txt").write_text("ett-nytt-ord-1234\n", "utf-8")
    (base.folder / "phrase.txt").write_text(ACCOUNTS.administrator_passphrase + "\n", "utf-8")
    told = {"mapping": str(mapping), "location": f"sqlite:///{path}"}
    where = ("--mapping", told["mapping"], "--location", told["location"])
    seen = json.loads(sure(base.run("channel", "connect", "be-help", *where, "--json")))
    return told | {"seen": seen["digest"]}


def _with_mailbox(stack: ExitStack, base: Path) -> None:
    """Start a mail server with the demo's letters, and set its mailbox up in the base."""
    root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dsr-dc-")))
    server = Dovecot(root)
    server.start()
    stack.callback(server.stop)
    os.environ["SSL_CERT_FILE"] = str(root / "cert.pem")
    letters = sorted((base / "letters").rglob("*.eml"))
    server.fill("intag", *(letter.read_bytes() for letter in letters[:12]))
    (base / "box").write_text(PASSWORD, "utf-8")
    box = ("--host", "localhost", "--port", str(server.tls), "--login", "intag")
    sure(Try(base).run("mailbox", "add", "intag", *box, "--secret-file", "{secret}"))


def returned(folder: Path, base: Path) -> Path:
    """Return a workspace whose archive was put back after an erasure."""
    tried = Try(folder / "returned", base)
    archive = tried.workspace / "archive.sqlite"
    kept = archive.read_bytes()
    sure(tried.run(*COMMANDS["approve"]))
    sure(tried.run("run", "DSR-0013"))
    archive.write_bytes(kept)
    return tried.folder


def sure(ended: tuple[int, str]) -> str:
    """Return what a command said that must have ended well."""
    if ended[0]:
        raise RuntimeError(ended[1])
    return ended[1]


def _killed(folder: Path, base: Path, name: str, moments: int) -> Iterator[str]:
    command = COMMANDS[name]
    origin = None if name == "demo" else base
    whole = Try(folder / f"{name}-whole", origin)
    began = time.monotonic()
    status, said = whole.run(*command)
    took = time.monotonic() - began
    if status:
        yield f"does not run at all: {said.strip()[-300:]}"
        return
    twice = again(whole, command)
    for moment in range(moments):
        after = took * (0.3 + 0.7 * moment / moments)
        tried = Try(folder / f"{name}-{moment}", origin)
        process = tried.start(*command)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.communicate()
        yield from (
            f"after {after:.2f} s: {line}" for line in left(tried, name, command, whole, twice)
        )
        shutil.rmtree(tried.folder)


def again(whole: Try, command: tuple[str, ...], days: int = 0) -> tuple[int, set[str]]:
    """Return how the command ends when it is run a second time after a whole first."""
    status, _ = whole.run(*command, days=days)
    return status, whole.files()


def left(
    tried: Try,
    name: str,
    command: tuple[str, ...],
    whole: Try,
    twice: tuple[int, set[str]],
    days: int = 0,
) -> Iterator[str]:
    """Yield what is wrong after a kill, and after the command was started again."""
    finals = tried.files()
    for file in sorted(finals & twice[1]):
        path = tried.folder / file
        if file.endswith(".zip") and tried.run("verify", str(path))[0]:
            yield f"half a file under a final name: {file}"
        if file.endswith(".eml") and file.startswith("workspace") and not _whole_mail(path):
            yield f"half a file under a final name: {file}"
        if file.endswith(".json") and not _whole_json(path):
            yield f"half a file under a final name: {file}"
    if name not in FOUNDING:
        status, said = tried.run("audit", "verify")
        if status:
            yield f"does not open: {said.strip()[-300:]}"
    status, said = tried.run(*command, days=days)
    if status not in (0, twice[0]):
        yield f"does not go on: {said.strip()[-300:]}"
    yield from _done_once(tried, name, whole)
    for file in sorted(tried.files() - twice[1]):
        # Names with a moment in them differ from run to run: only what is temporary counts.
        inside = Path(file).name
        if file.startswith("tmp/") or ".part" in inside or inside[0] in ".~":
            yield f"left behind: {file}"


def _done_once(tried: Try, name: str, whole: Try) -> Iterator[str]:
    """Yield what was done another time than by a whole run, or not at all."""
    if name in ONCE:
        lists = (each.run("audit", "list", "--json")[1] for each in (tried, whole))
        counts = [said.count(ONCE[name]) for said in lists]
        if len(set(counts)) != 1:
            yield f"is on record {counts[0]} times, not {counts[1]}"
    if name == "replay" and "DSR-" in tried.run("replay", "--look")[1]:
        yield "has not erased again"


def _whole_mail(path: Path) -> bool:
    """Tell whether a mail ends as it should, and what is attached is a whole sealed PDF."""
    data = path.read_bytes()
    mail = email.message_from_bytes(data, policy=email.policy.default)
    closed = not mail.is_multipart() or data.rstrip().endswith(b"--")
    files = [each.get_content() for each in mail.iter_attachments()]
    return closed and all(each.startswith(b"%PDF") and b"%%EOF" in each for each in files)


def _whole_json(path: Path) -> bool:
    try:
        json.loads(path.read_text("utf-8"))
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
