"""Lets something happen in the middle of a step, as another person or process would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dsr_desk.sources.sql import SqlSource


def between_act_and_commit(
    monkeypatch: pytest.MonkeyPatch, what: str, happens: Callable[[], object]
) -> None:
    """Let something happen once, when a source has acted and not committed yet."""
    act = getattr(SqlSource, what)

    def erase(self: SqlSource, first: Any, second: Any, word: Callable[[], None]) -> object:
        def happened() -> None:
            monkeypatch.setattr(SqlSource, what, act)
            happens()
            word()

        return act(self, first, second, happened)

    monkeypatch.setattr(SqlSource, what, erase)


def right_after(
    monkeypatch: pytest.MonkeyPatch, kind: type, step: str, act: Callable[[], object]
) -> None:
    """Let something happen once, right after a slow step that comes before a transaction."""
    usual = getattr(kind, step)

    def slowly(self: object, *given: object) -> object:
        monkeypatch.setattr(kind, step, usual)
        found = usual(self, *given)
        act()
        return found

    monkeypatch.setattr(kind, step, slowly)
