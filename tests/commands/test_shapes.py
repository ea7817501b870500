from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.commands.shapes import plain
from dsr_desk.domain.finding.matches import Decision, Ground, ItemRef


@dataclass(frozen=True)
class Holder:
    ref: ItemRef
    decisions: tuple[Decision, ...]


def test_named_tuples_keep_their_names_in_json() -> None:
    holder = Holder(ItemRef("archive", "own", "1"), (Decision(False, Ground.ARCHIVE, "n"),))
    assert plain(holder) == {
        "ref": {"source": "archive", "rule": "own", "key": "1"},
        "decisions": [{"included": False, "ground": "archive", "note": "n"}],
    }
