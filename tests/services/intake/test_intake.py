"""Intake: each mail is one case, whatever way and however often it comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk.domain.requests import CaseState, Nature, RequestKind, Verdict
from dsr_desk.services.ports import BoxEntry
from tests.services.world import ANNA, BO, START, WISH, Small, a_mail

MAIL = a_mail(WISH.format(who=ANNA))


def _take(small: Small, *mails: bytes) -> list[str]:
    entries = iter([BoxEntry(f"{number}.eml", data) for number, data in enumerate(mails)])
    return [outcome.status for outcome in small.services.intake.take_in_entries(entries).outcomes]


def test_a_perfect_mail_is_a_case_with_every_check_ok(small: Small) -> None:
    case = small.file(MAIL)
    view = small.services.checklist.view(case.id)
    assert case.kind is RequestKind.ERASURE
    assert {check.verdict for check in view.checks} == {Verdict.OK}
    assert set(case.channels) == {"nk-mail", "nk-forum", "nk-chat"}
    assert [str(subject.address) for subject in case.subjects] == [ANNA]


def test_the_same_bytes_are_the_same_request(small: Small) -> None:
    plain = b"\r\n".join(line for line in MAIL.split(b"\r\n") if b"Message-ID" not in line)
    assert _take(small, plain, plain) == ["filed", "known"]


def test_the_same_words_under_another_id_are_a_duplicate_that_is_not_lost(small: Small) -> None:
    again = a_mail(WISH.format(who=ANNA), message_id="<begaran-2@nordkraft.example>")
    assert _take(small, MAIL, again) == ["filed", "duplicate"]
    first, second = (small.services.queue.get(f"DSR-000{n}") for n in (1, 2))
    assert second.state is CaseState.SET_ASIDE
    assert second.duplicate_of == first.number


def test_the_same_words_about_somebody_else_are_another_request(small: Small) -> None:
    other = a_mail(WISH.format(who=BO), message_id="<begaran-2@nordkraft.example>")
    assert _take(small, MAIL, other) == ["filed", "filed"]


def test_a_newsletter_is_set_aside_and_can_be_taken_up_again(small: Small) -> None:
    news = a_mail("Hej!\n\nHär är höstens nyheter från Nordkraft.\n")
    case = small.file(b"List-Unsubscribe: <mailto:x@y.example>\r\n" + news)
    assert case.nature is Nature.NEWSLETTER
    assert case.state is CaseState.SET_ASIDE
    small.services.checklist.reopen(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.CHECKING


def test_the_raw_mail_is_kept_unaltered_and_sealed(small: Small) -> None:
    case = small.file(MAIL)
    assert small.services.checklist.raw_mail(case.id, small.alva) == MAIL
    with small.composer.open(small.root).checklist._store.reading() as uow:
        sealed = uow.cases.sealed_mail(case.id)
    assert b"Maria" not in sealed


def test_garbage_becomes_a_case_to_be_read_by_hand(small: Small) -> None:
    assert _take(small, b"\x00\xff\xfe" * 50, b"") == ["filed", "filed"]


def test_an_unreadable_file_is_said_and_the_rest_goes_on(small: Small, tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    folder.mkdir()
    (folder / "a.eml").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 not a mail")
    (folder / "b.eml").write_bytes(MAIL)
    (folder / "c.pdf").write_bytes(b"%PDF-1.7")
    missing = tmp_path / "missing.eml"
    outcomes = small.services.intake.take_in([folder, missing]).outcomes
    assert [(outcome.status, outcome.problem) for outcome in outcomes] == [
        ("filed", "outlook-unreadable"),
        ("filed", ""),
        ("skipped", "no-mail-file"),
        ("unreadable", "file-unreadable"),
    ]


def test_our_receipt_starts_the_clock_when_the_persons_date_is_unknown(small: Small) -> None:
    case = small.file(MAIL)
    assert case.deadline.latest_possible
    assert case.deadline.due.isoformat() == "2026-12-02"


@pytest.mark.parametrize("year", [1601, 1999, 2030, 9999])
def test_an_impossible_receipt_is_not_believed_and_stops_nothing(small: Small, year: int) -> None:
    told = f"Thu, 01 Jan {year} 00:00:00 +0000"
    data = a_mail(WISH.format(who=ANNA)).replace(b"Mon, 02 Nov 2026 09:00:00 +0100", told.encode())
    assert small.file(data).received_at.date() == START.date()


def test_the_persons_own_date_starts_the_statutory_clock(small: Small) -> None:
    said = "Personens begäran kom in till oss den 15 oktober 2026.\n\n/Maria"
    case = small.file(a_mail(WISH.format(who=ANNA).replace("/Maria", said)))
    assert not case.deadline.latest_possible
    assert case.deadline.due.isoformat() == "2026-11-16"


def test_an_editor_of_another_channel_leaves_the_check_open(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender="nils@nordkraft.example"))
    checks = {check.name: check for check in small.services.checklist.view(case.id).checks}
    assert checks["editor:nk-forum"].verdict is Verdict.OK
    assert checks["editor:nk-mail"].verdict is Verdict.FAILED
    assert case.channels == ("nk-forum",)


def test_a_role_that_has_ended_does_not_count(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender="eva@nordkraft.example"))
    checks = {check.name: check for check in small.services.checklist.view(case.id).checks}
    assert checks["editor:nk-mail"].verdict is Verdict.FAILED


def test_an_unproved_sender_needs_a_person(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), proved=False))
    checks = {check.name: check for check in small.services.checklist.view(case.id).checks}
    assert checks["sender"].verdict is Verdict.ATTENTION


def test_a_public_authority_needs_its_disposal_decision(small: Small) -> None:
    text = WISH.format(who=ANNA).replace("mail, foruminlägg och chattar", "mail")
    case = small.file(a_mail(text, sender="ola@staden.example"))
    checks = {check.name: check for check in small.services.checklist.view(case.id).checks}
    assert checks["disposal"].verdict is Verdict.FAILED
    small.services.checklist.record_disposal(case.id, "KS 2026/118", small.alva)
    after = {check.name: check for check in small.services.checklist.view(case.id).checks}
    assert after["disposal"].verdict is Verdict.OK


def test_the_disposal_decision_in_the_mail_is_found(small: Small) -> None:
    text = WISH.format(who=ANNA).replace("mail, foruminlägg och chattar", "mail")
    case = small.file(
        a_mail(text + "\nGallringsbeslut KS 2026/118.\n", sender="ola@staden.example")
    )
    assert case.disposal_reference == "KS 2026/118"
