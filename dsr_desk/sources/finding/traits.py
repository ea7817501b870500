"""What a person is known by in other people's texts, and where a text knows the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.finding.beside import Hint
from dsr_desk.domain.finding.needles import Needles, fold
from dsr_desk.domain.finding.phones import pattern_of
from dsr_desk.domain.finding.quoting import Quotation

_MOST_NAMES = 10
_NAME_WORDS = range(2, 6)
_LONGEST_NAME = 120
_AROUND = 70
"""Characters before and after a trace in its excerpt."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FILE_MARKS = re.compile(r"[_.+-]+")

Name = tuple[str, ...]


def name_words(text: str) -> Name:
    """Return a display name's words as they are sought; nothing when it names nobody alone.

    A first name alone is everybody's; “Kundtjänst” is nobody's.
    """
    if "@" in text or len(text) > _LONGEST_NAME:
        return ()
    found = tuple(_WORD.findall(fold(text)))
    return found if len(found) in _NAME_WORDS and min(map(len, found)) > 1 else ()


@dataclass(frozen=True)
class Traits:
    """One person of a case, as others may write of them."""

    number: int
    addresses: tuple[EmailAddress, ...]
    names: tuple[Name, ...] = ()
    """Each also as “family name, first name”."""
    phones: tuple[str, ...] = ()
    """In national form, digits only."""
    sentences: tuple[str, ...] = ()

    @cached_property
    def needles(self) -> Needles:
        """The addresses, ready to be sought."""
        return Needles(self.addresses)

    @cached_property
    def _patterns(self) -> tuple[tuple[Hint, Name, re.Pattern[str]], ...]:
        """What is sought, with words without which it need not be."""
        found = [(Hint.NAME, name, _name_pattern(name)) for name in self.names]
        return (*found, *((Hint.PHONE, (), pattern_of(number)) for number in self.phones))

    def within(self, text: str) -> dict[Hint, str]:
        """Return by which of address, name and number a text knows the person, and its words."""
        folded = fold(text)
        shown = text if len(text) == len(folded) else folded
        found: dict[Hint, str] = {}
        span = self.needles.find(folded)
        if span is not None:
            found[Hint.ADDRESS] = excerpt(shown, *span)
        for hint, words, pattern in self._patterns:
            if hint in found or not all(word in folded for word in words):
                continue
            hit = pattern.search(folded)
            if hit is not None:
                found[hint] = excerpt(shown, *hit.span())
        return found

    def in_file_name(self, name: str) -> bool:
        """Tell whether a file's name names the person; its words may be joined by signs."""
        return bool(self.within(name) or self.within(_FILE_MARKS.sub(" ", name)))

    def quoted(self, body: str, *, same_conversation: bool) -> str:
        """Return the person's sentence that a text quotes, or nothing."""
        return self._quotation.within(body, same_conversation=same_conversation)

    @cached_property
    def _quotation(self) -> Quotation:
        return Quotation(self.sentences)


def with_turned(names: Iterable[str]) -> tuple[Name, ...]:
    """Return names to seek, each in both orders of first and family name."""
    found: dict[Name, None] = {}
    for text in names:
        name = name_words(text)
        if name and len(found) < 2 * _MOST_NAMES:
            found[name] = None
            found[name[-1], *name[:-1]] = None
    return tuple(found)


def excerpt(text: str, start: int, end: int) -> str:
    """Return what stands around a place, on one line."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    line = " ".join(f"{before}{text[start:end]}{after}".split())
    return f"{'…' if start > _AROUND else ''}{line}{'…' if end + _AROUND < len(text) else ''}"


def ordered(hints: Iterable[Hint]) -> tuple[Hint, ...]:
    """Return hints once each, in their own order."""
    wanted = frozenset(hints)
    return tuple(hint for hint in Hint if hint in wanted)


def phrases(traits: Traits) -> Iterator[Sequence[str]]:
    """Yield, for each address and name, the words that a text must hold to be looked at."""
    for form in traits.needles.forms:
        yield (form,)
    yield from traits.names


def _name_pattern(name: Name) -> re.Pattern[str]:
    # A name counts with the ending of the genitive too: “Anna Svenssons faktura”.
    # Without a space between them they are part of an address or a link, perhaps another's; so is
    # a word that only begins an address: “Joanna Svensson | anna.svensson@hemma.example”.
    first, *rest = (re.escape(word) for word in name)
    joined = r"[^\w]*\s[^\w]*".join((rf"{first}(?<![\w@]{first})", *rest))
    # What begins with a letter is found much sooner than what begins with a look behind.
    return re.compile(rf"{joined}s?(?!\w|[\w.+-]*@)")
