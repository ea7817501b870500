"""A case that rests on a signature is filed by the key of that day, and held against that key."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dsr_desk.domain.errors import ApprovalInvalid, WorkspaceDamaged, WrongStep
from dsr_desk.domain.relations import Relation, RelationKind
from dsr_desk.domain.requests import Case, CaseState, Verdict
from dsr_desk.domain.sender import CallBack, NameServiceSilent, NothingToAskAgain
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.services.cases import Recorder
from dsr_desk.services.intake.sender_keys import LiveKeys
from dsr_desk.services.intake.splitting import new_case
from dsr_desk.services.ports import TextAnswer
from tests.mail.signing import Names, Signer, key
from tests.services.foe import forge
from tests.services.intake.letters import CALL
from tests.services.intake.signed import NAME, SIGNER, STAMP, signed
from tests.services.world import Small, reopened


@pytest.fixture
def names() -> Names:
    """The name service on the day of filing."""
    return Names({NAME: key().record()})


@pytest.fixture
def small(small: Small, names: Names, tmp_path: Path) -> Small:
    """The small workspace, with a name service."""
    del small
    return reopened(tmp_path, names=names)


def sender_of(small: Small, case_id: int) -> Check:
    checks = small.services.checklist.view(case_id).checks
    return next(check for check in checks if check.code == "sender")


def test_a_signed_mail_is_filed_with_the_key_in_the_audit_and_nothing_personal(
    small: Small, names: Names
) -> None:
    case = small.file(signed())
    assert (sender_of(small, case.id).verdict, sender_of(small, case.id).reason) == (
        Verdict.OK,
        "dkim-pass",
    )
    (filed,) = [
        e for e in small.services.audit.entries(case.number) if e.event.event == "request.filed"
    ]
    facts = dict(filed.event.facts)
    domain, selector, at, text = json.loads(facts["sender_key_1"])
    assert (domain, selector, text) == ("nordkraft.example", "s1", key().record())
    assert datetime.fromisoformat(at).tzinfo is not None
    assert "maria" not in str(facts).lower()
    assert names.asked == [NAME]


def test_a_key_that_has_changed_since_keeps_the_case_valid_to_the_end(
    small: Small, names: Names, tmp_path: Path
) -> None:
    case = small.file(signed())
    changed = Names({NAME: key(number=2).record()})
    later = reopened(tmp_path, names=changed)
    later.to_signature(case.id)
    later.services.erasure.run(case.id, later.alva)
    assert later.services.queue.get(case.id).state is CaseState.TO_ANSWER
    assert changed.asked == []
    assert names.asked == [NAME]


def test_a_signature_that_expires_after_the_filing_keeps_the_case_valid(small: Small) -> None:
    expiring = Signer(
        domain="nordkraft.example",
        stamp=STAMP,
        names=SIGNER.names,
        extra=(("x", str(STAMP + 7 * 86_400)),),
    )
    case = small.file(signed(expiring))
    small.clock.moment = datetime(2027, 2, 1, tzinfo=UTC)
    small.to_signature(case.id)
    assert small.services.queue.get(case.id).state is CaseState.APPROVED


def test_a_check_edited_to_ok_finds_no_key(small: Small) -> None:
    case = small.file(
        signed(
            Signer(domain="nordkraft.example", key=key(number=2), stamp=STAMP, names=SIGNER.names)
        )
    )
    assert sender_of(small, case.id).reason == "dkim-fails"
    forge(small, "UPDATE case_check SET verdict = 'ok', reason = 'dkim-pass' WHERE code = 'sender'")
    with pytest.raises(ApprovalInvalid, match="sender"):
        small.to_signature(case.id)


def test_a_key_put_into_the_audit_afterwards_breaks_it(small: Small) -> None:
    case = small.file(
        signed(
            Signer(domain="nordkraft.example", key=key(number=2), stamp=STAMP, names=SIGNER.names)
        )
    )
    forge(small, "UPDATE case_check SET verdict = 'ok', reason = 'dkim-pass' WHERE code = 'sender'")
    planted = json.dumps(
        ["nordkraft.example", "s1", "2026-11-02T09:00:00+00:00", key(number=2).record()]
    )
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        where = "event = 'request.filed' AND case_number = ?"
        select = f"SELECT facts FROM audit_entry WHERE {where}"  # noqa: S608
        (facts,) = file.execute(select, (case.number,)).fetchone()
        pairs = [*json.loads(facts), ["sender_key_1", planted]]
        update = f"UPDATE audit_entry SET facts = ? WHERE {where}"  # noqa: S608
        assert file.execute(update, (json.dumps(pairs), case.number)).rowcount
    with pytest.raises(ApprovalInvalid, match="the audit is broken"):
        small.to_signature(case.id)


def test_a_key_of_another_mail_is_not_believed(small: Small, names: Names) -> None:
    small.file(signed())
    names._table[NAME] = TextAnswer((), "no-answer")
    small.clock.moment = datetime(2026, 11, 2, 12, tzinfo=UTC)
    other = small.file(signed(message_id="<begaran-2@nordkraft.example>"))
    assert sender_of(small, other.id).reason == "dkim-no-answer"
    small.services.checklist.reopen(other.id, small.alva)
    forge(
        small,
        "UPDATE case_check SET verdict = 'ok', reason = 'dkim-pass' WHERE case_id = ?",
        other.id,
    )
    with pytest.raises(ApprovalInvalid, match="sender"):
        small.to_signature(other.id)


@pytest.mark.parametrize("problem", ["no-answer", "missing", "too-long"])
def test_without_the_name_service_the_mail_is_filed_and_not_proved(
    small: Small, names: Names, problem: str
) -> None:
    names._table[NAME] = TextAnswer((), problem)
    case = small.file(signed())
    assert sender_of(small, case.id).verdict is Verdict.ATTENTION
    assert "sender_key" not in str(small.services.audit.entries(case.number))


def test_within_a_few_minutes_the_same_key_is_asked_for_once(small: Small, names: Names) -> None:
    for number in range(3):
        small.file(signed().replace(b"Anna", b"Anna%d" % number))
    assert names.asked == [NAME]
    small.clock.moment = datetime(2026, 11, 2, 12, tzinfo=UTC)
    small.file(signed().replace(b"Anna", b"Anne"))
    assert names.asked == [NAME, NAME]


def silent(small: Small, names: Names) -> Case:
    """Return a case that was filed while the name service did not answer."""
    names._table[NAME] = TextAnswer((), "no-answer")
    case = small.file(signed())
    assert sender_of(small, case.id).reason == "dkim-no-answer"
    del names.asked[:]
    return case


def test_a_key_that_nobody_answered_for_is_asked_for_again_and_holds_to_the_end(
    small: Small, names: Names, tmp_path: Path
) -> None:
    case = silent(small, names)
    with pytest.raises(NameServiceSilent):
        small.services.intake.ask_again(case.id, small.alva)
    assert sender_of(small, case.id).reason == "dkim-no-answer"
    names._table[NAME] = TextAnswer((key().record(),))
    changes = small.services.intake.ask_again(case.id, small.alva)
    assert changes.cases == {case.id}
    assert names.asked == [NAME, NAME], "at once, whatever was answered a moment ago"
    assert sender_of(small, case.id).verdict is Verdict.OK
    asked = [e.event for e in small.services.audit.entries(case.number)][-1]
    assert (asked.event, asked.actor) == ("sender.key_asked_again", small.alva.user.id)
    assert "maria" not in str(asked.facts).lower()
    with pytest.raises(NothingToAskAgain):
        small.services.intake.ask_again(case.id, small.alva)
    later = reopened(tmp_path, names=Names({}))
    later.to_signature(case.id)
    assert later.services.queue.get(case.id).state is CaseState.APPROVED


def test_a_key_that_is_missing_for_certain_is_not_asked_for_again(
    small: Small, names: Names
) -> None:
    names._table[NAME] = TextAnswer((), "missing")
    case = small.file(signed())
    assert not sender_of(small, case.id).settled
    names._table[NAME] = TextAnswer((key().record(),))
    with pytest.raises(NothingToAskAgain):
        small.services.intake.ask_again(case.id, small.alva)
    assert names.asked == [NAME]


def test_a_key_that_does_not_fit_shows_the_sender_false_when_it_is_asked_for_again(
    small: Small, names: Names
) -> None:
    case = silent(small, names)
    names._table[NAME] = TextAnswer((key(number=2).record(),))
    small.services.intake.ask_again(case.id, small.alva)
    assert sender_of(small, case.id).reason == "dkim-fails"


def test_what_does_not_wait_for_a_key_is_not_asked_for(small: Small, names: Names) -> None:
    case = silent(small, names)
    with pytest.raises(NothingToAskAgain):
        small.services.intake.ask_again(case.id, small.alva, "mail_sender:2")
    call = CallBack("Maria", "+46 8 123 456", "directory", None, "yes, she wrote it")
    small.services.checklist.call_back(case.id, call, small.alva)
    with pytest.raises(NothingToAskAgain):
        small.services.intake.ask_again(case.id, small.alva)
    assert names.asked == []


def grown_from(small: Small, case: Case) -> Case:
    """Return another case of the same mail."""
    with small.services.checklist._store.unit_of_work() as uow:
        stored = uow.cases.get(case.id)
        assert stored is not None
        relation = Relation(RelationKind.SPLIT_FROM, case.number)
        other = new_case(uow, Recorder(small.clock), stored, "sam", relation)
        uow.commit()
    return other


@pytest.mark.parametrize("called", [True, False])
def test_a_plan_of_another_case_of_the_mail_is_void_once_the_key_is_there(
    small: Small, names: Names, called: bool
) -> None:
    case = silent(small, names)
    other = grown_from(small, case)
    if called:
        small.services.checklist.call_back(other.id, CALL, small.alva)
    else:
        small.services.checklist.override(other.id, "sender", "Hon ringde", small.kim)
    small.services.matching.search(other.id, small.alva)
    small.services.planning.prepare(other.id, small.alva)
    names._table[NAME] = TextAnswer((key().record(),))
    small.services.intake.ask_again(case.id, small.alva)
    assert small.services.queue.get(other.id).state is CaseState.CHECKING
    assert small.services.planning.view(other.id) is None
    assert sender_of(small, other.id).reason == "dkim-pass"
    small.to_signature(other.id)
    small.services.erasure.run(other.id, small.alva)
    assert small.services.audit.verify().holds


def test_a_signature_that_is_false_stops_an_approved_case_of_the_mail(
    small: Small, names: Names
) -> None:
    case = silent(small, names)
    other = grown_from(small, case)
    small.services.checklist.override(other.id, "sender", "Hon ringde", small.kim)
    small.to_signature(other.id)
    names._table[NAME] = TextAnswer((key(number=2).record(),))
    small.services.intake.ask_again(case.id, small.alva)
    assert sender_of(small, other.id).reason == "dkim-fails"
    assert not sender_of(small, other.id).settled
    with pytest.raises(WrongStep):
        small.services.erasure.run(other.id, small.alva)


@pytest.mark.parametrize("called", [True, False])
def test_what_is_carried_out_meanwhile_is_carried_to_its_end(
    small: Small, names: Names, called: bool
) -> None:
    case = silent(small, names)
    other = grown_from(small, case)
    if called:
        small.services.checklist.call_back(other.id, CALL, small.alva)
    else:
        small.services.checklist.override(other.id, "sender", "Hon ringde", small.kim)
    small.to_signature(other.id)
    with small.services.checklist._store.unit_of_work() as uow:
        stored = uow.cases.get(other.id)
        assert stored is not None
        uow.cases.save(replace(stored, state=CaseState.RUNNING))
        uow.commit()
    names._table[NAME] = TextAnswer((key().record(),))
    small.services.intake.ask_again(case.id, small.alva)
    small.services.erasure.run(other.id, small.alva)
    assert small.services.queue.get(other.id).state is CaseState.TO_ANSWER


def test_each_case_of_a_mail_has_the_key_on_its_own_record(small: Small, names: Names) -> None:
    case = silent(small, names)
    other = grown_from(small, case)
    names._table[NAME] = TextAnswer((key().record(),))
    changes = small.services.intake.ask_again(case.id, small.alva)
    assert changes.cases == {case.id, other.id}
    for number in (case.number, other.number):
        kept = [dict(e.event.facts) for e in small.services.audit.entries(number)]
        assert any("sender_key_1" in facts for facts in kept)
    assert sender_of(small, other.id).verdict is Verdict.OK


def test_a_case_that_is_split_later_takes_a_key_along_that_was_asked_for_again(
    small: Small, names: Names
) -> None:
    case = silent(small, names)
    names._table[NAME] = TextAnswer((key().record(),))
    small.services.intake.ask_again(case.id, small.alva)
    with small.services.checklist._store.unit_of_work() as uow:
        stored = uow.cases.get(case.id)
        assert stored is not None
        relation = Relation(RelationKind.SPLIT_FROM, case.number)
        made = new_case(uow, Recorder(small.clock), stored, "sam", relation)
        facts = dict(next(iter(uow.audit.entries(made.number))).event.facts)
    assert "sender_key_1" in facts
    assert facts["kind"] == "erasure"
    assert facts["received"]


def test_no_answer_is_taken_for_granted_for_some_seconds_only() -> None:
    moment = datetime(2026, 11, 2, 9, tzinfo=UTC)
    clock, names = [moment], Names({NAME: TextAnswer((), "no-answer")})
    keys = LiveKeys(names, lambda: clock[0])

    def asked_after(seconds: float) -> int:
        clock[0] += timedelta(seconds=seconds)
        keys("nordkraft.example", "s1")
        return len(names.asked)

    assert [asked_after(s) for s in (0, 1, 5)] == [1, 1, 2]
    assert [asked_after(s) for s in (6, 5)] == [2, 3], "twice as long, while it is silent"
    assert [asked_after(121) for _ in range(9)] == list(range(4, 13))
    assert [asked_after(s) for s in (119, 2)] == [12, 13], "never more than two minutes"
    assert [asked_after(s) for s in (3600, 6)] == [14, 15], "another outage begins anew"
    names._table[NAME] = TextAnswer((key().record(),))
    assert [asked_after(s) for s in (121, 299, 2)] == [16, 16, 17], "an answer for five minutes"
    clock[0] -= timedelta(hours=1)
    assert asked_after(0) == 18, "a clock that was turned back holds nothing up"


def test_looking_at_a_case_asks_for_nothing(small: Small, names: Names) -> None:
    case = small.file(signed())
    small.services.checklist.view(case.id, small.alva)
    assert names.asked == [NAME]


def settings(small: Small, section: str) -> None:
    """Write the workspace's section about senders."""
    text = small.paths.settings.read_text("utf-8")
    small.paths.settings.write_text(text[: text.index("[sender]")] + section, "utf-8")


def test_a_workspace_may_look_no_keys_up(small: Small, names: Names) -> None:
    settings(small, "[sender]\nlook_up_keys = false\n")
    case = small.again().file(signed())
    assert sender_of(small, case.id).reason == "sender-not-proved"
    assert names.asked == []


def test_a_workspace_that_knows_its_addresses_refuses_what_was_written_to_others(
    small: Small,
) -> None:
    settings(small, '[sender]\ndesk_addresses = ["arenden@desk.example"]\n')
    case = small.again().file(signed())
    assert sender_of(small, case.id).reason == "dkim-not-to-us"


@pytest.mark.parametrize(
    "section",
    ["sender = 1", "[sender]\nlook_up_keys = 1", "[sender]\narc_sealers = [1]",
     '[sender]\ndesk_addresses = "a@b.example"', '[sender]\ndesk_addresses = ["nobody"]'],
)  # fmt: skip
def test_settings_of_another_kind_are_refused(small: Small, section: str) -> None:
    settings(small, section)
    with pytest.raises(WorkspaceDamaged):
        small.again()


def test_an_older_workspace_without_the_section_has_the_usual_way(small: Small) -> None:
    settings(small, "")
    case = small.again().file(signed())
    assert sender_of(small, case.id).reason == "dkim-pass"
