"""A mail's parts: which text was written, which files hang on it, which mails it passes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from typing import TypeAlias

from dsr_desk.config import Limits
from dsr_desk.domain.requests import AttachmentNote
from dsr_desk.mail.reading.charsets import decode_text
from dsr_desk.mail.reading.forms import disagree
from dsr_desk.mail.reading.headers import decoded
from dsr_desk.mail.reading.html_text import html_to_text
from dsr_desk.mail.reading.signatures import NO_SIGNATURE, Signature

MAX_PARTS = 500
_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}")
_HTML_LIMIT = 2_000_000
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
_TEXT_FORMS = ("text/plain", "text/html")
_ENCODINGS = frozenset(("", "7bit", "8bit", "binary", "quoted-printable", "base64"))
_PLAIN_CHARSET = re.compile(
    r"(?:us-)?ascii|utf-?8|(?:x-)?(?:mac|koi8)[a-z_-]*|(?:iso[-_]?8859|latin)[-_]?\d{1,2}"
    r"|(?:windows|cp)-?(?:125\d|437|8[56]\d)|ansi_x3\.4-1968"
)
"""Character sets in which each plain letter is the byte that it is in all of these: whatever else
is guessed wrong, no reader sees another sentence."""
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})

Tree: TypeAlias = "Message[str, str]"


@dataclass(slots=True)
class Content:
    """What was found in the parts so far."""

    texts: list[str] = field(default_factory=list)
    forwarded: list[str] = field(default_factory=list)
    attachments: list[AttachmentNote] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    html_only: bool = False
    hidden: bool = False
    signature: Signature = NO_SIGNATURE

    @property
    def text(self) -> str:
        """The body's text parts in order."""
        return "\n\n".join(text for text in self.texts if text.strip())

    def attach(self, note: AttachmentNote) -> None:
        """List an attachment; what Outlook wraps for itself alone is a problem too."""
        self.attachments.append(note)
        if note.media_type in _TNEF or note.filename.lower() == "winmail.dat":
            self.problems.append("tnef-attachment")

    def take_forms(self, written: str, other: Content) -> None:
        """Take the plain form of a text; note where its other form says something else."""
        self.texts.append(other.signature.mark(written))
        self.attachments += other.attachments
        self.forwarded += other.forwarded
        self.hidden = self.hidden or other.hidden
        self.problems += other.problems
        if other.texts and disagree(written, other.text):
            self.problems.append("alternatives-disagree")


def depth_of(message: Tree) -> int:
    """Return how deeply the parts are nested, without recursing."""
    deepest = 0
    waiting: list[tuple[Tree, int]] = [(message, 1)]
    while waiting:
        part, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in children(part)]
    return deepest


def children(part: Tree) -> list[Tree]:
    """Return the parts directly below one."""
    # Asked for text, get_payload() would decode it by a character set the sender chose.
    below = part.get_payload() if part.is_multipart() else []
    return [child for child in below if isinstance(child, Message)]


def _header(part: Tree, name: str) -> str:
    try:
        return str(part.get(name, ""))[:4_000]
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def media_type(part: Tree) -> str:
    """Return the part's type in lower case; plain text when it says nothing usable."""
    name = _header(part, "content-type").partition(";")[0].strip().lower()
    if _TYPE.fullmatch(name):
        return name
    return part.get_default_type()


def _parameter(part: Tree, header: str, *names: str) -> str:
    for name in names:
        try:
            value = part.get_param(name, header=header)
        except (ValueError, LookupError, AttributeError, TypeError):
            continue
        if isinstance(value, tuple):
            charset, _, text = value
            value = decode_text(text.encode("latin-1", "replace"), charset or "utf-8").text
        if value:
            return str(value)
    return ""


def filename_of(part: Tree) -> str:
    """Return the file name a part gives itself, decoded and bounded; it is shown, never opened."""
    name = _parameter(part, "content-disposition", "filename")
    return decoded(name or _parameter(part, "content-type", "name"))[:200]


def mail_name(subject: str) -> str:
    """Return what the file of a mail is called that was passed on without a name."""
    words = " ".join(_UNFIT.sub(" ", decoded(subject)).split())[:100].strip(" .")
    return f"{words or 'mail'}.eml"


def payload_of(part: Tree) -> bytes:
    """Return the bytes of a part that has no parts below it, decoded; nothing when it can't be."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _plain(part: Tree, content: Content) -> str:
    found = decode_text(payload_of(part), _parameter(part, "content-type", "charset") or "us-ascii")
    if found.guessed:
        content.problems.append("unknown-charset")
    named = _parameter(part, "content-type", "charset").strip().strip("'\"").lower()
    if not _PLAIN_CHARSET.fullmatch(named or "ascii"):
        # Another reader may see other words.
        content.hidden = True
    return found.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def rendered(html: str, content: Content) -> str:
    """Return the visible text of an HTML body; note what is wrong with it."""
    shown = html_to_text(html[:_HTML_LIMIT])
    if shown.cut or len(html) > _HTML_LIMIT:
        content.problems.append("text-cut")
    content.hidden = content.hidden or shown.hidden
    content.problems += ["hidden-text"] if shown.hidden else []
    content.problems += ["struck-text"] if shown.struck else []
    content.problems += ["signature-wraps-text"] if shown.wrapped else []
    content.signature = shown.signature
    return shown.text


def is_attachment(part: Tree, kind: str) -> bool:
    """Tell whether a part of a type is a file, and no text of the mail itself."""
    disposition = _header(part, "content-disposition").strip().lower()
    if disposition.startswith("attachment"):
        return True
    return kind not in ("text/plain", "text/html") or bool(filename_of(part))


def _ambiguous(part: Tree) -> bool:
    """Tell whether programs will differ about what a part is: two types, an unknown encoding."""
    written = _header(part, "content-transfer-encoding").partition(";")[0].strip().lower()
    names = ("content-type", "content-transfer-encoding", "content-disposition")
    twice = any(len(part.get_all(name, ())) > 1 for name in names)
    return twice or written not in _ENCODINGS


def _take(part: Tree, content: Content) -> None:
    """Take one part that has no parts below it."""
    kind = media_type(part)
    if _ambiguous(part):
        content.problems.append("broken-mime")
    if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"):
        content.problems.append("encrypted")
    if is_attachment(part, kind):
        content.attach(AttachmentNote(filename_of(part), kind, len(payload_of(part))))
        shown = not _header(part, "content-disposition").strip().lower().startswith("attachment")
        # Some programs show a named text below the mail's own; here it is a file.
        content.hidden = content.hidden or (shown and kind in _TEXT_FORMS)
    elif kind == "text/html":
        content.html_only = not content.texts
        content.texts.append(rendered(_plain(part, content), content))
    else:
        content.texts.append(_plain(part, content))


def _alternative(part: Tree, content: Content) -> None:
    """Take the plain form of a text; note where its HTML form says something else."""
    forms = list(children(part))
    if not all(media_type(form) in _TEXT_FORMS or children(form) for form in forms):
        # Some programs show a form that is not read here: an invitation, an AMP page.
        content.problems.append("alternatives-disagree")
    plain = next((p for p in forms if media_type(p) == "text/plain"), None)
    if plain is None or not _plain(plain, Content()).strip():
        for form in reversed(forms):
            if form is not plain:
                gather(form, content)
                return
        return
    written = _plain(plain, content)
    other = Content()
    for form in forms:
        if form is not plain:
            gather(form, other)
    content.take_forms(written, other)


def _passed_on(part: Tree) -> str:
    """Return a mail inside the mail as text: who wrote it, and what."""
    inner = Content()
    for message in children(part)[:1]:
        sender, subject = decoded(_header(message, "from")), decoded(_header(message, "subject"))
        gather(message, inner)
        return f"From: {sender}\nSubject: {subject}\n\n{inner.text}"[: Limits().text_characters]
    return ""


def gather(part: Tree, content: Content) -> None:
    """Collect a part and all below it; the depth was bounded before."""
    kind = media_type(part)
    if kind == "message/rfc822" and children(part):
        content.forwarded.append(_passed_on(part))
    elif kind == "multipart/alternative" and children(part):
        _alternative(part, content)
    elif children(part):
        content.problems += ["encrypted"] if kind == "multipart/encrypted" else []
        signed = kind == "multipart/signed" and any(
            media_type(child) in _TEXT_FORMS for child in children(part)[1:]
        )
        # A text beside what was signed is no part of it.
        content.problems += ["broken-mime"] if signed else []
        for child in children(part):
            gather(child, content)
    else:
        _take(part, content)


def count_parts(message: Tree) -> int:
    """Return the number of parts, counted without recursing, up to one more than the limit."""
    return sum(1 for _ in _every(message))


def _every(message: Tree) -> Iterator[Tree]:
    waiting = [message]
    seen = 0
    while waiting and seen <= MAX_PARTS:
        part = waiting.pop()
        seen += 1
        yield part
        waiting += children(part)
