"""The checklist of a case: what must hold before anything is searched, erased or disclosed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.authority import judge
from dsr_desk.domain.canonical import digest
from dsr_desk.domain.lookalikes import resemblance, shown
from dsr_desk.domain.people import Channel, ChannelKind, Organisation, OrganisationKind, Roster
from dsr_desk.domain.requests import (
    Evidence,
    Nature,
    ParsedRequest,
    Part,
    RequestKind,
    Verdict,
)

ATTESTATION = "attestation"
SUBJECTS = "subjects"
WISH = "wish"
SENDER = "sender"
ORGANISATION = "organisation"
EDITOR = "editor"
DISPOSAL = "disposal"
SOCIAL = "social"
NATURE = "nature"
CODES = (NATURE, ATTESTATION, SUBJECTS, WISH, SENDER, ORGANISATION, EDITOR, DISPOSAL, SOCIAL)
"""In the order in which they are shown."""
AUTOMATIC = frozenset({Nature.NEWSLETTER, Nature.AUTO_REPLY, Nature.BOUNCE})
"""What machines send.  An editor's own mail may come with such headers, by way of a group address
or a helpdesk: what it asks for decides whether a person has to look."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist.

    ``target`` is the channel of an editor check, else empty.  ``settled_by`` names who overrode it,
    left the channel out or called the sender back, with ``note`` as the reason; ``left_out`` takes
    the channel away, ``by_call`` says that it was a call (law.md L18).
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


@dataclass(frozen=True, slots=True)
class Setting:
    """What a mail is checked against: the organisation and its roster as of the mail's day."""

    organisation: Organisation | None
    channels: tuple[Channel, ...]
    roster: Roster
    day: date
    disposal_reference: str = ""
    candidates: tuple[Organisation, ...] = ()
    """The organisations among which a person must choose; empty when it is clear."""


def build_checks(
    parsed: ParsedRequest, sender: EmailAddress | None, setting: Setting
) -> tuple[Check, ...]:
    """Return the checklist of a freshly read mail, in the order in which it is shown."""
    checks = [
        _nature_check(parsed),
        Check(
            ATTESTATION,
            parsed.attestation.verdict,
            parsed.attestation.reason,
            evidence=parsed.attestation.evidence,
        ),
        _subjects_check(parsed),
        Check(WISH, parsed.wish.verdict, parsed.wish.reason, evidence=parsed.wish.evidence),
        _sender_check(parsed, sender, setting.roster),
        *_organisation_checks(parsed, sender, setting),
    ]
    if parsed.kind.erases and _is_authority(setting.organisation):
        checks.append(disposal_check(setting.disposal_reference))
    if ChannelKind.SOCIAL in parsed.channels or "social-media" in parsed.problems:
        checks.append(Check(SOCIAL, Verdict.ATTENTION, "social-removed-there"))
    return tuple(checks)


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
    """Keep what people settled when the checklist is built anew and the finding is the same."""
    settled = {(c.name, c.verdict, c.reason): c for c in old if c.settled_by}
    return tuple(settled.get((c.name, c.verdict, c.reason), c) for c in new)


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


def _is_authority(organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.kind is OrganisationKind.PUBLIC_AUTHORITY


def holds_instruction(parsed: ParsedRequest) -> bool:
    """Tell whether a mail asks for something to be done to somebody, whatever its headers say."""
    wished = parsed.kind is not RequestKind.NONE and bool(parsed.subjects)
    return wished or parsed.attestation.verdict is not Verdict.FAILED


def goes_aside(parsed: ParsedRequest) -> bool:
    """Tell whether a mail is put away unread: sent by a machine, and asking for nothing."""
    return parsed.nature in AUTOMATIC and not holds_instruction(parsed)


def _nature_check(parsed: ParsedRequest) -> Check:
    if parsed.nature in AUTOMATIC and holds_instruction(parsed):
        return Check(NATURE, Verdict.ATTENTION, "nature-automatic")
    if parsed.nature is Nature.INSTRUCTION and parsed.kind is not RequestKind.NONE:
        return Check(NATURE, Verdict.OK, "nature-instruction")
    if parsed.nature is Nature.INSTRUCTION or parsed.nature is Nature.UNCLEAR:
        return Check(NATURE, Verdict.ATTENTION, "nature-unclear")
    return Check(NATURE, Verdict.FAILED, f"nature-{parsed.nature.value.replace('_', '-')}")


def _sender_check(parsed: ParsedRequest, sender: EmailAddress | None, roster: Roster) -> Check:
    """Return the proof of the sender, or whom among the editors the sender only resembles."""
    found = parsed.sender
    plain = Check(SENDER, found.verdict, found.reason, evidence=found.evidence)
    if sender is None or found.verdict is Verdict.FAILED:
        return plain
    editors = [entry.address for entry in roster.entries]
    claimed = _claimed_editor(found, sender, editors)
    if claimed is not None:
        return _resembling(Verdict.FAILED, "sender-poses-as-editor", sender, claimed)
    alike = resemblance(sender, editors)
    if alike is None:
        return plain
    if alike.deceiving:
        return _resembling(Verdict.FAILED, "sender-resembles-editor", sender, alike.editor)
    # A doubt of another kind is the graver one: a call must settle both.
    return _resembling(Verdict.ATTENTION, "sender-near-editor", sender, alike.editor)


def _claimed_editor(
    found: Part, sender: EmailAddress, editors: Iterable[EmailAddress]
) -> EmailAddress | None:
    """Return the editor whose address a sender displays as a name."""
    if found.reason != "sender-display-name" or found.evidence is None:
        return None
    words = found.evidence.text.lower()
    return next((e for e in editors if e != sender and e.text.lower() in words), None)


def _resembling(verdict: Verdict, reason: str, sender: EmailAddress, editor: EmailAddress) -> Check:
    return Check(
        SENDER, verdict, reason, evidence=Evidence(f"{shown(str(sender))} ≈ {shown(str(editor))}")
    )


def _subjects_check(parsed: ParsedRequest) -> Check:
    if not parsed.subjects:
        return Check(SUBJECTS, Verdict.FAILED, "subjects-missing")
    unsure = [s for s in parsed.subjects if s.verdict is not Verdict.OK]
    shown = (unsure or list(parsed.subjects))[0]
    reason = "subjects-unsure" if unsure else "subjects-named"
    verdict = Verdict.ATTENTION if unsure else Verdict.OK
    return Check(SUBJECTS, verdict, reason, evidence=shown.evidence)


def _organisation_checks(
    parsed: ParsedRequest, sender: EmailAddress | None, setting: Setting
) -> list[Check]:
    organisation = setting.organisation
    if organisation is None and len(setting.candidates) > 1:
        titles = Evidence(" · ".join(found.title for found in setting.candidates))
        return [Check(ORGANISATION, Verdict.ATTENTION, "organisation-ambiguous", evidence=titles)]
    if organisation is None or sender is None:
        return [Check(ORGANISATION, Verdict.FAILED, "organisation-unknown")]
    checks = [
        Check(ORGANISATION, Verdict.OK, "organisation-known", evidence=Evidence(organisation.title))
    ]
    wished = [
        channel
        for channel in setting.channels
        if channel.organisation == organisation.key
        and channel.kind in parsed.channels
        and channel.kind is not ChannelKind.SOCIAL
    ]
    checks.extend(_editor_check(sender, channel, setting) for channel in wished)
    if not wished:
        checks.append(Check(EDITOR, Verdict.FAILED, "editor-no-channel"))
    return checks


def _editor_check(sender: EmailAddress, channel: Channel, setting: Setting) -> Check:
    domains = setting.organisation.domains if setting.organisation else ()
    found = judge(sender, channel, setting.roster, setting.day, domains)
    return Check(EDITOR, found.verdict, found.reason, channel.key, found.evidence)
