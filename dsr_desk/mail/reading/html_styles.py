"""Styles of an HTML mail in one spelling: without comments, escapes and spaces."""

from __future__ import annotations

import re
from functools import lru_cache

_FAINT = r"(?:0|0?\.[0-3]\d*|[0-3]?\d%)\)"
"""How much of a colour is seen, where that is little."""
PALE = re.compile(
    r"#(?:f{3}|e{3}|(?:f[0-9a-f]){3}|(?:e[0-9a-f]){3})(?:ff|f)?(?![0-9a-f])"
    r"|#(?:[0-9a-f]{6}[0-5][0-9a-f]|[0-9a-f]{3}[0-5])(?![0-9a-f])"
    rf"|rgba?\((?:2[2-5]\d,?){{3}}|(?:rgb|hsl)a\([^)]*,{_FAINT}|(?:rgb|hsl)a?\([^)]*/{_FAINT}"
    r"|hsla?\([^)]*?(?:9\d|100)%\)|transparent|canvas(?!text)|field(?!text)|window(?!text|frame)"
    r"|(?:ghost|floral|navajo|antique)?white(?:smoke)?|snow|ivory|azure|mintcream|seashell"
)
"""Colours that nobody reads on white paper; spaces are taken out before."""
COLOUR = re.compile(r"(?:^|;)color:([^;]{1,60})")
BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;]{1,200})")
_PLAIN_COLOUR = re.compile(r"#[0-9a-f]{3,8}|rgba?\([^)]*\)|hsla?\([^)]*\)|[a-z]{3,20}")
_NO_COLOUR = frozenset(
    "inherit initial unset revert none auto url transparent currentcolor".split()
)
_FOLLOWED = re.compile(r"#[0-9a-f]+|(?:rgb|hsl)a?\([^)]*\)|[a-z]+")
"""Colours of which it is known what they look like, more or less."""
_CHANNELS = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})|rgba?\((\d+),(\d+),(\d+)")
_NAMED = {"black": (0, 0, 0), "white": (255, 255, 255), "windowtext": (0, 0, 0)}
_APART = 96
"""How far the channels of a legible colour are from those of its paper, all three together."""
_HARMLESS = re.compile(
    r"(?:background|border|caret-color|color-scheme|cursor|font|hyphens|line|list|mso|orphans"
    r"|outline|overflow|padding|page|panose|size|supported-color-schemes|tab|table-layout|text"
    r"|user-select|vertical-align|white-space|widows|word-break|word-wrap|box-sizing|clear|color"
    r"|display|height|width|(?:min|max)-(?:height|width)|layout-grid|punctuation-wrap|src|visibility"
    r"|-(?:webkit|moz|ms)-(?:text-(?:stroke|size|decoration)|nbsp|line|tap|user|font|hyphens"
    r"|interpolation|box-sizing))(?:-[a-z0-9-]+)?:.*"
    r"|letter-spacing:[^-].*|word-spacing:[^-].*|margin(?:-[a-z-]+)?:(?!.*-\d{3}).*"
    r"|(?:float|transform|filter):none|direction:(?:ltr|inherit|initial)|position:(?:static|relative)"
    r"|opacity:(?:1(?:\.0*)?|0?\.[5-9]\d*)|unicode-bidi:(?:normal|isolate)|\s*"
)
"""Declarations that mail programs write, and that leave every word in its place to be read."""
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
    """Tell whether a style writes in a colour that nobody reads on white, if only at first."""
    return any(PALE.match(written) for written in COLOUR.findall(style))


@lru_cache(_STYLES)
def unfollowed(style: str) -> bool:
    """Tell whether a style does something that is not known to leave its words to be read."""
    if not all(_FOLLOWED.fullmatch(written) for written in COLOUR.findall(style)):
        return True
    return not all(_HARMLESS.fullmatch(declared) for declared in style.split(";"))


@lru_cache(_STYLES)
def alike(colour: str, paper: str) -> bool:
    """Tell whether a colour can't be told from the paper it is on."""
    if not colour or not paper:
        return False
    ink, ground = _channels(colour), _channels(paper)
    if not ink or not ground:
        return colour == paper
    return sum(abs(one - other) for one, other in zip(ink, ground, strict=True)) < _APART


def _channels(colour: str) -> tuple[int, ...]:
    """Return red, green and blue, 0 to 255; nothing where they are not known."""
    if found := _CHANNELS.match(colour):
        digits = [int(digits, 16) for digits in found.groups()[:3] if digits]
        return tuple(digits or [int(number) for number in found.groups()[3:]])
    return _NAMED.get(colour, ())


@lru_cache(_STYLES)
def colour_of(pattern: re.Pattern[str], style: str, attribute: str) -> str:
    """Return a colour as a style or an attribute gives it, in one spelling; empty for none."""
    found = pattern.findall(style)
    # The last one counts.
    written = _PLAIN_COLOUR.search(found[-1] if found else plain_style(attribute))
    colour = written.group() if written else ""
    if colour in _NO_COLOUR:
        return ""
    if len(colour) == 4 and colour.startswith("#"):
        return "#" + "".join(2 * digit for digit in colour[1:])
    return colour
