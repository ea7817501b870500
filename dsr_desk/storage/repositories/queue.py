"""The queue: filtered, sorted and paged in SQL; what is due first stands first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Select, bindparam, func, or_, select

from dsr_desk.domain.requests import WISHES_DIFFER, CaseState, CaseSubject, Verdict
from dsr_desk.domain.titles import organisations_apart
from dsr_desk.services.ports import QueueFilter, QueuePage, QueueRow
from dsr_desk.storage.engine.link import Link, Repository, after
from dsr_desk.storage.engine.questions import Question
from dsr_desk.storage.repositories.namesakes import has_namesake
from dsr_desk.storage.repositories.people import organisation_of
from dsr_desk.storage.repositories.records import folded
from dsr_desk.storage.schema import case_check, case_subject, dsr_case, organisation

_S = case_subject.c
_SUBJECTS = Question(
    select(_S.number, _S.address, _S.hashed)
    .where(_S.case_id == bindparam("case"))
    .order_by(_S.number)
)
_STATES = Question(select(dsr_case.c.number, dsr_case.c.state))
_OPEN = tuple(state for state in CaseState if state.open)
_ORDER = (dsr_case.c.service_due, dsr_case.c.id)
_OPEN_CHECKS = (
    select(func.count())
    .where(
        case_check.c.case_id == dsr_case.c.id,
        case_check.c.verdict != Verdict.OK,
        case_check.c.settled_by == "",
    )
    .scalar_subquery()
    .label("open_checks")
)
_WISHES_DIFFER = (
    select(func.count())
    .where(case_check.c.case_id == dsr_case.c.id, case_check.c.reason == WISHES_DIFFER)
    .scalar_subquery()
    .label("wishes_differ")
)
_TWINS = Question(
    select(organisation).where(
        organisation.c.folded.in_(
            select(organisation.c.folded).group_by(organisation.c.folded).having(func.count() > 1)
        )
    )
)
"""The organisations that share their title with another."""
_LONGEST_PATTERN = 10_000
"""Characters of a word; SQLite takes no pattern of LIKE of 50,000 bytes."""
_MOST_WORDS = 100
"""How many words of a pasted text are sought: SQLite takes no thousand conditions, and no case has
that many names."""
_WITH_ORGANISATION = dsr_case.outerjoin(organisation, organisation.c.key == dsr_case.c.organisation)


class SqlQueue(Repository):
    """The part of the ``Cases`` port that tells of many cases at once."""

    def page(
        self, where: QueueFilter, after: tuple[str, int] | None = None, limit: int = 50
    ) -> QueuePage:
        """Return a page of the queue, filled by key and sorted in SQL."""
        return _queue_page(self._link, where, after, limit)

    def states(self) -> dict[str, CaseState]:
        """Return where every case stands by its row, in one read."""
        return {row[0]: row[1] for row in self._link.ask(_STATES)}


def _queue_page(
    link: Link, where: QueueFilter, key: tuple[str, int] | None, limit: int
) -> QueuePage:
    """Return the page after the key, and how many rows the filter lets through in all."""
    conditions = _conditions(where)
    statement = _rows(conditions).limit(limit + 1)
    if key is not None:
        statement = statement.where(after(_ORDER, (datetime.fromisoformat(key[0]), key[1])))
    rows = link.rows(statement)
    shown, more = rows[:limit], len(rows) > limit
    total = link.value(select(func.count()).select_from(_WITH_ORGANISATION).where(*conditions))
    subjects = subjects_of(link, [row.id for row in shown])
    apart = _apart(link, {row.organisation for row in shown})
    next_key = (shown[-1].service_due.isoformat(), shown[-1].id) if more else None
    return QueuePage(
        tuple(_row(row, subjects.get(row.id, ()), apart) for row in shown), next_key, int(total)
    )


def _apart(link: Link, shown: Collection[str]) -> dict[str, str]:
    """Return what those of these organisations are called that share their title with another."""
    if not shown:
        return {}
    apart = organisations_apart(map(organisation_of, link.named(_TWINS)))
    return {each.key: each.title for each in apart if each.key in shown}


def subjects_of(link: Link, cases: Sequence[int]) -> dict[int, tuple[CaseSubject, ...]]:
    """Return the persons of these cases."""
    rows = link.rows(
        select(case_subject)
        .where(case_subject.c.case_id.in_(cases))
        .order_by(case_subject.c.case_id, case_subject.c.number)
    )
    found: dict[int, tuple[CaseSubject, ...]] = {}
    for row in rows:
        subject = CaseSubject(row.number, row.address, row.hashed)
        found[row.case_id] = (*found.get(row.case_id, ()), subject)
    return found


def subjects_of_one(link: Link, case: int) -> tuple[CaseSubject, ...]:
    """Return the persons of one case."""
    return tuple(CaseSubject(*row) for row in link.ask(_SUBJECTS, case=case))


def _rows(conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    return (
        select(
            dsr_case,
            organisation.c.title.label("organisation_title"),
            _OPEN_CHECKS,
            has_namesake().label("id_reused"),
            _WISHES_DIFFER,
        )
        .select_from(_WITH_ORGANISATION)
        .where(*conditions)
        .order_by(*_ORDER)
    )


def _conditions(where: QueueFilter) -> list[ColumnElement[bool]]:
    stands = dsr_case.c.state.in_(where.states or _OPEN)
    found: list[ColumnElement[bool]] = [
        or_(stands, dsr_case.c.news != "") if where.news else stands
    ]
    if where.holder:
        found.append(dsr_case.c.holder == where.holder)
    if where.overdue_at is not None:
        found.append(dsr_case.c.service_due < where.overdue_at)
    words = dict.fromkeys(folded(where.text).split())
    found.extend(_names(word) for word in islice(words, _MOST_WORDS))
    return found


def _names(word: str) -> ColumnElement[bool]:
    return or_(
        _holds(dsr_case.c.search, word),
        _holds(organisation.c.folded, word),
    )


def _holds(column: Column[Any], word: str) -> ColumnElement[bool]:
    if len(word) > _LONGEST_PATTERN:
        return func.replace(column, word, "") != column
    return column.contains(word, autoescape=True)


def _row(row: Row[Any], subjects: Sequence[CaseSubject], apart: Mapping[str, str]) -> QueueRow:
    extension = row.clocks.extension if row.clocks else None
    first = row.deadline.due.isoformat()
    return QueueRow(
        id=row.id,
        number=row.number,
        kind=row.kind.value,
        nature=row.nature.value,
        state=row.state,
        organisation=row.organisation,
        organisation_title=apart.get(row.organisation, row.organisation_title or ""),
        kinds=row.wished_kinds,
        subjects=tuple(s.address.text for s in subjects if s.address is not None),
        subject_count=len(subjects),
        sender_name=row.sender_name or (row.sender.text if row.sender else ""),
        holder=row.holder,
        received_at=row.received_at,
        service_due=row.service_due,
        statutory_due=extension.deadline.due.isoformat() if extension else first,
        open_checks=row.open_checks,
        first_due=first if extension else "",
        latest_possible=row.deadline.latest_possible,
        waiting_since=row.waiting_since,
        run_after=row.run_after,
        news=row.news,
        id_reused=bool(row.id_reused),
        wishes_differ=bool(row.wishes_differ),
    )
