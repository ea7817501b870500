"""A field of a form or ticket: what it asks, and who and what its answer names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.dates import Calendar
from dsr_desk.domain.intake.text.names import plain

WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class People:
    """Who is meant by a name: the letters of addresses."""

    subjects: tuple[str, ...]
    sender: str

    def is_subject(self, names: Sequence[str]) -> bool:
        """Whether all words are of the name of a person concerned."""
        return any(all(name in local for name in names) for local in self.subjects)

    def is_sender(self, names: Sequence[str]) -> bool:
        """Whether all words are of the sender's name."""
        return all(name in self.sender for name in names)


@dataclass(frozen=True, slots=True)
class Asked:
    """A label and its answer, both in lower case, without the marks around them."""

    label: str
    value: str
    written: str
    """The answer as it stands."""
    people: People
    calendar: Calendar

    def asks_by_whom(self, words: Wordings) -> bool:
        """Whether it asks who filled the form in, or by whom something was done but the wish."""
        fields, label = words.fields, self.label
        if fields.filled_by.search(label) or fields.checker.search(label):
            return True
        wish, channels = words.wish, words.channels
        others = (fields.asked_by, wish.erase, wish.access, channels.mail, channels.forum)
        by_whom = fields.by.fullmatch(label.rpartition(" ")[2])
        return by_whom is not None and not any(one.search(label) for one in others)

    @property
    def names(self) -> list[str]:
        """The words of the answer as addresses write them."""
        return [plain(word) for word in WORD.findall(self.value)]

    @property
    def is_subjects(self) -> bool:
        """Whether the answer is nothing but the name of a person concerned."""
        names = self.names
        own = bool(names) and self.people.is_subject(names)
        return own and MASK not in self.value and not self.people.is_sender(names)
