"""A file that may hold what the mail lacks is named to the agent; what it says never counts."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.attesting.attached import may_say
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import AttachmentNote, Verdict
from tests.domain.intake.letters import letter, wordings

SAID = "Vi har bekräftat personens identitet."
WISH = "Radera alla mail från karin.dal@example.org."
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.txt", "text/plain"), ("a.eml", "application/octet-stream"), ("", "text/html"), ("a", DOCX),
     ("Begäran.PDF", "application/octet-stream"), ("", "application/vnd.oasis.opendocument.text")],
)  # fmt: skip
def test_a_file_in_which_people_write_may_say_something(name: str, kind: str) -> None:
    assert may_say(AttachmentNote(name, kind, 10))
    assert not may_say(AttachmentNote(name, kind, 0))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("logo.png", "image/png"), ("smime.p7s", "application/pkcs7-signature"),
     ("m.vcf", "text/vcard"), ("invite.ics", "text/calendar")],
)  # fmt: skip
def test_a_logo_says_nothing(name: str, kind: str) -> None:
    assert not may_say(AttachmentNote(name, kind, 10))


@pytest.mark.parametrize(
    "text", ["Se bifogad fil.", WISH, SAID, f"{SAID} Det gäller a@example.org."]
)
def test_a_mail_that_lacks_a_part_tells_that_a_file_may_hold_it(text: str) -> None:
    files = (AttachmentNote("begäran.txt", "text/plain", 200),)
    assert "text-attached" in parse_request(letter(text, attachments=files), wordings()).problems
    passed_on = letter(text, forwarded_parts=(f"{SAID} {WISH}",))
    assert "text-attached" in parse_request(passed_on, wordings()).problems


def test_what_is_attached_attests_nothing() -> None:
    found = parse_request(letter(WISH, forwarded_parts=(f"{SAID} {WISH}",)), wordings())
    assert found.attestation.verdict is Verdict.FAILED


def test_a_whole_mail_tells_of_no_file() -> None:
    files = (AttachmentNote("begäran.txt", "text/plain", 200),)
    found = parse_request(letter(f"{SAID} {WISH}", attachments=files), wordings())
    assert "text-attached" not in found.problems
