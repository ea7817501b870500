"""Changes one column of one row at a time in a copied workspace, and tries to go on.

``python -m tests.tools.foes.columns [--flow wanted …] [--table item_match] [--rows 1]`` brings a
case some way, and for every cell of the desk's database makes a copy in which that cell is another,
as whoever can write the file makes it.  Then the case goes on.  A table says of every column of the
schema how that ended: refused (by which names), nothing that leaves is another, or LEAKS: it went
through and came out otherwise (another erasure, extract, letter or recipient) or ended in a
traceback.  What ``docs/threat-model.md`` says is not stopped stands in ``NAMED``.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dsr_desk.domain.errors import Defect, DeskError
from dsr_desk.storage.schema import metadata
from tests.services.world import BO, Small, make_small, reopened
from tests.tools.foes.flows import FLOWS, Flow

DELETED = "(row deleted)"
NAMED = frozenset(
    {
        "asked dsr_case.state",
        "asked dsr_case.waiting_since",
        *(f"asked case_check.{name}" for name in ("code", "verdict", "reason", "target")),
        *(f"asked case_check.{name}" for name in ("settled_by", "left_out", DELETED)),
        *(f"asked mail_parsed.{name}" for name in ("parsed", DELETED)),
    }
)
"""What is not stopped, as ``docs/threat-model.md`` says: which questions an editor is asked."""
FOREIGN = {
    "sender": (BO,), "sender_key": (BO,), "address": (BO,), "organisation": ("staden",),
    "channel": ("st-mail",), "key": ("3", "5", "6"), "target": ("st-mail",),
    "why": ("sender", "conversation", "alias"), "action": ("delete", "anonymise"),
    "reach": ("own", "conversation"), "kind": ("erasure", "access", "chat", "mail"),
    "role": ("supervisor", "notice"), "state": ("reviewing", "approved", "to_answer"),
    "choice": ("show",), "ground": ("no_person", "legal_claim"), "verdict": ("ok",),
    "approver": ("user-kim",), "settled_by": ("user-kim", ""),
}  # fmt: skip
"""What a foe would like to see in a column of that name."""


@dataclass(slots=True)
class Told:
    """How the tries ended: by column, and in words what came out otherwise."""

    ends: dict[str, Counter[str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def note(self, column: str, end: str) -> None:
        """Count an end of a column."""
        self.ends.setdefault(column, Counter())[end] += 1

    def table(self) -> Iterator[str]:
        """Yield a line for each column of the schema; one that no flow has filled says so."""
        for table in metadata.sorted_tables:
            for column in [*(c.name for c in table.columns), DELETED]:
                name = f"{table.name}.{column}"
                ends = self.ends.get(name, Counter())
                told = ", ".join(f"{end} {count}" for end, count in sorted(ends.items()))
                yield f"{name:44} {told or 'no row in any flow'}"


def main() -> int:
    """Try what was asked for; print what nobody noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flow", choices=[flow.name for flow in FLOWS], nargs="*")
    parser.add_argument("--table", choices=[table.name for table in metadata.sorted_tables])
    parser.add_argument("--rows", type=int, default=1)
    asked = parser.parse_args()
    told = Told()
    with tempfile.TemporaryDirectory(prefix="dsr-foes-") as home:
        template = Path(home) / "template"
        make_small(template)
        # Whoever has waited long enough is told what was found until then.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            for flow in FLOWS:
                if not asked.flow or flow.name in asked.flow:
                    tried(told, Path(home), template, flow, asked.table, asked.rows)
    sys.stdout.writelines(f"{line}\n" for line in (*told.table(), *told.lines))
    return 1 if told.lines else 0


def tried(told: Told, home: Path, template: Path, flow: Flow, table: str | None, rows: int) -> None:
    """Try every cell of one flow."""
    base = copied(template, home / flow.name)
    flow.bring(reopened(base))
    usual = end_of(base, home / "try", flow, "")
    if usual[0] != "went through":
        told.lines.append(f"{flow.name} does not go on by itself: {usual}")
        return
    for where, edit in edits(base / "workspace" / "desk.sqlite", table, rows):
        end, what = end_of(base, home / "try", flow, edit)
        column = re.sub(r"\[\d+\]( (?=\()|\.)", ".", where).partition(" = ")[0]
        if (end, what) == usual:
            end = "changes nothing that leaves"
        elif end.startswith(("went through", "broke")) and f"{flow.name} {column}" not in NAMED:
            told.lines.append(f"{flow.name} {where}: {end}{differing(usual[1], what)}")
            sys.stderr.write(f"{told.lines[-1]}\n")
            end = "LEAKS"
        elif f"{flow.name} {column}" in NAMED and not end.startswith("refused"):
            end = "named in the threat model"
        told.note(column, end)


def end_of(base: Path, folder: Path, flow: Flow, edit: Any) -> tuple[str, Any]:
    """Make a copy, change it, go on; return how that ended and what came out."""
    shutil.rmtree(folder, ignore_errors=True)
    copied(base, folder)
    try:
        if edit:
            with closing(sqlite3.connect(folder / "workspace" / "desk.sqlite")) as desk, desk:
                desk.execute(*edit)
        return "went through", json.loads(json.dumps(flow.go_on(opened(folder)), default=str))
    except sqlite3.IntegrityError:
        return "not possible", None
    except Defect as error:
        return f"broke: {error.message[:120]}", None
    except DeskError as error:
        return f"refused: {error.code}", None
    except Exception as error:
        return f"broke: {type(error).__name__}: {str(error)[:120]}", None


def opened(folder: Path) -> Small:
    """Open a copy as its own people do."""
    return reopened(folder)


def copied(origin: Path, folder: Path) -> Path:
    """Copy a workspace and its account."""
    for store in ("workspace", "account"):
        shutil.copytree(origin / store, folder / store)
    return folder


def edits(path: Path, table: str | None, rows: int) -> Iterator[tuple[str, tuple[str, Any]]]:
    """Yield every change: where it is, and the statement that makes it."""
    with closing(sqlite3.connect(path)) as desk:
        for each in metadata.sorted_tables:
            if table in (None, each.name):
                yield from _of_table(desk, each.name, rows)


def _of_table(desk: sqlite3.Connection, table: str, rows: int) -> Iterator[tuple[str, Any]]:
    cursor = desk.execute(f'SELECT rowid, * FROM "{table}"')  # noqa: S608 (our own names)
    names = [column[0] for column in cursor.description]
    found = cursor.fetchall()
    for row in found[:rows]:
        for place, name in enumerate(names[1:], 1):
            others = [other[place] for other in found if other[place] != row[place]]
            for value in _instead(name, row[place], others[:1]):
                where = f"{table}[{row[0]}].{name} = {str(value)[:60]!r}"
                statement = f'UPDATE "{table}" SET "{name}" = ? WHERE rowid = ?'  # noqa: S608
                yield where, (statement, (value, row[0]))
        statement = f'DELETE FROM "{table}" WHERE rowid = ?'  # noqa: S608
        yield f"{table}[{row[0]}] {DELETED}", (statement, (row[0],))


def _instead(name: str, value: Any, others: list[Any]) -> Iterator[Any]:
    """Yield what a cell could hold instead: what a foe wants, what another row has, a bit more."""
    seen = {repr(value)}
    for wanted in (*FOREIGN.get(name, ()), *others, *_near(value)):
        if repr(wanted) not in seen:
            seen.add(repr(wanted))
            yield wanted


def _near(value: Any) -> Iterator[Any]:
    if isinstance(value, int):
        yield from (1 - value,) if value in (0, 1) else (value + 1,)
    elif isinstance(value, bytes):
        yield bytes((value[0] ^ 1,)) + value[1:] if value else b"x"
    elif isinstance(value, str):
        yield from _near_text(value)
    else:
        yield from ("2020-01-01T00:00:00.000000+00:00", "2020-01-01", 1)


def _near_text(text: str) -> Iterator[Any]:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        earlier = moment - timedelta(days=400)
        yield earlier.isoformat(timespec="microseconds") if "T" in text else str(earlier.date())
        return
    if text[:1] in "[{" and text[:1]:
        yield from _near_document(text)
        return
    yield ""
    yield f"{text}x"


def _near_document(text: str) -> Iterator[str]:
    """Yield a document with each of its values changed, one at a time."""
    document = json.loads(text)
    for place in list(_places(document)):
        for value in _instead(str(place[-1]), _at(document, place), []):
            changed = json.loads(text)
            holder = _at(changed, place[:-1])
            holder[place[-1]] = value
            yield json.dumps(changed, ensure_ascii=False, separators=(",", ":"))
    if isinstance(document, list):
        yield "[]"


def _places(document: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    below: Any = ()
    if isinstance(document, dict):
        below = document.items()
    elif isinstance(document, list):
        below = enumerate(document)
    elif path:
        yield path
    for name, value in list(below)[:12]:
        yield from _places(value, (*path, name))


def _at(document: Any, path: tuple[Any, ...]) -> Any:
    for name in path:
        document = document[name]
    return document


def differing(usual: Any, found: Any) -> str:
    """Say where two ends differ first."""
    if isinstance(usual, dict) and isinstance(found, dict):
        for name in {**usual, **found}:
            if usual.get(name) != found.get(name):
                return f" {name}{differing(usual.get(name), found.get(name))}"
    if isinstance(usual, list) and isinstance(found, list):
        lost = [each for each in usual if each not in found]
        new = [each for each in found if each not in usual]
        return f" lost {str(lost)[:160]} new {str(new)[:160]}"
    return f" {str(usual)[:80]!r} → {str(found)[:80]!r}" if found is not None else ""


if __name__ == "__main__":
    sys.exit(main())
