"""What the audit has of checks that people settled: who, which check, and in which way."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping

from dsr_desk.domain.record.audit import AuditEntry, AuditEvent
from dsr_desk.domain.requests import WISHES_DIFFER, Verdict
from dsr_desk.domain.verifying.checklist import (
    DISPOSAL,
    MAIL_SENDER,
    NOTHING_NEW,
    SENDER,
    WISH,
    Check,
)
from dsr_desk.domain.verifying.direct import CORRECTED, DIRECT
from dsr_desk.domain.verifying.leaving_out import PERSON
from dsr_desk.domain.verifying.telling_apart import OWN_WISH
from dsr_desk.services.intake.calling import CallsAgain

OVERRIDDEN, CALLED_BACK, READ = "check.overridden", "sender.called_back", "mail.read"
DISPOSAL_RECORDED = "disposal.recorded"
PERSON_OUT, PERSON_BACK = "person.left_out", "person.taken_in"
PERSON_SPLIT, WISH_TOLD = "person.split", "wish.told_apart"
CHANNEL_OUT, CHANNEL_SPLIT = "channel.left_out", "channel.split"
LEAVING_OUT = frozenset({CHANNEL_OUT, CHANNEL_SPLIT, PERSON_OUT, PERSON_SPLIT})
_SETTLING = LEAVING_OUT | {OVERRIDDEN, CALLED_BACK, READ, CORRECTED, WISH_TOLD}


class SettledOnRecord:
    """The recorded steps of one case that settle a check; the newest of each check counts.

    Of the wishes that were told, only the last counts, and only what was settled of it since.
    """

    def __init__(self, entries: Iterable[AuditEntry], case: str, calls: CallsAgain) -> None:
        """Take the audit, whose chain has been checked, the case's number, who judges calls."""
        self._calls = calls
        self._steps = _newest(entries, case)

    def fault(self, kept: Check, fresh: Check) -> str:
        """Return why a check was not settled as it says; ``fresh`` is what the mails give."""
        step = self._steps.get(kept.name)
        if step is None or step.actor != kept.settled_by:
            return f"nobody is on record for settling “{kept.name}”"
        if step.event not in _ways(kept, fresh):
            return f"“{kept.name}” was settled in another way"
        return self._calls.fault(kept.name, dict(step.facts)) if kept.by_call else ""

    def taken_back(self, held: Mapping[str, Check], asked: Container[str]) -> str:
        """Return the check of whoever or whatever was left out and is in again by no step.

        ``asked`` are the names of the checks that the mails give; a channel that they do not ask
        for any more is out anyway.
        """
        for name, step in self._steps.items():
            concerned = name in asked or name.partition(":")[0] == PERSON
            if step.event in LEAVING_OUT and concerned:
                kept = held.get(name)
                if kept is None or not kept.left_out:
                    return name
        return ""


def channels_out(entries: Iterable[AuditEntry], case: str) -> dict[str, AuditEvent]:
    """Return the checks of the channels that a case leaves out by the audit, with the step each."""
    return {
        name: event
        for name, event in _newest(entries, case).items()
        if event.event in (CHANNEL_OUT, CHANNEL_SPLIT)
    }


def _newest(entries: Iterable[AuditEntry], case: str) -> dict[str, AuditEvent]:
    """Return the newest step that settles each check of a case."""
    steps: dict[str, AuditEvent] = {}
    for event in (entry.event for entry in entries if entry.event.case == case):
        name = dict(event.facts).get("check", "")
        if event.event == WISH_TOLD:
            # What was told before, and who answered for it, is done with.
            for told in [one for one in steps if one.partition(":")[0] in (WISH, OWN_WISH)]:
                del steps[told]
        if event.event in _SETTLING:
            steps[name] = event
        elif event.event == PERSON_BACK:
            steps.pop(name, None)
    return steps


def persons_out(entries: Iterable[AuditEntry], case: str) -> tuple[tuple[int, int], ...]:
    """Return who was taken out of a case: the number of their mail, and their place in it.

    Both are counted from 1, the place among the persons whom that mail names.  The audit alone is
    asked: after a run nothing else of the desk's tells anything of a person.
    """
    out: set[str] = set()
    for event in (entry.event for entry in entries if entry.event.case == case):
        name = dict(event.facts).get("check", "")
        if event.event == PERSON_OUT:
            out.add(name)
        elif event.event == PERSON_BACK:
            out.discard(name)
    places = (name.partition(":")[2].partition(".") for name in out)
    return tuple(sorted((int(mail), int(place)) for mail, _, place in places))


def reference_hash(reference: str) -> str:
    """Return what the audit keeps of a disposal decision's number: a person typed it freely."""
    return hashlib.sha256(reference.encode()).hexdigest()


def _ways(kept: Check, fresh: Check) -> frozenset[str]:
    """Return the steps that can settle a check as it stands.

    A call settles only a sender about whom the mail leaves a doubt, never one it shows to be
    false, whatever stands in the row; and that the person wrote themselves is no check to be
    overridden (law.md L5).  Nor is a public authority's disposal decision (law.md L32), nor that
    wishes may differ: nobody can answer for doing to one person what was asked for another.
    """
    if fresh.reason == WISHES_DIFFER:
        return frozenset()
    if fresh.code == OWN_WISH:
        return frozenset({WISH_TOLD})
    if fresh.reason == DIRECT:
        return frozenset({CORRECTED})
    if fresh.code == DISPOSAL:
        return frozenset()
    if kept.by_call:
        doubted = fresh.code in (SENDER, MAIL_SENDER) and fresh.verdict is Verdict.ATTENTION
        return frozenset({CALLED_BACK}) if doubted else frozenset()
    if kept.left_out:
        return LEAVING_OUT
    return frozenset({OVERRIDDEN, READ} if fresh.reason == NOTHING_NEW else {OVERRIDDEN})
