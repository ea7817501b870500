"""Swedish, English or unknown, by a vote of small words."""

from __future__ import annotations

import re
from collections import Counter

from dsr_desk.domain.intake.phrasing.wordings import Wordings

_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_ENOUGH = 2
_CONSIDERED = 20_000


def language_of(folded: str, words: Wordings) -> str:
    """Return the language whose small words are clearly the most frequent.

    The attestation's own words count only where the rest is too short to tell: English mails hold
    the Swedish sentence as often as not.
    """
    told = folded[:_CONSIDERED]
    attestation = words.attestation
    rest = attestation.literal_one.sub(" ", attestation.literal_any.sub(" ", told))
    language = _voted(rest, words)
    return _voted(told, words) if language == "unknown" else language


def _voted(told: str, words: Wordings) -> str:
    votes: Counter[str] = Counter()
    for found in _WORD.finditer(told):
        for language, common in words.common.items():
            votes[language] += found.group() in common
    ranked = votes.most_common()
    if not ranked or ranked[0][1] < _ENOUGH:
        return "unknown"
    total = sum(1 for _ in _WORD.finditer(told))
    # Other languages share a word or two with these: one word in ten must be known.
    if ranked[0][1] * 10 < total or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return "unknown"
    return ranked[0][0]
