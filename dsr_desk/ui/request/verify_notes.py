"""What the Verify step says about a case that is no plain instruction, and the mail it offers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.requests import Case, CaseState, Nature
from dsr_desk.services.checklist import CaseView
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.letter_dialog import LetterDialog
from dsr_desk.ui.request.roster_notes import roster_words

NO_INSTRUCTION = (Nature.NEWSLETTER, Nature.AUTO_REPLY, Nature.BOUNCE)

translate = QCoreApplication.translate


def note_of(view: CaseView) -> tuple[str, str]:
    """Return the tone and the words of the note at the top; none when there is nothing to say."""
    case = view.case
    if case.state is CaseState.SET_ASIDE:
        return "info", translate(
            "VerifyNotes", "This case is set aside. Nothing was searched or changed."
        )
    if case.duplicate_of:
        text = translate(
            "VerifyNotes", "The same instruction came in before, as {case}. Set this one aside."
        )
        return "attention", text.format(case=case.duplicate_of)
    if case.nature is Nature.DATA_SUBJECT:
        return "attention", translate(
            "VerifyNotes",
            "The person writes to us directly. Only the organisation can decide: refer them there."
            " Nothing can be erased or handed out from this case.",
        )
    if case.nature in NO_INSTRUCTION:
        text = translate("VerifyNotes", "This is no instruction: {nature}. Set it aside.")
        return "attention", text.format(nature=wording.nature(case.nature))
    if view.candidates or view.roster_changes:
        return "attention", roster_words(view)
    if case.state is CaseState.WAITING:
        return "info", translate("VerifyNotes", "Waiting for the editor’s answer.")
    if view.forgotten:
        return "info", translate(
            "VerifyNotes",
            "The persons of this case have been forgotten. The mail is shown from its sealed copy.",
        )
    return "", ""


def note_stops(view: CaseView) -> bool:
    """Tell whether the case is no instruction: counting its open checks would be no help."""
    case = view.case
    return bool(case.duplicate_of) or case.nature in (*NO_INSTRUCTION, Nature.DATA_SUBJECT)


def letter_for(desk: Desk, case: Case, parent: QWidget) -> LetterDialog:
    """Return the dialog with the mail that fits: a question to the editor, or a referral."""
    if case.nature is Nature.DATA_SUBJECT:
        title = translate("VerifyNotes", "Refer the person to the organisation")
        explanation = translate(
            "VerifyNotes",
            "The desk acts for the organisation and can’t decide. The mail says so, and whom to"
            " ask. Saving it closes the case as set aside.",
        )
    else:
        title = translate("VerifyNotes", "Ask the editor")
        explanation = translate(
            "VerifyNotes",
            "The draft names what is missing. Saving it marks the case as waiting for the editor.",
        )
    return LetterDialog(desk, case.id, title, explanation, parent)
