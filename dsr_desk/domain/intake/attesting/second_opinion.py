"""A learned second opinion on an attestation that the rules found fine, or doubted softly.

The rules see what they have words for.  This sees how a mail is worded: each word, pair of words
and word beginning has a weight by its distance from the attestation, learned from the labelled
mails and from single sentences.  It looks twice: at the mail as a whole, and at each statement by
itself, since one is enough to take an attestation back, however much honest talk stands around it.
It can doubt what the rules passed, and lift a doubt that rests on an unknown topic or a vague word,
or, where much more speaks for the mail, on what another sentence plainly names; it never gives an
attestation that the literal sentence does not.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from dsr_desk.domain.intake.attesting.classes import classes_in
from dsr_desk.domain.intake.attesting.dangers import Danger
from dsr_desk.domain.intake.attesting.letter_heads import heads_letter
from dsr_desk.domain.intake.attesting.literal import Literal
from dsr_desk.domain.intake.attesting.openings import harmless_opening, is_heading
from dsr_desk.domain.intake.attesting.prescribed import hands_over
from dsr_desk.domain.intake.attesting.remarks import greets_or_wishes
from dsr_desk.domain.intake.attesting.story import tells_a_story
from dsr_desk.domain.intake.attesting.tables import heads_below
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.taught import Taught
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import unknown_beside
from dsr_desk.domain.intake.wishes.channels import names_channel

_ITSELF = "§"
"""Stands for the attestation sentence in what is weighed."""
_TOKEN = re.compile(rf"[^\W\d_]+|\d+|[?!{_ITSELF}]|{MASK}+")
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 5
"""Letters of a word that its other forms share, as a rule."""
_PIECES = re.compile(r" [/|·] ")
_FORM = re.compile(r"\[[ x✓✔]\] ?[\w-]+|\d{1,2}[.)] [\w-]+(?: [\w-]+)?")
"""“[ ] Export”, “4. Bekräftelse”."""
_ASKED = re.compile(r"\d{1,2}[.)] [^?.!:]{1,40}[?:]")
"""“2. Vad ska göras?”"""
_BOX = re.compile(r"\[[ x✓✔]\] ?([^.,;:!?]{1,60})")
_LABELLED = re.compile(r"^([^\W\d_]+) ([#\w]*-?\d+)$")
"""A number behind its label: “Ticket QM-20931”."""
_NAME = 3
"""Words of a name below a mail at most."""
_UNIT = 4
"""Words of a line with a name or a unit in a signature at most."""


_NEEDED = frozenset(
    f"danger-{one.value}" for one in Danger if one not in (Danger.ENCOUNTER, Danger.VAGUE)
) | {"kinds", "refers_back", "check_done"}
"""Classes of wording of which a take-back needs one."""


class Where(StrEnum):
    """Where a stretch of text stands to the attestation."""

    OWN = "own"
    """Its own statement as far as the attestation."""
    TAIL = "tail"
    """What its own statement adds."""
    NEXT = "next"
    """One of the two next sentences."""
    PREVIOUS = "previous"
    BEFORE = "before"
    AFTER = "after"
    SIGNATURE = "signature"
    SUBJECT = "subject"

    @property
    def family(self) -> str:
        """The family of weights: a word weighs by how far from the attestation it stands."""
        if self in (Where.OWN, Where.TAIL):
            return self.value
        return "near" if self in (Where.NEXT, Where.PREVIOUS) else "far"


_BESIDE = {-1: Where.PREVIOUS, 0: Where.OWN, 1: Where.NEXT, 2: Where.NEXT}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the mail as it is weighed."""

    where: Where
    text: str
    """Folded; the attestation is one sign and blanks, so that places in it stay."""
    classes: tuple[str, ...] = ()
    """What kinds of wording it holds."""
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class _Gram:
    name: str
    first: int
    last: int
    """Its first and last token; of what is told of the whole stretch, -1."""


def stretches(
    sentences: Sequence[Sentence],
    footers: Sequence[Sentence],
    subject_line: str,
    own: Sequence[Literal],
    words: Wordings,
) -> Iterator[Stretch]:
    """Yield all of a mail that is weighed, each piece with its place to the attestation.

    Args:
        sentences: of the new text, in order.
        footers: of signatures.
        subject_line: as far as the sender wrote it.
        own: the attestation, wherever the new text holds it.
        words: the wordings.
    """
    holding = [i for i, s in enumerate(sentences) if any(lit.lies_in(s) for lit in own)]
    for index, sentence in enumerate(sentences):
        where = _where(index, holding)
        if where is Where.OWN:
            yield from _around_itself(_without(sentence, own), words, sentence)
        elif not hands_over(sentence.text, words):
            yield as_stretch(where, sentence.text, words, sentence)
    for sentence in footers:
        if words.regions.printed.fullmatch(sentence.text.strip(" .")):
            continue
        yield as_stretch(Where.SIGNATURE, sentence.text, words, sentence)
    if subject_line:
        yield as_stretch(Where.SUBJECT, subject_line.lower(), words)


def as_stretch(
    where: Where, text: str, words: Wordings, sentence: Sentence | None = None
) -> Stretch:
    """Return a piece of a mail (folded) with the classes of wording in it."""
    return Stretch(where, text, classes_in(text.replace(_ITSELF, " "), words), sentence)


def _around_itself(text: str, words: Wordings, sentence: Sentence) -> Iterator[Stretch]:
    """Yield what stands before the attestation and what is added, each with its sign."""
    at = text.find(_ITSELF)
    yield as_stretch(Where.OWN, text[: at + 1], words, sentence)
    tail = " " * at + text[at:]
    if _TOKEN.search(tail, at + 1):
        yield as_stretch(Where.TAIL, tail, words, sentence)


def _where(index: int, holding: Sequence[int]) -> Where:
    at = bisect_left(holding, index)
    beside = [index - holding[i] for i in (at - 1, at) if 0 <= i < len(holding)]
    distance = min(beside, key=abs, default=len(_BESIDE))
    return _BESIDE.get(distance, Where.BEFORE if distance < 0 else Where.AFTER)


def _without(sentence: Sentence, own: Sequence[Literal]) -> str:
    """Return a sentence's text with one sign and blanks in place of the attestation."""
    text = sentence.text
    for literal in own:
        if literal.lies_in(sentence):
            low = max(literal.start - sentence.start, 0)
            high = min(literal.end - sentence.start, len(text))
            text = text[:low] + _ITSELF.ljust(high - low) + text[high:]
    return text


def _tokens(text: str) -> list[re.Match[str]]:
    return list(_TOKEN.finditer(text))


def _shown(token: str) -> str:
    return "#" if token[0].isdigit() else "@" if token[0] == MASK else token


def _grams(stretch: Stretch, tokens: Sequence[re.Match[str]]) -> Iterator[_Gram]:
    """Yield what of a stretch has a weight: at most six names for each word, and its classes."""
    said = [_shown(token.group()) for token in tokens]
    for at, word in enumerate(said):
        pair = [_Gram(f"{word} {said[at + 1]}", at, at + 1)] if at + 1 < len(said) else []
        for gram in (_Gram(word, at, at), *pair):
            yield _Gram(f"anywhere {gram.name}", gram.first, gram.last)
            yield _Gram(f"{stretch.where.family} {gram.name}", gram.first, gram.last)
        if stretch.where.family == "far":
            yield _Gram(f"{stretch.where} {word}", at, at)
        if len(word) > _BEGINNING:
            yield _Gram(f"beginning {word[:_BEGINNING]}", at, at)
    for name in (*_shape(stretch), *_classes(stretch)):
        yield _Gram(name, -1, -1)


def _classes(stretch: Stretch) -> Iterator[str]:
    """Tell which classes a stretch holds, alone and two together."""
    for name in stretch.classes:
        yield f"class {name}"
        yield f"class {stretch.where.family} {name}"
        if stretch.where.family == "far":
            yield f"class {stretch.where} {name}"
    for one, other in combinations(stretch.classes, 2):
        yield f"both {one} {other}"


def _shape(stretch: Stretch) -> Iterator[str]:
    """Tell of a stretch where it stands, how long it is and whether it asks."""
    size = len(_WORD.findall(stretch.text)) // 4
    yield f"shape {stretch.where} {min(size, 4)}"
    yield f"shape length {min(size, 6)}"
    if stretch.text.rstrip().endswith("?"):
        yield f"shape question {stretch.where.family}"


def features(told: Sequence[Stretch]) -> set[str]:
    """Return all that a mail is weighed by: each counts once, however often it stands there."""
    return {gram.name for one in told for gram in _grams(one, _tokens(one.text))}


def score(told: Sequence[Stretch], taught: Taught) -> float:
    """Return the log odds that the mail does not attest: see :func:`score_of`."""
    return score_of([features([one]) for one in told], taught)


def score_of(pieces: Sequence[Collection[str]], taught: Taught) -> float:
    """Return the log odds that the mail does not attest; its worst stretch counts once more.

    However much harmless talk stands around it, one sentence is enough to take an attestation back.

    Args:
        pieces: what each stretch is weighed by.
        taught: the weights.
    """
    whole = weight_of(set[str]().union(*pieces), taught.weights)
    worst = max((weight_of(piece, taught.weights) for piece in pieces), default=0.0)
    return taught.bias + whole + taught.worst_counts * worst


def bearing_on_it(told: Sequence[Stretch], meant: str, words: Wordings) -> list[Stretch]:
    """Return what of a mail can bear on the check: no story, no heading, not how it opens."""
    following = [one.text for one in told[1:]] + [""]
    return [
        one
        for one, below in zip(told, following, strict=True)
        if not (_without_bearing(one, meant, words) or heads_below(one.text, below, words))
    ]


def _without_bearing(one: Stretch, meant: str, words: Wordings) -> bool:
    if one.where is Where.OWN:
        lead = one.text.partition(_ITSELF)[0]
        return bool(lead) and harmless_opening(lead, words)
    if one.where is Where.SIGNATURE and one.sentence is not None:
        # A name or a unit says nothing against it: “Magnus, IT” holds no English “it”.
        return not one.sentence.closed and len(one.text.split()) <= _UNIT
    if is_heading(one.text, words):
        return True
    return one.sentence is not None and (
        tells_a_story(one.sentence, meant, words) or _says_it_was_done(one.text, meant, words)
    )


def _says_it_was_done(text: str, meant: str, words: Wordings) -> bool:
    """Tell whether it says the same once more: “She showed her pass”."""
    return bool(words.dangers.check_done.search(text)) and not unknown_beside(text, meant, words)


def worst_statement(pieces: Sequence[Collection[str]], taught: Taught) -> float:
    """Return the log odds of the one statement that speaks most against the attestation."""
    weighed = (weight_of(piece, taught.statements) for piece in pieces)
    return taught.statement_bias + max(weighed, default=0.0)


def weight_of(names: Collection[str], weights: Mapping[str, float]) -> float:
    """Return how much what a stretch is weighed by speaks against the attestation."""
    # Exact, and so the same in whatever order the names come.
    return math.fsum(weights.get(name, 0.0) for name in names)


def only_asks(one: Stretch, words: Wordings) -> bool:
    """Tell whether a stretch makes the request: a wish, a person, a greeting, the subject line.

    How it is worded tells nothing of the check, unless it names what a take-back needs.
    """
    if not _NEEDED.isdisjoint(one.classes):
        return False
    return one.where is Where.SUBJECT or greets_or_wishes(one.text, words)


def is_plain(told: Sequence[Stretch], words: Wordings) -> bool:
    """Tell whether the letter's other statements only greet, thank, name and wish."""
    return all(
        greets_or_wishes(one.text, words) or _is_name(one.text) or _is_of_form(one, words)
        for one in told
        if one.where not in (Where.OWN, Where.TAIL, Where.SIGNATURE, Where.SUBJECT)
    )


def _is_of_form(one: Stretch, words: Wordings) -> bool:
    """Tell whether it is a form's box, numbered question or label with a value, and no more."""
    text = one.text.strip()
    dangers = {name for name in one.classes if name.startswith("danger")}
    if _ASKED.fullmatch(text):
        return dangers <= {"danger-vague"}
    if dangers:
        return False
    if (box := _BOX.fullmatch(text)) and names_channel(box[1], words):
        return True
    labelled = [_LABELLED.sub(r"\1: \2", piece) for piece in _PIECES.split(text)]
    return all(_FORM.fullmatch(piece) or heads_letter(piece, words) for piece in labelled)


def _is_name(text: str) -> bool:
    return len(text.split()) <= _NAME and not text.rstrip().endswith((".", "!", "?"))


def heaviest(
    told: Sequence[Stretch], weights: Mapping[str, float]
) -> tuple[Sentence, int, int] | None:
    """Return the run of words that speaks most against the attestation, and its sentence."""
    best, found = 0.0, None
    for stretch in told:
        if stretch.sentence is None:
            continue
        tokens = _tokens(stretch.text)
        weight, first, last = _heaviest_run(_shares(stretch, tokens, weights))
        if weight > best:
            best = weight
            found = (stretch.sentence, tokens[first].start(), tokens[last].end())
    return found


def _shares(
    stretch: Stretch, tokens: Sequence[re.Match[str]], weights: Mapping[str, float]
) -> list[float]:
    """Return each word's share in the weight of what holds it."""
    shares = [0.0] * len(tokens)
    for gram in _grams(stretch, tokens):
        if gram.first >= 0:
            share = weights.get(gram.name, 0.0) / (gram.last - gram.first + 1)
            for at in range(gram.first, gram.last + 1):
                shares[at] += share
    return shares


def _heaviest_run(shares: Sequence[float]) -> tuple[float, int, int]:
    best, run, begun = (0.0, 0, 0), 0.0, 0
    for at, share in enumerate(shares):
        if run <= 0:
            run, begun = 0.0, at
        run += share
        if run > best[0]:
            best = (run, begun, at)
    return best
