"""Which persons of a mail its sentences name: by their addresses, or by parts of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(f"{MASK}+")


class People:
    """Which persons stand where in each sentence, by their addresses."""

    def __init__(
        self, sentences: Iterable[Sentence], persons: Sequence[EmailAddress], shown: str
    ) -> None:
        self.every = frozenset(person.text.lower() for person in persons)
        self._in: dict[int, list[tuple[int, str]]] = {}
        for sentence in sentences:
            for address in _ADDRESS.finditer(sentence.text):
                text = sentence.evidence(shown, *address.span()).text.lower()
                if text in self.every:
                    self._in.setdefault(id(sentence), []).append((address.start(), text))

        self._called = {name: persons[at].text.lower() for name, at in names_of(persons).items()}

    @property
    def names(self) -> frozenset[str]:
        """The parts of names that call one of them."""
        return frozenset(self._called)

    def within(self, sentence: Sentence, low: int, high: int) -> set[str]:
        """Return whom a stretch of a sentence names or calls by name."""
        words = {plain(word) for word in _WORD.findall(sentence.text[low:high])}
        words |= {word.removesuffix("s") for word in words}
        called = {self._called[word] for word in words if word in self._called}
        return called | {who for at, who in self.placed(sentence) if low <= at < high}

    def placed(self, sentence: Sentence) -> Sequence[tuple[int, str]]:
        """Return where each person stands in a sentence."""
        return self._in.get(id(sentence), ())


def names_of(persons: Sequence[EmailAddress]) -> Mapping[str, int]:
    """Return the parts of the addresses that may be one person's name, each with whose it is."""
    names: dict[str, int] = {}
    shared: set[str] = set()
    for number, address in enumerate(persons):
        for part in set(re.split(r"[\W\d_]+", plain(address.local))):
            if len(part) > 1 and names.setdefault(part, number) != number:
                shared.add(part)
    return {name: number for name, number in names.items() if name not in shared}
