"""What commands begin with that are run without room: workspaces, and servers beside them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from dsr_desk.domain.desk_time import desk_day
from tests import smtp_server
from tests.services.mailboxes.dovecot import PASSWORD, Dovecot
from tests.tools import kill_commands
from tests.tools.kill_commands import Try, sure
from tests.tools.rooms.commands import COMMANDS

LATER = 800
"""Days: longer than papers are kept where nobody says otherwise."""
_PHONE = COMMANDS["phone"].words
_ADD, _ROLE = COMMANDS["accounts-add"].words, COMMANDS["accounts-role"].words
_NILS = (*_ADD[:2], "nils", "--title", "Nils", "--role", "agent", *_ADD[7:])
_HOLD = COMMANDS["hold"].words
_BOX = "intag"
_LETTERS = 12
_OWN = """\
Authentication-Results: mx.desk.example; dmarc=pass header.from=nordkraft.example
From: Karin <karin.nystrom@nordkraft.example>
To: DSR Desk <arenden@desk.example>
Subject: Radera
Message-ID: <own-1@nordkraft.example>
Date: {moment}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hej!

Jag vill att alla mina mejl och chattar hos er raderas.

Karin
"""


class Beginnings:
    """Prepared workspaces by name; each is made when a command first asks for it."""

    def __init__(self, folder: Path) -> None:
        """Make what all begin with."""
        self._folder = folder
        self._base = _surrounded(kill_commands.base_in(folder))
        self._made = {"base": self._base}
        self.servers = Servers(folder / "servers")

    def folder(self, name: str) -> Path:
        """Return where a prepared workspace lies."""
        if name not in self._made:
            if name == "returned":
                self._made[name] = kill_commands.returned(self._folder, self._base)
            else:
                tried = Try(self._folder / name, self._base)
                getattr(self, f"_{name}")(tried)
                (tried.folder / "told.json").write_text(json.dumps(tried.told), "utf-8")
                self._made[name] = tried.folder
        return self._made[name]

    def _approved(self, tried: Try) -> None:
        sure(tried.run(*COMMANDS["approve"].words))

    def _matched(self, tried: Try) -> None:
        found = json.loads(sure(tried.run("match", "DSR-0006", "--items", "--json")))
        tried.told["item"] = str(found["matches"][0]["id"])

    def _bare(self, tried: Try) -> None:
        shutil.rmtree(tried.workspace)
        (tried.folder / "desk.toml").write_text(sure(tried.run("found", "--example")), "utf-8")
        words = {
            "alva": "alva-vinter-1234",
            "sam": "sam-sommar-1234",
            "administrator": "en annan fras",
        }
        accounts = [{"name": name, "password": word} for name, word in words.items()]
        (tried.folder / "words.json").write_text(json.dumps({"accounts": accounts}), "utf-8")

    def _aside(self, tried: Try) -> None:
        sure(tried.run("set-aside", "DSR-0003", "--reason", "Duplicate"))

    def _held(self, tried: Try) -> None:
        sure(tried.run(*_HOLD))

    def _nils(self, tried: Try) -> None:
        sure(tried.run(*_NILS))

    def _waiting(self, tried: Try) -> None:
        self._nils(tried)
        sure(tried.run(*_ADD))
        told = json.loads(sure(tried.run(*_ROLE, "--json")))
        tried.told["change"] = str(told["number"])

    def _served(self, tried: Try) -> None:
        self.servers.known_to(tried)


class Servers:
    """A mail server with the demo's letters, and one that takes answers."""

    def __init__(self, root: Path) -> None:
        """Know where they lie; they are started when they are first asked for."""
        self._root = root
        self._stack = ExitStack()
        self._dovecot: Dovecot | None = None
        self._office: smtp_server.Office | None = None
        self._letters: list[bytes] = []

    @contextmanager
    def running(self) -> Iterator[Servers]:
        """Stop at the end what was started."""
        with self._stack:
            yield self

    def known_to(self, tried: Try) -> None:
        """Start them, and set both up in a workspace."""
        inward, outward = self._root / "in", self._root / "out"
        for each in (inward, outward):
            each.mkdir(parents=True)
        for each in (self._root.parent, self._root):
            each.chmod(0o755)
        self._office = self._stack.enter_context(smtp_server.serving(outward))
        self._dovecot = Dovecot(inward)
        self._dovecot.start()
        self._stack.callback(self._dovecot.stop)
        both = self._root / "both.pem"
        both.write_bytes((inward / "cert.pem").read_bytes() + (outward / "cert.pem").read_bytes())
        os.environ["SSL_CERT_FILE"] = str(both)
        letters = sorted((tried.folder / "letters").rglob("*.eml"))
        self._letters = [letter.read_bytes() for letter in letters[:_LETTERS]]
        box = ("--host", "localhost", "--port", str(self._dovecot.tls), "--login", _BOX)
        how = ("--after", "move", "--target", "Filed", "--secret-file", "{secret}")
        sure(tried.run("mailbox", "add", _BOX, *box, *how))
        answers = ("--address", smtp_server.USER, "--host", "localhost")
        port = ("--port", str(self._office.port), "--secret-file", "{answers}")
        sure(tried.run("sending", "set", *answers, *port))

    def fresh(self) -> None:
        """Put the letters back into the mailbox, and forget the answers that were taken."""
        if self._dovecot is not None and self._office is not None:
            shutil.rmtree(self._dovecot.root / "mail" / _BOX, ignore_errors=True)
            self._dovecot.fill(_BOX, *self._letters)
            self._dovecot.fill(_BOX, folder="Filed")
            self._office.taken.clear()

    @property
    def taken(self) -> int:
        """How many answers were taken since."""
        return len(self._office.taken) if self._office is not None else 0

    @property
    def letters(self) -> int:
        """How many letters lie in the mailbox, filed or not."""
        if self._dovecot is None:
            return 0
        return sum(len(self._dovecot.lying(_BOX, folder)) for folder in ("INBOX", "Filed"))


def _surrounded(base: Path) -> Path:
    """Put what commands are given beside the workspace, and file two cases more."""
    tried = Try(base)
    accounts = json.loads((tried.workspace / "demo-accounts.json").read_text("utf-8"))
    (base / "passphrase").write_text(accounts["administrator_passphrase"], "utf-8")
    (base / "password").write_text("vera-vinter-1234", "utf-8")
    (base / "box").write_text(PASSWORD, "utf-8")
    (base / "answers").write_text(smtp_server.PASSWORD, "utf-8")
    moment = format_datetime(datetime.now(UTC))
    (base / "own.eml").write_text(_OWN.format(moment=moment), "utf-8")
    told = tried.told
    told["phoned"] = json.loads(sure(tried.run(*_PHONE, "--json")))["case_number"]
    (filed,) = json.loads(sure(tried.run("intake", str(base / "own.eml"), "--json")))
    told["own"] = filed["case_number"]
    others = json.loads(sure(tried.run("others", "DSR-0004", "--json")))
    told["mark"] = others["persons"][0]["mark"]
    now = datetime.now(UTC)
    told["today"] = desk_day(now).isoformat()
    told["later"] = desk_day(now + timedelta(days=LATER)).isoformat()
    addition = COMMANDS["roster-add"].words[:-2]
    (base / "told.json").write_text(json.dumps(told), "utf-8")
    told["addition"] = json.loads(sure(Try(base).run(*addition, "--json")))["digest"]
    (base / "told.json").write_text(json.dumps(told), "utf-8")
    return base
