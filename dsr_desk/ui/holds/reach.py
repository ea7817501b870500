"""What a hold came too late for and what it keeps of runs that have begun, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.hold_reach import HoldReach
from dsr_desk.ui import wording
from dsr_desk.ui.widgets.foreign_text import one_line

_MOST = 6
"""Sentences that are shown; a channel's hold may have met any number of cases."""


def told_reach(reach: Iterable[HoldReach], channels: Mapping[str, str]) -> list[str]:
    """Return sentences, what it came too late for first; ``channels``: titles by key."""
    words, reach = ReachWords(), tuple(reach)
    told = [line for each in reach for line in words.too_late(each, channels)]
    told += [line for each in reach for line in words.kept(each, channels)]
    return told if len(told) <= _MOST else [*told[:_MOST], words.more(len(told) - _MOST)]


class ReachWords:
    """Sentences with numbers; the class gives the translations their context."""

    def tr(self, text: str, disambiguation: str, n: int) -> str:
        """Translate with the plural form of the number."""
        return QCoreApplication.translate("ReachWords", text, disambiguation, n)

    def too_late(self, reach: HoldReach, channels: Mapping[str, str]) -> Iterator[str]:
        if reach.first and reach.last:
            text = self.tr(
                "Too late for %Ln item(s) of {case} in {channel}, written {days}: a run had erased"
                " or pseudonymised it or them before.",
                "",
                reach.too_late,
            )
            yield _filled(text, reach, channels, _days(reach.first, reach.last))

    def more(self, n: int) -> str:
        return self.tr("… and %Ln more; “dsr-desk hold show” tells all of them.", "", n)

    def kept(self, reach: HoldReach, channels: Mapping[str, str]) -> Iterator[str]:
        if reach.open:
            text = self.tr(
                "%Ln item(s) of {case} in {channel} are in a batch that is not on record yet. When"
                " the run goes on it says of each whether it was erased before, or is held.",
                "",
                reach.open,
            )
            yield _filled(text, reach, channels)
        if reach.kept:
            text = self.tr(
                "%Ln item(s) of {case} in {channel} stay: no run has erased them.", "", reach.kept
            )
            yield _filled(text, reach, channels)


def _days(first: datetime, last: datetime) -> str:
    since, until = (wording.date_words(desk_day(each)) for each in (first, last))
    return since if since == until else f"{since} – {until}"


def _filled(text: str, reach: HoldReach, channels: Mapping[str, str], days: str = "") -> str:
    channel = one_line(channels.get(reach.channel, reach.channel), 60)
    return text.format(case=reach.case, channel=channel, days=days)
