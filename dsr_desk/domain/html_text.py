"""The visible text of an HTML body, in time that grows with its length only.

The standard library's parser takes minutes for a megabyte of ``<a``, so this reads the few things
it needs by itself: a search that has found nothing once is never made again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_SILENT = frozenset({"script", "style", "title", "template", "noscript"})
_BLOCK = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"}
    | {"fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"}
    | {"li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_PARAGRAPH = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"})
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})(?=[\s/>])")
"""A name with anything else behind it, such as ``<anna@example.org>``, is no tag of HTML's."""
_STOP = re.compile(r"[<>\"']")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_HUGE_NUMBER = re.compile(r"&(?=#[0-9]{8}|#[xX][0-9a-fA-F]{8})")
_MOST_QUOTES = 200
_LONGEST_TAG = 64_000


class _Tokens:
    """Splits HTML into texts and tags; what can't be understood is text."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._absent: set[str] = set()

    def read(self) -> Iterator[tuple[str, str, str]]:
        """Yield ``(kind, name, text)``: kind is ``text``, ``open`` or ``close``."""
        html, place, begun = self._html, 0, 0
        while (start := html.find("<", place)) >= 0:
            kind, name, end = self._markup(start)
            if not kind:
                place = start + 1
                continue
            if start > begun:
                yield "text", "", html[begun:start]
            if name:
                yield kind, name, html[start:end]
            place = begun = end
        if begun < len(html):
            yield "text", "", html[begun:]

    def _markup(self, start: int) -> tuple[str, str, int]:
        """Return what begins at a ``<``: kind (empty: plain text), element name, end."""
        html = self._html
        if html.startswith("<!--", start):
            end = self._find("-->", start + 4)
            return ("comment", "", end + 3) if end >= 0 else ("", "", 0)
        if html.startswith(("<!", "<?"), start):
            end = self._find(">", start)
            return ("comment", "", end + 1) if end >= 0 else ("", "", 0)
        found = _NAME.match(html, start)
        end = self._tag_end(found.end()) if found else -1
        if found is None or end < 0:
            return "", "", 0
        name = found.group(2).lower()
        if found.group(1):
            return "close", name, end
        if name in _SILENT and html[end - 2] != "/":
            closed = self._find_close(name, end)
            return ("comment", "", closed) if closed >= 0 else ("open", name, end)
        return "open", name, end

    def _tag_end(self, place: int) -> int:
        """Return the place after a tag's ``>``, quoted ones left out, or -1."""
        latest = place + _LONGEST_TAG
        for _ in range(_MOST_QUOTES):
            stop = _STOP.search(self._html, place, latest)
            if stop is None or stop.group() == "<":
                return -1
            if stop.group() == ">":
                return stop.end()
            closing = self._find(stop.group(), stop.end())
            if closing < 0 or closing > latest:
                return -1
            place = closing + 1
        return -1

    def _find(self, what: str, place: int) -> int:
        if what in self._absent:
            return -1
        found = self._html.find(what, place)
        if found < 0:
            self._absent.add(what)
        return found

    def _find_close(self, name: str, place: int) -> int:
        closing = f"</{name}"
        if closing in self._absent:
            return -1
        found = re.compile(rf"{closing}[^>]{{0,100}}>", re.I).search(self._html, place)
        if found is None:
            self._absent.add(closing)
            return -1
        return found.end()


def _layout(name: str, tag: str) -> str:
    """Return what a tag that opens adds to the text."""
    if name in _BLOCK:
        return ("\n\n" if name in _PARAGRAPH else "\n") + ("• " if name == "li" else "")
    if name in ("td", "th"):
        return "  |  "
    if name == "img" and (found := _ALT.search(tag)):
        alt = next((group for group in found.groups() if group), "")
        return f"[{_decoded(alt)}]" if alt.strip() else ""
    return "\n" if name == "br" else ""


def _decoded(text: str) -> str:
    return unescape(_HUGE_NUMBER.sub("&amp;", text))


def html_to_text(html: str) -> str:
    """Return what a reader sees; scripts, styles and comments that are closed are left out."""
    parts: list[str] = []
    preformatted = 0
    for kind, name, text in _Tokens(html).read():
        if kind == "text":
            plain = _decoded(text)
            parts.append(plain if preformatted else _SPACES.sub(" ", plain))
            continue
        preformatted = max(preformatted + (name == "pre") * (1 if kind == "open" else -1), 0)
        if kind == "open":
            parts.append(_layout(name, text))
        elif name in _BLOCK:
            parts.append("\n\n" if name in _PARAGRAPH else "\n")
    return _tidied("".join(parts))


def _tidied(text: str) -> str:
    """Return the text with at most one blank line in a row, no spaces at the ends of lines."""
    tidy: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        shown = line.rstrip().removeprefix("  |  ")
        if shown or (tidy and tidy[-1]):
            tidy.append(shown)
    return "\n".join(tidy).rstrip("\n")
