"""Sizes in a style that leave nothing to be read: tiny letters, flat boxes, words pushed away."""

from __future__ import annotations

import re
from functools import lru_cache

_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "em": 16.0,
    "rem": 16.0,
    "%": 0.16,
    "in": 96.0,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "ex": 8.0,
    "ch": 8.0,
    "vw": 8.0,
    "vh": 6.0,
}
"""Pixels of a unit on an ordinary screen; a share is one of a letter's height."""
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))([a-z%]*)")
_SIZES = re.compile(
    r"(?:^|;)(font-size|font|(?:max-)?height|(?:max-)?width|text-indent|line-height"
    r"|(?:margin|padding)(?:-[a-z-]+)?):([^;]{1,80})"
)
_PARTS = re.compile(r"([+-]?)(\d+\.?\d*|\.\d+)([a-z%]*)")
_CUTTING = re.compile(r"(?:^|;)overflow(?:-[xy])?:(?:hidden|clip|scroll|auto)")
_FIRST_SIZE = re.compile(
    r"(?<![\w.#-])(?:\d+\.?\d*|\.\d+)(?:px|pt|r?em|%|in|[cm]m|pc|q|ex|ch|v[wh])"
)
_LEGIBLE = 6.0
"""Pixels of a letter that somebody reads."""
_FLAT = 10.0
"""Pixels of a line that shows its words, where what is larger is cut off."""
_NARROW = 30.0
_FLATTEST = 4.0
_LOW_LINE = 0.5
"""Share of a letter's height from which on lines don't lie upon each other."""
_FAR = 600.0
"""Pixels by which an ordinary mail pushes nothing to the side."""
_OVER = -30.0
"""Pixels by which a box lies upon the one before it."""
_HANGING = -130.0
"""Pixels by which the first line of an item hangs out, in the widest lists of word processors."""


def _pixels(written: str) -> float | None:
    """Return a length in pixels; nothing where it is none, or of a unit that is not followed."""
    found = _LENGTH.fullmatch(written)
    if found is None or found[2] not in _PIXELS:
        return None
    return float(found[1]) * _PIXELS[found[2]]


@lru_cache(500)
def hides_by_size(style: str) -> bool:
    """Tell whether a style (as ``plain_style`` writes it) makes its words too small, or cuts them.

    A height or a width in percent is one of the box above, which may have any size.
    """
    cut = _CUTTING.search(style) is not None
    return any(_hides(name, value, cut) for name, value in _SIZES.findall(style))


def _hides(name: str, value: str, cut: bool) -> bool:
    if name == "font":
        size = _FIRST_SIZE.search(value)
        return size is not None and (_pixels(size.group()) or 0.0) < _LEGIBLE
    if name == "line-height":
        return _lines_overlap(value)
    if name.startswith(("margin", "padding")):
        sizes = [_pixels(f"{sign}{number}{unit}") for sign, number, unit in _PARTS.findall(value)]
        return any(size is not None and (size > _FAR or size < _OVER) for size in sizes)
    size_ = _pixels(value)
    if size_ is None:
        return False
    if name == "font-size":
        return size_ < _LEGIBLE
    if name.endswith("indent"):
        return size_ > _FAR or size_ < _HANGING
    if value.endswith("%") and size_:
        return False
    least = (_FLAT if name.endswith("height") else _NARROW) if cut else _FLATTEST
    return size_ < least


def _lines_overlap(value: str) -> bool:
    found = _LENGTH.fullmatch(value)
    if found is None:
        return False
    size = float(found[1])
    if not found[2] or found[2] in ("em", "rem"):
        return size < _LOW_LINE
    if found[2] == "%":
        return size < 100 * _LOW_LINE
    return (_pixels(value) or _LEGIBLE) < _LEGIBLE
