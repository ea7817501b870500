"""What a letter says and whom it goes to is bound: edited rows stop it before it leaves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsr_desk.domain.answers.errors import AnswerUnfounded
from dsr_desk.domain.answers.replies import ASK_BACK, NOTHING_FOUND, NOTICE, REMINDER
from dsr_desk.domain.clocks.changing import DatesNotOnRecord
from dsr_desk.domain.errors import RegistryNotTrusted, WrongStep
from dsr_desk.domain.extracts.sealed import PackageNotOnRecord
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import Case, ParsedRequest, ReadMessage
from dsr_desk.mail.reading.bounded import BoundedReading
from dsr_desk.services.ports import BoxEntry
from dsr_desk.vault import MachinePins
from tests.services.foe import FOE, forge
from tests.services.intake.letters import ATTESTED, answer, asked_back, came_in
from tests.services.world import ANNA, BO, SAM, WISH, Small, a_mail

UNATTESTED = f"Hej!\n\nVi önskar att alla mail som {ANNA} skrivit till oss raderas.\n\n/Maria\n"
WHOLE = (
    ("UPDATE dsr_case SET sender = ?, sender_key = ?", (FOE, FOE), "somebody else"),
    ("UPDATE dsr_case SET sender_name = 'Mallory'", (), "the name"),
    ("UPDATE dsr_case SET received_at = '2026-10-02T08:00:00.000000+00:00'", (), "the dates"),
    ("UPDATE dsr_case SET deadline = replace(deadline, '2026-12-02', '2027-12-02')", (), "dates"),
    ("UPDATE dsr_case SET requested_on = '2026-10-15'", (), "the dates"),
    ("UPDATE dsr_case SET organisation = 'staden'", (), "organisation is not"),
    ("UPDATE organisation SET title = 'Norrkraft' WHERE key = 'nordkraft'", (), "organisations"),
    ("UPDATE mail SET received_at = '2026-10-02T08:00:00.000000+00:00'", (), "were filed"),
    ("UPDATE audit_entry SET facts = '[]' WHERE event = 'request.filed'", (), "audit is broken"),
)
OF_THE_RUN = (
    ("UPDATE run SET finished_at = '2026-11-01T09:00:00.000000+00:00'", (), "run came to"),
    ("UPDATE run SET traces = replace(traces, 'held-by-other-items', 'mentions')", (), "run came"),
    ("UPDATE run_item SET outcome = 'failed' WHERE number = 1", (), "run came to"),
    ("DELETE FROM run_item WHERE number = 1", (), "run came to"),
    ("UPDATE plan SET scope = replace(scope, 'Chatt', 'Skrik')", (), "run came to"),
    ("UPDATE dsr_case SET state = 'checking'", (), "run came to"),
    ("UPDATE plan SET digest = 'ab'", (), "run came to"),
    ("UPDATE case_check SET left_out = 1 WHERE target = 'nk-forum'", (), "run came to"),
    ("UPDATE organisation SET backup_days = 1", (), "organisations"),
)
Edits = tuple[tuple[str, tuple[str, ...], str], ...]
"""A statement, its values, and what the refusal says."""


def _each_stops_the_letter(small: Small, case: Case, edits: Edits) -> None:
    """Draft and save after each edit, as the person at the desk does; put the rows back."""
    replies = small.services.replies
    for statement, values, why in edits:
        table = statement.split()[2 if statement.startswith("DELETE") else 1]
        with closing(sqlite3.connect(small.paths.desk)) as desk:
            before = desk.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
        forge(small, statement, *values)
        draft = replies.draft(case.id, small.alva)
        with pytest.raises(AnswerUnfounded, match=why):
            replies.save(case.id, draft, None, small.alva)
        with closing(sqlite3.connect(small.paths.desk)) as desk, desk:
            desk.execute(f"DELETE FROM {table}")  # noqa: S608
            marks = ", ".join("?" * len(before[0]))
            desk.executemany(f"INSERT INTO {table} VALUES ({marks})", before)  # noqa: S608
    replies.save(case.id, replies.draft(case.id, small.alva), None, small.alva)


def test_a_question_goes_to_who_wrote_and_says_what_is_on_record(small: Small) -> None:
    case = small.file(a_mail(UNATTESTED))
    whom = (("UPDATE case_subject SET address = ?", (BO,), "the persons"),)
    _each_stops_the_letter(small, case, (*WHOLE, *whom))


def test_a_reminder_says_since_when_it_has_been_asked(small: Small) -> None:
    case = small.file(a_mail(UNATTESTED))
    replies = small.services.replies
    replies.save(case.id, replies.draft(case.id, small.alva), None, small.alva)
    small.clock.moment += timedelta(days=6)
    assert replies.draft(case.id, small.alva).kind == REMINDER
    early = "UPDATE dsr_case SET waiting_since = '2026-10-02T08:00:00.000000+00:00'"
    _each_stops_the_letter(small, case, ((early, (), "since when"),))


def test_a_confirmation_says_what_the_run_came_to(small: Small) -> None:
    case = small.reviewed()
    (chat,) = [
        row.match.id
        for row in small.services.matching.page(case.id).rows
        if "ÄLGÖRT" in row.snippet
    ]
    small.services.matching.decide(case.id, [chat], Decision(False, Ground.LEGAL_CLAIM), small.alva)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.alva)
    with pytest.raises(WrongStep, match="write the notice"):
        small.services.replies.notice(case.id, "Oklart", small.alva)
    forge(small, "UPDATE dsr_case SET kind = 'access'")
    draft = small.services.replies.draft(case.id, small.alva)
    with pytest.raises(PackageNotOnRecord):
        small.services.replies.save(case.id, draft, None, small.alva)
    forge(small, "UPDATE dsr_case SET kind = 'erasure'")
    _each_stops_the_letter(small, case, (*WHOLE, *OF_THE_RUN))


def test_edited_dates_are_extended_by_nobody_and_counted_anew_from_a_day(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    clocks = small.services.clocks
    forge(small, "UPDATE dsr_case SET deadline = replace(deadline, '2026-12-02', '2027-12-02')")
    with pytest.raises(DatesNotOnRecord):
        clocks.extend(case.id, "Många", small.alva)
    clocks.record_request_date(case.id, date(2026, 10, 28), small.alva)
    clocks.extend(case.id, "Många", small.alva)
    draft = small.services.replies.notice(case.id, "Oklart", small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)


def test_a_mail_that_tells_the_day_puts_no_edited_date_on_record(small: Small) -> None:
    case = small.file(a_mail(UNATTESTED))
    forge(small, "UPDATE dsr_case SET language = 'en'")
    told = "Personen skrev till oss den 28 oktober 2026.\n\n/Maria\n"
    joined = a_mail(
        told,
        message_id="<svar@nordkraft.example>",
        answers="<begaran-1@nordkraft.example>",
        received="Tue, 03 Nov 2026 09:00:00 +0100",
    )
    assert small.file(joined).requested_on == date(2026, 10, 28)
    with pytest.raises(AnswerUnfounded, match="dates"):
        small.services.replies.save(
            case.id, small.services.replies.draft(case.id, small.alva), None, small.alva
        )


def test_no_mail_is_filed_while_it_would_be_sealed_for_a_stranger(small: Small) -> None:
    _, strange = small.composer.crypto.new_sealing_key()
    with closing(sqlite3.connect(small.paths.desk)) as desk:
        ((own,),) = desk.execute("SELECT sealing_key FROM workspace").fetchall()
    forge(small, "UPDATE workspace SET sealing_key = ?", strange)
    with pytest.raises(RegistryNotTrusted, match="sealed"):
        small.file(a_mail(UNATTESTED))
    forge(small, "UPDATE workspace SET sealing_key = ?", own)
    small.file(a_mail(UNATTESTED))


def test_a_machine_learns_the_key_that_mails_are_sealed_for_when_somebody_signs_in(
    small: Small,
) -> None:
    pins = MachinePins(small.root.parent / "account")
    workspace = small.services.accounts.trusted_registry().workspace
    pin = pins.read(workspace)
    assert pin is not None
    pins.write(replace(pin, sealing=""))
    assert small.services.accounts.sealing_key()
    small.services.accounts.sign_in("sam", SAM)
    small.services.accounts.pin(small.services.accounts.trust().fingerprint)
    assert pins.read(workspace) == pin


def test_while_the_mails_of_a_letter_are_read_another_desk_writes(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.file(a_mail(UNATTESTED))
    draft = small.services.replies.draft(case.id, small.alva)
    other, read = small.again().services.queue, BoundedReading.understand
    seen: list[BoxEntry] = []

    def meanwhile(
        reading: BoundedReading, entry: BoxEntry, own: tuple[str, ...]
    ) -> tuple[ReadMessage, ParsedRequest]:
        other.take(case.id, (small.sam, small.kim)[len(seen)])
        seen.append(entry)
        return read(reading, entry, own)

    monkeypatch.setattr(BoundedReading, "understand", meanwhile)
    saved, _ = small.services.replies.save(case.id, draft, None, small.alva)
    assert saved.exists()
    assert len(seen) == 1


@pytest.mark.parametrize("kind", [ASK_BACK, NOTICE, NOTHING_FOUND])
def test_all_mails_that_a_letter_is_judged_by_are_read_before(small: Small, kind: str) -> None:
    case = asked_back(small)
    came_in(small, answer(ATTESTED.format(who=ANNA)))
    case = small.services.queue.get(case.id)
    provenance = small.services.approval._provenance
    with small.services.approval._store.reading() as uow:
        before = provenance.read_for_letter(uow, case, kind, small.alva)
        read = set(before)
        fault = provenance.letter_fault(uow, case, kind, small.alva, before)
    assert fault == ""
    assert len(read) == (1 if kind == NOTICE else 2)
    assert set(before) == read
