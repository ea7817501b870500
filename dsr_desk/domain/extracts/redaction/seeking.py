"""Seeking many identifiers in a text at once, in time that grows with the text alone.

Each word of a folded text is looked up in a table of first words; from there one tree of words is
walked for all people together, however many share a first name.  Digits are gone through once.
What belongs to the person themselves is never a hit, however much of it looks like another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from dsr_desk.domain.extracts.redaction.digits import Digits
from dsr_desk.domain.extracts.redaction.identity import (
    GUESSED,
    TOKEN,
    Hit,
    Identifier,
    Sort,
    words_of,
)
from dsr_desk.domain.extracts.redaction.shorts import Shorts, next_word
from dsr_desk.domain.extracts.redaction.squeezed import Squeezed
from dsr_desk.domain.finding.folded import (
    may_have_seams,
    places,
    plain,
    signs_of,
    words_apart,
    words_in,
)
from dsr_desk.domain.finding.identifiers import ENDINGS
from dsr_desk.domain.intake.text.spelling import sign_in_any_writing
from dsr_desk.domain.lookalikes import unicode_domain

_BETWEEN = re.compile(r"(?:_|[^\w<]){1,6}")
"""Between the words of a name: a quoted line's end is ``\\n> ``."""
_AFTER_INITIAL = re.compile(r"[\W_]{1,3}")
_TAG = re.compile(r"\+[^\s@<>+]{1,64}(?=@)")
"""What may stand before the @ of any mailbox: the same person reads it."""
_PARTED = re.compile(r"[a-zåäöéüøæß\d][A-ZÅÄÖÉÜØÆ]|\d[^\W\d_]|[^\W\d_]\d")
_PART = re.compile(r"[A-ZÅÄÖÉÜØÆ]?[a-zåäöéüøæß]+|[A-ZÅÄÖÉÜØÆ]+(?![a-zåäöéüøæß])|\d+|[^\W\d_]")
_MOST_PARTS, _LONGEST_RUN = 5, 100
"""A name is of few parts; what is longer is no name of a file or an account, but packed bytes."""
_PIECE = re.compile(r"[^\W_]+|[\W_]")
_SHORTEST_JOINED = 4
"""Letters of a name in one word: “K. Ek” makes “kek”, which is none."""


@dataclass(slots=True)
class _Node:
    """A word or a sign, what may follow it, and whose identifier ends here (None: nobody's)."""

    next: dict[str, _Node] = field(default_factory=dict)
    owner: int | None = None

    def add(self, pieces: Iterable[str], owner: int) -> None:
        """Take an identifier piece by piece; of two that are written alike the first counts."""
        node = self
        for piece in pieces:
            node = node.next.setdefault(piece, _Node())
        if node.owner is None:
            node.owner = owner


class Seeker:
    """Finds the identifiers of some persons in texts."""

    def __init__(
        self,
        wanted: Iterable[tuple[Identifier, int]],
        own: Iterable[Identifier] = (),
        shorts: Mapping[str, int] | None = None,
    ) -> None:
        """Take identifiers with their owners, the person's own, and short forms with owners.

        A short form (“Lisa” of “Lisa Berg”) counts where it is written with a capital, and without
        one where no other word can be meant.
        """
        self._names, self._addresses = _Node(), _Node()
        self._joined: dict[str, int] = {}
        """Names that are written as one word."""
        self._digits, self._squeezed = Digits(), Squeezed()
        forms = dict(shorts or {})
        for identifier, owner in wanted:
            self._add(identifier, owner, forms)
        self._shorts = Shorts(forms)
        self._starts = frozenset(
            (*self._names.next, *self._addresses.next, *self._joined, *self._shorts.starts())
        )
        own = tuple(own)
        self._own = Seeker((identifier, 0) for identifier in own) if own else None

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return where a text names somebody: from left to right, none within another."""
        folded = plain(text)
        found = list(self._digits.find(folded))
        every = words_in(folded)
        if self._squeezed:
            found += self._squeezed.find(folded, every)
        words = self._starts.intersection(every)
        if words:
            found += self._find_words(text, folded, f" {words_apart(folded)} ", words)
        shown = (
            list(self._find_parted(text)) if self._joined and may_have_seams(signs_of(text)) else []
        )
        if found:
            where = places(text)
            shown += [Hit(where[h.start], where[h.end], h.owner) for h in found]
        if not shown:
            return ()
        return _apart(shown, self._own.find(text) if self._own else ())

    def first(self, text: str) -> int | None:
        """Return whom a text names, if anybody."""
        hits = self.find(text)
        return hits[0].owner if hits else None

    def _add(self, wanted: Identifier, owner: int, shorts: dict[str, int]) -> None:
        if wanted.sort in GUESSED or _is_local(wanted):
            self._squeezed.add(plain(wanted.text), owner, sort=wanted.sort)
        elif wanted.sort in (Sort.PHONE, Sort.NUMBER):
            self._digits.add(wanted, owner)
        elif wanted.sort is Sort.ADDRESS:
            local, _, domain = wanted.text.rpartition("@")
            untagged = local.partition("+")[0] or local
            for written in dict.fromkeys((domain, unicode_domain(domain))):
                pieces = _PIECE.findall(plain(f"{untagged}@{written}"))
                self._addresses.add(dropwhile(lambda p: not p.isalnum(), pieces), owner)
                self._squeezed.add("".join(pieces), owner, sort=wanted.sort)
        else:
            words = words_of(wanted.text)
            if len(words) == 1:
                shorts[words[0]] = owner
            else:
                self._add_name(words, owner)

    def _add_name(self, words: tuple[str, ...], owner: int) -> None:
        orders = [words, (words[-1], *words[:-1])]
        if len(words) > 2:
            orders += [(words[0], words[-1]), (words[-1], words[0])]
        for order in dict.fromkeys(orders):
            self._names.add(order, owner)
            for ending in ENDINGS if len("".join(order)) >= _SHORTEST_JOINED else ():
                self._joined.setdefault("".join(order) + ending, owner)

    def _find_words(
        self, text: str, folded: str, spaced: str, words: Iterable[str]
    ) -> Iterator[Hit]:
        """Yield hits, by their places in the folded text, from every word that may begin one."""
        where = places(text)
        for word in words:
            for begin, end in _places_of(word, spaced):
                if word in self._joined:
                    yield Hit(begin, end, self._joined[word])
                if word in self._names.next:
                    for last, owner in _names_from(self._names.next[word], folded, end):
                        yield Hit(begin, last, owner)
                if word in self._addresses.next:
                    for last, owner in _addresses_from(self._addresses.next[word], folded, end):
                        yield Hit(begin, last, owner)
                # Most words that look like a short form are none: “är” is not “A. R.”.
                if text[where[begin]].isupper():
                    yield from self._find_shorts(word, text, folded, begin, where)
                elif (told := self._shorts.in_small_letters(word, folded, begin)) is not None:
                    yield Hit(begin, end, told)

    def _find_parted(self, text: str) -> Iterator[Hit]:
        """Yield hits in runs that capitals or digits part: “AnnaLindCV”, “@annalind80”."""
        done = 0
        for parted in _PARTED.finditer(text):
            begin = parted.start()
            if begin < done:
                continue
            while begin > done and text[begin - 1].isalnum():
                begin -= 1
            run = TOKEN.match(text, begin)
            done = run.end() if run else parted.end()
            folded = plain(text[begin:done])
            if len(folded) != done - begin or len(folded) > _LONGEST_RUN:
                continue
            parts = list(_PART.finditer(text, begin, done))
            for first, part in enumerate(parts):
                for last in parts[first : first + _MOST_PARTS]:
                    owner = self._joined.get(folded[part.start() - begin : last.end() - begin])
                    if owner is not None:
                        yield Hit(part.start(), last.end(), owner)

    def _find_shorts(
        self, word: str, text: str, folded: str, begin: int, where: Sequence[int]
    ) -> Iterator[Hit]:
        for last, capitals, owner in self._shorts.at(word, folded, begin):
            if all(text[where[each]].isupper() for each in capitals):
                yield Hit(begin, last, owner)


def _places_of(word: str, spaced: str) -> Iterator[tuple[int, int]]:
    """Yield where a word stands as a whole, in a text of words with a space before each."""
    begin = spaced.find(f" {word} ")
    while begin >= 0:
        yield begin, begin + len(word)
        # The space behind it may be the one before the next.
        begin = spaced.find(f" {word} ", begin + len(word) + 1)


def _names_from(
    node: _Node, folded: str, at: int, *, first: bool = True
) -> Iterator[tuple[int, int]]:
    """Yield where names end that go on from a place, and whose they are."""
    following = next_word(folded, at, _BETWEEN) if node.next else None
    if following is None:
        return
    word, end = following.group(), following.end()
    for stem in _stems(word):
        child = node.next.get(stem)
        if child is None:
            continue
        if child.owner is not None:
            yield end, child.owner
        if stem == word:
            yield from _names_from(child, folded, end, first=False)
    if first and len(word) == 1 and word.isalpha():
        # “Lisa M. Berg”
        last = next_word(folded, end, _AFTER_INITIAL)
        found = (node.next.get(stem) for stem in _stems(last.group())) if last else ()
        yield from ((last.end(), c.owner) for c in found if last and c and c.owner is not None)


def _stems(word: str) -> Iterator[str]:
    yield word
    if word[-1] == "s":
        yield from (word.removesuffix(end) for end in ENDINGS[1:] if word.endswith(end))


def _addresses_from(node: _Node, folded: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where addresses end that go on from a place, and whose they are."""
    if node.owner is not None and not (at < len(folded) and _is_of_a_word(folded[at])):
        yield at, node.owner
    tag = _TAG.match(folded, at) if "@" in node.next else None
    if tag is not None:
        at = tag.end()
    word = TOKEN.match(folded, at)
    for piece, child in node.next.items() if word is None else ():
        sign = sign_in_any_writing(piece).match(folded, at) if not piece.isalnum() else None
        if sign is not None:
            yield from _addresses_from(child, folded, sign.end())
    if word is not None and word.group() in node.next:
        yield from _addresses_from(node.next[word.group()], folded, word.end())


def _is_local(wanted: Identifier) -> bool:
    """Tell whether it is a telephone number without an area, which no prefix goes with."""
    return wanted.sort is Sort.PHONE and wanted.text[:1] not in ("0", "+")


def _is_of_a_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


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
