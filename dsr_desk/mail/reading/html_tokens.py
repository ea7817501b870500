"""The tags and the text of an HTML mail, told apart as the HTML standard does; in linear time.

A tag that never ends takes the rest of the mail with it, as it does in a browser: so nothing is
looked at twice, however hostile the mail is.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from html import unescape

_GAP = r"[ \t\n\r\f]"
_NAME = r"(?:=|[^ \t\n\r\f/>=])[^ \t\n\r\f/>=]*+"
_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^ \t\n\r\f>\"'][^ \t\n\r\f>]*+|(?=>)"
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^ \t\n\r\f/>]*+)"
    rf"((?:(?:{_GAP}|/)++|{_NAME}(?:{_GAP}*+={_GAP}*+(?:{_VALUE})|(?!{_GAP}*+=)))*+)>"
)
_ATTRIBUTE = re.compile(
    rf"({_NAME})(?:{_GAP}*+={_GAP}*+"
    r"(?:\"([^\"]*+)\"|'([^']*+)'|([^ \t\n\r\f>\"'][^ \t\n\r\f>]*+))?)?+"
)
_LONGEST_NAME = 60
_LONGEST_VALUE = 4_000
"""Characters of an attribute that are looked at; no mail program writes a longer style."""
_CONDITION = re.compile(r"(?:<!)?\[if (!?(?:support|vml))?[^\]>]{0,200}\]>?", re.IGNORECASE)
"""What follows is shown by some programs only; save for what Outlook wraps its bullets in."""
_FOR_ALL = re.compile(r"<!(?:--\s*(?:<!)?)?\[endif", re.IGNORECASE)
_REVEALED = re.compile(r"\s*(?:<!(?:--)?\s*)?")
"""What a comment for some programs holds where the others see what follows it."""
_COMMENT_END = re.compile(r"--!?>")
_UNREAD = frozenset("script style title".split())
"""What is no text in any program."""
RAW = frozenset(
    "script style title template noscript textarea select svg math object iframe noframes noembed"
    " xmp plaintext".split()
)
"""Elements whose tags are not looked at."""
_LETTERS = re.compile(r"[^\W\d_]{2}")


def attributes_of(written: str) -> tuple[dict[str, str], bool]:
    """Return a tag's attributes, the first of each name, and whether all of them are whole."""
    found: dict[str, str] = {}
    whole = True
    for match in _ATTRIBUTE.finditer(written) if written else ():
        value = match.group(2) or match.group(3) or match.group(4) or ""
        name = match.group(1)[:_LONGEST_NAME].lower()
        if len(value) > _LONGEST_VALUE:
            # Pictures are written in full as their own address.
            whole = whole and name in ("src", "href", "background")
            value = value[:_LONGEST_VALUE]
        found.setdefault(name, unescape(value))
    return found, whole


def tokens(html: str) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, name, rest).

    The kinds are ``text``, ``open``, ``close`` and ``raw``; ``some`` and ``all`` for where what
    follows is for some programs only, and for everybody again; ``some-say`` for words that only
    some show.
    """
    at = 0
    while at < len(html):
        start = html.find("<", at)
        if start < 0:
            break
        if start > at:
            yield "text", "", html[at:start]
        following = html[start + 1 : start + 3]
        if following[:1] in ("!", "?") or (following[:1] == "/" and not following[1:].isalpha()):
            at = yield from _declared(html, start)
            continue
        if not (following[:1].isascii() and following[:1].isalpha()) and following[:1] != "/":
            yield "text", "", "<"
            at = start + 1
            continue
        tag = _TAG.match(html, start)
        if not tag:
            at = yield from _unclosed(html, start)
            continue
        at = tag.end()
        name = tag.group(2)[:_LONGEST_NAME].lower()
        if name in RAW and not tag.group(1):
            end = _closing(html, name, at)
            yield "raw", name, html[at:] if end < 0 else html[at:end]
            if end < 0:
                yield from _unclosed(html, at)
                return
            at = end
        else:
            yield ("close" if tag.group(1) else "open"), name, tag.group(3)
    if at < len(html):
        yield "text", "", html[at:]


def _declared(html: str, start: int) -> Generator[tuple[str, str, str], None, int]:
    """Pass a comment, a declaration or a tag without a name; return where it ends."""
    if _FOR_ALL.match(html, start):
        yield "all", "", ""
    if not html.startswith("<!--", start):
        if condition := _CONDITION.match(html, start):
            yield "some", condition[1] or "", ""
        end = html.find(">", start)
        return end + 1 if end >= 0 else (yield from _unclosed(html, start))
    for empty in ("<!-->", "<!--->"):
        if html.startswith(empty, start):
            return start + len(empty)
    found = _COMMENT_END.search(html, start + 4)
    if found is None:
        return (yield from _unclosed(html, start))
    if found.group() != "-->":
        # Some programs go on with the comment.
        yield "some-say", "", ""
    yield from _for_some(html[start + 4 : found.start()].lstrip())
    return found.end()


def _unclosed(html: str, start: int) -> Generator[tuple[str, str, str], None, int]:
    """Leave away all that follows what never ends, as a browser does; others may show it."""
    if _LETTERS.search(html, start):
        yield "some-say", "", ""
    return len(html)


def _for_some(comment: str) -> Iterator[tuple[str, str, str]]:
    """Tell what a comment means that holds something, or heads it, for some programs only."""
    condition = _CONDITION.match(comment)
    if condition is None:
        return
    rest = comment[condition.end() :]
    if _REVEALED.fullmatch(rest):
        yield "some", "", ""
    elif _says(rest):
        yield "some-say", "", ""


def _says(html: str) -> bool:
    """Tell whether words stand in what a comment holds, beside settings of a program."""
    unread = 0
    for kind, name, rest in tokens(html):
        if name == "xml":
            unread = 1 if kind == "open" else 0
        said = rest if kind == "text" or (kind == "raw" and name not in _UNREAD) else ""
        if not unread and _LETTERS.search(unescape(said)):
            return True
    return False


def _closing(html: str, name: str, at: int) -> int:
    """Return where an element ends whose tags are not looked at; -1 for nowhere."""
    found = re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE).search(html, at)
    if not found or name == "plaintext":
        return -1
    end = html.find(">", found.start())
    return end + 1 if end >= 0 else -1
