"""The visible text of an HTML mail, in time that grows with its length only.

Quotations become lines that start with ``>``.  What is hidden or struck out is left away and
reported: nobody has read it, so it can't attest anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape

from dsr_desk.mail.reading.html_fonts import font_source
from dsr_desk.mail.reading.html_lines import PICTURE, Writer
from dsr_desk.mail.reading.html_looks import Looks
from dsr_desk.mail.reading.html_open import Below, Element, OpenElements
from dsr_desk.mail.reading.html_pictures import names_picture
from dsr_desk.mail.reading.html_styles import hides, pale, plain_style
from dsr_desk.mail.reading.html_tokens import RAW, attributes_of, tokens
from dsr_desk.mail.reading.signatures import DELIMITER, NO_SIGNATURE, Signature, words_of

_SEEN = RAW - frozenset("script style title".split())
"""What some programs show of the elements whose tags are not looked at."""
_NESTED = re.compile(rf"<!|<(?:{'|'.join(sorted(RAW))})\b", re.IGNORECASE)
"""What makes it doubtful where such an element ends."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DRAWN = frozenset(
    "img image svg object iframe embed picture video canvas progress meter v:imagedata"
    " v:textpath".split()
)
"""What shows a picture, which may hold words that stand in no text."""
_WHOLE = frozenset(("html", "body"))
_TICKABLE = frozenset(("checkbox", "radio"))
_TICKED, _EMPTY = "☑", "[ ]"
"""A sign, since a cross would be a word that the mail’s plain form lacks."""
_DOTS = re.compile(r"[0-3](?:\.\d*)?(?:px)?")
"""Width or height of a picture that shows nothing: it counts who reads the mail."""
_CODE = re.compile(r"\[(?=[A-Z]+\d)(?=[A-Z\d]+-[A-Z]+\d)[A-Z\d]{6}-[A-Z\d]{4,5}\]")
"""By which a ticket system knows its mails again, in letters that are white on white."""
_SIGN = re.compile(r"[^\w\s]{1,4}")
_VOID = frozenset("br hr img input meta link wbr base col area source".split())
_BLOCK = frozenset(
    "ul ol blockquote section article header footer center form pre dl dt dd body html"
    " address".split()
)
_FLOWING = {"div": "line", **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6"), "paragraph")}
"""What parts text from text, by how far: a table's cell that holds one of them is still a cell."""
_ROWS = frozenset(("table", "tbody", "tr"))
_HISTORY_ID = re.compile(
    r"divrplyfwdmsg|appendonsend|olk_src_body_section|mail-editor-reference-message-container"
    r"|reply-intro|ms-outlook-mobile-reference",
    re.IGNORECASE,
)
_FORWARDED = re.compile(r"^> (-{5,} ?[^\n]{3,60} ?-{5,})$", re.MULTILINE)
_MOST_TOKENS = 100_000
"""Tags and stretches of text that are read; a mail of 1 MB as people send it holds some 30,000."""


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The visible text, and whether something was hidden or struck out."""

    text: str
    hidden: bool = False
    struck: bool = False
    cut: bool = False
    """Whether there was more than is read."""
    wrapped: bool = False
    """Whether a mail program marked as the signature what the text begins with."""
    signature: Signature = NO_SIGNATURE


def _adds(name: str, attributes: dict[str, str], style: str) -> bool:
    """Tell whether an element brings in words or a style that stand elsewhere."""
    if name == "link" and "stylesheet" in attributes.get("rel", "").lower():
        return not font_source(attributes.get("href", "").strip())
    if name == "input" and attributes.get("type", "").lower() != "hidden":
        told = " ".join(attributes.get(key, "") for key in ("value", "placeholder", "alt"))
        return _LETTERS.search(told) is not None
    if name == "body":
        links = (attributes.get(key, "") for key in ("link", "vlink", "alink"))
        return any(pale(f"color:{plain_style(colour)}") for colour in links)
    return name in ("col", "colgroup") and hides(style)


class _Reader:
    """Walks the tokens with the stack of open elements."""

    def __init__(self) -> None:
        self._looks = Looks()
        self._open = OpenElements(self._looks.look_of)
        self._for_some: list[bool] = []
        self._history = False
        self._link = ""
        self._link_text: list[str] = []
        self._own = False
        self._signed = -1
        self._signature: list[str] = []
        self.out = Writer()
        self.hidden = False
        self.struck = False
        self.cut = False
        self.wrapped = False

    def read(self, html: str) -> HtmlText:
        """Walk through it."""
        for number, (kind, name, rest) in enumerate(tokens(html)):
            if number == _MOST_TOKENS:
                self.cut = True
                break
            if kind == "text":
                self._text(unescape(rest))
            elif kind == "raw":
                self._raw(name, rest)
            elif kind == "open":
                attributes, whole = attributes_of(rest)
                self.hidden = self.hidden or not whole
                self._start(name, attributes)
            elif kind == "close":
                self._end(name)
            else:
                self._condition(kind, name)
        self.out.line()
        text, hidden = "\n".join(self.out.lines), self.hidden or self._open.unclear
        signature = self._signature_read()
        return HtmlText(text, hidden, self.struck, self.cut, self.wrapped, signature)

    def _condition(self, kind: str, name: str) -> None:
        """Follow who is shown what; what some are shown alone is reported."""
        if kind == "some":
            self._for_some.append(not name)
        elif kind == "all":
            del self._for_some[-1:]
        else:
            self.hidden = True

    def _text(self, text: str) -> None:
        look = self._open.look
        said = bool(text.strip())
        told = said and _CODE.fullmatch(text.strip()) is None
        if said and (look.hidden or look.struck):
            self.hidden = self.hidden or (look.hidden and told)
            self.struck = self.struck or look.struck
            return
        # It is shown here all the same; that nobody may have seen it is reported.  A quotation
        # attests nothing, and programs draw lines beside it.
        odd = look.odd or any(self._for_some) or self._open.between_cells
        self.hidden = self.hidden or (odd and not look.quotes and told)
        self.hidden = self.hidden or (look.pictured and self._spelt(text))
        if look.pictured and len(text.strip()) == 1:
            # What word processors set before an item, and what they make of “:)”.
            text = "☺" if self.out.started else "•"
        if self._link:
            self._link_text.append(text)
        if said and not look.quotes and not self._history:
            self._by_signature(text, look.below)
        if said or not (look.hidden or look.struck):
            self.out.write(text, look.quotes + self._history)

    def _by_signature(self, text: str, below: Below) -> None:
        """Set a line before what a program marked as the signature, as text mails have it.

        Where it marked what the mail begins with, nobody knows where the signature is; a footer
        that stands at the top is a warning that a server set there.
        """
        if not words_of(text):
            return
        if not below:
            self._own = True
        elif self._own and not self.wrapped:
            if self._signed < 0:
                self.out.line()
                self._signed = len(self.out.lines)
                if not self.out.lines[-1:] or not DELIMITER.fullmatch(self.out.lines[-1]):
                    self.out.write("--", 0)
                    self.out.line()
            self._signature.append(text)
        else:
            self.wrapped = self.wrapped or below is Below.SIGNATURE

    def _signature_read(self) -> Signature:
        """Return what tells where the signature begins, also in another form of the text."""
        above = "\n".join(self.out.lines[: max(self._signed, 0)])
        return Signature.after(above, " ".join(self._signature))

    def _spelt(self, text: str) -> bool:
        """Tell whether more is set in pictures than the bullet that begins a line, or a smile."""
        letter = text.strip()
        return bool(_LETTERS.search(letter)) or (
            self.out.started and letter.isalpha() and letter != "J"
        )

    def _raw(self, name: str, text: str) -> None:
        """Note whom a style sheet hides; nothing else of it is read."""
        if name == "style":
            self.hidden = self._looks.read_sheet(text) or self.hidden
            return
        # What a form or a drawing says is seen by some, and stands in no sentence.
        said = name in _SEEN and _LETTERS.search(re.sub(r"<[^<>]*>", "", text))
        unclear = name not in ("title", "textarea") and _NESTED.search(text)
        self.hidden = self.hidden or bool(said or unclear)
        if name in _DRAWN:
            self._picture({})

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._layout(name)
        if name == "input":
            self._field(attributes)
        if name == "q":
            self._text("”")
        style = plain_style(attributes["style"]) if "style" in attributes else ""
        if name in _DRAWN and not hides(style):
            self._picture(attributes)
        self.hidden = self.hidden or _adds(name, attributes, style)
        if name in _VOID:
            return
        if _HISTORY_ID.search(f"{attributes.get('class', '')} {attributes.get('id', '')}"):
            self._history = True
        self._open.open(Element(name, attributes))
        if name in _WHOLE:
            # What stands on it holds for all of the mail, wherever it stands.
            look, late = self._open.look, self.out.started or bool(self.out.lines)
            self.hidden = self.hidden or look.hidden or look.struck or (late and look.odd)
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
        top = self._open.look
        sign = _SIGN.fullmatch(said) is not None
        telling = bool(said) and not sign and (self.out.started or not names_picture(said))
        below = top.quotes or self._history or top.below is Below.SIGNATURE
        self.hidden = self.hidden or (telling and not below)
        if not top.hidden:
            self.out.picture(said if sign else PICTURE, top.quotes + self._history)

    def _layout(self, name: str) -> None:
        if name == "br":
            self.out.break_line()
        elif name == "hr":
            self.out.line()
            self.out.write("_____", self._open.look.quotes + self._history)
            self.out.line()
        elif name in _FLOWING:
            self.out.block(_FLOWING[name])
        elif name in _ROWS:
            self.out.row()
        elif name in _BLOCK:
            self.out.line()
        elif name == "li":
            self.out.line()
            self.out.write("- ", self._open.look.quotes + self._history)
        elif name in ("td", "th"):
            self.out.cell(self._open.look.quotes + self._history)

    def _field(self, attributes: dict[str, str]) -> None:
        """Write the box of a form's field, ticked where whoever reads the mail sees that it is.

        A tick that is not plainly seen is none, and neither is one beside an empty box: which of
        the two is seen, nobody knows.
        """
        kind = attributes.get("type", "").strip().lower()
        if kind == "hidden":
            return
        look = self._looks.look_of(Element("input", attributes), self._open.look)
        odd = look.hidden or look.struck or look.odd or True in self._for_some
        plain = not odd and not self._open.between_cells
        before = next((word for word in reversed(self.out.words) if word.strip()), "")
        ticked = kind in _TICKABLE and "checked" in attributes and plain and before != _EMPTY
        self.out.write(_TICKED if ticked else _EMPTY, self._open.look.quotes + self._history)

    def _end(self, name: str) -> None:
        if name == "a" and self._link:
            self._close_link()
        if name == "q":
            self._text("”")
        self._open.close(name)
        if name == "br":
            self._layout(name)
        elif name in _FLOWING:
            self.out.block(_FLOWING[name])
        elif name in _ROWS:
            self.out.row()
        elif name in _BLOCK or name == "li":
            self.out.line()

    def _close_link(self) -> None:
        """Show the address a link writes to where its text does not say it."""
        link, self._link = self._link, ""
        top = self._open.look
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
    shown = _Reader().read(html)
    return replace(shown, text=_freed_forward(shown.text))
