"""What stands above a letter's greeting: a letterhead, a ticket's title, a form's labels.

None of it is anybody's letter, so a greeting below it opens the mail.  Every word of it has to be
known, a number, or a name of the sender's: another one may be that of whoever wrote what follows.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.attesting.states import states
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence

_LONGEST = 14
"""Words of such a line at most."""
_NAME = re.compile(r"[A-ZÅÄÖÉ][\w'’&.-]*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_CASES = (Danger.CHECK, Danger.ENCOUNTER, Danger.VAGUE)


def is_head_matter(sentence: Sentence, shown: str, writer: str, words: Wordings) -> bool:
    """Tell whether a line is none of anybody's letter.

    Args:
        sentence: the line.
        shown: the mail's text.
        writer: the letters of the sender's name and domain.
        words: the wordings.
    """
    text = sentence.text
    label, colon, _ = text.partition(":")
    regions = words.regions
    if colon and any(
        head.fullmatch(label.strip()) for head in (regions.letter_heads, regions.letter_from)
    ):
        return False  # which is judged by what it heads
    if sentence.asks or MASK in text or text.rstrip().endswith(":"):
        return False
    if len(text.split()) > _LONGEST or states(text, words) or words.loose.kin.search(text):
        return False
    if words.attestation.reported.search(text) or find_doubt(text, words, _OF_CASES):
        return False
    written = sentence.evidence(shown).text
    said = [name for name in _NAME.findall(written) if not _is_known(name.lower(), words)]
    if not all(plain(name).removesuffix("s") in writer for name in said):
        return False
    return not _unknown(_NAME.sub(" ", written).lower(), words)


def _unknown(text: str, words: Wordings) -> bool:
    for known in (words.regions.system_words, words.loose.subjects, words.loose.roles):
        text = known.sub(" ", text)
    return _WORD.search(text) is not None


def _is_known(word: str, words: Wordings) -> bool:
    return not _unknown(word, words)
