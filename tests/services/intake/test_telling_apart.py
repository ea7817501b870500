"""A mail with several wishes: a case for each, and no plan that holds what nobody asked for."""

from __future__ import annotations

import pytest

from dsr_desk.domain.erasing.cautions import CautionKind
from dsr_desk.domain.errors import (
    ApprovalInvalid,
    ChecksOpen,
    GroundMissing,
    OutsideMandate,
    WrongStep,
)
from dsr_desk.domain.extracts.redaction.errors import ExtractUnfounded
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.relations import RelationKind
from dsr_desk.domain.requests import (
    WISHES_DIFFER,
    Case,
    CaseState,
    RequestKind,
    Verdict,
)
from dsr_desk.domain.verifying.building import case_checks
from dsr_desk.domain.verifying.telling_apart import (
    BY_HAND,
    NoDoubtOfWishes,
    NoSuchWish,
    Told,
    WishesDiffer,
)
from dsr_desk.services.erasing.planning import PlanView
from dsr_desk.services.intake.settled import PERSON_SPLIT, persons_out
from dsr_desk.services.intake.splitting import NothingToSplit
from dsr_desk.services.intake.understanding import letters_of, setting_of_case
from dsr_desk.services.intake.wishes_in import other_doubts
from tests.services.erasing.test_guards import _forge as forge
from tests.services.intake.test_joining import came_in, verdicts
from tests.services.intake.test_splitting import NILS
from tests.services.world import ANNA, BO, EDITOR, Small, a_mail

TEXT = "Hej!\n\nVi har bekräftat personernas identitet. {said}\n\n/Maria, Kundtjänst\n"
CERTAIN = TEXT.format(
    said=f"Radera alla mail för {ANNA}. För {BO} vill vi ha en export av foruminlägg."
)
DOUBTFUL = TEXT.format(
    said=f"Det gäller {ANNA} och {BO}. Annas mail ska raderas, Bo vill ha en kopia av sina mail."
)
ERASE = Told(RequestKind.ERASURE, (ChannelKind.MAIL,))
COPY = Told(RequestKind.ACCESS, (ChannelKind.MAIL,))
WHY = "Maria säger i telefon vem som vill vad"


def two(small: Small, text: str = CERTAIN, sender: str = EDITOR) -> tuple[Case, Case]:
    """File a mail of two certain wishes and return their cases."""
    small.file(a_mail(text, sender=sender))
    return small.services.queue.get("DSR-0001"), small.services.queue.get("DSR-0002")


def told(small: Small, case: Case, *, by_supervisor: bool = False) -> tuple[Case, Case]:
    by = small.kim if by_supervisor else small.alva
    numbers, changes = small.services.checklist.tell_apart(case.id, {1: ERASE, 2: COPY}, WHY, by)
    first, second = (small.services.queue.get(number) for number in numbers)
    assert changes.cases == {first.id, second.id}
    return first, second


def asked(case: Case) -> tuple[list[str], RequestKind, tuple[ChannelKind, ...]]:
    return [str(s.address) for s in case.subjects], case.kind, case.wished_kinds


def carried_out(small: Small, case: Case) -> set[str]:
    """Search, plan, approve and run; return what was erased, by author."""
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER
    return {row.match.channel for row in small.services.matching.page(case.id).rows}


def test_each_wish_of_a_mail_becomes_a_case_of_its_persons_alone(small: Small) -> None:
    first, second = two(small)
    assert asked(first) == ([ANNA], RequestKind.ERASURE, (ChannelKind.MAIL,))
    assert asked(second) == ([BO], RequestKind.ACCESS, (ChannelKind.FORUM,))
    assert (first.channels, second.channels) == (("nk-mail",), ("nk-forum",))
    assert [(r.kind, r.case, r.persons) for r in first.relations] == [
        (RelationKind.WISHES, "DSR-0002", ("1.2",))
    ]
    assert [(r.kind, r.case, r.persons) for r in second.relations] == [
        (RelationKind.WISHES_FROM, "DSR-0001", ("1.1",))
    ]
    for case in (first, second):
        assert verdicts(small, case)["wish"] == (Verdict.OK, "wished")
        assert verdicts(small, case)["attestation"][0] is Verdict.OK
        assert not [c for c in small.services.checklist.view(case.id).checks if not c.settled]
    assert (first.sha256, first.deadline) == (second.sha256, second.deadline)
    assert first.clocks.target == second.clocks.target
    assert small.services.audit.verify().holds


def test_nobody_is_erased_who_asked_for_a_copy(small: Small) -> None:
    first, second = two(small)
    carried_out(small, first)
    archive = small.paths.archive.read_bytes()
    assert b"GULDREGN" not in archive
    assert b"KORNBLIXT" in archive
    assert "SKOGSSTJÄRNA".encode() in archive
    assert b"070-1740605" in archive
    small.services.matching.search(second.id, small.alva)
    rows = small.services.matching.page(second.id).rows
    assert {row.match.channel for row in rows} == {"nk-forum"}
    assert small.services.export.export(second.id, None, small.alva).receipt.items == 1
    with pytest.raises(WrongStep):
        small.services.planning.prepare(second.id, small.alva)


def test_the_answer_says_what_it_is_about_and_where_the_rest_is_answered(small: Small) -> None:
    first, second = two(small)
    carried_out(small, first)
    said = small.services.replies.draft(first.id, small.alva)
    assert "avser radering (mail)" in said.body
    assert "i ärende DSR-0002" in said.body
    small.services.matching.search(second.id, small.alva)
    small.services.export.export(second.id, None, small.alva)
    said = small.services.replies.draft(second.id, small.alva, "en")
    assert "asks for a register extract (forum)" in said.body
    assert "in case DSR-0001" in said.body
    small.services.replies.save(second.id, said, None, small.alva)


def test_three_wishes_make_three_cases_that_know_each_other(small: Small) -> None:
    cia = "cia@hemma.example"
    said = f"{ANNA}: radera mail\n{BO}: exportera foruminlägg\n{cia}: radera chattar"
    small.file(a_mail(TEXT.format(said=f"\n\n{said}")))
    cases = [small.services.queue.get(f"DSR-000{n}") for n in (1, 2, 3)]
    assert [[str(s.address) for s in c.subjects] for c in cases] == [[ANNA], [BO], [cia]]
    assert [sorted(c.persons_away) for c in cases] == [
        ["1.2", "1.3"],
        ["1.1", "1.3"],
        ["1.1", "1.2"],
    ]


def test_the_same_mail_again_makes_nothing_new(small: Small) -> None:
    two(small)
    assert came_in(small, a_mail(CERTAIN)) == [("known", "DSR-0001")]
    again = a_mail(CERTAIN, message_id="<igen@nordkraft.example>")
    assert came_in(small, again) == [("duplicate", "DSR-0003")]
    assert small.services.queue.get("DSR-0003").state is CaseState.SET_ASIDE


@pytest.mark.parametrize("which", [0, 1])
def test_neither_case_takes_the_others_person_back(small: Small, which: int) -> None:
    case = two(small)[which]
    (place,) = case.persons_away
    with pytest.raises(OutsideMandate):
        small.services.checklist.take_person_in(case.id, f"person:{place}", small.kim)
    forge(small, "UPDATE case_check SET left_out = 0, settled_by = '' WHERE code = 'person'")
    changed = small.services.checklist.renew(case.id, small.kim)
    assert changed.cases == {case.id}
    assert asked(small.services.queue.get(case.id)) == asked(case)


def test_the_union_that_is_put_back_in_the_rows_is_found_out(small: Small) -> None:
    first, _ = two(small)
    forge(small, "UPDATE dsr_case SET relations = '[]'")
    forge(small, "DELETE FROM case_check WHERE code = 'person'")
    small.services.checklist.renew(first.id, small.kim)
    assert len(small.services.queue.get(first.id).subjects) == 2
    forge(small, "UPDATE case_check SET settled_by = 'x', verdict = 'ok' WHERE code = 'wish'")
    small.services.matching.search(first.id, small.alva)
    small.services.planning.prepare(first.id, small.alva)
    with pytest.raises(ApprovalInvalid):
        small.approve(small.services.queue.get(first.id))


def test_a_doubtful_mail_stays_one_case_that_nobody_can_wave_through(small: Small) -> None:
    case = small.file(a_mail(DOUBTFUL))
    assert len(case.subjects) == 2
    assert verdicts(small, case)["wish"] == (Verdict.ATTENTION, WISHES_DIFFER)
    with pytest.raises(WishesDiffer):
        small.services.checklist.override(case.id, "wish", "Det går nog bra", small.kim)
    small.services.checklist.leave_person_out(case.id, 2, "Bo tar vi sedan", small.alva)
    with pytest.raises(WishesDiffer):
        small.services.checklist.override(case.id, "wish", "Bara Anna är kvar", small.kim)


def test_a_forged_override_of_the_union_stops_at_the_gate(small: Small) -> None:
    case = small.file(a_mail(DOUBTFUL))
    forge(small, "UPDATE case_check SET settled_by = 'user-kim' WHERE code = 'wish'")
    small.services.matching.search(case.id, small.alva)
    with pytest.raises(ExtractUnfounded):
        small.services.export.export(case.id, None, small.alva)


def test_told_apart_by_an_agent_a_supervisor_answers_for_each(small: Small) -> None:
    first, second = told(small, small.file(a_mail(DOUBTFUL)))
    assert asked(first) == ([ANNA], RequestKind.ERASURE, (ChannelKind.MAIL,))
    assert asked(second) == ([BO], RequestKind.ACCESS, (ChannelKind.MAIL,))
    for case in (first, second):
        assert verdicts(small, case)["wish"] == (Verdict.ATTENTION, "wish-by-hand")
        assert small.alva.user.id in case.preparers
        with pytest.raises(ChecksOpen):
            small.services.matching.search(case.id, small.alva)
    small.services.checklist.override(first.id, "wish", "Så sade Maria", small.kim)
    carried_out(small, first)
    assert b"KORNBLIXT" in small.paths.archive.read_bytes()


def test_a_supervisor_who_tells_apart_answers_at_once_and_approves_neither(small: Small) -> None:
    first, second = told(small, small.file(a_mail(DOUBTFUL)), by_supervisor=True)
    for case in (first, second):
        wish = next(c for c in small.services.checklist.view(case.id).checks if c.code == "wish")
        assert (wish.settled_by, wish.note) == (small.kim.user.id, WHY)
        assert small.kim.user.id in case.preparers
    carried_out(small, first)
    small.services.matching.search(second.id, small.alva)
    assert small.services.export.export(second.id, None, small.alva).receipt.items == 1
    assert small.services.audit.verify().holds


def test_a_wish_told_in_the_rows_alone_stops_at_the_gate(small: Small) -> None:
    first, _ = told(small, small.file(a_mail(DOUBTFUL)), by_supervisor=True)
    small.services.matching.search(first.id, small.alva)
    small.services.planning.prepare(first.id, small.alva)
    forge(
        small,
        "UPDATE case_check SET target = 'access+erasure:mail' WHERE code = 'own_wish'",
    )
    with pytest.raises(ApprovalInvalid):
        small.approve(small.services.queue.get(first.id))


@pytest.mark.parametrize(
    "wishes",
    [
        {1: ERASE},
        {1: ERASE, 2: COPY, 3: COPY},
        {1: ERASE, 2: Told(RequestKind.ACCESS, (ChannelKind.FORUM,))},
        {1: ERASE, 2: Told(RequestKind.ACCESS, ())},
        {1: ERASE, 2: Told(RequestKind.NONE, (ChannelKind.MAIL,))},
    ],
)
def test_what_the_mail_does_not_ask_for_can_not_be_told(
    small: Small, wishes: dict[int, Told]
) -> None:
    case = small.file(a_mail(DOUBTFUL))
    with pytest.raises(NoSuchWish):
        small.services.checklist.tell_apart(case.id, wishes, WHY, small.kim)
    assert small.services.queue.get(case.id) == case


LIMITED = DOUBTFUL.replace("Annas mail", "Annas mail från 2023")


def test_what_else_is_in_doubt_is_told_beside_the_wishes_that_differ(small: Small) -> None:
    case = small.file(a_mail(LIMITED.replace("ska raderas", "ska kanske raderas")))
    view = small.services.checklist.view(case.id)
    assert verdicts(small, case)["wish"] == (Verdict.ATTENTION, WISHES_DIFFER)
    assert other_doubts(view, WISHES_DIFFER) == ("wish-uncertain", "wish-limited")
    first, _ = told(small, case)
    assert verdicts(small, first)["wish"] == (Verdict.ATTENTION, BY_HAND)
    after = small.services.checklist.view(first.id)
    assert other_doubts(after, BY_HAND) == ("wish-uncertain", "wish-limited")
    assert other_doubts(view, "wish-limited") == ("wish-uncertain",), "nothing is told twice"


def test_a_follow_up_takes_no_doubt_away_and_adds_its_own(small: Small) -> None:
    case = small.file(a_mail(LIMITED))
    more = a_mail(
        TEXT.format(said=f"Exportera alla chattar för {ANNA} och radera dem sedan."),
        message_id="<mer@nordkraft.example>",
        subject=f"Sv: [{case.number}]",
    )
    assert came_in(small, more) == [("joined", case.number)]
    view = small.services.checklist.view(case.id)
    assert other_doubts(view, WISHES_DIFFER) == ("wish-limited",)
    with small.services.checklist._store.reading() as uow:
        setting = setting_of_case(uow, view.case, ())
        letters = letters_of(uow.cases.mails(case.id), setting)
    assert case_checks(letters, setting)[0].wish_doubts == ("wish-limited",)


def test_without_a_doubt_there_is_nothing_to_tell_apart(small: Small) -> None:
    for text in (TEXT.format(said=f"Radera alla mail för {ANNA} och {BO}."), CERTAIN):
        case = small.file(a_mail(text))
        before = small.services.queue.get(case.id)
        wishes = {s.number: ERASE for s in before.subjects}
        with pytest.raises(NoDoubtOfWishes):
            small.services.checklist.tell_apart(case.id, wishes, WHY, small.kim)
        assert small.services.queue.get(case.id) == before


def test_telling_apart_needs_a_reason(small: Small) -> None:
    case = small.file(a_mail(DOUBTFUL))
    with pytest.raises(GroundMissing):
        small.services.checklist.tell_apart(case.id, {1: ERASE, 2: COPY}, " ", small.kim)


def test_one_wish_for_all_can_be_told_too_and_makes_no_second_case(small: Small) -> None:
    case = small.file(a_mail(DOUBTFUL))
    numbers, _ = small.services.checklist.tell_apart(case.id, {1: COPY, 2: COPY}, WHY, small.kim)
    assert numbers == (case.number,)
    assert asked(small.services.queue.get(case.id)) == ([ANNA, BO], COPY.kind, COPY.channels)


def test_what_was_told_wrongly_can_be_told_again(small: Small) -> None:
    first, _ = told(small, small.file(a_mail(DOUBTFUL)))
    small.services.checklist.tell_apart(first.id, {1: COPY}, "Tvärtom", small.kim)
    assert asked(small.services.queue.get(first.id)) == ([ANNA], COPY.kind, COPY.channels)


def test_a_copy_before_an_erasure_is_still_delivered_first(small: Small) -> None:
    said = f"Exportera och radera alla mail för {ANNA}. Exportera alla mail för {BO}."
    first, second = two(small, TEXT.format(said=said))
    assert (first.kind, second.kind) == (RequestKind.ACCESS_ERASURE, RequestKind.ACCESS)
    small.services.matching.search(first.id, small.alva)
    small.services.planning.prepare(first.id, small.alva)
    small.approve(small.services.queue.get(first.id))
    with pytest.raises(WrongStep, match="extract has to be delivered"):
        small.services.erasure.run(first.id, small.alva)


def test_a_wish_of_a_channel_that_is_not_the_senders_is_split_once_more(small: Small) -> None:
    said = f"{ANNA}: radera mail och foruminlägg\n{BO}: exportera chattar"
    first, second = two(small, TEXT.format(said=f"\n\n{said}"), sender=NILS)
    number, _ = small.services.checklist.split(first.id, small.alva)
    third = small.services.queue.get(number)
    assert [str(s.address) for s in third.subjects] == [ANNA]
    assert third.persons_away == ("1.2",)
    with pytest.raises(OutsideMandate):
        small.services.checklist.take_person_in(third.id, "person:1.2", small.kim)
    with pytest.raises(NothingToSplit):
        small.services.checklist.split(second.id, small.alva)


def test_a_wish_told_by_hand_goes_along_when_channels_are_split_off(small: Small) -> None:
    text = DOUBTFUL.replace("Annas mail ska", "Annas mail och foruminlägg ska")
    case = small.file(a_mail(text, sender=NILS))
    both = Told(RequestKind.ERASURE, (ChannelKind.MAIL, ChannelKind.FORUM))
    small.services.checklist.tell_apart(case.id, {1: both, 2: COPY}, WHY, small.kim)
    number, _ = small.services.checklist.split(case.id, small.alva)
    third = small.services.queue.get(number)
    assert asked(third) == ([ANNA], both.kind, both.channels)


def test_a_follow_up_joins_the_case_of_the_persons_whom_it_names(small: Small) -> None:
    _, second = two(small)
    text = f"Hej!\n\nExportera alla foruminlägg för {BO}.\n\n/Maria\n"
    mail = a_mail(
        text,
        message_id="<svar@nordkraft.example>",
        subject="Sv: Begäran",
        answers="<begaran-1@nordkraft.example>",
    )
    assert came_in(small, mail) == [("joined", second.number)]
    assert asked(small.services.queue.get("DSR-0001"))[0] == [ANNA]


def planned(small: Small, case: Case) -> PlanView:
    small.services.matching.search(case.id, small.alva)
    return small.services.planning.prepare(case.id, small.alva)


def test_whoever_has_a_case_of_their_own_is_nothing_left_out_of_a_plan(small: Small) -> None:
    first, _ = two(small)
    view = planned(small, first)
    assert view.exceptions
    (partial,) = (c for c in view.cautions if c.kind is CautionKind.PARTIAL)
    assert partial.count == len(view.exceptions)


def test_a_person_who_is_left_out_by_hand_makes_a_plan_partial(small: Small) -> None:
    small.file(a_mail(TEXT.format(said=f"Radera alla mail för {ANNA} och {BO}.")))
    case = small.services.queue.get("DSR-0001")
    small.services.checklist.leave_person_out(case.id, 2, WHY, small.alva)
    view = planned(small, case)
    (partial,) = (c for c in view.cautions if c.kind is CautionKind.PARTIAL)
    assert partial.count == len(view.exceptions) + 1


def test_an_answer_for_one_wish_is_none_for_what_is_told_after_it(small: Small) -> None:
    case, _ = told(small, small.file(a_mail(DOUBTFUL)), by_supervisor=True)
    small.services.checklist.tell_apart(case.id, {1: COPY}, "Tvärtom", small.alva)
    assert asked(small.services.queue.get(case.id))[1] is COPY.kind
    wish = next(c for c in small.services.checklist.view(case.id).checks if c.code == "wish")
    assert (wish.reason, wish.settled) == ("wish-by-hand", False)
    forge(small, "UPDATE case_check SET settled_by = 'user-kim' WHERE code = 'wish'")
    small.services.matching.search(case.id, small.alva)
    with pytest.raises(ExtractUnfounded):
        small.services.export.export(case.id, None, small.alva)


def test_a_wish_that_was_told_before_does_not_come_back_by_the_rows(small: Small) -> None:
    case, _ = told(small, small.file(a_mail(DOUBTFUL)), by_supervisor=True)
    small.services.checklist.tell_apart(case.id, {1: COPY}, "Tvärtom", small.kim)
    forge(
        small,
        "UPDATE case_check SET target = 'erasure:mail' WHERE code = 'own_wish'",
    )
    small.services.checklist.renew(case.id, small.kim)
    assert asked(small.services.queue.get(case.id))[1] is ERASE.kind
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(ApprovalInvalid):
        small.approve(small.services.queue.get(case.id))


def test_who_has_a_case_of_their_own_is_not_told_as_left_out(small: Small) -> None:
    said = f"{ANNA}: radera mail och foruminlägg\n{BO}: exportera chattar"
    first, second = two(small, TEXT.format(said=f"\n\n{said}"), sender=NILS)
    number, _ = small.services.checklist.split(first.id, small.alva)
    third = small.services.queue.get(number)
    entries = small.services.audit.entries(third.number)
    assert persons_out(entries, third.number) == ()
    steps = [entry for entry in entries if entry.event.event == PERSON_SPLIT]
    assert [dict(step.event.facts)["related"] for step in steps] == [second.number]
    person = next(c for c in small.services.checklist.view(third.id).checks if c.code == "person")
    assert person.note == second.number
