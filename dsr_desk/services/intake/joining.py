"""Joining: which case a mail says it belongs to, whether it may, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.clocks.deadlines import local_day
from dsr_desk.domain.intake.disposal import disposal_reference
from dsr_desk.domain.relations import Relation, RelationKind
from dsr_desk.domain.requests import (
    Case,
    CaseState,
    MailRole,
    Nature,
    ParsedRequest,
    ReadMessage,
    Verdict,
)
from dsr_desk.domain.verifying.checklist import FOLLOW_UP
from dsr_desk.services.cases import Recorder, place_of
from dsr_desk.services.intake.clocks import note_told_day
from dsr_desk.services.intake.kin import about_too, kin_of, places_of
from dsr_desk.services.intake.refusing import taken_back
from dsr_desk.services.intake.sender_keys import key_facts
from dsr_desk.services.intake.understanding import check_again
from dsr_desk.services.ports import CaseMail, Cryptography, NewMail, UnitOfWork

_TAG = re.compile(r"\[(DSR-\d{4,9})\]", re.IGNORECASE)
ID_REUSED = "message-id-reused"
"""Another mail bears the same Message-ID with other content: whose it is can't be told by it."""
_AUTOMATIC = (Nature.BOUNCE, Nature.AUTO_REPLY)
UNDER_WAY = (CaseState.RUNNING, CaseState.RESIDUE, CaseState.TO_ANSWER)
"""While what was approved is being carried out."""
PLANNED = (CaseState.TO_APPROVE, CaseState.APPROVED)
"""While a plan waits for its approval or its run."""
_LOOKED_THROUGH = 200_000
"""Bytes of a bounce in which the answer that came back is sought."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail that has just come in, read and understood."""

    data: bytes
    sealed: bytes
    message: ReadMessage
    parsed: ParsedRequest
    received: datetime
    typed: bool = False
    """Typed in at the desk after a call: it never joins another case."""
    id_reused: bool = False
    """Another mail came under its Message-ID before: it counts in no case but its own."""

    @property
    def sender(self) -> EmailAddress | None:
        """The sender, when there is exactly one."""
        return self.message.senders[0] if len(self.message.senders) == 1 else None


@dataclass(frozen=True, slots=True)
class Claim:
    """The case a mail refers to.

    Without a ``role`` it is filed as a case of its own, which names the other with ``relation``;
    so it is with the role ``late``, and the other case shows it too.  What follows a case up is
    shown in its kin that are being carried out.
    """

    case: Case
    role: MailRole | None
    relation: RelationKind = RelationKind.CLAIMS
    meant: bool = False
    """Whether the mail answers a letter about this very case, or bears its number."""

    @property
    def own_case(self) -> bool:
        """Whether the mail becomes a case of its own."""
        return self.role in (None, MailRole.LATE)

    def relations(self) -> tuple[Relation, ...]:
        """Return what the mail's own case says of the other."""
        return (Relation(self.relation, self.case.number),)


class Joining:
    """Lets follow-ups join their case."""

    def __init__(self, crypto: Cryptography, record: Recorder, desk_domain: str) -> None:
        """Take the algorithms, the recorder, and the domain of the desk's own answers."""
        self._crypto = crypto
        self._record = record
        self._answer = re.compile(
            r"<(dsr-\d{4,9})\.(\d{1,9})\.[a-z_]{1,20}@" + re.escape(desk_domain) + ">",
            re.IGNORECASE,
        )

    def claim(self, uow: UnitOfWork, mail: Arrival) -> Claim | None:
        """Return the case that the mail refers to and what it may be to it; None for a new one."""
        if mail.parsed.nature in _AUTOMATIC:
            return self._notice(uow, mail)
        named = frozenset(subject.address for subject in mail.parsed.subjects)
        case, certain, meant = self._meant(uow, mail.message, named)
        if case is None:
            return None
        case = _whose(uow, case, named)
        may = certain and not mail.id_reused and may_add(uow, case, mail)
        if may and case.state is CaseState.SET_ASIDE and case.duplicate_of:
            # The copy has all the persons: whose wish is where, its original knows.
            case = _whose(uow, uow.cases.get(case.duplicate_of) or case, named)
        if not may:
            return Claim(case, None)
        if not _takes(uow, case):
            # What it is too late for here may come in time for another case of the same mail.
            kin = (each for each in kin_of(uow, case) if _takes(uow, each))
            case = next((k for k in kin if about_too(uow, k, case, mail.parsed, meant=meant)), case)
        if case.state in UNDER_WAY:
            return Claim(case, MailRole.LATE, RelationKind.FOLLOWS, meant)
        if not _takes(uow, case):
            return Claim(case, None, RelationKind.FOLLOWS, meant)
        return Claim(case, MailRole.FOLLOW_UP, meant=meant)

    def join(
        self, uow: UnitOfWork, claim: Claim, role: MailRole, mail: Arrival, actor: str
    ) -> tuple[Case, tuple[Case, ...]]:
        """Store the mail with its case; a follow-up is understood together with those before it.

        Returns the case, and its kin that the mail has reached as well.  The caller commits.
        """
        case = claim.case
        head = (mail.message.message_id, mail.message.sha256, mail.received, mail.sender)
        content = mail.message.identity[1]
        stored = uow.cases.join(case.id, NewMail(*head, mail.parsed, mail.sealed, content), role)
        facts = joined_facts(stored.sha256, role, mail.received) | key_facts(mail.message.keys)
        if role is MailRole.FOLLOW_UP:
            # Whoever refused the request has written about it again.
            case, undone = taken_back(case)
            facts |= undone
        self._record.note(uow, actor, "mail.joined", case, **facts)
        if mail.parsed.nature is Nature.AUTO_REPLY and not case.state.open:
            # That somebody is on holiday is nobody's matter once a case is done.
            return uow.cases.save(case), ()
        if role is not MailRole.FOLLOW_UP:
            return uow.cases.save(replace(case, news=role.value)), ()
        joined = self._understood(uow, case, mail, actor)
        return joined, tuple(self._tell_kin(uow, claim, joined, stored, mail, actor))

    def _understood(self, uow: UnitOfWork, case: Case, mail: Arrival, actor: str) -> Case:
        """Understand a case together with a follow-up that is stored with it."""
        role = MailRole.FOLLOW_UP
        reference = case.disposal_reference or disposal_reference(new_text(mail.parsed))
        changed = replace(case, news=role.value, disposal_reference=reference)
        taken = taken_up(uow, self._record, changed, actor)
        understood = check_again(uow, taken)
        note_told_day(uow, self._record, taken, understood, actor)
        return understood

    def _tell_kin(
        self,
        uow: UnitOfWork,
        claim: Claim,
        joined: Case,
        stored: CaseMail,
        mail: Arrival,
        actor: str,
    ) -> Iterator[Case]:
        """Let a follow-up belong to the other cases of the same mail that it may be about.

        Where one is being carried out it is shown; yields them.
        """
        answered = f"{FOLLOW_UP}:{stored.place + 1}"
        completes = any(
            check.name == answered and check.verdict is Verdict.OK
            for check in uow.cases.checks(joined.id)
        )
        if claim.meant and completes and not mail.parsed.subjects:
            return
        for each in kin_of(uow, joined):
            late = each.state in UNDER_WAY
            if not (late or (each.state.open and _takes(uow, each))):
                continue
            if not about_too(uow, each, joined, mail.parsed, meant=claim.meant):
                continue
            role = MailRole.LATE if late else MailRole.FOLLOW_UP
            uow.cases.link(each.id, stored.id, role)
            facts = joined_facts(stored.sha256, role, mail.received) | key_facts(mail.message.keys)
            self._record.note(uow, actor, "mail.joined", each, **facts)
            if late:
                uow.cases.save(replace(each, news=role.value))
            else:
                self._understood(uow, each, mail, actor)
            yield each

    def show_late(
        self, uow: UnitOfWork, claim: Claim, new: Case, mail: Arrival, actor: str
    ) -> tuple[Case, ...]:
        """Show a mail that made a case of its own in the cases for which it comes too late, too.

        Those are the one it follows up and its kin, while they are being carried out; returns them.
        """
        if claim.relation is not RelationKind.FOLLOWS:
            return ()
        (stored, *_) = uow.cases.mails(new.id)
        facts = joined_facts(stored.sha256, MailRole.LATE, stored.received_at)
        kin = [
            each
            for each in kin_of(uow, claim.case)
            if each.state in UNDER_WAY
            and about_too(uow, each, claim.case, mail.parsed, meant=claim.meant)
        ]
        shown = (claim.case, *kin) if claim.role is MailRole.LATE else tuple(kin)
        for each in shown:
            uow.cases.link(each.id, stored.id, MailRole.LATE)
            self._record.note(uow, actor, "mail.joined", each, **facts)
            uow.cases.save(replace(each, news=MailRole.LATE.value))
        return shown

    def _notice(self, uow: UnitOfWork, mail: Arrival) -> Claim | None:
        """Return the case whose answer came back or was answered by a machine."""
        message = mail.message
        ids = [message.in_reply_to, *reversed(message.references)]
        if message.nature is Nature.BOUNCE:
            ids.append(mail.data[:_LOOKED_THROUGH].decode("ascii", "replace"))
        case = self._answered(uow, ids)
        return Claim(case, MailRole.NOTICE) if case else None

    def _meant(
        self, uow: UnitOfWork, message: ReadMessage, named: frozenset[EmailAddress]
    ) -> tuple[Case | None, bool, bool]:
        """Return the case a mail refers to, whether all that it says first-hand agrees.

        And whether it says which of the cases of one mail it means.

        A Message-ID that several mails bear leads to no case for certain: a forger can have sent
        one of them to draw the answer into a case of their own.
        """
        tagged = {number.upper() for number in _TAG.findall(message.subject)}
        by_tag = [case for case in map(uow.cases.get, sorted(tagged)) if case]
        answered = self._answered(uow, [message.in_reply_to])
        replied = (answered,) if answered else uow.cases.with_mails([message.in_reply_to])
        if by_tag and replied:
            both = [case for case in replied if case.id == by_tag[0].id]
            return (both or by_tag)[0], bool(both) and len(by_tag) == 1, True
        if by_tag:
            return _likeliest(by_tag), len(by_tag) < 2, True
        if replied:
            certain = bool(answered) or not uow.cases.shared_ids([message.in_reply_to])
            return _likeliest(_about(replied, named)), certain, bool(answered)
        return self._referred(uow, message.references, named)

    def _referred(
        self, uow: UnitOfWork, ids: Sequence[str], named: frozenset[EmailAddress]
    ) -> tuple[Case | None, bool, bool]:
        """Return of the mails before the one that is answered what ``_meant`` does."""
        earlier = self._answered(uow, list(reversed(ids)))
        cases = (earlier,) if earlier else uow.cases.with_mails(ids)
        certain = bool(earlier) or not uow.cases.shared_ids(ids)
        if not cases:
            return None, True, False
        return _likeliest(_about(cases, named)), certain, bool(earlier)

    def _answered(self, uow: UnitOfWork, texts: Sequence[str]) -> Case | None:
        """Return the case of the first of these texts that names an answer the desk has saved."""
        for text in texts:
            found = self._answer.search(text)
            case = uow.cases.get(found.group(1)) if found else None
            # The answer's number is the version of the case that was answered.
            if found and case is not None and int(found.group(2)) < case.version:
                return case
        return None


def taken_up(uow: UnitOfWork, record: Recorder, case: Case, actor: str) -> Case:
    """Return the case at its checks again; a plan that was made before is void.  Not stored."""
    plan = uow.plans.latest(case.id) if case.state in PLANNED else None
    if plan is not None:
        uow.plans.withdraw(plan.id)
        record.note(uow, actor, "plan.withdrawn", case, digest=plan.digest)
    note = "" if case.state is CaseState.SET_ASIDE else case.note
    return replace(case, state=CaseState.CHECKING, note=note, waiting_since=None, run_after=None)


def _takes(uow: UnitOfWork, case: Case) -> bool:
    """Tell whether a follow-up can still be understood together with a case."""
    past = case.state in UNDER_WAY or case.state is CaseState.CLOSED
    return not past and uow.cases.parsed(case.id) is not None


def may_add(uow: UnitOfWork, case: Case, mail: Arrival) -> bool:
    """Tell whether the sender is the case's own, or an editor of the same organisation.

    A sender that our own server calls forged is nobody; one who is only not proved joins, and the
    checklist keeps the mail from counting.
    """
    sender = mail.sender
    if sender is None or mail.parsed.nature is Nature.NEWSLETTER:
        return False
    if mail.parsed.sender.verdict is Verdict.FAILED:
        return False
    if sender == case.sender:
        return True
    owners = {o.key: o for o in uow.people.organisations()}
    day = local_day(mail.received, place_of(owners.get(case.organisation))[1])
    roster = uow.people.roster()
    own = [c.key for c in uow.people.channels() if c.organisation == case.organisation]
    return any(roster.entry_for(sender, key, day) is not None for key in own)


def joined_facts(sha256: str, role: MailRole, received: datetime) -> dict[str, str]:
    """Return what the audit keeps of a mail that joined a case: enough to know it again."""
    moment = received.astimezone(UTC).isoformat()
    return {"sha256": sha256, "role": role.value, "received": moment}


def new_text(parsed: ParsedRequest) -> str:
    """Return the mail's text without history, signature and disclaimers, on one line."""
    kept: list[str] = []
    position = 0
    for span in parsed.quoted:
        kept.append(parsed.text[position : span.start])
        position = max(position, span.end)
    kept.append(parsed.text[position:])
    return " ".join("".join(kept).split())


def _about(cases: Sequence[Case], named: frozenset[EmailAddress]) -> Sequence[Case]:
    """Return those of the cases of one mail that are about all whom a follow-up names, or all."""
    known = [(case, {subject.address for subject in case.subjects}) for case in cases]
    return [case for case, persons in known if named and named <= persons] or cases


def _likeliest(cases: Sequence[Case]) -> Case:
    """Return the case that waits for the mail, else one that it can still join, else the oldest."""
    waiting = [case for case in cases if case.state is CaseState.WAITING]
    opened = [case for case in cases if case.state.open]
    before = [case for case in opened if case.state not in UNDER_WAY]
    return (waiting or before or opened or list(cases))[0]


def _whose(uow: UnitOfWork, case: Case, named: frozenset[EmailAddress]) -> Case:
    """Return the case that has the wish of those whom a mail names, where this one has it not."""
    if not named or named & {subject.address for subject in case.subjects}:
        return case
    places = places_of(uow, case)
    for relation in case.relations:
        if named & {places[place] for place in relation.persons if place in places}:
            return uow.cases.get(relation.case) or case
    return case
