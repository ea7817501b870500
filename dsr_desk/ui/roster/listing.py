"""The roster as rows of a table: filtered, sorted, told in words whether a role runs today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.people import RosterEntry
from dsr_desk.services.people.roster import RosterView
from dsr_desk.ui.widgets.rows import TableRow

translate = QCoreApplication.translate


def entry_rows(view: RosterView, organisation: str, text: str, *, running: bool) -> list[TableRow]:
    """Return the rows of an organisation (or all) in which every word of the text is found."""
    channels = {channel.key: channel for channel in view.channels}
    houses = {each.key: each.title for each in view.organisations}
    words = text.lower().split()
    rows: list[TableRow] = []
    for entry in view.roster.entries:
        channel = channels.get(entry.channel)
        if channel is None or organisation not in ("", channel.organisation):
            continue
        if running and not entry.holds_on(view.today):
            continue
        house = houses.get(channel.organisation, channel.organisation)
        sought = f"{house} {channel.title} {entry.address.text} {entry.name}".lower()
        if all(word in sought for word in words):
            rows.append(_row(entry, house, channel.title, view.today))
    return sorted(rows, key=lambda row: row.cells[:5])


def _row(entry: RosterEntry, house: str, channel: str, today: date) -> TableRow:
    state, sign, tone = _state(entry, today)
    cells = (
        house,
        channel,
        entry.address.text,
        entry.name,
        entry.since.isoformat(),
        entry.until.isoformat() if entry.until else "",
        state,
    )
    return TableRow(cells, entry, sign, tone)


def _state(entry: RosterEntry, today: date) -> tuple[str, str, str]:
    """Return whether the role runs: in words, as a sign, in a colour."""
    if entry.never_held:
        return translate("RosterListing", "Withdrawn"), "cross", "muted"
    if entry.holds_on(today):
        return translate("RosterListing", "Editor"), "check", "ok"
    if entry.since > today:
        return translate("RosterListing", "Not yet"), "clock", "accent"
    return translate("RosterListing", "Ended"), "minus", "muted"
