"""What a use case has changed, so that every screen can ask “does this concern me?”."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Numbers of the cases that changed; ``queue`` when the list itself did."""

    cases: frozenset[int] = frozenset()
    queue: bool = False
    people: bool = False
    mailboxes: bool = False
    content: bool = False
    """Whether items have come into a channel: somebody who was erased may be back."""

    def __or__(self, other: Changes) -> Changes:
        """Return both together."""
        return Changes(
            self.cases | other.cases,
            self.queue or other.queue,
            self.people or other.people,
            self.mailboxes or other.mailboxes,
            self.content or other.content,
        )


def case_changed(case: int) -> Changes:
    """Return the usual change: one case, and with it its row in the queue."""
    return Changes(frozenset({case}), queue=True)
