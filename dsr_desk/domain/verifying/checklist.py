"""The checklist of a case: what must hold before anything is searched, erased or disclosed.

How each check comes out is worked out in ``building.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from dsr_desk.domain.canonical import digest
from dsr_desk.domain.people import Channel
from dsr_desk.domain.requests import Evidence, Verdict
from dsr_desk.domain.verifying.leaving_out import PERSON
from dsr_desk.domain.verifying.telling_apart import OWN_WISH

ATTESTATION = "attestation"
SUBJECTS = "subjects"
WISH = "wish"
SENDER = "sender"
ORGANISATION = "organisation"
EDITOR = "editor"
DISPOSAL = "disposal"
SOCIAL = "social"
NATURE = "nature"
MAIL_SENDER = "mail_sender"
"""A follow-up's sender is proved and an editor of the channels; until then the mail adds nothing.
Its target is the mail's number, 1 for the instruction."""
FOLLOW_UP = "follow_up"
"""What a follow-up adds is clear; its target is the mail's number."""
CODES = (
    *(NATURE, ATTESTATION, SUBJECTS, WISH, SENDER, ORGANISATION, EDITOR, DISPOSAL, SOCIAL),
    *(MAIL_SENDER, FOLLOW_UP, PERSON, OWN_WISH),
)
"""In the order in which they are shown."""
NOTHING_NEW = "follow-up-nothing"
"""The one reason that an agent may settle by having read the mail."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist.

    ``target`` is the channel of an editor check or the number of a follow-up, else empty.
    ``settled_by`` names who overrode it, left the channel out or called the sender back, with
    ``note`` as the reason; ``left_out`` takes the channel away, ``by_call`` says that it was a call
    (law.md L18).
    """

    code: str
    verdict: Verdict
    reason: str
    target: str = ""
    evidence: Evidence | None = None
    settled_by: str = ""
    settled_at: datetime | None = None
    note: str = ""
    left_out: bool = False
    by_call: bool = False

    @property
    def settled(self) -> bool:
        """Whether the case may go on as far as this check is concerned."""
        return self.verdict is Verdict.OK or bool(self.settled_by)

    @property
    def name(self) -> str:
        """What refusals and the command line call it."""
        return f"{self.code}:{self.target}" if self.target else self.code


def open_checks(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks that still stop the case."""
    return tuple(check for check in checks if not check.settled)


def disposal_check(reference: str) -> Check:
    """Return the check that a public authority's disposal decision is on record (law.md L32)."""
    if reference:
        return Check(DISPOSAL, Verdict.OK, "disposal-recorded", evidence=Evidence(reference))
    return Check(DISPOSAL, Verdict.FAILED, "disposal-missing")


def settle(check: Check, *, by: str, at: datetime, note: str, left_out: bool = False) -> Check:
    """Return the check as settled by a person with a reason."""
    return replace(check, settled_by=by, settled_at=at, note=note, left_out=left_out, by_call=False)


def settle_by_call(check: Check, *, by: str, at: datetime, note: str) -> Check:
    """Return the sender's check as settled by a call to the organisation (law.md L18)."""
    return replace(check, settled_by=by, settled_at=at, note=note, left_out=False, by_call=True)


def carry_over(old: Iterable[Check], new: Iterable[Check]) -> tuple[Check, ...]:
    """Keep what people settled when the checklist is built anew and the finding is the same.

    A channel that was left out stays out, whatever is found of it later.
    """
    settled = {check.name: check for check in old if check.settled_by}
    return tuple(_as_settled(check, settled.get(check.name)) for check in new)


def _as_settled(check: Check, was: Check | None) -> Check:
    if was is None:
        return check
    if not was.left_out and (was.verdict, was.reason) != (check.verdict, check.reason):
        return check
    return replace(
        check,
        settled_by=was.settled_by,
        settled_at=was.settled_at,
        note=was.note,
        left_out=was.left_out,
        by_call=was.by_call,
    )


def mandate_channels(checks: Iterable[Check], channels: Iterable[Channel]) -> tuple[Channel, ...]:
    """Return the channels the case may touch: editor proved or overridden, none left out."""
    allowed = {c.target for c in checks if c.code == EDITOR and c.settled and not c.left_out}
    return tuple(channel for channel in channels if channel.key in allowed)


def checklist_digest(checks: Iterable[Check]) -> str:
    """Return what a plan binds of the checklist: verdicts and settlements, not the evidence."""
    return digest(
        [
            [c.name, c.verdict.value, c.reason, c.settled_by, c.note, c.left_out]
            # Only where it is so: what was signed before there were calls keeps its digest.
            + (["by-call"] if c.by_call else [])
            for c in checks
        ]
    )
