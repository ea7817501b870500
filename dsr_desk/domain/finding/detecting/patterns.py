"""Patterns that are compiled when one is first used.

All of them together take a tenth of a second, and most runs of the program look at no text.
"""

from __future__ import annotations

import re
from typing import Any, cast

DASHES = r"\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
"""Inside of brackets: the hyphen, dashes, the minus sign, and their small and wide forms."""
WRAP = r"[ \t]*\r?\n(?:[ \t]*>)*[ \t]*"
"""Where a line ends and a quoted one may go on."""
PARTS = rf" \u00a0\u00ad\u2000-\u200b\u202f\u2060\u3000()/.\u00b7{DASHES}"
"""Inside of brackets: what parts the groups of a number, within a line."""


def deferred_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return what stands for a compiled pattern; the first use of it compiles it."""
    return cast("re.Pattern[str]", _Deferred(pattern, flags))


class _Deferred:
    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile it; what is asked again is found without coming here."""
        asked = getattr(re.compile(*self._source), name)
        # Two threads at once set the same: the library keeps what it has compiled.
        setattr(self, name, asked)
        return asked
