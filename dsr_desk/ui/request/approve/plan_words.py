"""What stands under a plan's sentence: what it has changed, and what to think of before signing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.cautions import Caution, CautionKind
from dsr_desk.domain.erasing.second_look import Delta, Turn
from dsr_desk.ui import wording
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate
_NAMED = 5
"""So many of the rows that are gone are named."""
_CAUTIONS = {
    CautionKind.HELD: QT_TRANSLATE_NOOP(
        "PlanCard",
        "Under a legal hold since this plan was made: {items}. A run leaves them and cannot finish"
        " the case: send the plan back, so that they become exceptions with their ground.",
    ),
    CautionKind.LIFTED: QT_TRANSLATE_NOOP(
        "PlanCard",
        "Kept by a legal hold that has been lifted since this plan was made: {items}. By this plan"
        " they stay: send it back, so that they are decided anew.",
    ),
    CautionKind.ACTIVE: QT_TRANSLATE_NOOP(
        "PlanCard",
        "Still going on? Of the last two weeks: {items}, the newest from {day}. Somebody may be"
        " waiting for an answer.",
    ),
    CautionKind.PARTIAL: QT_TRANSLATE_NOOP(
        "PlanCard",
        "A partial answer: exceptions, channels and persons that are left out: {count}. The answer"
        " must say so, with the grounds.",
    ),
    CautionKind.ARCHIVE: QT_TRANSLATE_NOOP(
        "PlanCard", "A public authority: erased by disposal decision {reference}."
    ),
    CautionKind.PUBLISHER: QT_TRANSLATE_NOOP(
        "PlanCard",
        "A publisher: what is published under a publishing licence is outside the GDPR. Make sure"
        " that nothing of it is in the plan.",
    ),
    CautionKind.COPIED: QT_TRANSLATE_NOOP(
        "PlanCard",
        "Triggers of the database that may copy what is erased to tables that nobody searches:"
        " {count}. Ask whoever runs the database what they do ({law}).",
    ),
}


def caution_words(caution: Caution) -> str:
    """Return a caution as a sentence."""
    return translate("PlanCard", _CAUTIONS[caution.kind]).format(
        count=caution.count,
        items=wording.counting.items(caution.count),
        day=wording.date_words(caution.day) if caution.day else "",
        reference=one_line(caution.reference, 60) or "–",
    )


def delta_words(delta: Delta) -> str:
    """Return what has changed since an earlier version; what is gone is named by day and kind."""
    if not delta.differences:
        text = translate("PlanCard", "Nothing has changed since version {version}.")
        return text.format(version=delta.since)
    text = translate(
        "PlanCard", "Since version {version}: {added} new, {changed} changed, {removed} gone."
    )
    if delta.approved:
        text = translate(
            "PlanCard",
            "Since version {version}, which was approved: {added} new, {changed} changed,"
            " {removed} gone. What is unchanged and already opened need not be opened again.",
        )
    words = text.format(
        version=delta.since,
        added=delta.count(Turn.ADDED),
        changed=delta.count(Turn.CHANGED),
        removed=delta.count(Turn.REMOVED),
    )
    gone = [d.row for d in delta.differences if d.turn is Turn.REMOVED]
    if not gone:
        return words
    named = ", ".join(
        f"{wording.channel_kind(row.kind)} {wording.date_words(desk_day(row.at))}"
        for row in gone[:_NAMED]
    )
    more = "" if len(gone) <= _NAMED else " …"
    return words + " " + translate("PlanCard", "Gone: {items}").format(items=named + more)
