"""What somebody does who can write the database past the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from dsr_desk.domain.requests import Case
from tests.services.world import ANNA, WISH, Small, a_mail

FOREIGN = "UPDATE item_match SET key = '3' WHERE key = '1'"
"""In the place of a mail of the person's, another customer's in the same inbox."""
FLIPPED = "UPDATE item_match SET included = 1, ground = NULL WHERE decided_by != ''"
FOE = "foe@elsewhere.example"


@contextmanager
def tampering(small: Small) -> Iterator[sqlite3.Connection]:
    """Open the desk's file as somebody would who can write it."""
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        yield file


def forge(small: Small, statement: str, *values: object) -> None:
    """Carry out one statement in the desk's file."""
    with tampering(small) as file:
        changed = file.execute(statement, values).rowcount
    assert changed, "the attack must have changed something, or it proves nothing"


def organisation_to_choose(small: Small) -> Case:
    forge(small, "UPDATE roster_entry SET address = 'maria.lind@nordkraft.example'"
          " WHERE channel = 'st-mail'")  # fmt: skip
    return small.file(a_mail(WISH.format(who=ANNA)))
