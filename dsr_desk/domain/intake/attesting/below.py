"""What stands below the signature against an attestation, and in boxes that nobody ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dsr_desk.domain.intake.attesting.footer_lines import names_follow, odd_footer
from dsr_desk.domain.intake.attesting.remarks import Place, Remark, plain_doubt
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.form_boxes import EMPTY
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.requests import NamedSubject

_WORD = re.compile(r"[^\W\d_]+")
_NAMES = 2
"""Parts of an address that have to be a name's."""
_NAMED = 3
"""Words of a name at most."""
_SIGNED = 8
"""Words of a line with the sender's name at most."""
_PARTS = 4
"""Parts of a line with a name, an office, a house and a number at most."""
_HOUSE = 5
"""Letters of a house's name at least by which its domain is known."""
_FOOTER = 5
"""Words of a sentence below the signature that says something."""
_EMPTY_BOX = re.compile(rf"[^\w\[(]{{0,4}}{EMPTY}")
_WEB = re.compile(r"(?:https?://|www\.)\S+")


def in_footers(
    footers: Sequence[Sentence], shown: str, sender: str, words: Wordings, house: str = ""
) -> Remark | None:
    """Look for a take-back below the signature, above the standard texts of the organisation.

    Args:
        footers: what stands there.
        shown: the mail's text.
        sender: the letters of the sender's name.
        words: how people phrase things.
        house: the letters of the sender's domain.
    """
    # A footer may repeat one line ten thousand times; a line says the same each time.
    judged: set[str] = set()
    closed = False
    for sentence in footers:
        if sentence.text in judged:
            continue
        judged.add(sentence.text)
        if words.regions.disclaimers.search(sentence.text):
            return None
        if words.regions.printed.fullmatch(sentence.text.strip(" .\n")):
            continue
        line = sentence.text.strip(" !.,\n")
        # Below a closing stands the sender's name, however it is written.
        named, closed = closed and line.isalpha(), names_follow(line, words)
        if _WEB.fullmatch(sentence.text.strip()) or words.regions.closings.fullmatch(line):
            continue
        name, _, office = line.rpartition(", ")
        title = len(name.split()) <= _NAMED and words.dangers.roles.fullmatch(office)
        for_another = name and words.dangers.acts_for.match(office)
        if not sentence.closed and title and not for_another:
            continue  # “Förvaltare” below a name is a title, and “Ulla Ek, förvaltare” has one
        if not sentence.closed and _office_of_house(sentence.evidence(shown).text, house, words):
            continue
        if reason := plain_doubt(sentence, _below_signature(sentence), words):
            return Remark(sentence, reason)
        with_office = len(name.split()) <= _NAMED and words.loose.roles.fullmatch(office)
        if not named and not (name and with_office) and odd_footer(sentence, shown, sender, words):
            return Remark(sentence, "attestation-ambiguous")
    return None


def _office_of_house(line: str, house: str, words: Wordings) -> bool:
    """Tell whether an office in the sender's own house stands there: “Förvaltare, Ekbo AB”."""
    parts = [part.strip(" /.") for part in line.split(", ")]
    if not 2 <= len(parts) <= _PARTS or words.dangers.acts_for.search(line.lower()):
        return False
    # “Förvaltare, Ekbo, på uppdrag av Olle Ek” acts for somebody.
    others = [part for part in parts if not words.dangers.roles.fullmatch(part.lower())]
    if not all(word[0].isupper() for part in others for word in _WORD.findall(part)):
        return False
    for title, unit in pairwise(parts):
        named = _WORD.match(unit)
        name = plain(named[0]).removesuffix("s") if named else ""
        of_house = len(name) >= _HOUSE and name in house
        if of_house and words.dangers.roles.fullmatch(title.lower()):
            return True
    return False


def _below_signature(sentence: Sentence) -> Place:
    """Return the place of a sentence below the signature: a finished one may take it all back."""
    says = sentence.closed and len(_WORD.findall(sentence.text)) >= _FOOTER
    return Place(leads=says)


def signed_by_person(
    footers: Sequence[Sentence], subjects: Sequence[NamedSubject], sender: str
) -> Sentence | None:
    """Return the line below the closing that is the name of a person concerned, if one is."""
    for subject in subjects:
        parts = [plain(part) for part in _WORD.findall(subject.address.local)]
        if len(parts) < _NAMES or all(part in sender for part in parts):
            continue
        for line in footers:
            said = [plain(word) for word in _WORD.findall(line.text)]
            if MASK not in line.text and len(said) <= _SIGNED and set(said).issuperset(parts):
                return line
    return None


def in_empty_boxes(sentences: Sequence[Sentence], words: Wordings) -> Remark | None:
    """Look for a check that a list leaves unticked: “[ ] Proof of identity seen”."""
    for sentence in sentences:
        text = sentence.text
        empty = _EMPTY_BOX.match(text) and words.attestation.topic.search(text)
        if empty and not words.negation.words.search(text):
            return Remark(sentence, "attestation-ambiguous")
    return None
