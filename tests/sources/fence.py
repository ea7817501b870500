"""What a store is asked, and whether each question stays inside the mandate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from dsr_desk.domain.finding.matches import Mandate
from tests.sources.builders import Store


@contextmanager
def statements(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """Record every statement and what is bound in it."""
    seen: list[tuple[str, Any]] = []

    def note(_c: object, _u: object, statement: str, values: Any, *_rest: object) -> None:
        seen.append((statement, values))

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def is_fenced(statement: str, values: Any, within: Mandate) -> bool:
    rows = values if isinstance(values, list) else [values]
    bound = [list(row.values()) if isinstance(row, dict) else list(row) for row in rows]
    keys = {each.key for each in within.channels}
    # A list of addresses or keys is one value too.
    return all(within.organisation in row and any(key in row for key in keys) for row in bound)
