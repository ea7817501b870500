"""How far a case is when somebody changes a row, and how it goes on afterwards."""

from __future__ import annotations

import email
import email.policy
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dsr_desk.documents.sealed.sealing import unseal
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.domain.errors import ApprovalInvalid
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.mailboxes.secrets import Credential
from tests.services.world import BO, EXTRACT, WISH, Small, a_mail

CASE = "DSR-0001"
UNATTESTED = "Hej!\n\nVi önskar att alla mail som anna.svensson@hemma.example skrivit raderas.\n"
KEPT = "VÄSTANFLÄKT"
"""In the item that the person at the desk leaves out."""
NAMING = (
    "UPDATE item SET body = 'Ring Karin Lindqvist på 070-1740606. Hälsar Anna Svensson'"
    " WHERE body LIKE '%070-1740605%'"
)
"""Puts into an item of the extract somebody else, whom the person at the desk takes out."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A case on its way: how it is brought here, and how it goes on; both in a real workspace."""

    name: str
    bring: Callable[[Small], None]
    go_on: Callable[[Small], object]


def _other_case(small: Small) -> None:
    """File another person's request, so that there is something to mix it up with."""
    small.file(a_mail(WISH.format(who=BO), message_id="<annan@nordkraft.example>"))


def _leave_out(small: Small, *, texts: tuple[str, ...]) -> None:
    for row in small.services.matching.page(CASE).rows:
        if any(text in row.snippet for text in texts):
            decision = Decision(False, Ground.LEGAL_CLAIM, "Tvist")
            small.services.matching.decide(
                small.services.queue.get(CASE).id, [row.match.id], decision, small.alva
            )


def _found(small: Small) -> None:
    small.reviewed()
    _leave_out(small, texts=(KEPT,))
    _other_case(small)


def _planned(small: Small) -> None:
    _found(small)
    small.services.planning.prepare(CASE, small.alva)


def _approved(small: Small) -> None:
    number = _hold(small)
    small.services.holds.lift(number, small.kim)
    _hold(small)
    _planned(small)
    small.approve(small.services.queue.get(CASE))


def _hold(small: Small) -> int:
    made = small.services.holds.on_items(
        "nk-chat", None, None, Ground.LEGAL_CLAIM, "T 12-26", small.sam
    )
    return made.id


def _done(small: Small) -> None:
    """Erase, answer, and put the archive back as it was before."""
    _approved(small)
    with closing(sqlite3.connect(small.paths.archive)) as archive:
        # What was written last stands beside the file until then.
        archive.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    before = small.paths.archive.read_bytes()
    small.services.erasure.run(CASE, small.alva)
    _answered(small)
    for source in sorted(small.root.glob("archive.sqlite-*")):
        source.unlink()
    small.paths.archive.write_bytes(before)
    assert KEPT in str(_archive(small)), "nothing has come back"


def _erased(small: Small) -> None:
    """Erase; the confirmation is still to be written."""
    _approved(small)
    small.services.erasure.run(CASE, small.alva)


def _asked(small: Small) -> None:
    """Ask the editor for what is missing, and wait; beside it stand the settings of servers."""
    box = Mailbox("intag", "Intag", "mail.desk.example", 993, "support@desk.example")
    small.services.mailboxes.save(box, None, small.sam)
    address = EmailAddress("svar@desk.example")
    account = SendingAccount(address, "mail.desk.example", 465, address.text)
    small.services.sending_settings.save(account, None, small.sam)
    small.file(a_mail(UNATTESTED))
    _answered(small)
    clocks = small.services.clocks
    clocks.record_request_date(CASE, date(2026, 10, 28), small.alva)
    clocks.extend(CASE, "Många", small.alva)
    small.clock.moment += timedelta(days=6)
    _other_case(small)


def _wanted(small: Small) -> None:
    """Review an extract: one item is left out, and everybody else is taken out or shown."""
    small.edit_archive(NAMING)
    small.reviewed(text=EXTRACT)
    _leave_out(small, texts=(KEPT,))
    view = small.services.redacting.view(CASE, small.alva)
    for row in view.persons:
        about, others = row.standing.about, RedactionGround.OTHERS
        small.services.redacting.decide(CASE, about, Choice.REDACT, others, small.alva)
    _other_case(small)


def _made(small: Small) -> None:
    _wanted(small)
    small.services.export.export(CASE, None, small.alva)


# --- how it goes on ---------------------------------------------------------------------------


def _archive(small: Small) -> list[str]:
    with closing(sqlite3.connect(small.paths.archive)) as archive:
        rows = archive.execute(
            "SELECT id, author, author_name, subject, body FROM item ORDER BY id"
        )
        below = archive.execute("SELECT item_id, address FROM recipient ORDER BY 1, 2")
        return [*sorted(map(str, rows)), *map(str, below)]


def _plan_and_on(small: Small) -> object:
    small.services.planning.prepare(CASE, small.alva)
    return _approve_and_on(small)


def _approve_and_on(small: Small) -> object:
    small.approve(small.services.queue.get(CASE))
    return _run(small)


def _run(small: Small) -> object:
    small.services.erasure.run(CASE, small.alva)
    return {"archive": _archive(small)} | _answered(small)


def _answered(small: Small) -> dict[str, object]:
    """Save the answer that fits; return what leaves."""
    draft = small.services.replies.draft(CASE, small.alva, "sv")
    saved, _ = small.services.replies.save(CASE, draft, None, small.alva)
    mail = email.message_from_bytes(saved.read_bytes(), policy=email.policy.default)
    return {"to": str(mail["To"]), "subject": str(mail["Subject"]), "says": draft.body}


def _remind(small: Small) -> object:
    """Remind the editor, search, and give each server its secret."""
    small.clock.moment += timedelta(days=6)
    small.services.mailboxes.give_secret("intag", Credential("x"), small.alva)
    small.services.sending_settings.give_secret(Credential("x"), small.alva)
    boxes = [(b.key, b.host, b.port, b.user) for b in small.services.mailboxes.all()]
    account = small.services.sending_settings.account()
    servers = [*boxes, (account.host, account.port, account.address.text) if account else ()]
    return _answered(small) | {"servers": servers}


def _replay(small: Small) -> object:
    report = small.services.replaying.run(small.alva)
    for case in report.cases:
        # It is told in the report, for the other cases are replayed all the same.
        if case.refused or case.left or case.found:
            raise ApprovalInvalid(case.reason or f"{case.left + case.found} are there again")
    return {"archive": _archive(small)}


def _export(small: Small) -> object:
    small.services.export.export(CASE, None, small.alva)
    return _answer(small)


def _answer(small: Small) -> object:
    """Seal and answer; return to whom it goes and all that they can read in it."""
    sealed = small.services.sealing.seal(CASE, small.alva)
    draft = small.services.replies.draft(CASE, small.alva, "sv", sealed)
    saved, _ = small.services.replies.save(CASE, draft, None, small.alva)
    mail = email.message_from_bytes(saved.read_bytes(), policy=email.policy.default)
    (attached,) = list(mail.iter_attachments())
    folder = small.root.parent / "opened"
    folder.mkdir()
    there = folder / "extract.pdf"
    there.write_bytes(attached.get_content())
    with zipfile.ZipFile(unseal(there, sealed.password, folder)) as package:
        extract = json.loads(package.read("extract.json"))
    shutil.rmtree(folder)
    return {"to": str(mail["To"]), "says": draft.body, "extract": _steady(extract)}


def _steady(value: Any) -> Any:
    """Return a document without the moments and signatures that differ from run to run."""
    if isinstance(value, dict):
        return {k: _steady(v) for k, v in value.items() if k not in ("created_at", "signature")}
    return [_steady(each) for each in value] if isinstance(value, list) else value


FLOWS = (
    Flow("found", _found, _plan_and_on),
    Flow("planned", _planned, _approve_and_on),
    Flow("approved", _approved, _run),
    Flow("erased", _erased, _answered),
    Flow("done", _done, _replay),
    Flow("asked", _asked, _remind),
    Flow("wanted", _wanted, _export),
    Flow("made", _made, _answer),
)
