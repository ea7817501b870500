"""Triggers and rules of a database that may copy what is erased to where nobody looks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dsr_desk.domain.errors import Refusal


class Trigger(NamedTuple):
    """A trigger or rule at work that may copy rows of a mapped table."""

    table: str
    """The mapped table."""
    digest: str
    """Of its text, and on a server of the function that it calls: another text, another trigger."""


class TriggersAdded(Refusal):
    """A database copies rows, perhaps, by triggers of which the plan's approver was not told."""

    code = "triggers-added"

    def __init__(self, tables: Iterable[str]) -> None:
        """Name the tables with their sources; nobody is named by them."""
        tables = ", ".join(sorted(set(tables)))
        super().__init__(
            f"Since this plan was made, triggers were added or changed at {tables}: they may copy"
            " what is erased to where nobody looks. Nothing more was approved or erased. Have them"
            " taken away or disabled by whoever keeps that database, then go on; or, while nothing"
            " is erased yet, send the plan back and have it prepared anew: its approver is then"
            " told of them.",
            tables=tables,
        )
