"""The table of guards is true: a guard that has moved would no longer be taken out by the tool."""

from __future__ import annotations

from pathlib import Path

from tests.tools.take_out_guards import GUARDS, ROOT


def test_every_guard_of_the_table_stands_where_it_says() -> None:
    texts: dict[str, str] = {}
    for guard in GUARDS:
        texts.setdefault(guard.file, (ROOT / guard.file).read_text("utf-8"))
    gone = [g.name for g in GUARDS if texts[g.file].count(g.stands) != 1]
    assert gone == []


def test_every_guard_names_tests_that_are_there() -> None:
    named = {word for g in GUARDS for word in g.tests.split() if word.startswith("tests/")}
    missing = {name for name in named if not (ROOT / Path(name.partition("::")[0])).exists()}
    assert missing == set()
