"""Rows and the frozen records they stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, starmap
from typing import Any

from sqlalchemy import Row

from dsr_desk.domain.erasing.plans import PlanException, PlanItem
from dsr_desk.domain.finding.matches import (
    Decision,
    Found,
    ItemRef,
    Match,
    initial_decision,
    maker,
)
from dsr_desk.domain.requests import Case, CaseClocks, CaseSubject
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.storage.schema import item_match, plan_exception, plan_item

Values = dict[str, Any]


def folded(text: str) -> str:
    """Return text as searches compare it: case ignored in every alphabet, not only in ASCII."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def search_text(case: Case) -> str:
    """Return what the queue's search looks through, one piece a line.

    The organisation's title is looked up where it stands, since it may change.
    """
    addresses = [s.address.text for s in case.subjects if s.address is not None]
    sender = case.sender.text if case.sender else ""
    return folded("\n".join([case.number, *addresses, sender, case.sender_name]))


def case_values(case: Case) -> Values:
    """Return a case's row, without its id and version."""
    return {
        "number": case.number,
        "kind": case.kind,
        "nature": case.nature,
        "state": case.state,
        "organisation": case.organisation,
        "channels": case.channels,
        "wished_kinds": case.wished_kinds,
        "sender": case.sender,
        "sender_key": case.sender.key if case.sender else "",
        "sender_name": case.sender_name,
        "language": case.language,
        "message_id": case.message_id,
        "sha256": case.sha256,
        "received_at": case.received_at,
        "requested_on": case.requested_on,
        "service_due": case.service_due,
        "deadline": case.deadline,
        "preparers": case.preparers,
        "holder": case.holder,
        "disposal_reference": case.disposal_reference,
        "exported_at": case.exported_at,
        "answered_at": case.answered_at,
        "duplicate_of": case.duplicate_of,
        "note": case.note,
        "clocks": case.clocks,
        "waiting_since": case.waiting_since,
        "run_after": case.run_after,
        "relations": case.relations,
        "news": case.news,
        "search": search_text(case),
    }


def case_from(row: Row[Any], subjects: tuple[CaseSubject, ...]) -> Case:
    """Return the case of a row, with its persons."""
    return Case(
        id=row.id,
        number=row.number,
        kind=row.kind,
        nature=row.nature,
        state=row.state,
        organisation=row.organisation,
        channels=row.channels,
        wished_kinds=row.wished_kinds,
        subjects=subjects,
        sender=row.sender,
        sender_name=row.sender_name,
        language=row.language,
        message_id=row.message_id,
        sha256=row.sha256,
        received_at=row.received_at,
        requested_on=row.requested_on,
        service_due=row.service_due,
        deadline=row.deadline,
        preparers=row.preparers,
        holder=row.holder,
        disposal_reference=row.disposal_reference,
        exported_at=row.exported_at,
        answered_at=row.answered_at,
        duplicate_of=row.duplicate_of,
        note=row.note,
        relations=row.relations,
        news=row.news,
        version=row.version,
        clocks=row.clocks or CaseClocks(),
        waiting_since=row.waiting_since,
        run_after=row.run_after,
    )


def subject_values(case: int, subject: CaseSubject) -> Values:
    """Return a subject's row."""
    return {
        "case_id": case,
        "number": subject.number,
        "address": subject.address,
        "hashed": subject.hashed,
    }


def check_values(case: int, position: int, check: Check) -> Values:
    """Return a check's row."""
    return {
        "case_id": case,
        "position": position,
        "code": check.code,
        "verdict": check.verdict,
        "reason": check.reason,
        "target": check.target,
        "evidence": check.evidence,
        "settled_by": check.settled_by,
        "settled_at": check.settled_at,
        "note": check.note,
        "left_out": check.left_out,
        "by_call": check.by_call,
    }


def check_from(row: Row[Any]) -> Check:
    """Return the check of a row."""
    return Check(
        code=row.code,
        verdict=row.verdict,
        reason=row.reason,
        target=row.target,
        evidence=row.evidence,
        settled_by=row.settled_by,
        settled_at=row.settled_at,
        note=row.note,
        left_out=row.left_out,
        by_call=row.by_call,
    )


_REF, _DECISION, _MATCH = maker(ItemRef), maker(Decision), maker(Match)
_AT_ONCE = 5_000
"""Rows that are put together in one go."""
_M, _I, _E = item_match.c, plan_item.c, plan_exception.c

# Whole match sets and plans are read, so these rows are taken apart by place and not by name.
MATCH_COLUMNS = (
    *(_M.id, _M.case_id, _M.source, _M.rule, _M.key, _M.channel, _M.kind, _M.conversation, _M.at),
    *(_M.fingerprint, _M.subject_number, _M.why, _M.included, _M.ground, _M.note, _M.seen),
    _M.decided_by,
)
FOUND_COLUMNS = (
    *(_M.source, _M.rule, _M.key, _M.channel, _M.kind, _M.conversation, _M.at, _M.fingerprint),
    *(_M.subject_number, _M.why, _M.included, _M.ground),
)
UNDECIDED = {"note": "", "seen": False, "decided_by": "", "changed_round": 0}
"""What every item has that a search has found and nobody has decided about."""
ITEM_COLUMNS = (
    *(_I.number, _I.source, _I.rule, _I.key, _I.channel, _I.kind, _I.at, _I.action),
    *(_I.fingerprint, _I.why),
)
EXCEPTION_COLUMNS = (
    *(_E.number, _E.source, _E.rule, _E.key, _E.channel, _E.kind, _E.at, _E.fingerprint, _E.why),
    *(_E.ground, _E.note),
)


def found_columns(found: Sequence[Found]) -> list[Sequence[Any]]:
    """Return the values of ``FOUND_COLUMNS`` of items that a search has found, by column."""
    refs, *own = zip(*found, strict=True)
    whys = own[-1]
    starts = {why: initial_decision(why) for why in set(whys)}
    included = [starts[why].included for why in whys]
    return [*zip(*refs, strict=True), *own, included, [starts[why].ground for why in whys]]


def matches_from(rows: Sequence[Sequence[Any]]) -> tuple[Match, ...]:
    """Return the matches of rows of ``MATCH_COLUMNS``, put together a column at a time."""
    if len(rows) > _AT_ONCE:
        return tuple(chain.from_iterable(map(matches_from, _parts(rows))))
    return matches_of(list(zip(*rows, strict=True)))


def matches_of(columns: Sequence[Iterable[Any]]) -> tuple[Match, ...]:
    """Return the matches of ``MATCH_COLUMNS``; none where there are no columns."""
    if not columns:
        return ()
    refs = map(_REF, zip(*columns[2:5], strict=True))
    decisions = map(_DECISION, zip(*columns[12:15], strict=True))
    own = zip(*columns[:2], refs, *columns[5:12], decisions, *columns[15:], strict=True)
    return tuple(map(_MATCH, own))


def items_from(rows: Sequence[Sequence[Any]]) -> tuple[PlanItem, ...]:
    """Return the plan items of rows of ``ITEM_COLUMNS``, put together a column at a time."""
    if not rows:
        return ()
    if len(rows) > _AT_ONCE:
        return tuple(chain.from_iterable(map(items_from, _parts(rows))))
    columns = list(zip(*rows, strict=True))
    refs = starmap(ItemRef, zip(*columns[1:4], strict=True))
    return tuple(starmap(PlanItem, zip(columns[0], refs, *columns[4:], strict=True)))


def _parts(rows: Sequence[Sequence[Any]]) -> Iterator[Sequence[Sequence[Any]]]:
    """Yield rows in parts, so that other threads run in between: each step is one call of C."""
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))


def planned_columns(items: Sequence[PlanItem]) -> list[Sequence[Any]]:
    """Return the values of ``ITEM_COLUMNS`` of plan items, by column."""
    numbers, refs, *own = zip(*items, strict=True)
    return [numbers, *zip(*refs, strict=True), *own]


def exception_from(row: Sequence[Any]) -> PlanException:
    """Return the exception of a row of ``EXCEPTION_COLUMNS``."""
    return PlanException(row[0], ItemRef(*row[1:4]), *row[4:])


def exception_values(plan: int, kept: PlanException) -> Values:
    """Return an exception's row."""
    return {
        "plan_id": plan,
        "number": kept.number,
        "source": kept.ref.source,
        "rule": kept.ref.rule,
        "key": kept.ref.key,
        "channel": kept.channel,
        "kind": kept.kind,
        "at": kept.at,
        "fingerprint": kept.fingerprint,
        "why": kept.why,
        "ground": kept.ground,
        "note": kept.note,
    }
