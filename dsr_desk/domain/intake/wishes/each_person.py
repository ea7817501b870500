"""Whether a mail wishes other channels for one person than for another.

A case has one set of channels, so somebody has to look: nobody's items may be erased in a channel
that was named beside another person only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.channels import Naming, namings_in
from dsr_desk.domain.people import ChannelKind

_Beside = tuple[int, frozenset[ChannelKind]]
"""The number of a person and the channels named beside it."""
_APART = re.compile(r"[.,;:\n]|(?<!\w)(?:och|and|medan|while|men|but)(?!\w)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(f"{MASK}+")
_SHORTEST = 2
"""Letters of a part of an address that may be a name."""


def _by_address(
    sentence: Sentence, found: Sequence[Naming], numbers: Mapping[str, int], shown: str
) -> Iterator[_Beside]:
    """Yield the channels between one address of a sentence and the next."""
    addresses = list(_ADDRESS.finditer(sentence.text))
    if not addresses or not found:
        return
    # “anna@…: mejl, bo@…: forum” or “mejlen från anna@… och forumet från bo@…”.
    leading = addresses[0].start() < found[0].start
    edges = [a.start() for a in addresses] if leading else [a.end() for a in addresses]
    edges = [*edges, len(sentence.text) + 1] if leading else [0, *edges]
    for address, (low, high) in zip(addresses, pairwise(edges), strict=True):
        kinds = frozenset(naming.kind for naming in found if low <= naming.start < high)
        person = numbers.get(sentence.evidence(shown, *address.span()).text.lower())
        if kinds and person is not None:
            yield person, kinds


def _by_name(
    sentence: Sentence, found: Sequence[Naming], names: Mapping[str, int]
) -> Iterator[_Beside]:
    """Yield the channels of each clause that calls one person by name: “Elins mejl”."""
    start = 0
    for edge in (*_APART.finditer(sentence.text), None):
        end = edge.start() if edge else len(sentence.text)
        kinds = frozenset(naming.kind for naming in found if start <= naming.start < end)
        called = {
            names[name]
            for word in _WORD.findall(sentence.text[start:end])
            for name in (plain(word), plain(word).removesuffix("s"))
            if name in names
        }
        if kinds and len(called) == 1:
            yield called.pop(), kinds
        start = edge.end() if edge else end


def _names(persons: Sequence[EmailAddress]) -> dict[str, int]:
    """Return the parts of the addresses that may be one person's name, each with whose it is."""
    names: dict[str, int] = {}
    shared: set[str] = set()
    for number, address in enumerate(persons):
        for part in set(re.split(r"[\W\d_]+", plain(address.local))):
            if len(part) >= _SHORTEST and names.setdefault(part, number) != number:
                shared.add(part)
    return {name: number for name, number in names.items() if name not in shared}


def channels_differ(
    sentences: Iterable[Sentence], persons: Sequence[EmailAddress], words: Wordings, shown: str
) -> bool:
    """Tell whether different channels are named beside different persons."""
    if len(persons) < 2:
        return False
    numbers = {address.text.lower(): number for number, address in enumerate(persons)}
    names = _names(persons)
    for way in range(2):
        beside: dict[int, frozenset[ChannelKind]] = {}
        for sentence in sentences:
            found = [naming for naming in namings_in(sentence, words) if not naming.left_out]
            one = (
                _by_name(sentence, found, names)
                if way
                else _by_address(sentence, found, numbers, shown)
            )
            for person, kinds in one:
                beside[person] = beside.get(person, frozenset()) | kinds
        if len(set(beside.values())) > 1:
            return True
    return False
