"""The lines that say who wrote what stands below: “Den 3 mars skrev Bo Ek:”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.phrasing.wordings import RegionWords
from dsr_desk.domain.intake.text.lines import ENDED, Line, next_text
from dsr_desk.domain.intake.text.region_kinds import RegionKind

_TIME = re.compile(r"\d{1,2}[:.]\d{2}|\bkl\.? ?\d|\b(?:19|20)\d{2}\b|\d{4}年")
_ADDRESS = re.compile(r"<[^<>\s]{1,64}@[^<>\s]{1,200}>|\S{1,64}@\S{1,200}")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4}[.!?]) ")
_ABBREVIATED = re.compile(r"(?<!\w)(\w)\.(\w)\.")
"""“f.d.”: its stops end nothing."""
_SEVERAL = re.compile(r"\b(?:they|de|dom|these|dessa|both|båda|members|persons|personerna)\b")
"""Several people write no one letter: “what they wrote:” stands above their addresses."""
_OWN_WORDS = re.compile(r"\b(?:words|ord|lines|rader|message|meddelande|letter|brev|text|this|så)$")
"""What the word is handed over with, however far from “wrote”."""
_ROW = 8
"""Words of a list's row at most."""
_SAID_BEFORE = 6
"""Words at most between “wrote” and the colon that hands the word over."""
_LISTED_WITHIN = 4
"""Lines below within which a list or a table names an address."""


class Attributions:
    """Finds them among a text's lines."""

    def __init__(self, lines: Sequence[Line], words: RegionWords) -> None:
        """Take the lines, and how people and programs write such a line."""
        self._lines = lines
        self._words = words

    def at(self, index: int) -> tuple[RegionKind | None, int]:
        """Recognise “Den … skrev …:” over up to four lines, and tell how many they are."""
        lines = self._lines[index : index + 4]
        for length, line in enumerate(lines, start=1):
            if line.blank or line.prefixed:
                break
            if not line.plain.endswith(":"):
                continue
            joined = " ".join(above.plain for above in lines[:length] if above.plain)
            if len(joined) > 400:
                break
            return self._attributed(joined, index + length), length
        return None, 0

    def _attributed(self, joined: str, beyond: int) -> RegionKind | None:
        verbs = self._words.attribution_verbs
        verb = verbs.search(joined)
        address = _ADDRESS.search(joined)
        time = _TIME.search(joined)
        day = self._words.attribution_days.match(joined)
        below = next_text(self._lines, beyond)
        quote_follows = below is not None and self._lines[below].prefixed
        if (verb and time and (address or day)) or (address and time and quote_follows):
            return RegionKind.QUOTED
        if verb and quote_follows and (time or address or day):
            return RegionKind.QUOTED
        if verb and self._introduces_list(joined, below):
            return None
        # “Anna skrev så här:” may introduce her words: nothing below it attests.
        last = _SENTENCE_END.split(joined)[-1]
        ends = [len(last[m.end() :].split()) for m in verbs.finditer(last)]
        near = ends and (ends[-1] <= _SAID_BEFORE or _OWN_WORDS.search(last.rstrip(": ")))
        return RegionKind.DOUBTFUL if near else None

    def _introduces_list(self, joined: str, below: int | None) -> bool:
        """“… som följande personer skrivit till oss raderas:” stands above addresses."""
        bare = _ABBREVIATED.sub(r"\1\2", joined.rstrip(": "))
        ends = [m.end() for m in self._words.attribution_verbs.finditer(bare)]
        told = any(found.end() == len(bare) for found in self._words.list_ends.finditer(bare))
        if below is None or (any(end >= len(bare) for end in ends) and not told):
            return False
        beneath = (line.plain for line in self._lines[below : below + _LISTED_WITHIN])
        row = next((line for line in beneath if _ADDRESS.search(line)), None)
        if row is None or (told and (row.endswith(ENDED) or len(row.split()) > _ROW)):
            return False  # “This is what they wrote: Hi! Please delete …” hands the word over
        several = told and _SEVERAL.search(bare) is not None
        return several or bool(self._words.list_intros.search(bare))
