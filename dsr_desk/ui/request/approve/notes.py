"""What the Approve step says above its list: who can approve, who has, or what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.people import Channel
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.erasing.approval import ApprovalView
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui import wording
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate

_IN_THE_WAY = {
    "right-missing": (
        "info",
        QT_TRANSLATE_NOOP(
            "ApproveNotes",
            "The plan waits for a supervisor who has not prepared it. You can look at it here, or"
            " take it back to the review.",
        ),
    ),
    "self-approval": (
        "info",
        QT_TRANSLATE_NOOP(
            "ApproveNotes",
            "You have prepared this plan, so another supervisor has to approve it: they sign in"
            " and open the case here.",
        ),
    ),
    "registry-not-trusted": (
        "failed",
        QT_TRANSLATE_NOOP(
            "ApproveNotes",
            "The list of users in this workspace can’t be trusted, so nobody can approve. Ask the"
            " administrator to compare the workspace’s fingerprint.",
        ),
    ),
    "policy-moved": (
        "attention",
        QT_TRANSLATE_NOOP(
            "ApproveNotes",
            "Since this plan was made, its channels or what they erase have changed, so it can’t be"
            " approved. Send it back and have it prepared anew: it then says what holds now.",
        ),
    ),
    "channels-alike": (
        "attention",
        QT_TRANSLATE_NOOP(
            "ApproveNotes",
            "Two channels of this plan had one title when it was made, and its sentence counts them"
            " as one, so it can’t be approved. Send it back and have it prepared anew: it then"
            " names each of them.",
        ),
    ),
    "triggers-added": (
        "attention",
        QT_TRANSLATE_NOOP(
            "ApproveNotes",
            "Since this plan was made, a database was given triggers that may copy what is erased,"
            " so it can’t be approved. Have them taken away, or send the plan back: one prepared"
            " anew tells of them.",
        ),
    ),
    "channel-added": (
        "attention",
        QT_TRANSLATE_NOOP(
            "ApproveNotes",
            "Added since the case was checked, and asked for by the request as well: {channels}. So"
            " the plan can’t be approved. Send it back, have that checked at the Verify step, and"
            " search again.",
        ),
    ),
    "history-missing": (
        "failed",
        QT_TRANSLATE_NOOP(
            "ApproveNotes",
            "The workspace lacks steps that this machine has seen, so nobody can approve: an older"
            " copy was put back. Tell your administrator.",
        ),
    ),
}
"""The tone and the words for each rule that stands in the way of approving."""
_OTHERWISE = (
    "attention",
    QT_TRANSLATE_NOOP(
        "ApproveNotes", "You can look at the plan, but not approve it at the moment."
    ),
)


def approve_note(
    view: ApprovalView, case_view: CaseView, title_of: Callable[[str], str]
) -> tuple[str, str]:
    """Return the tone and the words of the banner; nothing when the person may simply go on."""
    if not view.plan.intact:
        return "failed", translate(
            "ApproveNotes",
            "The stored plan no longer gives its own digest: somebody has changed its rows. It"
            " can’t be approved. Send it back to be prepared anew, and tell your administrator.",
        )
    if case_view.case.state is not CaseState.TO_APPROVE:
        return _given(view, title_of)
    if view.why_not:
        return _in_the_way(view.why_not, case_view.added)
    return _made_alone(view, title_of)


def _given(view: ApprovalView, title_of: Callable[[str], str]) -> tuple[str, str]:
    if not view.approvals:
        return "", ""
    last = view.approvals[-1]
    text = translate("ApproveNotes", "Approved by {name}, {moment}.")
    name = title_of(last.approver)
    return "ok", text.format(name=name, moment=wording.moment(last.approved_at))


def _made_alone(view: ApprovalView, title_of: Callable[[str], str]) -> tuple[str, str]:
    """Say whose account one person alone has made: that person may be both."""
    told = wording.made_alone(view.alone, title_of)
    said = translate("ApproveNotes", "The certificate will say so.")
    return ("attention", f"{told} {said}") if told else ("", "")


def _in_the_way(code: str, added: Iterable[Channel]) -> tuple[str, str]:
    tone, text = _IN_THE_WAY.get(code, _OTHERWISE)
    channels = ", ".join(one_line(channel.title, 60) for channel in added)
    return tone, translate("ApproveNotes", text).format(channels=channels)
