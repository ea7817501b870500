"""How the elements of an HTML mail show their words: hidden, struck out, quoted, in a signature."""

from __future__ import annotations

import re

from dsr_desk.mail.reading.html_fonts import pictured, pictured_faces
from dsr_desk.mail.reading.html_open import Below, Element, Look
from dsr_desk.mail.reading.html_sheets import Sheets
from dsr_desk.mail.reading.html_styles import (
    BACKGROUND,
    COLOUR,
    GROUND,
    PALE,
    alike,
    colour_of,
    conceals,
    dark,
    faint,
    odd,
    pale,
    plain_style,
    strikes,
)

_CLOSED = frozenset("canvas datalist video audio".split())
_SOME = frozenset("bdo xml comment applet option marquee".split())
"""Elements whose words some programs don't show, or show turned round."""
_STRUCK = frozenset({"s", "strike", "del"})
_STRUCK_CLASS = re.compile(
    r"(?:^|[\s_:-])(?:msodel|strike|strikethrough|line-?through|struck)(?![^\W_])", re.IGNORECASE
)
"""What programs call what they strike out; a reader without their style sheet sees no line."""
_QUOTE_CLASS = re.compile(
    r"gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|gmail_extra|zmail_extra"
    r"|tutanota_quote|bloop_original",
    re.IGNORECASE,
)
_QUOTE_NAMES = frozenset({"quote", "messageReplySection"})
"""What GMX and Spark name them."""
_FOOTER = re.compile(r"disclaimer|(?:^|[\s_-])footer(?![^\W_])", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"signature(?!_prefix|-?(?:editor|wrapper-body))|_mailautosig|bloop_sign|hmsig",
    re.IGNORECASE,
)
"""How mail programs mark a signature: Gmail, Thunderbird, Outlook and its telephones, Apple Mail,
Yahoo and Proton by a class or an id with that word in it, Word by a place of its own."""


class Looks:
    """Tells looks by what stands on elements, and by the style sheets read so far."""

    def __init__(self) -> None:
        """Start without sheets."""
        self.sheets = Sheets()
        self._met: set[str] = set()

    def read_sheet(self, text: str) -> bool:
        """Take a style sheet in; tell whether a person has to look because of it.

        One that comes late holds for what stands above it too, and that was read without it.
        """
        look = self.sheets.read(text)
        return look or not self._met.isdisjoint(self.sheets.latest)

    def look_of(self, element: Element, above: Look) -> Look:
        """Return the look of an element in one with a look."""
        name, told = element.name, element.attributes
        style = plain_style(told["style"]) if "style" in told else ""
        names = f"{told.get('class', '')} {told.get('id', '')}"
        marks = {*names.lower().split(), *names.split(), f"<{name}>"}
        self._met |= marks
        quotes = above.quotes
        quoted = _QUOTE_CLASS.search(names) or (
            name == "div" and told.get("name", "") in _QUOTE_NAMES
        )
        if name == "blockquote" or (quoted and not quotes):
            quotes += 1
        written = told.get("text" if name == "body" else "color", "")
        colour = colour_of(COLOUR, style, written) or above.colour
        paper = colour_of(BACKGROUND, style, told.get("bgcolor", "")) or above.background
        if dark(paper) and (GROUND.search(style) or not self.sheets.grounds.isdisjoint(marks)):
            paper = ""  # which ground is seen is not worked out
        closed = name in ("details", "dialog") and "open" not in told
        closed = closed or name in _CLOSED or "popover" in told
        bright = colour != above.colour and faint(colour, paper)
        unseen = alike(colour, paper) or self._hides(style, marks, told, paper)
        return Look(
            above.hidden or closed or unseen,
            above.struck or name in _STRUCK or self._strikes(style, marks),
            quotes,
            colour,
            paper,
            above.odd or bright or self._odd(name, style, marks, told),
            self._pictured(above, style, marks, told),
            above.below or self._below(name, f"{names} {told.get('name', '')}"),
        )

    @staticmethod
    def _below(name: str, names: str) -> Below:
        """Return what an element holds of what stands below a mail."""
        if _SIGNATURE.search(names):
            return Below.SIGNATURE
        return Below.FOOTER if name == "footer" or _FOOTER.search(names) else Below.NOTHING

    def _odd(self, name: str, style: str, marks: set[str], told: dict[str, str]) -> bool:
        """Tell whether a person has to look at how an element shows its words."""
        return (
            name in _SOME
            or told.get("dir", "").lower() == "rtl"
            or "background" in told
            or _STRUCK_CLASS.search(told.get("class", "")) is not None
            or odd(style)
            or not self.sheets.odd.isdisjoint(marks)
        )

    def _pictured(self, above: Look, style: str, marks: set[str], told: dict[str, str]) -> bool:
        """Tell whether an element's type face may show pictures; one of its own counts alone."""
        faces = told.get("face", "")
        if pictured(style) or pictured_faces(faces):
            return True
        own = bool(faces) or "font-family:" in style
        return not self.sheets.pictured.isdisjoint(marks) or (above.pictured and not own)

    def _hides(self, style: str, marks: set[str], told: dict[str, str], paper: str) -> bool:
        written = PALE.fullmatch(plain_style(told.get("color", ""))) is not None
        return (
            conceals(style)
            or "hidden" in told
            or ((written or pale(style)) and not dark(paper))
            or not self.sheets.hiding.isdisjoint(marks)
        )

    def _strikes(self, style: str, marks: set[str]) -> bool:
        return strikes(style) or not self.sheets.striking.isdisjoint(marks)
