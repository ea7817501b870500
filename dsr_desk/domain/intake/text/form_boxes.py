"""The boxes of forms: right before the sentence a ticked one says yes, an empty one says no."""

from __future__ import annotations

import re

EMPTY = r"(?:\[ ?\]|\( ?\)|[☐□])"
"""One that nobody has ticked, as part of an expression."""
TICKED = r"(?:\[ ?[xv✓] ?\]|\([xv]\)|[☒☑✓✔])"
"""One that is ticked before a wish: there a cross is no “no”."""
_TICK = re.compile(r"(?:\[ ?[x✓✔] ?\]|\(x\)|[☑✓✔✅]) ?$")
_FORM = re.compile(r"\[ ?[x✓✔]? ?\]|[☐☑✓✔✅]|(?:^|[\n\f])[^\W\d_][^:\n\f]{1,40}: ?\S")
_LEGEND = re.compile(
    r"\b(?:kryss\w*(?! (?:i |för )?(?:det|de|den|allt) som (?:gäller|stämmer))"
    r"|betyder|återst\w*|saknas|oklar\w*|kvar att|att göra|cross\w*|means?|marks?"
    r"|min begäran|my request|nästa|senare|next|later|ifyll\w* av kund\w*"
    r"|(?:filled in|completed) by (?:the )?(?:customer|person|data subject)"
    r"|missing|outstanding|remaining|pending|to do|open points)\b|\[x\] ?(?:=|nej\b|no\b)"
)
"""What says of a form's boxes that they are no yes."""
_FORM_LINES = 2
"""Boxes and labels of a form at least, besides its own: a box alone may be anybody's."""


def without_tick(said: str, before: str, behind: str, *, headed: bool = False) -> str:
    """Return what is said before the sentence, without the box of a form that says yes.

    Args:
        said: what its own statement says before it.
        before: the text above that statement.
        behind: the text behind the sentence.
        headed: whether the statement above is the heading of an attestation, and no more.
    """
    if not _TICK.search(said):
        return said
    if any(_LEGEND.search(text) for text in (said, before, behind)):
        return said
    in_form = headed or len(_FORM.findall(f"{before}\n{behind}")) >= _FORM_LINES
    return _TICK.sub("", said) if in_form else said
