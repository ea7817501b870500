"""Days and times as people say them: “today 16:00”, “2 days”, “1 day late”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from dsr_desk.domain.clocks.arithmetic import parted
from dsr_desk.domain.clocks.deadlines import ONE_MONTH
from dsr_desk.domain.clocks.holiday_names import holiday_name
from dsr_desk.domain.desk_time import at_desk, desk_day
from dsr_desk.domain.requests import Case, Deadline, ServiceTarget
from dsr_desk.ui.wording.counting import counting

translate = QCoreApplication.translate

SOON_DAYS = 2


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as it is shown: its words, and how urgent it is as icon and tone."""

    words: str
    icon: str
    tone: str


def date_words(day: date) -> str:
    """Return a day with its year: “10 Nov 2026”."""
    text = QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
    return text.replace(".", "")


def moment(at: datetime) -> str:
    """Return a day and time: “10 Nov 2026 09:12”."""
    local = at_desk(at)
    return f"{date_words(local.date())} {_clock(local)}"


def _clock(local: datetime) -> str:
    """Return hours and minutes; strftime would import a module at every call."""
    return f"{local.hour:02}:{local.minute:02}"


def time_left(left: timedelta) -> str:
    """Return how long is left: “23 h 10 min”, “4 min 10 s”."""
    minutes, seconds = divmod(int(left.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return translate("Moments", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    text = translate("Moments", "{minutes} min {seconds} s")
    return text.format(minutes=minutes, seconds=seconds)


def due_words(due: datetime, now: datetime) -> Due:
    """Return how long is left until a due time, or how late it is, with an icon for it."""
    then, here = at_desk(due), at_desk(now)
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
    days = (desk_day(now) - desk_day(due)).days
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
    if deadline.months != ONE_MONTH:
        start = translate("Moments", "The extended period is counted from the same day, {day}.")
    steps = [start.format(day=date_words(deadline.start))]
    for step in deadline.steps:
        what, day, reason = parted(step)
        words = date_words(day)
        if what == "month":
            text = translate("Moments", "{months} later is {day}.")
            steps.append(text.format(months=counting.months(deadline.months), day=words))
        else:
            text = translate("Moments", "{day} is {reason}: it moves to the next day.")
            steps.append(text.format(day=words, reason=_closed(reason)))
    text = translate("Moments", "The last day is {day}.")
    return (*steps, text.format(day=date_words(deadline.due)))


def last_day_words(case: Case) -> str:
    """Return the last day by law; an extended one with the first one beside it (law.md L13)."""
    last = case.last_day
    if case.clocks.extension is not None:
        text = translate("Moments", "{day} (extended; the first one was {first})")
        return text.format(day=date_words(last.due), first=date_words(case.deadline.due))
    if last.latest_possible:
        return translate("Moments", "{day} at the latest").format(day=date_words(last.due))
    return date_words(last.due)


def target_steps(target: ServiceTarget) -> tuple[str, ...]:
    """Return the days that a service target leaves out beside ordinary weekends."""
    text = translate("Moments", "{day} does not count: {reason}.")
    return tuple(
        text.format(day=date_words(day), reason=_closed(reason))
        for _, day, reason in map(parted, target.steps)
        if reason not in ("saturday", "sunday")
    )


def waiting_words(since: datetime | None) -> str:
    """Return that a case waits for the editor, and since when where that is known."""
    if since is None:
        return translate("Moments", "Waiting for the editor")
    text = translate("Moments", "Waiting since {day}")
    return text.format(day=date_words(desk_day(since)))


def _closed(reason: str) -> str:
    """Return why a day is closed, in the language that is spoken."""
    swedish = QLocale().language() is QLocale.Language.Swedish
    return holiday_name(reason, "sv" if swedish else "en")
