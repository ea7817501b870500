"""The visible text of an HTML mail, in time that grows with its length only.

Quotations become lines that start with ``>``.  What is hidden or struck out is left away and
reported: nobody has read it, so it can't attest anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from dsr_desk.mail.reading.html_fonts import font_source, pictured, pictured_faces
from dsr_desk.mail.reading.html_lines import PICTURE, Writer
from dsr_desk.mail.reading.html_sheets import Sheets
from dsr_desk.mail.reading.html_styles import (
    BACKGROUND,
    COLOUR,
    PALE,
    alike,
    colour_of,
    faint,
    hides,
    odd,
    plain_style,
    strikes,
)

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)/?>")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z][\w:-]{0,40})\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
_FOR_SOME = re.compile(r"<!\[if (?!!(?:support|vml))", re.IGNORECASE)
"""What follows is shown by some programs only; save for what Outlook wraps its bullets in."""
_TAG_WINDOW = 4_000
_RAW = frozenset(
    "script style title template noscript textarea select svg math object iframe".split()
)
_SEEN = frozenset("template noscript textarea select svg math object iframe".split())
"""Of those what some programs show."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_CLOSED = frozenset("canvas datalist noframes noembed video audio".split())
_DRAWN = frozenset(
    "img svg object iframe embed picture video canvas progress meter v:imagedata v:textpath".split()
)
"""What shows a picture, which may hold words that stand in no text."""
_DOTS = re.compile(r"[0-3](?:\.\d*)?(?:px)?")
"""Width or height of a picture that shows nothing: it counts who reads the mail."""
_SIGN = re.compile(r"[^\w\s]{1,4}")
_VOID = frozenset("br hr img input meta link wbr base col area source".split())
_BLOCK = frozenset(
    "div tr table ul ol blockquote section article header footer center form pre dl dt dd body html"
    " tbody address".split()
)
_PARAGRAPH = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_STRUCK = frozenset({"s", "strike", "del"})
_QUOTE_CLASS = re.compile(
    r"gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|gmail_extra|zmail_extra"
    r"|tutanota_quote|bloop_original",
    re.IGNORECASE,
)
_HISTORY_ID = re.compile(
    r"divrplyfwdmsg|appendonsend|olk_src_body_section|mail-editor-reference-message-container"
    r"|reply-intro|ms-outlook-mobile-reference",
    re.IGNORECASE,
)
_FORWARDED = re.compile(r"^> (-{5,} ?[^\n]{3,60} ?-{5,})$", re.MULTILINE)
_MOST_TOKENS = 100_000
"""Tags and stretches of text that are read; a mail of 1 MB as people send it holds some 30,000."""
_MAX_OPEN = 500
"""Elements deeper than this share the state of the deepest one that is tracked."""


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The visible text, and whether something was hidden or struck out."""

    text: str
    hidden: bool = False
    struck: bool = False
    cut: bool = False
    """Whether there was more than is read."""


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    hidden: bool = False
    struck: bool = False
    quotes: int = 0
    colour: str = ""
    background: str = ""
    odd: bool = False
    pictured: bool = False


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if not text:
        return found
    for match in _ATTRIBUTE.finditer(text[:_TAG_WINDOW]):
        value = match.group(2) or match.group(3) or match.group(4) or ""
        found.setdefault(match.group(1).lower(), unescape(value))
    return found


def _tokens(html: str) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, name, rest): kind is ``text``, ``open``, ``close``, ``raw`` or ``some``."""
    at = 0
    while at < len(html):
        start = html.find("<", at)
        if start < 0:
            break
        if start > at:
            yield "text", "", html[at:start]
        if html.startswith(("<!", "<?"), start):
            if _FOR_SOME.match(html, start):
                yield "some", "", ""
            mark = "-->" if html.startswith("<!--", start) else ">"
            end = html.find(mark, start)
            # An unclosed comment hides all that follows, as it does in a browser.
            at = end + len(mark) if end >= 0 else len(html)
            continue
        tag = _TAG.match(html, start, start + _TAG_WINDOW)
        if not tag:
            yield "text", "", "<"
            at = start + 1
            continue
        at = tag.end()
        name = tag.group(2).lower()
        if name in _RAW and not tag.group(1):
            end = _closing(html, name, at)
            yield "raw", name, html[at:end]
            at = end
        else:
            yield ("close" if tag.group(1) else "open"), name, tag.group(3)
    if at < len(html):
        yield "text", "", html[at:]


def _closing(html: str, name: str, at: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
    if not found:
        return len(html)
    end = html.find(">", found.start())
    return end + 1 if end >= 0 else len(html)


def _adds(name: str, attributes: dict[str, str]) -> bool:
    """Tell whether an element brings in words or a style that stand elsewhere."""
    if name == "link" and "stylesheet" in attributes.get("rel", "").lower():
        return not font_source(attributes.get("href", "").strip())
    if name == "input" and attributes.get("type", "").lower() != "hidden":
        told = " ".join(attributes.get(key, "") for key in ("value", "placeholder", "alt"))
        return _LETTERS.search(told) is not None
    return False


class _Reader:
    """Walks the tokens with the stack of open elements."""

    def __init__(self) -> None:
        self._open: list[_Open] = [_Open("")]
        self._sheets = Sheets()
        self._history = False
        self._link = ""
        self._link_text: list[str] = []
        self.out = Writer()
        self.hidden = False
        self.struck = False
        self.cut = False

    def read(self, html: str) -> None:
        for number, (kind, name, rest) in enumerate(_tokens(html)):
            if number == _MOST_TOKENS:
                self.cut = True
                break
            if kind == "text":
                self._text(unescape(rest))
            elif kind == "some":
                self.hidden = True
            elif kind == "raw":
                self._raw(name, rest)
            elif kind == "open":
                self._start(name, _attributes(rest))
            else:
                self._end(name)
        self.out.line()

    def _text(self, text: str) -> None:
        top = self._open[-1]
        if text.strip() and (top.hidden or top.struck):
            self.hidden = self.hidden or top.hidden
            self.struck = self.struck or top.struck
            return
        # It is shown here all the same; that nobody may have seen it is reported.  A quotation
        # attests nothing, and programs draw lines beside it.
        self.hidden = self.hidden or (top.odd and not top.quotes and bool(text.strip()))
        self.hidden = self.hidden or (top.pictured and self._spelt(text))
        if top.pictured and len(text.strip()) == 1:
            # What word processors set before an item, and what they make of “:)”.
            text = "☺" if self.out.started else "•"
        if self._link:
            self._link_text.append(text)
        if text.strip() or not (top.hidden or top.struck):
            self.out.write(text, top.quotes + self._history)

    def _spelt(self, text: str) -> bool:
        """Tell whether more is set in pictures than the bullet that begins a line, or a smile."""
        letter = text.strip()
        return bool(_LETTERS.search(letter)) or (
            self.out.started and letter.isalpha() and letter != "J"
        )

    def _raw(self, name: str, text: str) -> None:
        """Note which classes a style sheet hides; nothing else of it is read."""
        if name != "style":
            # What a form or a drawing says is seen by some, and stands in no sentence.
            said = name in _SEEN and _LETTERS.search(re.sub(r"<[^<>]*>", "", text))
            self.hidden = self.hidden or bool(said)
            if name in _DRAWN:
                self._picture({})
            return
        self.hidden = self._sheets.read(text) or self.hidden

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._layout(name)
        if name == "q":
            self._text("”")
        style = plain_style(attributes["style"]) if "style" in attributes else ""
        if name in _DRAWN and not hides(style):
            self._picture(attributes)
        self.hidden = self.hidden or _adds(name, attributes)
        if name in _VOID:
            return
        above = self._open[-1]
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        quotes = above.quotes
        if name == "blockquote" or (_QUOTE_CLASS.search(names) and not quotes):
            quotes += 1
        if _HISTORY_ID.search(names):
            self._history = True
        marks = {*names.split(), f"<{name}>"}
        written = attributes.get("text" if name == "body" else "color", "")
        colour = colour_of(COLOUR, style, written) or above.colour
        paper = colour_of(BACKGROUND, style, attributes.get("bgcolor", "")) or above.background
        closed = name in ("details", "dialog") and "open" not in attributes
        closed = closed or name in _CLOSED or "popover" in attributes
        bright = colour != above.colour and faint(colour, paper)
        element = _Open(
            name,
            above.hidden or closed or alike(colour, paper) or self._hides(style, marks, attributes),
            above.struck or name in _STRUCK or self._strikes(style, marks),
            quotes,
            colour,
            paper,
            above.odd or bright or self._odd(name, style, marks, attributes),
            self._pictured(above, style, marks, attributes),
        )
        if len(self._open) < _MAX_OPEN:
            self._open.append(element)
        if name == "a" and attributes.get("href", "").lower().startswith("mailto:"):
            self._link = attributes["href"][7:].partition("?")[0].strip()
            self._link_text = []

    def _picture(self, attributes: dict[str, str]) -> None:
        """Mark a picture in a line, and report words of it: some see them.

        One that is a sign, as programs draw a smile, is that sign.
        """
        said = attributes.get("alt", "").strip()
        if any(_DOTS.fullmatch(attributes.get(side, "")) for side in ("width", "height")):
            return
        words = said.split()
        sign = _SIGN.fullmatch(said) is not None
        odd_words = len(words) > 3 or bool(words and self.out.started and not sign)
        self.hidden = self.hidden or odd_words
        top = self._open[-1]
        if not top.hidden:
            self.out.picture(said if sign else PICTURE, top.quotes + self._history)

    def _odd(self, name: str, style: str, marks: set[str], attributes: dict[str, str]) -> bool:
        """Tell whether a person has to look at how an element shows its words."""
        turned = name == "bdo" or attributes.get("dir", "").lower() == "rtl"
        return (
            turned
            or "background" in attributes
            or odd(style)
            or not self._sheets.odd.isdisjoint(marks)
        )

    def _pictured(
        self, above: _Open, style: str, marks: set[str], attributes: dict[str, str]
    ) -> bool:
        """Tell whether an element's type face may show pictures; one of its own counts alone."""
        faces = attributes.get("face", "")
        if pictured(style) or pictured_faces(faces):
            return True
        own = bool(faces) or "font-family:" in style
        return not self._sheets.pictured.isdisjoint(marks) or (above.pictured and not own)

    def _hides(self, style: str, marks: set[str], attributes: dict[str, str]) -> bool:
        return (
            hides(style)
            or "hidden" in attributes
            or PALE.fullmatch(plain_style(attributes.get("color", ""))) is not None
            or not self._sheets.hiding.isdisjoint(marks)
        )

    def _strikes(self, style: str, marks: set[str]) -> bool:
        return strikes(style) or not self._sheets.striking.isdisjoint(marks)

    def _layout(self, name: str) -> None:
        if name == "br":
            self.out.break_line()
        elif name == "hr":
            self.out.line()
            self.out.write("_____", self._open[-1].quotes + self._history)
            self.out.line()
        elif name in _PARAGRAPH:
            self.out.paragraph()
        elif name in _BLOCK:
            self.out.line()
        elif name == "li":
            self.out.line()
            self.out.write("- ", self._open[-1].quotes + self._history)
        elif name == "input":
            self.out.write("[ ]", self._open[-1].quotes + self._history)
        elif name in ("td", "th"):
            self.out.cell(self._open[-1].quotes + self._history)

    def _end(self, name: str) -> None:
        if name == "a" and self._link:
            self._close_link()
        if name == "q":
            self._text("”")
        for depth in range(len(self._open) - 1, max(0, len(self._open) - 50), -1):
            if self._open[depth].name == name:
                del self._open[depth:]
                break
        if name in _PARAGRAPH:
            self.out.paragraph()
        elif name in _BLOCK or name == "li":
            self.out.line()

    def _close_link(self) -> None:
        """Show the address a link writes to where its text does not say it."""
        link, self._link = self._link, ""
        top = self._open[-1]
        if link.lower() not in "".join(self._link_text).lower() and not top.hidden:
            self.out.write(f" <{link}> ", top.quotes + self._history)


def _freed_forward(text: str) -> str:
    """Take one ``>`` from a forwarded mail, which some programs wrap like a quotation."""
    found = _FORWARDED.search(text)
    if not found:
        return text
    rest = re.sub(r"^> ?", "", text[found.start() :], flags=re.MULTILINE)
    return text[: found.start()] + rest


def html_to_text(html: str) -> HtmlText:
    """Return what a reader of the mail sees, as plain text."""
    reader = _Reader()
    reader.read(html)
    text = "\n".join(reader.out.lines)
    return HtmlText(_freed_forward(text), reader.hidden, reader.struck, reader.cut)
