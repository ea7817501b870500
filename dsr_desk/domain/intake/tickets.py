"""Mails that a customer's ticket system passes on: its newest post comes first, older ones below.

“##- Please type your reply above this line -##” heads such a mail, and a line with day and time
stands above each post.  Our own question has the same words bare, in a sentence.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.pattern import Pattern

_DECORATED = re.compile(r"[-#=*_]{2,}")
_POSTED = re.compile(r"(?=.{0,40}(?<!\d)20\d\d(?!\d))[^.!?]{0,40}\d{1,2}[:.]\d{2}[^.!?]{0,15}")
"""The day and the time above a post: “Nov 26, 2026, 4:31 PM GMT”."""


class Ticket:
    """Which post of a ticket is being read, if the mail is one."""

    def __init__(self, markers: Pattern) -> None:
        self._markers = markers
        self._headed = False
        self._dated = False

    def heads(self, plain: str) -> bool:
        """Tell whether a line that nothing stands above is the mark of a ticket system."""
        found = _DECORATED.match(plain) and self._markers.search(plain)
        self._headed = self._headed or bool(found)
        return bool(found)

    def dates_newest(self, plain: str) -> bool:
        """Tell whether a line dates the newest post: what stands above it says who wrote it."""
        newest = self._headed and not self._dated and _POSTED.fullmatch(plain) is not None
        self._dated = self._dated or newest
        return newest

    def dates_older(self, plain: str) -> bool:
        """Tell whether a line dates a post below the newest."""
        return self._dated and _POSTED.fullmatch(plain) is not None
