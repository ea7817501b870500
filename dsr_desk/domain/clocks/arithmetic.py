"""A clock's arithmetic as one line of words, Swedish or English, the same wherever it is shown.

``Received 3 March 2026 → one month later: 3 April 2026, Good Friday → … → last day 7 April 2026``
"""

from __future__ import annotations

from datetime import date

from dsr_desk.domain.clocks.holiday_names import holiday_name
from dsr_desk.domain.counting import filled
from dsr_desk.domain.requests import Deadline, ServiceTarget

_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_WORDS = {
    "sv": {
        "start": "Mottaget {day}",
        "receipt": "Hit kom det {day} (dagen då personen skrev är inte känd)",
        1: "en månad senare är {day}",
        3: "tre månader senare är {day}",
        "is": "{day} är {reason}",
        "last": "sista dag {day}",
        "latest": "senast möjliga sista dag {day}",
        "service": "{days:# arbetsdag|# arbetsdagar} efter mottagandet {day}",
        "skip": "räknas inte: {skipped}",
        "target": "svarsmål {day} kl. {hour}",
    },
    "en": {
        "start": "Received {day}",
        "receipt": "Received here {day} (the day the person wrote is not known)",
        1: "one month later is {day}",
        3: "three months later is {day}",
        "is": "{day} is {reason}",
        "last": "last day {day}",
        "latest": "latest possible last day {day}",
        "service": "{days:# working day|# working days} after the receipt on {day}",
        "skip": "not counted: {skipped}",
        "target": "service target {day} at {hour}",
    },
}
ARROW = " → "


def day_in_words(day: date, language: str) -> str:
    """Return “3 mars 2026” or “3 March 2026”."""
    return f"{day.day} {_MONTHS[language].split()[day.month - 1]} {day.year}"


def parted(step: str) -> tuple[str, date, str]:
    """Return a step's kind, its day and its reason, which a step without one has empty."""
    what, _, rest = step.partition(":")
    day, _, reason = rest.partition(":")
    return what, date.fromisoformat(day), reason


def deadline_line(deadline: Deadline, language: str) -> str:
    """Return a statutory deadline's arithmetic from its start to its last day."""
    words = _WORDS[language]
    first = words["receipt" if deadline.latest_possible else "start"]
    pieces = [first.format(day=day_in_words(deadline.start, language))]
    for step in deadline.steps:
        what, day, reason = parted(step)
        said = words[deadline.months] if what == "month" else words["is"]
        shown = day_in_words(day, language)
        pieces.append(said.format(day=shown, reason=holiday_name(reason, language)))
    last = words["latest" if deadline.latest_possible else "last"]
    return ARROW.join((*pieces, last.format(day=day_in_words(deadline.due, language))))


def target_line(target: ServiceTarget, language: str) -> str:
    """Return the service target's arithmetic; ordinary weekends are not listed one by one."""
    words = _WORDS[language]
    start = day_in_words(target.start, language)
    pieces = [filled(words["service"], {"days": target.days, "day": start}, language)]
    days = [parted(step) for step in target.steps]
    skipped = [
        f"{day_in_words(day, language)} ({holiday_name(reason, language)})"
        for _, day, reason in days
        if reason not in ("saturday", "sunday")
    ]
    if skipped:
        pieces.append(words["skip"].format(skipped=", ".join(skipped)))
    due = day_in_words(target.due.date(), language)
    pieces.append(words["target"].format(day=due, hour=f"{target.due:%H:%M}"))
    return ARROW.join(pieces)
