"""Mails that a customer's ticket system passes on: its newest post comes first, older ones below.

“##- Please type your reply above this line -##” heads such a mail, and a line with day and time
stands above each post.  Our own question has the same words bare, in a sentence.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.pattern import Pattern

_DECORATED = re.compile(r"[-#=*_]{2,}")
_DIGITS = re.compile(r"\d+")
_SAYS = re.compile(r"[^\W\d_]")
_POSTED = re.compile(r"(?=.{0,40}(?<!\d)20\d\d(?!\d))[^.!?]{0,40}\d{1,2}[:.]\d{2}[^.!?]{0,15}")
"""The day and the time above a post: “Nov 26, 2026, 4:31 PM GMT”."""
_NAME = re.compile(
    r"(?:[^\W\d_a-zåäöéü][\w'.-]* ){1,4}(?:\([^()]{1,60}\)|[^\W\d_a-zåäöéü][\w'.-]*)"
)
"""Who wrote a post: “Oluwaseun A. (Bramble & Birch)”.  One word alone may be a word of the mail."""


class Ticket:
    """Which post of a ticket is being read, if the mail is one."""

    def __init__(self, markers: Pattern, of_days: Pattern) -> None:
        self._markers, self._of_days = markers, of_days
        self.headed = False
        """Whether its mark was seen."""
        self._dated = False
        self._above: list[str] = []
        """What stands between the mark and the newest post's day."""

    def heads(self, plain: str) -> bool:
        """Tell whether a line that nothing stands above is the mark of a ticket system."""
        found = _DECORATED.match(plain) and self._markers.search(plain)
        self.headed = self.headed or bool(found)
        return bool(found)

    def dates_newest(self, raw: str, plain: str) -> bool:
        """Tell whether a line dates the newest post: nothing but a name stands above it."""
        if not self.headed or self._dated or not plain:
            return False
        named = all(_NAME.fullmatch(line) for line in self._above) and len(self._above) < 2
        self._dated = named and self._is_day(plain)
        self._above.append(raw.strip())
        return self._dated

    def dates_older(self, plain: str) -> bool:
        """Tell whether a line that does not date the newest post dates one below it."""
        return self.headed and self._is_day(plain)

    def _is_day(self, plain: str) -> bool:
        """Tell whether a line is a day and a time, and says nothing besides."""
        rest = self._of_days.sub(" ", _DIGITS.sub(" ", plain))
        return _POSTED.fullmatch(plain) is not None and _SAYS.search(rest) is None
