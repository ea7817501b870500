"""What a command has come to, in the workspace and outside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.tools.kill_commands import Try, sure

_OF_A_CASE = (
    "case",
    "kind",
    "nature",
    "state",
    "organisation",
    "subjects",
    "sender",
    "open_checks",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands on record, which cases there are, and what lies on the servers."""

    events: tuple[tuple[str, int], ...] = ()
    cases: frozenset[str] = frozenset()
    taken: int = 0
    """Answers that the mail server has taken."""
    letters: int = 0
    """Letters in the mailbox, filed or not."""

    def other_than(self, once: Seen, twice: Seen) -> Iterator[str]:
        """Yield what is otherwise than after one whole run, or after two."""
        mine, first, second = (dict(each.events) for each in (self, once, twice))
        for event in sorted(mine.keys() | first.keys() | second.keys()):
            counts = sorted((first.get(event, 0), second.get(event, 0)))
            if not counts[0] <= mine.get(event, 0) <= counts[1]:
                yield f"{event} is on record {mine.get(event, 0)} times, not {counts[0]}"
        if self.cases not in (once.cases, twice.cases):
            yield f"other cases: {sorted(self.cases - once.cases)}"
        if self.taken not in (once.taken, twice.taken):
            yield f"{self.taken} answers were sent, not {once.taken}"
        if self.letters != once.letters:
            yield f"{self.letters} letters are there, not {once.letters}"


def seen(tried: Try, taken: int, letters: int) -> Seen:
    """Look at a workspace; what lies on the servers is told."""
    entries = json.loads(sure(tried.run("audit", "list", "--json")))
    events = Counter(str(entry["event"]["event"]) for entry in entries)
    cases = json.loads(sure(tried.run("cases", "--json")))
    told = frozenset(
        json.dumps([case[name] for name in _OF_A_CASE], ensure_ascii=False) for case in cases
    )
    return Seen(tuple(sorted(events.items())), told, taken, letters)
