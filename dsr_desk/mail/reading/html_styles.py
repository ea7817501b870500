"""Styles of an HTML mail in one spelling: without comments, escapes and spaces."""

from __future__ import annotations

import re
from functools import lru_cache

from dsr_desk.mail.reading.html_sizes import hides_by_size

HIDING = re.compile(
    r"display:none|visibility:hidden|visibility:collapse"
    r"|font-size:[0-3](?:\.\d+)?(?:px|pt)|font-size:0?\.[0-3]\d*r?em|font-size:[0-2]?\d%|font-size:0"
    r"|opacity:(?:0|0?\.[0-2]\d*|[0-2]?\d%)(?:;|$)|opacity\(0"
    r"|max-height:0|max-width:0|mso-hide:all|text-indent:-\d{3}|left:-\d{3}|top:-\d{3}"
    r"|clip:rect\(0|clip-path:(?:inset\((?:[5-9]\d|100)%|circle\(0)|scale[xy]?\(0(?:\.0\d*)?[,)]"
    r"|line-height:0(?:px)?(?:;|$)"
    r"|^(?=.*overflow:(?:hidden|clip|scroll|auto))(?:.*;)?(?:height|width):0(?:px)?(?:;|$)"
)
STRIKING = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")
_UNFOLLOWED = re.compile(
    r"(?:var|calc|min|max|clamp|env)\(|zoom:|rotate|mask|text-fill|letter-spacing:-|position:fixed"
    r"|font:0|filter:|translate|height:1px|width:1px|blend|perspective"
    r"|mso-element:(?:comment|footnote|endnote|header|footer)|mso-comment"
    r"|border-(?:left|inline(?:-start)?):(?!none|0)[^;]*(?:solid|double)"
)
"""Ways to hide, to quote (Outlook draws a line) or to remark on (Word’s comments and notes) that
are not followed up: a person looks."""
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
_OPAQUE = re.compile(r"#[0-9a-f]{6}|rgb\(\d+,\d+,\d+\)|[a-z]+")
"""Colours that nothing shines through."""
GROUND = re.compile(r"(?:^|;)background(?!-color:)-")
"""What else is said of a ground: how much of it is there."""
_CHANNELS = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})|rgba?\((\d+),(\d+),(\d+)")
_NAMED = {"black": (0, 0, 0), "white": (255, 255, 255), "windowtext": (0, 0, 0)}
_LIGHT = 0.61
"""How light a colour may be: beyond, its contrast with white is less than 1.6 to 1."""
_DARK = 0.3
_BRIGHT = frozenset(
    "lightgray lightgrey gainsboro lightyellow beige cornsilk lavenderblush aliceblue honeydew"
    " linen oldlace lemonchiffon lightgoldenrodyellow papayawhip blanchedalmond bisque moccasin"
    " lavender mistyrose lightcyan yellow cyan aqua lime khaki palegoldenrod wheat peachpuff"
    " pink lightblue powderblue paleturquoise palegreen aquamarine greenyellow chartreuse gold"
    " thistle lawngreen springgreen lightgreen".split()
)
"""Named colours that are."""
_APART = 96
"""How far the channels of a legible colour are from those of its paper, all three together."""
_HARMLESS = re.compile(
    r"(?:background|border|caret-color|color-scheme|cursor|font(?!-size-adjust)|hyphens|line(?!-clamp)"
    r"|list|mso|orphans|overflow|padding|page|panose|size|supported-color-schemes|tab|table-layout"
    r"|text-(?:align|decoration|indent|rendering|size-adjust|justify|autospace|wrap|overflow|shadow)"
    r"|user-select|vertical-align|white-space|widows|word-break|word-wrap|box-sizing|clear|color"
    r"|height|width|(?:min|max)-(?:height|width)|layout-grid|punctuation-wrap|src"
    r"|-(?:webkit|moz|ms)-(?:text-(?:size|decoration)|nbsp|line(?!-clamp)|tap|user|font|hyphens"
    r"|interpolation|box-sizing))(?:-[a-z0-9-]+)?:(?!.*(?:url|gradient|image|element)\().*"
    r"|text-transform:(?:none|(?:upper|lower)case|capitalize|initial|inherit)"
    r"|text-underline-(?:offset|position):[^-].*|text-underline:.*|text-effect:none"
    r"|-webkit-text-stroke(?:-width)?:(?:0.*|initial|inherit)|-webkit-text-stroke-color:.*"
    r"|font-size-adjust:(?:none|auto|initial|inherit)"
    r"|outline(?:-[a-z]+)?:(?:none|0|initial|inherit|medium|currentcolor|unset|invert|rgb|#|[a-z]+$).*"
    r"|display:(?:block|inline|inline-block|(?:inline-)?(?:flex|table)|table-(?:cell|row)|table-[a-z]+"
    r"-group|list-item|initial|inherit|contents|revert|unset)|visibility:(?:visible|initial|inherit)"
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
def hides(style: str) -> bool:
    """Tell whether a style hides what it is on, where that is on white paper."""
    return conceals(style) or pale(style)


@lru_cache(_STYLES)
def conceals(style: str) -> bool:
    """Tell whether a style hides what it is on, whatever the colours."""
    return HIDING.search(style) is not None


@lru_cache(_STYLES)
def strikes(style: str) -> bool:
    """Tell whether a style strikes out what it is on."""
    return STRIKING.search(style) is not None


@lru_cache(_STYLES)
def pale(style: str) -> bool:
    """Tell whether a style writes in a colour that nobody reads on white, if only at first."""
    return any(PALE.match(written) for written in COLOUR.findall(style))


@lru_cache(_STYLES)
def odd(style: str, *, unknown: bool = True) -> bool:
    """Tell whether a person has to look at what is written in a style.

    Args:
        style: as :func:`plain_style` writes it.
        unknown: whether what is not known to hide anything counts too.
    """
    if _UNFOLLOWED.search(style) or hides_by_size(style):
        return True
    return unknown and _unfollowed(style)


def _unfollowed(style: str) -> bool:
    """Tell whether a style does something that is not known to leave its words to be read."""
    if not all(_FOLLOWED.fullmatch(written) for written in COLOUR.findall(style)):
        return True
    return not all(_HARMLESS.fullmatch(declared) for declared in style.split(";"))


@lru_cache(_STYLES)
def faint(colour: str, paper: str) -> bool:
    """Tell whether a colour is hard to read on white paper; on dark paper it is seen."""
    ink = _channels(colour)
    if dark(paper):
        return False
    return colour in _BRIGHT or (bool(ink) and _light(ink) > _LIGHT)


@lru_cache(_STYLES)
def dark(paper: str) -> bool:
    """Tell whether a ground is known to be so dark that pale words are read on it."""
    ground = _channels(paper) if _OPAQUE.fullmatch(paper) else ()
    return bool(ground) and _light(ground) < _DARK


def _light(channels: tuple[int, ...]) -> float:
    """Return how light a colour is to the eye, from 0 to 1 (about WCAG's relative luminance)."""
    shares = zip((0.2126, 0.7152, 0.0722), channels, strict=True)
    return sum(share * float(channel / 255) ** 2 for share, channel in shares)


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
