"""What the line above the attestation says, where no full stop parts them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.wishes.verbs import wish_condition
from dsr_desk.domain.requests import NamedSubject

_WORD = re.compile(r"[^\W\d_]+")
_LINE = 4
"""Words of a line at most that is the name of somebody."""


def unfinished(text: str, words: Wordings) -> str:
    """Return what speaks against the sentence in a line that may go on in it, or stands for it."""
    last = words.dangers.innocent.sub(" ", text.rsplit("\n", 1)[-1])
    if wish_condition(last, words) or words.attestation.reported.search(last):
        return "attestation-conditional"
    said = _WORD.findall(last)
    if said and words.regions.attribution_verbs.search(last[-len(said[-1]) - 2 :]):
        # “Karin skriver”, and the sentence on the next line.
        return "attestation-reported"
    if said and ":" in last and words.dangers.row_open.fullmatch(said[-1]):
        return "attestation-ambiguous"
    return "attestation-ambiguous" if words.attestation.that.search(last[-6:]) else ""


def names_another(text: str, subjects: Sequence[NamedSubject], words: Wordings) -> str:
    """Judge a short line above the sentence: it may be the name of somebody else."""
    line = text.rsplit("\n", 1)[-1]
    channels = words.channels
    says_more = any(p.search(line) for p in (channels.mail, channels.forum, channels.chat))
    if MASK in line or ":" in line or says_more or len(line.split()) > _LINE:
        return ""
    named = {plain(word) for word in _WORD.findall(line)}
    meant = plain(" ".join(subject.address.local for subject in subjects))
    return "" if any(word in meant for word in named) else "attestation-ambiguous"
