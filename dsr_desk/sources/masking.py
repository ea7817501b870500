"""Masking a text that stays: addresses, long numbers and the person's names go (law.md L34).

It takes too much rather than too little: every mail address, link, network address, street, file
name and every number of seven digits or more goes, because in a person's own text they are most
likely the person's; and what stands below the greeting, where people sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape

from dsr_desk.domain.finding.detecting.detectors import marks_in
from dsr_desk.domain.finding.detecting.kinds import Identifier
from dsr_desk.domain.finding.detecting.outline import outline_of
from dsr_desk.domain.finding.detecting.patterns import PARTS, WRAP
from dsr_desk.domain.finding.folded import signs_of

MASK = "[borttaget]"
LONGEST_NAME = 200
"""Characters of a display name that are looked at; a longer one is no name."""

_ADDRESS = re.compile(
    r"[^\s@<>\"(),:;\[\]\\]{1,64}@[^\s@<>\"(),:;\[\]\\]{0,189}[^\s@<>\"(),:;\[\]\\.!?]"
)
_NUMBER = re.compile(
    rf"(?<!\w)(\+?\(?\d(?:[\t_{PARTS}]{{0,3}}\d){{6,}}(?!\w))"
    # What goes on in the next line has no words behind it.
    rf"({WRAP}\d(?:[{PARTS}]{{0,2}}\d){{0,5}}(?=[ \t]*\r?(?:\n|\Z)))?"
)
_LONG_NUMBER, _LONGEST_PARTED = 7, 12
_LINK = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|www\.)[^\s<>\"]+|(?<![\w@/.-])"
    r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,6}/[^\s<>\"]*"
)
_NETWORK = re.compile(
    r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"
    # A time of day has no letters in it, and only two colons.
    r"|(?<![\w:])(?=[0-9:]*[A-Fa-f]|[0-9:]*::|(?:\d+:){3})"
    r"(?:[0-9A-Fa-f]{1,4}:){1,7}:?[0-9A-Fa-f]{1,4}(?![\w:])"
)
_FILE = re.compile(
    r"[^\s<>\"/\\|:,;()]{1,120}\.(?:pdf|docx?|xlsx?|odt|rtf|txt|eml|msg|jpe?g|png|heic|gif|zip|vcf)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?<!\w)[^\W\d_]{1,30}(?:gatan|gata|vägen|väg|gränd|stigen|torget|allén|plan|street|road|lane)"
    r"[ \t]{1,3}\d{1,4}[ \t]?[A-Za-z]?(?!\w)",
    re.IGNORECASE,
)
_POST_TOWN = re.compile(r"(?<![\w-])\d{3}[ \u00a0]?\d{2}[ \t]{1,3}[A-ZÅÄÖ][^\W\d_]{2,30}(?!\w)")
_NUMBER_FOLLOWS = re.compile(
    r"(?:gatan|gata|vägen|väg|gränd|stigen|torget|allén|plan|street|road|lane)[ \t]{1,3}\d",
    re.IGNORECASE,
)
_LONGEST_STREET = 10
"""Letters of the longest such word, with the blanks behind it."""
_DIGIT_THEN_TOWN = (b"0 A", b"0  A", b"0   A")
_COLON_DIGIT = re.compile(r":[0-9A-Fa-f:]")
_FILE_END = re.compile(
    r"\.(?:pdf|docx?|xlsx?|odt|rtf|txt|eml|msg|jpe?g|png|heic|gif|zip|vcf)\b", re.IGNORECASE
)


def _may_be_street(text: str, signs: bytes) -> bool:
    """Tell at once of most texts that no number stands behind a word for a street."""
    blank = signs.find(b" 0")
    while blank >= 0:
        if _NUMBER_FOLLOWS.search(text, max(0, blank - _LONGEST_STREET), blank + 2):
            return True
        blank = signs.find(b" 0", blank + 1)
    return False


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[str, bytes], object]], ...] = (
    (_LINK, lambda text, _: "/" in text or "www." in text),
    (_ADDRESS, lambda text, _: "@" in text),
    (
        _NETWORK,
        lambda text, signs: b"0.0" in signs or (":" in text and _COLON_DIGIT.search(text)),
    ),
    (_FILE, lambda text, _: "." in text and _FILE_END.search(text)),
    (_STREET, _may_be_street),
    (_POST_TOWN, lambda _, signs: any(run in signs for run in _DIGIT_THEN_TOWN)),
)
"""Each shape with a part of it that is soon looked for: most texts have none, and a shape takes a
tenth of a millisecond to find that out."""
_GREETING = re.compile(
    r"(?im)^[ \t]*(?:--[ \t]*"
    r"|(?:med[ \t]+)?(?:vänliga?|bästa|varma|många|hjärtliga)?[ \t]*"
    r"(?:mvh|hälsn\w*|hälsar|v\.?h\.?)\b[^\n]{0,12}"
    r"|(?:(?:best|kind|warm)[ \t]+)?regards[,.!]?|(?:yours[ \t]+)?sincerely[,.!]?)[ \t]*$"
)
LONGEST_GREETING = 60
_BELOW = 6
"""Lines below a greeting that are looked at: more is no signature but the text going on."""
_DATE = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKUP = re.compile(
    r"<(?:!(?=--).*?(?:-->|\Z)"
    r"|(?ai:script)(?![A-Za-z0-9]).*?(?:</script[^>]*(?:>|\Z)|\Z)"
    r"|(?ai:style)(?![A-Za-z0-9]).*?(?:</style[^>]*(?:>|\Z)|\Z)"
    r"|/?([A-Za-z][A-Za-z0-9]{0,20})[^>]*(?:>|\Z)"
    r"|[/!?][^>]*(?:>|\Z))",
    re.DOTALL,
)
"""A comment, what nobody reads with all that is in it, or a tag with its name.  What is not closed
goes on to the end, so nothing is ever read twice."""
_BLOCKS = frozenset(
    "address blockquote br div dd dt h1 h2 h3 h4 h5 h6 hr li p pre td th tr".split()
)


def name_parts(names: Iterable[str]) -> tuple[str, ...]:
    """Return the words of two letters or more in names or local parts, longest first."""
    words = {word.lower() for name in names for word in _WORD.findall(name[:LONGEST_NAME])}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


class Masker:
    """Masks texts for some persons."""

    def __init__(self, addresses: Iterable[str], names: Iterable[str]) -> None:
        """Take the persons' addresses and the names they have used."""
        texts = tuple(addresses)
        parts = name_parts([*names, *(text.partition("@")[0] for text in texts)])
        literal = [re.escape(text) for text in sorted(texts, key=len, reverse=True) if text]
        self._literal = re.compile("|".join(literal), re.IGNORECASE) if literal else None
        # A name counts with the endings of its language too: “Annas”, “Bergs”.
        words = "|".join(re.escape(part) for part in parts)
        # Joined names and those with a digit or underscore behind them are how people call
        # themselves on a forum: “annasvensson”, “anna_x”, “anna84”.
        self._words = (
            re.compile(rf"(?<![^\W_])(?:{words})+(?:s|[\d_]\w*)?(?!\w)", re.IGNORECASE)
            if parts
            else None
        )

    def mask(self, text: str, *, signed: bool = False) -> str:
        """Return the text without what identifies.

        ``signed``: the person wrote it, so the lines below its greeting are the person's.
        """
        if signed:
            text = unsigned(text)
        if self._literal is not None:
            text = self._literal.sub(MASK, text)
        text = _without_marks(text)
        signs = signs_of(text)
        for shape, may_have in _SHAPES:
            if may_have(text, signs):
                text = shape.sub(MASK, text)
                signs = signs_of(text)
        text = _NUMBER.sub(_masked_number, text)
        return self._words.sub(MASK, text) if self._words is not None else text


def _without_marks(text: str) -> str:
    """Return a text without what the detectors take for somebody's, where it stands as they see it.

    The look afterwards reads the text folded, decoded and joined: what it finds beyond this is a
    fault here.
    """
    pieces, at = [], 0
    for mark in sorted(marks_in(text, outline_of(text))):
        # A long number may go on beyond the mark, but for one that a line's end has parted.
        long = mark.kind is Identifier.PHONE and sum(map(str.isdigit, mark.text)) >= _LONG_NUMBER
        if mark.end > at and ("\n" in mark.text or not long):
            if mark.start >= at:
                pieces += [text[at : mark.start], MASK]
            at = mark.end  # of two that begin together, the longer one ends it
    return "".join((*pieces, text[at:])) if pieces else text


def unsigned(text: str) -> str:
    """Return a text with the lines below each greeting masked, up to the next empty line."""
    lines = text.split("\n")
    below = 0
    for number, line in enumerate(lines):
        if len(line) <= LONGEST_GREETING and _GREETING.match(line):
            below = _BELOW
        elif below and line.strip():
            lines[number], below = MASK, below - 1
        elif below < _BELOW:
            below = 0
    return "\n".join(lines)


def _masked_number(found: re.Match[str]) -> str:
    """Keep what is plainly a date; everything else could be a telephone or identity number."""
    first, rest = found[1], found[2] or ""
    whole = rest and sum(map(str.isdigit, found[0])) <= _LONGEST_PARTED
    return found[0] if _DATE.fullmatch(first) else MASK + ("" if whole else rest)


def html_to_text(page: str) -> str:
    """Return an HTML text as plain lines: tags can hold an address where nobody sees it.

    Hidden text stays, comments, attributes, scripts and styles go.  One pass over the page: the
    library's parser takes quadratic time on pages made to hurt it.
    """
    parts = _MARKUP.split(page)
    breaks = {name: "\n" if name and name.lower() in _BLOCKS else "" for name in set(parts[1::2])}
    parts[1::2] = [breaks[name] for name in parts[1::2]]
    lines = (" ".join(line.split()) for line in unescape("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)
