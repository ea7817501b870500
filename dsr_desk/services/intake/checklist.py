"""The checklist of a case: shown with the mail it rests on, settled only with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import GroundMissing, OutsideMandate
from dsr_desk.domain.errors.steps import NumberMissing, UnknownCheck
from dsr_desk.domain.people import Right
from dsr_desk.domain.refusing import (
    DecisionMissing,
    RefusalDecision,
    RefusalGround,
)
from dsr_desk.domain.requests import (
    UNPLANNED,
    UNSETTLED,
    WISHES_DIFFER,
    Case,
    CaseState,
    Nature,
    Verdict,
)
from dsr_desk.domain.sender import CallBack, CallNotEnough, DetailsChanged
from dsr_desk.domain.verifying.checklist import (
    DISPOSAL,
    EDITOR,
    MAIL_SENDER,
    NATURE,
    NOTHING_NEW,
    SENDER,
    Check,
    disposal_check,
    open_checks,
    settle,
    settle_by_call,
)
from dsr_desk.domain.verifying.direct import (
    CORRECTED,
    DIRECT,
    DirectRequest,
    require_editor_as_writer,
)
from dsr_desk.domain.verifying.telling_apart import Told, WishesDiffer
from dsr_desk.services.cases import Recorder, at_step, fetch, mandate_of, with_preparer
from dsr_desk.services.intake.calling import call_facts, mail_place, refuse_worthless
from dsr_desk.services.intake.case_view import CaseView, CaseViews
from dsr_desk.services.intake.channels_since import RENEWED
from dsr_desk.services.intake.clocks import note_told_day
from dsr_desk.services.intake.leaving_out import leave_person_out, take_person_in
from dsr_desk.services.intake.mail_parser import MailParser
from dsr_desk.services.intake.refusing import refuse, taken_back
from dsr_desk.services.intake.settled import (
    CALLED_BACK,
    CHANNEL_OUT,
    DISPOSAL_RECORDED,
    OVERRIDDEN,
    READ,
    reference_hash,
)
from dsr_desk.services.intake.splitting import split_off
from dsr_desk.services.intake.telling_apart import tell_apart
from dsr_desk.services.intake.understanding import check_again
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, Cryptography, DeskStore, UnitOfWork
from dsr_desk.services.record.astray import closed_by_its_row
from dsr_desk.services.record.on_record import directory_fault

_NO_FACTS: Mapping[str, str] = MappingProxyType({})


class Checklist:
    """Shows and settles the checks of a case."""

    def __init__(
        self, store: DeskStore, parser: MailParser, crypto: Cryptography, clock: Clock
    ) -> None:
        """Take the desk's store, the parser, the algorithms and the clock."""
        self._store = store
        self._views = CaseViews(store, parser, crypto)
        self._crypto = crypto
        self._clock = clock
        self._record = Recorder(clock)

    def view(self, case_id: str | int, by: SignedIn | None = None) -> CaseView:
        """Return the case with its mails; without somebody signed in they stay sealed."""
        return self._views.view(case_id, by)

    def raw_mail(self, case_id: str | int, by: SignedIn, place: int = 0) -> bytes:
        """Return a mail of the case exactly as it came (law.md L3)."""
        return self._views.raw_mail(case_id, by, place)

    def attachment(self, case_id: str | int, by: SignedIn, mail: int, place: int) -> bytes:
        """Return a file that hangs on a mail of the case, to be looked at."""
        return self._views.attachment(case_id, by, mail, place)

    def override(self, case_id: int, check_name: str, reason: str, by: SignedIn) -> Changes:
        """Let a supervisor answer for an open check, with a reason.

        Raises:
            RightMissing, GroundMissing: not a supervisor, or no reason.
            DirectRequest: nobody can override that the person wrote themselves; nor a missing
                disposal decision, whose number is recorded instead (law.md L32).
            WishesDiffer: nobody can answer for the union of what several persons wish.
        """
        _reason(reason, "the override of a check")

        def change(check: Check) -> Check:
            if check.reason == DIRECT:
                raise DirectRequest
            if check.code == DISPOSAL:
                raise NumberMissing
            if check.reason == WISHES_DIFFER:
                raise WishesDiffer
            return settle(check, by=by.user.id, at=self._clock(), note=reason.strip())

        return self._settle(case_id, check_name, change, by, OVERRIDDEN)

    def editor_wrote(self, case_id: int, reason: str, by: SignedIn) -> Changes:
        """Record that an editor wrote a mail which the desk took for the person's own.

        Raises:
            RightMissing, GroundMissing: not a supervisor, or no reason.
            WriterNotEditor: the roster knows the sender as no editor, or as the person concerned.
        """
        _reason(reason, "calling the mail an editor’s")
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.OVERRIDE).user
            case = fetch(uow, case_id)
            at_step(case, "settle a check", UNPLANNED)
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
        _reason(reason, "leaving a channel out")

        def change(check: Check) -> Check:
            note = reason.strip()
            return settle(check, by=by.user.id, at=self._clock(), note=note, left_out=True)

        return self._settle(case_id, f"{EDITOR}:{channel}", change, by, CHANNEL_OUT)

    def call_back(
        self, case_id: int, call: CallBack, by: SignedIn, check_name: str = SENDER
    ) -> Changes:
        """Record a call that has settled a doubt about the sender of a mail (law.md L18).

        ``check_name`` is the instruction's sender, or ``mail_sender:2`` for a follow-up's.

        Raises:
            CallNotEnough: the sender is shown to be false, or there is nothing to settle.
            GroundMissing, NumberFromMail, CallTimeWrong: the call proves nothing as it is told.
            DetailsChanged: the organisation's number is not the one on record.
        """
        if check_name.partition(":")[0] not in (SENDER, MAIL_SENDER):
            raise CallNotEnough
        with self._store.reading() as uow:
            acting(uow, by, Right.PREPARE)
            case, place = fetch(uow, case_id), mail_place(check_name)
            came = {mail.place: mail.received_at for mail in uow.cases.mails(case.id)}
            organisations = uow.people.organisations()
            if directory_fault(uow, tuple(uow.audit.entries())):
                raise DetailsChanged
        mail = self._views.message(case.id, place, by)
        owner = next((o for o in organisations if o.key == case.organisation), None)
        now = self._clock()
        # A call from before a follow-up came has confirmed nothing of it.
        refuse_worthless(call, came.get(place, case.received_at), now, mail, owner)

        def change(check: Check) -> Check:
            if check.verdict is not Verdict.ATTENTION or check.settled_by:
                raise CallNotEnough
            return settle_by_call(check, by=by.user.id, at=now, note=call.note(now))

        hashed = partial(self._crypto.keyed_hash, by.keys.hashing)
        facts = call_facts(call, owner, hashed)
        return self._settle(case_id, check_name, change, by, CALLED_BACK, facts)

    def split(self, case_id: int, by: SignedIn) -> tuple[str, Changes]:
        """Make a case of its own of the channels that the sender is no editor of (law.md L17).

        Both cases have the same mails and persons, and each its own checklist; neither can ever
        touch the other's channels.  Returns the number of the new case.

        Raises:
            NothingToSplit: no channel, or every channel, is left for one of the two.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            at_step(case, "split", UNSETTLED)
            return split_off(uow, self._record, case, who, self._clock())

    def tell_apart(
        self, case_id: int, wishes: Mapping[int, Told], reason: str, by: SignedIn
    ) -> tuple[tuple[str, ...], Changes]:
        """Say whom which wish of a mail is about; every further wish becomes a case of its own.

        ``wishes`` has the number of every person.  Where the mail leaves a doubt, a supervisor
        answers for it: at once where one tells it, else by settling the check of the wish.
        Returns the numbers of all the cases, this one first.

        Raises:
            NoDoubtOfWishes: the mails leave none.
            NoSuchWish: a person without a wish, or with one that the mails do not ask for.
            GroundMissing: no reason.
        """
        _reason(reason, "telling the wishes apart")
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            at_step(case, "tell the wishes apart", UNSETTLED)
            return tell_apart(uow, self._record, case, wishes, reason, who, self._clock())

    def read_mail(self, case_id: int, check_name: str, reason: str, by: SignedIn) -> Changes:
        """Say that a follow-up was read and adds nothing, where the desk found nothing in it.

        Raises:
            OutsideMandate: the desk found something; only an override settles that.
        """
        _reason(reason, "what the mail says")

        def change(check: Check) -> Check:
            if check.reason != NOTHING_NEW:
                raise OutsideMandate
            return settle(check, by=by.user.id, at=self._clock(), note=reason.strip())

        return self._settle(case_id, check_name, change, by, READ)

    def leave_person_out(self, case_id: int, number: int, reason: str, by: SignedIn) -> Changes:
        """Take a person out of the case whom the request is not about; a plan is not made yet.

        Raises:
            UnknownPerson, LastPerson, GroundMissing: nobody, nobody else, or no reason.
        """
        _reason(reason, "leaving a person out")
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            at_step(case, "leave a person out", UNPLANNED)
            now = self._clock()
            return leave_person_out(uow, self._record, case, number, reason, who, now)

    def take_person_in(self, case_id: int, check_name: str, by: SignedIn) -> Changes:
        """Let a person who was left out belong to the case again."""
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            at_step(case, "take a person in", UNPLANNED)
            return take_person_in(uow, self._record, case, check_name, who)

    def renew(self, case_id: int, by: SignedIn) -> Changes:
        """Make the checks again, with the channels that were added since they were made.

        What is settled stays.  With a check that is open now the case goes back to its checks, and
        where none is, what lies in the channel is searched before a plan or an extract is made.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            at_step(case, "settle a check", UNPLANNED)
            case = _with_mandate(uow, check_again(uow, with_preparer(case, who)))
            if case.state is CaseState.REVIEWING and open_checks(uow.cases.checks(case.id)):
                case = replace(case, state=CaseState.CHECKING)
            return self._record.save(uow, case, who.id, RENEWED)

    def record_disposal(self, case_id: int, reference: str, by: SignedIn) -> Changes:
        """Record the public authority's disposal decision (law.md L32)."""
        _reason(reference, "the disposal decision’s number")

        def change(check: Check) -> Check:
            return disposal_check(reference.strip())

        number = reference.strip()
        facts = {"reference": reference_hash(number)}
        return self._settle(case_id, DISPOSAL, change, by, DISPOSAL_RECORDED, facts, number)

    def set_aside(
        self,
        case_id: int,
        reason: str,
        by: SignedIn,
        ground: RefusalGround | None = None,
        decision: str = "",
    ) -> Changes:
        """Close a case that is no request to carry out, or that the organisation refuses (L40).

        A ``ground`` is the organisation's: ``decision`` is the reference of its own written
        decision, and ``reason`` what it says there.

        Raises:
            RightMissing, GroundMissing, WrongStep: nobody may, or why is not said.
            DecisionMissing: a ground without the decision, or the other way round.
            DecisionOfNobody, DirectRequest: no organisation has decided anything.
        """
        _reason(reason, "setting the case aside")
        if (ground is None) != (not decision.strip()):
            raise DecisionMissing
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            at_step(case, "set aside", UNPLANNED)
            changed = replace(with_preparer(case, who), state=CaseState.SET_ASIDE)
            if ground is None:
                changed = replace(changed, note=reason.strip())
                return self._record.save(uow, changed, who.id, "case.set_aside")
            decided = RefusalDecision(
                ground, decision.strip(), reason.strip(), who.id, self._clock()
            )
            return refuse(uow, self._record, changed, decided)

    def reopen(self, case_id: int, by: SignedIn) -> Changes:
        """Take a case that was set aside up again; a duplicate then stands on its own.

        So is one taken up that nothing on record has closed, where nothing is planned in it:
        somebody has edited its row.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            if not closed_by_its_row(uow, case):
                at_step(case, "reopen", (CaseState.SET_ASIDE,))
            changed, facts = taken_back(with_preparer(case, who))
            changed = replace(changed, state=CaseState.CHECKING, duplicate_of="", note="")
            facts |= {"duplicate_of": case.duplicate_of} if case.duplicate_of else {}
            return self._record.save(uow, changed, who.id, "case.reopened", **facts)

    def _settle(
        self,
        case_id: int,
        check_name: str,
        change: Callable[[Check], Check],
        by: SignedIn,
        event: str,
        facts: Mapping[str, str] = _NO_FACTS,
        disposal: str = "",
    ) -> Changes:
        right = Right.OVERRIDE if event == OVERRIDDEN else Right.PREPARE
        with self._store.unit_of_work() as uow:
            acting(uow, by, right)
            case = fetch(uow, case_id)
            at_step(case, "settle a check", UNPLANNED)
            if disposal:
                case = replace(case, disposal_reference=disposal)
            checks = uow.cases.checks(case.id)
            if check_name not in {check.name for check in checks}:
                raise UnknownCheck(check_name)
            if check_name in {f"{EDITOR}:{channel}" for channel in case.away}:
                # A split gave the channel to another case; nobody takes it back here.
                raise OutsideMandate
            settled = tuple(change(c) if c.name == check_name else c for c in checks)
            uow.cases.save_checks(case.id, settled)
            before, case = case, check_again(uow, case)
            note_told_day(uow, self._record, before, case, by.user.id)
            case = _with_mandate(uow, case)
            if event == CHANNEL_OUT and not case.channels:
                raise OutsideMandate
            if event == CHANNEL_OUT and case.answered_at is None:
                # An extract with the channel does not leave any more.
                case = replace(case, exported_at=None)
            if event != OVERRIDDEN:
                case = with_preparer(case, by.user)
            return self._record.save(uow, case, by.user.id, event, check=check_name, **facts)


def _with_mandate(uow: UnitOfWork, case: Case) -> Case:
    channels = mandate_of(uow, case).channels
    return replace(case, channels=tuple(channel.key for channel in channels))


def _reason(text: str, what: str) -> None:
    if not text.strip():
        raise GroundMissing(what)
