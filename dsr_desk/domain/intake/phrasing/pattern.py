"""A regular expression that waits to be compiled until something is sought with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from dsr_desk.domain.intake.phrasing.seeking import Seeker

_WAYS = ("findall", "finditer", "fullmatch", "match", "search", "sub")
"""The ways of seeking."""


class Pattern:
    """A regular expression that is compiled when it is first sought with.

    Compiling all the wordings takes a second; most mails, and every start of the desk, need few.
    One of many ``phrases`` (as written, and as an expression) is never compiled as a whole.
    """

    __slots__ = ("findall", "finditer", "fullmatch", "match", "pattern", "phrases", "search", "sub")

    if TYPE_CHECKING:
        findall: Callable[[str], list[Any]]
        finditer: Callable[..., Iterator[re.Match[str]]]
        fullmatch: Callable[..., re.Match[str] | None]
        match: Callable[..., re.Match[str] | None]
        search: Callable[..., re.Match[str] | None]
        sub: Callable[[str, str], str]

    def __init__(self, pattern: str, phrases: tuple[tuple[str, str], ...] = ()) -> None:
        self.pattern = pattern
        self.phrases = phrases

    def __getattr__(self, name: str) -> Any:  # what a slot is asked for that holds nothing yet
        if name in _WAYS:
            compiled = Seeker(self.phrases) if self.phrases else re.compile(self.pattern)
            for way in _WAYS:
                setattr(self, way, getattr(compiled, way))
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[type[Pattern], tuple[str, tuple[tuple[str, str], ...]]]:
        return Pattern, (self.pattern, self.phrases)
