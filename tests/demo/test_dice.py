"""The dice fall the same way everywhere."""

from __future__ import annotations

from dsr_desk.demo.dice import Dice


def test_the_first_throws_are_known() -> None:
    dice = Dice(2026)
    assert [dice.between(1, 6) for _ in range(10)] == [1, 4, 4, 6, 1, 2, 4, 4, 5, 4]


def test_a_shuffled_list_holds_the_same_things() -> None:
    assert sorted(Dice(3).shuffled(range(20))) == list(range(20))


def test_weights_are_heeded() -> None:
    dice = Dice(5)
    throws = [dice.weighted("ab", (0.9, 0.1)) for _ in range(1_000)]
    assert 850 < throws.count("a") < 950
    assert dice.weighted("ab", (0.0, 1.0)) == "b"


def test_a_number_of_digits_never_begins_with_zero() -> None:
    dice = Dice(7)
    assert all(len(d) == 4 and d[0] != "0" for d in (dice.digits(4) for _ in range(200)))
