"""What a mail gateway, a form or a system says of the mail it sends on: none of it is the mail's.

“EXTERNAL EMAIL: do not click links” may stand above anything.  A line of which it is not certain
is heard: “External customer, not checked yet” is somebody's doubt.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.wordings import RegionWords

_ADDRESS = re.compile(r"\S{1,64}@\S{1,200}")
_WORD = re.compile(r"[\w'-]*\w")
_NAME = re.compile(r"(?<=[\w,] )[A-ZÅÄÖÉ][\w'-]*[a-zåäöé](?!\w)")
"""A word with a capital letter, and not at a statement's beginning: “outside Northmoor Council”."""
_BY_SOMEBODY = re.compile(r"(?<!\w)(?:by|av) [A-ZÅÄÖÉ]")
"""“This mail was created by Ann Ek”: who that is may matter."""
_LONGEST = 400
_LETTERS = re.compile(r"[^\W\d_]{2}")


def may_be_machines(line: str, words: RegionWords) -> bool:
    """Tell whether a line, as it is written, holds no word but a machine's and names."""
    if line.rstrip().endswith(":") or len(line) > _LONGEST:
        return False
    bare = _NAME.sub(" ", _ADDRESS.sub(" ", line.replace("’", "'")))
    return _LETTERS.search(words.machine_words.sub(" ", bare.lower())) is None


def set_by_machine(said: Pattern, line: str, words: RegionWords) -> bool:
    """Tell whether a line is a machine's, and nothing but.

    Args:
        said: how what the machine says begins.
        line: as it is written; the signs drawn around a warning don't count.
        words: how mail programs and people mark what is not new text.
    """
    bare = " ".join(_WORD.findall(line[:200].replace("’", "'").lower()))
    if said is words.automatic and _BY_SOMEBODY.search(line):
        return False
    return said.match(bare) is not None and may_be_machines(line, words)


def is_system_note(line: str, words: RegionWords) -> bool:
    """Tell whether a line is what a system notes of the mail: “Ticket #33 was updated”.

    It names nobody and holds no word of a check, done or not: that is heard wherever it stands.
    """
    if ":" in line or len(line) > _LONGEST:
        return False
    bare = line.strip().lower().replace("’", "'")
    said = words.system_notes.match(" ".join(_WORD.findall(bare)))
    rest = words.system_words.sub(" ", bare)
    return said is not None and _LETTERS.search(rest) is None
