"""Styles of an HTML mail in one spelling: without comments, escapes and spaces."""

from __future__ import annotations

import re
from functools import lru_cache

PALE = re.compile(
    r"#(?:f{3}|e{3}|(?:f[0-9a-f]){3}|(?:e[0-9a-f]){3})(?:ff|f)?(?![0-9a-f])|#(?:[0-9a-f]{6}00|[0-9a-f]{3}0)(?![0-9a-f])"
    r"|rgba?\((?:2[2-5]\d,?){3}|rgba\([^)]*,0\)|hsla?\([^)]*?(?:9\d|100)%\)|transparent"
    r"|(?:ghost|floral|navajo|antique)?white(?:smoke)?|snow|ivory|azure|mintcream|seashell"
)
"""Colours that nobody reads on white paper; spaces are taken out before."""
COLOUR = re.compile(r"(?:^|;)color:([^;]{1,60})")
BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;]{1,200})")
_PLAIN_COLOUR = re.compile(r"#[0-9a-f]{3,8}|rgba?\([^)]*\)|hsla?\([^)]*\)|[a-z]{3,20}")
_NO_COLOUR = frozenset(
    "inherit initial unset revert none auto url transparent currentcolor".split()
)
COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_STYLES = 500
"""Styles that are remembered: a mail writes the same few on each of its elements."""


@lru_cache(_STYLES)
def plain_style(style: str) -> str:
    """Return a style in small letters without spaces, comments and escapes."""
    style = _ESCAPED.sub(_meant, COMMENT.sub("", style))
    # “rgb(255 255 255)” keeps its numbers apart.
    lower = re.sub(r"(?<=\d)\s+(?=\d)", ",", style.lower())
    return re.sub(r"\s+|!important", "", lower)


def _meant(escape: re.Match[str]) -> str:
    """Return the letter that an escape of a style stands for."""
    if escape[2]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 else ""


@lru_cache(_STYLES)
def pale(style: str) -> bool:
    """Tell whether a style writes in a colour that nobody reads on white."""
    found = COLOUR.search(style)
    return found is not None and PALE.match(found.group(1)) is not None


@lru_cache(_STYLES)
def colour_of(pattern: re.Pattern[str], style: str, attribute: str) -> str:
    """Return a colour as a style or an attribute gives it, in one spelling; empty for none."""
    found = pattern.search(style)
    written = _PLAIN_COLOUR.search(found.group(1) if found else plain_style(attribute))
    colour = written.group() if written else ""
    if colour in _NO_COLOUR:
        return ""
    if len(colour) == 4 and colour.startswith("#"):
        return "#" + "".join(2 * digit for digit in colour[1:])
    return colour
