"""Lines below the signature: names, offices, units, numbers, and what an organisation prints."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.loose_pieces import (
    ALONE,
    NUMBER,
    PLAIN_MARKS,
    SHORT,
    SHORT_WORD,
    WORD,
    closes,
    is_office,
    is_senders,
    nothing_known,
)
from dsr_desk.domain.intake.attesting.states import states
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence

_WEB = re.compile(r"www\.|https?:|[^\W_]\.(?:example|se|com|org|nu|eu|net|uk|fi|no|dk)\b")
_TITLE = re.compile(r"[^\W\d_]{4,}(?: [^\W\d_]+)?, [A-ZÅÄÖÉ]")
"""“diakon, Sankt Olofs församling”."""
_AT_HOUSE = re.compile(r"[^\W\d_]+ @ [^\W\d_][\w' &.-]{1,40}")
"""“becky @ linden vets”: a name and a house."""
_ENDED = re.compile(r"[.!?;][\"')\] ]*$")
_ABBREVIATED = 4
"""Letters of an abbreviation below a name at most: “vik.”, “Bitr.”"""
_MOTTO = re.compile(r"[\"“”»«'][^\"“”»«]{3,60}[\"“”»«']")
"""What an organisation says of itself below its name."""


def odd_footer(sentence: Sentence, shown: str, sender: str, words: Wordings) -> bool:
    """Tell whether a line below the signature is none of those that stand there.

    Those are names, offices, units, numbers, addresses, greetings, and what an organisation prints.

    Args:
        sentence: the line or the statement.
        shown: the mail's text.
        sender: the letters of the sender's name.
        words: how people phrase things.
    """
    text = sentence.text
    written = sentence.evidence(shown).text
    said = WORD.findall(written)
    if len(said) <= SHORT and words.loose.kin.search(words.dangers.innocent.sub(" ", text)):
        return True
    if MASK in text or NUMBER.search(text) or _WEB.search(text) or closes(text, words):
        return False
    if not said:
        return PLAIN_MARKS.fullmatch(written.strip()) is None
    long = [word for word in said if len(word) > SHORT_WORD]
    if not long or is_senders(long, sender):
        return not long and states(text, words)
    if is_senders(long[:1], sender) and "," in text:
        return states(text, words)  # “juno, moonmoth games”
    if _ENDED.search(text):
        named = all(word[:1].isupper() for word in long) or text.endswith("!")
        if len(said) > SHORT or (len(said) > 1 and named) or len(said[0]) <= _ABBREVIATED:
            return False
        return words.dangers.harmless_topic.search(text) is None
    if written.startswith("/") or _MOTTO.fullmatch(written.strip()):
        return states(text, words)
    bare = len(said) > ALONE and (written[:1].islower() or written.isupper())
    bare = bare and not (_TITLE.match(written) or _AT_HOUSE.fullmatch(written))
    odd = bare and not is_office(text, words) and nothing_known(text, "", words)
    return odd or states(text, words)


def names_follow(text: str, words: Wordings) -> bool:
    """Tell whether the sender's name is due below: a closing or thanks."""
    return any(one.search(text) for one in (words.regions.closings, words.regions.thanks))
