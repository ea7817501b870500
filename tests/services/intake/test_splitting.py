"""A split: the channels the sender may not speak for become a case that can't touch the rest."""

from __future__ import annotations

import pytest

from dsr_desk.domain.errors import ApprovalInvalid, OutsideMandate, WrongStep
from dsr_desk.domain.relations import RelationKind
from dsr_desk.domain.requests import Case, CaseState, Verdict
from dsr_desk.services.intake.splitting import NothingToSplit
from tests.services.foe import forge
from tests.services.intake.grown import split
from tests.services.intake.letters import NILS, came_in, verdicts
from tests.services.world import ANNA, WISH, Small, a_mail


def channels_found(small: Small, case: Case) -> set[str]:
    """Search a case and return the channels of what was found."""
    small.services.matching.search(case.id, small.alva)
    return {row.match.channel for row in small.services.matching.page(case.id).rows}


def test_the_two_cases_share_mail_and_person_and_no_channel(small: Small) -> None:
    first, second = split(small)
    assert (first.number, second.number) == ("DSR-0001", "DSR-0002")
    assert first.channels == ("nk-forum",)
    assert second.channels == ()
    assert first.subjects == second.subjects
    assert first.sha256 == second.sha256
    assert [(r.kind, r.case) for r in first.relations] == [(RelationKind.SPLIT, "DSR-0002")]
    assert [(r.kind, r.case) for r in second.relations] == [(RelationKind.SPLIT_FROM, "DSR-0001")]
    assert set(first.away) == {"nk-mail", "nk-chat"}
    assert second.away == ("nk-forum",)
    open_ones = {
        name for name, (verdict, _) in verdicts(small, second).items() if verdict is not Verdict.OK
    }
    assert open_ones == {"editor:nk-mail", "editor:nk-chat"}


def test_the_authorised_part_goes_all_the_way_and_the_other_waits(small: Small) -> None:
    first, second = split(small)
    assert channels_found(small, first) == {"nk-forum"}
    small.services.planning.prepare(first.id, small.alva)
    small.approve(small.services.queue.get(first.id))
    small.services.erasure.run(first.id, small.alva)
    assert small.services.queue.get(first.id).state is CaseState.TO_ANSWER
    draft = small.services.replies.draft(second.id, small.alva)
    small.services.replies.save(second.id, draft, None, small.alva)
    waiting = small.services.queue.get(second.id)
    assert waiting.state is CaseState.WAITING
    assert [str(s.address) for s in waiting.subjects] == [ANNA]
    view = small.services.checklist.view(second.id)
    assert not view.forgotten
    assert small.services.checklist.view(first.id).forgotten


def test_an_editor_of_the_other_channels_completes_the_second_case(small: Small) -> None:
    first, second = split(small)
    text = WISH.format(who=ANNA).replace("mail, foruminlägg och chattar", "mail och chattar")
    mail = a_mail(text, message_id="<svar@nordkraft.example>", subject=f"Sv: [{second.number}]")
    assert came_in(small, mail) == [("joined", second.number)]
    found = verdicts(small, second)
    assert found["editor:nk-mail"] == (Verdict.OK, "editor-of-channel")
    small.services.checklist.override(
        second.id, "follow_up:2", "Maria är redaktör för mail och chatt.", small.kim
    )
    assert channels_found(small, second) == {"nk-mail", "nk-chat"}
    small.services.planning.prepare(second.id, small.alva)
    small.approve(small.services.queue.get(second.id))
    small.services.erasure.run(second.id, small.alva)
    assert channels_found(small, first) == {"nk-forum"}
    small.services.planning.prepare(first.id, small.alva)
    small.approve(small.services.queue.get(first.id))
    small.services.erasure.run(first.id, small.alva)
    assert ANNA.encode() not in small.paths.desk.read_bytes()


@pytest.mark.parametrize("which", [0, 1])
def test_neither_case_takes_the_others_channels_back(small: Small, which: int) -> None:
    case = split(small)[which]
    for channel in case.away:
        with pytest.raises(OutsideMandate):
            small.services.checklist.override(
                case.id, f"editor:{channel}", "Det går väl bra.", small.kim
            )
        with pytest.raises(OutsideMandate):
            small.services.checklist.leave_out(case.id, channel, "En gång till.", small.alva)


def test_a_channel_that_was_split_away_stays_away_whatever_the_checks_say(small: Small) -> None:
    first, _ = split(small)
    forge(small, "UPDATE case_check SET left_out = 0 WHERE code = 'editor'")
    assert channels_found(small, first) == {"nk-forum"}


def test_a_channel_taken_back_in_the_rows_is_found_out_by_the_audit(small: Small) -> None:
    first, _ = split(small)
    forge(small, "UPDATE case_check SET left_out = 0 WHERE code = 'editor'")
    forge(small, "UPDATE dsr_case SET relations = '[]'")
    assert channels_found(small, first) == {"nk-forum", "nk-mail", "nk-chat"}
    small.services.planning.prepare(first.id, small.alva)
    with pytest.raises(ApprovalInvalid, match="in another way"):
        small.approve(small.services.queue.get(first.id))


def test_what_was_left_out_before_is_in_neither(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender=NILS))
    small.services.checklist.leave_out(case.id, "nk-chat", "Behövs inte.", small.alva)
    number, _ = small.services.checklist.split(case.id, small.alva)
    first, second = small.services.queue.get(case.id), small.services.queue.get(number)
    assert first.channels == ("nk-forum",)
    assert set(second.away) == {"nk-forum", "nk-chat"}
    with pytest.raises(OutsideMandate):
        small.services.checklist.override(second.id, "editor:nk-chat", "Ja.", small.kim)


def test_a_case_with_nothing_or_everything_open_is_not_split(small: Small) -> None:
    whole = small.file(a_mail(WISH.format(who=ANNA)))
    with pytest.raises(NothingToSplit):
        small.services.checklist.split(whole.id, small.alva)
    mail = a_mail(
        WISH.format(who=ANNA), sender="eva@nordkraft.example", message_id="<e@nordkraft.example>"
    )
    with pytest.raises(NothingToSplit):
        small.services.checklist.split(small.file(mail).id, small.alva)
    small.services.matching.search(whole.id, small.alva)
    with pytest.raises(WrongStep):
        small.services.checklist.split(whole.id, small.alva)


def test_the_split_is_in_the_audit_of_both(small: Small) -> None:
    for case in split(small):
        events = [e.event for e in small.services.audit.entries(case.number)]
        facts = [dict(e.facts) for e in events if e.event == "channel.split"]
        assert {f["check"] for f in facts} == {f"editor:{key}" for key in case.away}
        assert any(e.event == "request.filed" for e in events)
    assert small.services.audit.verify().holds


def test_the_same_mail_again_is_known_by_the_first_case(small: Small) -> None:
    split(small)
    assert came_in(small, a_mail(WISH.format(who=ANNA), sender=NILS)) == [("known", "DSR-0001")]
