"""What the words of a picture say, which some programs show in its place."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from dsr_desk.config import resources

_NAME = r"[^\W\d_a-zåäöéü][\w'’.&-]*|\d+|[&+/,.()|–-]+"
"""“Ladybank”, “AB”, “2025”, “–”: what a name consists of, beginning with a capital letter."""
_FEW = 8
"""Words at most of a motto: “Lindviks kommun – nära dig”."""
_BARE = 3
"""Words that are no statement."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What is known of such words, as ``resources/mail/pictures.toml`` has it."""

    orders: re.Pattern[str]
    tells: re.Pattern[str]
    named: re.Pattern[str]
    described: re.Pattern[str]


@cache
def _known() -> _Words:
    text = (resources() / "mail" / "pictures.toml").read_text("utf-8")
    any_of = {name: "|".join(words) for name, words in tomllib.loads(text).items()}
    small = f"(?:{any_of['joins']}|{any_of['drawn']})(?!\\w)"
    described = rf"(?:a|en) (?:{any_of['described']})\b[^.]{{0,80}}?\W*(?:{any_of['by_itself']}).*"
    return _Words(
        re.compile(rf"\b(?:{any_of['orders']})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of['tells']})\b", re.IGNORECASE),
        re.compile(rf"(?:(?:{_NAME}|{small})\s*){{1,14}}"),
        re.compile(described, re.IGNORECASE | re.DOTALL),
    )


def names_picture(said: str) -> bool:
    """Tell whether the words only name what is drawn: an organisation, “Logo”, Office's own text.

    “The identity is NOT confirmed” says more, and somebody who is shown no pictures reads it.
    """
    known = _known()
    if known.tells.search(said):
        return False
    if known.named.fullmatch(said) or known.described.fullmatch(said):
        return True
    size = len(said.split())
    return size <= _BARE or (size <= _FEW and not known.orders.search(said))
