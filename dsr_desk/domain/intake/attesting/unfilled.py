"""Forms and templates that nobody filled in, or signed, and copies of older ones."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.added import left_blank
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence

_BLANK = re.compile(r"([^:\n]{2,30}): ?(?:[-–—_☐.]+|(\([^\W\d]{0,5}\)))")
"""A label with a mark, a rule or “(tom)” in place of what it asks for."""
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\$\{|<[^\W\d_]{2,20}>|\bX{3,}\b")
"""What a template holds where somebody was to write."""
_RULED = re.compile(r"([^:\n._…]{2,30}?) *:? *[._–—…-]{3,} *")
"""A label with a rule or dots to write on: “Name: .....”."""
_EMPTY_TOO = re.compile(r"[^\n:]{2,30}:[ \t]*(?:\n|$)")
"""A line with a label and no answer."""
_NEAR = 200
"""Characters of a line, and below it, that are looked at: time stays linear."""
_HEADING = 6
"""Words of a heading in capitals at most."""
_FENCED = re.compile(r"[=*#~_+>—–-]{2,} *.+? *[=*#~_+<—–-]{2,}")
"""A heading between rules: “== COPY OF CLOSED CASE ==”."""


def heads_copy(sentence: Sentence, shown: str, words: Wordings) -> bool:
    """Tell whether a line heads the copy of another case, a template or an example."""
    evidence = sentence.evidence(shown)
    if evidence.end - evidence.start > _NEAR:
        return False
    written = evidence.text.strip()
    loud = written.isupper() and len(written.split()) <= _HEADING
    heads = loud or _FENCED.fullmatch(written)
    return bool(heads) and words.loose.copies.search(sentence.text) is not None


def is_unfilled(sentence: Sentence, shown: str, words: Wordings) -> bool:
    """Tell whether a form or a template was not filled in: “Signature: ____”, “{{name}}”."""
    evidence = sentence.evidence(shown)
    written, text = evidence.text.strip(), sentence.text
    if written.endswith(":") and left_blank(shown, evidence.end):
        return True
    if ":" in written and (blank := _BLANK.fullmatch(written)):
        asked = (words.attestation.heading, words.dangers.check, words.dangers.kinds)
        return blank[2] is not None or any(one.search(text) for one in asked)
    return _PLACEHOLDER.search(written) is not None


def awaits_signing(sentence: Sentence, shown: str, words: Wordings) -> bool:
    """Tell whether a form's last lines wait for somebody: “Name: .....”, or “Name:” and no more."""
    evidence = sentence.evidence(shown)
    if evidence.end - evidence.start > _NEAR:
        return False
    written, rest = evidence.text.strip(), shown[evidence.end : evidence.end + _NEAR].lstrip()
    ruled = _RULED.fullmatch(written)
    empty = written.endswith(":") and (not rest or _EMPTY_TOO.match(rest))
    label = ruled[1] if ruled else written[:-1] if empty else ""
    return words.loose.sign_here.fullmatch(label.lower().strip()) is not None
