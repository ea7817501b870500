"""What a letter says of the organisation's decision not to act on a request (law.md L39, L40)."""

from __future__ import annotations

from datetime import date

from dsr_desk.domain.errors import Defect
from dsr_desk.domain.refusing import RefusalGround
from dsr_desk.domain.requests import Case
from dsr_desk.services.intake.letters import ReplyTexts

_GROUNDS = {
    RefusalGround.UNFOUNDED: "refused-unfounded",
    RefusalGround.EXCESSIVE: "refused-excessive",
}


def refusal_fields(texts: ReplyTexts, case: Case, language: str, today: date) -> dict[str, object]:
    """Return the fields of the mail that tells the decision back; ``today`` is the desk's day.

    Raises:
        Defect: the case has no such decision.
    """
    decided = case.clocks.refusal
    if decided is None:
        raise Defect("A decision was to be told back that nobody has made.")
    return {
        "ground": texts.sentence(language, _GROUNDS[decided.ground]),
        "reference": decided.reference,
        "reason": decided.reason,
        "last_day": texts.last_day(case, language, today),
    }
