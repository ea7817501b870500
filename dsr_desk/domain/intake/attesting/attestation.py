"""Is the identity attested?  Only the sentence itself, said now and of these persons, is ok.

The rule of this module: what is not known to be harmless takes the ``ok`` away.  A wrong ``ok`` may
destroy the wrong person's data; a wrong ``attention`` costs somebody a look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.attesting.aside import Aside, how_far_aside, names_nobodys_kin
from dsr_desk.domain.intake.attesting.below import in_empty_boxes, in_footers, signed_by_person
from dsr_desk.domain.intake.attesting.coming import check_to_come
from dsr_desk.domain.intake.attesting.dangers import Danger, Reach, find_doubt
from dsr_desk.domain.intake.attesting.elsewhere import (
    disowned,
    in_earlier,
    in_passed_on,
    in_printed,
)
from dsr_desk.domain.intake.attesting.fields import field_against
from dsr_desk.domain.intake.attesting.footer_lines import names_follow
from dsr_desk.domain.intake.attesting.lifting import Lift, lift_beside, lift_of_remark
from dsr_desk.domain.intake.attesting.literal import Literal, literals
from dsr_desk.domain.intake.attesting.loose import Lines, odd_line
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.attesting.own_place import Surroundings
from dsr_desk.domain.intake.attesting.own_row import own_row
from dsr_desk.domain.intake.attesting.paraphrases import reason_of
from dsr_desk.domain.intake.attesting.remarks import names_meant, remarks
from dsr_desk.domain.intake.attesting.second_opinion import Stretch, heaviest, stretches
from dsr_desk.domain.intake.attesting.settled import without_settled
from dsr_desk.domain.intake.attesting.states import Said, said_in
from dsr_desk.domain.intake.attesting.subject_lines import files_told, odd_file, odd_subject
from dsr_desk.domain.intake.attesting.surroundings import objection
from dsr_desk.domain.intake.attesting.voices import (
    letter_handed_over,
    letter_within,
    other_voice,
)
from dsr_desk.domain.intake.attesting.weighing import weighed
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.subjects.one_person import is_one_person
from dsr_desk.domain.intake.text.folding import BIDI, Folded
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.requests import Evidence, Part, Verdict

_FAILED = {
    "attestation-negated",
    "attestation-conditional",
    "attestation-future",
    "attestation-question",
    "attestation-quoted",
    "attestation-reported",
}
"""Objections after which the sentence counts as absent; after any other a person has to look."""
_ATTESTED = {"attested", "attestation-weighed"}
_REPEATED = 20
"""The sentence as often as this is no attestation, and time stays linear."""
_SIGNED = 3
"""Lines below a closing among which the sender's name stands."""
_MOST_FILES = 20
"""Files whose names are read."""
_MOST_SENTENCES = 600
"""No instruction has more; they would only cost time."""
_ADDRESS = re.compile(r"\S{1,64}@\S{1,255}")


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against the sentence."""

    reason: str
    evidence: Evidence | None = None
    """Where, if not at the sentence itself."""
    lift: Lift = Lift.NEVER
    """Whether the second opinion may lift it."""
    aside: Aside = Aside.NO
    """Whether it is raised by a statement that is about something else than the check."""

    @property
    def hard(self) -> bool:
        """Whether nothing lifts it."""
        return self.lift is Lift.NEVER


_Found = tuple[Literal, Objection | None]
"""Where the new text holds the sentence, and what its own statement says against it."""


def _part(reason: str, evidence: Evidence | None) -> Part:
    if reason in _ATTESTED:
        return Part(Verdict.OK, reason, evidence)
    failed = reason in _FAILED or evidence is None
    return Part(Verdict.FAILED if failed else Verdict.ATTENTION, reason, evidence)


def _blocks(sentences: Sequence[Sentence]) -> list[tuple[Folded, bool, list[Sentence]]]:
    blocks: list[tuple[Folded, bool, list[Sentence]]] = []
    for sentence in sentences:
        if not blocks or blocks[-1][0] is not sentence.block:
            blocks.append((sentence.block, sentence.certain, []))
        blocks[-1][2].append(sentence)
    return blocks


def _coverage(literal: Literal, material: Material, words: Wordings) -> list[Objection]:
    """Return why the sentence does not cover the mail's persons, if so (law.md L16)."""
    subjects = material.subjects
    if not subjects:
        return [Objection("attestation-no-person")]
    unsure = next((one for one in subjects if one.verdict is not Verdict.OK), None)
    if unsure:
        alone = len(subjects) == 1
        reason = "attestation-no-person" if alone else "attestation-ambiguous"
        return [Objection(reason, unsure.evidence)]
    if (
        len(subjects) > 1
        and not literal.several
        and not is_one_person(material.subjects, material.sentences, material.shown, words)
    ):
        return [Objection("attestation-several-persons")]
    return []


def _elsewhere(material: Material, own: Sequence[Literal], words: Wordings) -> list[Objection]:
    """Return what the other sentences say against a sentence fine by itself."""
    subjects, shown = material.subjects, material.shown
    if len(material.sentences) > _MOST_SENTENCES:
        return [Objection("attestation-ambiguous")]
    voice = letter_within(material.sentences, words)
    voice = voice or letter_handed_over(material.sentences, own, words)
    if voice := voice or other_voice(material.sentences, own):
        return [Objection("attestation-ambiguous", voice.evidence(shown))]
    # “Sanna heter jag” names whoever signs below.
    known = f"{material.house} {_signer(material)}"
    found = [
        Objection(
            remark.reason,
            remark.sentence.evidence(shown),
            lift_of_remark(remark.sentence, remark.reason, words),
            how_far_aside(remark.sentence, remark.reason, own, words),
        )
        for remark in remarks(material.sentences, own, subjects, words, shown, known)
    ]
    below = in_footers(material.footers, shown, material.sender, words, material.house)
    found += [Objection(below.reason, below.sentence.evidence(shown))] if below else []
    elsewhere = (
        in_earlier(material.earlier, words),
        in_passed_on(material.passed_on, words),
        in_printed(material.printed, words),
        in_empty_boxes((*material.sentences, *material.footers), words),
    )
    found += [Objection(one.reason, one.sentence.evidence(shown)) for one in elsewhere if one]
    denied = disowned((*material.old, *material.forwarded), shown, words)
    found += [Objection("attestation-ambiguous", denied)] if denied else []
    coming = check_to_come(material.sentences, own, material.calendar, words)
    found += [Objection("attestation-future", coming.evidence(shown))] if coming else []
    found += _standing_alone(material, own, words)
    if not any(one.hard for one in found) and (field := field_against(material, own, words)):
        found.append(Objection(field.reason, field.evidence))
    signed = signed_by_person(material.footers, material.subjects, material.sender)
    found += [Objection("attestation-not-by-editor", signed.evidence(shown))] if signed else []
    outside = _of_the_whole(material)
    return [*found, Objection(outside)] if outside else found


def _signer(material: Material) -> str:
    """Return the letters of who signs below."""
    return plain(" ".join(line.text for line in material.footers[:_SIGNED]))


def _standing_alone(
    material: Material, own: Sequence[Literal], words: Wordings
) -> Iterator[Objection]:
    """Yield what the subject line and the loose lines of the mail say against it."""
    sentences = material.sentences
    names = names_meant(sentences, material.subjects)
    said = said_in((*sentences, *material.left_out, *material.footers), names)
    yield from _of_the_subject_line(material.subject_line, said, words)
    told = files_told((*sentences, *material.footers), material.shown)
    for name in (*material.attached, *told)[:_MOST_FILES]:
        if odd_file(name, words):
            yield Objection("attestation-ambiguous", Evidence(name))
    holding = [i for i, s in enumerate(sentences) if any(lit.lies_in(s) for lit in own)]
    signed = bool(material.footers) and names_follow(material.footers[0].text, words)
    shown, sender, house = material.shown, material.sender, material.house
    lines = Lines(sentences, holding, signed, shown, names, sender, house)
    if odd := odd_line(lines, words):
        yield Objection("attestation-ambiguous", odd.evidence(material.shown))


def _of_the_subject_line(line: str, said: Said, words: Wordings) -> Iterator[Objection]:
    """Yield what the subject line says against it; a role may be that of anybody."""
    bare = _ADDRESS.sub(" ", line)
    roleless = words.dangers.roles.sub(" ", bare.lower())
    told = words.attestation.topic.search(bare.lower())
    unproved = told and not words.dangers.check_done.search(bare.lower())
    if unproved or _doubted(roleless, words) or odd_subject(bare, said, words):
        yield Objection("attestation-ambiguous", Evidence(line))
    elif _doubted(bare.lower(), words):
        aside = Aside.SURELY if names_nobodys_kin(bare.lower(), words) else Aside.NO
        yield Objection("attestation-ambiguous", Evidence(line), Lift.NAMED, aside)


def _doubted(line: str, words: Wordings) -> bool:
    return find_doubt(line, words, (Danger.ENCOUNTER, Danger.VAGUE), Reach.NEAR) is not None


def _of_the_whole(material: Material) -> str:
    """Return what the mail as a whole says against it."""
    if material.first_person:
        return "attestation-not-by-editor"
    if material.hidden or BIDI.search(material.shown):
        return "attestation-hidden-text"
    return "attestation-ambiguous" if material.cut else ""


def _said(material: Material, words: Wordings) -> Part | None:
    """Judge the sentence where the new text holds it."""
    found = _found(material, words)
    if not found:
        return None
    whole, material = material, without_settled(material, words)
    if material is not whole:
        found = _found(material, words)
    first = _first_doubted(found)
    evidence = first.block.evidence(material.shown, first.start, first.end)
    doubts = objections(material, words, found)
    if any(doubt.hard for doubt in doubts) or (doubts and words.taught is None):
        return _part(doubts[0].reason, doubts[0].evidence or evidence)
    return _weighed(material, doubts, evidence, words, whole)


def _first_doubted(found: Sequence[_Found]) -> Literal:
    """Return where the sentence stands, if in several places, where it is doubted first."""
    return next((literal for literal, doubt in found if doubt), found[0][0])


def objections(
    material: Material, words: Wordings, found: Sequence[_Found] = ()
) -> list[Objection]:
    """Return what the rules alone say against the sentence, where it was ``found``."""
    found = found or _found(material, words)
    doubts = [doubt for _, doubt in found if doubt]
    if not any(doubt.hard for doubt in doubts):
        doubts += _elsewhere(material, [literal for literal, _ in found], words)
        doubts += _coverage(_first_doubted(found), material, words)
    return doubts


def _found(material: Material, words: Wordings) -> list[_Found]:
    """Find the sentence wherever the new text holds it, with what speaks against it there."""
    found: list[_Found] = []
    known = f"{material.sender} {_signer(material)}"
    for block, certain, within in _blocks(material.sentences):
        for literal in literals(block, words):
            place = (block, literal.start, literal.end, within)
            row = own_row(literal, material.fields, words)
            around = Surroundings(*place, material.subjects, words, row, known)
            doubt = _beside(around, material, words)
            if not doubt and not (certain and all(within[at].certain for at in around.own)):
                doubt = Objection("attestation-ambiguous")
            found.append((literal, doubt))
            if len(found) >= _REPEATED:
                found.append((literal, doubt or Objection("attestation-ambiguous")))
                break
    return found


def _beside(around: Surroundings, material: Material, words: Wordings) -> Objection | None:
    """Return what its own statement says against the sentence."""
    reason = objection(around, words, material.shown)
    if not reason:
        return None
    lift = lift_beside(around, reason, words, material.shown)
    evidence = around.evidence(material.shown)
    return Objection(reason, evidence, lift)


def as_weighed(material: Material, words: Wordings) -> list[Stretch]:
    """Return the mail as the second opinion weighs it."""
    own = _literals(material, words)
    return list(stretches(material.sentences, material.footers, material.subject_line, own, words))


def _literals(material: Material, words: Wordings) -> list[Literal]:
    blocks = [block for block, _, _ in _blocks(material.sentences)]
    return [literal for block in blocks for literal in literals(block, words)]


def _weighed(
    material: Material,
    doubts: Sequence[Objection],
    evidence: Evidence,
    words: Wordings,
    whole: Material,
) -> Part:
    """Ask the second opinion, where the rules found nothing or have only doubts it may lift.

    It weighs the ``whole`` mail; what was left out of the ``material`` can't speak against it.
    """
    taught = words.taught
    if taught is None:
        return _part("attested", evidence)
    own = _literals(whole, words)
    told = weighed(as_weighed(whole, words), own, whole, material, words, taught)
    if doubts:
        if not all(told.lifts(doubt.lift, doubt.aside) for doubt in doubts):
            return _part(doubts[0].reason, doubts[0].evidence or evidence)
        marked = doubts[0].evidence
        return _part("attestation-weighed", _spanning(evidence, marked, material.shown))
    if told.passes:
        return _part("attested", evidence)
    unlike = heaviest(told.bearing, taught.statements if told.fine_as_a_whole else taught.weights)
    if unlike:
        sentence, start, end = unlike
        evidence = sentence.evidence(material.shown, start, end)
    return _part("attestation-unlike", evidence)


def _spanning(sentence: Evidence, doubted: Evidence | None, shown: str) -> Evidence:
    """Return the stretch from the attestation to what was doubted: the verdict rests on both."""
    if doubted is None or not doubted.in_text:
        return sentence
    start, end = min(sentence.start, doubted.start), max(sentence.end, doubted.end)
    return Evidence(shown[start:end], start, end)


def _meant(material: Material, words: Wordings) -> Part | None:
    """Judge what comes near the sentence."""
    best: Part | None = None
    for sentence in material.sentences:
        found = words.attestation.paraphrase.search(sentence.text)
        if not found:
            continue
        evidence = sentence.evidence(material.shown, *found.span())
        reason = reason_of(sentence, words)
        part = _part(reason, evidence)
        if part.verdict is Verdict.FAILED:
            return part
        best = best or part
    return best


def _nowhere_new(material: Material, words: Wordings) -> Part:
    """Say where else the sentence stands, if anywhere."""
    for blocks, reason in (
        # Each block once, not once for each of its sentences: time stays linear.
        ({id(s.block): s.block for s in material.footers}.values(), "attestation-in-signature"),
        (material.forwarded, "attestation-forwarded"),
        (material.old, "attestation-quoted"),
    ):
        for block in blocks:
            for literal in literals(block, words):
                evidence = block.evidence(material.shown, literal.start, literal.end)
                return Part(Verdict.FAILED, reason, evidence)
    for sentence in material.sentences:
        text = sentence.text
        found = words.attestation.attached.search(text)
        if found and words.attestation.topic.search(text):
            evidence = sentence.evidence(material.shown, *found.span())
            return Part(Verdict.FAILED, "attestation-in-attachment", evidence)
    return Part(Verdict.FAILED, "attestation-missing")


def judge_attestation(material: Material, words: Wordings) -> Part:
    """Return the verdict on the attestation, with the words it rests on."""
    return _said(material, words) or _meant(material, words) or _nowhere_new(material, words)
