"""Several mails of one case, folded in order to one understanding with evidence in each mail.

The rule of this module (law.md L16): a follow-up completes what is missing, for the persons it
names only.  What was complete is never silently changed by it: the mail then leaves a remark that
a person has to settle.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import (
    WISHES_DIFFER,
    Evidence,
    NamedSubject,
    Nature,
    ParsedRequest,
    Part,
    RequestKind,
    Verdict,
)

_UNSAID = frozenset(
    {
        "attestation-missing",
        "attestation-quoted",
        "attestation-forwarded",
        "attestation-in-signature",
        "attestation-in-attachment",
        "attestation-no-person",
    }
)
"""Ways in which an answer often comes without the sentence: nothing is said against it."""
_COMPLETABLE = frozenset({"channels-not-named", "channels-open-ended", "wish-uncertain"})
_UNREADABLE = frozenset(
    {
        "hidden-text",
        "struck-text",
        "alternatives-disagree",
        "text-too-long",
        "text-cut",
        "too-large",
        "encrypted",
        "not-a-mail",
        "empty-file",
        "too-deep",
        "too-many-parts",
        "broken-mime",
        "header-hostile",
    }
)
"""Trouble after which more may have been said than was read."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail of a case as understood: its place among them, who wrote it, the day it came."""

    place: int
    parsed: ParsedRequest
    sender: EmailAddress | None
    day: date


@dataclass(frozen=True, slots=True)
class Remark:
    """What a follow-up does to what was understood before it."""

    place: int
    verdict: Verdict
    reason: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the mails of a case say together, which of them count, and what each added."""

    parsed: ParsedRequest
    letters: tuple[Letter, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """What one follow-up changes of one part; ``doubt`` is a reason with its evidence."""

    improved: bool = False
    doubt: tuple[str, Evidence | None] | None = None


def in_its_place(letter: Letter) -> Letter:
    """Return the mail with its place in every piece of evidence that it gives."""
    parsed, place = letter.parsed, letter.place
    return replace(
        letter,
        parsed=replace(
            parsed,
            subjects=tuple(
                replace(s, evidence=replace(s.evidence, mail=place)) for s in parsed.subjects
            ),
            channel_evidence=tuple(replace(e, mail=place) for e in parsed.channel_evidence),
            attestation=_part_in(parsed.attestation, place),
            wish=_part_in(parsed.wish, place),
            sender=_part_in(parsed.sender, place),
            own_wishes=tuple(
                replace(
                    wish,
                    evidence=replace(wish.evidence, mail=place),
                    channel_evidence=tuple(replace(e, mail=place) for e in wish.channel_evidence),
                )
                for wish in parsed.own_wishes
            ),
        ),
    )


def begin(letter: Letter) -> Understanding:
    """Return what the first mail says by itself: exactly what was understood of it."""
    stamped = in_its_place(letter)
    return Understanding(stamped.parsed, (stamped,))


def fold(letters: Sequence[Letter]) -> Understanding:
    """Return what the mails say together, when all of them count.

    Args:
        letters: in the order in which they came, at least one.
    """
    understood = begin(letters[0])
    for letter in letters[1:]:
        understood = join(understood, letter)
    return understood


def join(before: Understanding, letter: Letter) -> Understanding:
    """Return what is understood once a follow-up counts too."""
    said = in_its_place(letter)
    letters = (*before.letters, said)
    if said.parsed.nature is Nature.DATA_SUBJECT or _UNREADABLE & set(said.parsed.problems):
        remark = Remark(said.place, Verdict.ATTENTION, "follow-up-unclear", _shown(said.parsed))
        return replace(before, remarks=(*before.remarks, remark))
    subjects, by_person = _persons(before.parsed, said.parsed)
    with_wish, by_wish = _wish(before.parsed, said.parsed)
    attestation = _attestation(letters, subjects)
    by_sentence = _sentence(before.letters, said, subjects)
    after = replace(
        with_wish,
        subjects=subjects,
        attestation=attestation,
        nature=_nature(with_wish, said.parsed),
        requested_on=before.parsed.requested_on or said.parsed.requested_on,
        problems=_problems(before.parsed, said.parsed, subjects),
    )
    remark = _remark(said, (by_wish, by_sentence, _left_out(before.parsed, said.parsed), by_person))
    return Understanding(after, letters, (*before.remarks, remark))


def attested_persons(letters: Iterable[Letter]) -> frozenset[EmailAddress]:
    """Return who is covered: each named for certain in a mail that holds the sentence itself."""
    return frozenset(
        subject.address
        for letter in letters
        if letter.parsed.attestation.verdict is Verdict.OK
        for subject in letter.parsed.subjects
        if subject.verdict is Verdict.OK
    )


def _part_in(part: Part, place: int) -> Part:
    evidence = replace(part.evidence, mail=place) if part.evidence else None
    return replace(part, evidence=evidence)


def _shown(parsed: ParsedRequest) -> Evidence | None:
    """Return the words of a mail that say most of it, if any."""
    found = [part.evidence for part in (parsed.wish, parsed.attestation) if part.evidence]
    return found[0] if found else None


def _persons(before: ParsedRequest, said: ParsedRequest) -> tuple[tuple[NamedSubject, ...], _Step]:
    """Add the persons a follow-up is about; an address said in passing is no person yet."""
    persons = {subject.address: subject for subject in before.subjects}
    about = said.kind is not RequestKind.NONE or said.attestation.verdict is Verdict.OK
    improved, added, doubtful = False, [], []
    for subject in said.subjects:
        known = persons.get(subject.address)
        certain = subject.verdict is Verdict.OK
        if known is not None:
            if certain and known.verdict is not Verdict.OK:
                persons[subject.address], improved = subject, True
        elif not before.subjects or (certain and about):
            persons[subject.address] = subject
            added.append(subject)
        else:
            doubtful.append(subject)
    doubt = None
    if added and before.subjects:
        doubt = ("follow-up-widens", added[0].evidence)
    elif doubtful:
        doubt = ("follow-up-names-another", doubtful[0].evidence)
    return tuple(persons.values()), _Step(improved or bool(added), doubt)


def _wish(before: ParsedRequest, said: ParsedRequest) -> tuple[ParsedRequest, _Step]:
    """Complete the wish where it was open; say what speaks against it where it was not."""
    words = said.wish.evidence
    if said.kind is RequestKind.NONE:
        taken_back = said.wish.reason == "wish-negated"
        return before, _Step(doubt=("follow-up-takes-back", words) if taken_back else None)
    if before.kind is RequestKind.NONE and before.wish.reason == "wish-missing":
        return _with_wish(before, said, said.channels), _Step(improved=True)
    if said.kind is not before.kind or said.wish.reason == "wish-contradictory":
        return before, _Step(doubt=("follow-up-contradicts", words))
    if said.wish.reason == "channels-not-named":
        return before, _Step()
    if said.wish.verdict is not Verdict.OK:
        limited = said.wish.reason == "wish-limited"
        reason = "follow-up-limits" if limited else "follow-up-unclear"
        return before, _Step(doubt=(reason, words))
    return _channels(before, said)


def _channels(before: ParsedRequest, said: ParsedRequest) -> tuple[ParsedRequest, _Step]:
    """Weigh the channels of a wish that is clear by itself and of the same kind."""
    words = said.wish.evidence
    together = _both(before.channels, said.channels)
    if before.wish.reason == WISHES_DIFFER:
        # No later mail makes one wish of several: whose it is has to be told by somebody.
        doubts = tuple(dict.fromkeys((*before.wish_doubts, *said.wish_doubts)))
        widened = replace(
            _with_wish(before, said, together),
            wish=before.wish,
            own_wishes=(),
            wish_doubts=doubts,
        )
        return widened, _Step(doubt=("follow-up-unclear", words))
    if before.wish.verdict is not Verdict.OK:
        if before.wish.reason not in _COMPLETABLE:
            return before, _Step(doubt=("follow-up-unclear", words))
        return _with_wish(before, said, together), _Step(improved=True)
    if len(together) > len(before.channels):
        widened = _with_wish(before, said, together)
        kept = replace(widened, wish=before.wish, wish_doubts=before.wish_doubts)
        return kept, _Step(doubt=("follow-up-widens", words))
    if len(said.channels) < len(before.channels):
        return before, _Step(doubt=("follow-up-limits", words))
    return before, _Step()


def _both(
    first: tuple[ChannelKind, ...], second: tuple[ChannelKind, ...]
) -> tuple[ChannelKind, ...]:
    return tuple(kind for kind in ChannelKind if kind in first or kind in second)


def _with_wish(
    before: ParsedRequest, said: ParsedRequest, channels: tuple[ChannelKind, ...]
) -> ParsedRequest:
    return replace(
        before,
        kind=said.kind,
        wish=said.wish,
        own_wishes=said.own_wishes,
        wish_doubts=said.wish_doubts,
        channels=channels,
        channel_evidence=(*before.channel_evidence, *said.channel_evidence),
    )


def _attestation(letters: Sequence[Letter], subjects: tuple[NamedSubject, ...]) -> Part:
    """Judge the attestation for each person; ok only when every one of them is covered."""
    covered = attested_persons(letters)
    open_persons = [subject for subject in subjects if subject.address not in covered]
    spoken = [letter.parsed.attestation for letter in letters]
    good = next((part for part in spoken if part.verdict is Verdict.OK), None)
    if good is not None and subjects and not open_persons:
        return good
    if open_persons and len(open_persons) < len(subjects):
        reason = "attestation-not-for-all"
        return Part(Verdict.ATTENTION, reason, open_persons[0].evidence)
    if good is not None:
        return Part(Verdict.ATTENTION, "attestation-other-person", good.evidence)
    return next((p for p in reversed(spoken) if p.reason != "attestation-missing"), spoken[0])


def _sentence(earlier: Sequence[Letter], said: Letter, subjects: tuple[NamedSubject, ...]) -> _Step:
    """Say whether the follow-up attests somebody, or speaks against what was attested."""
    attested, part = attested_persons(earlier), said.parsed.attestation
    if part.verdict is Verdict.OK:
        newly = attested_persons((said,)) & {subject.address for subject in subjects}
        return _Step(improved=bool(newly - attested))
    if attested and part.reason not in _UNSAID:
        return _Step(doubt=("follow-up-contradicts", part.evidence))
    return _Step()


def _left_out(before: ParsedRequest, said: ParsedRequest) -> _Step:
    """Say whether the follow-up names somebody or something as not concerned."""
    limits = ("channel-left-out" in said.problems and before.channels) or (
        "subject-left-out" in said.problems and before.subjects
    )
    if limits:
        return _Step(doubt=("follow-up-limits", _shown(said)))
    if "objection" in said.problems:
        return _Step(doubt=("follow-up-contradicts", _shown(said)))
    return _Step()


def _problems(
    before: ParsedRequest, said: ParsedRequest, subjects: tuple[NamedSubject, ...]
) -> tuple[str, ...]:
    """Return the problems of both; that no person is named is one only while none is."""
    both = dict.fromkeys((*before.problems, *said.problems))
    return tuple(code for code in both if code != "subject-missing" or not subjects)


def _nature(parsed: ParsedRequest, said: ParsedRequest) -> Nature:
    wished = parsed.kind is not RequestKind.NONE and said.nature is Nature.INSTRUCTION
    return Nature.INSTRUCTION if parsed.nature is Nature.UNCLEAR and wished else parsed.nature


def _remark(said: Letter, steps: Sequence[_Step]) -> Remark:
    for step in steps:
        if step.doubt is not None:
            reason, evidence = step.doubt
            return Remark(said.place, Verdict.ATTENTION, reason, evidence)
    if any(step.improved for step in steps):
        return Remark(said.place, Verdict.OK, "follow-up-completes", _shown(said.parsed))
    # Something is said about the wish that completes nothing: “wait with the erasure”.
    hinted = said.parsed.wish.reason == "channels-not-named"
    reason = "follow-up-unclear" if hinted else "follow-up-nothing"
    return Remark(said.place, Verdict.ATTENTION, reason, _shown(said.parsed))
