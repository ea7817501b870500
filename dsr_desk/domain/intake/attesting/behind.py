"""What stands behind the attestation on its own line: a mark, or an aside of a word or two.

What is said there is read as if it belonged to the sentence.  It is known to be harmless, or a
person has to look: nobody can list what may stand there (“/s”, “- sen”, “≈”, “Kappa”).
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.added import TICKS
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import SMILES, Sentence
from dsr_desk.domain.intake.text.vocabulary import naming_nobody, unknown_words

_FRIENDLY = re.compile(rf"(?:(?:{SMILES})|[{''.join(sorted(TICKS))}.,;:!\ufe0f])+")
_SAID = re.compile(r"[^\W\d_]{2}|\d{3}")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-z])[.):]")
_INITIAL = re.compile(r"/{0,2}[A-ZÅÄÖ]")
"""How somebody signs: “/F”."""
_BRACKET = re.compile(r"\[[^\]]{0,60}\]")
_REFERENCE = re.compile(r"\d{3}")
"""A case's number."""
_JOINING = frozenset("-–—•·|/&+,;:>")
_QUOTING = frozenset("\"'”“’»)]}")
"""Judged where the whole statement is: it may be quoted, or stand in brackets."""
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = 3
"""Words of an aside at most."""
_FEW = 4
"""Words that say how something was done at most, without a verb of their own."""


def odd_mark(shown: str, start: int, end: int) -> bool:
    """Tell whether a mark that is no letter comments on the sentence from behind.

    Args:
        shown: the mail's text.
        start: where the sentence begins.
        end: where it ends, before its full stop.
    """
    if shown.startswith(("...", " ..."), end):
        # It trails off: what was to follow is not said.
        return True
    line_end = shown.find("\n", end)
    behind = shown[end : line_end if line_end >= 0 else len(shown)].lstrip(" \t\xa0.!")
    if bracket := _BRACKET.match(behind):
        # “[not filled in]”, “[citation needed]”; a case's number is harmless.
        return _REFERENCE.search(bracket.group()) is None
    mark, _, further = behind.partition(" ")
    if not mark or _SAID.search(mark) or _FRIENDLY.fullmatch(mark):
        return False
    if _QUOTING.issuperset(mark.rstrip(".,!")):
        return False
    line_start = shown.rfind("\n", 0, start) + 1
    if behind.strip() == "|" and shown[line_start:start].lstrip().startswith("|"):
        return False  # the row of a table drawn with signs
    if _NUMBERING.fullmatch(mark) or _JOINING.issuperset(mark):
        return not further.strip()
    if _INITIAL.fullmatch(mark) or (mark[0].isalnum() and further.strip()):
        return False
    if mark.strip("*_.") == "":
        # Bold type, as programs write it: “*We have …*”.
        return mark[0] not in shown[line_start:start]
    return True


def odd_aside(aside: Sentence, meant: str, words: Wordings) -> bool:
    """Tell whether a short statement behind the sentence is none that is known to be harmless.

    Args:
        aside: the next statement of the same line, neither wish nor greeting.
        meant: the letters of the persons' names.
        words: how people phrase things.
    """
    text = aside.text
    said = _WORD.findall(text)
    if text.startswith(("(", "[")):
        return len(said) <= _FEW and not tells_how(text, words) and not _REFERENCE.search(text)
    if not said or len(said) > _ASIDE or not naming_nobody(text, meant):
        return False
    if text.startswith("/") and len(said) == 1:
        # How somebody signs: “/Maria”.
        return False
    if len(said) < _ASIDE and words.attestation.future.search(text):
        return True
    single = len(said) == 1 or not (aside.closed or len(said) == _ASIDE)
    calls = text.rstrip("\"') ").endswith(("!", "?"))
    if single and not calls and unknown_words(text, meant, words):
        return True
    return says_not_how(text, words)


def hangs_on(tail: str, words: Wordings) -> bool:
    """Tell whether what the sentence goes on with is too short for a statement, and tells no how.

    “- sen”, “(se nedan)” and “per husband” hold known words only, and yet nobody knows what they
    mean here.
    """
    short = len(_WORD.findall(tail)) < _ASIDE or says_not_how(tail, words)
    return short and not tells_how(tail, words)


def says_not_how(text: str, words: Wordings) -> bool:
    """Tell whether a few words begin like a way of checking, and name none: “via Facebook”."""
    said, start = _WORD.findall(text), _WORD.search(text)
    if start is None or len(said) > _FEW:
        return False
    begins = words.connectives.how.match(" " + text[start.start() :])
    return begins is not None and not tells_how(text, words)


def tells_how(text: str, words: Wordings) -> bool:
    """Tell whether words name a proof, a way of checking, or the occasion."""
    return any(
        pattern.search(text)
        for pattern in (
            words.attestation.method,
            words.attestation.proof,
            words.attestation.paraphrase,
            words.dangers.kinds,
            words.dangers.check_done,
            words.dates.request_cues,
        )
    )
