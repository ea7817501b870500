"""What a mail program marks as the signature is no new text, in either form of a mail."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import ParsedRequest, Verdict
from dsr_desk.mail.reading.html_text import html_to_text
from dsr_desk.mail.reading.reader import read_message
from dsr_desk.mail.reading.signatures import Signature
from tests.domain.intake.letters import wordings

SAID = "Vi har bekräftat personens identitet."
WISH = "Hej! Radera alla mail från karin.dal@example.org."
MARKS = {
    "Gmail": "<div dir=ltr class='gmail_signature' data-smartmail='gmail_signature'>",
    "Thunderbird": "<pre class='moz-signature' cols=72>-- <br>",
    "Outlook on the web": "<div id='Signature' class='elementToProof'>",
    "forwarded by Outlook": "<div id='x_Signature'>",
    "Outlook on a telephone": "<div id='ms-outlook-mobile-signature'>",
    "Outlook": "<p class=MsoNormal><a name='_MailAutoSig'>",
    "Apple Mail": "<div id='AppleMailSignature' dir='ltr'>",
    "Yahoo": "<div class='ydp1a2byahoo-signature'>",
    "Proton": "<div class='protonmail_signature_block'>",
}


def parsed(html: str, plain: str = "") -> ParsedRequest:
    mail = EmailMessage()
    mail["From"], mail["To"] = "maria@exempelstad.example", "support@desk.example"
    mail["Date"], mail["Message-ID"] = "Wed, 25 Mar 2026 09:00:00 +0100", "<1@exempelstad.example>"
    mail["Subject"] = "Begäran"
    if plain:
        mail.set_content(plain)
        mail.add_alternative(html, subtype="html")
    else:
        mail.set_content(html, subtype="html")
    read = read_message(mail.as_bytes(), origin="", received_at=None, authserv_ids=())
    return parse_request(read, wordings())


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_an_attestation_in_a_marked_signature_is_none(mark: str) -> None:
    found = parsed(f"<p>{WISH}</p>{mark}Maria<br>{SAID}")
    assert found.attestation.reason == "attestation-in-signature"
    assert found.attestation.verdict is Verdict.FAILED
    assert [str(subject.address) for subject in found.subjects] == ["karin.dal@example.org"]


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_what_stands_above_a_marked_signature_counts(mark: str) -> None:
    found = parsed(f"<p>{WISH} {SAID}</p>{mark}Maria<br>maria@annat.example")
    assert found.attestation.verdict is Verdict.OK
    assert [str(subject.address) for subject in found.subjects] == ["karin.dal@example.org"]


def test_the_plain_form_has_its_signature_where_the_other_form_marks_it() -> None:
    html = f"<p>{WISH}</p><div id=Signature><p>Maria</p><p>{SAID}</p></div>"
    found = parsed(html, f"{WISH}\n\nMaria\n{SAID}\n")
    assert found.attestation.reason == "attestation-in-signature"


def test_a_text_that_is_marked_as_signature_whole_is_read_and_told() -> None:
    for plain in ("", f"{WISH}\n\n{SAID}\n\nMaria\n"):
        found = parsed(f"<div class=gmail_signature>{WISH}<p>{SAID}</p>Maria</div>", plain)
        assert found.attestation.verdict is Verdict.ATTENTION
        assert found.attestation.reason == "attestation-signature-unclear"
        assert "signature-wraps-text" in found.problems
        assert [str(subject.address) for subject in found.subjects] == ["karin.dal@example.org"]


def test_an_old_text_s_signature_marks_nothing() -> None:
    shown = html_to_text("a<blockquote>b<div class=gmail_signature>c</div></blockquote>d")
    assert (shown.text, shown.wrapped) == ("a\n> b\n> c\nd", False)


def test_a_delimiter_that_is_there_is_not_set_twice() -> None:
    shown = html_to_text("ab<br>-- <br><div class=gmail_signature>c</div>")
    assert shown.text == "ab\n--\nc"
    assert Signature(("c",)).mark("ab\n-- \nc") == "ab\n-- \nc"


def test_a_signature_is_found_behind_the_same_words_above_it() -> None:
    signature = Signature.after("Maria Lind skriver.\n", "Maria Lind")
    assert (
        signature.mark("Maria Lind skriver.\nMaria Lind") == "Maria Lind skriver.\n--\nMaria Lind"
    )
    assert signature.mark("ab Maria Lind, Maria Lind") == "ab Maria Lind,\n--\nMaria Lind"
    assert signature.mark("Maria Lind") == "Maria Lind"
    assert (
        signature.mark("Maria Lind skriver.\n> Maria Lind") == "Maria Lind skriver.\n> Maria Lind"
    )


def test_a_warning_that_a_server_sets_at_the_top_is_no_footer() -> None:
    shown = html_to_text("<div class=disclaimer>Externt mail</div><p>ab</p><footer>c</footer>")
    assert (shown.text, shown.wrapped) == ("Externt mail\n\nab\n\n--\nc", False)
