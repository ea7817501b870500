"""Lines that stand beside each other in the same way again and again, drawn in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dsr_desk.documents.pdf.file import number
from dsr_desk.documents.pdf.sheet import Style
from dsr_desk.documents.pdf.tags import opened


class Spot(NamedTuple):
    """Where one line stands: how far from the left, and how far below the form's top."""

    x: float
    down: float
    style: Style


class Part(NamedTuple):
    """An element of a form, with its lines."""

    kind: bytes
    spots: Sequence[Spot]


class Form:
    """Elements of a few lines each, none longer than its place, in one script.

    All that differs from one drawing to the next are the texts, the height and the numbers.
    """

    def __init__(self, parts: Sequence[Part], height: float) -> None:
        """Take the parts, and how much room they take together."""
        self.height = height
        self.kinds = [opened(part.kind) for part in parts]
        self._counts = [len(part.spots) for part in parts]
        self._top = parts[0].spots[0].down
        self._operators = _operators(parts)

    def drawn(self, y: float, mark: int, texts: Sequence[bytes]) -> bytes:
        """Return the operators that draw it with these texts, coded; ``mark`` is the first's."""
        facts: list[object] = [y - self._top]
        done = 0
        for count in self._counts:
            facts.append(mark)
            facts += texts[done : done + count]
            done += count
            mark += 1
        return self._operators % tuple(facts)


def _operators(parts: Sequence[Part]) -> bytes:
    """Return them with places for the height, and for the number and the texts of each part."""
    first, *_ = parts[0].spots
    drawn, last, style = [b"BT %b %%.2f Td" % number(first.x)], first, None
    for kind, spots in parts:
        drawn.append(b"/%b<</MCID %%d>>BDC" % kind)
        for spot in spots:
            if spot is not last:
                moved = number(spot.x - last.x), number(last.down - spot.down)
                drawn.append(b"%b %b Td" % moved)
            if spot.style is not style:
                drawn.append(spot.style.look)
            drawn.append(b"(%b) Tj")
            last, style = spot, spot.style
        drawn.append(b"EMC")
    return b"\n".join([*drawn, b"ET"])
