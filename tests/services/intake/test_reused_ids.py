"""A Message-ID is anybody's to copy: another content under it is another mail, and no key."""

from __future__ import annotations

import mailbox
from pathlib import Path

from dsr_desk.domain.relations import RelationKind
from dsr_desk.domain.requests import CaseState, MailRole, Verdict
from dsr_desk.services.intake.intake import IntakeOutcome
from dsr_desk.services.intake.joining import ID_REUSED
from dsr_desk.services.ports import BoxEntry, QueueFilter
from tests.mail.msgs import msg
from tests.services.intake.letters import ATTESTED, FIRST, answer, asked_back, verdicts
from tests.services.world import ANNA, BO, EDITOR, WISH, Small, a_mail

MAIL = a_mail(WISH.format(who=ANNA))
OTHER = a_mail(WISH.format(who=BO))
"""The same Message-ID, and another person."""


def took(small: Small, *mails: bytes) -> tuple[IntakeOutcome, ...]:
    entries = iter([BoxEntry(f"{number}.eml", data) for number, data in enumerate(mails)])
    return small.services.intake.take_in_entries(entries).outcomes


def told(outcomes: tuple[IntakeOutcome, ...]) -> list[tuple[str, str, str]]:
    return [(outcome.status, outcome.case_number, outcome.problem) for outcome in outcomes]


def test_another_content_under_a_known_id_is_a_case_of_its_own_and_marked(small: Small) -> None:
    assert told(took(small, MAIL, OTHER)) == [
        ("filed", "DSR-0001", ""),
        ("filed", "DSR-0002", ID_REUSED),
    ]
    first, second = (small.services.checklist.view(f"DSR-000{n}", small.alva) for n in (1, 2))
    assert [str(s.address) for s in first.case.subjects] == [ANNA]
    assert [str(s.address) for s in second.case.subjects] == [BO]
    assert first.mails[0].namesakes == ("DSR-0002",)
    assert second.mails[0].namesakes == ("DSR-0001",)
    rows = small.services.queue.page(QueueFilter()).rows
    assert [row.id_reused for row in rows] == [True, True]
    (filed,) = (
        dict(entry.event.facts)
        for entry in small.services.audit.entries("DSR-0002")
        if entry.event.event == "request.filed"
    )
    assert filed["problem"] == ID_REUSED


def test_polled_again_both_are_known_whatever_servers_have_added(small: Small) -> None:
    took(small, MAIL, OTHER)
    passed_on = b"Received: from mx by store; later\r\n"
    again = (MAIL, OTHER, OTHER.replace(b"\r\n", b"\n"), passed_on + MAIL, OTHER + b"\r\n")
    numbers = ("DSR-0001", "DSR-0002", "DSR-0002", "DSR-0001", "DSR-0002")
    assert told(took(small, *again)) == [("known", number, "") for number in numbers]


def test_every_way_in_of_files_keeps_both(small: Small, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "in.mbox")
    for data in (MAIL, OTHER):
        box.add(data.replace(b"\r\n", b"\n"))
    box.close()
    folder = mailbox.Maildir(tmp_path / "Maildir")
    for data in (MAIL, OTHER):
        folder.add(data)
    (tmp_path / "a.eml").write_bytes(MAIL)
    (tmp_path / "b.eml").write_bytes(OTHER)
    for paths, status in (
        ([tmp_path / "in.mbox"], "filed"),
        ([tmp_path / "Maildir"], "known"),
        ([tmp_path / "a.eml", tmp_path / "b.eml"], "known"),
    ):
        result = small.services.intake.take_in(paths)
        assert [o.status for o in result.outcomes] == [status, status]


def test_an_outlook_file_and_a_dropped_mail_are_no_less(small: Small, tmp_path: Path) -> None:
    head = f"From: Maria Lind <{EDITOR}>\r\nMessage-ID: {FIRST}\r\n\r\n"
    values = {0x007D: head, 0x1000: WISH.format(who=BO)}
    (tmp_path / "a.msg").write_bytes(msg(values))
    took(small, MAIL)
    outlook = small.services.intake.take_in([tmp_path / "a.msg"]).outcomes
    assert told(outlook) == [("filed", "DSR-0002", ID_REUSED)]
    dropped = BoxEntry("mail.eml", a_mail(WISH.format(who="eva@example.org")))
    handed = small.services.intake.take_in([tmp_path / "a.msg"], also=[dropped, dropped]).outcomes
    assert told(handed) == [
        ("known", "DSR-0002", ""),
        ("filed", "DSR-0003", ID_REUSED),
        ("known", "DSR-0003", ""),
    ]


def test_a_reused_id_joins_no_case_however_well_it_refers_to_one(small: Small) -> None:
    case = asked_back(small)
    forged = answer(ATTESTED.format(who=ANNA), message_id=FIRST, subject=f"Sv: [{case.number}]")
    assert told(took(small, forged)) == [("filed", "DSR-0002", ID_REUSED)]
    assert small.services.queue.get(case.id).state is CaseState.WAITING
    assert verdicts(small, case)["attestation"][0] is Verdict.FAILED
    (relation,) = small.services.queue.get("DSR-0002").relations
    assert (relation.kind, relation.case) == (RelationKind.CLAIMS, case.number)


def test_an_answer_to_an_id_that_two_mails_bear_attests_neither(small: Small) -> None:
    forged, real = MAIL.replace(b"Vi har bekr", b"Vi har ej bekr"), None
    took(small, forged, OTHER)
    real = answer(ATTESTED.format(who=ANNA))
    assert told(took(small, real)) == [("filed", "DSR-0003", "")]
    (relation,) = small.services.queue.get("DSR-0003").relations
    assert relation.kind is RelationKind.CLAIMS
    assert len(small.services.checklist.view("DSR-0001").mails) == 1


def test_references_to_an_id_that_two_mails_bear_attest_neither(small: Small) -> None:
    took(small, MAIL, OTHER)
    thread = f"References: {FIRST}\r\n".encode()
    real = thread + answer(ATTESTED.format(who=ANNA), answers="")
    assert told(took(small, real)) == [("filed", "DSR-0003", "")]


def test_our_own_question_still_leads_the_answer_to_its_case(small: Small) -> None:
    case = asked_back(small)
    took(small, OTHER)
    ours = "<dsr-0001.1.ask_back@desk.example>"
    assert told(took(small, answer(ATTESTED.format(who=ANNA), answers=ours))) == [
        ("joined", case.number, "")
    ]
    tagged = answer("Hej!\n\nTack!\n", 3, subject=f"Sv: komplettering [{case.number}]")
    assert told(took(small, tagged)) == [("joined", case.number, "")]


def test_a_copied_instruction_never_changes_the_first_one(small: Small) -> None:
    case = small.approved()
    before = small.services.queue.get(case.id)
    took(small, OTHER)
    assert small.services.queue.get(case.id) == before
    assert MailRole.INSTRUCTION is small.services.checklist.view(case.id).mails[0].role
