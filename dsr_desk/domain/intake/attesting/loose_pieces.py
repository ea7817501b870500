"""By what a piece that stands alone is known: a name, an office, a greeting, what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.attesting.added import TICKS
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import SMILES
from dsr_desk.domain.intake.text.vocabulary import which_unknown

WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d{3}|\d[/-]\d")
PLAIN_MARKS = re.compile(
    rf"(?:(?:{SMILES})|[{''.join(sorted(TICKS))}]|[-–—=_*~.,•·#+|\s\ufffc\u2500-\u257f/\d])*"
)
ALONE = 2
"""Words of a line below the attestation at most that has to be known."""
_INITIAL = re.compile(r"\w \w\.?$", re.ASCII)
SHORT_WORD = 2
"""Letters of a word at most that is an initial or a part of a number: “KS 2026/114”."""
SHORT = 4
"""Words of a loose line at most; a longer one is judged as what it says."""


def is_written_as_name(piece: str) -> bool:
    """Tell whether a piece is written as a name is: “Lilla Teatern”, “Kay N”."""
    said = WORD.findall(piece)
    long = [word for word in said if len(word) > SHORT_WORD]
    capital = all(word[0].isupper() and word[1:].islower() for word in long)
    return bool(long) and capital and (len(long) > 1 or _INITIAL.search(piece) is not None)


def is_about_request(piece: str, words: Wordings) -> bool:
    """Tell whether a piece names a wish, a channel, the request or its number."""
    wish, channels, attestation = words.wish, words.channels, words.attestation
    return NUMBER.search(piece) is not None or any(
        pattern.search(piece)
        for pattern in (
            wish.erase_wide,
            wish.access_wide,
            wish.portability_wide,
            wish.rectify,
            wish.object,
            channels.mail_wide,
            channels.forum_wide,
            channels.chat_wide,
            channels.social,
            words.dates.request_cues,
            words.dangers.harmless_topic,
            attestation.courtesy,
            attestation.greeting,
            attestation.heading,
        )
    )


def is_office(text: str, words: Wordings) -> bool:
    """Tell whether a line holds the name of an office or a unit."""
    return any(one.search(text) for one in (words.loose.roles, words.loose.subjects))


def closes(text: str, words: Wordings) -> bool:
    """Tell whether a line greets, thanks, or was put there by a program or an organisation."""
    regions = words.regions
    told = (regions.closings, regions.thanks, regions.mobile, regions.disclaimers)
    return any(pattern.search(text) for pattern in (*told, words.attestation.courtesy))


def is_senders(said: Sequence[str], sender: str) -> bool:
    """Tell whether all words are of the sender's name (its letters)."""
    return all(plain(word) in sender for word in said)


def nothing_known(text: str, names: str, words: Wordings) -> bool:
    """Tell whether no word of a line is known: it may be in a language that nobody reads here."""
    said = [word for word in WORD.findall(text) if len(word) > SHORT_WORD]
    return len(which_unknown(text, names, words)) >= len(said) > 0
