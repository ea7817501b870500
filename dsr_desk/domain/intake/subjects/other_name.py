"""Whether the name that a mail gives a person is that of somebody else of the address's family."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.wordings import PersonWords
from dsr_desk.domain.intake.subjects.persons import Persons
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.requests import Evidence, NamedSubject, Span, Verdict

_PART = re.compile(r"[^\W\d_]{3,}")
_APART = re.compile(r"[._-]")
_NAME = r"[^\W\d_a-zåäöéüæø](?=[a-zåäöéüæø])[\w'’-]+"
_BEFORE, _AFTER = 200, 100
"""Characters around an address in which its owner is named."""
_RUN = 3
"""Names before a surname that are one person's at most."""


def by_their_names(
    persons: Persons,
    others: Sequence[EmailAddress],
    new: Sequence[Span],
    shown: str,
    words: PersonWords,
) -> Persons:
    """Doubt whoever the mail calls by another first name than the address does.

    Args:
        persons: whose data is concerned.
        others: all addresses of the mail, whose owners may be the ones named.
        new: where the new text stands.
        shown: the mail's text.
        words: the wordings; “Mrs Holm” and “the Holms” give no first name.
    """
    subjects = tuple(
        replace(one, verdict=Verdict.ATTENTION)
        if _named_otherwise(one, others, _around(one.evidence, new, shown), words)
        else one
        for one in persons.subjects
    )
    if subjects == persons.subjects:
        return persons
    return Persons(subjects, tuple(dict.fromkeys((*persons.problems, "subject-uncertain"))))


def _around(address: Evidence, new: Iterable[Span], shown: str) -> str:
    """Return the new text that stands close to an address."""
    low, high = address.start - _BEFORE, address.end + _AFTER
    near = ((max(span.start, low), min(span.end, high)) for span in new)
    return "\n".join(shown[start:end] for start, end in near if start < end)


def _named_otherwise(
    subject: NamedSubject, others: Iterable[EmailAddress], text: str, words: PersonWords
) -> bool:
    """Tell whether only another first name stands with the surname in an address.

    “Karen Holm … Her address is eric.holm@…”: a family’s address, or a slip.  A first name with
    the same initial is the same person’s (Kate, Katherine).
    """
    address = subject.address
    parts = _APART.split(plain(address.local))
    if len(parts) != 2 or not all(_PART.fullmatch(part) for part in parts):
        return False
    given, surname = parts
    kin = (plain(other.local) for other in others if other != address)
    initials = {given[0], *(local[0] for local in kin if surname in local)}
    named = re.compile(rf"((?:{_NAME} ){{1,{_RUN}}})({_NAME})")
    found = [
        [plain(name) for name in run[1].split() if not words.titles.fullmatch(name.lower())]
        for run in named.finditer(text)
        if plain(run[2]).removesuffix("s") == surname or plain(run[2]) == surname
    ]
    names = [name for names in found for name in names]
    same = any(name[0] in initials or given in name for name in names)
    return (bool(names) and not same) or _beside_another(address, parts, text, words)


def _beside_another(
    address: EmailAddress, parts: Sequence[str], text: str, words: PersonWords
) -> bool:
    """Tell whether a whole other name stands right before it: “Peter Walsham, deborah.finch@…”."""
    at = text.find(address.text)
    found = re.search(rf"({_NAME}) ({_NAME})[ ,:;(<\[|–-]{{1,4}}$", text[:at]) if at >= 0 else None
    if found is None or any(words.titles.fullmatch(name.lower()) for name in found.groups()):
        return False
    initials = {part[0] for part in parts}
    return all(plain(name)[0] not in initials for name in found.groups())
