"""What settled a check is believed by the audit alone: who, which way, and what the mail gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.domain.record.audit import GENESIS, AuditEntry, AuditEvent, follow
from dsr_desk.domain.requests import WISHES_DIFFER, Verdict
from dsr_desk.domain.verifying.checklist import ATTESTATION, SENDER, WISH, Check
from dsr_desk.domain.verifying.telling_apart import OWN_WISH, TOLD_APART
from dsr_desk.services.intake.calling import CallsAgain
from dsr_desk.services.intake.settled import CALLED_BACK, OVERRIDDEN, WISH_TOLD, SettledOnRecord
from tests.domain.factories import NOON

CASE = "DSR-0001"
DOUBT = Check(SENDER, Verdict.ATTENTION, "sender-not-proved")
CALLED = replace(DOUBT, settled_by="user-alva", by_call=True)


class GoodCalls(CallsAgain):
    """Has nothing against any call."""

    def __init__(self) -> None:
        """Nothing is needed."""

    def fault(self, check_name: str, facts: object) -> str:
        return ""


def record(event: str, check: str = SENDER, actor: str = "user-alva") -> SettledOnRecord:
    step = AuditEvent(NOON, actor, event, CASE, (("check", check),))
    entries: list[AuditEntry] = [follow(0, GENESIS, step)]
    return SettledOnRecord(entries, CASE, GoodCalls())


def test_a_call_that_is_on_record_settles_a_doubt() -> None:
    assert record(CALLED_BACK).fault(CALLED, DOUBT) == ""


def test_a_call_that_another_made_is_not_ones_own() -> None:
    for kept in (replace(CALLED, settled_by="user-sam"), replace(CALLED, settled_by="")):
        assert "nobody is on record" in record(CALLED_BACK).fault(kept, DOUBT)
    assert "nobody is on record" in record(CALLED_BACK, check="other").fault(CALLED, DOUBT)


@pytest.mark.parametrize("verdict", [Verdict.FAILED, Verdict.OK])
def test_a_row_does_not_make_a_false_sender_doubtful(verdict: Verdict) -> None:
    fresh = replace(DOUBT, verdict=verdict, reason="sender-false")
    assert "settled in another way" in record(CALLED_BACK).fault(CALLED, fresh)


def test_an_override_on_record_settles_no_union_of_wishes() -> None:
    fresh = Check(WISH, Verdict.ATTENTION, WISHES_DIFFER)
    kept = replace(fresh, settled_by="user-alva")
    assert "another way" in record(OVERRIDDEN, check=WISH).fault(kept, fresh)
    told = Check(OWN_WISH, Verdict.ATTENTION, TOLD_APART, "erasure:mail", settled_by="user-alva")
    assert record(WISH_TOLD, check=told.name).fault(told, told) == ""
    assert "another way" in record(OVERRIDDEN, check=told.name).fault(told, told)


def test_a_call_settles_no_other_check() -> None:
    kept = replace(CALLED, code=ATTESTATION)
    fresh = Check(ATTESTATION, Verdict.ATTENTION, "attestation-reworded")
    assert "another way" in record(CALLED_BACK, check=ATTESTATION).fault(kept, fresh)
    assert "another way" in record(OVERRIDDEN).fault(CALLED, DOUBT)
