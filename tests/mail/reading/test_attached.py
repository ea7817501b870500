"""The files on a mail, and a mail that is passed on as one of them."""

from __future__ import annotations

from email.message import EmailMessage

from dsr_desk.mail.reading.attached import attachments

INNER = (
    b"From: Anna <anna@hemma.example>\nSubject: =?utf-8?q?M=C3=A4tare/7?=\n"
    b"X-Long: "
    + b"x" * 300
    + b"\nContent-Type: text/plain; charset=utf-8\n\nHej fr\xc3\xa5n Anna\n"
)


def wrapped(inner: bytes, more: bytes = b"") -> bytes:
    return (
        b"From: bo@hemma.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nSe nedan\n--b\nContent-Type: message/rfc822\n"
        + more
        + b"\n"
        + inner
        + b"\n--b--\n"
    )


def test_a_mail_passed_on_is_kept_with_its_own_bytes() -> None:
    (found,) = attachments(wrapped(INNER))
    assert (found.filename, found.media_type) == ("Mätare 7.eml", "message/rfc822")
    assert found.content.rstrip() == INNER.rstrip()


def test_a_mail_passed_on_keeps_the_name_that_it_is_given() -> None:
    (found,) = attachments(wrapped(INNER, b"Content-Disposition: attachment; filename=a.eml\n"))
    assert found.filename == "a.eml"


def test_a_mail_that_was_encoded_whole_is_kept_as_it_reads() -> None:
    packed = b"RnJvbTogYW5uYUBoZW1tYS5leGFtcGxlCgpIZWo=\n"
    (found,) = attachments(wrapped(packed, b"Content-Transfer-Encoding: base64\n"))
    assert found.content == b"From: anna@hemma.example\n\nHej"


def test_files_on_a_mail_passed_on_stand_beside_it() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Faktura"
    inner.set_content("Se filen")
    inner.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="f.pdf")
    outer = EmailMessage()
    outer.set_content("Se nedan")
    outer.add_attachment(inner)
    outer.add_attachment(b"x", maintype="image", subtype="png")
    found = attachments(bytes(outer))
    assert [(f.filename, f.media_type) for f in found] == [
        ("Faktura.eml", "message/rfc822"),
        ("f.pdf", "application/pdf"),
        ("attachment.png", "image/png"),
    ]
    assert b"f.pdf" in found[0].content


def test_mails_of_a_digest_are_kept() -> None:
    digest = (
        b"MIME-Version: 1.0\nContent-Type: multipart/digest; boundary=b\n\n"
        b"--b\n\nSubject: Ett\n\nHej\n--b\n\nSubject: Tv\xc3\xa5\n\nHej igen\n--b--\n"
    )
    assert [f.filename for f in attachments(digest)] == ["Ett.eml", "Två.eml"]


def test_what_a_server_reports_of_a_mail_is_kept_too() -> None:
    report = (
        b"MIME-Version: 1.0\nContent-Type: multipart/report; boundary=b\n\n"
        b"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
        b"Final-Recipient: rfc822; anna@hemma.example\n\n--b--\n"
    )
    (found,) = attachments(report)
    assert b"anna@hemma.example" in found.content


def test_a_plain_mail_has_no_files() -> None:
    assert attachments(INNER) == ()
    assert (
        attachments(b"Content-Type: multipart/alternative; boundary=b\n\n--b\n\nHej\n--b--") == ()
    )
