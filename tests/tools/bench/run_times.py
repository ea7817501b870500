"""What one run of the product took: whole, by stage, and how long each write lock was held."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import Pool

from dsr_desk.domain.erasing.probes import Probes
from dsr_desk.services.erasing.acting import Acting
from dsr_desk.services.erasing.erasure import Erasure
from dsr_desk.services.erasing.gate import Gate
from dsr_desk.services.erasing.probing import Probing
from dsr_desk.services.erasing.proving import Proving
from dsr_desk.services.erasing.work import Work

STAGES: tuple[tuple[type, str, str], ...] = (
    (Gate, "permit", "gate"),
    (Erasure, "_begin", "strings chosen"),
    (Acting, "items", "act"),
    (Acting, "leftovers", "copies"),
    (Proving, "residue", "search again"),
    (Proving, "scrub", "files"),
    (Proving, "forget", "forget"),
    (Proving, "bytes_left", "every byte"),
    (Erasure, "_write_certificate", "certificate"),
)
BARE = {"act": "act", "copies": "copies", "files": "scrub", "every byte": "seek"}
"""Which stages have a bare part of their own in the floor."""


@dataclass(slots=True)
class Reading:
    """What one run of the product took: by the clock of the benchmark, and the longest lock."""

    act: float = 0.0
    scrub: float = 0.0
    whole: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)
    locks: list[float] = field(default_factory=list)
    """How long each write transaction held its lock."""
    strings: Sequence[str] = ()
    """Which strings were sought in every byte in the end."""


def timed(
    owner: type, name: str, reading: Reading, what: str, clock: Callable[[], float]
) -> AbstractContextManager[None]:
    """Add up, as one of a reading's figures, what a method takes while the block runs."""

    def add(seconds: float) -> None:
        setattr(reading, what, getattr(reading, what) + seconds)

    return _watched(owner, name, add, clock)


@contextmanager
def staged(reading: Reading, clock: Callable[[], float]) -> Iterator[None]:
    """Add up what each stage takes while the block runs."""
    with ExitStack() as stack:
        for owner, name, stage in STAGES:

            def add(seconds: float, stage: str = stage) -> None:
                reading.stages[stage] = reading.stages.get(stage, 0.0) + seconds

            stack.enter_context(_watched(owner, name, add, clock))
        yield


@contextmanager
def _watched(
    owner: type, name: str, add: Callable[[float], None], clock: Callable[[], float]
) -> Iterator[None]:
    """Tell what a method takes, each time it is called while the block runs."""
    original = getattr(owner, name)

    def timed(self: object, *args: Any, **kwargs: Any) -> Any:
        begun = clock()
        try:
            return original(self, *args, **kwargs)
        finally:
            add(clock() - begun)

    setattr(owner, name, timed)
    try:
        yield
    finally:
        setattr(owner, name, original)


@contextmanager
def strings_noted(reading: Reading) -> Iterator[None]:
    """Note which strings a run seeks in the end: it alone can unseal them, and destroys the key."""
    original = Probing.probes

    def noted(self: Probing, work: Work) -> Probes | None:
        probes = original(self, work)
        reading.strings = () if probes is None else probes.strings
        return probes

    Probing.probes = noted  # type: ignore[method-assign]
    try:
        yield
    finally:
        Probing.probes = original  # type: ignore[method-assign]


@contextmanager
def held_locks(reading: Reading, clock: Callable[[], float]) -> Iterator[None]:
    """Note how long each transaction that has written held its lock: it takes it as it begins."""
    begun: dict[int, float] = {}
    wrote: set[int] = set()

    def taken(connection: Connection) -> None:
        if connection.get_execution_options().get("dsr_begin") != "":
            begun[id(connection.connection.dbapi_connection)] = clock()

    def written(connection: Connection, *args: Any) -> None:
        if args[1].startswith(("INSERT", "UPDATE", "DELETE")):
            wrote.add(id(connection.connection.dbapi_connection))

    def given(connection: object, *args: Any) -> None:
        start, key = begun.pop(id(connection), None), id(connection)
        if start is not None and key in wrote:
            reading.locks.append(clock() - start)
        wrote.discard(key)

    event.listen(Engine, "begin", taken)
    event.listen(Engine, "after_cursor_execute", written)
    # A connection goes back to its pool right after the commit, which is part of the lock.
    event.listen(Pool, "checkin", given)
    try:
        yield
    finally:
        event.remove(Engine, "begin", taken)
        event.remove(Engine, "after_cursor_execute", written)
        event.remove(Pool, "checkin", given)
