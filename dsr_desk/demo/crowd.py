"""The 300 people who write: those with a role in a letter, and everybody else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dsr_desk.demo.calendar import FIRST_YEAR
from dsr_desk.demo.dice import Dice
from dsr_desk.demo.library import table
from dsr_desk.demo.names import plain_letters

CROWD = 300
SILENT = 14
"""So many of them have never written: to find nothing is an answer too (law.md L19)."""

_ENGLISH_SHARE = 0.07


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes to an organisation, with what their mails are filled with."""

    number: int
    name: str
    address: str
    language: str
    home: str
    town: str
    phone: str
    customer: str
    meter: str
    since: int
    written: tuple[str, ...]
    """How the name is written in From."""
    also: tuple[str, ...]
    """How the address is written: mixed case."""
    tagged: dict[str, str] = field(default_factory=dict)
    reply_to: str = ""
    attach: bool = False
    conversations: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Fixed numbers of mail, forum and chat conversations in an organisation."""
    joins: dict[str, float] = field(default_factory=dict)
    """In which share of other people's threads of an organisation they take part."""
    weight: float = 0.0
    """How much of the rest they write; 0 = nothing beyond what is fixed."""
    organisations: tuple[str, ...] = ()


def _common(number: int, name: str, address: str, dice: Dice) -> dict[str, Any]:
    """Return the fields that everybody has: home, telephone (PTS's test series), meter."""
    names = table("names")
    return {
        "number": number,
        "name": name,
        "address": address,
        "home": f"{dice.pick(names['streets'])} {dice.between(1, 64)}",
        "town": dice.pick(names["towns"]),
        "phone": f"070-174 06 {dice.between(5, 99):02d}",
        "customer": dice.digits(8),
        "meter": f"735999{dice.digits(12)}",
    }


def _with_role(number: int, row: dict[str, Any], dice: Dice) -> Person:
    conversations = {key: (a, b, c) for key, (a, b, c) in row.get("conversations", {}).items()}
    return Person(
        **_common(number, row["name"], row["address"], dice),
        language=row.get("language", "sv"),
        since=row.get("since", FIRST_YEAR + dice.below(4)),
        written=tuple(row.get("written", [row["name"]])),
        also=tuple(row.get("also", [row["address"]])),
        tagged=row.get("tagged", {}),
        reply_to=row.get("reply_to", ""),
        attach=row.get("attach", False),
        conversations=conversations,
        joins=row.get("joins", {}),
        organisations=tuple(conversations),
    )


def _address(name: str, taken: set[str], dice: Dice) -> str:
    """Return a free address for the name in one of the shapes people choose."""
    words = plain_letters(name.lower()).replace("-", "").split()
    first, last = words[0], words[-1]
    shapes = (f"{first}.{last}", f"{first}.{last}", f"{first}{last}", f"{first[0]}.{last}")
    local = dice.pick((*shapes, f"{first}_{last}", f"{last}.{first}", f"{first}.{last[0]}"))
    domain = dice.pick(table("names")["domains"])
    while f"{local}@{domain}" in taken:
        local += str(dice.between(2, 89))
    taken.add(f"{local}@{domain}")
    return f"{local}@{domain}"


def _spellings(address: str, dice: Dice) -> tuple[str, ...]:
    """Return how the address is written: one in nine uses capitals, some now and then."""
    local, domain = address.split("@")
    if dice.chance(0.11):
        return (address, ".".join(part.capitalize() for part in local.split(".")) + "@" + domain)
    return (address,)


def _organisations(keys: tuple[str, ...], dice: Dice) -> tuple[str, ...]:
    """Return whom they write to: mostly one, some two or all three."""
    first = dice.weighted(keys, (0.45, 0.32, 0.23))
    if not dice.chance(0.16):
        return (first,)
    return keys if dice.chance(0.25) else (first, dice.pick([key for key in keys if key != first]))


def _stranger(number: int, keys: tuple[str, ...], taken: set[str], dice: Dice) -> Person:
    names = table("names")
    english = dice.chance(_ENGLISH_SHARE)
    given = (names["women"] if dice.chance(0.53) else names["men"]).split()
    name = f"{dice.pick(given)} {dice.pick(names['surnames'].split())}"
    if english:
        name = dice.pick(names["english"])
    address = _address(name, taken, dice)
    local, domain = address.split("@")
    tagged = {keys[2]: f"{local}+tidning@{domain}"} if dice.chance(0.04) else {}
    return Person(
        **_common(number, name, address, dice),
        language="en" if english else "sv",
        since=FIRST_YEAR + dice.below(7),
        written=(name,) if dice.chance(0.9) else (name, name.lower()),
        also=_spellings(address, dice),
        tagged=tagged,
        weight=0.0 if number >= CROWD - SILENT else 1 / (1 + 0.05 * dice.below(40)),
        organisations=_organisations(keys, dice),
    )


def make_people(keys: tuple[str, ...], dice: Dice) -> tuple[Person, ...]:
    """Return the 300, those with a role first; the last few have never written."""
    rows = table("people")["person"]
    known = [_with_role(number, row, dice) for number, row in enumerate(rows)]
    taken = {person.address for person in known}
    strangers = [_stranger(number, keys, taken, dice) for number in range(len(known), CROWD)]
    return (*known, *strangers)
