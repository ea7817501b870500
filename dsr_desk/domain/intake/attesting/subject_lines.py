"""What the subject line and the names of files say: “WIP: …”, “… (void)”, “Återkallelse.pdf”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.attesting.dangers import Danger, Reach, find_doubt
from dsr_desk.domain.intake.attesting.loose_pieces import (
    NUMBER,
    WORD,
    is_about_request,
    is_written_as_name,
)
from dsr_desk.domain.intake.attesting.states import Said, states, tells_state
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence

_PIECE = re.compile(r"\s*(?:: |:$|[–—|/()\[\];?!\"]| - |, | \+ |\. )\s*")
"""What parts a subject line: “WIP: …”, “… (void)”, “… – on hold”."""
_CASE = re.compile(
    r"(?<![\w/-])([A-ZÅÄÖ]{1,3})(?:[/-][A-ZÅÄÖ]{1,3})*[/-](?:\d{4}[/-])?\d{3,}(?![\w/-])"
)
"""A case's number: “ERB/PRV/5523”."""
_FILE = re.compile(r"[^\W\d_][\w()-]{2,80}\.(?:pdf|docx?|odt|txt|rtf|xlsx?|jpe?g|png|eml|msg)\b")
_FILE_WORDS = re.compile(r"[\W_]+")
_OF_PAPERS = (Danger.CHECK, Danger.ORIGIN, Danger.ENCOUNTER, Danger.VAGUE)
"""What attached papers are called without any danger: “ID-kopia”, “inskannat brev”."""
_VERSION = re.compile(r"\bv(?:0|\d\.)\d|\bversion \d")
_RULE = re.compile(r"[-=_*~.•·#+|\s\ufffc\u2500-\u257f]*")


def odd_subject(written: str, said: Said, words: Wordings) -> bool:
    """Tell whether a subject line may tell how far the request has come, or that it doesn't hold.

    Args:
        written: as far as the sender wrote it.
        said: what the mail itself says.
        words: how people phrase things.
    """
    line = written.lower()
    written = _CASE.sub(lambda case: case[0] if states(case[1].lower(), words) else " ", written)
    wished = words.wish.erase_wide
    denied = words.negation.words.finditer(line)
    if _VERSION.search(line) or any(wished.match(line, found.end() + 1) for found in denied):
        return True
    pieces = [piece for piece in _PIECE.split(written) if WORD.search(piece)]
    if not pieces:
        return NUMBER.search(written) is None and _RULE.fullmatch(written) is None
    return any(
        tells_state(piece, words, said)
        for piece in pieces
        if not (is_written_as_name(piece) or is_about_request(piece.lower(), words))
    ) or states(written.lower(), words)


def odd_file(name: str, words: Wordings) -> bool:
    """Tell whether an attachment's name takes the mail back: “Återkallelse.pdf”, “DRAFT.docx”."""
    stem = " ".join(_FILE_WORDS.split(name.lower().rpartition(".")[0] or name.lower()))
    denied = words.negation.words.search(stem) or find_doubt(stem, words, _OF_PAPERS, Reach.NEAR)
    return bool(denied) or states(stem, words)


def files_told(sentences: Sequence[Sentence], shown: str) -> list[str]:
    """Return the names of files that the mail's own lines tell of: “Bifogat: utkast_svar.pdf”."""
    written = (sentence.evidence(shown).text for sentence in sentences)
    return [name for text in written for name in _FILE.findall(text)]
