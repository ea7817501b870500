"""Redacting: who else is in a package, and what is decided about each (law.md L26, L27)."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.answers.errors import SendingUndecided
from dsr_desk.domain.answers.sending import SendState
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import WrongStep
from dsr_desk.domain.errors.steps import WrongKind
from dsr_desk.domain.extracts.redaction.decided import GROUNDS, Choice, Decided, RedactionGround
from dsr_desk.domain.extracts.redaction.deciding import REDACTABLE, handed_over
from dsr_desk.domain.extracts.redaction.errors import OthersAskedAnew, RedactionRefused
from dsr_desk.domain.extracts.redaction.seeking import Seeker
from dsr_desk.domain.extracts.redaction.shorts import short_forms
from dsr_desk.domain.finding.matches import Item, Why
from dsr_desk.domain.html_text import html_to_text
from dsr_desk.domain.people import Right, User
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.cases import Recorder, at_step, fetch, mandate_of, with_preparer
from dsr_desk.services.erasing.delivered import PACKAGE_VOIDED
from dsr_desk.services.extracts.others import (
    Going,
    StandingFile,
    StandingParty,
    Survey,
    Surveying,
    gathered,
    redaction_of,
)
from dsr_desk.services.extracts.packing import packed
from dsr_desk.services.people.accounts import SignedIn, acting, need
from dsr_desk.services.ports import Clock, DeskStore, Sources, UnitOfWork
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard
from dsr_desk.services.record.found_on_record import (
    OTHERS,
    others_digest,
    others_stand,
)
from dsr_desk.services.targets import files_of

DECIDED, TAKEN_BACK = "redaction.decided", "redaction.taken_back"
ASKED_ANEW = "redaction.asked_anew"
"""What was decided about other people had been edited, and was forgotten."""
_MOST_PLACES = 50
"""Of one person that are listed; all are counted."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where somebody is named."""

    match: int
    number: int
    """Of the item in the package."""
    words: str
    """As it is written there."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody else, for the list."""

    standing: StandingParty
    count: int
    """How many times they are named."""
    items: int
    """In how many items."""
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class OthersView:
    """Everybody else in a case's package, and the files that can't go as they are."""

    case: int
    persons: tuple[PersonRow, ...]
    files: tuple[StandingFile, ...]
    staff: int
    """How many identifiers of staff are masked by the organisation's policy."""
    sent_along: tuple[int, ...] = ()
    """Numbers of items in the package that somebody else sent too: their text is also theirs."""

    @property
    def undecided(self) -> int:
        """How many persons and files nobody has decided about."""
        persons = sum(not row.standing.standing.decided for row in self.persons)
        return persons + sum(not file.standing.decided for file in self.files)


@dataclass(frozen=True, slots=True)
class Before:
    """How things stood before a step, so that it can be taken back."""

    about: tuple[str, ...]
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class DecidedOthers:
    """What a decision has changed."""

    before: Before
    changes: Changes


@dataclass(slots=True)
class _Count:
    times: int = 0
    items: set[int] = field(default_factory=set)
    spots: list[Spot] = field(default_factory=list)

    def note(self, spot: Spot) -> None:
        self.times += 1
        self.items.add(spot.number)
        if len(self.spots) < _MOST_PLACES:
            self.spots.append(spot)


class Redacting:
    """Shows and decides who is taken out of a case's package."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        surveying: Surveying,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the stores, what goes through items, the folders and the clock."""
        self._store = store
        self._sources = sources
        self._surveying = surveying
        self._paths = paths
        self._clock = clock
        self._record = Recorder(clock)

    def view(
        self,
        case_id: str | int,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> OthersView:
        """Go through the case's items and list everybody else in them; nothing of it is stored.

        Raises:
            WrongStep: the case asks for no extract, or has not been reviewed.
        """
        signed, cancel = need(by, Right.PREPARE), cancel or CancelToken()
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            going = gathered(uow, _exporting(case), mandate_of(uow, case))
        key = signed.keys.hashing
        survey = self._surveying.survey(going, key, progress, cancel)
        redaction = redaction_of(going, survey)
        return OthersView(
            case.id,
            self._rows(going, survey, progress, cancel),
            tuple(self._surveying.files(going, redaction, key, progress, cancel)),
            len(redaction.staff),
            tuple(n for n, m in enumerate(going.matches, 1) if m.why is Why.CO_AUTHOR),
        )

    def decide(
        self,
        case_id: str | int,
        about: Sequence[str],
        choice: Choice,
        ground: RedactionGround,
        by: SignedIn | None,
    ) -> DecidedOthers:
        """Take somebody out or show them, hold a file back or hand it over, with a ground (L27).

        A package that was made before and has not been handed over is void from now on.

        Raises:
            RedactionRefused: the ground is none for this choice, or nothing is named.
            OthersAskedAnew: what was decided before is not what the audit has; it was forgotten.
            WrongStep: the case is not at a step where its extract can still change.
        """
        if ground not in GROUNDS[choice] or not about:
            raise RedactionRefused("the ground does not fit the choice")
        at = self._clock()
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = _settled(uow, _exporting(fetch(uow, case_id)))
            self._require_on_record(uow, case, who)
            before = _standing(uow, case, about)
            uow.redactions.put(case.id, [Decided(a, choice, ground, who.id, at) for a in about])
            facts = {"count": len(about), "choice": choice.value, "ground": ground.value}
            changes = self._saved(uow, with_preparer(case, who), who.id, DECIDED, facts)
        self._remove(case)
        return DecidedOthers(before, changes)

    def put_back(self, case_id: str | int, before: Before, by: SignedIn | None) -> DecidedOthers:
        """Take a step back: everything stands again as it did before it.

        Raises:
            OthersAskedAnew: what was decided before is not what the audit has; it was forgotten.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = _settled(uow, _exporting(fetch(uow, case_id)))
            self._require_on_record(uow, case, who)
            now = _standing(uow, case, before.about)
            uow.redactions.take_back(case.id, before.about)
            uow.redactions.put(case.id, before.decided)
            facts = {"count": len(before.about)}
            changes = self._saved(uow, with_preparer(case, who), who.id, TAKEN_BACK, facts)
        self._remove(case)
        return DecidedOthers(now, changes)

    def _require_on_record(self, uow: UnitOfWork, case: Case, who: User) -> None:
        """Forget all that was decided about others in a case where some of it was edited.

        A search does so too; a case that waits for its answer is not searched again.

        Raises:
            OthersAskedAnew: it was edited.
        """
        if others_stand(uow, case, tuple(uow.audit.entries(case.number))):
            return
        every = uow.redactions.of(case.id)
        uow.redactions.take_back(case.id, [each.about for each in every])
        facts = {"count": len(every)}
        self._saved(uow, with_preparer(case, who), who.id, ASKED_ANEW, facts)
        self._remove(case)
        raise OthersAskedAnew

    def _rows(
        self, going: Going, survey: Survey, progress: Progress, cancel: CancelToken
    ) -> tuple[PersonRow, ...]:
        """Count where each is named, in the same way as they are taken out."""
        wanted = [(i, p.party.number) for p in survey.parties for i in p.party.identifiers]
        certain = [
            (i, p.party.number)
            for p in survey.parties
            if p.party.certain
            for i in p.party.identifiers
        ]
        seeker = Seeker(wanted, survey.own, short_forms(certain, survey.own, -1))
        counts = {each.party.number: _Count() for each in survey.parties}
        for match, each in packed(self._sources, going.matches, going.mandate):
            cancel.check()
            for text in _texts(each.item):
                for hit in seeker.find(text):
                    if hit.owner in counts:
                        words = text[hit.start : hit.end]
                        counts[hit.owner].note(Spot(match.id, each.number, words))
            progress(Step("count-others", each.number, len(going.matches)))
        return tuple(
            PersonRow(each, found.times, len(found.items), tuple(found.spots))
            for each, found in zip(survey.parties, counts.values(), strict=True)
        )

    def _saved(
        self, uow: UnitOfWork, case: Case, who: str, event: str, facts: Mapping[str, object]
    ) -> Changes:
        """Store the case; an extract that was made before is void and has to be made again."""
        facts = {**facts, OTHERS: others_digest(uow, case)}
        if case.exported_at is None:
            return self._record.save(uow, case, who, event, **facts)
        self._record.note(uow, who, PACKAGE_VOIDED, case, made=case.exported_at.isoformat())
        state = CaseState.REVIEWING if case.state is CaseState.TO_ANSWER else case.state
        return self._record.save(
            uow, replace(case, exported_at=None, state=state), who, event, **facts
        )

    def _remove(self, case: Case) -> None:
        """Remove the void package, and what was sealed of it, from the workspace's own folder."""
        if case.exported_at is None or not self._paths.packages.is_dir():
            return
        for path in files_of(self._paths.packages, case.number):
            if path.is_dir():
                # What a killed desk has left of it.
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


DELIVERED = "The extract has been handed over, and nothing in it can be changed any more."


def _exporting(case: Case) -> Case:
    """Return a case whose extract can still change.

    Raises:
        WrongStep: it asks for none, or its extract has been handed over.
    """
    if not case.kind.exports:
        raise WrongKind("decide about other people", case.kind.value)
    at_step(case, "decide about other people", REDACTABLE)
    if handed_over(case):
        raise WrongStep("decide about other people", case.state.value, DELIVERED)
    return case


def _settled(uow: UnitOfWork, case: Case) -> Case:
    """Return a case none of whose mails is on its way.

    Raises:
        SendingUndecided: its extract may be leaving, or may have left.
    """
    if any(each.state is SendState.SENDING for each in uow.sendings.of_case(case.id)):
        raise SendingUndecided
    return case


def _standing(uow: UnitOfWork, case: Case, about: Iterable[str]) -> Before:
    wanted = frozenset(about)
    stored = tuple(each for each in uow.redactions.of(case.id) if each.about in wanted)
    return Before(tuple(sorted(wanted)), stored)


def _texts(item: Item) -> Iterable[str]:
    body = html_to_text(item.body) if item.html else item.body
    names = (attachment.filename for attachment in item.attachments)
    return (item.author_name, item.author, *item.recipients, item.subject, body, *names)
