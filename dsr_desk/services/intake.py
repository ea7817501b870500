"""Intake: from mails on disk to cases in the queue; the same mail twice is one request."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.checklist import (
    Check,
    build_checks,
    mandate_channels,
)
from dsr_desk.domain.deadlines import FIRST_YEAR, service_target, statutory_deadline
from dsr_desk.domain.intake.by_hand import UNREAD
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.typed import understand_call
from dsr_desk.domain.intake.wordings import Wordings
from dsr_desk.domain.requests import (
    Case,
    CaseState,
    CaseSubject,
    Nature,
    ParsedRequest,
    ReadMessage,
)
from dsr_desk.services.accounts import SignedIn
from dsr_desk.services.cases import UNATTENDED, Recorder, place_of, setting_of
from dsr_desk.services.ports import (
    BoxEntry,
    Clock,
    Cryptography,
    DeskStore,
    MailFiles,
    MailReading,
    NewCase,
    UnitOfWork,
)
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard

_DISPOSAL = re.compile(
    r"(?:gallringsbeslut|disposal decision)[\s,:]{1,3}(?:nr\.?|dnr|no\.?)?\s?"
    r"([A-ZÅÄÖ]{1,6}[ -]?\d{2,4}[/:-]\d{1,6})",
    re.IGNORECASE,
)
TYPED = "typed"
"""The audit's word for a request that was typed in at the desk: believed from nowhere else."""
SKIPPED = "no-mail-file"
_CLOCKS_DIFFER = timedelta(days=1)
_ASIDE = frozenset({Nature.NEWSLETTER, Nature.AUTO_REPLY, Nature.BOUNCE})


@dataclass(frozen=True, slots=True)
class IntakeOutcome:
    """What became of one mail: ``filed``, ``known``, ``duplicate``, ``unreadable``, ``skipped``.

    ``problem`` says why it can't be read, or that a person has to read what was filed.
    """

    origin: str
    status: str
    case_number: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """What became of all of them."""

    outcomes: tuple[IntakeOutcome, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """A mail with what was understood of it; nothing is stored."""

    origin: str
    message: ReadMessage | None
    parsed: ParsedRequest | None
    problem: str = ""


class MailParser:
    """Reads mails and understands them; needs no workspace."""

    def __init__(
        self, files: MailFiles, wordings: Wordings, bounded: MailReading | None = None
    ) -> None:
        """Take the reader of mail files, the wordings, and what reads within bounds, if any."""
        self._files = files
        self._wordings = wordings
        self._bounded = bounded

    def parse(
        self, paths: Sequence[Path], own_domains: tuple[str, ...] = ()
    ) -> Iterator[ParsedMail]:
        """Yield what is understood of each mail, in the order of the files."""
        for entry in self._files.entries(paths):
            yield self.understand(entry, own_domains)

    def entries(self, paths: Sequence[Path]) -> Iterator[BoxEntry]:
        """Yield the mails as found."""
        return self._files.entries(paths)

    def understand(self, entry: BoxEntry, own_domains: tuple[str, ...] = ()) -> ParsedMail:
        """Return what is understood of one mail."""
        if entry.problem:
            return ParsedMail(entry.origin, None, None, entry.problem)
        if entry.typed:
            message = self._files.read(entry)
            return ParsedMail(entry.origin, message, understand_call(message))
        if self._bounded is not None:
            return ParsedMail(entry.origin, *self._bounded.understand(entry, own_domains))
        message = self._files.read(entry)
        return ParsedMail(
            entry.origin, message, parse_request(message, self._wordings, own_domains)
        )


class Intake:
    """Files mails as cases."""

    def __init__(
        self, store: DeskStore, parser: MailParser, crypto: Cryptography, clock: Clock
    ) -> None:
        """Take the desk's store, the parser, the algorithms and the clock."""
        self._store = store
        self._parser = parser
        self._crypto = crypto
        self._clock = clock
        self._record = Recorder(clock)

    def take_in(
        self,
        paths: Sequence[Path],
        by: SignedIn | None = None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
        also: Sequence[BoxEntry] = (),
    ) -> IntakeResult:
        """File every mail found under the paths, each in a transaction of its own.

        ``also`` are mails that were handed over by their content, such as dropped ones.
        """
        entries = chain(self._parser.entries(paths), also)
        return self.take_in_entries(entries, by, progress, cancel)

    def take_in_entries(
        self,
        entries: Iterator[BoxEntry],
        by: SignedIn | None = None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> IntakeResult:
        """File mails that were read already; what was filed before a cancel stays filed."""
        outcomes: list[IntakeOutcome] = []
        actor = by.user.id if by else UNATTENDED
        for entry in entries:
            if cancel is not None:
                cancel.check()
            outcomes.append(self._take_one(entry, actor))
            progress(Step("intake", len(outcomes)))
        filed = any(o.status in ("filed", "duplicate") for o in outcomes)
        return IntakeResult(tuple(outcomes), Changes(queue=filed))

    def _take_one(self, entry: BoxEntry, actor: str) -> IntakeOutcome:
        if entry.problem:
            status = "skipped" if entry.problem == SKIPPED else "unreadable"
            return IntakeOutcome(entry.origin, status, problem=entry.problem)
        with self._store.reading() as uow:
            own = tuple(d for o in uow.people.organisations() for d in o.domains)
        mail = self._parser.understand(entry, own)
        if mail.message is None or mail.parsed is None:
            return IntakeOutcome(entry.origin, "unreadable", problem=mail.problem)
        with self._store.unit_of_work() as uow:
            known = uow.cases.by_mail(mail.message.message_id, mail.message.sha256)
            if known is not None:
                return IntakeOutcome(entry.origin, "known", known.number)
            return self._file(uow, entry, mail.message, mail.parsed, actor)

    def _file(
        self,
        uow: UnitOfWork,
        entry: BoxEntry,
        message: ReadMessage,
        parsed: ParsedRequest,
        actor: str,
    ) -> IntakeOutcome:
        received = _receipt(message.received_at, entry.received_at, self._clock())
        text_hash = hashlib.sha256(_new_text(parsed).encode("utf-8", "replace")).hexdigest()
        sender = message.senders[0] if len(message.senders) == 1 else None
        earlier = uow.cases.same_text(text_hash, sender.key) if sender and parsed.subjects else None
        case, new = self._new_case(uow, message, parsed, received, earlier)
        sealed = self._crypto.seal(uow.people.workspace()[2], entry.data)
        stored = uow.cases.add(NewCase(case, parsed, new, sealed))
        if sender is not None:
            uow.cases.set_text_hash(stored.id, text_hash)
        facts = {"sha256": message.sha256, "kind": parsed.kind.value, "nature": parsed.nature.value}
        facts |= {"way": TYPED} if entry.typed else {}
        self._record.note(uow, actor, "request.filed", stored, **facts)
        uow.commit()
        status = "duplicate" if earlier else "filed"
        by_hand = next((code for code in message.problems if code in UNREAD), "")
        return IntakeOutcome(entry.origin, status, stored.number, by_hand)

    def _new_case(
        self,
        uow: UnitOfWork,
        message: ReadMessage,
        parsed: ParsedRequest,
        received: datetime,
        earlier: Case | None,
    ) -> tuple[Case, tuple[Check, ...]]:
        sender = message.senders[0] if len(message.senders) == 1 else None
        reference = disposal_reference(parsed.text)
        setting = setting_of(uow, sender, received, reference)
        organisation, day = setting.organisation, setting.day
        country, zone = place_of(organisation)
        checks = build_checks(parsed, sender, setting)
        mandate = mandate_channels(checks, setting.channels)
        start = parsed.requested_on if parsed.requested_on and parsed.requested_on <= day else None
        aside = parsed.nature in _ASIDE or earlier is not None
        case = Case(
            id=0,
            number="",
            kind=parsed.kind,
            nature=parsed.nature,
            state=CaseState.SET_ASIDE if aside else CaseState.CHECKING,
            organisation=organisation.key if organisation else "",
            channels=tuple(channel.key for channel in mandate),
            wished_kinds=parsed.channels,
            subjects=_subjects(parsed),
            sender=sender,
            sender_name=message.sender_name,
            language=parsed.language,
            message_id=message.message_id,
            sha256=message.sha256,
            received_at=received,
            requested_on=start,
            service_due=service_target(received, country, zone),
            deadline=statutory_deadline(start or day, country, latest_possible=start is None),
            disposal_reference=reference,
            duplicate_of=earlier.number if earlier else "",
        )
        return case, checks


def _receipt(told: datetime | None, file: datetime | None, now: datetime) -> datetime:
    """Return when we got a mail; a header may tell of a day that was never, or is not yet."""
    for at in (told, file):
        if at is not None and at.year > FIRST_YEAR and at <= now + _CLOCKS_DIFFER:
            return at
    return now


def disposal_reference(text: str) -> str:
    """Return the number of the disposal decision that a mail refers to, or empty (law.md L32)."""
    found = _DISPOSAL.search(text)
    return found.group(1) if found else ""


def _new_text(parsed: ParsedRequest) -> str:
    kept: list[str] = []
    position = 0
    for span in parsed.quoted:
        kept.append(parsed.text[position : span.start])
        position = max(position, span.end)
    kept.append(parsed.text[position:])
    return " ".join("".join(kept).split())


def _subjects(parsed: ParsedRequest) -> tuple[CaseSubject, ...]:
    addresses = dict.fromkeys(subject.address for subject in parsed.subjects)
    return tuple(CaseSubject(number, a) for number, a in enumerate(addresses, start=1))
