"""The visible text of an HTML mail, in time that grows with its length only.

Quotations become lines that start with ``>``.  What is hidden or struck out is left away and
reported: nobody has read it, so it can't attest anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from dsr_desk.mail.reading.html_styles import (
    BACKGROUND,
    COLOUR,
    COMMENT,
    PALE,
    alike,
    colour_of,
    pale,
    plain_style,
    unfollowed,
)

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)/?>")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z][\w:-]{0,40})\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
_FOR_SOME = re.compile(r"<!\[if (?!!(?:support|vml))", re.IGNORECASE)
"""What follows is shown by some programs only; save for what Outlook wraps its bullets in."""
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TAG_WINDOW = 4_000
_RAW = frozenset(
    "script style title template noscript textarea select svg math object iframe".split()
)
_SEEN = frozenset("noscript textarea select svg math object".split())
"""Of those what some programs show."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_CLOSED = frozenset("canvas datalist noframes video audio".split())
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
_HIDING_STYLE = re.compile(
    r"display:none|visibility:hidden|visibility:collapse"
    r"|font-size:[0-3](?:\.\d+)?(?:px|pt)|font-size:0?\.[0-3]\d*r?em|font-size:[0-2]?\d%|font-size:0"
    r"|opacity:(?:0|0?\.[0-2]\d*|[0-2]?\d%)(?:;|$)|opacity\(0"
    r"|max-height:0|max-width:0|mso-hide:all|text-indent:-\d{3}|left:-\d{3}|top:-\d{3}"
    r"|clip:rect\(0|clip-path:(?:inset\((?:[5-9]\d|100)%|circle\(0)|scale[xy]?\(0(?:\.0\d*)?[,)]"
    r"|line-height:0(?:px)?(?:;|$)"
    r"|(?=.*overflow:(?:hidden|clip|scroll|auto))(?:^|.*;)(?:height|width):0(?:px)?(?:;|$)"
)
_UNFOLLOWED = re.compile(
    r"(?:var|calc|min|max|clamp|env)\(|zoom:|rotate|mask|text-fill|letter-spacing:-|position:fixed"
    r"|font:0|filter:|translate|height:1px|width:1px|blend|perspective"
    r"|border-left:(?!none|0)[^;]*(?:solid|double)"
)
"""Ways to hide or to quote (Outlook draws a line) that are not followed up: a person looks."""
_SIMPLE_SELECTOR = re.compile(r"[\w\s,.#-]+")
_GENERATED = re.compile(r"(?:^|;)content:[\"'][^\"'\\]*[^\W\d_]{2}")
"""Words that a style sheet adds: the reader sees them, and they are in no text."""
_STRIKING_STYLE = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_SELECTOR = re.compile(r"[.#]([\w-]{1,60})")
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


@dataclass(slots=True)
class _Writer:
    """Collects lines; knows how deep in quotations each of them is."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    quotes: int = 0
    gap: bool = False
    started: bool = False
    """Whether the line under way holds more than space."""

    def write(self, text: str, quotes: int) -> None:
        if quotes != self.quotes:
            self.line()
            self.quotes = quotes
        self.words.append(text)
        self.started = self.started or bool(text.strip())

    def line(self) -> None:
        text = _BLANKS.sub(" ", "".join(self.words)).strip(" ")
        self.words.clear()
        self.started = False
        if not text:
            return
        mark = "> " * self.quotes
        if self.gap and self.lines:
            self.lines.append(mark.strip())
        self.gap = False
        self.lines.append(mark + text)

    def paragraph(self) -> None:
        self.line()
        self.gap = True

    def break_line(self) -> None:
        """A ``<br>``: the second in a row leaves an empty line."""
        if self.started:
            self.line()
        else:
            self.gap = True


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


def _named(selectors: str) -> set[str]:
    """Return the classes, ids and elements (in angle brackets) that a rule is about."""
    named: set[str] = set()
    for selector in selectors.lower().split(","):
        marks = _SELECTOR.findall(selector)
        named.update(marks or [f"<{word}>" for word in selector.split()[-1:]])
    return named


def _odd(style: str) -> bool:
    """Tell whether a person has to look at what is written in a style."""
    return _UNFOLLOWED.search(style) is not None or unfollowed(style)


def _closing(html: str, name: str, at: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
    if not found:
        return len(html)
    end = html.find(">", found.start())
    return end + 1 if end >= 0 else len(html)


class _Reader:
    """Walks the tokens with the stack of open elements."""

    def __init__(self) -> None:
        self._open: list[_Open] = [_Open("")]
        self._hiding_names: set[str] = set()
        self._striking_names: set[str] = set()
        self._odd_names: set[str] = set()
        self._history = False
        self._link = ""
        self._link_text: list[str] = []
        self.out = _Writer()
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
        # It is shown here all the same; that nobody may have seen it is reported.
        self.hidden = self.hidden or (top.odd and bool(text.strip()))
        if self._link:
            self._link_text.append(text)
        if text.strip() or not (top.hidden or top.struck):
            self.out.write(text, top.quotes + self._history)

    def _raw(self, name: str, text: str) -> None:
        """Note which classes a style sheet hides; nothing else of it is read."""
        if name != "style":
            # What a form or a drawing says is seen by some, and stands in no sentence.
            said = name in _SEEN and _LETTERS.search(re.sub(r"<[^<>]*>", "", text))
            self.hidden = self.hidden or bool(said)
            return
        for rule in _RULE.finditer(COMMENT.sub("", text[:100_000])):
            style = plain_style(rule.group(2))
            hides = bool(_HIDING_STYLE.search(style) or _UNFOLLOWED.search(style) or pale(style))
            if hides and not _SIMPLE_SELECTOR.fullmatch(rule.group(1)):
                # Whom it hides is not worked out: a person looks.
                self.hidden = True
            names = _named(rule.group(1))
            if _HIDING_STYLE.search(style) or pale(style):
                self._hiding_names |= names
            if _STRIKING_STYLE.search(style):
                self._striking_names |= names
            if _odd(style):
                self._odd_names |= names
            self.hidden = self.hidden or _GENERATED.search(style) is not None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._layout(name)
        if name == "img":
            self._picture(attributes.get("alt", "").split())
        if name == "q":
            self._text("”")
        if name in _VOID:
            return
        above = self._open[-1]
        style = plain_style(attributes["style"]) if "style" in attributes else ""
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
        element = _Open(
            name,
            above.hidden or closed or alike(colour, paper) or self._hides(style, marks, attributes),
            above.struck or name in _STRUCK or self._strikes(style, marks),
            quotes,
            colour,
            paper,
            above.odd or name == "bdo" or _odd(style) or not self._odd_names.isdisjoint(marks),
        )
        if len(self._open) < _MAX_OPEN:
            self._open.append(element)
        if name == "a" and attributes.get("href", "").lower().startswith("mailto:"):
            self._link = attributes["href"][7:].partition("?")[0].strip()
            self._link_text = []

    def _picture(self, words: list[str]) -> None:
        """Report words of a picture that stand in a line or are a sentence: some see them."""
        self.hidden = self.hidden or len(words) > 3 or bool(words and self.out.started)

    def _hides(self, style: str, marks: set[str], attributes: dict[str, str]) -> bool:
        return (
            bool(_HIDING_STYLE.search(style))
            or pale(style)
            or "hidden" in attributes
            or PALE.fullmatch(plain_style(attributes.get("color", ""))) is not None
            or not self._hiding_names.isdisjoint(marks)
        )

    def _strikes(self, style: str, marks: set[str]) -> bool:
        return bool(_STRIKING_STYLE.search(style)) or not self._striking_names.isdisjoint(marks)

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
        elif name in ("td", "th") and self.out.started:
            self.out.write(" | ", self._open[-1].quotes + self._history)

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
