"""What is wished for and in which channels, from the sentences of the new text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from dsr_desk.domain.intake.channels import NamedChannels, named_channels
from dsr_desk.domain.intake.sentences import Sentence
from dsr_desk.domain.intake.wordings import Wordings
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Evidence, Part, RequestKind, Verdict

_NEGATED_WITHIN = 4
"""Words between “inte” and the verb it still reaches."""
_AFTER = re.compile(
    r"[ \n](?:[^\s.,:;!?]+[ \n])?(?:inte|ej|aldrig|not)(?!\w)(?! längre| bara| minst| only)"
)
_THEN = re.compile(
    r"(?<!\w)(?:sedan|därefter|innan|då|then|before|after)(?!\w)|[.;:]"
    r"|(?:och|and) (?:att|få|ha|sen|have|to|ska|vill|be)(?!\w)"
)
_LEADING = re.compile(r"(?:^|[,.!;:] ?)(?:och |and |men |but |så |so )?")


class Force(Enum):
    """How a wish verb is meant."""

    WISHED = auto()
    UNCERTAIN = auto()
    NEGATED = auto()
    MENTIONED = auto()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A wish verb in a sentence."""

    what: RequestKind
    sentence: Sentence
    start: int
    end: int
    force: Force


@dataclass(frozen=True, slots=True)
class WishReading:
    """The kind of request and the channels, with the words they rest on."""

    kind: RequestKind
    part: Part
    channels: NamedChannels
    problems: tuple[str, ...]


def _overlaps(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return any(m.start() < end and start < m.end() for m in pattern.finditer(text))


def _asks_how(sentence: Sentence, words: Wordings) -> bool:
    """Tell a question about the procedure from a wish that is put politely."""
    text = sentence.text
    question = words.wish.question
    for opening in _LEADING.finditer(text):
        rest = text[opening.end() :].lstrip(" \"'")
        found = question.match(rest)
        if found and words.wish.polite_question.match(rest):
            continue
        if found and (sentence.asks or found.group() in ("hur", "how")):
            return True
    return False


def negated(text: str, start: int, end: int, words: Wordings) -> Force | None:
    """Tell whether a verb is negated: before it, inside it or right after it."""
    negation = words.negation
    inside = text[start:end]
    polite = [m.span() for m in negation.polite.finditer(text)]

    def counts(at: int) -> bool:
        return not any(low <= at < high for low, high in polite)

    if negation.words.search(inside) or (_AFTER.match(text, end) and counts(end)):
        return Force.NEGATED
    before = [m for m in negation.words.finditer(text, 0, start) if counts(m.start())]
    if not before:
        return None
    between = text[before[-1].end() : start]
    near = len(between.split()) <= _NEGATED_WITHIN
    if negation.reset.search(between):
        return None
    if "," in between or ":" in between:
        return Force.UNCERTAIN if near else None
    return Force.NEGATED if near else Force.UNCERTAIN


def _force(sentence: Sentence, start: int, end: int, words: Wordings) -> Force:
    text, wish = sentence.text, words.wish
    if _overlaps(wish.mention, text, start, end) or _asks_how(sentence, words):
        return Force.MENTIONED
    if force := negated(text, start, end, words):
        return force
    harmless = [m.span() for m in words.attestation.not_conditional.finditer(text)]
    conditional = any(
        not any(low <= m.start() < high for low, high in harmless)
        for m in wish.conditional.finditer(text)
    )
    if wish.uncertain.search(text) or conditional:
        return Force.UNCERTAIN
    return Force.UNCERTAIN if _on_condition(text, words) else Force.WISHED


def _on_condition(text: str, words: Wordings) -> bool:
    """Tell whether the whole wish hangs on an attestation that is still to come."""
    attestation = words.attestation
    return bool(attestation.topic.search(text)) and bool(wish_condition(text, words))


def wish_condition(text: str, words: Wordings) -> re.Match[str] | None:
    """Find a condition that is none of “ber om” and its like."""
    harmless = [m.span() for m in words.attestation.not_conditional.finditer(text)]
    for found in words.attestation.conditional.finditer(text):
        if not any(low <= found.start() < high for low, high in harmless):
            return found
    return None


def occurrences(sentences: Iterable[Sentence], words: Wordings) -> list[Occurrence]:
    """Find every wish verb with its force."""
    wish = words.wish
    patterns = (
        (RequestKind.ERASURE, wish.erase),
        (RequestKind.ACCESS, wish.access),
        (RequestKind.PORTABILITY, wish.portability),
    )
    return [
        Occurrence(kind, sentence, *found.span(), _force(sentence, *found.span(), words))
        for sentence in sentences
        for kind, pattern in patterns
        for found in pattern.finditer(sentence.text)
        if kind is RequestKind.ERASURE or not _wants_it_done(sentence.text, found.end(), words)
    ]


def _wants_it_done(text: str, end: int, words: Wordings) -> bool:
    """Tell “få alla mail raderade” from “få alla mail och sedan få dem raderade”."""
    done = words.wish.done_to.search(text, end)
    return done is not None and not _THEN.search(text[end : done.start()])


def _kind(wished: set[RequestKind]) -> RequestKind:
    exports = wished & {RequestKind.ACCESS, RequestKind.PORTABILITY}
    if RequestKind.ERASURE in wished:
        return RequestKind.ACCESS_ERASURE if exports else RequestKind.ERASURE
    if RequestKind.PORTABILITY in wished:
        return RequestKind.PORTABILITY
    return RequestKind.ACCESS if wished else RequestKind.NONE


def _in_scope(
    sentences: Sequence[Sentence], found: Sequence[Occurrence], words: Wordings
) -> list[Sentence]:
    """Return the sentences whose channel words belong to the wish."""
    wishing = {id(o.sentence) for o in found if o.force is not Force.MENTIONED}
    scope: list[Sentence] = []
    open_list = False
    for sentence in sentences:
        text = sentence.text
        if id(sentence) in wishing:
            scope.append(sentence)
            open_list = text.rstrip().endswith(":")
        elif open_list or words.wish.scope.search(text):
            scope.append(sentence)
        if "\f" in sentence.block.text[sentence.end : sentence.end + 2] and not open_list:
            open_list = False
    return scope


def _quantified(sentences: Sequence[Sentence], words: Wordings) -> list[Sentence]:
    return [s for s in sentences if words.wish.quantifier.search(s.text) and not s.asks]


def _channels(
    sentences: Sequence[Sentence], found: Sequence[Occurrence], words: Wordings, shown: str
) -> NamedChannels:
    """Read the channels where the wish stands; where it only says “dem”, where “alla …” stands."""
    named = named_channels(_in_scope(sentences, found, words), words, shown)
    if named.kinds or not any(o.force is not Force.MENTIONED for o in found):
        return named
    mentioned = {id(o.sentence) for o in found if o.force is Force.MENTIONED}
    others = [s for s in _quantified(sentences, words) if id(s) not in mentioned]
    return named_channels(others, words, shown)


def _evidence(found: Sequence[Occurrence], forces: set[Force], shown: str) -> Evidence | None:
    for occurrence in found:
        if occurrence.force in forces:
            return occurrence.sentence.evidence(shown, occurrence.start, occurrence.end)
    return None


def _unwished(found: Sequence[Occurrence], shown: str) -> Part:
    negated_here = _evidence(found, {Force.NEGATED}, shown)
    reason = "wish-negated" if negated_here else "wish-missing"
    return Part(Verdict.FAILED, reason, negated_here)


def _doubt(
    found: Sequence[Occurrence], named: NamedChannels, scope: Sequence[Sentence], words: Wordings
) -> str:
    wished = {o.what for o in found if o.force is Force.WISHED}
    declined = {o.what for o in found if o.force is Force.NEGATED}
    if wished & declined or named.contradictory:
        return "wish-contradictory"
    if not wished or any(o.force is Force.UNCERTAIN for o in found):
        return "wish-uncertain"
    if not named.kinds:
        return "channels-not-named"
    if named.kinds == (ChannelKind.SOCIAL,):
        return "social-media-only"
    if any(words.wish.open_ended.search(s.text) for s in scope):
        return "channels-open-ended"
    return "wish-limited" if any(words.wish.limited.search(s.text) for s in scope) else ""


def _problems(sentences: Sequence[Sentence], named: NamedChannels, words: Wordings) -> list[str]:
    problems = []
    for code, pattern in (
        ("rectification", words.wish.rectify),
        ("objection", words.wish.object),
        ("complaint", words.wish.complaint),
        ("social-media", words.channels.social),
    ):
        if any(pattern.search(sentence.text) for sentence in sentences):
            problems.append(code)
    return problems + (["channel-left-out"] if named.left_out else [])


def read_wish(
    sentences: Sequence[Sentence], subject_line: str, words: Wordings, shown: str
) -> WishReading:
    """Read kind and channels; the subject line counts only where the text has no wish verb."""
    found = occurrences(sentences, words)
    forces = {Force.WISHED, Force.UNCERTAIN}
    wished = {o.what for o in found if o.force in forces}
    evidence = _evidence(found, forces, shown)
    if not found:
        wished, evidence = _from_subject_line(subject_line, words)
    kind = _kind(wished)
    named = _channels(sentences, found, words, shown)
    if not found and wished:
        named = named_channels(_quantified(sentences, words), words, shown)
    problems = _problems(sentences, named, words)
    if kind is RequestKind.NONE:
        return WishReading(kind, _unwished(found, shown), NamedChannels(), tuple(problems))
    scope = _in_scope(sentences, found, words)
    doubt = _doubt(found, named, scope, words) if found else _doubt_of_subject_line(named)
    verdict = Verdict.ATTENTION if doubt else Verdict.OK
    part = Part(verdict, doubt or "wished", evidence)
    return WishReading(kind, part, named, tuple(problems))


def _doubt_of_subject_line(named: NamedChannels) -> str:
    return "" if named.kinds else "channels-not-named"


def _from_subject_line(line: str, words: Wordings) -> tuple[set[RequestKind], Evidence | None]:
    """Read the wish from a subject line that the sender wrote."""
    text = line.lower()
    if words.negation.words.search(text) or "?" in text:
        return set(), None
    wish = words.wish
    wished = set()
    for kind, pattern in (
        (RequestKind.ERASURE, wish.erase),
        (RequestKind.ACCESS, wish.access),
        (RequestKind.PORTABILITY, wish.portability),
    ):
        if pattern.search(text):
            wished.add(kind)
    return wished, Evidence(line) if wished else None
