"""Runs, their outcomes and stages, and the certificate that stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from dsr_desk.domain.canonical import Json
from dsr_desk.domain.counting import Count
from dsr_desk.domain.erasing.plans import PlanItem
from dsr_desk.domain.erasing.traces import TRIGGERS, UNSEARCHED
from dsr_desk.domain.finding.detecting.kinds import PREFIX

CERTIFICATE_FORMAT = "dsr-certificate/1"


class Outcome(StrEnum):
    """What happened to one item; each item of a run ends with exactly one."""

    ERASED = "erased"
    ANONYMISED = "anonymised"
    PSEUDONYMISED = "pseudonymised"
    """What is told of an anonymised item while something may still identify the person (law.md
    L34): a word of runs and certificates, never an item's own outcome."""
    ALREADY_GONE = "already_gone"
    GONE_AFTER_RESTART = "gone_after_restart"
    CHANGED = "changed_since_approval"
    HELD = "held"
    """A legal hold stood in the way when the run came to it: it was left alone."""
    FAILED = "failed"

    @property
    def done(self) -> bool:
        """Whether nothing of the item is left to do."""
        return self not in (Outcome.CHANGED, Outcome.HELD, Outcome.FAILED)


class Standing(StrEnum):
    """How an item stands in its source, compared with the plan."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"
    ANONYMISED = "anonymised"


class ItemOutcome(NamedTuple):
    """The outcome of one plan item; ``reason`` is technical and holds no content."""

    number: int
    outcome: Outcome
    reason: str = ""


class RunItem(NamedTuple):
    """A plan item as the run sees it: whether it has an intent, and was seen then."""

    item: PlanItem
    intent: bool = False
    seen: bool = False


class Happened(NamedTuple):
    """What a run has noted of an item: intent (and whether it was seen then) and outcome."""

    number: int
    intent: bool = False
    seen: bool = False
    outcome: Outcome | None = None
    reason: str = ""


class OpenItem(NamedTuple):
    """An item without an outcome: its number, whether it has an intent, and was seen then."""

    number: int
    intent: bool = False
    seen: bool = False


class StageName(StrEnum):
    """The stages of a run, in order; each may be repeated alone."""

    ACT = "act"
    LEFTOVERS = "leftovers"
    RESIDUE = "residue"
    SCRUB = "scrub"
    FORGET = "forget"
    BYTES = "bytes"
    CERTIFY = "certify"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a run: when it began and ended, and its figures."""

    name: StageName
    started_at: datetime
    finished_at: datetime | None = None
    figures: tuple[tuple[str, int], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Something of the person still found after the run; ``what`` is a code of ``traces``.

    ``blocking`` traces keep the case open; the others stand outside the instruction (mentions in
    other people's texts, content of other channels) and are named on the certificate.
    """

    place: str
    what: str
    count: int
    blocking: bool = True


def merged(earlier: Iterable[Trace], found: Sequence[Trace]) -> tuple[Trace, ...]:
    """Return what a run has found by now: an earlier look's, and what a later one says of the same.

    What an earlier stage has found outside the instruction is still there.  Triggers that were
    taken away since may have copied while they were there: of them the most that there were counts.
    """
    looked = {trace.what for trace in found}
    triggers = {trace.place: trace.count for trace in found if trace.what == TRIGGERS}
    stays = [
        trace
        for trace in earlier
        if not trace.blocking and (trace.what not in looked or _exceeds(trace, triggers))
    ]
    more = {trace.place for trace in stays if trace.what == TRIGGERS}
    new = [trace for trace in found if trace.what != TRIGGERS or trace.place not in more]
    return tuple(dict.fromkeys((*stays, *new)))


def _exceeds(trace: Trace, triggers: Mapping[str, int]) -> bool:
    return trace.what == TRIGGERS and trace.count > triggers.get(trace.place, 0)


BY_CALL = "a call to the organisation, on record at the desk"
"""What a certificate says of a call back; printed in the words of each page."""
WAIT_HOURS = "wait_hours"
"""Figure of the first stage: how many hours had to lie between the approval and the run."""
WAIT_COUNTED = "wait_counted"
"""Figure beside it: 1 where the machine’s own count has told so, 0 where only its clock has, which
can be set (after a restart, or on another machine)."""


def says_unsearched(trace: Trace) -> bool:
    """Tell whether a trace counts what could not be searched, and nothing that was found."""
    return trace.what in UNSEARCHED


def identifies(trace: Trace) -> bool:
    """Tell whether a trace names something by which an anonymised text may still be known."""
    return trace.what.startswith(PREFIX)


class RunState(StrEnum):
    """Where a run stands."""

    RUNNING = "running"
    STOPPED = "stopped"
    RESIDUE = "residue"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run over one approved plan; a plan has at most one."""

    id: int
    plan: int
    plan_digest: str
    state: RunState
    executor: str
    started_at: datetime
    finished_at: datetime | None
    counts: tuple[tuple[Outcome, int], ...]
    total: int
    stages: tuple[Stage, ...]
    traces: tuple[Trace, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Whether the look is over and nothing of the person is left (law.md L34).

        Neither what was to go, nor what may identify them in the texts that stay.
        """
        looked = any(s.name is StageName.RESIDUE and s.finished_at for s in self.stages)
        return looked and not any(trace.blocking or identifies(trace) for trace in self.traces)

    @property
    def told_counts(self) -> tuple[tuple[Outcome, int], ...]:
        """The counts in the words that hold: “anonymised” only when nothing identifies."""
        if self.anonymous:
            return self.counts
        told = {Outcome.ANONYMISED: Outcome.PSEUDONYMISED}
        return tuple((told.get(outcome, outcome), count) for outcome, count in self.counts)

    @property
    def finished_items(self) -> int:
        """How many items have an outcome."""
        return sum(count for _, count in self.counts)


def outcome_of_gone(*, seen: bool) -> Outcome:
    """Return the outcome of an item that is not there when the run comes to it.

    If it was seen with its intent, the act may have happened before a crash.  “Deleted by us” and
    “was already gone” can't be told apart then, so the word says just that.
    """
    return Outcome.GONE_AFTER_RESTART if seen else Outcome.ALREADY_GONE


def probe_note(sought: int, unexplained: int, explained: int) -> str:
    """Return in plain words what the byte probe has found: “0 found” alone would hide a part."""
    return (
        f"{Count(sought):# string|# strings} sought in every byte:"
        f" {Count(sought - unexplained - explained):# stands|# stand} nowhere;"
        f" {Count(explained):# still stands|# still stand} there, in rows that belong to other"
        f" people or were kept; {unexplained} unexplained."
    )


_ALONE = "; without a second person, accounts were given their keys or role: "


def four_eyes_alone(alone: Iterable[tuple[str, str]]) -> str:
    """Return what is added to the words on four eyes: which account, and by whom."""
    said = ", ".join(f"{account} by {by}" for account, by in alone)
    return _ALONE + said if said else ""


def alone_in(four_eyes: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the words on four eyes without that addition, and the addition's accounts."""
    usual, _, said = four_eyes.partition(_ALONE)
    pairs = (each.partition(" by ") for each in said.split(", ") if said)
    return usual, tuple((account, by) for account, _, by in pairs)


@dataclass(frozen=True, slots=True)
class Certificate:
    """The signed result without personal data (law.md L41)."""

    workspace: str
    case: str
    organisation: str
    request_sha256: str
    received_at: datetime
    plan_digest: str
    scope_sv: str
    scope_en: str
    prepared_by: tuple[str, ...]
    approved_by: str
    approved_at: datetime
    executed_by: str
    started_at: datetime
    finished_at: datetime
    outcomes: tuple[tuple[str, int], ...]
    exceptions: tuple[tuple[str, int], ...]
    overrides: tuple[tuple[str, str, str], ...]
    """Check, who, reason."""
    stages: tuple[Stage, ...]
    traces: tuple[Trace, ...]
    subjects: tuple[str, ...]
    """Keyed hashes."""
    backup_days: int
    audit_sequence: int
    audit_hash: str
    approval_signature: str
    four_eyes: str
    """“enforced by signatures” or “by procedure”, in words that say no more than holds."""
    approval_counter: int = 0
    approval_seen: tuple[str, ...] = ()
    """What the approval's signature covers beside the rest; with it the signature can be checked
    offline."""

    def payload(self) -> dict[str, Json]:
        """Return what is signed and printed, as plain JSON values."""
        return {
            "format": CERTIFICATE_FORMAT,
            "workspace": self.workspace,
            "case": self.case,
            "organisation": self.organisation,
            "request_sha256": self.request_sha256,
            "received_at": self.received_at.isoformat(),
            "plan_digest": self.plan_digest,
            "scope": {"sv": self.scope_sv, "en": self.scope_en},
            "prepared_by": list(self.prepared_by),
            "approved_by": self.approved_by,
            "approved_at": self.approved_at.isoformat(),
            "executed_by": self.executed_by,
            "started_at": self.started_at.isoformat(),
            "finished_at": self.finished_at.isoformat(),
            "outcomes": dict(self.outcomes),
            "exceptions": dict(self.exceptions),
            "overrides": [{"check": c, "by": b, "reason": r} for c, b, r in self.overrides],
            "stages": [_stage(stage) for stage in self.stages],
            "traces": [
                {"place": t.place, "what": t.what, "count": t.count, "blocking": t.blocking}
                for t in self.traces
            ],
            "subjects": list(self.subjects),
            "backup_days": self.backup_days,
            "audit": {"sequence": self.audit_sequence, "hash": self.audit_hash},
            "approval_signature": self.approval_signature,
            "approval_counter": self.approval_counter,
            "approval_seen": list(self.approval_seen),
            "four_eyes": self.four_eyes,
        }


def _stage(stage: Stage) -> dict[str, Json]:
    return {
        "name": stage.name.value,
        "started_at": stage.started_at.isoformat(),
        "finished_at": stage.finished_at.isoformat() if stage.finished_at else None,
        "figures": dict(stage.figures),
        "note": stage.note,
    }
