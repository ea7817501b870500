"""The style sheets of an HTML mail: whom they hide, strike out, or show in an odd way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dsr_desk.mail.reading.html_fonts import font_source, odd_face, pictured
from dsr_desk.mail.reading.html_styles import COMMENT, hides, odd, plain_style, strikes

_SIMPLE_SELECTOR = re.compile(r"[\w\s,.#-]+")
_GENERATED = re.compile(
    r"(?:^|;)content:(?!normal|none|['\"]{2}|['\"](?:\\[0-9a-f]{1,6}|[^\w'\"\\]){0,3}['\"])"
    r"|(?:^|;)mso-level-text:['\"]?[^;]*?[^\W\d_]{2}"
)
"""Words that a style sheet adds: the reader sees them, and they are in no text."""
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_SELECTOR = re.compile(r"[.#]([\w-]{1,60})")
_IMPORT = re.compile(r"@import\s*(?:url\()?\s*['\"]?([^'\")\s;]{1,2000})['\"]?\s*\)?[^;{}]{0,200};")
_MARKS = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|</style\s*>|@(?:charset|namespace)[^;{}]{0,200};")
_AROUND = re.compile(r"@[\w-]{1,40}[^{};@]{0,300}\{|[{};\s]")
"""What stands around rules: the groups for a screen or a printer."""
_PAGES = re.compile(
    r"\s*@(?:page|list|viewport|-ms-viewport|counter-style|property)\b", re.IGNORECASE
)
_LONGEST = 100_000


@dataclass(slots=True)
class Sheets:
    """Classes, ids and elements (in angle brackets) by what the sheets do to them."""

    hiding: set[str] = field(default_factory=set)
    striking: set[str] = field(default_factory=set)
    odd: set[str] = field(default_factory=set)
    pictured: set[str] = field(default_factory=set)
    grounds: set[str] = field(default_factory=set)
    """Whose ground a sheet says something of."""
    latest: set[str] = field(default_factory=set)
    """Whom the sheet read last is the first to do something to."""

    def read(self, text: str) -> bool:
        """Take a sheet in; tell whether a person has to look because of what it says."""
        self.latest = set()
        sheet = _MARKS.sub(" ", COMMENT.sub("", text[:_LONGEST]))
        look = not all(font_source(found[1]) for found in _IMPORT.finditer(sheet))
        sheet = _IMPORT.sub(" ", sheet)
        # What is left beside the rules, and no group of them, is not understood.
        look = look or len(text) > _LONGEST or bool(_AROUND.sub("", _RULE.sub(" ", sheet)))
        for rule in _RULE.finditer(sheet):
            look = self._rule(rule.group(1), plain_style(rule.group(2))) or look
        return look

    def _rule(self, selector: str, style: str) -> bool:
        if "@font-face" in selector.lower():
            return odd_face(style)
        if "@" in selector:
            # Pages and lists of word processors; they may number an item with words.
            return not _PAGES.match(selector) or _GENERATED.search(style) is not None
        names = _named(selector)
        hidden, unusual = hides(style), odd(style)
        if "background" in style:
            self.grounds |= names
        for there, known in (
            (hidden, self.hiding),
            (strikes(style), self.striking),
            (unusual, self.odd),
            (pictured(style), self.pictured),
        ):
            if there:
                self.latest |= names - known
                known.update(names)
        # Whom a composed selector is about is not worked out: a person looks.
        whom = _SIMPLE_SELECTOR.fullmatch(selector) is None
        return (whom and (hidden or odd(style, unknown=False))) or bool(_GENERATED.search(style))


def _named(selectors: str) -> set[str]:
    named: set[str] = set()
    for selector in selectors.lower().split(","):
        marks: Iterable[str] = _SELECTOR.findall(selector)
        named.update(marks or [f"<{word}>" for word in selector.split()[-1:]])
    return named
