"""What other people are known by: addresses, names, telephone and personal identity numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dsr_desk.domain.finding.folded import plain
from dsr_desk.domain.finding.phones import national

_SPELT_OUT = str.maketrans(
    dict(zip("åäöüøæÅÄÖÜØÆ", "aa ae oe ue oe ae Aa Ae Oe Ue Oe Ae".split(), strict=True))
)
_STROKES = str.maketrans("øØłŁđĐıð", "oOlLdDid", "")
"""Letters that no folding takes apart."""
TOKEN = re.compile(r"[^\W_]+")
LONGEST_NAME = 120
"""Characters of a display name; a longer one is no name."""
_MOST_WORDS = 5


class Sort(StrEnum):
    """What sort of identifier it is."""

    ADDRESS = "address"
    NAME = "name"
    PHONE = "phone"
    NUMBER = "number"
    """A personal identity number."""
    HANDLE = "handle"
    ACCOUNT = "account"
    PLATE = "plate"
    POSTAL = "postal"
    """A street with its number, or a post town with its code."""
    LINK = "link"
    """A profile in some network."""
    NETWORK = "network"
    """An IP address."""


GUESSED = frozenset((Sort.HANDLE, Sort.ACCOUNT, Sort.PLATE, Sort.POSTAL, Sort.LINK, Sort.NETWORK))
"""What may as well be the person's own, an office's or a machine's: a person has to say so."""


@dataclass(frozen=True)
class Identifier:
    """One way to tell who somebody is; two are equal when they are compared as equal."""

    sort: Sort
    text: str
    """As it was written, an address by its key, a personal or telephone number in digits alone."""

    @cached_property
    def key(self) -> str:
        """What is compared: “Berg, Lisa” and “LISA BERG” share it."""
        if self.sort is Sort.NAME:
            return f"name:{' '.join(sorted(words_of(self.text)))}"
        if self.sort in GUESSED:
            return f"{self.sort.value}:{''.join(TOKEN.findall(plain(self.text)))}"
        return f"{self.sort.value}:{plain(self.text)}"

    def __eq__(self, other: object) -> bool:
        """Compare by key."""
        return isinstance(other, Identifier) and other.key == self.key

    def __hash__(self) -> int:
        """Hash by key."""
        return hash(self.key)


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Where a text names somebody; ``owner`` is whoever the identifier was given for."""

    start: int
    end: int
    owner: int


def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, the given name first: “Berg, Lisa” is turned round."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and "," not in first else name
    return tuple(TOKEN.findall(plain(turned)))


def spellings(identifier: Identifier) -> tuple[Identifier, ...]:
    """Return an identifier, and a name as it is written without the letters it has: “Oeberg”."""
    if identifier.sort is not Sort.NAME:
        return (identifier,)
    shown = unicodedata.normalize("NFC", identifier.text)
    others = (shown.translate(table) for table in (_SPELT_OUT, _STROKES))
    return (identifier, *(Identifier(Sort.NAME, o) for o in dict.fromkeys(others) if o != shown))


def a_name(text: str) -> Identifier | None:
    """Return a display name as an identifier; None when it is none that a person has."""
    shown = " ".join(text.split()).strip("\"'<>()[]")
    words = words_of(shown)
    told = len(shown) <= LONGEST_NAME and 0 < len(words) <= _MOST_WORDS and "@" not in shown
    lettered = any(len(word) > 1 and word.isalpha() for word in words)
    return Identifier(Sort.NAME, shown) if told and lettered else None


def a_phone(text: str) -> Identifier | None:
    """Return a telephone number as an identifier: national digits, or with ``+`` from abroad."""
    number = national(text)
    if not number:
        digits = re.sub(r"\D", "", text.replace("(0)", ""))
        digits = digits.removeprefix("00")
        abroad = text.lstrip().startswith(("+", "00")) and 8 <= len(digits) <= 15
        number = f"+{digits}" if abroad and not digits.startswith("46") else ""
    return Identifier(Sort.PHONE, number) if number else None


def a_local_phone(text: str) -> Identifier | None:
    """Return a number that only the word before it tells, without an area: its digits."""
    digits = re.sub(r"\D", "", text)
    return Identifier(Sort.PHONE, digits) if len(digits) >= 6 and digits[0] != "0" else None


def a_number(text: str) -> Identifier | None:
    """Return a personal identity number as an identifier: its last ten digits."""
    digits = re.sub(r"\D", "", text)
    return Identifier(Sort.NUMBER, digits[-10:]) if len(digits) in (10, 12) else None
