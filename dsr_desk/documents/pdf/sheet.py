"""One page as it is drawn, and the styles text is drawn in."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TypeGuard, cast

from dsr_desk.documents.pdf.bidi import Turned, backwards, turned
from dsr_desk.documents.pdf.file import number
from dsr_desk.documents.pdf.font_use import FontUse, UsedFonts
from dsr_desk.documents.pdf.fonts import Font
from dsr_desk.documents.pdf.lines import Breaker
from dsr_desk.documents.pdf.scripts import needs_shaping, stretches

WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points."""
LEFT, RIGHT, TOP, BOTTOM = 54.0, WIDTH - 54.0, HEIGHT - 62.0, 62.0

_KEPT_TEXTS, _LONGEST_TEXT = 4_000, 300
_NEXT = b") Tj T*\n("
"""What stands between the strings of two lines."""
Lines = Sequence[bytes] | Sequence[str]
"""What a page is given to draw: coded, as it stands inside of the strings that show it, or not."""
ASCENT = 0.78
"""How far below the top of a line its letters stand, as a part of its height."""
Colour = tuple[float, float, float]
INK: Colour = (0.11, 0.13, 0.16)
SOFT: Colour = (0.38, 0.42, 0.47)
ACCENT: Colour = (0.07, 0.33, 0.44)
ATTENTION: Colour = (0.60, 0.30, 0.02)
HAIR: Colour = (0.80, 0.83, 0.86)
WASH: Colour = (0.955, 0.965, 0.97)


@dataclass(frozen=True)
class Style:
    """How a text looks: font, size, distance of lines, colour; its breaker knows the widths."""

    font: FontUse
    size: float
    leading: float
    colour: Colour
    breaker: Breaker
    fonts: UsedFonts
    """Those of the document: where the style's own lacks letters, another has them."""
    _kept: dict[tuple[str, float], Lines] = field(default_factory=dict, compare=False)

    @property
    def ascent(self) -> float:
        """How far below the top of a line its letters stand."""
        return self.leading * ASCENT

    def lines(self, text: str, width: float) -> Lines:
        """Return the lines of a text, coded if one byte a letter is enough."""
        data = self.font.coded(text)
        if data is None:
            return list(self.breaker.lines(text, width))
        return self.breaker.coded(data, width)

    def kept(self, text: str, width: float) -> Lines:
        """Return the lines of a text that is likely to come again: a name, a subject."""
        found = self._kept.get((text, width))
        if found is None:
            found = self.lines(text, width)
            if len(text) <= _LONGEST_TEXT:
                if len(self._kept) >= _KEPT_TEXTS:
                    self._kept.clear()
                self._kept[text, width] = found
        return found

    def drawn(self, text: str, direction: str = "ltr") -> bytes:
        """Return the operators that show a text of any script, where the wide font is chosen."""
        if not needs_shaping(text):
            return self._letters(backwards(text) if direction == "rtl" else text)
        shown = [self._stretch(*each, direction) for each in stretches(text)]
        return b" ".join(reversed(shown) if direction == "rtl" else shown)

    def _stretch(self, text: str, script: str, direction: str) -> bytes:
        """Return the operators that show a stretch, shaped if that is needed and can be done."""
        shaped = self.font.font.shaped(text, script, direction) if script else None
        if shaped is not None:
            use = self.fonts.of(shaped[0])
            codes = use.shaped(shaped[1], direction)
            if codes is not None:
                return self._elsewhere(use.shaped_name, codes)
        return self._letters(backwards(text) if direction == "rtl" else text)

    def _letters(self, text: str) -> bytes:
        font, own = self.font, self.font.font.characters
        if own.issuperset(text):
            return b"(%b) Tj" % font.wide(text)
        runs = []
        for use, letters in groupby(
            text, lambda each: font if each in own else self.fonts.spare(each)
        ):
            codes = use.wide("".join(letters))
            other = use is not font
            runs.append(self._elsewhere(use.wide_name, codes) if other else b"(%b) Tj" % codes)
        return b" ".join(runs)

    def _elsewhere(self, name: bytes, codes: bytes) -> bytes:
        return b"/%b %b Tf (%b) Tj %b" % (name, number(self.size), codes, self.wide)

    @cached_property
    def setting(self) -> bytes:
        """The operators that choose font, size, distance of lines and colour."""
        leading = number(self.leading)
        return b"BT %b %b TL " % (self.look, leading)

    @cached_property
    def look(self) -> bytes:
        """The operators that choose font, size and colour."""
        return b"%b %b rg" % (self.narrow, _colour(self.colour))

    @cached_property
    def narrow(self) -> bytes:
        """The operators that choose the font for western texts."""
        return b"/%b %b Tf" % (self.font.name, number(self.size))

    @cached_property
    def wide(self) -> bytes:
        """The operators that choose the font for all others."""
        return b"/%b %b Tf" % (self.font.wide_name, number(self.size))


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads elsewhere: an object of the file, and a part of what is read."""

    name: int
    element: int
    box: tuple[float, float, float, float]
    dest: bytes
    said: str


class Styles:
    """The few styles of a document."""

    def __init__(self, regular: Font, bold: Font) -> None:
        """Take both fonts."""
        self.regular = FontUse(regular, "F1")
        self.bold = FontUse(bold, "F2")
        self.fonts = UsedFonts((self.regular, self.bold))
        self.body = self._style(self.regular, 9.5, 13.2)
        self.note = self._style(self.regular, 8.5, 11.8)
        self.strong = self._style(self.bold, 9.5, 13.2)
        self.small = self._style(self.regular, 8, 11, SOFT)
        self.label = self._style(self.bold, 8, 11, SOFT)
        self.mark = self._style(self.bold, 9, 12, ACCENT)
        self.warning = self._style(self.bold, 9, 12.5, ATTENTION)
        self.heading = self._style(self.bold, 12, 16)
        self.chapter = self._style(self.bold, 17, 23, ACCENT)
        self.title = self._style(self.bold, 27, 34, ACCENT)

    def _style(self, font: FontUse, size: float, leading: float, colour: Colour = INK) -> Style:
        return Style(font, size, leading, colour, Breaker(font.font, size), self.fonts)


class Sheet:
    """What is drawn on one page, as content operators; positions count from below left."""

    def __init__(self) -> None:
        """Start blank."""
        self._parts: list[bytes] = []
        self.links: list[Link] = []
        self.pictures: list[int] = []
        self.marked = array("L")
        """The element that each marked content belongs to."""

    def begin(self, kind: bytes, element: int) -> int:
        """Begin content that belongs to an element; return its number on this page."""
        mark = self.mark(element)
        self._parts.append(b"/%b<</MCID %d>>BDC" % (kind, mark))
        return mark

    def mark(self, element: int, count: int = 1) -> int:
        """Give the next marked contents to elements, one each; return the first's number."""
        mark = len(self.marked)
        self.marked.extend(range(element, element + count))
        return mark

    def begin_repeated(self, kind: bytes = b"Pagination") -> None:
        """Begin what nobody needs to hear: it is on every page, or it is decoration."""
        self._parts.append(b"/Artifact<</Type/%b>>BDC" % kind)

    def end(self) -> None:
        """End what was begun."""
        self._parts.append(b"EMC")

    def text(self, x: float, y: float, style: Style, text: str) -> None:
        """Draw one line."""
        data = style.font.coded(text)
        if data is None:
            self.block(x, y, style, (turned(text),))
        else:
            self._parts.append(b"%b%.2f %.2f Td\n(%b) Tj\nET" % (style.setting, x, y, data))

    def text_right(self, x: float, y: float, style: Style, text: str) -> None:
        """Draw one line that ends at ``x``."""
        self.text(x - style.breaker.width(text), y, style, text)

    def block(self, x: float, y: float, style: Style, lines: Lines, width: float = 0) -> None:
        """Draw lines below each other, as a style gives them.

        With a width, those of a paragraph that begins at the right end there.
        """
        self.begin_text(x, y, style)
        self.lines(style, lines, width)
        self.end_text()

    def begin_text(self, x: float, y: float, style: Style) -> None:
        """Begin lines below each other; meanwhile nothing else is drawn."""
        self._parts.append(b"%b%.2f %.2f Td" % (style.setting, x, y))

    def lines(self, style: Style, lines: Lines, width: float) -> None:
        """Draw the next lines of the text that was begun."""
        self._parts.append(_shown(style, lines, width))

    def paragraph(
        self, kind: bytes, waiting: int, style: Style, lines: Lines, width: float
    ) -> None:
        """Draw the next lines as marked content, before which so many wait for their ``mark``."""
        mark, shown = len(self.marked) + waiting, _shown(style, lines, width)
        self._parts.append(b"/%b<</MCID %d>>BDC\n%b\nEMC" % (kind, mark, shown))

    def draw(self, operators: bytes) -> None:
        """Draw what somebody has put together."""
        self._parts.append(operators)

    def blank_line(self) -> None:
        """Leave a line of the text free."""
        self._parts.append(b"T*")

    def end_text(self) -> None:
        """End the lines."""
        self._parts.append(b"ET")

    def rule(self, x: float, y: float, width: float, colour: Colour = HAIR) -> None:
        """Draw a hairline."""
        self._parts.append(
            b"/Artifact BMC %b RG 0.6 w %b %b m %b %b l S EMC"
            % (_colour(colour), number(x), number(y), number(x + width), number(y))
        )

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour = WASH) -> None:
        """Fill a rectangle whose lower left corner is given."""
        box = b" ".join(number(value) for value in (x, y, width, height))
        self._parts.append(b"/Artifact BMC %b rg %b re f EMC" % (_colour(colour), box))

    def picture(self, x: float, y: float, width: float, height: float, name: int) -> None:
        """Draw a picture, an object of the file, in a rectangle."""
        box = b" ".join(number(value) for value in (x, y))
        size = (number(width), number(height))
        self._parts.append(b"q %b 0 0 %b %b cm /X%d Do Q" % (*size, box, name))
        self.pictures.append(name)

    def content(self) -> bytes:
        """Return the operators."""
        return b"\n".join(self._parts)


def are_coded(lines: Lines) -> TypeGuard[Sequence[bytes]]:
    """Tell whether lines are coded: all are, or none."""
    return isinstance(lines[0], bytes)


def _shown(style: Style, lines: Lines, width: float) -> bytes:
    """Return the operators that draw lines and go to the next."""
    if are_coded(lines):
        return b"(%b) Tj T*" % _NEXT.join(lines)
    texts = cast("Sequence[str]", lines)
    # A line of a paragraph that runs from the right may hold western letters alone.
    if Turned not in map(type, texts) and (data := style.font.coded("\n".join(texts))):
        return b"(%b) Tj T*" % data.replace(b"\n", _NEXT)
    wide = [_wide(style, line, width) for line in texts]
    return b"\n".join([style.wide, *wide, style.narrow])


def _wide(style: Style, line: str, width: float) -> bytes:
    """Return the operators that draw a line of any script and go to the next."""
    if not isinstance(line, Turned):
        return b"%b T*" % style.drawn(line)
    shown = b" ".join([style.drawn(*run) for run in line.runs])
    if not (width and line.rightward):
        return b"%b T*" % shown
    # The space at its end stands at the left, where a full line has no room for it.
    shift = width - style.breaker.width(line)
    return b"%b 0 Td %b %b 0 Td T*" % (number(shift), shown, number(-shift))


def _colour(colour: Colour) -> bytes:
    return b" ".join(number(part) for part in colour)
