"""Taking other people out of texts, under the same pseudonym wherever they are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from dsr_desk.domain.extracts.redaction.decided import RedactionGround
from dsr_desk.domain.extracts.redaction.identity import (
    TOKEN,
    Identifier,
    Sort,
    spellings,
    words_of,
)
from dsr_desk.domain.extracts.redaction.seeking import Seeker
from dsr_desk.domain.extracts.redaction.shorts import short_forms
from dsr_desk.domain.finding.detecting.encodings import CARRIERS, forms
from dsr_desk.domain.finding.folded import plain
from dsr_desk.domain.finding.matches import ItemRef

_STAFF, _SOMEBODY = 0, -1
"""Owners beside the numbered persons: staff are a role (law.md L28); a word that several share."""
_WORDS = {
    "sv": ("Person {number}", "Medarbetare", "Person"),
    "en": ("Person {number}", "Staff member", "Person"),
}
_PSEUDONYMS = frozenset(
    word for every in _WORDS.values() for word in TOKEN.findall(plain(str(every)))
)
"""Words that stand in somebody's place can't be sought as parts of names."""
_KEPT = 2_000
_PARTS = (r"(\n\s*\n)", r"(\n)", r"(\s+)")
"""Where a text is cut to leave out as little as can be of what hides somebody."""

FileKey = tuple[ItemRef, str]
"""An attachment: its item, and its id there."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """Somebody who is taken out."""

    number: int
    """Gives the pseudonym: “Person 3”."""
    identifiers: tuple[Identifier, ...]
    ground: RedactionGround


@dataclass(frozen=True, slots=True)
class WithheldFile:
    """An attachment that stays out, by its item's number; its name might tell somebody."""

    item: int
    ground: RedactionGround


@dataclass(frozen=True)
class Redaction:
    """What is taken out of one package, and what the package says about it."""

    language: str = "sv"
    persons: tuple[Redacted, ...] = ()
    staff: tuple[Identifier, ...] = ()
    """Staff whose names the organisation does not show (law.md L28)."""
    own: tuple[Identifier, ...] = ()
    """The person's own identifiers: never taken out."""
    undecided: int = 0
    """How many that may be other people nobody has decided about."""
    withheld: frozenset[FileKey] = frozenset()
    withheld_files: tuple[WithheldFile, ...] = ()
    unread: frozenset[FileKey] = frozenset()
    """Files that somebody has decided to hand over as they are."""

    @property
    def empty(self) -> bool:
        """Whether nobody is taken out of any text."""
        return not self.persons and not self.staff

    @cached_property
    def seeker(self) -> Seeker:
        """What finds everybody who is taken out."""
        wanted = [(s, p.number) for p in self.persons for i in p.identifiers for s in spellings(i)]
        wanted += [(s, _STAFF) for i in self.staff for s in spellings(i)]
        return Seeker(wanted, self.own, self._shorts(wanted, _PSEUDONYMS))

    def seeker_for(self, said: Iterable[str], frame: frozenset[str] | None) -> Seeker:
        """Return what looks through a finished package.

        Staff whom the words ``said`` name are left out, and so are short forms that stand in the
        ``frame`` of every package; without a frame all are.
        """
        wanted = [(s, p.number) for p in self.persons for i in p.identifiers for s in spellings(i)]
        named = Seeker((identifier, place) for place, identifier in enumerate(self.staff))
        open_about = {hit.owner for text in said for hit in named.find(text)}
        hidden = (i for n, i in enumerate(self.staff) if n not in open_about)
        wanted += [(s, _STAFF) for i in hidden for s in spellings(i)]
        if frame is None:
            return Seeker([(i, o) for i, o in wanted if not _is_word(i)], self.own)
        common = frame | _PSEUDONYMS
        shorts = self._shorts(wanted, common)
        whole = [(i, o) for i, o in wanted if not _is_word(i) or words_of(i.text)[0] not in common]
        return Seeker(whole, self.own, shorts)

    def _shorts(
        self, wanted: Iterable[tuple[Identifier, int]], common: frozenset[str]
    ) -> dict[str, int]:
        """Return the short forms that are sought, without those made of common words alone."""
        forms = short_forms(wanted, self.own, _SOMEBODY)
        return {form: owner for form, owner in forms.items() if not common.issuperset(form.split())}

    def grounds(self) -> tuple[tuple[RedactionGround, int], ...]:
        """Return how many persons are taken out on each ground."""
        return tuple(sorted(Counter(person.ground for person in self.persons).items()))

    def held_back(self) -> tuple[tuple[RedactionGround, int], ...]:
        """Return how many files stay out on each ground."""
        return tuple(sorted(Counter(file.ground for file in self.withheld_files).items()))

    def names(self, text: str) -> bool:
        """Tell whether a text names somebody who is taken out, in whatever writing."""
        return not self.empty and any(map(self._named_as_it_stands, forms(text)))

    def _named_as_it_stands(self, text: str) -> bool:
        return self.seeker.first(text) is not None

    def pseudonym(self, owner: int) -> str:
        """Return what stands in somebody's place."""
        numbered, staff, somebody = _WORDS.get(self.language, _WORDS["sv"])
        if owner > 0:
            return f"[{numbered.format(number=owner)}]"
        return f"[{staff if owner == _STAFF else somebody}]"

    def mask(self, text: str) -> str:
        """Return a text that names none of them: pseudonyms where they are named.

        Where somebody is named in another writing, the smallest part that says so is left out.
        """
        if self.empty or not text:
            return text
        pieces, at, hits = [], 0, self.seeker.find(text)
        for hit in hits:
            pieces += [text[at : hit.start], self.pseudonym(hit.owner)]
            at = hit.end
        masked = "".join((*pieces, text[at:]))
        # What was found to name nobody as it stands is sought in its other writings alone.
        if not any(map(self._named_as_it_stands, islice(forms(masked), not hits, None))):
            return masked
        for carrier in CARRIERS:
            masked = carrier.sub(lambda run: self._mask_run(run.group()), masked)
        return self._hidden(masked, _PARTS)

    def mask_whole(self, text: str) -> str:
        """Return a name or an address as it is, or the pseudonym alone when it is somebody's."""
        if self.empty or not text:
            return text
        if text not in self._whole:
            owners = (self.seeker.first(form) for form in forms(text))
            owner = next((found for found in owners if found is not None), None)
            if len(self._whole) >= _KEPT:
                self._whole.clear()
            self._whole[text] = text if owner is None else self.pseudonym(owner).strip("[]")
        return self._whole[text]

    @cached_property
    def _whole(self) -> dict[str, str]:
        """What became of short texts: the same author and recipients stand in every item."""
        return {}

    def _mask_run(self, run: str) -> str:
        """Return a run of a text, or the pseudonym of whom it names when it is read as a whole."""
        whole = self.mask_whole(run)
        return run if whole == run else f"[{whole}]"

    def _hidden(self, text: str, cuts: Sequence[str]) -> str:
        if not self.names(text):
            return text
        if not cuts:
            return f"[{self.mask_whole(text)}]"
        parts = re.split(cuts[0], text)
        if len(parts) == 1:
            return self._hidden(text, cuts[1:])
        masked = "".join(self._hidden(part, cuts[1:]) for part in parts)
        return self._hidden(masked, ())


def _is_word(identifier: Identifier) -> bool:
    """Tell whether it is one word, which may stand in every package: a short name, a handle."""
    told = identifier.sort in (Sort.NAME, Sort.HANDLE)
    return told and len(words_of(identifier.text)) == 1


NOTHING = Redaction()
"""A package in which nobody is taken out."""
