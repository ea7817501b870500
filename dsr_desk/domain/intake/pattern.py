"""A regular expression that waits to be compiled until something is sought with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any


class Pattern:
    """A regular expression that is compiled when it is first sought with.

    Compiling all the wordings takes a second; most mails, and every start of the desk, need few.
    """

    __slots__ = ("findall", "finditer", "fullmatch", "match", "pattern", "search", "sub")

    if TYPE_CHECKING:
        findall: Callable[[str], list[Any]]
        finditer: Callable[..., Iterator[re.Match[str]]]
        fullmatch: Callable[..., re.Match[str] | None]
        match: Callable[..., re.Match[str] | None]
        search: Callable[..., re.Match[str] | None]
        sub: Callable[[str, str], str]

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:  # what a slot is asked for that holds nothing yet
        compiled = re.compile(self.pattern) if name in Pattern.__slots__ else None
        for way in Pattern.__slots__:
            if compiled is not None and way != "pattern":
                setattr(self, way, getattr(compiled, way))
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[type[Pattern], tuple[str]]:
        return Pattern, (self.pattern,)
