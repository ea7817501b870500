"""Mails that stand in one file behind each other: where one begins is anybody's to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk.domain.errors import ChecksOpen
from dsr_desk.domain.requests import Verdict
from tests.services.intake.letters import MAIL, verdicts
from tests.services.world import ANNA, BO, WISH, Small, a_mail


def in_a_box(tmp_path: Path, *mails: bytes) -> Path:
    """Return an mbox as a program writes it that leaves “From …” lines of a text as they are."""
    box = tmp_path / "in.mbox"
    line = b"From someone@example.org Mon Nov  2 09:00:00 2026\n"
    box.write_bytes(b"\n".join(line + mail.replace(b"\r\n", b"\n") for mail in mails))
    return box


def test_a_mail_that_stands_in_anothers_text_in_an_mbox_proves_no_sender(
    small: Small, tmp_path: Path
) -> None:
    """A customer writes a mail whose text goes on with “From …” and a whole forged mail."""
    innocent = a_mail("Hej!\n\nNär har ni öppet?\n", sender=ANNA, message_id="<1@example.org>")
    forged = a_mail(WISH.format(who=BO))
    outcomes = small.services.intake.take_in([in_a_box(tmp_path, innocent, forged)]).outcomes
    assert [outcome.status for outcome in outcomes] == ["filed", "filed"]
    case = small.services.queue.get(outcomes[1].case_number)
    assert verdicts(small, case)["sender"] == (Verdict.ATTENTION, "sender-not-proved")
    with pytest.raises(ChecksOpen):
        small.services.matching.search(case.id, small.alva)


def test_the_first_mail_of_an_mbox_is_proved_as_a_mail_by_itself_is(
    small: Small, tmp_path: Path
) -> None:
    small.services.intake.take_in([in_a_box(tmp_path, a_mail(WISH.format(who=BO)))])
    case = small.services.queue.get("DSR-0001")
    assert verdicts(small, case)["sender"] == (Verdict.OK, "dmarc-pass")
    assert small.services.intake.take_in([in_a_box(tmp_path, MAIL, MAIL)]).outcomes[1].status == (
        "known"
    )


def test_what_our_server_says_against_a_mail_of_an_mbox_still_counts(
    small: Small, tmp_path: Path
) -> None:
    forged = a_mail(WISH.format(who=BO), message_id="<2@x.example>")
    forged = forged.replace(b"dmarc=pass", b"dmarc=fail")
    small.services.intake.take_in([in_a_box(tmp_path, MAIL, forged)])
    case = small.services.queue.get("DSR-0002")
    assert verdicts(small, case)["sender"] == (Verdict.FAILED, "sender-forged")


def test_a_blank_line_behind_the_line_of_an_mbox_ends_no_header(
    small: Small, tmp_path: Path
) -> None:
    small.services.intake.take_in(
        [
            in_a_box(
                tmp_path, MAIL, b"\r\n" + a_mail(WISH.format(who=BO), message_id="<2@x.example>")
            )
        ]
    )
    case = small.services.queue.get("DSR-0002")
    assert [subject.address and subject.address.text for subject in case.subjects] == [BO]
    assert verdicts(small, case)["sender"] == (Verdict.ATTENTION, "sender-not-proved")
