"""What a mail gateway, a form or a system says of the mail it sends on: none of it is the mail's.

“EXTERNAL EMAIL: do not click links” may stand above anything.  A line of which it is not certain
is heard: “External customer, not checked yet” is somebody's doubt.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.pattern import Pattern
from dsr_desk.domain.intake.wordings import RegionWords

_ADDRESS = re.compile(r"\S{1,64}@\S{1,200}")
_WORD = re.compile(r"[\w'-]*\w")


def speaks_of_a_case(line: str, words: RegionWords) -> bool:
    """Tell whether a line (in lower case) holds what no machine says, or hands the word over."""
    return line.endswith(":") or words.of_a_case.search(_ADDRESS.sub(" ", line)) is not None


def set_by_machine(said: Pattern, line: str, words: RegionWords) -> bool:
    """Tell whether a line is a machine's, and nothing but.

    Args:
        said: how what the machine says begins.
        line: in lower case; the signs drawn around a warning don't count.
        words: how mail programs and people mark what is not new text.
    """
    bare = " ".join(_WORD.findall(line[:200]))
    return said.match(bare) is not None and not speaks_of_a_case(line, words)
