"""Puts a match into words for the list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.services.finding.matching import MatchRow, Unshown
from dsr_desk.ui import wording
from dsr_desk.ui.request.matches.model import MatchLine, Standing, standing_of
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate


def describe(row: MatchRow) -> MatchLine:
    """Return a row's texts, ready to be painted and to be spoken."""
    match, glance = row.match, row.glance
    if isinstance(row.shown, Unshown):
        title = _unshown_words(row.shown)
    else:
        title = one_line(glance.subject or row.snippet, 200)
    title = title or translate("Matches", "Without a subject")
    when = wording.date_words(desk_day(match.at))
    standing = standing_of(row)
    standing_text = _standing_words(standing, match.decision.ground)
    why = wording.why(match.why)
    attachments = str(glance.attachments) if glance.attachments else ""
    seen = "" if match.seen else translate("Matches", "not opened yet")
    kind = wording.channel_kind(match.kind)
    beginning = one_line(row.snippet, 120) if glance.subject else ""
    spoken = [title, kind, when, one_line(glance.author, 80), why, standing_text, seen, beginning]
    return MatchLine(
        title=title,
        when=when,
        author=one_line(glance.author, 80),
        why=why,
        weak=match.why.weak,
        standing=standing,
        standing_text=standing_text,
        attachments=attachments,
        beginning=beginning,
        seen=match.seen,
        spoken=", ".join(part for part in spoken if part),
    )


def _unshown_words(why: Unshown) -> str:
    if why is Unshown.GONE:
        return translate("Matches", "No longer in its source")
    if why is Unshown.UNREACHED:
        return translate("Matches", "Its source can’t be reached now")
    return translate("Matches", "Restricted: not shown")


def _standing_words(standing: Standing, ground: Ground | None) -> str:
    if standing is Standing.INCLUDED:
        return translate("Matches", "Included")
    if standing is Standing.TO_LOOK_AT:
        return translate("Matches", "To look at")
    if standing is Standing.GONE:
        return translate("Matches", "Gone")
    if ground is None:
        return translate("Matches", "Left out")
    return translate("Matches", "Left out: {ground}").format(ground=wording.ground(ground))
