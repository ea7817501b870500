"""Shaping by HarfBuzz: which glyphs stand for a stretch of text, and where each of them sits.

What comes back are clusters: the fewest letters that are drawn together, one sign each for whoever
copies or searches the text.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

import uharfbuzz  # type: ignore[import-untyped]  # the package states no types

_KEPT_STRETCHES = 5_000
_LONGEST_KEPT = 20
"""Letters: with its clusters a stretch takes some five kilobytes."""
_MOST_PARTS = 30
_FARTHEST = 0.4
"""Of the size: a mark further up or down would be drawn across another line."""
_WIDEST = 8
"""Of the size: no letters are so wide together, and a file has two bytes for a place in a glyph."""
Parts = tuple[tuple[int, int, int], ...]
"""Glyphs, each with how far it sits to the right of the cluster's start, and above its line."""


class Cluster(NamedTuple):
    """Letters that are drawn together; all lengths are in the font's own units."""

    text: str
    parts: Parts
    advance: int


class Shaper:
    """Shapes for one font; what it says of a stretch is the same on every machine."""

    def __init__(self, data: bytes) -> None:
        """Take the font's file."""
        # Nothing of these knows the shaper: it goes with its words when it is let go.
        self._shape = partial(_shaped, uharfbuzz.Font(uharfbuzz.Face(data)))
        self._kept = lru_cache(_KEPT_STRETCHES)(self._shape)

    def shape(self, text: str, script: str, direction: str) -> tuple[Cluster, ...] | None:
        """Return the clusters of a stretch from left to right; none if it can't be shaped.

        ``direction`` is that in which the letters are read, ``ltr`` or ``rtl``.
        """
        ask = self._kept if len(text) <= _LONGEST_KEPT else self._shape
        return ask(text, script, direction)


def _shaped(
    font: uharfbuzz.Font, text: str, script: str, direction: str
) -> tuple[Cluster, ...] | None:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    # Nothing is guessed: a guess looks at the machine's language.
    buffer.script, buffer.language, buffer.direction = script, "und", direction
    uharfbuzz.shape(font, buffer)
    groups: dict[int, list[tuple[int, int, int]]] = {}
    widths: dict[int, int] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen = widths.setdefault(info.cluster, 0)
        part = info.codepoint, pen + place.x_offset, place.y_offset
        groups.setdefault(info.cluster, []).append(part)
        widths[info.cluster] = pen + place.x_advance
    starts = sorted(groups)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters = tuple(
        Cluster(text[start : ends[start]], tuple(parts), widths[start])
        for start, parts in groups.items()
    )
    size = font.face.upem
    return clusters if all(_can_be_drawn(each, size) for each in clusters) else None


def _can_be_drawn(cluster: Cluster, size: int) -> bool:
    if len(cluster.parts) > _MOST_PARTS or not 0 <= cluster.advance <= size * _WIDEST:
        return False
    return all(
        abs(right) <= size * _WIDEST and abs(up) <= size * _FARTHEST
        for _, right, up in cluster.parts
    )
