"""Whether a check is said to be done on a day that is still to come.

“Vi har bekräftat personens identitet den 1 april”, written in March, tells of no check.  A day that
goes with the wish is a deadline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.attesting.literal import Literal
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.dates import Calendar
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.verbs import wishes

_WORD = re.compile(r"[^\W\d_]+")
_BARE = 3
"""Words of a statement at most that tells nothing but the day: “Det var den 1 april.”"""


def check_to_come(
    sentences: Sequence[Sentence], own: Sequence[Literal], calendar: Calendar, words: Wordings
) -> Sentence | None:
    """Return the statement that lays the check on a day after the mail's own, if there is one."""
    for sentence in sentences:
        at = [literal for literal in own if literal.lies_in(sentence)]
        if at:
            said = _beside(sentence, at[-1], words)
        else:
            said = sentence.text if _of_the_check(sentence, words) else ""
        if said and calendar.coming(said):
            return sentence
    return None


def _beside(sentence: Sentence, literal: Literal, words: Wordings) -> str:
    """Return what the attestation's own statement adds before it wishes."""
    tail = sentence.text[max(literal.end - sentence.start, 0) :]
    wish = words.wish
    asked = [m.start() for one in (wish.erase, wish.access) if (m := one.search(tail))]
    return tail[: min(asked, default=len(tail))]


def _of_the_check(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether a statement tells of the check, or of nothing but a day."""
    text = sentence.text
    if MASK in text or wishes(text, words) or words.loose.deadlines.search(text):
        return False
    if words.dates.request_cues.search(text):
        return False  # “Begäran inkom: 20 november”
    if len(_WORD.findall(text)) <= _BARE:
        return True
    dangers = words.dangers
    return any(one.search(text) for one in (dangers.check, dangers.check_done, dangers.kinds))
