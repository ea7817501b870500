"""What the mail's other sentences say about the attestation.

Any sentence that holds a danger takes the ``ok`` away.  Where a take-back most likely stands (right
beside the attestation, in fragments, in postscripts, in what refers back) a sentence has to be
wholly known: nobody can list all the ways to say “but it isn't true”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.dangers import Doubt, find_doubt
from dsr_desk.domain.intake.folding import Folded
from dsr_desk.domain.intake.persons import plain
from dsr_desk.domain.intake.sentences import Sentence
from dsr_desk.domain.intake.surroundings import harmless_opening, wishes
from dsr_desk.domain.intake.vocabulary import unknown_words
from dsr_desk.domain.intake.wordings import MASK, Wordings
from dsr_desk.domain.requests import NamedSubject

_WORD = re.compile(r"[^\W\d_]+")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_NAME = re.compile(r"(?<=[\s:])[A-ZÅÄÖÉ][a-zåäöéü]{2,}")
_FRAGMENT = 3
"""A finished statement of so few words may be an aside such as “Inte hon.”"""
_NAMES = 6
"""Words that a line without a full stop has at most when it is a name, a label or a table's row."""
_LEADING = 8
"""Words that a sentence has at most when it introduces the next one."""
_SHORT = 4
"""A statement of so few words says what it says of what stands before it."""
_SHARE = 3
"""In what refers back one word in so many may be unknown."""
_BELOW = range(1, 3)
"""The two sentences after the attestation: there a take-back stands most often."""


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
    begun: set[int] = set()
    for pattern, several in (
        (words.attestation.literal_any, True),
        (words.attestation.literal_one, False),
    ):
        for found in pattern.finditer(block.text):
            # “the identity of the person(s)” holds the sentence for one person too.
            if found.start() not in begun and "\f" not in found.group():
                begun.add(found.start())
                yield Literal(block, *found.span(), several)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that speaks against the attestation, and why."""

    sentence: Sentence
    reason: str


def remarks(
    sentences: Sequence[Sentence],
    own: Sequence[Literal],
    subjects: Sequence[NamedSubject],
    words: Wordings,
    shown: str,
) -> Iterator[Remark]:
    """Yield what speaks against the attestation, or may be read to, in order."""
    holding = [i for i, s in enumerate(sentences) if any(lit.lies_in(s) for lit in own)]
    names = _names_meant(sentences, subjects)
    last = max((i for i, s in enumerate(sentences) if s.closed), default=-1)
    for index, sentence in enumerate(sentences):
        if index in holding:
            continue
        beside = index == last or index + 1 in holding or any(index - at in _BELOW for at in holding)
        reason = (
            plain_doubt(sentence, words, _vague_counts(sentence, index, holding, words))
            or _names_another(sentence, names, words, shown)
            or _unknown(sentence, beside, names, words)
        )
        if reason:
            yield Remark(sentence, reason)


def _vague_counts(
    sentence: Sentence, index: int, holding: Sequence[int], words: Wordings
) -> bool:
    """Tell whether it stands where a take-back would: below the attestation, or leading to it."""
    if MASK in sentence.text or wishes(sentence.text, words):
        return False
    leads = index + 1 in holding and len(_WORD.findall(sentence.text)) <= _LEADING
    return leads or any(index - at in _BELOW for at in holding)


def _refers_back(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether it takes up what was said before it, or turns against it."""
    start = _FIRST_LETTER.search(sentence.text)
    return start is not None and bool(words.dangers.refers_back.match(sentence.text, start.start()))


def plain_doubt(sentence: Sentence, words: Wordings, beside: bool = True) -> str:
    """Return what a sentence plainly says against the attestation."""
    text = sentence.text
    if words.attestation.heading.fullmatch(text.strip(" :.-")):
        return ""
    if words.attestation.named_person.search(text):
        return "attestation-other-person"
    short = len(_WORD.findall(text)) <= _SHORT
    exposed = short or _refers_back(sentence, words) or not sentence.certain
    doubt = find_doubt(text, words, beside=beside or exposed, exposed=exposed)
    return doubt.reason if doubt else ""


def _names_meant(sentences: Sequence[Sentence], subjects: Sequence[NamedSubject]) -> str:
    """Return the letters of the persons' names: of their addresses and of what stands beside."""
    beside = " ".join(sentence.text for sentence in sentences if MASK in sentence.text)
    return plain(" ".join(subject.address.local for subject in subjects) + " " + beside)


def _names_another(sentence: Sentence, meant: str, words: Wordings, shown: str) -> str:
    """Judge whether a name stands in the sentence that is no person's."""
    text, naming = sentence.text, words.attestation.naming
    if MASK in text or not naming.search(words.dangers.innocent.sub(" ", text)):
        return ""
    written = _NAME.findall(sentence.evidence(shown).text)
    names = [name for name in written if _may_name(name.lower(), words)]
    other = bool(names) and not any(plain(name) in meant for name in names)
    return "attestation-other-person" if other else ""


def _may_name(word: str, words: Wordings) -> bool:
    """Tell whether a word with a capital letter is none of the language's plain ones."""
    return unknown_words(word, "", words) > 0 and not wishes(word, words)


def _unknown(sentence: Sentence, beside: bool, meant: str, words: Wordings) -> str:
    """Judge a sentence without danger that stands where a take-back would."""
    text = sentence.text
    if MASK in text or wishes(text, words) or harmless_opening(text, words):
        return ""
    if _says_nothing(text):
        return ""
    size = len(_WORD.findall(text))
    refers = _refers_back(sentence, words)
    if not sentence.closed and size <= _NAMES and not refers:
        return ""
    if not (refers or _is_aside(sentence, size, beside)):
        return ""
    allowed = size // _SHARE if size > _SHORT else 0
    return "attestation-ambiguous" if unknown_words(text, meant, words) > allowed else ""


def _is_aside(sentence: Sentence, size: int, beside: bool) -> bool:
    """Tell whether a finished statement is as short as “Inte hon.” or “Suck.”"""
    return sentence.closed and size <= _FRAGMENT and (beside or sentence.asks)


def _says_nothing(text: str) -> bool:
    return sum(character.isalnum() for character in text) <= 1
