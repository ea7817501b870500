"""Which classes of wording a stretch of a mail holds, as the second opinion weighs them.

A word that no teaching text held weighs nothing; but the wordings know many such words by what they
do, and a class weighs for all of them.  Two classes in one stretch weigh together as well: a denial
beside a word of the check is another thing than a denial beside a topic known as harmless.  No
class decides anything here: what it weighs is learned.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import Danger
from dsr_desk.domain.intake.phrasing.wordings import Wordings

_FIRST_LETTER = re.compile(r"[^\W\d_]")
_DANGERS = ("harmless_topic", "check_done", "kinds", "told_about", "deniable", "deniable_far")
"""Of the words of danger and harmlessness, those that count wherever they stand."""
_OPENINGS = ("refers_back", "requests", "things")
"""Those that count only where a stretch begins with them."""
_AROUND = ("anchor", "that", "naming", "reported", "instruction", "future", "courtesy")
"""Of the words around an attestation."""


def classes_in(text: str, words: Wordings) -> tuple[str, ...]:
    """Return the names of the classes whose words a text (folded) holds, in order."""
    dangers, attestation = words.dangers, words.attestation
    found = {f"danger-{one.value}" for one in Danger if one.words(dangers).search(text)}
    found |= {name for name in _DANGERS if getattr(dangers, name).search(text)}
    found |= {name for name in _AROUND if getattr(attestation, name).search(text)}
    if words.negation.words.search(text):
        found.add("negation")
    start = _FIRST_LETTER.search(text)
    if start:
        at = start.start()
        found |= {name for name in _OPENINGS if getattr(dangers, name).match(text, at)}
    return tuple(sorted(found))
