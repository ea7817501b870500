"""How each check of a case comes out, by what its mails say and by the roster of their day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.joining import (
    Letter,
    Remark,
    Understanding,
    begin,
    in_its_place,
    join,
)
from dsr_desk.domain.lookalikes import resemblance, shown
from dsr_desk.domain.people import (
    Channel,
    ChannelKind,
    Organisation,
    OrganisationKind,
    Roster,
    RosterEntry,
)
from dsr_desk.domain.requests import (
    Evidence,
    Nature,
    ParsedRequest,
    Part,
    RequestKind,
    Verdict,
)
from dsr_desk.domain.verifying.authority import Judgement, judge
from dsr_desk.domain.verifying.checklist import (
    ATTESTATION,
    EDITOR,
    FOLLOW_UP,
    MAIL_SENDER,
    NATURE,
    ORGANISATION,
    SENDER,
    SOCIAL,
    SUBJECTS,
    WISH,
    Check,
    disposal_check,
)
from dsr_desk.domain.verifying.leaving_out import PERSON, PERSON_LEFT_OUT, without_persons
from dsr_desk.domain.verifying.telling_apart import OWN_WISH, TOLD_APART, as_told

AUTOMATIC = frozenset({Nature.NEWSLETTER, Nature.AUTO_REPLY, Nature.BOUNCE})
"""What machines send.  An editor's own mail may come with such headers, by way of a group address
or a helpdesk: what it asks for decides whether a person has to look."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What mails are checked against: the organisation and its roster as of the mail's day.

    ``away`` are the channels that were left out, or that a split gave to another case.
    """

    organisation: Organisation | None
    channels: tuple[Channel, ...]
    roster: Roster
    day: date
    disposal_reference: str = ""
    candidates: tuple[Organisation, ...] = ()
    """The organisations among which a person must choose; empty when it is clear."""
    away: tuple[str, ...] = ()
    persons_away: tuple[str, ...] = ()
    """Where the mails name the persons who were left out, or whose wish another case has."""
    own_wish: str = ""
    """What somebody at the desk has told that the mails wish for the persons of this case."""


def build_checks(
    parsed: ParsedRequest, sender: EmailAddress | None, setting: Setting
) -> tuple[Check, ...]:
    """Return the checklist of a freshly read mail, in the order in which it is shown."""
    return case_checks((Letter(0, parsed, sender, setting.day),), setting)[1]


def case_checks(
    letters: Sequence[Letter], setting: Setting, settled: Iterable[str] = ()
) -> tuple[ParsedRequest, tuple[Check, ...]]:
    """Return what the mails of a case say together, and its checklist.

    A follow-up counts once its sender is proved and an editor of the channels, or once a person
    has settled that check.
    ``letters`` are those that count, in their order; ``settled`` the names of settled checks.
    """
    settled_names = frozenset(settled)
    letters, out = without_persons(letters, setting.persons_away)
    understood = begin(letters[0])
    senders: list[Check] = []
    for letter in map(in_its_place, letters[1:]):
        candidate = join(understood, letter)
        check = _mail_sender_check(letter, letters[0], candidate, setting)
        senders.append(check)
        if check.verdict is Verdict.OK or check.name in settled_names:
            understood = candidate
    told = as_told(understood.parsed, setting.own_wish) if setting.own_wish else None
    understood = replace(understood, parsed=told or understood.parsed)
    checks = _checks(understood, letters[0].sender, setting)
    checks += [*senders, *map(_follow_up_check, understood.remarks)]
    checks += [Check(PERSON, Verdict.ATTENTION, PERSON_LEFT_OUT, *one) for one in out]
    if told:
        checks.append(Check(OWN_WISH, Verdict.ATTENTION, TOLD_APART, setting.own_wish))
    return understood.parsed, tuple(checks)


def _checks(
    understood: Understanding, sender: EmailAddress | None, setting: Setting
) -> list[Check]:
    parsed = understood.parsed
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
        *_organisation_checks(understood, sender, setting),
    ]
    if parsed.kind.erases and _is_authority(setting.organisation):
        checks.append(disposal_check(setting.disposal_reference))
    if ChannelKind.SOCIAL in parsed.channels or "social-media" in parsed.problems:
        checks.append(Check(SOCIAL, Verdict.ATTENTION, "social-removed-there"))
    return checks


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
    understood: Understanding, sender: EmailAddress | None, setting: Setting
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
    wished = _wished(understood.parsed, setting)
    checks.extend(_editor_check(understood, channel, setting) for channel in wished)
    if not wished:
        named = bool(understood.parsed.channels)
        reason = "editor-no-channel" if named else "channels-not-named"
        checks.append(Check(EDITOR, Verdict.FAILED, reason))
    return checks


def _wished(parsed: ParsedRequest, setting: Setting) -> tuple[Channel, ...]:
    """Return the organisation's channels of the kinds that are wished for."""
    key = setting.organisation.key if setting.organisation else ""
    return tuple(
        channel
        for channel in setting.channels
        if channel.organisation == key
        and channel.kind in parsed.channels
        and channel.kind is not ChannelKind.SOCIAL
    )


def _editor_check(understood: Understanding, channel: Channel, setting: Setting) -> Check:
    """Find a mail that asks for the channel and whose sender was its editor that day (L17)."""
    first, *others = understood.letters
    for letter in (first, *(o for o in others if _instructs(o, understood.parsed, channel))):
        found = _judged(letter, channel, setting)
        if found is not None and found.verdict is Verdict.OK and found.evidence is not None:
            fact = replace(found.evidence, mail=letter.place)
            return Check(EDITOR, found.verdict, found.reason, channel.key, fact)
    found = _judged(first, channel, setting)
    if found is None:
        return Check(EDITOR, Verdict.FAILED, "editor-on-no-roster", channel.key)
    return Check(EDITOR, found.verdict, found.reason, channel.key, found.evidence)


def _judged(letter: Letter, channel: Channel, setting: Setting) -> Judgement | None:
    if letter.sender is None:
        return None
    domains = setting.organisation.domains if setting.organisation else ()
    return judge(letter.sender, channel, setting.roster, letter.day, domains)


def _entry(letter: Letter, channel: Channel, setting: Setting) -> RosterEntry | None:
    if letter.sender is None:
        return None
    return setting.roster.entry_for(letter.sender, channel.key, letter.day)


def _instructs(letter: Letter, parsed: ParsedRequest, channel: Channel) -> bool:
    """Tell whether a follow-up is by itself the whole instruction for this channel."""
    said = letter.parsed
    whole = said.wish.verdict is Verdict.OK and said.attestation.verdict is Verdict.OK
    named = {subject.address for subject in said.subjects if subject.verdict is Verdict.OK}
    return (
        whole
        and said.kind is parsed.kind
        and channel.kind in said.channels
        and named == {subject.address for subject in parsed.subjects}
    )


def _mail_sender_check(
    letter: Letter, first: Letter, candidate: Understanding, setting: Setting
) -> Check:
    """Judge whether a follow-up may add anything: by its own proof, for the channels at stake."""
    target, proof = (
        str(letter.place + 1),
        _sender_check(letter.parsed, letter.sender, setting.roster),
    )
    if proof.verdict is not Verdict.OK:
        return Check(MAIL_SENDER, proof.verdict, proof.reason, target, proof.evidence)
    own = [c for c in _wished(candidate.parsed, setting) if c.key not in setting.away]
    # Where the first sender had no role either, the editor check of that channel says so already.
    at_stake = [c for c in own if _entry(first, c, setting) is not None] or own
    lacking = next((c for c in at_stake if _entry(letter, c, setting) is None), None)
    if lacking is not None or not (at_stake or letter.sender == first.sender):
        fact = Evidence(lacking.title) if lacking else None
        return Check(MAIL_SENDER, Verdict.FAILED, "editor-not-of-channel", target, fact)
    return Check(MAIL_SENDER, Verdict.OK, proof.reason, target, proof.evidence)


def _follow_up_check(remark: Remark) -> Check:
    target = str(remark.place + 1)
    return Check(FOLLOW_UP, remark.verdict, remark.reason, target, remark.evidence)
