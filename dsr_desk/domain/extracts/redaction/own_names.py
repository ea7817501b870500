"""Which names are the person's own: anybody can write a mail as “Lisa Berg <person@…>”."""

from __future__ import annotations

import re
from collections import Counter
from itertools import permutations

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.extracts.redaction.identity import TOKEN, Identifier, words_of
from dsr_desk.domain.finding.folded import plain

_SEVERAL = 3
"""Items in which a name must stand beside the person's address."""
_SHARE = 4
"""One of so many of all that have a name there: three forged mails among hundreds are too few."""
_MOST_WORDS = 4


def resembles(name: Identifier, address: EmailAddress) -> bool:
    """Tell whether an address is made of a name, and of nothing else but marks and digits.

    “Anna Svensson” makes anna.svensson@, asvensson@, anna.s@ and anna1987@; “Anna Berg” makes none
    of the first three.
    """
    local = re.sub(r"\d", "", plain(address.local).split("+", 1)[0])
    wanted = "".join(TOKEN.findall(local))
    words = [word for word in words_of(name.text) if word.isalpha()][:_MOST_WORDS]
    if len(wanted) < 2 or not words:
        return False
    if len(words) == 1:
        return words[0] in TOKEN.findall(local) or words[0] == wanted
    for count in range(1, len(words) + 1):
        for order in permutations(words, count):
            written = {""}
            for word in order:
                written = {w + part for w in written for part in (word, word[0])}
            # Initials alone (“ls@”) fit too many names.
            if wanted in written and (len(wanted) > count or count > 2):
                return True
    return False


class Claims:
    """Counts the names that stand beside the person's own address in headers."""

    def __init__(self) -> None:
        """Begin with none."""
        self._items: Counter[Identifier] = Counter()
        self._all = 0

    def note(self, names: set[Identifier]) -> None:
        """Take the names of one item's headers."""
        self._items.update(names)
        self._all += bool(names)

    def supported(self) -> tuple[Identifier, ...]:
        """Return the names that several items use, and not few of all."""
        return tuple(
            name
            for name, count in self._items.items()
            if count >= _SEVERAL and count * _SHARE >= self._all
        )
