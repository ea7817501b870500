"""The text of a stranger's Word file, as its writer left it (ECMA-376, part 1, chapter 17).

What was deleted, moved away or hidden is not what the file says: it is left out, and that something
is left out is told.  What is struck out is shown struck out.  A style may say so for its text.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from dsr_desk.ui.widgets.foreign_word_styles import MARKS, Styles
from dsr_desk.ui.widgets.foreign_word_xml import (
    FALLBACK,
    Attributes,
    is_on,
    listening,
    number_of,
    value_of,
    word_name,
)

XML_LIMIT = 30_000_000
"""Bytes of one part of a Word file with its markup, unpacked."""
_STRIKE = "\u0336"
"""Drawn through the letter before it: what was struck out is not read as said."""
_TEXT, _STYLES = "word/document.xml", "word/styles.xml"
_DELETED = "del"
_UNSAID = {
    _DELETED, "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange",
    "tcPrChange", "sectPrChange", "tblGridChange", "numberingChange",
}  # fmt: skip
"""Elements that hold what was, not what is."""
_SIGNS = {
    "wingdings": {0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☑",
                  0xFC: "✓", 0xFB: "✗"},
    "wingdings 2": {0xA3: "☐", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗"},
}  # fmt: skip
"""What forms are ticked with, by its font and its place in it."""
_BREAKS = {"br": "\n", "cr": "\n", "ptab": "\t", "noBreakHyphen": "-"}


class TooMuch(Exception):
    """A part is larger than any that is read."""


class _Enough(Exception):
    """There is as much text as is shown."""


@dataclass(slots=True)
class _Frame:
    """A table, a row, a paragraph or a run that is open, and what it says of its text."""

    kind: str
    style: str = ""
    strike: bool | None = None
    dstrike: bool | None = None
    vanish: bool | None = None
    deleted: bool = False


@dataclass(slots=True)
class _Field:
    """A form's box or list that is open."""

    ticked: bool = False
    choices: tuple[str, ...] = ()
    chosen: int = -1


class WordReader:
    """Writes down a Word file's paragraphs, cells, ticks and breaks."""

    def __init__(self, limit: int) -> None:
        """Take how many characters are wanted at most."""
        self.parts: list[str] = []
        self.left_out = False
        """Whether text was deleted or hidden, and is not among the parts."""
        self._limit, self._size = limit, 0
        self._styles = Styles()
        self._frames: list[_Frame] = []
        self._unsaid: list[str] = []
        self._in_text = 0
        self._field = _Field()

    def read(self, data: bytes) -> bool:
        """Read a file; tell whether that was all of it.

        Raises:
            KeyError, BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError: it is no
                such file, is locked, or packed in a way that nobody uses.
            ExpatError, NotPlain, TooMuch: it is made of something else, or its styles are endless.
        """
        with ZipFile(BytesIO(data)) as archive:
            if _STYLES in archive.namelist():
                styles, whole = _unpacked(archive, _STYLES)
                if not whole:
                    raise TooMuch
                self._styles.read(styles)
            markup, whole = _unpacked(archive, _TEXT)
        try:
            listening(self._start, self._end, self._text).Parse(markup, whole)
        except _Enough:
            return False
        return whole

    def _write(self, text: str) -> None:
        if self._unsaid or any(frame.deleted for frame in self._frames):
            return
        self.parts.append(text)
        self._size += len(text)
        if self._size > self._limit:
            raise _Enough

    def _say(self, text: str) -> None:
        """Write what stands in a run, as the run is to be read."""
        gone = any(frame.deleted for frame in self._frames) or _DELETED in self._unsaid
        hidden = not gone and any(self._is(frame, "vanish") for frame in self._frames)
        if gone or hidden:
            self.left_out |= bool(text.strip())
            return
        run = self._frames[-1] if self._frames else _Frame("")
        struck = self._is(run, "strike") or self._is(run, "dstrike")
        self._write(_STRIKE.join((*text, "")) if struck and text.strip() else text)

    def _is(self, frame: _Frame, mark: str) -> bool:
        """Tell whether a run's text is so, by what it says itself or else by its styles."""
        if frame.kind != "r":
            return False
        own: bool | None = getattr(frame, mark)
        if own is not None:
            return own
        styles = (self._style("tbl"), self._style("p"), frame.style)
        return bool(getattr(self._styles.marks(*styles), mark))

    def _style(self, kind: str) -> str:
        """Return the style of the innermost open frame of a kind."""
        return next((frame.style for frame in reversed(self._frames) if frame.kind == kind), "")

    def _start(self, name: str, attributes: Attributes) -> None:
        kind = word_name(name)
        if kind in ("tbl", "tr", "p", "r"):
            self._frames.append(_Frame(kind))
        elif kind in ("t", "delText"):
            self._in_text += 1
        elif kind in _BREAKS:
            self._say(_BREAKS[kind])
        elif kind == "tab" and not attributes:  # with any, it is where a tab stops
            self._say("\t")
        elif kind == "sym":
            font, at = value_of(attributes, "font").lower(), value_of(attributes, "char")
            self._say(_SIGNS.get(font, {}).get(number_of(at, 16) & 0xFF, "\ufffd"))
        elif kind in _UNSAID or name == FALLBACK:
            self._unsaid.append(kind)
            if kind == _DELETED and self._frames and self._frames[-1].kind == "tr":
                self._frames[-1].deleted = True
        elif not self._unsaid:
            self._property(kind, attributes)

    def _property(self, kind: str, attributes: Attributes) -> None:
        top = self._frames[-1] if self._frames else _Frame("")
        if kind in MARKS and top.kind == "r":
            setattr(top, kind, is_on(attributes))
        elif kind in ("tblStyle", "pStyle", "rStyle") and kind == f"{top.kind}Style":
            top.style = value_of(attributes)
        elif kind in ("checkBox", "ddList"):
            self._field = _Field()
        elif kind in ("checked", "default"):
            self._field.ticked = is_on(attributes)
            if self._field.chosen < 0:  # what was chosen stands before what would be else
                self._field.chosen = number_of(value_of(attributes))
        elif kind == "result":
            self._field.chosen = number_of(value_of(attributes))
        elif kind == "listEntry":
            self._field.choices += (value_of(attributes),)

    def _end(self, name: str) -> None:
        kind = word_name(name)
        if kind in _UNSAID or name == FALLBACK:
            self._unsaid.pop()
        elif kind in ("t", "delText"):
            self._in_text -= 1
        elif kind in ("tbl", "tr", "p", "r"):
            if kind in ("tr", "p"):
                self._write("\n")
            self._frames.pop()
        elif kind == "tc":
            # A cell ends with its paragraph; the next stands beside it.
            while self.parts and self.parts[-1] == "\n":
                self.parts.pop()
            self._write("  |  ")
        elif kind == "checkBox":
            self._say("☑ " if self._field.ticked else "[ ] ")
        elif kind == "ddList":
            # A list shows no text of its own; nothing chosen, it shows its first.
            at = max(self._field.chosen, 0)
            self._say("".join(self._field.choices[at : at + 1]))

    def _text(self, text: str) -> None:
        if self._in_text:
            self._say(text)


def _unpacked(archive: ZipFile, member: str) -> tuple[bytes, bool]:
    """Return as much of a part as is read, and whether that is all."""
    with archive.open(member) as part:
        markup = part.read(XML_LIMIT + 1)
    return markup[:XML_LIMIT], len(markup) <= XML_LIMIT
