"""The verbs of a wish (erase, copy, move) and how each is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.form_boxes import EMPTY, TICKED
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.requests import RequestKind

_NEGATED_WITHIN = 4
"""Words between “inte” and the verb it still reaches."""
_ANOTHER_WAY = re.compile(r"[;,-] ")
_AFTER = re.compile(
    r"[ \n](?:[^\s.,:;!?]+[ \n])?(?:inte|ej|aldrig|not)(?!\w)(?! längre| bara| minst| only)"
)
_THEN = re.compile(
    r"(?<!\w)(?:sedan|därefter|efteråt|innan|då|then|before|after|afterwards|thereafter)(?!\w)"
    r"|(?<![ .]\w)[.;:]"
    r"|(?:och|and|samt)? ?\((?:[b-d]|i?i|[2-4])\)"
    r"|(?:och|and) (?:att|få|ha|sen|när|have|to|ska|vill|be|wants|asks|likes|once|when)(?!\w)"
)
_ANSWERED_NO = re.compile(
    r"[^\n|:=]{0,20}\??[ \n]?(?:[|:=\t]|\.{3,}|(?<=\?))[ \n]?(?:nej|no|none|n)(?!\w)"
    r"(?!,?[ \n](?:(?:great|real|big|particular)[ \n])?(?:rush|hurry|pressure|urgency)(?!\w))"
)
"""What a form answers beside its verb: “Ska det raderas? | Nej”; “No great hurry” is no answer."""
_LEADING = re.compile(r"(?:^|[,.!;:] ?)(?:och |and |men |but |så |so )?")
_CONTRAST = re.compile(r"[,:.] ?(?:men|but|utan|så|so|däremot|however)(?!\w)|;")
_CLAUSE = re.compile(r"[;:.]|,(?! ?(?:och|and|samt|or|eller)(?!\w))|(?<!\w)(?:men|but|utan)(?!\w)")
_TURN = re.compile(
    r"[;:.!?]|(?<!\w)(?:men|but|utan|dock)(?!\w)|(?:,|,? och|,? and) "
    r"(?=(?:han|hon|hen|vi|ni|de|jag|det|så|kunden|she|he|we|you|they|i|it|so|please)(?!\w))"
)
"""Where another thought begins; a comma in a list is none."""
_TICKED = re.compile(rf"{TICKED} ?(?:[^\W\d_]+ (?:/ )?){{0,2}}$")
_UNTICKED = re.compile(rf"{EMPTY} ?(?:[^\W\d_]+ (?:/ )?){{0,2}}$")


class Force(Enum):
    """How a wish verb is meant."""

    WISHED = auto()
    UNCERTAIN = auto()
    NEGATED = auto()
    MENTIONED = auto()


LIVE = frozenset((Force.WISHED, Force.UNCERTAIN))
"""How a verb is meant that asks for something, be it hesitantly."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A wish verb in a sentence."""

    what: RequestKind
    sentence: Sentence
    start: int
    end: int
    force: Force

    @property
    def told(self) -> str:
        """The thought in which it stands."""
        return _thought(self.sentence.text, self.start, self.end)

    @property
    def clause(self) -> tuple[int, int]:
        """Where its clause starts and ends in the sentence."""
        text = self.sentence.text
        low = max((f.end() for f in _CLAUSE.finditer(text, 0, self.start)), default=0)
        found = _CLAUSE.search(text, self.end)
        return low, found.start() if found else len(text)


def _thought(text: str, start: int, end: int) -> str:
    low = max((f.end() for f in _TURN.finditer(text, 0, start)), default=0)
    found = _TURN.search(text, end)
    return text[low : found.start() if found else len(text)]


def unticked(text: str, start: int) -> bool:
    """Tell whether an empty box stands before a position, as in “[ ] Radering”."""
    return _UNTICKED.search(text[max(0, start - 30) : start]) is not None


def ticked(text: str, start: int) -> bool:
    """Tell whether a ticked box stands before a position, as in “[x] Radering”."""
    return _TICKED.search(text[max(0, start - 30) : start]) is not None


_Spans = list[tuple[int, int]]


_CHANNEL = 4
"""Words of a channel at most, before what becomes of it: “her old chats are purged after …”."""


def _spans(pattern: Pattern, text: str) -> _Spans:
    return [found.span() for found in pattern.finditer(text)]


def vanishings(text: str, words: Wordings) -> list[tuple[int, int]]:
    """Return where a text wishes things away without a verb for it: “vill inte synas i forumet”.

    “… ska inte raderas utan ligga kvar” is no such wish.
    """
    found = _spans(words.wish.vanish, text)
    return [(start, end) for start, end in found if not _CLAUSE.search(text[start:end])]


def _touches(spans: _Spans, start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in spans)


class _Surroundings:
    """What a sentence says around its wish verbs; each thing is sought once."""

    def __init__(self, sentence: Sentence, words: Wordings, attested: bool) -> None:
        self._text = sentence.text
        self._block, self._start = sentence.block.text, sentence.start
        self._asks = sentence.asks
        self._words = words
        self._attested = attested
        self._hedges: dict[str, bool] = {}

    def force(self, start: int, end: int) -> Force:
        """Tell how the verb between two positions is meant."""
        vanishes = _touches(self._vanishings, start, end)
        told = not vanishes and _touches(self._mentions, start, end)
        if unticked(self._text, start) or told or self._asks_how:
            return Force.MENTIONED
        if _touches(self._refusals, start, end):
            return Force.NEGATED
        if not vanishes and (denied := self._negated(start, end)):
            return denied
        ahead = self._has_another_way, self._opens_with_if, self._waits
        hangs = self._on_condition or any(ahead)
        hedged = hangs or self._hedged(_thought(self._text, start, end))
        return Force.UNCERTAIN if hedged else Force.WISHED

    @cached_property
    def _has_another_way(self) -> bool:
        """Whether it goes on “…; otherwise leave it”: then “if possible” hangs on something."""
        others = _ANOTHER_WAY.finditer(self._text)
        return any(self._words.wish.otherwise.match(self._text, found.end()) for found in others)

    @cached_property
    def _waits(self) -> bool:
        """Whether it is for later: “…, but not before May”, “… once the invoice is paid”."""
        wish, said = self._words.wish, self._text.rstrip(" .!\n")
        ends = (found.end() for found in wish.later_last.finditer(said))
        return wish.later.search(self._text) is not None or len(said) in ends

    @cached_property
    def _opens_with_if(self) -> bool:
        """Whether all it says hangs on what it opens with: “If he finds nothing, erase them”."""
        wish = self._words.wish
        first = wish.conditional.match(self._text)
        return first is not None and not _touches(
            _spans(wish.not_conditional, self._text), *first.span()
        )

    @cached_property
    def _vanishings(self) -> _Spans:
        return vanishings(self._text, self._words)

    @cached_property
    def _mentions(self) -> _Spans:
        wish = self._words.wish
        told = _spans(wish.mention, self._text)
        if wish.besides.search(self._text):
            return told
        alone = _spans(wish.by_itself, self._text)
        return [*told, *(one for one in alone if len(self._text[: one[0]].split()) <= _CHANNEL)]

    @cached_property
    def _refusals(self) -> _Spans:
        return _spans(self._words.wish.refusal, self._text)

    @cached_property
    def _polite(self) -> _Spans:
        return _spans(self._words.negation.polite, self._text)

    @cached_property
    def _negations(self) -> _Spans:
        """The words that say no and mean it."""
        found = _spans(self._words.negation.words, self._text)
        return [span for span in found if not _touches(self._polite, span[0], span[0] + 1)]

    @cached_property
    def _asks_how(self) -> bool:
        """Tell a question about the procedure from a wish that is put politely."""
        wish = self._words.wish
        for opening in _LEADING.finditer(self._text):
            rest = self._text[opening.end() :].lstrip(" \"'")
            found = wish.question.match(rest)
            if not found or rest[found.end() : found.end() + 1] == ":":
                continue  # “Hur: raderas” in a form asks nothing
            if not wish.polite_question.match(rest) and (
                self._asks or found.group() in ("hur", "how")
            ):
                return True
        return False

    @cached_property
    def _on_condition(self) -> bool:
        """Whether the whole wish hangs on an attestation that is still to come."""
        found = wish_condition(self._text, self._words)
        if found is None or not self._words.attestation.topic.search(self._text):
            return False
        return not _touches(_spans(self._words.wish.not_conditional, self._text), *found.span())

    def _hedged(self, thought: str) -> bool:
        if thought not in self._hedges:
            # “Går det att radera …?” is a wish where the sender has looked who the person is.
            open_question = self._asks and not self._attested
            whether = open_question and self._words.wish.whether.search(thought) is not None
            self._hedges[thought] = whether or _hedged(thought, self._words)
        return self._hedges[thought]

    def _negated(self, start: int, end: int) -> Force | None:
        """Tell whether a verb is negated: before it, inside it or right after it."""
        text = self._text
        after = _AFTER.match(text, end)
        answered = _ANSWERED_NO.match(self._block, self._start + end)
        denied = after and not _touches(self._polite, end, end + 1)
        if self._words.negation.words.search(text[start:end]) or denied or answered:
            return Force.NEGATED
        at = bisect_left(self._negations, (start, start))
        if not at:
            return None
        between = text[self._negations[at - 1][1] : start]
        if self._words.negation.reset.search(between) or _CONTRAST.search(between):
            return None
        near = len(between.split()) <= _NEGATED_WITHIN
        if "," in between or ":" in between:
            return Force.UNCERTAIN if near else None
        return Force.NEGATED if near else Force.UNCERTAIN


def _hedged(text: str, words: Wordings) -> bool:
    """Tell whether a thought is only considered or hangs on a condition."""
    wish = words.wish
    harmless = [
        m.span()
        for pattern in (words.attestation.not_conditional, wish.not_conditional)
        for m in pattern.finditer(text)
    ]
    return any(
        not any(low <= m.start() < high for low, high in harmless)
        for pattern in (wish.conditional, wish.uncertain)
        for m in pattern.finditer(text)
    )


def wishes(text: str, words: Wordings) -> bool:
    """Tell whether a statement holds a wish verb, whatever its force."""
    wish = words.wish
    return bool(
        wish.erase.search(text) or wish.access.search(text) or wish.portability.search(text)
    )


def wish_condition(text: str, words: Wordings) -> re.Match[str] | None:
    """Find a condition that is none of “ber om” and its like."""
    harmless = [m.span() for m in words.attestation.not_conditional.finditer(text)]
    for found in words.attestation.conditional.finditer(text):
        if not any(low <= found.start() < high for low, high in harmless):
            return found
    return None


def _attests(text: str, words: Wordings) -> bool:
    attestation = words.attestation
    return bool(attestation.literal_one.search(text) or attestation.literal_any.search(text))


def occurrences(sentences: Sequence[Sentence], words: Wordings) -> list[Occurrence]:
    """Find every wish verb with its force."""
    wish = words.wish
    attested = any(_attests(sentence.text, words) for sentence in sentences)
    patterns = (
        (RequestKind.ERASURE, wish.erase_wide),
        (RequestKind.ACCESS, wish.access_wide),
        (RequestKind.PORTABILITY, wish.portability_wide),
    )
    found: list[Occurrence] = []
    for sentence in sentences:
        text = sentence.text
        around = _Surroundings(sentence, words, attested)
        vanish = [(RequestKind.ERASURE, span) for span in vanishings(text, words)]
        told = [(kind, span) for kind, pattern in patterns for span in _spans(pattern, text)]
        for kind, (start, end) in (*vanish, *told):
            if kind is RequestKind.ERASURE or not _is_to_go(text, start, end, words):
                found.append(Occurrence(kind, sentence, start, end, around.force(start, end)))
    return found


def _is_to_go(text: str, start: int, end: int, words: Wordings) -> bool:
    """Tell “få alla mail raderade” from “få alla mail och sedan få dem raderade”.

    And “remove what you hold”, where the verb that wants it gone stands right before.
    """
    done = words.wish.done_to.search(text, end)
    if done and not _THEN.search(text[end : done.start()]):
        return True
    close = text[:start].removesuffix(" ")
    return any(found.end() == len(close) for found in words.wish.erase_wide.finditer(close))


def kind_of(wished: set[RequestKind]) -> RequestKind:
    """Return the kind of a request that wishes for these."""
    exports = wished & {RequestKind.ACCESS, RequestKind.PORTABILITY}
    if RequestKind.ERASURE in wished:
        return RequestKind.ACCESS_ERASURE if exports else RequestKind.ERASURE
    if RequestKind.PORTABILITY in wished:
        return RequestKind.PORTABILITY
    return RequestKind.ACCESS if wished else RequestKind.NONE
