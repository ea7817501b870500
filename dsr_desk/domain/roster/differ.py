"""From a proposal to the difference it would make in the stored roster, and to the roster after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from dsr_desk.domain.canonical import digest
from dsr_desk.domain.people import Channel, Organisation, Roster, RosterEntry
from dsr_desk.domain.roster.marks import Place
from dsr_desk.domain.roster.proposals import (
    ONE_DAY,
    Ending,
    Kind,
    Line,
    Mode,
    Proposal,
    RosterDifference,
    Row,
    RowProblem,
    gives_more,
)

Key = tuple[str, str]
"""Channel, and the address as it is compared."""


def differ(
    stored: Roster,
    proposal: Proposal,
    organisations: Iterable[Organisation],
    channels: Iterable[Channel],
    today: date,
) -> RosterDifference:
    """Return what a proposal would change in the stored roster, as of a day."""
    place = Place(
        stored,
        {o.key: o for o in organisations},
        {c.key: c for c in channels},
        today,
        tuple((row.channel, row.address) for row in proposal.rows),
    )
    lines, problems = _merge(place, proposal)
    marked = tuple(place.marked(line) for line in sorted(lines, key=_order))
    after = applied(stored, marked)
    problems = tuple(sorted((*proposal.problems, *problems), key=lambda p: (p.line, p.code)))
    found = RosterDifference(
        proposal.mode,
        proposal.organisation,
        proposal.origin,
        marked,
        problems,
        proposal.more_problems,
        proposal.ignored_columns,
        today,
        stored.digest(),
        after.digest(),
    )
    return replace(found, digest=_digest(found))


def applied(stored: Roster, lines: Iterable[Line]) -> Roster:
    """Return the roster after the lines; entries keep their places, new ones come last."""
    entries = list(stored.entries)
    for line in lines:
        if line.before is None:
            entries.append(line.after)
        elif line.kind is not Kind.UNCHANGED:
            entries[entries.index(line.before)] = line.after
    return Roster(tuple(entries))


def _digest(found: RosterDifference) -> str:
    return digest(
        {
            "mode": found.mode.value,
            "organisation": found.organisation,
            "origin": [found.origin.kind, found.origin.sha256],
            "today": found.today.isoformat(),
            "base": found.base,
            "result": found.result,
            "risks": [[risk.value, count] for risk, count in found.risks.items()],
            "problems": [[p.line, p.code, p.column] for p in found.problems],
        }
    )


def _order(line: Line) -> tuple[int, str, str, date]:
    """Sort what matters first: given, changed, ended, unchanged; then by channel and address."""
    ranks = {Kind.ADDED: 0, Kind.CHANGED: 1, Kind.ENDED: 2, Kind.UNCHANGED: 3}
    return ranks[line.kind], line.after.channel, line.after.address.key, line.after.since


def _merge(place: Place, proposal: Proposal) -> tuple[list[Line], tuple[RowProblem, ...]]:
    """Return the lines, and the rows that don't go together with others or with what is stored."""
    good, problems = _consistent(place, proposal)
    here: dict[Key, list[RosterEntry]] = defaultdict(list)
    for entry in place.stored.entries:
        here[entry.channel, entry.address.key].append(entry)
    rows: dict[Key, list[Row]] = defaultdict(list)
    for row in good:
        rows[row.channel, row.address.key].append(row)
    lines: list[Line] = []
    for key in dict.fromkeys((*here, *rows)):
        whole = proposal.mode is Mode.WHOLE and place.owned(key[0], proposal.organisation)
        found, bad = _merge_one(place, here.get(key, []), rows.get(key, []), whole=whole)
        lines += found
        problems += bad
    for ending in proposal.endings:
        lines, problems = _end(ending, lines, problems)
    if proposal.mode is Mode.HAND:
        lines = [line for line in lines if line.kind is not Kind.UNCHANGED]
    elif proposal.mode is Mode.ADD:
        lines = [line for line in lines if line.line or line.kind is not Kind.UNCHANGED]
    elif proposal.organisation:
        lines = [each for each in lines if place.owned(each.after.channel, proposal.organisation)]
    return lines, tuple(problems)


def _consistent(place: Place, proposal: Proposal) -> tuple[list[Row], list[RowProblem]]:
    """Return the rows that may stand beside each other, and what is wrong with the others."""
    seen: dict[Key, list[Row]] = defaultdict(list)
    good: list[Row] = []
    problems: list[RowProblem] = []
    for row in proposal.rows:
        code = _row_fault(place, proposal, row) or _beside(place, row, seen)
        if code:
            problems.append(RowProblem(row.line, code))
        else:
            seen[row.channel, row.address.key].append(row)
            good.append(row)
    return good, problems


def _row_fault(place: Place, proposal: Proposal, row: Row) -> str:
    channel = place.channels.get(row.channel)
    if channel is None:
        return "unknown-channel"
    if proposal.organisation and channel.organisation != proposal.organisation:
        return "other-organisation"
    if row.until is not None and row.until < (row.since or date.min):
        return "ends-before-it-begins"
    return ""


def _beside(place: Place, row: Row, seen: Mapping[Key, Sequence[Row]]) -> str:
    for other in seen.get((row.channel, row.address.key), ()):
        if (row.since, row.until) == (other.since, other.until):
            return "duplicate"
        since = (row.since or place.today, other.since or place.today)
        if _overlap((since[0], row.until), (since[1], other.until)):
            return "overlapping"
    return ""


def _overlap(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    return one[0] <= (other[1] or date.max) and other[0] <= (one[1] or date.max)


def _merge_one(
    place: Place, here: Sequence[RosterEntry], rows: Sequence[Row], *, whole: bool
) -> tuple[list[Line], list[RowProblem]]:
    """Return the lines of one person in one channel."""
    left = list(here)
    lines: list[Line] = []
    for row in sorted(rows, key=lambda r: (r.since is None, r.since or date.max)):
        before = _pair(place, row, left)
        if before is not None:
            left.remove(before)
        lines.append(_line(place, row, before))
    for entry in left:
        runs = not entry.never_held and (entry.until is None or entry.until >= place.today)
        ends = whole and runs
        after = replace(entry, until=_last_day(entry, place.yesterday)) if ends else entry
        lines.append(Line(Kind.ENDED if ends else Kind.UNCHANGED, entry, after))
    return _without_overlaps(lines)


def _last_day(entry: RosterEntry, day: date) -> date:
    """Return the day, or the one before the entry begins: then it never held."""
    return max(day, entry.since - ONE_DAY)


def _pair(place: Place, row: Row, left: Sequence[RosterEntry]) -> RosterEntry | None:
    """Return the stored entry that a row speaks of: same beginning, else the one it overlaps."""
    exact = [e for e in left if e.since == row.since]
    if exact:
        return exact[0]
    since = row.since or place.today
    return next(
        (
            e
            for e in sorted(left, key=lambda e: e.since, reverse=True)
            if not e.never_held
            and (
                _overlap((since, row.until), (e.since, e.until))
                or (row.since is None and (e.until is None or e.until >= place.today))
            )
        ),
        None,
    )


def _line(place: Place, row: Row, before: RosterEntry | None) -> Line:
    if before is None:
        since = row.since or place.today
        entry = RosterEntry(row.channel, row.address, row.name, since, row.until)
        return Line(Kind.ADDED, None, entry, row.line)
    after = replace(
        before,
        name=row.name or before.name,
        since=row.since or before.since,
        until=row.until if row.until_given else before.until,
    )
    if after == before:
        return Line(Kind.UNCHANGED, before, before, row.line)
    only_end = replace(after, until=before.until) == before and not gives_more(before, after)
    return Line(Kind.ENDED if only_end else Kind.CHANGED, before, after, row.line)


def _without_overlaps(lines: list[Line]) -> tuple[list[Line], list[RowProblem]]:
    """Leave all as it is for a person in a channel when two of their periods would overlap."""
    periods = sorted(
        ((e.since, e.until) for e in (line.after for line in lines) if not e.never_held),
        key=lambda period: period[0],
    )
    proposed = any(line.line for line in lines)
    if not proposed or not any(_overlap(one, two) for one, two in pairwise(periods)):
        return lines, []
    stored = [line.before for line in lines if line.before is not None]
    problems = [RowProblem(line.line, "overlaps-stored") for line in lines if line.line]
    return [Line(Kind.UNCHANGED, entry, entry) for entry in stored], problems


def _end(
    ending: Ending, lines: list[Line], problems: list[RowProblem]
) -> tuple[list[Line], list[RowProblem]]:
    wanted = (ending.channel, ending.address.key, ending.since)
    kept = list(lines)
    for at, line in enumerate(kept):
        before = line.before
        if before is None or (before.channel, before.address.key, before.since) != wanted:
            continue
        after = replace(before, until=_last_day(before, ending.day))
        if after == before:
            return kept, problems
        kind = Kind.CHANGED if gives_more(before, after) else Kind.ENDED
        kept[at] = Line(kind, before, after)
        return kept, problems
    return kept, [*problems, RowProblem(0, "no-such-entry")]
