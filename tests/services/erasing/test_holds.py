"""Legal holds: what must stay is left alone by plans and by runs, until somebody else lifts it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from functools import partial

import pytest

from dsr_desk.domain.erasing.cautions import CautionKind
from dsr_desk.domain.erasing.holds import Hold, HoldDaysReversed, HoldNotYours, HoldUnknown
from dsr_desk.domain.erasing.receipts import Outcome, RunState
from dsr_desk.domain.errors import (
    ApprovalInvalid,
    GroundMissing,
    OutsideMandate,
    RightMissing,
)
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.erasing.acting import Acting
from dsr_desk.services.erasing.bytescan import every_file, scan_files
from dsr_desk.services.erasing.last_word import LastWord
from dsr_desk.services.progress import Step
from dsr_desk.storage.repositories.matches import SqlMatches
from dsr_desk.storage.repositories.runs import SqlRuns
from tests.services.meanwhile import between_act_and_commit
from tests.services.world import ANNA, BO, WISH, Small

CLAIM, REFERENCE = Ground.LEGAL_CLAIM, "T 4711-26"


def outcomes(small: Small, case: int) -> dict[Outcome, int]:
    record = small.services.erasure.run(case, small.alva).record
    assert record is not None
    return dict(record.counts)


def left(small: Small, *words: str) -> set[str]:
    return set(scan_files(every_file([small.root]), words, lambda _: None))


def held(small: Small, case: Case, kind: CautionKind = CautionKind.HELD) -> int:
    """Count the items that who looks at the plan is told to be held, or held no more."""
    view = small.services.planning.view(case.id)
    assert view is not None
    return sum(c.count for c in view.cautions if c.kind is kind)


def test_what_is_held_when_the_plan_is_made_is_an_exception_with_the_holds_ground(
    small: Small,
) -> None:
    case = small.reviewed()
    small.services.holds.on_items("nk-chat", None, date(2026, 3, 2), CLAIM, REFERENCE, small.alva)
    view = small.services.planning.prepare(case.id, small.alva)
    held = [kept for kept in view.exceptions if kept.note == REFERENCE]
    assert {(kept.channel, kept.ground) for kept in held} == {("nk-chat", CLAIM)}
    small.approve(small.services.queue.get(case.id))
    assert Outcome.HELD not in outcomes(small, case.id)
    assert left(small, "ÄLGÖRT", "GULDREGN") == {"ÄLGÖRT"}


def test_a_range_holds_only_its_own_days(small: Small) -> None:
    case = small.reviewed()
    small.services.holds.on_items("nk-chat", date(2026, 3, 3), None, CLAIM, REFERENCE, small.alva)
    view = small.services.planning.prepare(case.id, small.alva)
    assert [kept.note for kept in view.exceptions] == [""]


def test_a_hold_that_comes_after_the_plan_is_told_to_whoever_approves_it(small: Small) -> None:
    case = small.reviewed(f"{ANNA} och {BO}", WISH.replace("personens", "personernas"))
    planned = small.services.planning.prepare(case.id, small.alva).plan.item_count
    assert held(small, case) == 0
    days = small.services.holds.on_items("nk-chat", None, None, CLAIM, REFERENCE, small.alva)
    assert 0 < held(small, case) < planned
    small.services.holds.lift(days.id, small.sam)
    one = small.services.holds.on_person("nordkraft", ANNA, CLAIM, REFERENCE, small.kim)
    hers = held(small, case)
    small.services.holds.lift(one.id, small.sam)
    small.services.holds.on_person("nordkraft", BO, CLAIM, REFERENCE, small.kim)
    assert hers > 0
    assert held(small, case) == planned - hers > 0


def test_that_a_hold_is_lifted_since_the_plan_is_told_of_what_it_alone_keeps(
    small: Small,
) -> None:
    case = small.reviewed()
    left_out = [small.services.matching.page(case.id).rows[-1].match.id]
    taken_in = [row.match.id for row in small.services.matching.page(case.id).rows[:2]]
    small.services.matching.decide(case.id, taken_in, Decision(True), small.alva)
    by_hand = Decision(False, CLAIM, REFERENCE)
    small.services.matching.decide(case.id, left_out, by_hand, small.alva)
    hold = small.services.holds.on_case(case.id, CLAIM, REFERENCE, small.kim)
    chats = small.services.holds.on_items("nk-chat", None, None, CLAIM, "T 1", small.kim)
    plan = small.services.planning.prepare(case.id, small.alva)
    by_holds = sum(kept.note == REFERENCE for kept in plan.exceptions) - len(left_out)
    assert held(small, case, CautionKind.LIFTED) == 0
    small.services.holds.lift(hold.id, small.sam)
    assert 0 < held(small, case, CautionKind.LIFTED) < by_holds
    small.services.holds.lift(chats.id, small.sam)
    assert held(small, case, CautionKind.LIFTED) == by_holds
    small.services.approval.send_back(case.id, "spärren är hävd", small.sam)
    small.services.planning.prepare(case.id, small.alva)
    assert held(small, case, CautionKind.LIFTED) == 0


def test_a_hold_that_comes_after_the_approval_leaves_its_items_alone_and_the_case_open(
    small: Small,
) -> None:
    case = small.approved()
    small.services.holds.on_person("nordkraft", ANNA.upper(), CLAIM, REFERENCE, small.kim)
    assert outcomes(small, case.id) == {Outcome.HELD: 5}
    assert small.services.queue.get(case.id).state is CaseState.RESIDUE
    assert left(small, "GULDREGN", "ÄLGÖRT") == {"GULDREGN", "ÄLGÖRT"}


def test_when_it_is_lifted_the_run_goes_on_under_the_same_approval(small: Small) -> None:
    case = small.approved()
    hold = small.services.holds.on_case(case.id, CLAIM, REFERENCE, small.kim)
    outcomes(small, case.id)
    small.services.holds.lift(hold.id, small.sam)
    assert outcomes(small, case.id) == {Outcome.ERASED: 4, Outcome.ANONYMISED: 1}
    record = small.services.erasure.view(case.id, small.alva).record
    assert record is not None
    assert record.state is RunState.DONE


def test_the_recipient_lines_of_held_items_stay(small: Small) -> None:
    case = small.approved()
    small.services.holds.on_items("nk-mail", None, None, CLAIM, REFERENCE, small.kim)
    lines = "SELECT count(*) FROM recipient WHERE address_key = ?"
    with closing(sqlite3.connect(small.paths.archive)) as file:
        before = file.execute(lines, (ANNA,)).fetchone()
        outcomes(small, case.id)
        assert file.execute(lines, (ANNA,)).fetchone() == before


def test_a_hold_on_somebody_else_holds_nothing_of_this_case(small: Small) -> None:
    case = small.approved()
    small.services.holds.on_person("nordkraft", BO, CLAIM, REFERENCE, small.kim)
    small.services.holds.on_person("staden", ANNA, CLAIM, REFERENCE, small.kim)
    assert outcomes(small, case.id) == {Outcome.ERASED: 4, Outcome.ANONYMISED: 1}


def test_a_persons_hold_holds_whatever_the_row_says_of_whose_an_item_is(small: Small) -> None:
    case = small.reviewed(f"{ANNA} och {BO}", WISH.replace("personens", "personernas"))
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    small.services.holds.on_person("nordkraft", ANNA, CLAIM, REFERENCE, small.kim)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("UPDATE item_match SET subject_number = 3 - subject_number")
    assert outcomes(small, case.id).keys() == {Outcome.HELD}


def test_holds_are_read_again_in_every_batch(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    case = small.approved()
    batch = Acting._batch

    def then_held(self: Acting, *given: object) -> int:
        done = batch(self, *given)  # type: ignore[arg-type]
        monkeypatch.setattr(Acting, "_batch", batch)
        small.services.holds.on_case(case.id, CLAIM, REFERENCE, small.kim)
        return done

    monkeypatch.setattr(Acting, "_batch", then_held)
    assert outcomes(small, case.id)[Outcome.HELD] == 2


def test_a_hold_that_comes_while_a_batch_is_acted_on_keeps_all_of_it(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    hold = partial(small.services.holds.on_case, case.id, CLAIM, REFERENCE, small.kim)
    between_act_and_commit(monkeypatch, "erase", hold)
    assert outcomes(small, case.id) == {Outcome.HELD: 5}
    assert left(small, "GULDREGN", "ÄLGÖRT") == {"GULDREGN", "ÄLGÖRT"}
    (number,) = [each.id for each in small.services.holds.every()]
    small.services.holds.lift(number, small.sam)
    assert outcomes(small, case.id) == {Outcome.ERASED: 4, Outcome.ANONYMISED: 1}


def test_no_hold_is_set_between_a_batchs_last_word_and_its_record(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    say, refused = LastWord.__call__, []

    def then_another(self: LastWord) -> None:
        say(self)
        with closing(sqlite3.connect(small.paths.desk, timeout=0)) as other:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
            refused.append(True)

    monkeypatch.setattr(LastWord, "__call__", then_another)
    assert outcomes(small, case.id) == {Outcome.ERASED: 4, Outcome.ANONYMISED: 1}
    assert len(refused) > 1


@pytest.mark.parametrize("about", ["person", "case"])
def test_a_hold_that_comes_after_the_items_keeps_the_copies_and_the_case_open(
    small: Small, monkeypatch: pytest.MonkeyPatch, about: str
) -> None:
    case = small.approved()
    holds, because = small.services.holds, (CLAIM, REFERENCE, small.kim)
    act = {
        "person": partial(holds.on_person, "nordkraft", ANNA, *because),
        "case": partial(holds.on_case, case.id, *because),
    }
    between_act_and_commit(monkeypatch, "erase_leftovers", act[about])
    assert outcomes(small, case.id) == {Outcome.ERASED: 4, Outcome.ANONYMISED: 1}
    assert small.services.queue.get(case.id).state is CaseState.RESIDUE
    (number,) = [each.id for each in holds.every()]
    holds.lift(number, small.sam)
    outcomes(small, case.id)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


def test_a_hold_on_a_range_of_items_that_are_gone_keeps_no_copies(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    about = ("nk-mail", None, None, CLAIM, REFERENCE, small.kim)
    between_act_and_commit(
        monkeypatch, "erase_leftovers", partial(small.services.holds.on_items, *about)
    )
    outcomes(small, case.id)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


def test_whose_an_item_is_is_asked_once_and_holds_in_every_batch(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.reviewed(f"{ANNA} och {BO}", WISH.replace("personens", "personernas"))
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    small.services.holds.on_person("nordkraft", ANNA, CLAIM, REFERENCE, small.kim)
    asked: list[int] = []
    every = SqlMatches.every

    def once(self: SqlMatches, case_id: int) -> object:
        asked.append(case_id)
        return every(self, case_id)

    monkeypatch.setattr(SqlMatches, "every", once)

    def swapped(step: Step) -> None:
        """Say of every item, between two batches, that it is the other person's."""
        if step.what == "act" and step.done:
            with closing(sqlite3.connect(small.paths.desk)) as file, file:
                file.execute("UPDATE item_match SET subject_number = 3 - subject_number")

    small.services.erasure.run(case.id, small.alva, swapped)
    assert asked == [case.id]
    with closing(sqlite3.connect(small.paths.archive)) as file:
        rows = file.execute("SELECT author_key FROM item WHERE organisation = 'nordkraft'")
        authors = [author for (author,) in rows]
    assert authors.count(ANNA) == 3
    assert BO not in authors


def test_who_has_set_a_hold_does_not_lift_it_and_neither_does_an_agent(small: Small) -> None:
    case = small.reviewed()
    hold = small.services.holds.on_case(case.id, CLAIM, REFERENCE, small.kim)
    with pytest.raises(HoldNotYours):
        small.services.holds.lift(hold.id, small.kim)
    with pytest.raises(RightMissing, match="lift holds"):
        small.services.holds.lift(hold.id, small.alva)
    small.services.holds.lift(hold.id, small.sam)
    with pytest.raises(HoldUnknown):
        small.services.holds.lift(hold.id, small.sam)
    (lifted,) = small.services.holds.view().holds
    assert lifted.lifted_by == small.sam.user.id


def test_whoever_has_set_a_hold_by_the_audit_does_not_lift_it(small: Small) -> None:
    case = small.reviewed()
    hold = small.services.holds.on_case(case.id, CLAIM, REFERENCE, small.kim)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("UPDATE hold SET set_by = ?", (small.sam.user.id,))
    with pytest.raises(HoldNotYours):
        small.services.holds.lift(hold.id, small.kim)


def test_a_hold_whose_days_end_before_they_begin_is_refused(small: Small) -> None:
    days = (date(2026, 5, 1), date(2026, 1, 1))
    with pytest.raises(HoldDaysReversed):
        small.services.holds.on_items("nk-chat", *days, CLAIM, REFERENCE, small.kim)
    assert small.services.holds.every() == ()


def test_a_hold_needs_a_ground_that_keeps_and_the_matters_reference(small: Small) -> None:
    case = small.reviewed()
    for ground, reference in ((Ground.NOT_THE_PERSON, REFERENCE), (CLAIM, "  ")):
        with pytest.raises(GroundMissing):
            small.services.holds.on_case(case.id, ground, reference, small.kim)


@pytest.mark.parametrize("edit", ["DELETE FROM hold", "UPDATE hold SET target = 'DSR-9999'"])
def test_a_hold_that_somebody_took_out_of_the_file_stops_the_run(small: Small, edit: str) -> None:
    case = small.approved()
    small.services.holds.on_case(case.id, CLAIM, REFERENCE, small.kim)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        assert file.execute(edit).rowcount == 1
    with pytest.raises(ApprovalInvalid, match="hold"):
        small.services.erasure.run(case.id, small.alva)


def test_holds_and_their_audit_name_no_person(small: Small) -> None:
    hold = small.services.holds.on_person("nordkraft", ANNA, CLAIM, REFERENCE, small.kim)
    assert ANNA not in str(hold)
    events = [entry for entry in small.services.audit.entries() if entry.event.event == "hold.set"]
    assert len(events) == 1
    assert ANNA not in str(events)


def test_a_hold_names_an_organisation_that_is_there(small: Small) -> None:
    with pytest.raises(OutsideMandate):
        small.services.holds.on_person("", ANNA, CLAIM, REFERENCE, small.kim)


def test_whoever_sets_a_hold_in_the_middle_of_a_run_is_told_what_it_came_too_late_for(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    batch, told = Acting._batch, []

    def then_held(self: Acting, *given: object) -> int:
        done = batch(self, *given)  # type: ignore[arg-type]
        monkeypatch.setattr(Acting, "_batch", batch)
        hold = small.services.holds.on_person("nordkraft", ANNA, CLAIM, REFERENCE, small.kim)
        told.append((hold.id, small.services.holds.reach(hold.id, small.kim)))
        return done

    monkeypatch.setattr(Acting, "_batch", then_held)
    ended = outcomes(small, case.id)
    ((number, reach),) = told
    gone = ended[Outcome.ERASED] + ended.get(Outcome.ANONYMISED, 0)
    assert {each.case for each in reach} == {case.number}
    assert (sum(each.too_late for each in reach), sum(each.kept for each in reach)) == (gone, 2)
    assert sum(each.open for each in reach) == 0
    assert all(each.first and each.last for each in reach if each.too_late)
    # Nothing of it is erased while it is in force, so it says the same as long.
    assert small.services.holds.reach(number, small.alva) == reach
    small.services.holds.lift(number, small.sam)
    with pytest.raises(HoldUnknown):
        small.services.holds.reach(number, small.alva)


def test_a_hold_over_days_or_a_case_is_told_of_what_is_gone_and_of_nothing_else(
    small: Small,
) -> None:
    case = small.approved()
    ended = outcomes(small, case.id)
    assert ended.keys() == {Outcome.ERASED, Outcome.ANONYMISED}
    holds, because = small.services.holds, (CLAIM, REFERENCE, small.kim)
    whole = holds.reach(holds.on_case(case.id, *because).id, small.alva)
    assert sum(each.too_late for each in whole) == sum(ended.values())
    chat = holds.reach(holds.on_items("nk-chat", None, None, *because).id, small.alva)
    assert chat == tuple(each for each in whole if each.channel == "nk-chat") != ()
    (before,) = {each.first for each in chat}
    assert before is not None
    later = holds.on_items("nk-chat", before.date() + timedelta(days=90), None, *because)
    assert holds.reach(later.id, small.alva) == ()
    other = holds.on_person("nordkraft", BO, *because)
    elsewhere = holds.on_person("staden", ANNA, *because)
    assert [holds.reach(each.id, small.alva) for each in (other, elsewhere)] == [(), ()]
    # Its persons are known by keyed hash alone by now.
    her = holds.on_person("nordkraft", ANNA, *because)
    assert holds.reach(her.id, small.alva) == whole


def test_of_two_persons_only_what_is_the_ones_is_told(small: Small) -> None:
    case = small.reviewed(f"{ANNA} och {BO}", WISH.replace("personens", "personernas"))
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    outcomes(small, case.id)
    late = []
    for who in (ANNA, BO):
        hold = small.services.holds.on_person("nordkraft", who, CLAIM, REFERENCE, small.kim)
        late.append(sum(r.too_late for r in small.services.holds.reach(hold.id, small.kim)))
    plan = small.services.planning.view(case.id)
    assert plan is not None
    assert min(late) > 0
    assert sum(late) == plan.plan.item_count


def reached(small: Small, hold: Hold) -> list[int]:
    """Return how many items a hold came too late for, how many are open, and how many it keeps."""
    reach = small.services.holds.reach(hold.id, small.kim)
    rows = [(each.too_late, each.open, each.kept) for each in reach]
    return [sum(column) for column in zip(*rows, strict=True)]


def test_what_was_erased_and_is_not_on_record_yet_is_not_called_kept(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()

    class Died(Exception):
        """The process, right after the source has committed."""

    def died(*_: object) -> None:
        raise Died

    with monkeypatch.context() as patch:
        patch.setattr(SqlRuns, "conclude", lambda *given: died() if given[2] else None)
        with pytest.raises(Died):
            small.services.erasure.run(case.id, small.alva)
    hold = small.services.holds.on_case(case.id, CLAIM, REFERENCE, small.kim)
    assert reached(small, hold) == [0, 3, 2]
    assert outcomes(small, case.id) == {
        Outcome.GONE_AFTER_RESTART: 2,
        # It stands there, and without its text: the hold is too late for it as well.
        Outcome.ANONYMISED: 1,
        Outcome.HELD: 2,
    }
    assert reached(small, hold) == [3, 0, 2]
