"""Seeking many identifiers in a text at once, in time that grows with the text alone.

Each word of a folded text is looked up in a table of first words; only where one begins an
identifier is that identifier's own pattern held against the place.  Digits are gone through once.
What belongs to the person themselves is never a hit, however much of it looks like another's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dsr_desk.domain.folded import places, plain
from dsr_desk.domain.identifiers import ENDINGS, SHAPES
from dsr_desk.domain.identifiers import Identifier as Shape
from dsr_desk.domain.redaction.identity import TOKEN, Identifier, Sort, words_of

_BETWEEN = r"(?:_|[^\w<]){1,6}"
"""Between the words of a name: a quoted line's end is ``\\n> ``."""
_GAP = r"[\s>]{0,4}"
_AT = r"(?:@|\(at\)|\[at\]|\(a\)|snabel-?a)"
_SHORTEST_PART = 3
_RUN = re.compile(r"(?<!\w)\+?\(?\d(?:[\s()/.>\u2010-\u2015-]{0,4}\d){6,}")
_NUMBER_SHAPE = dict(SHAPES)[Shape.PERSONAL_NUMBER]
_PREFIXES = ("", "0", "46", "460", "0046", "00460", "00")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Where a text names somebody; ``owner`` is whoever the identifier was given for."""

    start: int
    end: int
    owner: int


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which an identifier is written, from its first word on."""

    pattern: re.Pattern[str] | None
    """None: the word itself is all of it."""
    owner: int
    cased: bool = False
    """Whether it counts only where it is written with a capital."""


@dataclass(slots=True)
class _Digits:
    """Telephone and identity numbers by their digits."""

    cores: dict[str, tuple[int, bool]] = field(default_factory=dict)
    """Digits behind every prefix: owner, and whether it is a national number."""
    persons: dict[str, int] = field(default_factory=dict)

    def add(self, wanted: Identifier, owner: int) -> None:
        """Take a number."""
        if wanted.sort is Sort.NUMBER:
            self.persons.setdefault(wanted.text, owner)
        elif wanted.text.startswith("+"):
            self.cores.setdefault(wanted.text[1:], (owner, False))
        else:
            self.cores.setdefault(wanted.text[1:], (owner, True))

    def find(self, folded: str) -> Iterator[Hit]:
        """Yield where a folded text holds one of the numbers."""
        if self.cores:
            lengths = sorted({len(core) for core in self.cores})
            for run in _RUN.finditer(folded):
                at = [n for n in range(run.start(), run.end()) if folded[n].isdigit()]
                yield from self._in_run(folded, at, lengths)
        if self.persons:
            for shape in _NUMBER_SHAPE.finditer(folded):
                owner = self.persons.get(re.sub(r"\D", "", shape.group())[-10:])
                if owner is not None:
                    yield Hit(shape.start(), shape.end(), owner)

    def _in_run(self, folded: str, at: list[int], lengths: list[int]) -> Iterator[Hit]:
        digits = "".join(folded[n] for n in at)
        for length in lengths:
            for start in range(len(digits) - length + 1):
                found = self.cores.get(digits[start : start + length])
                end = start + length
                if found is None or (end < len(at) and at[end] == at[end - 1] + 1):
                    continue
                begin = _begin(digits, at, start, national=found[1])
                if begin >= 0:
                    plus = folded[max(0, at[begin] - 1) : at[begin]] == "+"
                    yield Hit(at[begin] - plus, at[end - 1] + 1, found[0])


def _begin(digits: str, at: list[int], start: int, *, national: bool) -> int:
    """Return where a number with its prefix begins, or -1 when it is a piece of a longer one."""
    for prefix in sorted(_PREFIXES, key=len, reverse=True):
        begin = start - len(prefix)
        if begin < 0 or digits[begin:start] != prefix or (national and prefix in ("", "00")):
            continue
        if begin == 0 or at[begin] > at[begin - 1] + 1:
            return begin
    return -1


class Seeker:
    """Finds the identifiers of some persons in texts."""

    def __init__(
        self,
        wanted: Iterable[tuple[Identifier, int]],
        own: Iterable[Identifier] = (),
        parts: Mapping[str, int] | None = None,
    ) -> None:
        """Take identifiers with their owners, the person's own, and parts of names with owners.

        A part (“Lisa” of “Lisa Berg”) counts only where it is written with a capital.
        """
        self._starts: dict[str, list[_Form]] = defaultdict(list)
        self._digits = _Digits()
        for identifier, owner in wanted:
            self._add(identifier, owner)
        for part, owner in (parts or {}).items():
            for ending in ENDINGS:
                self._starts[part + ending].append(_Form(None, owner, cased=True))
        own = tuple(own)
        self._own = Seeker((identifier, 0) for identifier in own) if own else None

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return where a text names somebody: from left to right, none within another."""
        folded = plain(text)
        found = list(self._digits.find(folded))
        if not self._starts.keys().isdisjoint(TOKEN.findall(folded)):
            where = places(text)
            for word in TOKEN.finditer(folded):
                for form in self._starts.get(word.group(), ()):
                    hit = _held(form, word, folded)
                    if hit and not (form.cased and not text[where[hit.start]].isupper()):
                        found.append(hit)
        if not found:
            return ()
        where = places(text)
        shown = [Hit(where[h.start], where[h.end], h.owner) for h in found]
        return _apart(shown, self._own.find(text) if self._own else ())

    def first(self, text: str) -> int | None:
        """Return whom a text names, if anybody."""
        hits = self.find(text)
        return hits[0].owner if hits else None

    def _add(self, wanted: Identifier, owner: int) -> None:
        if wanted.sort in (Sort.PHONE, Sort.NUMBER):
            self._digits.add(wanted, owner)
        elif wanted.sort is Sort.ADDRESS:
            self._add_address(plain(wanted.text), owner)
        else:
            self._add_name(words_of(wanted.text), owner)

    def _add_address(self, address: str, owner: int) -> None:
        words = TOKEN.findall(address)
        if not words:
            return
        rest = address[address.index(words[0]) + len(words[0]) :]
        pattern = "".join(_letter(letter) for letter in rest)
        form = re.compile(rf"{re.escape(words[0])}{pattern}(?!\w)")
        self._starts[words[0]].append(_Form(form, owner))

    def _add_name(self, words: tuple[str, ...], owner: int) -> None:
        if len(words) == 1:
            for ending in ENDINGS:
                self._starts[words[0] + ending].append(_Form(None, owner, cased=True))
            return
        orders = [words, (words[-1], *words[:-1])]
        if len(words) > 2:
            orders += [(words[0], words[-1]), (words[-1], words[0])]
        for order in dict.fromkeys(orders):
            initial = r"(?:[^\W\d_][\W_]{1,3})?" if len(order) == 2 else ""
            rest = (_BETWEEN + initial).join(re.escape(word) for word in order)
            form = re.compile(rf"{rest}(?:{'|'.join(ENDINGS[1:])})?(?![^\W_])")
            self._starts[order[0]].append(_Form(form, owner))
            for ending in ENDINGS:
                self._starts["".join(order) + ending].append(_Form(None, owner))


def parts_of(
    names: Iterable[tuple[Identifier, int]], own: Iterable[Identifier], common: int
) -> dict[str, int]:
    """Return the single words of names by which somebody is told too, with their owners.

    A word that several persons share belongs to ``common``; one of the person's own to nobody.
    """
    mine = {word for each in own for word in TOKEN.findall(plain(each.text))}
    found: dict[str, int] = {}
    for identifier, owner in names:
        words = words_of(identifier.text) if identifier.sort is Sort.NAME else ()
        for word in words if len(words) > 1 else ():
            if len(word) >= _SHORTEST_PART and word.isalpha() and word not in mine:
                found[word] = owner if found.get(word, owner) == owner else common
    return found


def _letter(letter: str) -> str:
    if letter == "@":
        return _GAP + _AT + _GAP
    return re.escape(letter) if letter.isalnum() else _GAP + re.escape(letter) + _GAP


def _held(form: _Form, word: re.Match[str], folded: str) -> Hit | None:
    if form.pattern is None:
        return Hit(word.start(), word.end(), form.owner)
    found = form.pattern.match(folded, word.start())
    return Hit(found.start(), found.end(), form.owner) if found else None


def _apart(hits: list[Hit], own: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the longest hits, none within another or within what is the person's own."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        inside = any(o.start <= hit.start and hit.end <= o.end for o in own)
        if inside or (kept and hit.end <= kept[-1].end):
            continue
        if kept and hit.start < kept[-1].end and hit.owner == kept[-1].owner:
            kept[-1] = Hit(kept[-1].start, hit.end, hit.owner)
        elif kept and hit.start < kept[-1].end:
            kept.append(Hit(kept[-1].end, hit.end, hit.owner))
        else:
            kept.append(hit)
    return tuple(kept)
