"""What every use case does with a case: fetch it, fence it, record what was done to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from dsr_desk.config import DESK_ZONE
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.clocks.deadlines import local_day
from dsr_desk.domain.errors import ChecksOpen, UnknownCase, WrongStep
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Organisation, User, in_use
from dsr_desk.domain.record.audit import AuditEvent
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.domain.titles import channels_apart
from dsr_desk.domain.verifying.authority import candidates
from dsr_desk.domain.verifying.building import Setting
from dsr_desk.domain.verifying.checklist import Check, mandate_channels, open_checks
from dsr_desk.domain.verifying.direct import require_no_direct_request
from dsr_desk.services.ports import Bounds, Clock, UnitOfWork

UNATTENDED = "desk"
"""The actor of what the program does without a person, such as taking in a folder of mails."""

WAITING = "waiting"
"""The audit's fact that says since when a case waits for its editor."""
ENDS = "ends"
"""The audit's fact of a step after which nobody has to do anything: the state in which it leaves
the case; of a filing too, and empty there where somebody has."""
PREPARES = "prepares"
"""The audit's fact that whoever did the step has prepared the case (law.md L44)."""


def fetch(uow: UnitOfWork, case: str | int) -> Case:
    """Return a case by number or id.

    Raises:
        UnknownCase: there is none.
    """
    found = uow.cases.get(case)
    if found is None:
        raise UnknownCase(str(case))
    return found


def at_step(case: Case, step: str, states: Iterable[CaseState]) -> None:
    """Refuse a step that the case's state does not allow.

    Raises:
        WrongStep: it does not.
    """
    if case.state not in frozenset(states):
        raise WrongStep(step, case.state.value)


def all_settled(uow: UnitOfWork, case: Case) -> None:
    """Refuse to go on while a check is open.

    Raises:
        DirectRequest: the person wrote themselves; this comes first, as no override helps.
        ChecksOpen: naming the open checks.
    """
    checks = uow.cases.checks(case.id)
    require_no_direct_request(case, checks)
    still_open = open_checks(checks)
    if still_open:
        raise ChecksOpen(", ".join(check.name for check in still_open))


def mandate_of(uow: UnitOfWork, case: Case, *, erasing: bool = False) -> Mandate:
    """Return the fence around a case: its persons, in the channels its editor may speak for.

    An erasure takes staff replies only by channel policy; an export takes them always.
    """
    whole = case.kind.exports and not erasing
    fence = _fence(uow, case, uow.cases.checks(case.id), whole=whole)
    subjects = tuple((s.number, s.address) for s in case.subjects if s.address is not None)
    return replace(fence, subjects=subjects)


def bounds_of(uow: UnitOfWork, case: str | int) -> tuple[int, Mandate]:
    """Return a case's id and the fence around it: of a page, which asks for nobody in particular.

    Raises:
        UnknownCase: there is none.
    """
    return uow.unwritten(("bounds", case), partial(_bounds, uow, case))


def _bounds(uow: UnitOfWork, case: str | int) -> tuple[int, Mandate]:
    found = uow.cases.bounds(case)
    if found is None:
        raise UnknownCase(str(case))
    return found.id, _fence(uow, found, found.checks, whole=found.kind.exports)


def _fence(
    uow: UnitOfWork, case: Case | Bounds, checks: Iterable[Check], *, whole: bool
) -> Mandate:
    # Asked for no organisation's, the desk names those of all.
    own = uow.people.channels(case.organisation) if case.organisation else ()
    allowed = mandate_channels(checks, channels_apart(own))
    channels = tuple(channel for channel in allowed if channel.key not in case.away)
    return Mandate(case.organisation, channels, (), whole_conversations=whole)


def setting_of(
    uow: UnitOfWork,
    sender: EmailAddress | None,
    received: datetime,
    disposal: str,
    chosen: str = "",
) -> Setting:
    """Return what a mail is checked against, when it is filed and whenever it is checked again.

    ``chosen`` is the organisation that is on record for the case, where it was clear at filing or
    a person has chosen it.
    """
    organisations = uow.people.organisations()
    channels, roster = in_use(uow.people.channels()), uow.people.roster()
    keys = (chosen,) if chosen else candidates(sender, organisations, channels, roster, received)
    found = tuple(o for o in organisations if o.key in keys)
    organisation = found[0] if len(found) == 1 else None
    day = local_day(received, place_of(organisation)[1])
    several = found if len(found) > 1 else ()
    return Setting(organisation, channels, roster, day, disposal, several)


def place_of(organisation: Organisation | None) -> tuple[str, str]:
    """Return the country and time zone by whose calendar a case is reckoned."""
    if organisation is None:
        return "SE", DESK_ZONE
    return organisation.country, organisation.time_zone


def with_preparer(case: Case, user: User) -> Case:
    """Return the case with one more person who has prepared it (law.md L44)."""
    if user.id in case.preparers:
        return case
    return replace(case, preparers=(*case.preparers, user.id))


def moment_on_record(moment: datetime | None) -> str:
    """Return a moment as the audit's facts spell it; empty for none."""
    return moment.astimezone(UTC).isoformat() if moment is not None else ""


def ending(state: CaseState) -> str:
    """Return the state as the audit's fact of a filing has it: empty while it is open."""
    return "" if state.open else state.value


class Recorder:
    """Writes the audit event of a change, in the change's own transaction."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock."""
        self._clock = clock

    def note(
        self, uow: UnitOfWork, actor: str, event: str, case: Case | None = None, **facts: object
    ) -> None:
        """Append an event; facts are counts, codes, digests and ids, never personal data.

        Whoever stands in the case as its preparer does so on record too, by every step they take.
        """
        if case is not None and actor in case.preparers:
            facts[PREPARES] = "yes"
        pairs = tuple((name, str(value)) for name, value in facts.items())
        number = case.number if case else ""
        uow.audit.append(AuditEvent(self._clock(), actor, event, number, pairs))

    def save(self, uow: UnitOfWork, case: Case, actor: str, event: str, **facts: object) -> Changes:
        """Store a changed case with its event, commit, and say what changed.

        Whoever does something with a case has seen that a mail came; a run sees nothing.
        """
        if actor != UNATTENDED and not event.startswith("run."):
            case = replace(case, news="")
        timed = self._timed(case)
        if timed.waiting_since != case.waiting_since and timed.waiting_since is not None:
            facts[WAITING] = moment_on_record(timed.waiting_since)
        if not timed.state.open:
            facts[ENDS] = timed.state.value
        saved = uow.cases.save(timed)
        self.note(uow, actor, event, saved, **facts)
        uow.commit()
        return case_changed(saved.id)

    def _timed(self, case: Case) -> Case:
        """Keep since when the case has been waiting, whatever step begins or ends it."""
        if case.state is not CaseState.WAITING:
            return replace(case, waiting_since=None)
        return replace(case, waiting_since=case.waiting_since or self._clock())
