"""What a letter says where its mail asked for something else for other persons."""

from __future__ import annotations

from dsr_desk.domain.requests import Case
from dsr_desk.services.intake.asking import listed
from dsr_desk.services.intake.letters import ReplyTexts
from dsr_desk.services.intake.settled import PERSON_SPLIT
from dsr_desk.services.ports import UnitOfWork


def others_line(uow: UnitOfWork, texts: ReplyTexts, case: Case, language: str) -> str:
    """Say what part of the mail the letter is about, and where the rest is answered; or nothing.

    The other cases are those that the audit has, so that no row leads the editor astray.
    """
    steps = uow.audit.entries(case.number, events=(PERSON_SPLIT,))
    others = dict.fromkeys(dict(step.event.facts).get("related", "") for step in steps)
    if not others:
        return ""
    channels = [texts.sentence(language, f"kind-{kind.value}") for kind in case.wished_kinds]
    return " " + texts.sentence(
        language,
        "other-wishes",
        what=texts.sentence(language, f"wish-{case.kind.value.replace('+', '-')}"),
        channels=listed(channels, language),
        cases=listed(list(others), language),
        count=len(others),
    )
