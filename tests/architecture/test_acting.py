"""Whoever changes something is asked in the very transaction: their account may have ended."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SERVICES = ROOT / "dsr_desk" / "services"

BEGUN = "it goes on with what was begun by somebody who was asked"
LOOKED = "it remembers a look, and puts nothing on record"
NOBODY = "nobody needs to be there for it"
NOT_ASKED = {
    "answers/sending.py::send": BEGUN,
    "erasing/acting.py::_batch": BEGUN,
    "erasing/claims.py::give_back": BEGUN,
    "erasing/erasure.py::_note": BEGUN,
    "erasing/erasure.py::_require_told": BEGUN,
    "erasing/erasure.py::_save_state": BEGUN,
    "erasing/erasure.py::_stop_on_residue": BEGUN,
    "erasing/erasure.py::_write_certificate": BEGUN,
    "erasing/proving.py::forget": BEGUN,
    "erasing/replaying.py::_note": BEGUN,
    "erasing/replaying.py::_erase": BEGUN,
    "erasing/retention.py::_clear": BEGUN,
    "erasing/retention.py::_forget": BEGUN,
    "erasing/work.py::save": BEGUN,
    "finding/preview.py::note_opened": LOOKED,
    "intake/intake.py::_take_one": "mails come in by nobody too; a person was asked",
    "mailboxes/after.py::_note": NOBODY,
    "mailboxes/rounds.py::_known": NOBODY,
    "mailboxes/rounds.py::_note": NOBODY,
    "people/accounts.py::_accepted_head": "a person without an account accepts the audit",
    "people/accounts.py::found": "there is no list yet",
    "people/founding.py::found": "there is no list yet",
}
"""Functions that open a transaction without asking the account in it, and why."""

READS = {
    "answers/replies.py::draft",
    "answers/replies.py::notice",
    "answers/replies.py::save",
    "erasing/approval.py::_may",
    "erasing/erasure.py::view",
    "erasing/retention.py::view",
    "extracts/processing.py::record",
    "extracts/redacting.py::view",
    "finding/side_lane.py::draft",
    "people/accounts.py::acting",
    "people/roster.py::preview_ending",
    "people/roster.py::preview_file",
    "people/roster.py::preview_row",
    "people/roster.py::preview_source",
}
"""Functions that may ask the session alone, by ``need``: they read, or ask the account later.

What only reads for a window is asked by its operation (``Accounts.require_here``)."""


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _calls(node: ast.AST, name: str) -> bool:
    return any(
        isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == name
        for each in ast.walk(node)
    )


def _opens(block: ast.With) -> bool:
    """Tell whether a block is a transaction that may write."""
    return any(
        isinstance(call := item.context_expr, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "unit_of_work"
        for item in block.items
    )


def _faults(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each function that asks too little, and what of."""
    for function in _functions(tree):
        blocks = (node for node in ast.walk(function) if isinstance(node, ast.With))
        if not all(_calls(block.body[0], "acting") for block in blocks if _opens(block)):
            yield function.name, "not asked in its transaction"
        if _calls(function, "need"):
            yield function.name, "asks the session alone"


def _found() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted(SERVICES.rglob("*.py")):
        for name, fault in _faults(ast.parse(path.read_text("utf-8"))):
            where = f"{path.relative_to(SERVICES).as_posix()}::{name}"
            found.setdefault(fault, set()).add(where)
    return found


def test_every_transaction_of_a_person_begins_by_asking_their_account() -> None:
    assert _found()["not asked in its transaction"] == NOT_ASKED.keys(), (
        "begin the transaction with acting(uow, by, Right.…); what goes on with something that was"
        " begun, or takes nobody, is named in NOT_ASKED with its reason"
    )


def test_the_session_alone_is_asked_by_what_only_reads() -> None:
    assert _found()["asks the session alone"] == READS, (
        "need() knows what somebody could when they signed in: ask by acting(uow, by, Right.…)"
    )


def test_a_verb_that_asks_the_session_and_writes_is_found() -> None:
    code = """
class Holds:
    def lift(self, by):
        who = need(by, Right.LIFT).user
        with self._lock.hold(), self._store.unit_of_work() as uow:
            uow.holds.lift(1, who.id)

    def keep(self, by):
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.LIFT).user
"""
    assert list(_faults(ast.parse(code))) == [
        ("lift", "not asked in its transaction"),
        ("lift", "asks the session alone"),
    ]
