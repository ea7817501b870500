"""Mail headers as raw pairs, bounded and decoded without ever raising.

The standard library's header parser can be made to recurse or to take seconds,
so headers are cut out of the bytes, bounded, and only then given to it one at a time.
"""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.errors import HeaderParseError, NonASCIILocalPartDefect, ObsoleteHeaderDefect
from email.header import decode_header
from email.policy import default
from email.utils import parsedate_to_datetime
from functools import lru_cache

from dsr_desk.config import Limits
from dsr_desk.domain.addresses import AddressError, EmailAddress

_LIMITS = Limits()
VALUE_LIMIT = 4_000
"""Characters of one header value that are looked at."""
_FEWEST_MARKS = 60
_HOSTILE = re.compile(r"(?:[()][^()]*){60}|(?:[\"\\][^\"\\]*){60}|(?:[<>\[\]][^<>\[\]]*){120}")
_FIELD = re.compile(rb"^([!-9;-~]{1,100})[ \t]*:(.*)$", re.DOTALL)
_FOLD = re.compile(r"[\r\n]+[ \t]*")
_FIELD_END = re.compile(rb"\r?\n(?![ \t])")
_FIELD_END_OF_CR = re.compile(rb"\r(?![ \t])")
_ID = re.compile(r"<[^<>\s]{1,250}>")

_HARMLESS = (ObsoleteHeaderDefect, NonASCIILocalPartDefect)
"""“Maria L. Lind <…>” without quotes, and addresses such as åsa@…: both are common and clear."""


@dataclass(frozen=True, slots=True)
class Headers:
    """The header fields of a mail from the top down: lower-case names, raw unfolded values."""

    fields: tuple[tuple[str, str], ...]
    problems: tuple[str, ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a field, from the top down."""
        return tuple(value for field, value in self.fields if field == name)

    def first(self, name: str) -> str:
        """Return the topmost value of a field, or nothing."""
        return next(iter(self.all(name)), "")


def _as_text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def ends_in_feeds(data: bytes) -> bool:
    """Tell whether lines end in line feeds, as they do in every mail that came over a network.

    Only a file without any has lines that end in carriage returns.  Elsewhere a lone one is a
    character: servers and signatures see no new header behind it, so the desk must not either.
    """
    return b"\n" in data


def split(data: bytes) -> tuple[bytes, bytes, tuple[str, ...]]:
    """Part a mail into its header block, bounded, and the rest."""
    data = data.lstrip(b"\r\n")
    limit = _LIMITS.header_bytes
    end, begin = _blank_line(data)
    body = data[begin:]
    if end <= limit:
        return data[:end], body, ()
    cut = data.rfind(b"\n", 0, limit)
    return data[: cut if cut > 0 else limit], body, ("header-too-large",)


def _blank_line(data: bytes) -> tuple[int, int]:
    """Return where the headers end and the body begins; twice the length when there is no body."""
    if not ends_in_feeds(data):
        found = data.find(b"\r\r")
        return (found, found + 2) if found >= 0 else (len(data), len(data))
    plain = data.find(b"\n\n")
    mixed = data.find(b"\n\r\n", 0, plain + 2 if plain >= 0 else len(data))
    found, length = (mixed, 3) if mixed >= 0 else (plain, 2)
    if found < 0:
        return len(data), len(data)
    return found - (data[found - 1 : found] == b"\r"), found + length


def may_be_hostile(block: bytes) -> bool:
    """Tell whether a header could be cut for its brackets and quotes; most blocks have few."""
    return len(block) - len(block.translate(None, b'()"\\<>[]')) >= _FEWEST_MARKS


def read_headers(block: bytes) -> Headers:
    """Take a header block apart; values that could harm a parser are cut."""
    fields: list[tuple[str, str]] = []
    problems: list[str] = []
    marked = may_be_hostile(block)
    ends = _FIELD_END if ends_in_feeds(block) else _FIELD_END_OF_CR
    for raw in ends.split(block):
        found = _FIELD.match(raw)
        if not found:
            continue
        value = _FOLD.sub(" ", _as_text(found.group(2))).strip()
        if len(value) > VALUE_LIMIT and found.group(1).lower() not in (b"references", b"to", b"cc"):
            value = value[:VALUE_LIMIT]
        hostile = _HOSTILE.search(value[:VALUE_LIMIT]) if marked else None
        if hostile:
            value = value[: hostile.start()]
            problems.append("header-hostile")
        fields.append((found.group(1).decode("ascii").lower(), value[: 10 * VALUE_LIMIT]))
    return Headers(tuple(fields), tuple(dict.fromkeys(problems)))


_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_USUAL_WORD = re.compile(r"=\?utf-8\?q\?((?:[!-<>@-~]|=[0-9a-f]{2})*)\?=", re.IGNORECASE | re.ASCII)


def decoded(value: str) -> str:
    """Return a header's text with its encoded words read, control characters as spaces."""
    value = value[:VALUE_LIMIT]
    if "=?" not in value and value.isprintable():
        return value.strip()
    text = _decoded_usual(value)
    if text is None:
        text = _decoded_any(value)
    return _CONTROLS.sub(" ", text).strip()


def _decoded_usual(value: str) -> str | None:
    """Read words encoded the most common way; what :func:`_decoded_any` reads of them, sooner."""
    pieces = _USUAL_WORD.split(value)
    plain = pieces[::2]
    odd = any("=?" in piece or "\\" in piece for piece in plain)
    if odd or len(pieces) == 1 or not (value.isascii() and value.isprintable()):
        return None
    # Blanks between two encoded words are none; their bytes belong together.
    between = ["" if piece.isspace() else piece for piece in plain[1:-1]]
    read, run = plain[0].lstrip(), b""
    for word, after in zip(pieces[1::2], [*between, plain[-1]], strict=True):
        run += a2b_qp(word, header=True)
        if after:
            read, run = read + run.decode("utf-8", "replace") + after, b""
    return read + run.decode("utf-8", "replace")


def _decoded_any(value: str) -> str:
    pieces: list[str] = []
    try:
        for piece, charset in decode_header(value):
            pieces.append(piece if isinstance(piece, str) else _decoded_piece(piece, charset))
    except (HeaderParseError, ValueError, AssertionError):
        pieces = [value]
    return "".join(pieces).encode("utf-8", "replace").decode("utf-8")


def _decoded_piece(piece: bytes, charset: str | None) -> str:
    # Raw 8-bit text comes back from decode_header as “raw-unicode-escape” bytes.
    if charset is None:
        return piece.decode("raw-unicode-escape", "replace")
    if charset.lower().replace("_", "-") in SLOW_CODECS:
        return piece.decode("latin-1")
    try:
        return piece.decode(charset, "replace")
    except (LookupError, UnicodeError, ValueError):
        return _as_text(piece)


SLOW_CODECS = frozenset(
    {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "u7"}
)
"""Codecs that take quadratic time or mean something else than a character set."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A displayed name and an address."""

    name: str
    address: EmailAddress


@dataclass(frozen=True, slots=True)
class Mailboxes:
    """The mailboxes of a header; not ``clean`` when a part of it could not be understood."""

    found: tuple[Mailbox, ...] = ()
    clean: bool = True


_LETTERS = r"[A-Za-z0-9_-]+"
_ADDRESS = rf"{_LETTERS}(?:[.+]{_LETTERS})*@{_LETTERS}(?:\.{_LETTERS})+"
_USUAL_BOX = re.compile(rf"({_LETTERS}(?: {_LETTERS})*) <({_ADDRESS})>|({_ADDRESS})")


@lru_cache(2_000)
def mailboxes(value: str) -> Mailboxes:
    """Read an address header; the same one comes twice in a mail, and again in the next."""
    return _usual_mailboxes(value) or _any_mailboxes(value)


def _usual_mailboxes(value: str) -> Mailboxes | None:
    """Read plain words and addresses; what :func:`_any_mailboxes` reads of them, much sooner."""
    if len(value) > VALUE_LIMIT:
        return None
    found = [_USUAL_BOX.fullmatch(piece) for piece in value.split(", ")]
    try:
        return (
            Mailboxes(
                tuple(Mailbox(box[1] or "", EmailAddress(box[2] or box[3])) for box in found if box)
            )
            if all(found)
            else None
        )
    except AddressError:
        return None


def _any_mailboxes(value: str) -> Mailboxes:
    found: list[Mailbox] = []
    try:
        header = default.header_factory("to", value[: 2 * VALUE_LIMIT])
        defects = [d for d in header.defects if not isinstance(d, _HARMLESS)]
        clean = not defects and all(group.display_name is None for group in header.groups)
        for entry in header.addresses:
            try:
                found.append(Mailbox(entry.display_name or "", EmailAddress(entry.addr_spec)))
            except AddressError:
                clean = False
    except Exception:  # the parser raises IndexError, AttributeError, RecursionError, …
        return Mailboxes(clean=False)
    return Mailboxes(tuple(found), clean)


def addresses(values: Iterable[str]) -> Iterator[EmailAddress]:
    """Yield every address of several address headers."""
    for value in values:
        for mailbox in mailboxes(value).found:
            yield mailbox.address


def message_ids(value: str) -> tuple[str, ...]:
    """Return the message ids in a header, at most a hundred, the newest last."""
    return tuple(_ID.findall(value))[-100:]


_MONTHS = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}
_USUAL_DATE = re.compile(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) ({'|'.join(_MONTHS)}) ([12]\d\d\d)"
    r" (\d\d):(\d\d):(\d\d) ([+-])(\d\d)([0-5]\d)",
    re.ASCII,
)


def moment(value: str) -> datetime | None:
    """Read a date header as aware UTC; nothing when it can't be read."""
    usual = _USUAL_DATE.fullmatch(value)
    return _moment_of(usual) if usual else _any_moment(value)


def _moment_of(found: re.Match[str]) -> datetime | None:
    """Return what :func:`_any_moment` reads of a date written the way nearly all are."""
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    offset = int(hours) * 60 + int(minutes)
    try:
        at = datetime(
            int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second), tzinfo=UTC
        )
        if offset >= 24 * 60:
            return None
        return at - timedelta(minutes=offset if sign == "+" else -offset)
    except (ValueError, OverflowError):
        return None


def _any_moment(value: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(value[:200])
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def received_at(headers: Headers) -> datetime | None:
    """Return when our server took the mail: the time in the topmost Received header."""
    return moment(headers.first("received").rpartition(";")[2].strip())
