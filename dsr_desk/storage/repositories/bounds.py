"""What the fence around a case is made of: read for every page, so the rest of the case is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select

from dsr_desk.domain.verifying.checklist import EDITOR, Check
from dsr_desk.services.ports import Bounds
from dsr_desk.storage.engine.link import Link
from dsr_desk.storage.engine.questions import Question, Recurring
from dsr_desk.storage.schema import case_check, dsr_case

_C, _K = dsr_case.c, case_check.c

_CASE = select(_C.id, _C.kind, _C.organisation, _C.relations)
_BY_ID = Question(_CASE.where(_C.id == bindparam("case")))
_BY_NUMBER = Question(_CASE.where(_C.number == bindparam("case")))


def _checks(rows: Sequence[Sequence[Any]]) -> tuple[Check, ...]:
    return tuple(
        Check(code, verdict, reason, target, settled_by=by, left_out=out)
        for code, verdict, reason, target, by, out in rows
    )


_CHECKS = Recurring(
    select(_K.code, _K.verdict, _K.reason, _K.target, _K.settled_by, _K.left_out)
    .where(_K.case_id == bindparam("case"), _K.code == EDITOR)
    .order_by(_K.position),
    _checks,
)
_LONGEST_ID = 18
"""Digits; no id has more, and no database takes many more as a number."""


def as_id(number_or_id: str | int) -> int | None:
    """Return the id that was given; None for a number such as DSR-0001, and for what is neither."""
    if isinstance(number_or_id, int):
        return number_or_id
    short = number_or_id.isdecimal() and len(number_or_id) <= _LONGEST_ID
    return int(number_or_id) if short else None


def as_number(number_or_id: str | int) -> str:
    """Return a case's number as it is stored."""
    return str(number_or_id).strip().upper()


def bounds(link: Link, number_or_id: str | int) -> Bounds | None:
    """Return what the fence around a case is made of; None when there is no such case."""
    case_id = as_id(number_or_id)
    if case_id is not None:
        found = link.ask(_BY_ID, case=case_id)
    else:
        found = link.ask(_BY_NUMBER, case=as_number(number_or_id))
    for case, kind, organisation, relations in found:
        away = tuple(key for relation in relations for key in relation.channels)
        checks = link.recurring(_CHECKS, case=case)
        return Bounds(case, kind, organisation, away, checks)
    return None
