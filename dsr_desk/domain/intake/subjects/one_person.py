"""Whether the addresses of a mail are all one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.requests import NamedSubject

_LETTERS = re.compile(r"[^\W\d_]+")
_MASKED = re.compile(rf"<?{MASK}+>?")
_FULL_NAME = range(2, 5)
"""Words of a name with its surname."""
_PARTS = 2
"""Parts of an address that tell a whole name, at least."""


def is_one_person(
    subjects: Sequence[NamedSubject], sentences: Sequence[Sentence], shown: str, words: Wordings
) -> bool:
    """Tell whether the mail says so, or puts one full name beside each address.

    Args:
        subjects: the persons, by their addresses.
        sentences: of the new text.
        shown: the mail's text.
        words: the wordings.
    """
    beside = _names_beside(subjects, shown)
    if len(beside) == 1 and len(next(iter(beside)).split()) in _FULL_NAME:
        return True
    texts = [_MASKED.sub("@", sentence.text) for sentence in sentences]
    said = any(_says_so(text, len(subjects), words) for text in texts)
    named_apart = any(len(name.split()) in _FULL_NAME for name in beside)
    akin = not named_apart and _same_owner([subject.address for subject in subjects])
    one = said or akin
    return one and not any(words.attestation.several_persons.search(text) for text in texts)


def _says_so(text: str, persons: int, words: Wordings) -> bool:
    """Tell whether a sentence says it; one that tells which addresses has to tell of them all.

    “He is registered with a@… and, since May, with b@…  Don't mix him up with c@…”
    """
    found = words.attestation.one_person.search(text)
    if found is None:
        return False
    return found.group().count("@") < _PARTS or text.count("@") >= persons


def _same_owner(addresses: Sequence[EmailAddress]) -> bool:
    """Tell whether each address goes on with the name of another at another organisation.

    At one and the same, “a.berg” and “anna.berg” may be two people.
    """
    first, *others = addresses
    return all(first.domain != other.domain and _akin(first, other) for other in others)


def _akin(one: EmailAddress, other: EmailAddress) -> bool:
    short, long = sorted((_parts(one), _parts(other)), key=lambda parts: len("".join(parts)))
    if not short or "".join(short) == "".join(long):
        return bool(short)
    if len(long) < _PARTS:
        return False
    given, surname = long[0], long[-1]
    if len(short) == 1:
        # “nour” and “nour.haddad”, “mblanc” and “marguerite.blanc”.
        return short[0] in (given, given[0] + surname)
    if short[0] == given and len(short[-1]) == 1:
        return surname.startswith(short[-1])  # “lotta.e” and “lotta.engstrom”
    return short[-1] == surname and short[0] in (given, given[0])


def _parts(address: EmailAddress) -> list[str]:
    """Return the parts of the name in an address."""
    return _LETTERS.findall(plain(address.local))


def _names_beside(subjects: Sequence[NamedSubject], shown: str) -> set[str]:
    """Return what stands beside each address on its line: in a table, in a list a full name."""
    beside: set[str] = set()
    for subject in subjects:
        at = subject.evidence
        begin = shown.rfind("\n", 0, at.start) + 1
        end = shown.find("\n", at.end)
        line = shown[begin : at.start] + " " + shown[at.end : end if end >= 0 else len(shown)]
        beside.add(" ".join(_LETTERS.findall(line.lower())))
    return beside
