"""What the Review step says above its list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.finding.matches import Gap
from dsr_desk.domain.requests import CaseState, RequestKind
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui import wording
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate


def review_note(view: CaseView, gaps: Sequence[Gap]) -> tuple[str, str]:
    """Return the tone and the words of the banner; what could not be searched comes first."""
    dead = [gap for gap in gaps if gap.source]
    if dead:
        text = translate(
            "ReviewNotes",
            "Not searched: {channels}. That is a gap, not “nothing found”. Mend the connection,"
            " then search again.",
        )
        return "failed", text.format(channels=_channels(view, dead))
    if view.case.note and view.case.state is CaseState.REVIEWING:
        text = translate("ReviewNotes", "The plan was sent back: {comment}")
        return "attention", text.format(comment=one_line(view.case.note))
    if view.case.kind is RequestKind.ACCESS_ERASURE and view.case.state is CaseState.REVIEWING:
        if view.case.exported_at is None:
            return "info", translate(
                "ReviewNotes",
                "Extract and erasure are asked for: the extract is made and answered first, then"
                " the erasure is sent for approval.",
            )
        text = (
            translate("ReviewNotes", "The extract was made {day}. Answer with it, then erase.")
            if view.case.answered_at is None
            else translate("ReviewNotes", "The extract of {day} is answered. Now the erasure.")
        )
        return "info", text.format(day=wording.moment(view.case.exported_at))
    if any(gap.reason == "social-removed-there" for gap in gaps):
        return "info", wording.code_sentence("social-removed-there")
    return "", ""


def _channels(view: CaseView, gaps: Sequence[Gap]) -> str:
    titles = {channel.key: channel.title for channel in view.wished}
    shown = dict.fromkeys(titles.get(gap.channel, gap.channel) for gap in gaps)
    reasons = dict.fromkeys(one_line(wording.fact(gap.reason), 120) for gap in gaps if gap.reason)
    names = ", ".join(shown)
    return f"{names} ({'; '.join(reasons)})" if reasons else names
