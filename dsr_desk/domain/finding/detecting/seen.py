"""A text as a reader sees it, before anything is detected in it."""

from __future__ import annotations

import re
import unicodedata

from dsr_desk.domain.finding.folded import BLANK, is_composed
from dsr_desk.domain.intake.text.spelling import as_signs

_OF_OTHERS = re.compile("[^\x00-\x7f\xc0-\xd6\xd8-\xf6\xf8-\xff\u2013\u2014\u2018-\u201d\u2022]")
"""Whatever may have to be composed, left out or read as another sign; most texts have none."""
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


class _Seen(dict[int, str]):
    """Leaves out what can't be seen; looks each character up once."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        unseen = unicodedata.category(letter) == "Cf" or letter in BLANK
        shown = self[number] = "" if unseen else letter
        return shown


_SEEN = _Seen()


def with_ascii_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9, each at its place."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def seen(text: str) -> str:
    """Return a text with composed letters, without what can't be seen, its signs for @ as such."""
    if not is_composed(text) and _OF_OTHERS.search(text):
        text = unicodedata.normalize("NFKC", text).translate(_SEEN)
        text = with_ascii_digits(text)
    return as_signs(text)
