"""What the Run step says above its stages: what was proved, what was found, what is in the way."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.erasing.all_gone import MarksUnreadable, NothingThere
from dsr_desk.domain.erasing.plans import ChannelsAlike
from dsr_desk.domain.erasing.receipts import Outcome, RunRecord, RunState, identifies
from dsr_desk.domain.erasing.safeguards import PolicyMoved
from dsr_desk.domain.erasing.triggers import TriggersAdded
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.requests import CaseState
from dsr_desk.domain.verifying.channel_added import ChannelAdded
from dsr_desk.services.erasing.erasure import RunView
from dsr_desk.ui import wording
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate


class WayOut(Enum):
    """What can be done here about a run that can't begin or go on."""

    SEND_BACK = auto()
    CONFIRM_GONE = auto()
    LOOK_AGAIN = auto()
    """Somebody else mends it elsewhere; whether they have is asked once more."""
    TO_APPROVAL = auto()
    """Nothing is erased yet: the plan is sent back where it was approved."""


RUNNABLE = (CaseState.APPROVED, CaseState.RUNNING, CaseState.RESIDUE)
"""Where a case can be run, or gone on with."""

_IN_THE_WAY = {
    "approval-invalid": QT_TRANSLATE_NOOP(
        "RunNotes",
        "The approval does not hold for what stands in the workspace now, so nothing can be"
        " erased. Send the plan back, and tell your administrator.",
    ),
    "policy-moved": QT_TRANSLATE_NOOP(
        "RunNotes",
        "Since the plan was approved, its channels or what they erase have changed, so nothing can"
        " be erased by it. Send it back and have it prepared anew.",
    ),
    "channels-alike": QT_TRANSLATE_NOOP(
        "RunNotes",
        "Two channels of the plan had one title when it was made, and the sentence that was"
        " approved counts them as one, so nothing can be erased by it. Send it back and have it"
        " prepared anew: it then names each of them.",
    ),
    "channel-added": QT_TRANSLATE_NOOP(
        "RunNotes",
        "Added since the case was checked, and asked for by the request as well: {where}. Send the"
        " plan back at the Approve step, have that checked at the Verify step, and search again.",
    ),
    "triggers-added": QT_TRANSLATE_NOOP(
        "RunNotes",
        "Since the plan was made, triggers were added or changed at {where}: they may copy what is"
        " erased to where nobody looks. Whoever keeps that database takes them away or disables"
        " them, then look again; or, while nothing is erased yet, send the plan back at the Approve"
        " step and have it prepared anew: its approver is then told of them.",
    ),
    "nothing-there": QT_TRANSLATE_NOOP(
        "RunNotes",
        "Nothing of the plan is in {where} any more, so nothing shows that it is the database that"
        " was approved. Perhaps it was erased there, perhaps another database stands in its place."
        " Have whoever keeps it look. If it is the right one, a supervisor confirms that here,"
        " with a reason; if not, put the right one back.",
    ),
    "marks-unreadable": QT_TRANSLATE_NOOP(
        "RunNotes",
        "All of the plan is done in {where}, and whether it still is the same database can’t be"
        " told: the key to the marks that were taken of it is not in the workspace’s folder. Put"
        " the key file back, from where the run was begun; or a supervisor confirms here, with a"
        " reason, that it is the right database.",
    ),
    "source-unavailable": QT_TRANSLATE_NOOP(
        "RunNotes",
        "Content of this plan lies in {where}, which can’t be reached or used at the moment. Ask"
        " whoever keeps it, then look again.",
    ),
    "registry-not-trusted": QT_TRANSLATE_NOOP(
        "RunNotes",
        "The list of users in this workspace can’t be trusted, so nothing can be erased. Ask the"
        " administrator to compare the workspace’s fingerprint.",
    ),
    "history-missing": QT_TRANSLATE_NOOP(
        "RunNotes",
        "The workspace lacks steps that this machine has seen, so nothing can be erased: an older"
        " copy was put back. Tell your administrator.",
    ),
    "checks-open": QT_TRANSLATE_NOOP(
        "RunNotes", "A check is open again. Settle it before anything is erased."
    ),
    "wrong-step": QT_TRANSLATE_NOOP(
        "RunNotes", "The extract has to be answered before anything is erased."
    ),
    "too-early": QT_TRANSLATE_NOOP(
        "RunNotes", "The plan is approved and waits, so that a mistake can still be stopped."
    ),
    "right-missing": QT_TRANSLATE_NOOP(
        "RunNotes", "Your account may not run plans. Ask somebody who may."
    ),
}
_HALF_WAY = QT_TRANSLATE_NOOP(
    "RunNotes",
    "Since the run began, its channels, what they erase or where they lie have changed, so it can’t"
    " go on. What was erased stays erased. A supervisor sends the plan back; the rest is then"
    " searched and planned anew.",
)
_WAYS = {
    NothingThere.code: WayOut.CONFIRM_GONE,
    MarksUnreadable.code: WayOut.CONFIRM_GONE,
    TriggersAdded.code: WayOut.LOOK_AGAIN,
    SourceUnavailable.code: WayOut.LOOK_AGAIN,
}
_NEEDS_A_NEW_PLAN = ("approval-invalid", PolicyMoved.code, ChannelsAlike.code, ChannelAdded.code)
_IN_CHANNELS = (ChannelAdded.code,)
"""Those that name channels, and no store of content."""
_SERIOUS = ("approval-invalid", "registry-not-trusted", "history-missing")


def run_note(run: RunView | None, state: CaseState) -> tuple[str, str]:
    """Return the tone and the words of the banner; nothing while all is as it should be."""
    record = run.record if run else None
    if state is CaseState.TO_APPROVE:
        return "info", translate("RunNotes", "The plan waits for a second person’s approval.")
    # A run that has just ended is read before the case, which is then still said to be runnable.
    done = record is not None and record.state is RunState.DONE
    if run is not None and run.why_not and state in RUNNABLE and not done:
        return _in_the_way(run, begun=state is CaseState.RUNNING)
    return ("", "") if record is None else _of_record(record)


def _of_record(record: RunRecord) -> tuple[str, str]:
    """Return the tone and the words for how a run stands."""
    if record.state is RunState.RESIDUE and Outcome.HELD in dict(record.counts):
        return "attention", translate(
            "RunNotes",
            "A legal hold keeps some of the items, so they were left alone. Go back to the review"
            " and make a new plan, in which they are exceptions, or run again once the hold is"
            " lifted.",
        )
    if record.state is RunState.RESIDUE:
        return "failed", translate(
            "RunNotes",
            "The run found something left. The case can’t close as done: look at what was found,"
            " then run again or go back to the review.",
        )
    if record.state is RunState.STOPPED:
        return "attention", translate(
            "RunNotes",
            "Stopped half-way. What was erased stays erased; the run goes on where it stopped.",
        )
    if record.state is RunState.RUNNING:
        return "attention", translate(
            "RunNotes",
            "Begun and not ended: it broke off, or another window is at it now. What was erased"
            " stays erased; going on does nothing twice.",
        )
    if any(identifies(trace) for trace in record.traces):
        return "attention", translate(
            "RunNotes",
            "Done, but some texts may still identify the person: they are pseudonymised, not"
            " anonymised, and the certificate and the answer say so.",
        )
    return "ok", translate(
        "RunNotes",
        "Done and proved: every item has its outcome, and the search and the look through the"
        " files’ bytes found nothing left.",
    )


def way_out(run: RunView | None, state: CaseState) -> WayOut | None:
    """Return what can be done here about what is in the way, if anything."""
    if run is None or state not in RUNNABLE:
        return None
    if run.why_not == PolicyMoved.code and state is CaseState.RUNNING:
        return WayOut.SEND_BACK
    if run.why_not in _NEEDS_A_NEW_PLAN:
        return WayOut.TO_APPROVAL if state is CaseState.APPROVED else None
    return _WAYS.get(run.why_not)


def _in_the_way(run: RunView, *, begun: bool) -> tuple[str, str]:
    """Return the tone and the words for the rule that stands in the way of running."""
    tone = "failed" if run.why_not in _SERIOUS else "attention"
    tone = "info" if run.why_not == "too-early" else tone
    half_way = begun and run.why_not == PolicyMoved.code
    text = _HALF_WAY if half_way else _IN_THE_WAY.get(run.why_not)
    if text is None:
        return tone, translate("RunNotes", "The plan can’t be run at the moment.")
    where = run.where if run.why_not in _IN_CHANNELS else wording.places(run.where)
    return tone, translate("RunNotes", text).format(where=one_line(where, 200))
