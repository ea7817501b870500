"""Ctrl+C asks long work to end; asked twice, it is ended."""

from __future__ import annotations

import signal

import pytest

from dsr_desk.commands.stopping import stoppable


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
