"""Requests: the editor's mail as read, as understood, and the case that grows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.content import UNREAD_SENDER, SenderLine
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.refusing import RefusalDecision
from dsr_desk.domain.relations import Relation
from dsr_desk.domain.sender import KeyRecord


class RequestKind(StrEnum):
    """What the person wants of their data (GDPR Art. 15, 17, 20)."""

    ERASURE = "erasure"
    ACCESS = "access"
    PORTABILITY = "portability"
    ACCESS_ERASURE = "access+erasure"
    NONE = "none"

    @property
    def erases(self) -> bool:
        """Whether carrying it out destroys something."""
        return self in (RequestKind.ERASURE, RequestKind.ACCESS_ERASURE)

    @property
    def exports(self) -> bool:
        """Whether carrying it out makes a package."""
        return self in (RequestKind.ACCESS, RequestKind.PORTABILITY, RequestKind.ACCESS_ERASURE)


class Nature(StrEnum):
    """What sort of mail it is, before its content is believed."""

    INSTRUCTION = "instruction"
    DATA_SUBJECT = "data_subject"
    NEWSLETTER = "newsletter"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    UNCLEAR = "unclear"


class Verdict(StrEnum):
    """How a check came out."""

    OK = "ok"
    ATTENTION = "attention"
    FAILED = "failed"


WISHES_DIFFER = "wishes-differ"
"""Why a wish needs a look: it may be one for this person, and another for that one."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of the shown text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a verdict rests on; ``shown_text[start:end] == text``.

    A fact that is not in the mail's text (a header, a roster line) has start = end = -1.  ``mail``
    is the place of the mail among those of its case, 0 for the instruction.
    """

    text: str
    start: int = -1
    end: int = -1
    mail: int = 0

    @property
    def in_text(self) -> bool:
        """Whether the evidence can be highlighted in the mail."""
        return self.start >= 0


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a request must have, with its verdict, evidence and the reason as a stable code."""

    verdict: Verdict
    reason: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class NamedSubject:
    """A person named in the request."""

    address: EmailAddress
    evidence: Evidence
    verdict: Verdict = Verdict.OK


@dataclass(frozen=True, slots=True)
class OwnWish:
    """What a mail asks for one of its persons, where it asks for something else for another.

    ``evidence`` is the first verb, ``channel_evidence`` the channels in their order.
    """

    address: EmailAddress
    kind: RequestKind
    channels: tuple[ChannelKind, ...]
    evidence: Evidence
    channel_evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """An attachment of an instruction mail: listed, never opened."""

    filename: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """A mail as the reader understood it; the only thing the parser sees.

    ``text`` is the plain text of the body (from HTML when there is nothing else), with line feeds
    as line ends, cut at the limit.  ``received_at`` is our server's receipt time (the topmost
    ``Received``) or the file's, never the Date header (law.md, "One month"); aware UTC or None.
    ``problems`` are stable codes such as ``unknown-charset``, ``broken-mime``, ``too-large``.
    """

    sha256: str
    message_id: str
    subject: str
    text: str
    senders: tuple[EmailAddress, ...]
    sender_name: str = ""
    sender_line: SenderLine = UNREAD_SENDER
    """What From says beside one plain address; nobody has read it when the mail was not read."""
    reply_to: tuple[EmailAddress, ...] = ()
    recipients: tuple[EmailAddress, ...] = ()
    sent_at: datetime | None = None
    received_at: datetime | None = None
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    html_only: bool = False
    hidden_text: bool = False
    forwarded_parts: tuple[str, ...] = ()
    """Plain texts of message/rfc822 parts: looked at for persons, never for the attestation."""
    attachments: tuple[AttachmentNote, ...] = ()
    nature: Nature = Nature.UNCLEAR
    """What the headers alone tell: newsletter, auto-reply, bounce; else unclear."""
    proof: Part = field(default_factory=lambda: Part(Verdict.ATTENTION, "sender-not-proved"))
    keys: tuple[KeyRecord, ...] = ()
    """The signing keys that the proof rests on; empty when it rests on our own server's word."""
    problems: tuple[str, ...] = ()
    content_sha256: str = ""
    """Hash of what the sender wrote, without what servers add on the way; empty when unread."""

    @property
    def identity(self) -> tuple[str, str]:
        """The Message-ID with the content: an ID alone is anybody's to copy."""
        return self.message_id, self.content_sha256 or self.sha256


@dataclass(frozen=True, slots=True)
class ParsedRequest:
    """What the desk has understood of a mail, each part with its evidence.

    ``quoted`` are the spans of ``text`` that do not count: history, signature, disclaimer.
    """

    kind: RequestKind
    nature: Nature
    subjects: tuple[NamedSubject, ...]
    channels: tuple[ChannelKind, ...]
    channel_evidence: tuple[Evidence, ...]
    attestation: Part
    wish: Part
    sender: Part
    language: str
    received_at: datetime | None
    requested_on: date | None
    """The day the person wrote to the organisation, when the mail says it (law.md L2)."""
    problems: tuple[str, ...]
    text: str
    quoted: tuple[Span, ...] = ()
    own_wishes: tuple[OwnWish, ...] = ()
    """One for each person, where it is certain that the mail asks other things for different
    persons; ``kind`` and ``channels`` are then all of them together, and nobody's."""
    wish_doubts: tuple[str, ...] = ()
    """Why else the wish is in doubt, by their codes, beside the reason of ``wish``."""


class CaseState(StrEnum):
    """Where a case stands; the five steps and the ways out."""

    CHECKING = "checking"
    WAITING = "waiting"
    REVIEWING = "reviewing"
    TO_APPROVE = "to_approve"
    APPROVED = "approved"
    RUNNING = "running"
    RESIDUE = "residue"
    TO_ANSWER = "to_answer"
    CLOSED = "closed"
    SET_ASIDE = "set_aside"

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self not in (CaseState.CLOSED, CaseState.SET_ASIDE)


UNSETTLED = (CaseState.CHECKING, CaseState.WAITING)
"""While a case's checks are not done."""
UNPLANNED = (*UNSETTLED, CaseState.REVIEWING)
"""While nothing is planned by a case's checks: they can be settled, and made anew."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date with its inputs and arithmetic, as stored when it was set (law.md L9)."""

    due: date
    start: date
    months: int
    country: str
    steps: tuple[str, ...]
    """The arithmetic, one sentence a step, as codes with values: ``month:2026-02-28``,
    ``rolled:2026-02-28:saturday``, ``rolled:2026-05-01:May Day``."""
    latest_possible: bool
    """True when the person's own request date is unknown and our receipt was used (law.md L2)."""


@dataclass(frozen=True, slots=True)
class ServiceTarget:
    """When the desk wants to have answered, with its inputs and arithmetic (law.md L8, L9)."""

    due: datetime
    """Aware; in the organisation's time zone until it is stored, in UTC afterwards."""
    start: date
    days: int
    """Working days."""
    country: str
    time_zone: str
    steps: tuple[str, ...]
    """The days that don't count: ``skipped:2026-04-03:Good Friday``."""


@dataclass(frozen=True, slots=True)
class Extension:
    """The controller's decision to take two further months, once, and why (law.md L11–L13)."""

    deadline: Deadline
    """Three months from the same start, then rolled; the first deadline stays beside it."""
    reason: str
    by: str
    """Id of who put the decision on record."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Replaced:
    """A deadline that stood before, and why another took its place: nothing moves silently."""

    deadline: Deadline
    why: str
    """``request-date``: the editor told the person's own day; ``table``: holidays changed;
    ``extension-late``: the extension came after what turned out to be the last day."""
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DayTold:
    """Who told the day of the person's own request, so that the arithmetic can say so (L2)."""

    at: datetime
    """When it was put on record; the mail's receipt where the desk took it from the mail."""
    mail: int = -1
    """Place of the mail that says it; -1 when somebody at the desk told it."""
    by: str = ""
    """Id of who put it on record; empty when the desk took it from a mail that counts."""


@dataclass(frozen=True, slots=True)
class CaseClocks:
    """What belongs to a case's clocks beside the statutory deadline itself."""

    target: ServiceTarget | None = None
    """None in cases that were filed before the arithmetic was kept."""
    extension: Extension | None = None
    replaced: tuple[Replaced, ...] = ()
    """Oldest first."""
    told: DayTold | None = None
    """None while the day is unknown, and in cases from before it was kept."""
    fallen: Extension | None = None
    """An extension that came too late as the day stands; it holds again once that is corrected."""
    refusal: RefusalDecision | None = None
    """The decision not to act on the request, which ends the period without a run (law.md L40)."""


@dataclass(frozen=True, slots=True)
class CaseSubject:
    """A person of a case.  After the erasure the address is gone and ``hashed`` remains."""

    number: int
    address: EmailAddress | None
    hashed: str = ""


class MailRole(StrEnum):
    """What a mail is to its case."""

    INSTRUCTION = "instruction"
    FOLLOW_UP = "follow_up"
    """Counts, as far as its sender is proved and an editor."""
    NOTICE = "notice"
    """A bounce or an automatic reply to the desk's answer: shown, never counted."""
    LATE = "late"
    """Came when the case was being carried out or was done: shown, filed as a case of its own."""

    @property
    def counts(self) -> bool:
        """Whether it takes part in what is understood of the case."""
        return self in (MailRole.INSTRUCTION, MailRole.FOLLOW_UP)


@dataclass(frozen=True, slots=True)
class Case:
    """A request and all that is decided about it so far; a snapshot, nothing lazy."""

    id: int
    number: str
    kind: RequestKind
    nature: Nature
    state: CaseState
    organisation: str
    """Key of the organisation, empty while unknown."""
    channels: tuple[str, ...]
    """Keys of the channels the mandate covers."""
    wished_kinds: tuple[ChannelKind, ...]
    subjects: tuple[CaseSubject, ...]
    sender: EmailAddress | None
    sender_name: str
    language: str
    message_id: str
    sha256: str
    received_at: datetime
    requested_on: date | None
    service_due: datetime
    deadline: Deadline
    preparers: tuple[str, ...] = ()
    """Ids of all who decided, excluded, planned or edited: none of them may approve (L44)."""
    holder: str = ""
    disposal_reference: str = ""
    """The public authority's disposal decision (law.md L32)."""
    exported_at: datetime | None = None
    answered_at: datetime | None = None
    duplicate_of: str = ""
    note: str = ""
    """What the second person said when sending the plan back."""
    relations: tuple[Relation, ...] = ()
    news: str = ""
    """Role of the newest mail while nobody has done anything with the case since it came."""
    version: int = 1
    """Counts up at every change, so that a stale window notices."""
    clocks: CaseClocks = field(default_factory=CaseClocks)
    waiting_since: datetime | None = None
    """Since when the case waits for the editor; None when it does not, or it is not known."""
    run_after: datetime | None = None
    """Until when an approved run waits, for the eye only: the gate works it out for itself."""

    @property
    def last_day(self) -> Deadline:
        """The statutory deadline that holds: the extended one where there is one."""
        return self.clocks.extension.deadline if self.clocks.extension else self.deadline

    @property
    def away(self) -> tuple[str, ...]:
        """Keys of the channels that a split gave to another case: this one never touches them."""
        return tuple(key for relation in self.relations for key in relation.channels)

    @property
    def persons_away(self) -> tuple[str, ...]:
        """Where the mails name the persons whose wish another case has: never taken back here."""
        return tuple(place for relation in self.relations for place in relation.persons)
