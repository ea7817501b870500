"""What the Verify step says about a case that is no plain instruction, and the mail it offers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.checklist import EDITOR
from dsr_desk.domain.requests import Case, CaseState, MailRole, Nature, RelationKind
from dsr_desk.services.checklist import CaseView
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.letter_dialog import LetterDialog

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
    news = _news(view)
    if news is not None:
        return news
    related = _related(case)
    if related is not None:
        return related
    if case.state is CaseState.WAITING:
        return "info", translate("VerifyNotes", "Waiting for the editor’s answer.")
    if view.forgotten:
        return "info", translate(
            "VerifyNotes",
            "The persons of this case have been forgotten. The mail is shown from its sealed copy.",
        )
    return "", ""


def _news(view: CaseView) -> tuple[str, str] | None:
    """Return the note on a mail that nobody has done anything about yet."""
    new = next((mail for mail in view.mails if mail.new), None)
    if new is None:
        return None
    notes = {
        MailRole.FOLLOW_UP: translate(
            "VerifyNotes",
            "A mail has joined this case. The checks say what it adds; a plan made before it is"
            " void.",
        ),
        MailRole.NOTICE: translate(
            "VerifyNotes",
            "An automatic notice has come to our answer. It changes nothing; perhaps the editor"
            " has not got the answer.",
        ),
        MailRole.LATE: translate(
            "VerifyNotes",
            "A mail came when this case was being carried out, or was done. It changes nothing"
            " here and is a case of its own.",
        ),
    }
    return "attention", notes.get(new.role, "")


def _related(case: Case) -> tuple[str, str] | None:
    """Return the note on the other case that this one names last."""
    if not case.relations:
        return None
    relation = case.relations[-1]
    notes = {
        RelationKind.CLAIMS: (
            "attention",
            translate(
                "VerifyNotes",
                "The mail says that it belongs to {case}, but may not add to it: its sender is not"
                " the one of that case and no editor there, or it names two cases.",
            ),
        ),
        RelationKind.FOLLOWS: (
            "info",
            translate(
                "VerifyNotes", "The mail follows up {case}, which was carried out when it came."
            ),
        ),
        RelationKind.SPLIT: (
            "info",
            translate("VerifyNotes", "The channels that were left out here are now {case}."),
        ),
        RelationKind.SPLIT_FROM: (
            "info",
            translate(
                "VerifyNotes",
                "Split from {case}: only the channels that its sender is no editor of.",
            ),
        ),
    }
    tone, text = notes[relation.kind]
    return tone, text.format(case=relation.case)


def can_split(view: CaseView) -> bool:
    """Tell whether the sender is an editor of some of the channels, and not of others."""
    editors = [check for check in view.checks if check.code == EDITOR and check.target]
    good = any(check.settled and not check.left_out for check in editors)
    return good and any(not check.settled for check in editors)


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
