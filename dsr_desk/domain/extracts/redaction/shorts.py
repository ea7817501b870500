"""Short forms of a name: “Lisa”, “Berg”, “LisaB”, “Lisa B.”, “L. Berg”, “L.B.”, “/LB”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from dsr_desk.domain.extracts.redaction.identity import TOKEN, Identifier, Sort, words_of
from dsr_desk.domain.finding.detecting.given_names import IN_SMALL_LETTERS
from dsr_desk.domain.finding.folded import plain
from dsr_desk.domain.finding.identifiers import ENDINGS

_SHORTEST_PART = 3
_NO_INITIALS = frozenset(
    "ab ad am bc eu fb fn hb id it kb mb nb no ok os pc pm ps se sl so tv uk us vd".split()
)
"""What stands in texts in capitals and means nobody."""
_BETWEEN = re.compile(r"[\s.]{1,3}")
_GAPS = {
    (True, False): re.compile(r"\s{1,2}"),
    (False, True): re.compile(r"\.\s{0,2}|\s{1,2}"),
    (False, False): re.compile(r"\.\s?"),
    (True, True): re.compile(r"\s{1,2}"),
}
"""What may stand between two words by whether each is longer than a letter."""
_NEAR = 8
_SIGNED = re.compile(r"(?:[/(]|[\r\n][ \t>\u2013-]*)\Z")
_GREETED = re.compile(
    r"(?:(?<![^\W_])(?:hej(?:san)?|halla|tja|tjena(?:re)?|god(?:dag|morgon)|kar[ae]|basta|tack|mvh"
    r"|halsningar|hi|hello|dear|thanks|regards)[ \t]*,?[ \t]+|(?<![^\s(])@)\Z"
)
"""Before a name that needs no capital, folded: a greeting, or the mark of a forum's user."""
_CLOSED = re.compile(r"[ \t]*(?:[,!?\r\n)]|\.(?!\w)|\Z)")
_IN_SENTENCE = re.compile(r"(?:\A|[\s(\"'”>])\Z"), re.compile(r"[\s,!?;:)\"'”]|\.(?!\w)|\Z")
"""What stands around a name in a sentence: in an address or a link it is part of something else."""
_GREETING = 16
_ENDED = re.compile(r"\.?[ \t]*(?:[\r\n)]|\Z)")


def short_forms(
    names: Iterable[tuple[Identifier, int]], own: Iterable[Identifier], common: int
) -> dict[str, int]:
    """Return the forms of names by which somebody is told too, with their owners.

    One that several persons share belongs to ``common``; one of the person's own to nobody.
    """
    own = tuple(own)
    mine = {word for each in own for word in TOKEN.findall(plain(each.text))}
    mine.update(form for each in own for form in _forms(each))
    found: dict[str, int] = {}
    for identifier, owner in names:
        for form in _forms(identifier):
            if form not in mine:
                found[form] = owner if found.get(form, owner) == owner else common
    return found


def _forms(name: Identifier) -> Iterator[str]:
    """Yield the short forms of a name, folded, two words apart by a space."""
    words = words_of(name.text) if name.sort is Sort.NAME else ()
    if len(words) < 2:
        return
    yield from (word for word in words if len(word) >= _SHORTEST_PART and word.isalpha())
    first, last = words[0], words[-1]
    if not (first.isalpha() and last.isalpha()):
        return
    if len(first) >= _SHORTEST_PART:
        yield from (first + last[0], f"{first} {last[0]}")
    if len(last) >= _SHORTEST_PART:
        yield from (first[0] + last, f"{first[0]} {last}")
    if first[0] + last[0] not in _NO_INITIALS:
        yield f"{first[0]} {last[0]}"


class Shorts:
    """Finds short forms; nearly all count only where they are written in capitals, as names are."""

    def __init__(self, forms: Mapping[str, int]) -> None:
        """Take the forms with their owners."""
        self.words: dict[str, int] = {}
        self._common: set[str] = set()
        self._pairs: dict[str, dict[str, int]] = {}
        self._initials: dict[str, int] = {}
        for form, owner in forms.items():
            first, _, second = form.partition(" ")
            if not second:
                self.words.update(dict.fromkeys((first + end for end in ENDINGS), owner))
                if first in IN_SMALL_LETTERS:
                    self._common.update((first, f"{first}s"))
                continue
            self._pairs.setdefault(first, {})[second] = owner
            if len(form) == 3:
                self._initials[first + second] = owner

    def starts(self) -> Iterator[str]:
        """Yield the first words of all."""
        yield from self.words
        yield from self._pairs
        yield from self._initials

    def at(self, word: str, folded: str, begin: int) -> Iterator[tuple[int, tuple[int, ...], int]]:
        """Yield where the forms end that a word begins, where capitals must stand, and owners."""
        end = begin + len(word)
        if word in self.words:
            yield end, (begin,), self.words[word]
        if word in self._initials and _alone(folded, begin, end):
            yield end, (begin, begin + 1), self._initials[word]
        for second, owner in self._next(word, folded, end):
            last = second.end()
            if len(word) == len(second.group()) == 1:
                dot = folded[last : last + 1] == "."
                if not dot and second.start() > end + 1:
                    continue
                last += dot
            yield last, (begin, second.start()), owner

    def in_small_letters(self, word: str, folded: str, begin: int) -> int | None:
        """Return whom a word tells that has no capital, if anybody.

        A given name that is no word besides does in any sentence, others behind a greeting or “@”.
        """
        owner, end = self.words.get(word), begin + len(word)
        if owner is None:
            return None
        before = folded[max(0, begin - _GREETING) : begin]
        around, behind = _IN_SENTENCE
        if word in self._common and around.search(before) and behind.match(folded, end):
            return owner
        greeted = _GREETED.search(before)
        if greeted and (before[-1] == "@" or _CLOSED.match(folded, end)):
            return owner
        return None

    def _next(self, word: str, folded: str, end: int) -> Iterator[tuple[re.Match[str], int]]:
        """Yield the second word of a pair that a word begins, and whose it is."""
        pairs = self._pairs.get(word)
        second = next_word(folded, end, _BETWEEN) if pairs else None
        if pairs is None or second is None:
            return
        owner = pairs.get(second.group())
        gap = _GAPS[len(word) > 1, len(second.group()) > 1]
        if owner is not None and gap.fullmatch(folded, end, second.start()):
            yield second, owner


def next_word(folded: str, at: int, between: re.Pattern[str]) -> re.Match[str] | None:
    """Return the word that follows a place with nothing but ``between`` before it."""
    gap = between.match(folded, at)
    return TOKEN.match(folded, gap.end()) if gap else None


def _alone(folded: str, begin: int, end: int) -> bool:
    """Tell whether two letters stand as a signature does: “/LB”, “(LB)”, on a line of their own."""
    before = ("" if begin > _NEAR else "\n") + folded[max(0, begin - _NEAR) : begin]
    return bool(_SIGNED.search(before) and _ENDED.match(folded, end))
