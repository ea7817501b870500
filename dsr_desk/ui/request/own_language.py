"""The scope sentence in the language that the windows speak."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from dsr_desk.services.planning import PlanView


def own_sentence(plan: PlanView) -> str:
    """Return the sentence everyone signs, in the person's language.

    The locale is asked each time: a widget keeps the one it was made with.
    """
    swedish = QLocale().language() is QLocale.Language.Swedish
    return plan.sentence_sv if swedish else plan.sentence_en
