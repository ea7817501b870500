"""Several mails and somebody who can write the database: the audit knows which mails there are."""

from __future__ import annotations

import pytest

from dsr_desk.domain.errors import ApprovalInvalid
from dsr_desk.domain.requests import Case, CaseState
from tests.services.foe import forge
from tests.services.intake.letters import ATTESTED, STOP, answer, asked_back, came_in
from tests.services.world import ANNA, EDITOR, WISH, Small, a_mail


def complete(small: Small) -> Case:
    """Return a case that two mails make complete, planned."""
    case = asked_back(small)
    came_in(small, answer(ATTESTED.format(who=ANNA)))
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    return small.services.queue.get(case.id)


def test_two_mails_that_make_a_case_complete_carry_it_to_the_end(small: Small) -> None:
    case = complete(small)
    small.approve(case)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER
    for place in (0, 1):
        assert small.services.checklist.raw_mail(case.id, small.alva, place)
    with small.services.checklist._store.reading() as uow:
        assert [mail.parsed for mail in uow.cases.mails(case.id)] == [None, None]
    assert ANNA.encode() not in small.paths.desk.read_bytes()
    assert ANNA not in str(small.services.audit.entries())
    assert EDITOR not in str(small.services.audit.entries())


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM mail_of_case WHERE place = 1",
        "UPDATE mail_of_case SET role = 'notice' WHERE place = 1",
        "UPDATE mail_of_case SET place = CASE place WHEN 0 THEN 7 ELSE 0 END",
        "UPDATE mail SET received_at = '2024-02-02T00:00:00.000000+00:00' WHERE id = 2",
        "UPDATE mail SET sealed = (SELECT sealed FROM mail WHERE id = 1) WHERE id = 2",
    ],
)
def test_a_mail_that_is_hidden_moved_or_changed_is_found_out(small: Small, statement: str) -> None:
    case = complete(small)
    forge(small, statement)
    with pytest.raises(ApprovalInvalid, match="filed"):
        small.approve(case)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM mail_of_case WHERE place = 1",
        "UPDATE mail_of_case SET role = 'notice' WHERE place = 1",
    ],
)
def test_a_hidden_objection_is_found_out_by_the_audit(small: Small, statement: str) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    came_in(small, answer(STOP))
    forge(small, statement)
    forge(small, "DELETE FROM case_check WHERE code IN ('follow_up', 'mail_sender')")
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(ApprovalInvalid):
        small.approve(small.services.queue.get(case.id))


def test_reading_a_mail_settles_no_objection_whatever_the_rows_say(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    came_in(small, answer(STOP))
    forge(small, "UPDATE case_check SET reason = 'follow-up-nothing' WHERE code = 'follow_up'")
    small.services.checklist.read_mail(case.id, "follow_up:2", "Läst.", small.alva)
    forge(small, "UPDATE case_check SET settled_by = ?, note = 'Läst.' WHERE code = 'follow_up'",
          small.alva.user.id)  # fmt: skip
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(ApprovalInvalid, match="settled in another way"):
        small.approve(small.services.queue.get(case.id))


def test_a_mail_that_is_read_again_is_read_by_the_same_rules_as_when_it_came(small: Small) -> None:
    text = WISH.format(who=f"{ANNA} och info@staden.example")
    case = small.file(a_mail(text))
    stored = small.services.checklist.view(case.id, small.alva).parsed
    forge(small, "DELETE FROM mail_parsed")
    live = small.services.checklist.view(case.id, small.alva).parsed
    assert stored is not None
    assert "subject-own-domain" in stored.problems
    assert live == stored
