"""The boxes of forms: right before the sentence a ticked one says yes, an empty one says no."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.wordings import RegionWords

EMPTY = r"(?:\[ ?\]|\( ?\)|[☐□])"
"""One that nobody has ticked, as part of an expression."""
TICKED = r"(?:\[ ?[xv✓] ?\]|\([xv]\)|[☒☑✓✔])"
"""One that is ticked before a wish: there a cross is no “no”."""
_TICK = re.compile(r"(?:\[ ?[x✓✔] ?\]|\(x\)|[☑✓✔✅])(?: ?\d{1,2}[.)])? ?$")
_FORM = re.compile(r"\[ ?[x✓✔]? ?\]|[☐☑✓✔✅]|(?:^|[\n\f])[^\W\d_][^:|\n\f]{1,40}(?:: ?| \| )\S")
_CROSSED = re.compile(r"\[x\] ?")
_FORM_LINES = 2
"""Boxes and labels of a form at least, besides its own: a box alone may be anybody's."""


def without_tick(
    said: str, before: str, behind: str, words: RegionWords, *, headed: bool = False
) -> str:
    """Return what is said before the sentence, without the box of a form that says yes.

    Args:
        said: what its own statement says before it.
        before: the text above that statement.
        behind: the text behind the sentence.
        words: what says that a ticked box is no yes.
        headed: whether the statement above is the heading of an attestation, and no more.
    """
    if not _TICK.search(said):
        return said
    if any(_explains_boxes(text, words) for text in (said, before, behind)):
        return said
    numbered = said.rstrip().endswith((".", ")"))  # “☑ 2. Vi har …” is one of a list
    form = len(_FORM.findall(f"{before}\n{behind}"))
    in_form = headed or form >= (1 if numbered else _FORM_LINES)
    return _TICK.sub("", said) if in_form else said


def _explains_boxes(text: str, words: RegionWords) -> bool:
    """Tell whether a text says of a form's boxes that they are no yes: “kryss betyder nej”."""
    rest = words.not_box_legends.sub(" ", text)
    crossed = [found.end() for found in _CROSSED.finditer(text)]
    means = any(text.startswith("=", at) or words.box_noes.match(text, at) for at in crossed)
    return means or words.box_legends.search(rest) is not None
