"""What the mail's other sentences say about the attestation.

A sentence that is not known to be harmless (a wish, a person's address, a courtesy, a date) takes
the ``ok`` away: nobody can list all the ways to say “but it isn't true”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.folding import Folded
from dsr_desk.domain.intake.persons import plain
from dsr_desk.domain.intake.sentences import Sentence
from dsr_desk.domain.intake.surroundings import (
    denies,
    doubts,
    harmless_opening,
    wishes,
)
from dsr_desk.domain.intake.wish import wish_condition
from dsr_desk.domain.intake.wordings import MASK, Pattern, Wordings
from dsr_desk.domain.requests import NamedSubject

_NAME = re.compile(r"(?<=[\s:])[A-ZÅÄÖÉ][a-zåäöéü]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_NAME_PART = 3
_UNKNOWN_AT_MOST = 1
"""Unknown words that a courtesy, a channel or an address may have beside it."""
_NAMES_AT_MOST = 3
_STATEMENT = 3
"""Words that make a statement; less may be an aside such as “Inte hon.”"""
_SIGNED_NAME = 4
"""Words of a line without a full stop that may be a name under the mail."""


@dataclass(frozen=True, slots=True)
class Literal:
    """The sentence where it stands: folded positions in its block."""

    block: Folded
    start: int
    end: int
    several: bool
    """Whether its form covers more than one person."""

    def lies_in(self, sentence: Sentence) -> bool:
        """Tell whether the sentence holds it, or a part of it."""
        same = sentence.block is self.block
        return same and sentence.start < self.end and self.start < sentence.end


def literals(block: Folded, words: Wordings) -> Iterator[Literal]:
    """Yield the sentence wherever a block holds it."""
    for pattern, several in (
        (words.attestation.literal_one, False),
        (words.attestation.literal_any, True),
    ):
        for found in pattern.finditer(block.text):
            if "\f" not in found.group():
                yield Literal(block, *found.span(), several)


def speaks_against(sentence: Sentence, words: Wordings) -> str:
    """Return what a sentence plainly says against the attestation."""
    text = sentence.text
    if words.attestation.revoked.search(text):
        return "attestation-revoked"
    if words.attestation.named_person.search(text):
        return "attestation-other-person"
    return "attestation-ambiguous" if _doubts_identity(sentence, words) else ""


def against(
    sentence: Sentence,
    own: Sequence[Literal],
    subjects: Sequence[NamedSubject],
    words: Wordings,
    shown: str,
) -> str:
    """Return what a sentence says, or may be read to say, against the attestation."""
    text = sentence.text
    attestation = words.attestation
    if any(literal.lies_in(sentence) for literal in own):
        return "attestation-revoked" if attestation.revoked.search(text) else ""
    if reason := speaks_against(sentence, words):
        return reason
    if attestation.shaky.search(text):
        return "attestation-ambiguous"
    if wishes(text, words):
        # “När utdraget är lämnat” sets the order of two wishes, it doubts nothing.
        conditional = wish_condition(text, words) and not words.wish.delivered.search(text)
        return "attestation-ambiguous" if conditional else ""
    if harmless_opening(text, words):
        return ""
    if denies(text, words) or doubts(text, words):
        return "attestation-ambiguous"
    naming = words.attestation.naming
    if naming.search(text) and _names_another(sentence, subjects, naming, shown):
        return "attestation-other-person"
    known = _harmless(sentence, subjects, words) or plainly_told(sentence, subjects, words)
    return "" if known else "attestation-ambiguous"


def plainly_told(sentence: Sentence, subjects: Sequence[NamedSubject], words: Wordings) -> bool:
    """Tell whether every word is known, as in “Kunden ringde i går och vill bli glömd”."""
    text = sentence.text
    attestation = words.attestation
    refers = attestation.anaphora.match(text) and not attestation.speaker.match(text)
    if sentence.asks or refers or wish_condition(text, words):
        return False
    if len(text.split()) < _STATEMENT or attestation.future.search(text):
        return False
    return unknown_words(text, subjects, words) == 0


def unknown_words(text: str, subjects: Sequence[NamedSubject], words: Wordings) -> int:
    """Count the words that no list of harmless ones holds."""
    meant = plain(" ".join(subject.address.local for subject in subjects))
    attestation, channels = words.attestation, words.channels
    rest = text
    for pattern in (
        words.negation.of_will,
        words.negation.polite,
        words.wish.rectify,
        words.wish.object,
        attestation.paraphrase,
        attestation.courtesy,
        attestation.good_wishes,
        words.dates.request_cues,
        channels.mail,
        channels.forum,
        channels.chat,
        channels.social,
        attestation.plain_words,
    ):
        rest = pattern.sub(" ", rest)
    left = [word for word in _WORD.findall(rest) if len(word) > 1]
    return sum(len(word) < _NAME_PART or plain(word) not in meant for word in left)


def _names_another(
    sentence: Sentence, subjects: Sequence[NamedSubject], naming: Pattern, shown: str
) -> bool:
    """Tell whether a name stands in the sentence that is in no person's address."""
    if MASK in sentence.text:
        return False
    written = _NAME.findall(sentence.evidence(shown).text)
    names = [name for name in written if not naming.search(name.lower())]
    meant = plain(" ".join(subject.address.local for subject in subjects))
    return bool(names) and not any(plain(name) in meant for name in names)


def _doubts_identity(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether the sentence is about identity, other than to say that it was checked."""
    text, attestation = sentence.text, words.attestation
    if not attestation.topic.search(text) and not attestation.paraphrase.search(text):
        return False
    if attestation.heading.fullmatch(text.strip(" :.-")):
        return False
    doubtful = (
        denies(text, words)
        or wish_condition(text, words)
        or attestation.future.search(text)
        or doubts(text, words)
        or sentence.asks
    )
    return bool(doubtful) or not attestation.paraphrase.search(text)


def _harmless(sentence: Sentence, subjects: Sequence[NamedSubject], words: Wordings) -> bool:
    """Tell whether the sentence is one of those that every request mail has."""
    text = sentence.text
    channels = words.channels
    known = (
        MASK in text
        or words.attestation.courtesy.search(text)
        or words.dates.request_cues.search(text)
        or any(
            p.search(text) for p in (channels.mail, channels.forum, channels.chat, channels.social)
        )
    )
    # A line that is no finished statement may hold names: a signature, a list, a table.
    most = _UNKNOWN_AT_MOST if sentence.closed else _NAMES_AT_MOST
    if sentence.closed and words.attestation.anchor.search(text) and MASK not in text:
        most = 0
    if known and unknown_words(text, subjects, words) <= most + (MASK in text):
        return True
    if sum(character.isalnum() and character != MASK for character in text) <= 1:
        return True
    return not sentence.closed and len(text.split()) <= _SIGNED_NAME
