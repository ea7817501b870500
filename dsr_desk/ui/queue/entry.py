"""A row of the queue as it is painted and read aloud: every word is ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import CaseState, Nature, RequestKind
from dsr_desk.services.ports import QueueRow
from dsr_desk.ui import wording
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate

KIND_LOOKS = {
    RequestKind.ERASURE: ("erase", "text"),
    RequestKind.ACCESS: ("extract", "text"),
    RequestKind.PORTABILITY: ("extract", "text"),
    RequestKind.ACCESS_ERASURE: ("extract", "text"),
    RequestKind.NONE: ("help", "muted"),
}
STATE_LOOKS = {
    CaseState.CHECKING: ("circle", "muted"),
    CaseState.WAITING: ("hourglass", "muted"),
    CaseState.REVIEWING: ("eye", "muted"),
    CaseState.TO_APPROVE: ("users", "accent"),
    CaseState.APPROVED: ("play", "accent"),
    CaseState.RUNNING: ("refresh", "accent"),
    CaseState.RESIDUE: ("alert", "failed"),
    CaseState.TO_ANSWER: ("send", "accent"),
    CaseState.CLOSED: ("check", "ok"),
    CaseState.SET_ASIDE: ("minus", "muted"),
}
KIND_ICONS = {
    ChannelKind.MAIL: "mail",
    ChannelKind.FORUM: "forum",
    ChannelKind.CHAT: "chat",
    ChannelKind.SOCIAL: "social",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Something short with an icon and a tone."""

    text: str
    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the delegate paints, and the sentence a screen reader says."""

    row: QueueRow
    due: Words
    person: str
    kind: Words
    organisation: str
    channels: tuple[str, ...]
    """Icons of the kinds of channel; their names are in the spoken sentence and the tooltip."""
    state: Words
    holder: str
    spoken: str
    gone: bool = False
    """True when the row no longer belongs to the view; it stays where it is until the next look."""


@dataclass(frozen=True, slots=True)
class Reading:
    """With what a row is read: the moment, and who people are."""

    now: datetime
    me: str
    title_of: Callable[[str], str]


def make_entry(row: QueueRow, reading: Reading, *, gone: bool = False) -> Entry:
    """Put a row into words."""
    due = _due(row, reading.now)
    kind = _kind(row)
    state = _state(row, reading.now)
    person = _person(row)
    organisation = one_line(row.organisation_title) or translate("Queue", "Unknown organisation")
    channels = ", ".join(wording.channel_kind(k) for k in row.kinds)
    holder = _holder(row.holder, reading)
    parts = (
        row.number,
        due.text,
        person,
        kind.text,
        organisation,
        channels,
        state.text,
        holder,
    )
    spoken = ", ".join(part for part in parts if part)
    icons = tuple(KIND_ICONS[k] for k in row.kinds)
    return Entry(row, due, person, kind, organisation, icons, state, holder, spoken, gone)


def _stands(row: QueueRow, now: datetime) -> str:
    if row.state is CaseState.APPROVED and row.run_after is not None and now < row.run_after:
        text = translate("Queue", "Scheduled: {moment}")
        return text.format(moment=wording.due_words(row.run_after, now).words)
    if row.state is CaseState.WAITING:
        return wording.waiting_words(row.waiting_since)
    return wording.state(row.state)


def _state(row: QueueRow, now: datetime) -> Words:
    """Return how far the case is; a mail that nobody has seen to yet stands before it."""
    icon, tone = STATE_LOOKS[row.state]
    word = _stands(row, now)
    if not row.news and row.id_reused and row.state.open:
        text = translate("Queue", "Same Message-ID · {state}").format(state=word)
        return Words(text, "alert", "attention")
    if not row.news:
        return Words(word, icon, tone)
    text = translate("Queue", "New mail · {state}").format(state=word)
    return Words(text, "mail", "attention")


def _due(row: QueueRow, now: datetime) -> Words:
    if not row.state.open:
        return Words(wording.date_words(desk_day(row.received_at)), "calendar", "muted")
    due = wording.due_words(row.service_due, now)
    words = due.words[:1].upper() + due.words[1:]
    if row.first_due:
        words = translate("Queue", "{due} · extended").format(due=words)
    return Words(words, due.icon, due.tone)


def _kind(row: QueueRow) -> Words:
    kind, nature = RequestKind(row.kind), Nature(row.nature)
    if nature is not Nature.INSTRUCTION:
        return Words(wording.nature(nature), "mail", "muted")
    if row.wishes_differ:
        return Words(translate("Queue", "Different wishes"), "alert", "attention")
    icon, tone = KIND_LOOKS[kind]
    return Words(wording.kind(kind), icon, tone)


def _person(row: QueueRow) -> str:
    if row.subject_count == 0:
        sender = shown(row.sender_name)
        if sender and Nature(row.nature) is not Nature.DATA_SUBJECT:
            # Bare, the editor's name beside “Erase” would read as the person's.
            return translate("Queue", "From {sender}").format(sender=sender)
        return sender or translate("Queue", "No person named")
    if not row.subjects:
        return translate("Queue", "Forgotten ({persons})").format(
            persons=wording.counting.persons(row.subject_count)
        )
    if row.subject_count == 1:
        return one_line(row.subjects[0])
    names = ", ".join(one_line(subject) for subject in row.subjects)
    return f"{wording.counting.persons(row.subject_count)}: {names}"


def _holder(holder: str, reading: Reading) -> str:
    if not holder:
        return ""
    return translate("Queue", "you") if holder == reading.me else one_line(reading.title_of(holder))


def _last_day(row: QueueRow) -> str:
    day = wording.date_words(date.fromisoformat(row.statutory_due))
    if row.first_due:
        first = wording.date_words(date.fromisoformat(row.first_due))
        text = translate("Queue", "{day} (extended; the first one was {first})")
        return text.format(day=day, first=first)
    if row.latest_possible:
        return translate("Queue", "{day} at the latest").format(day=day)
    return day


def tip_of(entry: Entry) -> str:
    """Return what the tooltip says: made only when it is asked for."""
    row = entry.row
    channels = ", ".join(wording.channel_kind(k) for k in row.kinds)
    received = wording.moment(row.received_at)
    lines = [
        f"{row.number} · {entry.person}" + (f" · {channels}" if channels else ""),
        translate("Queue", "Service target: {moment}").format(
            moment=wording.moment(row.service_due)
        ),
        translate("Queue", "Last day by law: {day}").format(day=_last_day(row)),
        translate("Queue", "Received: {moment}").format(moment=received),
    ]
    if entry.holder:
        lines.append(translate("Queue", "Held by {name}").format(name=entry.holder))
    if row.id_reused:
        lines.append(wording.code_sentence("message-id-reused"))
    if row.open_checks and row.state.open:
        lines.append(wording.counting.checks_open(row.open_checks))
    return "\n".join(lines)
