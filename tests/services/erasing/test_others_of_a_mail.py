"""What stays of a person, once erased, in the cases that their mail became and that go on."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from dsr_desk.domain.erasing.traces import HELD_BY_OTHERS
from tests.services.intake.grown import carried_out, two
from tests.services.world import ANNA, Small


def places_of(small: Small, who: str) -> set[tuple[str, str]]:
    """Return in which columns of the desk's rows an address stands."""
    found: set[tuple[str, str]] = set()
    with closing(sqlite3.connect(small.paths.desk)) as file:
        tables = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            rows = file.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # a table's own name
            names = [column[0] for column in rows.description]
            for row in rows:
                values = (v.encode() if isinstance(v, str) else v for v in row)
                cells = zip(names, values, strict=True)
                found |= {
                    (table, n) for n, v in cells if isinstance(v, bytes) and who.encode() in v
                }
    return found


def test_it_is_the_mail_and_what_the_other_checks_quote_of_it_and_no_row_of_the_closed_case(
    small: Small,
) -> None:
    first, second = two(small)
    carried_out(small, first)
    draft = small.services.replies.draft(first.id, small.alva)
    small.services.replies.save(first.id, draft, None, small.alva)
    assert places_of(small, ANNA) == {("mail_parsed", "parsed"), ("case_check", "evidence")}
    with closing(sqlite3.connect(small.paths.desk)) as file:
        quoting = "SELECT DISTINCT case_id FROM case_check WHERE instr(evidence, ?)"
        assert file.execute(quoting, (ANNA,)).fetchall() == [(second.id,)]
        named = "SELECT count(*) FROM case_subject WHERE instr(address, ?)"
        assert file.execute(named, (ANNA,)).fetchone() == (0,)
    traces = small.services.erasure.view(first.id, small.alva).record
    assert traces is not None
    assert HELD_BY_OTHERS in {trace.what for trace in traces.traces}, "the certificate says so"
