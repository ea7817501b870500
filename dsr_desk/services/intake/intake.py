"""Intake: from mails on disk to cases in the queue; the same mail twice is one request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.clocks.deadlines import YearUnknown, service_arithmetic, statutory_deadline
from dsr_desk.domain.intake.by_hand import UNREAD
from dsr_desk.domain.intake.disposal import disposal_reference
from dsr_desk.domain.intake.receipt import YEAR_UNKNOWN, usable_receipt, usable_request_day
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import (
    Case,
    CaseClocks,
    CaseState,
    CaseSubject,
    DayTold,
    ParsedRequest,
    ReadMessage,
)
from dsr_desk.domain.sender import KeyOf
from dsr_desk.domain.verifying.authority import Standing, standing_of
from dsr_desk.domain.verifying.building import build_checks, goes_aside
from dsr_desk.domain.verifying.checklist import SENDER, Check, mandate_channels
from dsr_desk.services.cases import ENDS, UNATTENDED, Recorder, ending, place_of, setting_of
from dsr_desk.services.intake.asking_again import AskingAgain
from dsr_desk.services.intake.copies import original_of, text_hash
from dsr_desk.services.intake.joining import ID_REUSED, Arrival, Claim, Joining
from dsr_desk.services.intake.mail_parser import SKIPPED, TYPED, MailParser
from dsr_desk.services.intake.sender_keys import key_facts, no_keys
from dsr_desk.services.intake.telling_apart import tell_apart_at_intake
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import (
    BoxEntry,
    Clock,
    Cryptography,
    DeskStore,
    NewCase,
    UnitOfWork,
)
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard
from dsr_desk.services.record.on_record import FILED, STANDING
from dsr_desk.services.record.stated_on_record import DATES, dates_digest


@dataclass(frozen=True, slots=True)
class IntakeOutcome:
    """What became of one mail.

    ``filed``, ``joined``, ``known``, ``duplicate``, ``unreadable`` or ``skipped``; ``problem`` says
    why it can't be read, or why a person has to look at what was filed, ``touched`` are the ids of
    older cases that it changed.  ``others`` are the numbers of further cases of the same status:
    filed of it, as it asks for something else for other persons, or joined by it too.
    """

    origin: str
    status: str
    case_number: str = ""
    problem: str = ""
    touched: tuple[int, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """What became of all of them."""

    outcomes: tuple[IntakeOutcome, ...]
    changes: Changes


class Intake:
    """Files mails as cases."""

    def __init__(
        self,
        store: DeskStore,
        parser: MailParser,
        crypto: Cryptography,
        clock: Clock,
        desk_domain: str,
        sealing_key: Callable[[], bytes],
        key_of: KeyOf = no_keys,
    ) -> None:
        """Take the store, the parser, the algorithms, the clock, our answers' domain, the keys.

        ``sealing_key`` gives the key that mails are sealed for, or refuses a strange one.
        """
        self._key_of = key_of
        self._sealing_key = sealing_key
        self._store = store
        self._parser = parser
        self._crypto = crypto
        self._clock = clock
        self._record = Recorder(clock)
        self._joining = Joining(crypto, self._record, desk_domain)
        self._asking = AskingAgain(store, parser, crypto, self._record, key_of)

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
        """File mails that were read already; what was filed before a cancel stays filed.

        Raises:
            RegistryNotTrusted: mails would be sealed for a strange key; nothing was filed.
            AccountEnded, KeysChanged: whoever would file them can't any more; nothing was filed.
        """
        outcomes: list[IntakeOutcome] = []
        actor = by.user.id if by else UNATTENDED
        sealing = self._sealing_key()
        if by is not None:
            with self._store.reading() as uow:
                acting(uow, by, Right.PREPARE)
        with self._store.command():
            for entry in entries:
                if cancel is not None:
                    cancel.check()
                outcomes.append(self._take_or_say(entry, actor, sealing))
                progress(Step("intake", len(outcomes)))
        filed = any(o.status in ("filed", "duplicate", "joined") for o in outcomes)
        touched = frozenset(case for o in outcomes for case in o.touched)
        return IntakeResult(tuple(outcomes), Changes(touched, queue=filed))

    def ask_again(self, case_id: int, by: SignedIn, check_name: str = SENDER) -> Changes:
        """Ask for the signing key of a mail's sender once more; see :class:`AskingAgain`."""
        return self._asking.ask(case_id, by, check_name)

    def _take_or_say(self, entry: BoxEntry, actor: str, sealing: bytes) -> IntakeOutcome:
        """Take one in; a year that no table knows stops this mail and no other (law.md L10)."""
        try:
            return self._take_one(entry, actor, sealing)
        except YearUnknown:
            return IntakeOutcome(entry.origin, "unreadable", problem=YEAR_UNKNOWN)

    def _take_one(self, entry: BoxEntry, actor: str, sealing: bytes) -> IntakeOutcome:
        if entry.problem:
            status = "skipped" if entry.problem == SKIPPED else "unreadable"
            return IntakeOutcome(entry.origin, status, problem=entry.problem)
        with self._store.reading() as uow:
            own = tuple(d for o in uow.people.organisations() for d in o.domains)
        mail = self._parser.understand(entry, own, self._key_of)
        if mail.message is None or mail.parsed is None:
            return IntakeOutcome(entry.origin, "unreadable", problem=mail.problem)
        with self._store.unit_of_work() as uow:
            known = uow.cases.by_mail(mail.message.identity, mail.message.sha256)
            if known is not None:
                return IntakeOutcome(entry.origin, "known", known.number)
            told = (mail.message.received_at, entry.received_at)
            received, problem = usable_receipt(told, self._clock())
            parsed = mail.parsed
            if problem:
                parsed = replace(parsed, problems=(*parsed.problems, problem))
            reused = bool(uow.cases.with_mails([mail.message.message_id]))
            sealed = self._crypto.seal(sealing, entry.data)
            arrival = Arrival(
                entry.data, sealed, mail.message, parsed, received, entry.typed, reused
            )
            return self._place(uow, entry.origin, arrival, actor)

    def _place(self, uow: UnitOfWork, origin: str, mail: Arrival, actor: str) -> IntakeOutcome:
        """File a mail, or let it join the case it belongs to."""
        hashed = text_hash(mail)
        earlier = original_of(uow, mail, hashed)
        claim = None if earlier or mail.typed else self._joining.claim(uow, mail)
        reused = ID_REUSED if mail.id_reused else ""
        problem = next((code for code in mail.message.problems if code in UNREAD), reused)
        if claim is not None and claim.role is not None and not claim.own_case:
            joined, kin = self._joining.join(uow, claim, claim.role, mail, actor)
            uow.commit()
            touched, numbers = (joined.id, *(c.id for c in kin)), tuple(c.number for c in kin)
            return IntakeOutcome(origin, "joined", joined.number, problem, touched, numbers)
        stored = self._file(uow, mail, earlier, claim, actor)
        if mail.sender is not None:
            uow.cases.set_text_hash(stored.id, hashed)
        others = tell_apart_at_intake(uow, self._record, stored, actor, self._clock())
        late = self._joining.show_late(uow, claim, stored, mail, actor) if claim else ()
        uow.commit()
        status, touched = "duplicate" if earlier else "filed", tuple(case.id for case in late)
        return IntakeOutcome(origin, status, stored.number, problem, touched, others)

    def _file(
        self, uow: UnitOfWork, mail: Arrival, earlier: Case | None, claim: Claim | None, actor: str
    ) -> Case:
        case, new, standing = self._new_case(uow, mail.message, mail.parsed, mail.received, earlier)
        if claim is not None:
            case = replace(case, relations=claim.relations())
        if mail.typed:
            # The instruction is in their words: they can't also be the one who approves it (L44).
            case = replace(case, preparers=(actor,))
        content = mail.message.identity[1]
        stored = uow.cases.add(NewCase(case, mail.parsed, new, mail.sealed, standing, content))
        facts = {
            "sha256": mail.message.sha256,
            "kind": mail.parsed.kind.value,
            "nature": mail.parsed.nature.value,
            "received": mail.received.astimezone(UTC).isoformat(),
            "organisation": case.organisation,
            ENDS: ending(case.state),
            STANDING: standing.digest(),
            DATES: dates_digest(stored),
            **key_facts(mail.message.keys),
        }
        facts |= {"way": TYPED} if mail.typed else {}
        facts |= {"problem": ID_REUSED} if mail.id_reused else {}
        for relation in case.relations:
            facts |= {"relation": relation.kind.value, "related": relation.case}
        self._record.note(uow, actor, FILED, stored, **facts)
        return stored

    def _new_case(
        self,
        uow: UnitOfWork,
        message: ReadMessage,
        parsed: ParsedRequest,
        received: datetime,
        earlier: Case | None,
    ) -> tuple[Case, tuple[Check, ...], Standing]:
        sender = message.senders[0] if len(message.senders) == 1 else None
        reference = disposal_reference(parsed.text)
        setting = setting_of(uow, sender, received, reference)
        organisation, day = setting.organisation, setting.day
        country, zone = place_of(organisation)
        checks = build_checks(parsed, sender, setting)
        mandate = mandate_channels(checks, setting.channels)
        start = usable_request_day(parsed.requested_on, day)
        target = service_arithmetic(received, country, zone)
        aside = goes_aside(parsed) or earlier is not None
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
            service_due=target.due,
            deadline=statutory_deadline(start or day, country, latest_possible=start is None),
            disposal_reference=reference,
            duplicate_of=earlier.number if earlier else "",
            clocks=CaseClocks(target, told=DayTold(received, mail=0) if start else None),
        )
        return case, checks, standing_of(sender, setting.roster, day)


def _subjects(parsed: ParsedRequest) -> tuple[CaseSubject, ...]:
    addresses = dict.fromkeys(subject.address for subject in parsed.subjects)
    return tuple(CaseSubject(number, a) for number, a in enumerate(addresses, start=1))
