"""What may open the statement of an attestation: a greeting, a heading, a label, a bullet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence

LOOSE = " ,.!:-|\t\n"
"""Signs that stand loosely around words."""
BULLETS = re.compile(
    r"^(?:[-•·+–*]|\(?(?:\d{1,2}|[a-z]|i{1,3}|i?v)[.)]"
    r"|(?:§|punkt|item|point|section) ?\d{1,2}[.):]?) ?"
)
"""How an item of a list begins."""
_LABEL_WORDS = 4

_NUMBERED = re.compile(
    r"^(?:(?:(?:§|punkt|avsnitt|item|point|section) ?)?\d{1,2}(?:\.\d{1,2})*[.):]? "
    r"|[a-h][.)] |[ivx]{1,4}[.)] |(?:del|part) (?:[a-h]|\d)[.):]? (?:- )?)"
)
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = 4
"""Words below a heading at least that tell something."""
_UNDERLINE = " :.*_=-"


def is_heading(text: str, words: Wordings) -> bool:
    """Tell whether it only heads what stands below: “3. Identitet”."""
    return words.attestation.heading.fullmatch(_NUMBERED.sub("", text).strip(" :.-")) is not None


def is_section(text: str, words: Wordings) -> bool:
    """Tell whether it is the heading of another part of the letter: “§ 6 Beslut”, “BACKGROUND”.

    With a full stop it has to be numbered: “Efteråt.” alone may be said of what stands above.
    """
    bare = _NUMBERED.sub("", text.strip(_UNDERLINE))
    if text.rstrip().endswith(".") and bare == text.strip(_UNDERLINE):
        return False
    return words.loose.sections.fullmatch(bare.strip(" ?" + _UNDERLINE)) is not None


def heads_section(sentences: Sequence[Sentence], index: int, words: Wordings) -> bool:
    """Tell whether a line heads another part of the letter, of which something is told.

    “Notes⏎ID check.” may say as much as either of its lines.
    """
    below = sentences[index + 1].text if sentences[index + 1 :] else ""
    told = MASK in below or len(_WORD.findall(below)) >= _TOLD
    return told and is_section(sentences[index].text, words)


def harmless_opening(lead: str, words: Wordings) -> bool:
    """Tell whether the words before the sentence are a greeting, a heading or a bullet."""
    unmarked = BULLETS.sub("", lead.strip()).strip()
    bare = unmarked.strip(LOOSE)
    if not bare:
        return not unmarked
    attestation = words.attestation
    greeting = attestation.greeting.match(bare)
    if (
        greeting
        and len(bare[greeting.end() :].split()) <= 2
        and _unjoined(bare, greeting.end(), lead)
    ):
        return True
    opened = bare[greeting.end() :].strip(LOOSE) if greeting else bare
    if attestation.affirmation.fullmatch(opened):
        return True
    if _labels(bare, lead, words):
        return True
    return attestation.heading.fullmatch(bare) is not None or (
        MASK in bare and not bare.strip(f"{MASK} ,;()<>-|&/")
    )


def _labels(bare: str, lead: str, words: Wordings) -> bool:
    """Tell whether “Handläggarens intyg:” or the like stands before the sentence."""
    parts = bare.split()
    if not lead.rstrip(" \n\t").endswith((":", ".", "|")) or not 1 <= len(parts) <= _LABEL_WORDS:
        return False
    named = words.attestation.heading.fullmatch(parts[-1]) is not None
    return named and find_doubt(bare, words, (Danger.CHECK, Danger.ENCOUNTER)) is None


def _unjoined(bare: str, greeted: int, lead: str) -> bool:
    """“Hej Karin, vi …” is a greeting; “Hej Karin tror vi …” may be anything."""
    return not bare[greeted:].strip(" ,.!") or lead.rstrip(" ").endswith((",", "!", ".", "\n"))
