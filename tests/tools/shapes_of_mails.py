"""Mails of any size in the shapes that have slowed mail programs down, for measuring."""

from __future__ import annotations

import base64
from collections.abc import Callable

MEGABYTE = 1_000_000
_HEAD = b"From: Maria <maria@exempelstad.example>\r\nTo: support@desk.example\r\nSubject: x\r\n"
_WISH = "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org.\n"
_UTF8 = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
_HTML = b"Content-Type: text/html; charset=utf-8\r\n\r\n"
_MIXED = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'


def _filled(unit: str, size: int) -> bytes:
    data = unit.encode()
    return data * (size // len(data) + 1)


def _plain(unit: str) -> Callable[[int], bytes]:
    return lambda size: _HEAD + _UTF8 + _filled(unit, size)


def _html(unit: str) -> Callable[[int], bytes]:
    return lambda size: _HEAD + _HTML + _filled(unit, size)


def _html_nested(size: int) -> bytes:
    depth = size // 11
    return _HEAD + _HTML + b"<div>" * depth + b"x" + b"</div>" * depth


def _quoted_html(size: int) -> bytes:
    depth = size // 25
    return _HEAD + _HTML + b"<blockquote>x" * depth + b"</blockquote>" * depth


def _base64(size: int) -> bytes:
    body = base64.encodebytes(_filled(_WISH, size * 3 // 4))
    head = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return _HEAD + head + body


def _attachment(size: int) -> bytes:
    body = base64.encodebytes(bytes(size * 3 // 4))
    part = b"--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64"
    return _HEAD + _MIXED + b"--b\r\n\r\nhej\r\n" + part + b"\r\n\r\n" + body + b"--b--\r\n"


def _parts(count: int) -> Callable[[int], bytes]:
    def make(size: int) -> bytes:
        text = _filled(_WISH, size // count)
        return _HEAD + _MIXED + (b"--b\r\n" + _UTF8 + text + b"\r\n") * count + b"--b--\r\n"

    return make


def _nested_parts(size: int) -> bytes:
    levels = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(40)
    )
    return _HEAD + levels + _UTF8 + _filled(_WISH, size)


def _deep_parts(size: int) -> bytes:
    return _HEAD + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n)
        for n in range(size // 56)
    )


def _headers(unit: bytes) -> Callable[[int], bytes]:
    return lambda size: _HEAD + unit * (size // len(unit)) + b"\r\n\r\nhej"


def _recipients(size: int) -> bytes:
    names = b", ".join(b"person %d <p%d@example.org>" % (n, n) for n in range(size // 32))
    return _HEAD + b"Cc: " + names + b"\r\n\r\nhej"


def _addresses(size: int) -> bytes:
    names = "\n".join(f"person{n}@example{n % 99}.org" for n in range(size // 25))
    return _HEAD + _UTF8 + names.encode()


SHAPES: dict[str, Callable[[int], bytes]] = {
    "plain lines": _plain(_WISH),
    "one line": _plain("hej du där, "),
    "one word": _plain("x"),
    "blanks": _plain(" "),
    "empty lines": _plain("\n"),
    "quoted lines": _plain("> Vi har bekräftat personens identitet.\n"),
    "quoted deep": _plain(">" * 300 + " hej\n"),
    "history heads": _plain("Den 2 mars 2026 kl. 10:12 skrev Maria <m@example.org>:\n> hej\n"),
    "outlook heads": _plain("Från: M\nSkickat: den 2 mars\nTill: S\nÄmne: x\n\nhej\n"),
    "rules": _plain("_____\n-----\n"),
    "signatures": _plain("-- \nMaria\n"),
    "commas": _plain(", "),
    "at signs": _plain("a@"),
    "dots": _plain("a."),
    "addresses in the text": _addresses,
    "disguised addresses": _plain("anna (at) example (punkt) org "),
    "dates": _plain("den 2 mars 2026, 2026-03-02, "),
    "numbers": _plain("0123456789 "),
    "brackets": _plain("([<"),
    "combining marks": _plain("e\u0301\u0308"),
    "emoji": _plain("👩‍👩‍👧"),
    "arabic and bidi": _plain("\u202eمرحبا\u202c "),
    "wide letters": _plain("Ｖｉ ｈａｒ "),
    "invisible": _plain("a\u200b\u00ad"),
    "null bytes": _plain("\x00a"),
    "carriage returns": _plain("a\r"),
    "base64 text": _base64,
    "attachment": _attachment,
    "400 parts": _parts(400),
    "5,000 parts": _parts(5_000),
    "40 nested parts": _nested_parts,
    "deeply nested parts": _deep_parts,
    "many headers": _headers(b"X-Trace: " + b"y" * 60 + b"\r\n"),
    "one header": _headers(b"y"),
    "header of quotes": _headers(b'"'),
    "encoded words": _headers(b"Subject: =?utf-8?q?=C3=A5?= =?utf-8?q?=C3=A5?=\r\n"),
    "many recipients": _recipients,
    "html flat": _html("<p>Vi har bekräftat personens identitet.</p>"),
    "html nested": _html_nested,
    "html quotations": _quoted_html,
    "html open tags": _html("<b>x"),
    "html broken tags": _html("<a b='"),
    "html less-than": _html("<"),
    "html comments": _html("<!-- x"),
    "html raw": _html("<style>x"),
    "html styles": _html('<p style="color:red;color:red">x</p>'),
    "html entities": _html("&amp;&#229;&nbsp;"),
    "html table": _html("<table><tr><td>x</td></tr></table>"),
    "html links": _html('<a href="mailto:a@example.org">x</a>'),
}
"""By name: what makes a mail of about so many bytes."""
