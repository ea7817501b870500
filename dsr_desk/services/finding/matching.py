"""Matching: find every item within the mandate, and decide about each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice
from operator import attrgetter

from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.errors import OutsideMandate, SourceUnavailable
from dsr_desk.domain.errors.steps import (
    ExclusionGroundMissing,
    UnknownMatch,
)
from dsr_desk.domain.finding.errors import MatchesNotOnRecord
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import (
    Decision,
    Found,
    Gap,
    Glance,
    ItemRef,
    Mandate,
    Match,
    MatchCounts,
)
from dsr_desk.domain.html_text import html_to_text
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import UNPLANNED, Case, CaseState
from dsr_desk.services.cases import (
    Recorder,
    all_settled,
    at_step,
    bounds_of,
    fetch,
    mandate_of,
    with_preparer,
)
from dsr_desk.services.finding.reach import gaps_of, parts_of, unread_in
from dsr_desk.services.finding.restricting import NOTHING, Restricted, Restricting
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import (
    Clock,
    DeskStore,
    MatchFilter,
    Sources,
    UnitOfWork,
)
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard
from dsr_desk.services.record.found_on_record import (
    DECIDED,
    FOUND,
    OTHERS,
    SEARCHED,
    decided_digest,
    decided_rows,
    decisions_stand,
    digest_of,
    found_digest,
    found_stand,
    others_digest,
    others_stand,
    reach_facts,
    rows_stand,
)

_SNIPPET = 160
_EMPTY = Glance("", "", "", 0, html=False)
_AT_ONCE = 500
_SOURCE = attrgetter("source")
SEARCHABLE = (*UNPLANNED, CaseState.RESIDUE)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search has found, and what it could not search."""

    counts: MatchCounts
    gaps: tuple[Gap, ...]
    added: int
    changed: int
    removed: int
    changes: Changes


class Unshown(Enum):
    """Why a row shows nothing of its item."""

    GONE = "gone"
    """It is not in its source any more."""
    RESTRICTED = "restricted"
    """Its processing is restricted (law.md L36)."""
    UNREACHED = "unreached"
    """Its source can't be asked now: whether it is there nobody knows."""


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A match with what its source shows now, or why that is nothing.

    No named tuple: Qt would hand it to a view as a list.
    """

    match: Match
    shown: Glance | Unshown

    @property
    def glance(self) -> Glance:
        """What is shown of the item; empty where that is nothing."""
        return _EMPTY if isinstance(self.shown, Unshown) else self.shown

    @property
    def snippet(self) -> str:
        """How what is read of the body begins, in one line; most rows are never asked for it."""
        text = self.glance.beginning
        if self.glance.html:
            text = html_to_text(_whole(text))
        return " ".join(text.split())[:_SNIPPET]


@dataclass(frozen=True, slots=True)
class MatchPage:
    """A page of matches, newest first."""

    rows: tuple[MatchRow, ...]
    next_key: tuple[str, int] | None


class Matching:
    """Searches the sources of a case and keeps its match set."""

    def __init__(
        self, store: DeskStore, sources: Sources, restricting: Restricting, clock: Clock
    ) -> None:
        """Take the desk's store, the content sources, what knows of restrictions, the clock."""
        self.restricting = restricting
        self._store = store
        self._sources = sources
        self._record = Recorder(clock)

    def search(
        self,
        case_id: str | int,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> SearchResult:
        """Search within the mandate; what was decided about items that stay is kept.

        Raises:
            NotSignedIn, RightMissing: nobody who may prepare is signed in: whoever searches stands
                in the case as one of its preparers.
            ChecksOpen: a check is neither ok nor settled.
            MatchesNotOnRecord: what a source gave that is a gap now is not what the audit has.
        """
        with self._store.reading() as uow:
            acting(uow, by, Right.PREPARE)
            case = fetch(uow, case_id)
            at_step(case, "search", SEARCHABLE)
            all_settled(uow, case)
            mandate = mandate_of(uow, case)
            every = uow.people.channels(case.organisation)
            again = uow.matches.counts(case.id).total > 0
            if not mandate.channels or not mandate.subjects:
                raise OutsideMandate
        gaps = gaps_of(self._sources, mandate, case, every)
        found, gaps = self._find_all(case, mandate, gaps, progress, cancel, hashed=again)
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            _ask_anew(uow, case)
            added, changed, removed = uow.matches.refresh(case.id, found)
            counts = uow.matches.counts(case.id)
            facts: dict[str, object] = {
                "found": counts.total,
                **reach_facts(gaps, mandate.channels),
                FOUND: found_digest(found),
                DECIDED: decided_digest(uow, case),
                OTHERS: others_digest(uow, case),
            }
            case = replace(with_preparer(case, who), state=CaseState.REVIEWING)
            changes = self._record.save(uow, case, who.id, SEARCHED, **facts)
        return SearchResult(counts, gaps, added, changed, removed, changes)

    def unread(self, case_id: str | int) -> tuple[Unread, ...]:
        """Return what the case's channels hold that no search can tell anything of."""
        with self._store.reading() as uow:
            mandate = mandate_of(uow, fetch(uow, case_id))
        return tuple(unread_in(self._sources, mandate))

    def gaps(self, case_id: str | int) -> tuple[Gap, ...]:
        """Return what can't be searched now."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            mandate = mandate_of(uow, case)
            every = uow.people.channels(case.organisation) if case.organisation else ()
        return gaps_of(self._sources, mandate, case, every)

    def counts(self, case_id: str | int) -> MatchCounts:
        """Count the match set."""
        with self._store.reading() as uow:
            return uow.matches.counts(fetch(uow, case_id).id)

    def page(
        self,
        case_id: str | int,
        where: MatchFilter = MatchFilter(),  # noqa: B008 (frozen, so it can be shared)
        after: tuple[str, int] | None = None,
        limit: int = 50,
        by: SignedIn | None = None,
    ) -> MatchPage:
        """Return a page of matches with what their sources show now.

        Raises:
            NotSignedIn: something is restricted, and nobody is signed in.
        """
        with self._store.reading() as uow:
            case, mandate = bounds_of(uow, case_id)
            matches, next_key = uow.matches.page(case, where, after, limit)
            restricted = self.restricting.of(uow, case, mandate.organisation, by)
        return MatchPage(self.rows(matches, mandate, restricted), next_key)

    def decide(
        self, case_id: int, match_ids: Sequence[int], decision: Decision, by: SignedIn
    ) -> Changes:
        """Include or exclude matches; an exclusion needs its ground.

        Raises:
            ExclusionGroundMissing: an exclusion without one.
            UnknownMatch: one of them is no match of this case; none was decided.
            MatchesNotOnRecord: what was decided before is not what the audit has.
        """
        if not decision.included and decision.ground is None:
            raise ExclusionGroundMissing
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            at_step(case, "decide", (CaseState.REVIEWING,))
            # Very many may be decided already: they are read once, and what changes is put to them.
            decided = decided_rows(uow.matches.decided(case.id))
            if not rows_stand(decided, case, tuple(uow.audit.entries(case.number))):
                raise MatchesNotOnRecord
            changed = uow.matches.decide(case.id, match_ids, decision, who.id)
            count = len(changed)
            if count < len(set(match_ids)):
                raise UnknownMatch
            decided |= decided_rows(changed)
            case = _as_decided(uow, with_preparer(case, who), case)
            word = "included" if decision.included else "excluded"
            ground = decision.ground.value if decision.ground else ""
            facts = {"count": count, "ground": ground, DECIDED: digest_of(decided)}
            self._record.note(uow, who.id, f"items.{word}", case, **facts)
            uow.commit()
        return case_changed(case.id)

    def _find_all(
        self,
        case: Case,
        mandate: Mandate,
        known: tuple[Gap, ...],
        progress: Progress,
        cancel: CancelToken | None,
        *,
        hashed: bool,
    ) -> tuple[list[Found], tuple[Gap, ...]]:
        """Return all that is found; whoever searches again wants to know what has changed.

        Then each item is hashed, and nothing that its store knows of it is believed.
        """
        found: list[Found] = []
        gaps = list(known)
        dead = {gap.source for gap in gaps if gap.source}
        for key, part in parts_of(mandate):
            if key in dead:
                found.extend(self._known(case, key))
                continue
            before = len(found)
            try:
                hits = self._sources.get(key).find(part, hashed=hashed)
                while some := list(islice(hits, _AT_ONCE)):
                    if cancel is not None:
                        cancel.check()
                    found += some
                    progress(Step("search", len(found)))
            except SourceUnavailable as problem:
                del found[before:]
                found.extend(self._known(case, key))
                reason = problem.facts.get("reason", "")
                gaps.extend(Gap(key, channel.key, reason) for channel in part.channels)
        progress(Step("search", len(found), len(found)))
        return found, tuple(gaps)

    def _known(self, case: Case, source: str) -> Iterator[Found]:
        """Yield what an earlier search found in a source that can't be searched now.

        Raises:
            MatchesNotOnRecord: rows say something else than that search did.
        """
        with self._store.reading() as uow:
            known = tuple(uow.matches.every(case.id))
            if not found_stand(case, known, tuple(uow.audit.entries(case.number))):
                raise MatchesNotOnRecord
        for m in (each for each in known if each.ref.source == source):
            yield Found(
                m.ref,
                m.channel,
                m.kind,
                m.conversation,
                m.at,
                m.fingerprint,
                m.subject_number,
                m.why,
            )

    def rows(
        self, matches: Sequence[Match], mandate: Mandate, restricted: Restricted = NOTHING
    ) -> tuple[MatchRow, ...]:
        """Return matches with what their sources show now, but for what is restricted."""
        refs = [match.ref for match in matches]
        shown: dict[ItemRef, Glance | Unshown] = {}
        if restricted is not NOTHING:
            hidden = (match.ref for match in matches if restricted.match(match))
            shown = dict.fromkeys(hidden, Unshown.RESTRICTED)
        asked = [ref for ref in refs if ref not in shown] if shown else refs
        for key in dict.fromkeys(map(_SOURCE, asked)):
            own = [ref for ref in asked if ref.source == key]
            try:
                glances = self._sources.get(key).glances(own, mandate)
            except SourceUnavailable:
                shown |= dict.fromkeys(own, Unshown.UNREACHED)
                continue
            shown |= zip(own, (glance or Unshown.GONE for glance in glances), strict=True)
        return tuple(map(MatchRow, matches, map(shown.__getitem__, refs)))


def _as_decided(uow: UnitOfWork, case: Case, before: Case) -> Case:
    """Return the case once items were decided about: an extract that waits is made anew."""
    if case.exported_at is not None and case.answered_at is None:
        case = replace(case, exported_at=None)
    return case if case == before else uow.cases.save(case)


def _ask_anew(uow: UnitOfWork, case: Case) -> None:
    """Forget decisions that are not those on record: people are asked for them again."""
    entries = tuple(uow.audit.entries(case.number))
    if not decisions_stand(uow, case, entries):
        uow.matches.undecide(case.id)
    if not others_stand(uow, case, entries):
        uow.redactions.take_back(case.id, [each.about for each in uow.redactions.of(case.id)])


def _whole(page: str) -> str:
    """Return the beginning of a page up to a tag that is cut in two."""
    before, opened, cut = page.rpartition("<")
    return before if opened and ">" not in cut else page
