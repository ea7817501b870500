"""What a command has come to, in the workspace and outside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from tests.tools.kill_commands import Try

_EVENTS = "SELECT 'the event ' || event, count(*) FROM audit_entry GROUP BY event"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
_ROWS = 'SELECT count(*) FROM "{}"'
_CASES = (
    "SELECT number, kind, nature, state, organisation, channels, holder, note,"
    " (SELECT group_concat(code || verdict || settled_by || left_out) FROM case_check"
    "  WHERE case_id = dsr_case.id) FROM dsr_case"
)


_BEGINNINGS = tuple(f"the event {each}" for each in ("run.begun", "replay.begun", "replay.batch"))
"""What goes on record before anything is erased, so also where there was no room for the rest."""
_ENTRIES = "audit_entry"


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in the desk's tables, and what lies on the servers."""

    counts: tuple[tuple[str, int], ...] = ()
    """How many of each event and in each table."""
    cases: frozenset[tuple[object, ...]] = frozenset()
    taken: int = 0
    """Answers that the mail server has taken."""
    letters: int = 0
    """Letters in the mailbox, filed or not."""

    def other_than(self, once: Seen, twice: Seen) -> Iterator[str]:
        """Yield what is otherwise than after one whole run, or after two.

        What was begun without room is on record as begun once more than what came of it.
        """
        mine, first, second = (dict(each.counts) for each in (self, once, twice))
        for event in _BEGINNINGS:
            most = max(first.get(event, 0), second.get(event, 0))
            if most and mine.get(event, 0) == most + 1:
                mine[event] -= 1
                mine[_ENTRIES] -= 1
        for what in sorted(mine.keys() | first.keys() | second.keys()):
            least, most = sorted((first.get(what, 0), second.get(what, 0)))
            if not least <= mine.get(what, 0) <= most:
                yield f"{what}: {mine.get(what, 0)}, not {least}"
        if self.cases not in (once.cases, twice.cases):
            yield f"other cases: {sorted(map(str, self.cases - once.cases))}"
        if self.taken not in (once.taken, twice.taken):
            yield f"{self.taken} answers were sent, not {once.taken}"
        if self.letters != once.letters:
            yield f"{self.letters} letters are there, not {once.letters}"


def seen(tried: Try, taken: int, letters: int) -> Seen:
    """Look at a workspace; what lies on the servers is told."""
    with closing(sqlite3.connect(tried.workspace / "desk.sqlite")) as desk:
        counts = dict(desk.execute(_EVENTS).fetchall())
        for (name,) in desk.execute(_TABLES).fetchall():
            counts[name] = desk.execute(_ROWS.format(name)).fetchone()[0]
        cases = frozenset(desk.execute(_CASES).fetchall())
    return Seen(tuple(sorted(counts.items())), cases, taken, letters)
