"""What the Verify step says about a case that is no plain instruction, and the mail it offers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.refusing import RefusalDecision
from dsr_desk.domain.requests import (
    UNPLANNED,
    Case,
    CaseState,
    MailRole,
    Nature,
    RequestKind,
    Verdict,
)
from dsr_desk.domain.verifying.building import AUTOMATIC
from dsr_desk.domain.verifying.checklist import EDITOR, NATURE, SENDER, open_checks
from dsr_desk.domain.verifying.direct import WriterNotEditor, require_editor_as_writer
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.letter_dialog import LetterDialog
from dsr_desk.ui.request.verify.added_channels import to_check_too, what_was_added
from dsr_desk.ui.request.verify.related import related_words
from dsr_desk.ui.request.verify.roster_notes import roster_words
from dsr_desk.ui.widgets.foreign_text import one_line

OPEN, SAME_ID, TELL_DAY, RENEW, FOLDER = "open", "same-id", "tell-day", "renew", "folder"

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Note:
    """What stands at the top of a case: one sentence, and a button for what the footer lacks."""

    tone: str
    text: str
    button: str = ""
    way: str = ""


def note_of(view: CaseView) -> Note | None:
    """Return the note at the top; None when there is nothing to say."""
    case = view.case
    if case.state is CaseState.SET_ASIDE:
        return _aside_note(case)
    if case.duplicate_of:
        text = translate("VerifyNotes", "The same instruction came in before, as {case}.")
        button = translate("VerifyNotes", "Open {case}")
        said, label = text.format(case=case.duplicate_of), button.format(case=case.duplicate_of)
        return Note("attention", said, label, OPEN)
    if case.nature is Nature.DATA_SUBJECT:
        text = translate(
            "VerifyNotes",
            "The person writes to us directly. Only the organisation can decide: refer them there."
            " Nothing can be erased or handed out from this case.",
        )
        return Note("attention", text)
    if open_nature(view):
        return _machine_note(view)
    if sender_is_false(view):
        return _false_note(view)
    if view.candidates or (view.roster_changes and not view.added):
        return Note("attention", roster_words(view))
    other = _added(view) or _told_day(view) or _news(view) or _namesake(view) or _related(case)
    if other is not None:
        return other
    if case.state is CaseState.WAITING:
        return _waiting_note(case)
    if view.forgotten:
        text = translate(
            "VerifyNotes",
            "The persons of this case have been forgotten. The mail is shown from its sealed copy.",
        )
        return Note("info", text)
    return None


def with_letter(note: Note | None, letter: Path) -> Note:
    """Return the note with what is still to be done with a mail that was saved."""
    text = translate("VerifyNotes", "Saved as {file}. Open it in your mail program and send it.")
    said = text.format(file=letter.name)
    show = translate("VerifyNotes", "Show the folder")
    if note is None:
        return Note("ok", said, show, FOLDER)
    button, way = (note.button, note.way) if note.button else (show, FOLDER)
    return Note("ok" if note.tone == "info" else note.tone, f"{said} {note.text}", button, way)


def _aside_note(case: Case) -> Note:
    if case.clocks.refusal is not None:
        return _refused_note(case, case.clocks.refusal)
    text = translate("VerifyNotes", "This case is set aside. Nothing was searched or changed.")
    if case.note:
        reason = translate("VerifyNotes", "Reason: {reason}")
        text = f"{text} {reason.format(reason=one_line(case.note, 200))}"
    elif case.duplicate_of:
        same = translate("VerifyNotes", "It repeats {case}.").format(case=case.duplicate_of)
        button = translate("VerifyNotes", "Open {case}").format(case=case.duplicate_of)
        return Note("info", f"{text} {same}", button, OPEN)
    elif case.nature in AUTOMATIC:
        nature = translate("VerifyNotes", "The desk took it for this: {nature}.")
        text = f"{text} {nature.format(nature=wording.nature(case.nature))}"
    return Note("info", text)


def _refused_note(case: Case, decided: RefusalDecision) -> Note:
    text = translate(
        "VerifyNotes",
        "The organisation refuses the request as {ground}. Decision {reference}, on record since"
        " {moment}. Its reason: {reason}",
    ).format(
        ground=wording.value(decided.ground),
        reference=one_line(decided.reference, 60),
        moment=wording.moment(decided.at),
        reason=one_line(decided.reason, 200),
    )
    return Note("info" if case.answered_at is not None else "attention", text)


def _machine_note(view: CaseView) -> Note:
    nature = wording.nature(view.case.nature)
    if holds_doubt(view) and has_no_editor(view):
        text = translate(
            "VerifyNotes",
            "The mail is marked as sent by a machine ({nature}), and its sender is no editor of any"
            " organisation. Set it aside, unless you know whose it is.",
        )
        return Note("attention", text.format(nature=nature))
    if holds_doubt(view):
        text = translate(
            "VerifyNotes",
            "The mail is marked as sent by a machine ({nature}), but it asks for something. Make"
            " sure that the editor meant it.",
        )
        return Note("attention", text.format(nature=nature))
    text = translate("VerifyNotes", "This is no instruction: {nature}. Set it aside.")
    return Note("attention", text.format(nature=nature))


def _waiting_note(case: Case) -> Note:
    if case.waiting_since is None:
        return Note("info", translate("VerifyNotes", "Waiting for the editor’s answer."))
    text = translate("VerifyNotes", "Waiting for the editor’s answer since {moment}.")
    return Note("info", text.format(moment=wording.moment(case.waiting_since)))


def open_nature(view: CaseView) -> bool:
    """Tell whether it is still open that the mail came from a machine."""
    settled = any(check.code == NATURE and check.settled for check in view.checks)
    return view.case.nature in AUTOMATIC and not settled


def holds_doubt(view: CaseView) -> bool:
    """Tell whether the mail asks for something in spite of what it is marked as."""
    return any(check.code == NATURE and check.reason == "nature-automatic" for check in view.checks)


def _news(view: CaseView) -> Note | None:
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
            " here; what it asks for stands in another case.",
        ),
    }
    return Note("attention", notes.get(new.role, ""))


def _added(view: CaseView) -> Note | None:
    """Return the note on channels that were added since the checks were made."""
    if not view.added:
        return None
    checking = view.case.state in UNPLANNED
    button, way = (to_check_too(view), RENEW) if checking else ("", "")
    return Note("attention", what_was_added(view), button, way)


def _told_day(view: CaseView) -> Note | None:
    """Return the note on a day that a mail tells and that the case is not counted from."""
    told = view.told_day
    if told is None:
        return None
    text = translate(
        "VerifyNotes",
        "Mail {number} says that the person’s own request is of {day}. The last day is not counted"
        " from it: the mail does not count yet, another day is on record, or the day is doubtful.",
    )
    day = wording.date_words(told.day)
    button = translate("VerifyNotes", "Count from {day}").format(day=day)
    return Note("attention", text.format(number=told.mail + 1, day=day), button, TELL_DAY)


def _namesake(view: CaseView) -> Note | None:
    """Return the note on another mail with the same Message-ID, which either may have copied."""
    numbers = namesakes(view)
    if not numbers:
        return None
    text = translate(
        "VerifyNotes",
        "A mail in {cases} has the same Message-ID as one of this case, but says something else."
        " One of them may be forged: make sure who sent each. Neither joins the other by itself.",
    )
    button = translate("VerifyNotes", "Open {case}").format(case=numbers[0])
    return Note("attention", text.format(cases=", ".join(numbers[:5])), button, SAME_ID)


def namesakes(view: CaseView) -> tuple[str, ...]:
    """Return the numbers of other cases with a mail of the same Message-ID and other content."""
    found = dict.fromkeys(number for mail in view.mails for number in mail.namesakes)
    return tuple(number for number in found if number != view.case.number)


def _related(case: Case) -> Note | None:
    """Return the note on the other case that this one names last."""
    said = related_words(case)
    if said is None:
        return None
    number = case.relations[-1].case
    return Note(*said, translate("VerifyNotes", "Open {case}").format(case=number), OPEN)


def other_case(view: CaseView, way: str) -> str:
    """Return the number of the case that the note at the top speaks of."""
    case = view.case
    if way == SAME_ID:
        return namesakes(view)[0]
    return case.duplicate_of or (case.relations[-1].case if case.relations else "")


def can_split(view: CaseView) -> bool:
    """Tell whether the sender is an editor of some of the channels, and not of others."""
    editors = [check for check in view.checks if check.code == EDITOR and check.target]
    good = any(check.settled and not check.left_out for check in editors)
    return good and any(not check.settled for check in editors)


def _false_note(view: CaseView) -> Note:
    owner = view.organisation
    name = one_line(owner.title, 60) if owner else translate("VerifyNotes", "the organisation")
    text = translate(
        "VerifyNotes",
        "The sender is not to be trusted: the check says why. Don’t answer. Tell {organisation} by"
        " phone, then set the case aside.",
    )
    said = text.format(organisation=f"{name} ({owner.phone})" if owner and owner.phone else name)
    return Note("failed", said)


def note_stops(view: CaseView) -> bool:
    """Tell whether the case is no instruction: counting its open checks would be no help."""
    case = view.case
    machine = open_nature(view) and not holds_doubt(view)
    return bool(case.duplicate_of) or machine or case.nature is Nature.DATA_SUBJECT


def has_no_editor(view: CaseView) -> bool:
    """Tell whether it is nobody's mail: a machine's, or asking for nothing, from no organisation.

    There is no editor to ask then, and whoever sends such mails learns of us by our question.
    """
    unknown = view.organisation is None and not view.candidates
    nothing = view.case.nature is Nature.UNCLEAR and view.case.kind is RequestKind.NONE
    return unknown and (nothing or open_nature(view))


def sender_is_false(view: CaseView) -> bool:
    """Tell whether the sender is shown to be false: such a mail is not answered."""
    return any(c.code == SENDER and c.verdict is Verdict.FAILED for c in open_checks(view.checks))


def leads_aside(view: CaseView) -> bool:
    """Tell whether putting the case away is what leads on: nothing is to be done, or nobody asked.

    A supervisor who has settled every check of such a mail goes on with it.
    """
    nobody = view.case.sender is None or sender_is_false(view) or has_no_editor(view)
    return note_stops(view) or (nobody and bool(open_checks(view.checks)))


def may_ask(view: CaseView) -> bool:
    """Tell whether there is somebody to ask, and something that is not answered elsewhere."""
    case = view.case
    return case.sender is not None and not case.duplicate_of and not sender_is_false(view)


def waits_for_a_call(view: CaseView) -> bool:
    """Tell whether nothing is open but a doubt about the sender, which no mail settles."""
    doubts = open_checks(view.checks)
    return bool(doubts) and all(
        check.code == SENDER and check.verdict is Verdict.ATTENTION for check in doubts
    )


def may_correct(view: CaseView) -> bool:
    """Tell whether a supervisor can put on record that an editor wrote the mail."""
    try:
        require_editor_as_writer(view.case, view.checks)
    except WriterNotEditor:
        return False
    return view.case.nature is Nature.DATA_SUBJECT


def letter_offered(view: CaseView | None) -> str:
    """Return what the mail is called that the case's step offers."""
    case = view.case if view else None
    if case is not None and case.nature is Nature.DATA_SUBJECT:
        return translate("VerifyNotes", "Write the referral…")
    if case is not None and case.clocks.refusal is not None:
        return translate("VerifyNotes", "Tell the decision back…")
    if case is not None and case.state is CaseState.WAITING:
        return translate("VerifyNotes", "Ask again…")
    return translate("VerifyNotes", "Ask the editor…")


def letter_for(desk: Desk, view: CaseView, parent: QWidget) -> LetterDialog:
    """Return the dialog with the mail that fits: a question to the editor, or a referral."""
    case = view.case
    if case.nature is Nature.DATA_SUBJECT:
        title = translate("VerifyNotes", "Refer the person to the organisation")
        explanation = translate(
            "VerifyNotes",
            "The desk acts for the organisation and can’t decide. The mail says so, and whom to"
            " ask. Saving it closes the case as set aside.",
        )
    elif case.state is CaseState.SET_ASIDE and case.clocks.refusal is not None:
        title = translate("VerifyNotes", "Tell the decision back")
        explanation = translate(
            "VerifyNotes",
            "The mail says what the organisation has decided, and what it has to tell the person."
            " Saving it is the answer of this case.",
        )
    elif not open_checks(view.checks):
        title = translate("VerifyNotes", "Ask the editor")
        explanation = translate(
            "VerifyNotes",
            "Every check is done. The draft asks for the day of the person’s request alone, and"
            " the case can go on meanwhile.",
        )
    else:
        title = translate("VerifyNotes", "Ask the editor")
        explanation = translate(
            "VerifyNotes",
            "The draft names what is missing. Saving it marks the case as waiting for the editor.",
        )
    return LetterDialog(desk, case.id, title, explanation, parent)
