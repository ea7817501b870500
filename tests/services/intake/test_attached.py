"""The files on a case's mail: listed for whoever is signed in, fetched to be looked at."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from dsr_desk.domain.requests import Verdict
from tests.services.world import ANNA, WISH, Small, a_mail

BEGAN = "Se bifogad fil.\n\nMvh\nMaria\n"
INNER = WISH.format(who=ANNA)


def with_files() -> bytes:
    mail = message_from_bytes(a_mail(BEGAN), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    mail.add_attachment(INNER.encode("cp1252"), "text", "plain", filename="begäran.txt")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Anna <anna@annat.example>", "Min begäran"
    inner.set_content(INNER)
    mail.add_attachment(inner)
    mail.add_attachment(inner.as_bytes(), "application", "octet-stream", filename="ännu en.EML")
    return mail.as_bytes()


def test_what_hangs_on_a_mail_is_listed_and_fetched(small: Small) -> None:
    case = small.file(with_files())
    (mail,) = small.services.checklist.view(case.id, small.alva).mails
    assert [(file.filename, file.media_type) for file in mail.files] == [
        ("begäran.txt", "text/plain"),
        ("Min begäran.eml", "message/rfc822"),
        ("ännu en.EML", "message/rfc822"),
    ]
    first, *mails = (
        small.services.checklist.attachment(case.id, small.alva, 0, int(file.id))
        for file in mail.files
    )
    assert first.decode("cp1252").strip() == INNER.strip()
    for told in mails:
        text = told.decode("utf-8")
        assert text.startswith("From: Anna <anna@annat.example>\nSubject: Min begäran\n\n")
        assert INNER.strip() in text


def test_what_hangs_on_a_mail_counts_for_nothing_and_is_told(small: Small) -> None:
    case = small.file(with_files())
    view = small.services.checklist.view(case.id, small.alva)
    assert view.parsed is not None
    assert view.parsed.attestation.verdict is Verdict.FAILED
    assert "text-attached" in view.parsed.problems


def test_nobody_signed_in_sees_no_file(small: Small) -> None:
    case = small.file(with_files())
    assert small.services.checklist.view(case.id).mails[0].files == ()


def test_a_mail_without_files_lists_none(small: Small) -> None:
    case = small.file(a_mail(INNER))
    assert small.services.checklist.view(case.id, small.alva).mails[0].files == ()
