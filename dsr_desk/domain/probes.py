"""Probe strings: pieces of what will be erased, chosen before, sought in every byte afterwards.

They are personal data themselves: kept sealed until the probe has passed, then destroyed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.matches import Item

MOST_PROBES = 60
WINDOW = 24
"""Characters of a window cut from a body: long enough to be nobody else's words."""


def choose_probes(
    addresses: Iterable[EmailAddress], items: Sequence[Item], most: int = MOST_PROBES
) -> tuple[str, ...]:
    """Return the persons' addresses and windows from evenly spread items' texts."""
    probes: dict[str, None] = {}
    for address in addresses:
        probes[address.text] = None
        probes[address.key] = None
    step = max(1, len(items) // most)
    for item in items[::step]:
        if len(probes) >= most:
            break
        for window in _windows(item.body):
            probes[window] = None
    return tuple(probes)[:most]


def pack(probes: Sequence[str]) -> bytes:
    """Return probe strings as bytes, to be sealed."""
    return json.dumps(list(probes), ensure_ascii=False).encode("utf-8")


def unpack(data: bytes) -> tuple[str, ...]:
    """Return probe strings from bytes."""
    return tuple(str(text) for text in json.loads(data.decode("utf-8"))) if data else ()


def _windows(body: str) -> Iterable[str]:
    """Yield a window around a number, the rarest words of a text, or from its longest line.

    A window never spans a line end: a store may change those.
    """
    lines = [line.strip() for line in body.splitlines() if len(line.strip()) >= WINDOW]
    if not lines:
        return
    chosen = max(lines, key=lambda line: (sum(map(str.isdigit, line)), len(line)))
    digits = [at for at, letter in enumerate(chosen) if letter.isdigit()]
    middle = digits[len(digits) // 2] if digits else len(chosen) // 2
    start = min(max(0, middle - WINDOW // 2), len(chosen) - WINDOW)
    yield chosen[start : start + WINDOW]
