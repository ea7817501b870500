"""The chain: any change, gap, swap or cut in it is named by its number."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.record.audit import (
    GENESIS,
    TOLERANCE,
    AuditEntry,
    AuditEvent,
    first_broken,
    follow,
    turned_back,
)
from tests.domain.factories import NOON


def _chain(length: int) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for number in range(length):
        event = AuditEvent(
            NOON, "user-alva", f"step.{number}", "DSR-0001", (("count", str(number)),)
        )
        last = entries[-1] if entries else None
        entries.append(follow(last.sequence if last else 0, last.hash if last else GENESIS, event))
    return entries


def test_a_chain_as_written_holds() -> None:
    assert first_broken(_chain(20)) is None
    assert first_broken([]) is None


@given(st.integers(1, 19))
def test_a_missing_entry_is_named(at: int) -> None:
    chain = _chain(20)
    del chain[at - 1]
    assert first_broken(chain) == at


@given(st.integers(0, 19), st.sampled_from(["actor", "event", "case"]))
def test_an_edited_entry_is_named(at: int, field: str) -> None:
    chain = _chain(20)
    edited = replace(chain[at].event, **{field: "forged"})  # type: ignore[arg-type]
    chain[at] = replace(chain[at], event=edited)
    assert first_broken(chain) == at + 1


def test_a_rewritten_entry_breaks_the_one_after_it() -> None:
    chain = _chain(5)
    forged = follow(2, chain[1].hash, replace(chain[2].event, actor="forged"))
    chain[2] = forged
    assert first_broken(chain) == 4


def _at(*minutes: float) -> list[AuditEntry]:
    moments = (NOON + timedelta(minutes=each) for each in minutes)
    return [
        replace(entry, event=replace(entry.event, at=at))
        for entry, at in zip(_chain(len(minutes)), moments, strict=True)
    ]


def test_a_clock_that_was_set_forward_is_told_when_it_is_set_right_again() -> None:
    assert turned_back(_at(0, 1, 1500, 1501, 3, 4, 5)) == (5,)
    assert turned_back(_at(0, 1500, 3, 1600, 4)) == (3, 5)


def test_clocks_that_differ_a_little_are_no_attack() -> None:
    within = TOLERANCE.total_seconds() / 60
    assert turned_back(_at(0, within, 0, 1, within)) == ()
    assert turned_back([]) == ()
