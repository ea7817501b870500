"""Which identifiers are one person's: an address, a name and a number that stand together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dsr_desk.domain.extracts.redaction.identity import (
    GUESSED,
    TOKEN,
    Identifier,
    Sort,
    words_of,
)
from dsr_desk.domain.finding.detecting.given_names import GIVEN_NAMES
from dsr_desk.domain.finding.folded import plain
from dsr_desk.domain.finding.identifiers import ENDINGS


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Somebody else in the items."""

    number: int
    """By the order in which they appear; staff have none (0) but a role."""
    identifiers: tuple[Identifier, ...]
    staff: bool
    certain: bool
    """Known by an address, a header, the roster, or a name beside a number."""

    @property
    def label(self) -> str:
        """What they are called in a list: a whole name where there is one, else the address."""
        order = (Sort.ADDRESS, Sort.NAME, *Sort)

        def place(each: Identifier) -> int:
            whole = each.sort is Sort.NAME and len(words_of(each.text)) > 1
            return -1 if whole else order.index(each.sort)

        return min(self.identifiers, key=place).text


def _as_one(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return "".join(TOKEN.findall(plain(text)))


class Groups:
    """Puts identifiers together as they are heard of."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._above: dict[Identifier, Identifier] = {}
        self._first: dict[Identifier, int] = {}
        self._certain: set[Identifier] = set()
        self._known: set[Identifier] = set()
        self._staff: set[Identifier] = set()
        self._own: dict[Identifier, None] = {}
        self._own_nicks: set[str] = set()
        self._together: dict[tuple[Identifier, ...], None] = {}
        """What has stood together: whose it is is told at the end, when all own names are known."""

    def note_own(self, identifier: Identifier) -> None:
        """Take what is the person's own."""
        self._own[identifier] = None

    def note_own_nick(self, nick: str) -> None:
        """Take a user name of the person's: it is nobody else's, and keeps nobody else's shown."""
        self._own_nicks.add(_as_one(nick))

    def note(
        self,
        found: Sequence[Identifier],
        *,
        certain: bool,
        staff: bool = False,
        known: bool = False,
    ) -> None:
        """Take identifiers that stand together.

        ``known`` are those of a header or the roster: no text beside the person's own name makes
        them less certain.
        """
        for each in found:
            if each not in self._above:
                self._above[each] = each
                self._first[each] = len(self._first)
            if certain:
                self._certain.add(each)
            if known and certain:
                self._known.add(each)
            if staff:
                self._staff.add(each)
        if len(found) > 1:
            self._together[tuple(found)] = None

    def own(self) -> tuple[Identifier, ...]:
        """Return what is the person's own."""
        return tuple(self._own)

    def parties(self) -> tuple[ThirdParty, ...]:
        """Return everybody, in the order in which they were first heard of."""
        by_own = self._join_together()
        self._join_namesakes()
        sure = self._known | (self._certain - by_own)
        self._join_guesses(sure)
        groups: dict[Identifier, list[Identifier]] = defaultdict(list)
        is_said = self._said_already()
        for each in self._first:
            if each not in self._own and (each in sure or not is_said(each)):
                groups[self._top(each)].append(each)
        found: list[ThirdParty] = []
        number = 0
        for group in groups.values():
            staff = not self._staff.isdisjoint(group)
            number += not staff
            certain = not sure.isdisjoint(group)
            found.append(ThirdParty(0 if staff else number, tuple(group), staff, certain))
        return tuple(found)

    def _said_already(self) -> Callable[[Identifier], bool]:
        """Return what tells of a name or a handle that it says no more than is known already.

        The person's user name; “Lisa” where “Lisa Berg” is known: a short form, which is sought
        with the whole; and what is made of the person's own name alone.
        """
        own = [*self._own]
        names = [e for e in self._first if e.sort is Sort.NAME and len(words_of(e.text)) > 1]
        mine = {word for e in own if e.sort is Sort.NAME for word in words_of(e.text)}
        parts = mine.union(*(words_of(e.text) for e in names))
        handles = {_as_one(e.text.rpartition("@")[0] or e.text) for e in own} | self._own_nicks
        # “Lisa” may be somebody whom an item names, whoever calls themselves so in a forum.
        parts |= self._own_nicks - GIVEN_NAMES

        def is_said(each: Identifier) -> bool:
            if each.sort is Sort.HANDLE:
                return _as_one(each.text) in handles
            if each.sort is not Sort.NAME:
                return False
            words = words_of(each.text)
            if " " not in each.text.strip():
                return all(word in parts or word.removesuffix("s") in parts for word in words)
            # “A. Svensson” of Anna Svensson; initials alone would fit too many.
            letters = {word[0] for word in mine} if any(len(word) > 1 for word in words) else set()
            return all(w in mine or w in letters or w.removesuffix("s") in mine for w in words)

        return is_said

    def _join_together(self) -> set[Identifier]:
        """Join what stood together; return what stood beside something of the person's own.

        Beside the person's own name or address it is most likely the person's own as well.
        """
        by_own: set[Identifier] = set()
        for found in self._together:
            others = [each for each in found if each not in self._own]
            if len(others) < len(found):
                by_own.update(others)
            others = [each for each in others if each.sort not in GUESSED]
            for each in others[1:]:
                self._join(others[0], each)
        return by_own

    def _join_guesses(self, sure: set[Identifier]) -> None:
        """Join what is only guessed with other guesses, never with who is taken out unasked."""
        taken_out = {self._top(one) for one in sure if one in self._above}
        for found in self._together:
            others = [each for each in found if each not in self._own]
            for each in others[1:]:
                groups = {self._top(others[0]), self._top(each)}
                if groups.isdisjoint(taken_out):
                    self._join(others[0], each)

    def _join_namesakes(self) -> None:
        """Put “lisa.berg@…” and “Lisa Berg” together, and “Lisa Bergs” with them."""
        names = {
            " ".join(sorted(words_of(each.text))): each
            for each in self._first
            if each.sort is Sort.NAME and len(words_of(each.text)) > 1
        }
        locals_ = {
            each: " ".join(sorted(TOKEN.findall(plain(each.text.rpartition("@")[0]))))
            for each in self._first
            if each.sort is Sort.ADDRESS
        }
        many = Counter(locals_.values())
        for each, local in locals_.items():
            alone = Identifier(Sort.NAME, local)
            if local in names and names[local] not in self._own:
                self._join(each, names[local])
            elif many[local] == 1 and alone in self._first and alone not in self._own:
                # “Lisa <lisa@…>”; two of them are two people.
                self._join(each, alone)
        for each in [e for e in self._first if e.sort is Sort.NAME]:
            *first, last = words_of(each.text)
            for ending in ENDINGS[1:]:
                stem = " ".join(sorted((*first, last.removesuffix(ending))))
                if last.endswith(ending) and stem in names and names[stem] not in self._own:
                    self._join(names[stem], each)

    def _join(self, one: Identifier, other: Identifier) -> None:
        """Put two groups together; the one that came first stays on top."""
        first, second = sorted((self._top(one), self._top(other)), key=self._first.__getitem__)
        if first != second:
            self._above[second] = first

    def _top(self, each: Identifier) -> Identifier:
        while self._above[each] != each:
            self._above[each] = self._above[self._above[each]]
            each = self._above[each]
        return each
