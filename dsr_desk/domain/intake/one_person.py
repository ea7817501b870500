"""Whether the addresses of a mail are all one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.phrases import MASK
from dsr_desk.domain.intake.sentences import Sentence
from dsr_desk.domain.intake.wordings import Wordings
from dsr_desk.domain.requests import NamedSubject

_LETTERS = re.compile(r"[^\W\d_]+")
_MASKED = re.compile(rf"<?{MASK}+>?")
_FULL_NAME = range(2, 5)
"""Words of a name with its surname."""


def is_one_person(
    subjects: Sequence[NamedSubject], sentences: Sequence[Sentence], shown: str, words: Wordings
) -> bool:
    """Tell whether the mail says so, or puts one full name beside each address.

    Args:
        subjects: the persons, by their addresses.
        sentences: of the new text.
        shown: the mail's text.
        words: the wordings.
    """
    if _same_name(subjects, shown):
        return True
    texts = [_MASKED.sub("@", sentence.text) for sentence in sentences]
    said = any(words.attestation.one_person.search(text) for text in texts)
    return said and not any(words.attestation.several_persons.search(text) for text in texts)


def _same_name(subjects: Sequence[NamedSubject], shown: str) -> bool:
    """Tell whether one full name stands beside each address: in a table, in a list."""
    beside: set[str] = set()
    for subject in subjects:
        at = subject.evidence
        begin = shown.rfind("\n", 0, at.start) + 1
        end = shown.find("\n", at.end)
        line = shown[begin : at.start] + " " + shown[at.end : end if end >= 0 else len(shown)]
        beside.add(" ".join(_LETTERS.findall(line.lower())))
    return len(beside) == 1 and len(beside.pop().split()) in _FULL_NAME
