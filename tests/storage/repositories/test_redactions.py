"""Decisions about other people, by keyed hashes."""

from __future__ import annotations

from dsr_desk.domain.extracts.redaction.decided import Choice, Decided, RedactionGround
from dsr_desk.storage.desk import SqlDesk
from tests.storage.made import MORNING, new_case


def test_a_later_decision_replaces_one_and_others_stay(desk: SqlDesk) -> None:
    first = Decided("a" * 64, Choice.REDACT, RedactionGround.OTHERS, "alva", MORNING)
    second = Decided("b" * 64, Choice.SHOW, RedactionGround.KNOWN, "alva", MORNING)
    anew = Decided("a" * 64, Choice.SHOW, RedactionGround.CONSENT, "sam", MORNING)
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case()).id
        other = uow.cases.add(new_case(message_id="<2@x.example>", sha256="2" * 64)).id
        uow.redactions.put(case, [first, second])
        uow.redactions.put(other, [first])
        uow.redactions.put(case, [anew])
        uow.redactions.put(case, [])
        uow.commit()
    with desk.unit_of_work() as uow:
        assert uow.redactions.of(case) == (anew, second)
        uow.redactions.take_back(case, ["a" * 64, "c" * 64])
        uow.commit()
    with desk.reading() as uow:
        assert uow.redactions.of(case) == (second,)
        assert uow.redactions.of(other) == (first,)
