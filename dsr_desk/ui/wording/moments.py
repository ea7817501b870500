"""Days and times as people say them: “today 16:00”, “2 days”, “1 day late”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from dsr_desk.domain.requests import Deadline
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.wording.counting import counting

translate = QCoreApplication.translate

SOON_DAYS = 2
_ROLLED = {
    "saturday": QT_TRANSLATE_NOOP("Moments", "a Saturday"),
    "sunday": QT_TRANSLATE_NOOP("Moments", "a Sunday"),
}


class _Zone:
    """The zone in which times are shown; the machine's own unless told otherwise."""

    chosen: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as it is shown: its words, and how urgent it is as icon and tone."""

    words: str
    icon: str
    tone: str


def use_zone(zone: tzinfo | None) -> None:
    """Show times in this zone; None means the machine's own."""
    _Zone.chosen = zone


def in_zone(at: datetime) -> datetime:
    """Return a moment in the zone in which times are shown."""
    return at.astimezone(_Zone.chosen)


def date_words(day: date) -> str:
    """Return a day with its year: “10 Nov 2026”."""
    text = QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
    return text.replace(".", "")


def moment(at: datetime) -> str:
    """Return a day and time: “10 Nov 2026 09:12”."""
    local = in_zone(at)
    return f"{date_words(local.date())} {_clock(local)}"


def _clock(local: datetime) -> str:
    """Return hours and minutes; strftime would import a module at every call."""
    return f"{local.hour:02}:{local.minute:02}"


def day_words(day: date, today: date) -> str:
    """Return a day as seen from today: “today”, “tomorrow”, “in 5 days”, “3 Mar 2027”."""
    away = (day - today).days
    if away == 0:
        return translate("Moments", "today")
    if away == 1:
        return translate("Moments", "tomorrow")
    if away == -1:
        return translate("Moments", "yesterday")
    if 1 < away <= 30:
        return counting.days(away)
    return date_words(day)


def due_words(due: datetime, now: datetime) -> Due:
    """Return how long is left until a due time, or how late it is, with an icon for it."""
    then, here = in_zone(due), in_zone(now)
    if now > due:
        return Due(_late_words(due, now), "late", "failed")
    away = (then.date() - here.date()).days
    if away == 0:
        return Due(
            translate("Moments", "today {time}").format(time=_clock(then)), "clock", "attention"
        )
    if away == 1:
        words = translate("Moments", "tomorrow {time}").format(time=_clock(then))
        return Due(words, "clock", "attention")
    tone = "attention" if away <= SOON_DAYS else "muted"
    return Due(counting.days(away), "clock" if tone == "attention" else "calendar", tone)


def _late_words(due: datetime, now: datetime) -> str:
    late = now - due
    days = (in_zone(now).date() - in_zone(due).date()).days
    if days >= 1:
        return counting.days_late(days)
    return counting.hours_late(max(1, late // timedelta(hours=1)))


def deadline_steps(deadline: Deadline) -> tuple[str, ...]:
    """Return the arithmetic of a statutory deadline, a sentence a step."""
    start = translate("Moments", "The period begins on {day}, the day of the person’s request.")
    if deadline.latest_possible:
        start = translate(
            "Moments",
            "The day of the person’s own request is not known. The period is counted from our"
            " receipt on {day}; the true last day may be earlier.",
        )
    steps = [start.format(day=date_words(deadline.start))]
    for code in deadline.steps:
        what, _, rest = code.partition(":")
        day, _, reason = rest.partition(":")
        words = date_words(date.fromisoformat(day))
        if what == "month":
            text = translate("Moments", "{months} later is {day}.")
            steps.append(text.format(months=counting.months(deadline.months), day=words))
        else:
            because = translate("Moments", _ROLLED[reason]) if reason in _ROLLED else reason
            text = translate("Moments", "{day} is {reason}: it moves to the next day.")
            steps.append(text.format(day=words, reason=because))
    text = translate("Moments", "The last day is {day}.")
    return (*steps, text.format(day=date_words(deadline.due)))
