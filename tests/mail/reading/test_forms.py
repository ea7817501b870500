"""The plain and the HTML form of one mail, as mail programs write them and as nobody should."""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from dsr_desk.mail.reading.forms import disagree
from dsr_desk.mail.reading.html_text import html_to_text
from tests.domain.intake.letters import wordings
from tests.mail.mails import raw, read

SAID = "Vi har bekräftat personens identitet."
WISH = "Radera alla mail från karin.dal@example.org."

BY_PROGRAMS = {
    "Outlook, with a signature and a history": (
        f"Hej!\n\n{SAID} Radera alla mail från karin.dal@example.org<mailto:karin.dal@example.org>.\n\n"
        "Med vänlig hälsning\nMaria Lind\nHandläggare\n[cid:image001.png@01DBA0.5F6D0C10]\n"
        "maria@exempelstad.example<mailto:maria@exempelstad.example> | www.exempelstad.example<http://www.exempelstad.example/>\n\n"
        "________________________________\nFrån: Support <support@desk.example>\nSkickat: den 2 mars 2026 10:12\n"
        "Till: Maria Lind <maria@exempelstad.example>\nÄmne: Radering\n\nHej Maria!\n\nVem gäller det?\n",
        '<html><head><style><!-- @font-face {font-family:"Cambria Math";panose-1:2 4 5 3 5 4 6 3 2 4;} p.MsoNormal, li.MsoNormal'
        ' {margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif;} a:link {color:#0563C1;text-decoration:underline;}'
        " @page WordSection1 {size:612.0pt 792.0pt;margin:70.85pt 70.85pt 70.85pt 70.85pt;} div.WordSection1 {page:WordSection1;} --></style></head>"
        f"<body lang=SV link='#0563C1'><div class=WordSection1><p class=MsoNormal>Hej!<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        f"<p class=MsoNormal>{SAID} Radera alla mail från <a href='mailto:karin.dal@example.org'>karin.dal@example.org</a>.<o:p></o:p></p>"
        "<p class=MsoNormal>Med vänlig hälsning<br>Maria Lind<br>Handläggare<br><img width=120 height=40 src='cid:image001.png@01DBA0.5F6D0C10'><br>"
        "<a href='mailto:maria@exempelstad.example'>maria@exempelstad.example</a> | <a href='http://www.exempelstad.example/'>www.exempelstad.example</a></p>"
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Från:</b> Support &lt;support@desk.example&gt;<br>"
        "<b>Skickat:</b> den 2 mars 2026 10:12<br><b>Till:</b> Maria Lind &lt;maria@exempelstad.example&gt;<br><b>Ämne:</b> Radering</p></div>"
        "<p class=MsoNormal>Hej Maria!</p><p class=MsoNormal>Vem gäller det?</p></div></body></html>",
    ),
    "the new Outlook, an answer": (
        f"Hej!\n\n{SAID} {WISH}\n\nMvh\nMaria\n________________________________\nFrån: Support <support@desk.example>\nSkickat: den 2 mars 2026 10:12\nTill: Maria <maria@exempelstad.example>\nÄmne: Radering\n\nVem?\n",
        f'<div class="elementToProof" style="font-family: Aptos, Aptos_EmbeddedFont, Calibri; font-size: 12pt; color: rgb(0, 0, 0);">Hej!</div><div><br></div><div style="font-family: Aptos, Calibri; color: rgb(0, 0, 0);">{SAID} {WISH}</div>'
        '<div id="Signature"><div>Mvh</div><div>Maria</div></div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" color="#000000" style="font-size:11pt">'
        "<b>Från:</b> Support &lt;support@desk.example&gt;<br><b>Skickat:</b> den 2 mars 2026 10:12<br><b>Till:</b> Maria &lt;maria@exempelstad.example&gt;<br><b>Ämne:</b> Radering</font><div>&nbsp;</div></div><div>Vem?</div>",
    ),
    "Gmail, an answer with a picture": (
        f"Hej!\n\n{SAID} *{WISH}*\n\nHälsningar\nMaria\n[image: Exempelstad logga]\n\nDen mån 2 mars 2026 kl 10:12 skrev Support <support@desk.example>:\n\n> Vem gäller det?\n>\n",
        f'<div dir="ltr"><div>Hej!</div><div><br></div><div>{SAID} <b>{WISH}</b></div><div><br></div><div>Hälsningar<br>Maria<br><img src="cid:ii_1" alt="Exempelstad logga" width="120" height="40"></div></div><br>'
        '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">Den mån 2 mars 2026 kl 10:12 skrev Support &lt;<a href="mailto:support@desk.example">support@desk.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div>Vem gäller det?</div></blockquote></div>',
    ),
    "Apple Mail, an answer": (
        f"Hej!\n\n{SAID} {WISH}\n\nMaria\n\n> 2 mars 2026 kl. 10:12 skrev Support <support@desk.example>:\n> \n> Vem gäller det?\n",
        f'<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">Hej!<div><br></div><div>{SAID} {WISH}<br><div><br></div><div>Maria<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>2 mars 2026 kl. 10:12 skrev Support &lt;support@desk.example&gt;:</div><br class="Apple-interchange-newline"><div>Vem gäller det?</div></blockquote></div></div></div></body></html>',
    ),
    "a telephone": (
        f"{SAID} {WISH}\n\nSkickat från min iPhone",
        f'<html><body dir="auto">{SAID} {WISH}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr"><br>Skickat från min iPhone</div></body></html>',
    ),
    "Thunderbird, an answer with a list": (
        f"Hej!\n\n{SAID}\n\n 1. {WISH}\n 2. Meddela oss när det är klart.\n\n/Maria/\n\nDen 2026-03-02 kl. 10:12, skrev Support:\n> Vem gäller det?\n",
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body text="#000000" bgcolor="#FFFFFF"><p>Hej!</p><p>{SAID}</p><ol><li>{WISH}</li><li>Meddela oss när det är klart.</li></ol><p><i>Maria</i></p>'
        '<div class="moz-cite-prefix">Den 2026-03-02 kl. 10:12, skrev Support:<br></div><blockquote type="cite" cite="mid:1@desk.example"><p>Vem gäller det?</p></blockquote></body></html>',
    ),
    "Exchange warns of a stranger": (
        f"VARNING: Detta mejl kommer från en extern avsändare. Klicka inte på länkar.\n\nHej!\n\n{SAID} {WISH}\n\nMaria",
        f"<div style='background-color:#FFEB9C; width:100%; border-style: solid; border-color:#9C6500; border-width:1pt; padding:2pt; font-size:10pt; line-height:12pt; font-family:Calibri; color:Black; text-align: left;'><span style='color:#9C6500; font-weight:bold;'>VARNING:</span> Detta mejl kommer från en extern avsändare. Klicka inte på länkar.</div><br><div><p>Hej!</p><p>{SAID} {WISH}</p><p>Maria</p></div>",
    ),
    "a styled signature with icons and a face of the web": (
        f"Hej!\n\n{SAID} {WISH}\n\nVänliga hälsningar\n[Exempelstads kommun]\nMaria Lind\n08-123 45 67\nFölj oss: [LinkedIn]<https://www.linkedin.com/x>",
        "<link href='https://fonts.googleapis.com/css2?family=Open+Sans' rel='stylesheet'><style>@import url('https://fonts.googleapis.com/css?family=Lato');.sig{font-family:'Lato',Arial}</style>"
        f"<p>Hej!</p><p>{SAID} {WISH}</p><p>Vänliga hälsningar</p><table class=sig cellpadding=0 style='border-collapse:collapse'><tr><td rowspan=2 style='padding-right:12px;width:1px'><img alt='Exempelstads kommun' src='https://x.example/logo.png' width=90></td><td style='font-size:16px;color:#00594f'>Maria Lind</td></tr>"
        "<tr><td style='color:#666666;font-size:12px'>08-123 45 67</td></tr><tr><td style='font-size:1px;line-height:1px;height:1px'>&nbsp;</td></tr></table><p>Följ oss: <a href='https://www.linkedin.com/x'><img src='https://x.example/in.png' width=16></a></p><img src='https://x.example/open.gif' width=1 height=1>",
    ),
}

BY_NOBODY = {
    "a word more": SAID.replace("har", "har nästan"),
    "a denial, though it stands elsewhere too": SAID.replace("har", "har inte")
    + " Svara inte på detta.",
    "another address": SAID + " bo.ek@example.org",
    "a question": SAID.replace(".", "?"),
    "another order": "Skriv så här: " + SAID,
    "quoted": f"<blockquote>{SAID}</blockquote>",
    "struck out": f"<s>{SAID}</s>",
}


def mail(plain: str, html: str, more: str = "") -> bytes:
    """Return a mail in two forms."""
    forms = f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n{more}--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b--\r\n"
    return raw('Content-Type: multipart/alternative; boundary="b"', "Subject: Radering", body=forms)


@pytest.mark.parametrize(("plain", "html"), BY_PROGRAMS.values(), ids=BY_PROGRAMS)
def test_the_forms_that_programs_write_agree(plain: str, html: str) -> None:
    assert not disagree(plain, html_to_text(html).text)
    message = read(mail(plain, html))
    assert (message.problems, message.hidden_text) == ((), False)
    assert parse_request(message, wordings()).attestation.verdict is Verdict.OK


@pytest.mark.parametrize("html", BY_NOBODY.values(), ids=BY_NOBODY)
def test_one_word_that_differs_is_seen(html: str) -> None:
    plain = f"Hej!\r\n\r\n{SAID} Svara inte på detta. {WISH}"
    html = html if "inte" in html else f"{html} Svara inte på detta."
    message = read(mail(plain, f"<p>Hej!</p><p>{html} {WISH}</p>"))
    assert "alternatives-disagree" in message.problems
    assert parse_request(message, wordings()).attestation.verdict is not Verdict.OK


PLAIN = "Content-Type: text/plain; charset=utf-8"
LETTER = f"Hej!\r\n\r\n{SAID} {WISH}\r\n\r\nMaria\r\n"
MIME = {
    "a text shown as a file": (
        'Content-Type: multipart/mixed; boundary="b"',
        f'--b\r\n{PLAIN}\r\n\r\n{LETTER}--b\r\n{PLAIN}; name="a.txt"\r\nContent-Disposition: inline; filename="a.txt"\r\n\r\nNej.\r\n--b--',
    ),
    "a text beside what is signed": (
        'Content-Type: multipart/signed; boundary="b"',
        f"--b\r\n{PLAIN}\r\n\r\nHej! {WISH}\r\n--b\r\nContent-Type: application/pkcs7-signature\r\n\r\nx\r\n--b\r\n{PLAIN}\r\n\r\n{SAID}\r\n--b--",
    ),
    "no end": ('Content-Type: multipart/mixed; boundary="b"', f"--b\r\n{PLAIN}\r\n\r\n{LETTER}"),
    "an envelope that is no such thing": (
        'Content-Type: multipart/encrypted; boundary="b"',
        f"--b\r\n{PLAIN}\r\n\r\n{LETTER}\r\n--b--",
    ),
    "two encodings": (
        f"{PLAIN}\r\nContent-Transfer-Encoding: 8bit\r\nContent-Transfer-Encoding: base64",
        LETTER,
    ),
    "two types": (f"{PLAIN}\r\nContent-Type: text/html; charset=utf-8", LETTER),
    "an encoding nobody knows": (f"{PLAIN}\r\nContent-Transfer-Encoding: x-rot", LETTER),
    "letters that are others": ("Content-Type: text/plain; charset=utf-16", LETTER),
    "escapes that are letters": ("Content-Type: text/plain; charset=unicode_escape", LETTER),
}


@pytest.mark.parametrize(("fields", "body"), MIME.values(), ids=MIME)
def test_what_another_program_may_read_otherwise_attests_nothing(fields: str, body: str) -> None:
    message = read(raw("MIME-Version: 1.0", fields, body=body))
    assert parse_request(message, wordings()).attestation.verdict is not Verdict.OK


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "iso-8859-1", "windows-1252", "macintosh"])
def test_the_usual_letters_attest(charset: str) -> None:
    body = LETTER.encode("mac_roman" if charset == "macintosh" else charset)
    fields = f"Content-Type: text/plain; charset={charset}"
    message = read(raw("MIME-Version: 1.0", fields, "Content-Transfer-Encoding: 8bit", body=body))
    assert parse_request(message, wordings()).attestation.verdict is Verdict.OK


@pytest.mark.parametrize("kind", ["text/x-amp-html", "text/calendar", "text/enriched", "text/rtf"])
def test_a_form_that_is_not_read_is_seen(kind: str) -> None:
    plain = f"Hej!\r\n\r\n{SAID} {WISH}"
    more = f"--b\r\nContent-Type: {kind}; charset=utf-8\r\n\r\nVi har inte träffat henne.\r\n"
    message = read(mail(plain, f"<p>Hej!</p><p>{SAID} {WISH}</p>", more))
    assert "alternatives-disagree" in message.problems
