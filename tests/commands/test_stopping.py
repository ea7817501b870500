"""Ctrl+C asks long work to end; asked twice, it is ended."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from dsr_desk.commands.stopping import stoppable
from dsr_desk.services.progress import Cancelled


@pytest.fixture(autouse=True)
def usual_interrupt() -> Iterator[None]:
    """Ctrl+C as a terminal gives it; a shell that starts the tests in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_the_first_asks_and_the_second_ends() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stoppable() as cancel:
        signal.raise_signal(signal.SIGINT)
        asked = cancel.cancelled
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert asked
    assert signal.getsignal(signal.SIGINT) is before


def test_afterwards_it_is_as_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stoppable():
        pass
    assert signal.getsignal(signal.SIGINT) is before


def _stopped() -> None:
    with stoppable() as cancel:
        cancel.cancel()
        cancel.check()


def test_who_stops_it_hears_that_nothing_is_left_behind() -> None:
    with pytest.raises(Cancelled, match="Nothing is left behind"):
        _stopped()
