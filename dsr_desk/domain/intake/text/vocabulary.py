"""Which words are known to be harmless beside an attestation."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_NAME_PART = 3
"""Letters of a name at least."""


def unknown_beside(text: str, meant: str, words: Wordings) -> int:
    """Count the words of what the attestation's own statement adds that are not understood."""
    attestation = words.attestation
    for pattern in (attestation.method, words.dangers.kinds, attestation.proof):
        text = pattern.sub(" ", text)
    return unknown_words(text, meant, words)


def unknown_words(text: str, meant: str, words: Wordings) -> int:
    """Count the words that no list of harmless ones holds."""
    return len(which_unknown(text, meant, words))


def which_unknown(text: str, meant: str, words: Wordings) -> list[str]:
    """Return the words that no list of harmless ones holds."""
    attestation, channels = words.attestation, words.channels
    rest = text
    for pattern in (
        words.dangers.innocent,
        words.dangers.check_done,
        words.wish.rectify,
        words.wish.object,
        attestation.paraphrase,
        attestation.courtesy,
        words.dates.request_cues,
        channels.mail,
        channels.forum,
        channels.chat,
        channels.social,
        words.dangers.plain_words,
    ):
        rest = pattern.sub(" ", rest)
    return [word for word in naming_nobody(rest, meant) if len(word) > 1]


def naming_nobody(text: str, meant: str) -> list[str]:
    """Return the words that are no part of a name; ``meant``: the letters of the names."""
    words = _WORD.findall(text)
    return [word for word in words if len(word) < _NAME_PART or plain(word) not in meant]
