"""DKIM: each signature of a mail judged on the raw bytes, more strictly than the library does.

dkimpy computes; what counts as proof is decided here (docs/adr/0010).  By itself it accepts text
appended under an ``l=`` tag, another domain's signature, a test key, and parts left unsigned.
"""

from __future__ import annotations

import base64
import logging
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dsr_desk.domain.addresses import domain_key
from dsr_desk.domain.sender import KeyOf, KeyRecord, answers_for
from dsr_desk.mail.proof.signing_keys import answer_fault, is_weak
from dsr_desk.mail.reading.headers import Headers, moment, read_headers, split

if TYPE_CHECKING:
    import dkim

MOST_SIGNATURES = 10
"""Signature headers that are looked at, from the top."""
MOST_VERIFIED = 4
"""Signatures of the sender's domain that are computed: each costs a look-up and two hashes."""
MOST_FIELDS = 1_000
MOST_BYTES = 25_000_000
_LONGEST_SIGNATURE = 6_000
_MOST_NAMES = 100
OLDEST = timedelta(days=30)
"""An older signature may be a mail that somebody kept and sends again."""
AHEAD = timedelta(hours=1)
"""By how much another clock may be ahead of ours."""

COVERED = frozenset(
    "from to cc subject date message-id reply-to in-reply-to references content-type"
    " content-transfer-encoding".split()
)
"""Fields that must be signed where they are present: what people read, and what joins a case."""
_NEEDED = frozenset({"from", "date"})
_NAME = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"{_NAME}(?:\.{_NAME})*", re.IGNORECASE)
_GAP = re.compile(rb"\s{40}")
_ODD = re.compile(rb"\r(?!\n)|\x00")
_MOMENT = re.compile(rb"\d{1,12}")
_BODIES = (b"simple", b"relaxed")

SILENT = logging.Logger("dkimpy-silenced", logging.CRITICAL + 1)  # noqa: LOG001 (not in the tree)
"""The library logs parts of the mail and of keys."""


@dataclass(frozen=True, slots=True)
class Signature:
    """How one signature came out; ``reason`` is ``dkim-pass`` or why it is no proof."""

    domain: str
    selector: str
    reason: str
    key: KeyRecord | None = None

    @property
    def holds(self) -> bool:
        """Whether it is proof."""
        return self.reason == "dkim-pass"


@dataclass(frozen=True, slots=True)
class Signed:
    """A mail as its signatures are judged: raw bytes, and its header fields as the reader saw."""

    data: bytes
    headers: Headers
    fit: bool
    """Whether the library and the reader are sure to see the same fields."""


Tags = dict[bytes, bytes]


def signed_mail(data: bytes) -> Signed:
    """Look whether a mail can be judged by signatures at all."""
    data = data.lstrip(b"\r\n")
    block, _, problems = split(data)
    headers = read_headers(block)
    fit = (
        len(data) <= MOST_BYTES
        and not problems
        and not headers.problems
        and not _ODD.search(block)
        and len(headers.fields) <= MOST_FIELDS
    )
    return Signed(data, headers, fit)


def judge_signatures(
    mail: Signed, sender_domain: str, key_of: KeyOf, own_domains: tuple[str, ...]
) -> tuple[Signature, ...]:
    """Judge each signature, from the top; never raises."""
    if not mail.headers.all("dkim-signature"):
        return ()
    if not mail.fit:
        return (Signature("", "", "dkim-malformed"),)
    import dkim  # it brings a resolver of names, which a mail without a signature never needs

    try:
        library = dkim.DKIM(mail.data, logger=SILENT)
    except Exception:  # a field the library can't part: it and the reader may see two mails
        return (Signature("", "", "dkim-malformed"),)
    found = [field for field in library.headers if field[0].lower() == b"dkim-signature"]
    judged: list[Signature] = []
    verified = 0
    for field in found[:MOST_SIGNATURES]:
        one = _Judging(mail, library, tuple(field), sender_domain, own_domains)
        outcome = one.judge(key_of if verified < MOST_VERIFIED else None)
        verified += outcome.reason != "dkim-not-aligned"
        judged.append(outcome)
    return tuple(judged)


@dataclass(frozen=True, slots=True)
class _Judging:
    mail: Signed
    library: dkim.DKIM
    field: tuple[bytes, bytes]
    sender_domain: str
    own_domains: tuple[str, ...]

    def judge(self, key_of: KeyOf | None) -> Signature:
        try:
            tags = signature_tags(self.field[1])
        except ValueError:
            return Signature("", "", "dkim-malformed")
        domain, selector = tags[b"d"].decode("ascii"), tags[b"s"].decode("ascii")
        fault = self._fault(tags, domain)
        if fault or key_of is None:
            return Signature(domain, selector, fault or "dkim-too-many")
        answer = key_of(domain_key(domain), selector.lower())
        fault = answer_fault(answer, same_identity=_same_identity(tags))
        if fault or answer.record is None:
            return Signature(domain, selector, fault)
        fault = time_fault(tags, self.mail.headers, answer.record.looked_up_at)
        if not fault and not self._computes(tags, answer.record):
            fault = "dkim-fails"
        if not fault and is_weak(answer):
            fault = "dkim-key-weak"
        return Signature(domain, selector, fault or "dkim-pass", answer.record)

    def _fault(self, tags: Tags, domain: str) -> str:
        """Return what can be seen without the key."""
        if not answers_for(domain, self.sender_domain, self.own_domains):
            return "dkim-not-aligned"
        if tags[b"a"] != b"rsa-sha256":
            return "dkim-algorithm"
        if b"l" in tags:
            return "dkim-length-tag"
        return "" if covers(tags[b"h"], self.mail.headers) else "dkim-parts-unsigned"

    def _computes(self, tags: Tags, record: KeyRecord) -> bool:
        names = _names(tags[b"h"])
        body = self.library.body
        if tags.get(b"c", b"").endswith(b"/relaxed"):
            # The same text in the same canonical form, without the library's quadratic time.
            self.library.body = re.sub(rb"[\t ]+", b" ", body)
        try:
            return (
                self.library.verify_sig(
                    dict(tags),
                    names,
                    self.field,
                    lambda name, timeout=5: record.text.encode("ascii"),
                )
                is True
            )
        except Exception:  # the library raises its own, ValueError, NameError, TypeError, …
            return False
        finally:
            self.library.body = body


def signature_tags(value: bytes) -> Tags:
    """Return the tags of a signature header that is well formed.

    Raises:
        ValueError: it is not.
    """
    if len(value) > _LONGEST_SIGNATURE or _GAP.search(value):
        raise ValueError("too long")
    from dkim.util import parse_tag_value

    try:
        tags: Tags = parse_tag_value(re.sub(rb"\r?\n", b"", value))
    except Exception as error:
        raise ValueError("not a list of tags") from error
    if not {b"v", b"a", b"b", b"bh", b"d", b"h", b"s"} <= tags.keys():
        raise ValueError("a tag is missing")
    if tags[b"v"] != b"1" or tags.get(b"q", b"dns/txt") != b"dns/txt":
        raise ValueError("another version")
    check_names(tags)
    for name in (b"b", b"bh"):
        base64.b64decode(re.sub(rb"\s+", b"", tags[name]), validate=True)
    _same_identity(tags)
    return tags


def check_names(tags: Tags) -> None:
    """Refuse domains, selectors, forms and moments that are not written as they must be.

    Raises:
        ValueError: one is not.
    """
    for name in (b"d", b"s"):
        text = tags[name].decode("ascii")
        if len(text) > 253 or not _DOMAIN.fullmatch(text):
            raise ValueError("no domain name")
    form = tags.get(b"c", b"simple/simple").split(b"/")
    if len(form) > 2 or any(part not in _BODIES for part in form):
        raise ValueError("another form")
    if any(name in tags and not _MOMENT.fullmatch(tags[name]) for name in (b"t", b"x")):
        raise ValueError("no moment")
    if len(_names(tags.get(b"h", b""))) > _MOST_NAMES:
        raise ValueError("too many fields")


def _same_identity(tags: Tags) -> bool:
    """Tell whether i= names exactly the domain of d=.

    Raises:
        ValueError: i= lies outside d=.
    """
    domain = domain_key(tags[b"d"].decode("ascii"))
    identity = domain_key(tags.get(b"i", b"@" + tags[b"d"]).decode("ascii").rpartition("@")[2])
    if identity != domain and not identity.endswith("." + domain):
        raise ValueError("another identity")
    return identity == domain


def _names(value: bytes) -> list[bytes]:
    return [name.strip().lower() for name in value.split(b":")]


def covers(signed: bytes, headers: Headers) -> bool:
    """Tell whether a list of signed fields covers what people read, and there is one of each."""
    names = {name.decode("ascii", "replace") for name in _names(signed)}
    present = Counter(name for name, _ in headers.fields if name in COVERED)
    if any(number > 1 for number in present.values()) or not present.keys() >= _NEEDED:
        return False
    return present.keys() <= names


def time_fault(tags: Tags, headers: Headers, at: datetime) -> str:
    """Return what is wrong with when a mail was signed, seen from a moment."""
    written = moment(headers.first("date"))
    if written is None:
        return "dkim-parts-unsigned"
    signed = _moment(tags[b"t"]) if b"t" in tags else written
    if max(signed, written) > at + AHEAD:
        return "dkim-future"
    if b"x" in tags and (_moment(tags[b"x"]) < at or _moment(tags[b"x"]) <= signed):
        return "dkim-expired"
    return "dkim-old" if min(signed, written) < at - OLDEST else ""


def _moment(digits: bytes) -> datetime:
    return datetime.fromtimestamp(min(int(digits), 253_402_300_799), UTC)
