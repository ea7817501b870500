"""The checklist of a case: shown with the mail it rests on, settled only with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.authority import RosterChange
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.checklist import (
    DISPOSAL,
    EDITOR,
    NATURE,
    SENDER,
    Check,
    disposal_check,
    mandate_channels,
    settle,
    settle_by_call,
)
from dsr_desk.domain.direct import (
    CORRECTED,
    DIRECT,
    DirectRequest,
    require_editor_as_writer,
)
from dsr_desk.domain.errors import GroundMissing, OutsideMandate
from dsr_desk.domain.intake.typed import BY_PHONE
from dsr_desk.domain.people import Channel, Organisation, Right
from dsr_desk.domain.requests import (
    AttachmentNote,
    Case,
    CaseState,
    Nature,
    ParsedRequest,
    ReadMessage,
    Verdict,
)
from dsr_desk.domain.sender import CallBack, CallNotEnough
from dsr_desk.services.accounts import SignedIn, need
from dsr_desk.services.authority import changes_since_filing, to_choose_from
from dsr_desk.services.calling import refuse_worthless
from dsr_desk.services.cases import Recorder, at_step, fetch, mandate_of, with_preparer
from dsr_desk.services.intake import MailParser
from dsr_desk.services.ports import BoxEntry, Clock, Cryptography, DeskStore, UnitOfWork
from dsr_desk.services.settled import CALLED_BACK

_CHECKING = (CaseState.CHECKING, CaseState.WAITING, CaseState.REVIEWING)


@dataclass(frozen=True, slots=True)
class MailHead:
    """The header facts of the instruction mail."""

    sender: EmailAddress | None
    sender_name: str
    recipients: tuple[EmailAddress, ...]
    subject: str
    sent_at: datetime | None
    received_at: datetime | None
    attachments: tuple[AttachmentNote, ...]


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
    roster_changes: tuple[RosterChange, ...] = ()
    """What the roster says otherwise of the mail's day than at filing (law.md L17)."""
    candidates: tuple[Organisation, ...] = ()
    """The organisations among which a person must choose."""


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
            parsed = uow.cases.parsed(case.id)
            checks = uow.cases.checks(case.id)
            organisations = uow.people.organisations()
            channels = uow.people.channels(case.organisation) if case.organisation else ()
            sealed = uow.cases.sealed_mail(case.id) if by else b""
            changes, candidates = changes_since_filing(uow, case), to_choose_from(uow, case)
        message, live = self._open_mail(sealed, by, typed=_typed(checks))
        return CaseView(
            case=case,
            parsed=parsed or live,
            checks=checks,
            organisation=next((o for o in organisations if o.key == case.organisation), None),
            channels=mandate_channels(checks, channels),
            wished=tuple(c for c in channels if c.kind in case.wished_kinds),
            mail=_head(message) if message else None,
            forgotten=parsed is None,
            roster_changes=changes,
            candidates=candidates,
        )

    def raw_mail(self, case_id: str | int, by: SignedIn) -> bytes:
        """Return the instruction mail exactly as it came (law.md L3)."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            sealed = uow.cases.sealed_mail(case.id)
        return self._crypto.unseal(by.keys.sealing, sealed)

    def override(self, case_id: int, check_name: str, reason: str, by: SignedIn) -> Changes:
        """Let a supervisor answer for an open check, with a reason.

        Raises:
            RightMissing, GroundMissing: not a supervisor, or no reason.
            DirectRequest: nobody can override that the person wrote themselves.
        """
        who = need(by, Right.OVERRIDE).user
        _reason(reason, "the override of a check")

        def change(check: Check) -> Check:
            if check.reason == DIRECT:
                raise DirectRequest
            return settle(check, by=who.id, at=self._clock(), note=reason.strip())

        return self._settle(case_id, check_name, change, by, "check.overridden")

    def editor_wrote(self, case_id: int, reason: str, by: SignedIn) -> Changes:
        """Record that an editor wrote a mail which the desk took for the person's own.

        Raises:
            RightMissing, GroundMissing: not a supervisor, or no reason.
            WriterNotEditor: the roster knows the sender as no editor, or as the person concerned.
        """
        who = need(by, Right.OVERRIDE).user
        _reason(reason, "calling the mail an editor's")
        with self._store.unit_of_work() as uow:
            case = fetch(uow, case_id)
            at_step(case, "settle a check", _CHECKING)
            checks = uow.cases.checks(case.id)
            require_editor_as_writer(case, checks)
            settled = tuple(
                settle(c, by=who.id, at=self._clock(), note=reason.strip())
                if c.reason == DIRECT
                else c
                for c in checks
            )
            uow.cases.save_checks(case.id, settled)
            changed = replace(case, nature=Nature.INSTRUCTION)
            return self._record.save(uow, changed, who.id, CORRECTED, check=NATURE)

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

    def call_back(self, case_id: int, call: CallBack, by: SignedIn) -> Changes:
        """Record a call that has settled a doubt about the sender (law.md L18).

        Raises:
            CallNotEnough: the sender is shown to be false, or there is nothing to settle.
            GroundMissing, NumberFromMail, CallTimeWrong: the call proves nothing as it is told.
        """
        who = need(by, Right.PREPARE).user
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            typed = _typed(uow.cases.checks(case.id))
            mail = self._open_mail(uow.cases.sealed_mail(case.id), by, typed=typed)
            organisations = uow.people.organisations()
        place = next((o for o in organisations if o.key == case.organisation), None)
        now = self._clock()
        refuse_worthless(call, case.received_at, now, mail[0], place)

        def change(check: Check) -> Check:
            if check.verdict is not Verdict.ATTENTION or check.settled_by:
                raise CallNotEnough
            return settle_by_call(check, by=who.id, at=now, note=call.note(now))

        return self._settle(case_id, SENDER, change, by, CALLED_BACK)

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
            changed = replace(
                with_preparer(case, who), state=CaseState.SET_ASIDE, note=reason.strip()
            )
            return self._record.save(uow, changed, who.id, "case.set_aside")

    def reopen(self, case_id: int, by: SignedIn) -> Changes:
        """Take a case that was set aside up again; a duplicate then stands on its own."""
        who = need(by, Right.PREPARE).user
        with self._store.unit_of_work() as uow:
            case = fetch(uow, case_id)
            at_step(case, "reopen", (CaseState.SET_ASIDE,))
            changed = replace(
                with_preparer(case, who), state=CaseState.CHECKING, duplicate_of="", note=""
            )
            facts = {"duplicate_of": case.duplicate_of} if case.duplicate_of else {}
            return self._record.save(uow, changed, who.id, "case.reopened", **facts)

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
            checks = uow.cases.checks(case.id)
            if check_name not in {check.name for check in checks}:
                raise OutsideMandate
            settled = tuple(change(c) if c.name == check_name else c for c in checks)
            uow.cases.save_checks(case.id, settled)
            case = _with_mandate(uow, case)
            if event == "channel.left_out" and not case.channels:
                raise OutsideMandate
            if event != "check.overridden":
                case = with_preparer(case, by.user)
            if disposal:
                case = replace(case, disposal_reference=disposal)
            return self._record.save(uow, case, by.user.id, event, check=check_name)

    def _open_mail(
        self, sealed: bytes, by: SignedIn | None, *, typed: bool
    ) -> tuple[ReadMessage | None, ParsedRequest | None]:
        if not sealed or by is None:
            return None, None
        raw = self._crypto.unseal(by.keys.sealing, sealed)
        mail = self._parser.understand(BoxEntry("", raw, typed=typed))
        return mail.message, mail.parsed


def _typed(checks: Iterable[Check]) -> bool:
    """Tell whether the case was typed in at the desk; only for showing what stands in its mail."""
    return any(check.reason == BY_PHONE for check in checks)


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
