"""Whether two forms of one text, its plain and its HTML form, say the same, word for word.

Of the history below only its beginning counts: programs mark it in different ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+|[?✓✔✗✘❌]")
_NO_WORDS = re.compile(
    r"<[^<>\n]{1,2000}>|\[(?:cid|image|bild|https?):[^\]\n]{0,300}\]|(?:https?://|www\.)\S+|\ufffc"
)
"""What stands in one form only: the addresses of links and of pictures."""
_BRACKETS = re.compile(r"\[[^\[\]\n]{0,200}\]")
_NUMBERED = re.compile(r"^[ \t]*(?:\d{1,3}[.)]|o)[ \t\xa0]+(?=\S)", re.MULTILINE)
"""An item of a list: one form numbers it, the other does not."""
_HEADER = re.compile(r"[ *>]*[^\W\d_][\w -]{0,25} ?:\*? ?\S")
_MARKED = re.compile(r"-{4,} ?\S.*\S ?-{4,}")
_HEADERS = 3
"""Lines such as “From: …” that begin a history."""


def disagree(plain: str, html: str) -> bool:
    """Tell whether two forms of one text say different things."""
    ours, theirs = list(_words(plain)), list(_words(html))
    if ours == theirs:
        return False
    # Pictures: the plain form has what they are called in brackets.
    return list(_words(_BRACKETS.sub(" ", plain))) != theirs


def _words(text: str) -> Iterator[str]:
    own = _NUMBERED.sub("", "\n".join(_own_lines(text.split("\n"))))
    for found in _WORD.finditer(_NO_WORDS.sub(" ", own)):
        yield found.group().casefold()


def _own_lines(lines: list[str]) -> list[str]:
    """Return the lines above the history, without what introduces quoted ones."""
    own: list[str] = []
    for index, line in enumerate(lines):
        if line.lstrip().startswith(">"):
            _drop_introduction(own)
        elif _begins_history(lines, index):
            break
        else:
            own.append(line)
    return own


def _begins_history(lines: list[str], index: int) -> bool:
    if _MARKED.fullmatch(lines[index].strip()):
        return True
    block = lines[index : index + _HEADERS]
    return len(block) == _HEADERS and all(_HEADER.match(line) for line in block)


def _drop_introduction(own: list[str]) -> None:
    """Take away “On …, … wrote:” above a quoted line, on one line or two."""
    while own and not own[-1].strip():
        own.pop()
    if own and own[-1].rstrip().endswith(":"):
        own.pop()
        while own and own[-1].strip() and own[-1].rstrip()[-1] not in ".!?:" and "," in own[-1]:
            own.pop()
