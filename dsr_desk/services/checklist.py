"""The checklist of a case: shown with the mail it rests on, settled only with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.checklist import (
    DISPOSAL,
    EDITOR,
    NOTHING_NEW,
    Check,
    disposal_check,
    mandate_channels,
    settle,
)
from dsr_desk.domain.errors import GroundMissing, OutsideMandate
from dsr_desk.domain.people import Channel, Organisation, Right
from dsr_desk.domain.requests import (
    AttachmentNote,
    Case,
    CaseState,
    MailRole,
    ParsedRequest,
    ReadMessage,
)
from dsr_desk.services.accounts import SignedIn, need
from dsr_desk.services.cases import Recorder, at_step, fetch, mandate_of, with_preparer
from dsr_desk.services.intake import MailParser
from dsr_desk.services.ports import BoxEntry, CaseMail, Clock, Cryptography, DeskStore, UnitOfWork
from dsr_desk.services.splitting import split_off
from dsr_desk.services.understanding import check_again

_UNSETTLED = (CaseState.CHECKING, CaseState.WAITING)
_CHECKING = (*_UNSETTLED, CaseState.REVIEWING)


@dataclass(frozen=True, slots=True)
class MailHead:
    """The header facts of a mail."""

    sender: EmailAddress | None
    sender_name: str
    recipients: tuple[EmailAddress, ...]
    subject: str
    sent_at: datetime | None
    received_at: datetime | None
    attachments: tuple[AttachmentNote, ...]


@dataclass(frozen=True, slots=True)
class ShownMail:
    """A mail of a case; its head comes from the sealed copy, for somebody signed in."""

    place: int
    role: MailRole
    received_at: datetime
    head: MailHead | None
    parsed: ParsedRequest | None
    new: bool = False
    """It came since anybody did something with the case."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as the window shows it."""

    case: Case
    parsed: ParsedRequest | None
    checks: tuple[Check, ...]
    organisation: Organisation | None
    channels: tuple[Channel, ...]
    wished: tuple[Channel, ...]
    mail: MailHead | None
    forgotten: bool
    """True once the persons have been erased; the mail then comes from its sealed copy alone."""
    mails: tuple[ShownMail, ...] = ()
    """All mails in order; ``mail`` and ``parsed`` are those of the first."""


class Checklist:
    """Shows and settles the checks of a case."""

    def __init__(
        self, store: DeskStore, parser: MailParser, crypto: Cryptography, clock: Clock
    ) -> None:
        """Take the desk's store, the parser, the algorithms and the clock."""
        self._store = store
        self._parser = parser
        self._crypto = crypto
        self._clock = clock
        self._record = Recorder(clock)

    def view(self, case_id: str | int, by: SignedIn | None = None) -> CaseView:
        """Return the case with its mail; without somebody signed in the sealed mail stays shut."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            checks = uow.cases.checks(case.id)
            organisations = uow.people.organisations()
            channels = uow.people.channels(case.organisation) if case.organisation else ()
            mails = uow.cases.mails(case.id)
            sealed = [uow.cases.sealed_mail(case.id, m.place) if by else b"" for m in mails]
        own = tuple(domain for o in organisations for domain in o.domains)
        forgotten = not mails or mails[0].parsed is None or _forgotten(case)
        shown = tuple(
            self._shown(mail, raw, by, own, stored=not forgotten)
            for mail, raw in zip(mails, sealed, strict=True)
        )
        if shown and case.news:
            shown = (*shown[:-1], replace(shown[-1], new=True))
        allowed = mandate_channels(checks, channels)
        return CaseView(
            case=case,
            parsed=shown[0].parsed if shown else None,
            checks=checks,
            organisation=next((o for o in organisations if o.key == case.organisation), None),
            channels=tuple(c for c in allowed if c.key not in case.away),
            wished=tuple(c for c in channels if c.kind in case.wished_kinds),
            mail=shown[0].head if shown else None,
            forgotten=forgotten,
            mails=shown,
        )

    def raw_mail(self, case_id: str | int, by: SignedIn, place: int = 0) -> bytes:
        """Return a mail of the case exactly as it came (law.md L3)."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            sealed = uow.cases.sealed_mail(case.id, place)
        return self._crypto.unseal(by.keys.sealing, sealed)

    def override(self, case_id: int, check_name: str, reason: str, by: SignedIn) -> Changes:
        """Let a supervisor answer for an open check, with a reason.

        Raises:
            RightMissing, GroundMissing: not a supervisor, or no reason.
        """
        who = need(by, Right.OVERRIDE).user
        _reason(reason, "the override of a check")

        def change(check: Check) -> Check:
            return settle(check, by=who.id, at=self._clock(), note=reason.strip())

        return self._settle(case_id, check_name, change, by, "check.overridden")

    def leave_out(self, case_id: int, channel: str, reason: str, by: SignedIn) -> Changes:
        """Take a channel out of the mandate, so that the rest can go on.

        Raises:
            OutsideMandate: it would leave no channel at all.
        """
        who = need(by, Right.PREPARE).user
        _reason(reason, "leaving a channel out")

        def change(check: Check) -> Check:
            return settle(check, by=who.id, at=self._clock(), note=reason.strip(), left_out=True)

        return self._settle(case_id, f"{EDITOR}:{channel}", change, by, "channel.left_out")

    def split(self, case_id: int, by: SignedIn) -> tuple[str, Changes]:
        """Make a case of its own of the channels that the sender is no editor of (law.md L17).

        Both cases have the same mails and persons, and each its own checklist; neither can ever
        touch the other's channels.  Returns the number of the new case.

        Raises:
            NothingToSplit: no channel, or every channel, is left for one of the two.
        """
        who = need(by, Right.PREPARE).user
        with self._store.unit_of_work() as uow:
            case = fetch(uow, case_id)
            at_step(case, "split", _UNSETTLED)
            return split_off(uow, self._record, case, who, self._clock())

    def read_mail(self, case_id: int, check_name: str, reason: str, by: SignedIn) -> Changes:
        """Say that a follow-up was read and adds nothing, where the desk found nothing in it.

        Raises:
            OutsideMandate: the desk found something; only an override settles that.
        """
        who = need(by, Right.PREPARE).user
        _reason(reason, "what the mail says")

        def change(check: Check) -> Check:
            if check.reason != NOTHING_NEW:
                raise OutsideMandate
            return settle(check, by=who.id, at=self._clock(), note=reason.strip())

        return self._settle(case_id, check_name, change, by, "mail.read")

    def record_disposal(self, case_id: int, reference: str, by: SignedIn) -> Changes:
        """Record the public authority's disposal decision (law.md L32)."""
        need(by, Right.PREPARE)
        _reason(reference, "the disposal decision's number")

        def change(check: Check) -> Check:
            return disposal_check(reference.strip())

        return self._settle(
            case_id, DISPOSAL, change, by, "disposal.recorded", disposal=reference.strip()
        )

    def set_aside(self, case_id: int, reason: str, by: SignedIn) -> Changes:
        """Close a case that is no request to carry out, with the reason."""
        who = need(by, Right.PREPARE).user
        _reason(reason, "setting the case aside")
        with self._store.unit_of_work() as uow:
            case = fetch(uow, case_id)
            at_step(case, "set aside", _CHECKING)
            changed = replace(with_preparer(case, who), state=CaseState.SET_ASIDE)
            return self._record.save(uow, changed, who.id, "case.set_aside")

    def reopen(self, case_id: int, by: SignedIn) -> Changes:
        """Take a case that was set aside up again."""
        who = need(by, Right.PREPARE).user
        with self._store.unit_of_work() as uow:
            case = fetch(uow, case_id)
            at_step(case, "reopen", (CaseState.SET_ASIDE,))
            changed = replace(with_preparer(case, who), state=CaseState.CHECKING)
            return self._record.save(uow, changed, who.id, "case.reopened")

    def waiting(self, case_id: int, by: SignedIn) -> Changes:
        """Mark a case as waiting for the editor's answer."""
        who = need(by, Right.PREPARE).user
        with self._store.unit_of_work() as uow:
            case = fetch(uow, case_id)
            at_step(case, "wait for the editor", _CHECKING)
            changed = replace(with_preparer(case, who), state=CaseState.WAITING)
            return self._record.save(uow, changed, who.id, "case.waiting")

    def _settle(
        self,
        case_id: int,
        check_name: str,
        change: Callable[[Check], Check],
        by: SignedIn,
        event: str,
        disposal: str = "",
    ) -> Changes:
        with self._store.unit_of_work() as uow:
            case = fetch(uow, case_id)
            at_step(case, "settle a check", _CHECKING)
            if disposal:
                case = replace(case, disposal_reference=disposal)
            checks = uow.cases.checks(case.id)
            if check_name not in {check.name for check in checks}:
                raise OutsideMandate
            if check_name in {f"{EDITOR}:{channel}" for channel in case.away}:
                # A split gave the channel to another case; nobody takes it back here.
                raise OutsideMandate
            settled = tuple(change(c) if c.name == check_name else c for c in checks)
            uow.cases.save_checks(case.id, settled)
            case = _with_mandate(uow, check_again(uow, case))
            if event == "channel.left_out" and not case.channels:
                raise OutsideMandate
            if event != "check.overridden":
                case = with_preparer(case, by.user)
            return self._record.save(uow, case, by.user.id, event, check=check_name)

    def _shown(
        self,
        mail: CaseMail,
        sealed: bytes,
        by: SignedIn | None,
        own_domains: tuple[str, ...],
        *,
        stored: bool,
    ) -> ShownMail:
        """Return a mail as it was understood when it came; once forgotten, as it reads today."""
        message, live = None, None
        if sealed and by is not None:
            raw = self._crypto.unseal(by.keys.sealing, sealed)
            read = self._parser.understand(BoxEntry("", raw, mail.received_at), own_domains)
            message, live = read.message, read.parsed
        parsed = mail.parsed if stored and mail.parsed is not None else live
        head = _head(message) if message else None
        return ShownMail(mail.place, mail.role, mail.received_at, head, parsed)


def _forgotten(case: Case) -> bool:
    return bool(case.subjects) and all(subject.address is None for subject in case.subjects)


def _with_mandate(uow: UnitOfWork, case: Case) -> Case:
    channels = mandate_of(uow, case).channels
    return replace(case, channels=tuple(channel.key for channel in channels))


def _reason(text: str, what: str) -> None:
    if not text.strip():
        raise GroundMissing(what)


def _head(message: ReadMessage) -> MailHead:
    return MailHead(
        message.senders[0] if len(message.senders) == 1 else None,
        message.sender_name,
        message.recipients,
        message.subject,
        message.sent_at,
        message.received_at,
        message.attachments,
    )
