"""Is the identity attested?  Only the sentence itself, said now and of these persons, is ok.

The rule of this module: what is not known to be harmless takes the ``ok`` away.  A wrong ``ok`` may
destroy the wrong person's data; a wrong ``attention`` costs somebody a look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.dangers import Danger, Reach, find_doubt
from dsr_desk.domain.intake.folding import BIDI, Folded
from dsr_desk.domain.intake.lifting import Lift, lift_beside, lift_of_remark
from dsr_desk.domain.intake.phrases import MASK
from dsr_desk.domain.intake.remarks import (
    AWAY,
    Literal,
    Remark,
    below_signature,
    literals,
    names_meant,
    plain_doubt,
    remarks,
)
from dsr_desk.domain.intake.second_opinion import (
    Stretch,
    bearing_on_it,
    heaviest,
    is_plain,
    score,
    stretches,
    weight_of,
    worst_statement,
)
from dsr_desk.domain.intake.sentences import Sentence
from dsr_desk.domain.intake.surroundings import Surroundings, objection
from dsr_desk.domain.intake.voices import letter_within, other_voice
from dsr_desk.domain.intake.wish import wish_condition
from dsr_desk.domain.intake.wordings import Wordings
from dsr_desk.domain.requests import Evidence, NamedSubject, Part, Verdict

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
_MOST_SENTENCES = 600
"""No instruction has more; they would only cost time."""
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_ADDRESS = re.compile(r"\S{1,64}@\S{1,255}")
_LETTERS = re.compile(r"[^\W\d_]+")
_FULL_NAME = range(2, 5)
"""Words of a name with its surname."""
_MASKED = re.compile(rf"<?{MASK}+>?")


@dataclass(frozen=True, slots=True)
class Material:
    """All that the verdict is drawn from."""

    shown: str
    sentences: Sequence[Sentence]
    """Of the new text and of what may be new, in order."""
    footers: Sequence[Sentence]
    """Of signatures: they can take an attestation away, never give one."""
    earlier: Sequence[Sentence]
    """Of the history what the sender wrote: it can take an attestation away, never give one."""
    old: Sequence[Folded]
    """Quoted history."""
    forwarded: Sequence[Folded]
    subject_line: str
    """As far as the sender wrote it; empty for an answer's."""
    subjects: tuple[NamedSubject, ...]
    house: str
    """The letters of the sender's domain."""
    first_person: bool
    hidden: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against the sentence."""

    reason: str
    evidence: Evidence | None = None
    """Where, if not at the sentence itself."""
    lift: Lift = Lift.NEVER
    """Whether the second opinion may lift it."""

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
    if len(subjects) > 1 and not literal.several and not _one_person(material, words):
        return [Objection("attestation-several-persons")]
    return []


def _one_person(material: Material, words: Wordings) -> bool:
    """Tell whether the mail says that its addresses are all one person's."""
    if _same_name(material):
        return True
    texts = [_MASKED.sub("@", sentence.text) for sentence in material.sentences]
    said = any(words.attestation.one_person.search(text) for text in texts)
    return said and not any(words.attestation.several_persons.search(text) for text in texts)


def _same_name(material: Material) -> bool:
    """Tell whether one full name stands beside each address: in a table, in a list."""
    shown = material.shown
    beside: set[str] = set()
    for subject in material.subjects:
        at = subject.evidence
        begin = shown.rfind("\n", 0, at.start) + 1
        end = shown.find("\n", at.end)
        line = shown[begin : at.start] + " " + shown[at.end : end if end >= 0 else len(shown)]
        beside.add(" ".join(_LETTERS.findall(line.lower())))
    return len(beside) == 1 and len(beside.pop().split()) in _FULL_NAME


def _elsewhere(material: Material, own: Sequence[Literal], words: Wordings) -> list[Objection]:
    """Return what the other sentences say against a sentence fine by itself."""
    subjects, shown = material.subjects, material.shown
    if len(material.sentences) > _MOST_SENTENCES:
        return [Objection("attestation-ambiguous")]
    if voice := letter_within(material.sentences, words) or other_voice(material.sentences, own):
        return [Objection("attestation-ambiguous", voice.evidence(shown))]
    found = [
        Objection(
            remark.reason,
            remark.sentence.evidence(shown),
            lift_of_remark(remark.sentence, remark.reason, words),
        )
        for remark in remarks(material.sentences, own, subjects, words, shown, material.house)
    ]
    below = _in_footers(material.footers, words)
    found += [Objection(below.reason, below.sentence.evidence(shown))] if below else []
    before = _earlier(material.earlier, words)
    found += [Objection(before.reason, before.sentence.evidence(shown))] if before else []
    found += _of_the_subject_line(material.subject_line, words)
    outside = _of_the_whole(material)
    return [*found, Objection(outside)] if outside else found


def _of_the_subject_line(line: str, words: Wordings) -> list[Objection]:
    """Return what the subject line says against it; a role may be that of anybody."""
    text = _ADDRESS.sub(" ", line.lower())
    if not _doubted(text, words):
        return []
    lift = Lift.NEVER if _doubted(words.dangers.roles.sub(" ", text), words) else Lift.NAMED
    return [Objection("attestation-ambiguous", Evidence(line), lift)]


def _doubted(line: str, words: Wordings) -> bool:
    return find_doubt(line, words, (Danger.ENCOUNTER, Danger.VAGUE), Reach.NEAR) is not None


def _of_the_whole(material: Material) -> str:
    """Return what the mail as a whole says against it."""
    if material.first_person:
        return "attestation-not-by-editor"
    if material.hidden or BIDI.search(material.shown):
        return "attestation-hidden-text"
    return "attestation-ambiguous" if material.cut else ""


def _in_footers(footers: Sequence[Sentence], words: Wordings) -> Remark | None:
    """Look for a take-back below the signature, above the standard texts of the organisation."""
    # A footer may repeat one line ten thousand times; a line says the same each time.
    judged: set[str] = set()
    for sentence in footers:
        if sentence.text in judged:
            continue
        judged.add(sentence.text)
        if words.regions.disclaimers.search(sentence.text):
            return None
        line = sentence.text.strip(" !.,\n")
        if _WEB.fullmatch(sentence.text.strip()) or words.regions.closings.fullmatch(line):
            continue
        if not sentence.closed and words.dangers.roles.fullmatch(line):
            continue  # “Förvaltare” below a name is a title
        if reason := plain_doubt(sentence, below_signature(sentence), words):
            return Remark(sentence, reason)
    return None


def _earlier(sentences: Sequence[Sentence], words: Wordings) -> Remark | None:
    """Look for a doubt about who the person is in what the sender wrote before."""
    for sentence in sentences:
        if any(literal.lies_in(sentence) for literal in literals(sentence.block, words)):
            continue
        reason = plain_doubt(sentence, AWAY, words)
        if reason and words.dangers.told_about.search(sentence.text):
            return Remark(sentence, reason)
    return None


def _said(material: Material, words: Wordings) -> Part | None:
    """Judge the sentence where the new text holds it."""
    found = _found(material, words)
    if not found:
        return None
    first = _first_doubted(found)
    evidence = first.block.evidence(material.shown, first.start, first.end)
    doubts = objections(material, words, found)
    if any(doubt.hard for doubt in doubts) or (doubts and words.taught is None):
        return _part(doubts[0].reason, doubts[0].evidence or evidence)
    return _weighed(material, doubts, evidence, words)


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
    for block, certain, within in _blocks(material.sentences):
        for literal in literals(block, words):
            around = Surroundings(block, literal.start, literal.end, within, material.subjects)
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
    blocks = [block for block, _, _ in _blocks(material.sentences)]
    own = [literal for block in blocks for literal in literals(block, words)]
    return list(stretches(material.sentences, material.footers, material.subject_line, own, words))


def _weighed(
    material: Material, doubts: Sequence[Objection], evidence: Evidence, words: Wordings
) -> Part:
    """Ask the second opinion, where the rules found nothing or have only doubts it may lift."""
    taught = words.taught
    if taught is None:
        return _part("attested", evidence)
    told = as_weighed(material, words)
    bearing = bearing_on_it(told, names_meant(material.sentences, material.subjects), words)
    against = score([one for one in told if one in bearing or weight_of(one, taught) < 0], taught)
    worst = worst_statement(bearing, taught)
    plain = is_plain(bearing, words)
    if doubts:
        lifted = all(
            worst < doubt.lift.at_most(taught) and against < doubt.lift.limit(taught, plain=plain)
            for doubt in doubts
        )
        if not lifted:
            return _part(doubts[0].reason, doubts[0].evidence or evidence)
        marked = doubts[0].evidence
        return _part("attestation-weighed", _spanning(evidence, marked, material.shown))
    whole = against < (taught.refused_from_plain if plain else taught.refused_from)
    if whole and worst < taught.refused_statement:
        return _part("attested", evidence)
    unlike = heaviest(bearing, taught.statements if whole else taught.weights)
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
        reason = _paraphrase(sentence, words)
        part = _part(reason, evidence)
        if part.verdict is Verdict.FAILED:
            return part
        best = best or part
    return best


def _paraphrase(sentence: Sentence, words: Wordings) -> str:
    text, attestation = sentence.text, words.attestation
    if words.negation.words.search(text):
        return "attestation-negated"
    if attestation.future.search(text):
        return "attestation-future"
    if sentence.asks and not words.wish.erase.search(text):
        return "attestation-question"
    # “… when she was here on Tuesday” tells of the day.
    if wish_condition(words.dangers.innocent.sub(" ", text), words):
        return "attestation-conditional"
    if attestation.named_person.search(text) and not attestation.unnamed.search(text):
        return "attestation-other-person"
    return "attestation-paraphrased"


def _nowhere_new(material: Material, words: Wordings) -> Part:
    """Say where else the sentence stands, if anywhere."""
    for blocks, reason in (
        ([s.block for s in material.footers], "attestation-in-signature"),
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
