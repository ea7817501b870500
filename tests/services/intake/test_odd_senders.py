"""Mails with odd senders from the import to the certificate: told at every step, never silent."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from dsr_desk.domain.erasing.receipts import Outcome
from dsr_desk.domain.finding.matches import Ground, Why
from dsr_desk.domain.finding.scope import Scope, scope_digest
from dsr_desk.domain.requests import CaseState
from tests.services.world import ANNA, BO, Small

ODD = (
    (f"{ANNA}.", "Från min telefon"),
    (f"{BO}, Anna <{ANNA}>", "Vi skriver tillsammans"),
    ("okänd avsändare", "Vem är det"),
    (ANNA, "Med en fil"),
)
FILE = (
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSe filen\n"
    "--b\nContent-Type: application/pdf; name=a.pdf\n\n%PDF\n"
    "--b\nContent-Type: message/rfc822\n\nFrom: x@y.example\nSubject: Inuti\n\nBLÅKLOCKA-9\n--b--\n"
)


def imported(small: Small, folder: Path) -> None:
    folder.mkdir()
    for number, (sender, subject) in enumerate(ODD):
        rest = FILE if subject == "Med en fil" else "\nHej\n"
        date = "Mon, 2 Mar 2026 10:00:00 +0000"
        head = f"From: {sender}\nSubject: {subject}\nMessage-ID: <o{number}@x>\nDate: {date}\n"
        (folder / f"{number}.eml").write_text(head + rest, encoding="utf-8")
    done = small.services.importing.take_in([folder], "nk-mail", small.sam).taken
    assert (done.added, done.known, done.unreadable, done.senders_unread) == (4, 0, 0, 1)
    again = small.services.importing.take_in([folder], "nk-mail", small.sam).taken
    assert (again.added, again.known) == (0, 4)


def test_what_could_not_be_read_is_told_from_the_import_to_the_certificate(
    small: Small, tmp_path: Path
) -> None:
    imported(small, tmp_path / "mails")
    case = small.reviewed()
    page = small.services.matching.page(case.id)
    whys = {row.glance.subject: row.match for row in page.rows}
    for subject, why in (("Från min telefon", Why.NEAR_SENDER), (ODD[1][1], Why.CO_AUTHOR)):
        match = whys[subject]
        assert (match.why, match.decision.ground) == (why, Ground.UNCONFIRMED)
    (unread,) = small.services.matching.unread(case.id)
    assert (unread.channel, unread.files, unread.senders) == ("nk-mail", 1, 1)
    small.services.planning.prepare(case.id, small.alva)
    plan = small.services.planning.view(case.id)
    assert plan is not None
    assert plan.intact
    said = "Not searched in the channels: 1 attachment that can’t be read as text;"
    assert f"{said} 1 item with a sender that could not be read." in plan.sentence_en
    small.approve(small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.sam)
    assert b"BL\xc3\x85KLOCKA-9" not in small.paths.archive.read_bytes()
    document = json.loads((small.paths.certificates / f"{case.number}.json").read_text("utf-8"))
    counted = {t["what"]: t["count"] for t in document["certificate"]["traces"]}
    assert counted["senders-unread"] == 1
    assert said in document["certificate"]["scope"]["en"]


def test_what_could_not_be_searched_is_part_of_what_is_signed() -> None:
    plain = Scope((), (), 1)
    assert scope_digest(Scope((), (), 1, 3)) != scope_digest(Scope((), (), 1, 0, 3))
    assert scope_digest(Scope((), (), 1, 3)) != scope_digest(plain)


def test_a_mail_stored_with_one_of_its_senders_is_mended_and_its_plan_told_as_changed(
    small: Small, tmp_path: Path
) -> None:
    (file := tmp_path / "a.eml").write_text(
        f"From: Anna <{ANNA}>, {BO}\nTo: i@x.example\nSubject: Vi två\nMessage-ID: <t@x>\n"
        "Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nHej\n"
    )
    small.services.importing.take_in([file], "nk-mail", small.sam)
    with closing(sqlite3.connect(small.paths.archive)) as archive, archive:
        (key,) = archive.execute("SELECT id FROM item WHERE subject = 'Vi två'").fetchone()
        archive.execute("DELETE FROM writer")
        archive.execute("UPDATE item SET author = ? WHERE id = ?", (ANNA, key))
    case = small.approved()
    done = small.services.importing.take_in([file], "nk-mail", small.sam).taken
    assert (done.added, done.known, done.mended) == (0, 1, 1)
    assert small.services.importing.take_in([file], "nk-mail", small.sam).taken.mended == 0
    view = small.services.erasure.run(case.id, small.sam)
    assert view.record is not None
    assert dict(view.record.counts)[Outcome.CHANGED] == 1
    assert small.services.queue.get(case.id).state is CaseState.RESIDUE
    with closing(sqlite3.connect(small.paths.archive)) as archive:
        assert archive.execute("SELECT count(*) FROM item WHERE id = ?", (key,)).fetchone() == (1,)
