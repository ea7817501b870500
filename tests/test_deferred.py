"""What is made at its first use: once, by whoever is first, and again only where it failed."""

from __future__ import annotations

import threading

import pytest

from dsr_desk.deferred import deferred


class Thing:
    """Something dear."""

    def __init__(self, name: str) -> None:
        self.name = name


def test_nothing_is_made_before_it_is_used_and_then_once() -> None:
    made: list[Thing] = []

    def make() -> Thing:
        made.append(Thing("a"))
        return made[-1]

    thing = deferred(make)
    assert not made
    assert thing.name == "a"
    thing.name  # noqa: B018
    assert len(made) == 1


def test_of_many_threads_that_use_it_at_once_one_makes_it() -> None:
    made: list[Thing] = []
    begun, go_on = threading.Event(), threading.Event()

    def make() -> Thing:
        begun.set()
        go_on.wait()
        made.append(Thing(str(len(made))))
        return made[-1]

    thing, names = deferred(make), list[str]()
    threads = [threading.Thread(target=lambda: names.append(thing.name)) for _ in range(4)]
    for thread in threads:
        thread.start()
    begun.wait()
    go_on.set()
    for thread in threads:
        thread.join()
    assert names == ["0"] * 4


def test_what_could_not_be_made_is_an_error_of_that_use_and_is_tried_again() -> None:
    said = [OSError("the disk is away")]

    def make() -> Thing:
        if said:
            raise said.pop()
        return Thing("a")

    thing = deferred(make)
    with pytest.raises(OSError, match="away"):
        thing.name  # noqa: B018
    assert thing.name == "a"


def test_what_a_thing_does_not_have_is_its_own_error() -> None:
    with pytest.raises(AttributeError, match="Thing"):
        deferred(lambda: Thing("a")).other  # type: ignore[attr-defined]  # noqa: B018
