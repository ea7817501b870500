"""Which elements of an HTML mail are open where a text stands, by the rules of the HTML standard.

A browser does not close what a stray end tag names beyond a table's cell, opens a type face anew
that was never closed, and ends a paragraph where a block begins: who is hidden or struck out
depends on it (HTML Living Standard, 13.2.4.2, 13.2.6.4.7).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product, takewhile

FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""Elements that stay in force until they are closed, whatever is closed around them."""
_ROWS = frozenset("table tbody thead tfoot tr td th caption colgroup".split())
_BETWEEN_CELLS = frozenset("table tbody thead tfoot tr colgroup".split())
"""What stands directly in these is shown before the table."""
_CELLS = _ROWS | frozenset("col style script template input form".split())
_CELL = frozenset("td th caption marquee applet object".split())
_GROUPS = ("tbody", "thead", "tfoot")
_IN_TABLES = {
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("tr",),
    "tbody": _GROUPS,
    "thead": _GROUPS,
    "tfoot": _GROUPS,
    "caption": (),
    "colgroup": (),
}
"""What stands in tables alone, and which of them end where it begins."""
_LEFT_OUT = {
    "tbody": frozenset((within, "table") for within in ("td", "th", "tr")),
    "tr": frozenset(product(("td", "th"), _GROUPS)),
}
"""What begins without being written: where the first begins directly in the second."""
_BARRIERS = frozenset("table td th caption marquee applet object".split())
"""No end tag of another element reaches beyond these."""
_AROUND_TEXT = _BARRIERS | {"button"}
_BLOCKS = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup listing main menu nav ol p pre search section"
    " summary ul li dd dt".split()
)
"""They end a paragraph."""
_SPECIAL = (
    _BLOCKS | _ROWS | _BARRIERS | frozenset("body html head button frameset option select".split())
)
"""No end tag of an ordinary element, such as ``span``, reaches beyond these."""
_NEVER_CLOSED = frozenset(("html", "head", "body"))
_MOST = 500
"""Elements deeper than this are not told apart."""
_REACH = 50
"""Elements over which an end tag is looked for; an ordinary mail has no more open at a time."""
_REOPENED = 10


class Below(StrEnum):
    """What programs mark as standing below a mail, and as no part of what it says."""

    NOTHING = ""
    SIGNATURE = "signature"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of an element are shown, as far as it matters who sees them."""

    hidden: bool = False
    struck: bool = False
    quotes: int = 0
    colour: str = ""
    background: str = ""
    odd: bool = False
    pictured: bool = False
    below: Below = Below.NOTHING


@dataclass(frozen=True, slots=True)
class Element:
    """An element as it is written."""

    name: str
    attributes: dict[str, str]


LookOf = Callable[[Element, Look], Look]
"""Returns the look of an element in one with a look."""


class OpenElements:
    """The stack of what is open."""

    def __init__(self, look_of: LookOf) -> None:
        """Take what tells how an element looks inside another."""
        self._look_of = look_of
        self._stack: list[tuple[Element, Look]] = [(Element("", {}), Look())]
        self._paragraphs = 0
        self._tables = 0
        self.unclear = False
        """Whether elements were nested so deeply, or so wrongly, that they are not followed."""

    @property
    def look(self) -> Look:
        """How a text is shown that stands here."""
        return self._stack[-1][1]

    @property
    def between_cells(self) -> bool:
        """Whether what stands here is shown before the table that it stands in."""
        return self._stack[-1][0].name in _BETWEEN_CELLS

    def open(self, element: Element) -> None:
        """Begin an element; a block ends the paragraph it stands in, a cell the one before it."""
        if element.name in _IN_TABLES:
            if not self._tables:
                # Cells without a table are none.
                return
            for before in _IN_TABLES[element.name]:
                self.close(before)
            for row in ("tbody", "tr"):
                if (element.name, self._stack[-1][0].name) in _LEFT_OUT[row]:
                    self._push(Element(row, {}))
        elif self._paragraphs and element.name in _BLOCKS:
            self.close("p")
        self._push(element)

    def _push(self, element: Element) -> None:
        if len(self._stack) >= _MOST:
            self.unclear = True
            return
        self._paragraphs += element.name == "p"
        self._tables += element.name == "table"
        look = self._look_of(element, self.look)
        if self.between_cells and element.name not in _CELLS:
            look = replace(look, odd=True)
        self._stack.append((element, look))

    def close(self, name: str) -> None:
        """End an element, and what it holds; what an end tag does not reach goes on."""
        at = 0 if name in _NEVER_CLOSED else self._found(name)
        if not at:
            return
        if name in FORMATTING or name == "form":
            # What stands in it goes on, and keeps the look that it began with.
            del self._stack[at]
            return
        inside = [element for element, _ in self._stack[at:]]
        del self._stack[at:]
        self._paragraphs -= sum(element.name == "p" for element in inside)
        self._tables -= sum(element.name == "table" for element in inside)
        # Without attributes they show or hide nothing, save for what strikes out; what began in
        # a cell ends with it.
        still = [
            element
            for element in takewhile(lambda element: element.name not in _CELL, inside)
            if element.name in FORMATTING and (element.attributes or element.name[0] == "s")
        ]
        self.unclear = self.unclear or len(still) > _REOPENED
        for element in still[-_REOPENED:]:
            self._push(element)

    def _found(self, name: str) -> int:
        """Return where an element stands that an end tag names; 0 for none."""
        if name in _ROWS:
            stops = frozenset(("table",))
        else:
            # A paragraph is not ended from inside a button.
            stops = (
                _AROUND_TEXT
                if name == "p"
                else _BARRIERS
                if name in FORMATTING or name in _SPECIAL
                else _SPECIAL
            )
        for at in range(len(self._stack) - 1, max(0, len(self._stack) - _REACH), -1):
            here = self._stack[at][0].name
            if here == name:
                return at
            if here in stops:
                return 0
        self.unclear = self.unclear or len(self._stack) > _REACH
        return 0
