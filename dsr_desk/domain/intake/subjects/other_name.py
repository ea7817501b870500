"""Whether the name that a mail gives a person is that of somebody else of the address's family."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.wordings import PersonWords
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.requests import Evidence, NamedSubject, Span

_PART = re.compile(r"[^\W\d_]{3,}")
_APART = re.compile(r"[._-]")
_NAME = r"[^\W\d_a-zåäöéüæø][\w'’-]+"
_BEFORE, _AFTER = 200, 100
"""Characters around an address in which its owner is named."""
_RUN = 3
"""Names before a surname that are one person's at most."""


def around(address: Evidence, new: Iterable[Span], shown: str) -> str:
    """Return the new text that stands close to an address."""
    low, high = address.start - _BEFORE, address.end + _AFTER
    near = ((max(span.start, low), min(span.end, high)) for span in new)
    return "\n".join(shown[start:end] for start, end in near if start < end)


def named_otherwise(
    subject: NamedSubject, others: Iterable[EmailAddress], text: str, words: PersonWords
) -> bool:
    """Tell whether only another first name stands with the surname in an address.

    “Karen Holm … Her address is eric.holm@…”: a family’s address, or a slip.  A first name with
    the same initial is the same person’s (Kate, Katherine).

    Args:
        subject: the person concerned.
        others: the other addresses of the mail, whose owners may be the ones named.
        text: what stands around the address, as written.
        words: the wordings; “Mrs Holm” and “the Holms” give no first name.
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
    return bool(names) and not same
