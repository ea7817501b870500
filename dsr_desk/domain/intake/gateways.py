"""What a mail gateway puts above a mail from outside: no part of the mail, if it is that alone."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.wordings import RegionWords

_WORD = re.compile(r"[\w'-]*\w")
_LINKED = re.compile(r"@|://")
_LONG = 60
"""Characters of a word of a warning at most."""
_OUTSIDE = re.compile(r"\b(utanför|outside(?: of)?(?: the)?)((?: [A-ZÅÄÖ][a-zåäö]+){1,4})")
"""“outside of the Riverside Borough Council”"""


def begins_warning(plain: str, words: RegionWords) -> bool:
    """Tell whether a line begins like a warning, whatever signs are drawn around it."""
    return words.banners.match(" ".join(_WORD.findall(plain[:200]))) is not None


def only_warns(raw: str, words: RegionWords) -> bool:
    """Tell whether a line has no word but a warning's, addresses, and whom one is outside of.

    In “VARNING: extern avsändare. Radera inget än” stand the writer's own words, to be heard.
    """
    told = (each for each in _OUTSIDE.sub(r"\1", raw).split() if not _LINKED.search(each))
    return all(
        len(each) <= _LONG
        and all(word.casefold() in words.banner_words for word in _WORD.findall(each))
        for each in told
    )
