"""Notes that people write never keep the address of a person of their case.

A note is masked when it is written, before anything is signed over it: were it masked only when the
persons are forgotten, the plan's and the checklist's digests would no longer hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.requests import CaseClocks, CaseSubject

_WORD = re.compile(r"[^\W\d_]{2,}")


class Mask:
    """Puts ``[person 1]`` in the place of an address, or of the name that is spelt in it."""

    def __init__(self, subjects: Iterable[CaseSubject]) -> None:
        """Take the persons of a case; those forgotten already need no mask."""
        self._patterns = [
            (re.compile("|".join(_spellings(subject.address)), re.IGNORECASE), subject.number)
            for subject in subjects
            if subject.address is not None
        ]

    def __call__(self, note: str) -> str:
        """Return the note without the addresses."""
        for pattern, number in self._patterns:
            note = pattern.sub(f"[person {number}]", note)
        return note


def masked_clocks(clocks: CaseClocks, mask: Mask) -> CaseClocks:
    """Return the clocks with the organisation's reasons masked, whether they hold or not."""
    extension, fallen = (
        replace(one, reason=mask(one.reason)) if one else None
        for one in (clocks.extension, clocks.fallen)
    )
    refusal = clocks.refusal
    if refusal is not None:
        reference, reason = mask(refusal.reference), mask(refusal.reason)
        refusal = replace(refusal, reference=reference, reason=reason)
    return replace(clocks, extension=extension, fallen=fallen, refusal=refusal)


def _spellings(address: EmailAddress) -> list[str]:
    """Return patterns for an address and for “Anna Svensson” in anna.svensson@…, longest first."""
    spellings = [re.escape(spelling) for spelling in {address.text, address.key, address.base}]
    spellings.sort(key=len, reverse=True)
    words = _WORD.findall(address.base.rpartition("@")[0])
    if len(words) > 1:
        spellings.append(r"\b" + r"[\W\d_]*".join(map(re.escape, words)) + r"\b")
    return spellings
