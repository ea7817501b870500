"""A backup that is put back is erased again, under the approvals of then (law.md L37)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest

from dsr_desk.domain.errors import NotSignedIn
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.record.audit import HistoryMissing
from dsr_desk.services.cases import Recorder
from dsr_desk.services.erasing.bytescan import every_file, scan_files
from dsr_desk.services.erasing.replaying import Replayed, Returned, _Past
from dsr_desk.services.progress import Step
from dsr_desk.services.record.on_record import before_run, prepared_on_record, ran_on_record
from tests.services.erasing.runs import ERASED, KEPT, restored
from tests.services.meanwhile import between_act_and_commit
from tests.services.world import ANNA, SAM, Small

INVALID = "approval-invalid"


def _past(small: Small) -> _Past:
    with small.services.replaying._store.reading() as uow:
        (past,) = small.services.replaying._pasts(uow, small.alva)
    return past


def test_what_a_backup_brings_back_is_told_and_erased_again(small: Small) -> None:
    number = restored(small)
    replaying = small.services.replaying
    assert replaying.look(small.alva) == (Returned(number, planned=5, others=0),)
    report = replaying.run(small.alva)
    assert report.clean
    assert report.cases == (Replayed(number, erased=4, anonymised=1, leftovers=2),)
    assert replaying.look(small.alva) == ()
    assert replaying.run(small.alva).cases == ()
    left = scan_files(every_file([small.root]), (*ERASED, *KEPT), lambda _: None)
    assert set(left) == set(KEPT)
    events = [e.event.event for e in small.services.audit.entries(number)]
    assert events[-2:] == ["replay.batch", "replay.done"]
    assert small.services.audit.verify().holds


def test_triggers_that_the_approver_did_not_know_of_are_told_before_and_stand_in_the_audit(
    small: Small,
) -> None:
    number = restored(small)
    small.edit_archive("CREATE TABLE bin (body)")
    small.edit_archive(
        "CREATE TRIGGER odd AFTER DELETE ON item BEGIN INSERT INTO bin VALUES (1); END"
    )
    replaying = small.services.replaying
    assert [one.copying for one in replaying.look(small.alva)] == [1]
    assert [one.copying for one in replaying.run(small.alva).cases] == [1]
    done = [e.event for e in small.services.audit.entries(number) if e.event.event == "replay.done"]
    assert dict(done[-1].facts)["copying"] == "1"


def test_a_replay_that_breaks_off_before_the_files_are_clean_cleans_them_the_next_time(
    small: Small,
) -> None:
    number = restored(small)

    def killed(step: Step) -> None:
        if step.what == "scrub":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        small.services.replaying.run(small.alva, killed)
    replaying = small.again().services.replaying
    assert replaying.look(small.alva) == (Returned(number, 0, 0, unclean=True),)
    assert replaying.run(small.alva).cases == ()
    left = scan_files(every_file([small.root]), (*ERASED, *KEPT), lambda _: None)
    assert set(left) == set(KEPT)
    assert replaying.look(small.alva) == ()
    assert [e.event.event for e in small.services.audit.entries()][-1] == "replay.cleaned"


def test_an_approver_who_has_answered_has_not_prepared_what_comes_back(small: Small) -> None:
    number = restored(small)
    sam = small.services.accounts.sign_in("sam", SAM)
    draft = small.services.replies.draft(number, sam)
    small.services.replies.save(number, draft, None, sam)
    report = small.services.replaying.run(small.alva)
    assert report.cases == (Replayed(number, erased=4, anonymised=1, leftovers=2),)


def test_what_is_prepared_after_a_run_takes_nothing_from_its_approval(small: Small) -> None:
    number = restored(small)
    sam = small.services.accounts.sign_in("sam", SAM).user
    case = small.services.queue.get(number)
    alva = small.alva.user.id
    with small.services.replaying._store.unit_of_work() as uow:
        changed = uow.cases.save(replace(case, preparers=(*case.preparers, sam.id)))
        Recorder(small.clock).note(uow, sam.id, "reply.saved", changed)
        uow.commit()
        entries = tuple(uow.audit.entries())
    digest = _past(small).plan.digest
    assert prepared_on_record(entries, case) == (alva, sam.id)
    assert prepared_on_record(before_run(entries, case, digest), case) == (alva,)
    assert before_run(entries, case, "another plan's") == entries
    assert small.services.replaying.run(small.alva).clean


def test_what_no_approval_covers_is_counted_and_left(small: Small) -> None:
    number = restored(small)
    small.edit_archive("UPDATE item SET body = 'Nytt' WHERE id = 1")
    report = small.services.replaying.run(small.alva)
    assert [(c.case, c.left) for c in report.cases] == [(number, 1)]
    assert not report.clean


@pytest.mark.parametrize("about", ["person", "case", "channel"])
def test_what_a_hold_keeps_by_now_is_not_erased_again(small: Small, about: str) -> None:
    number = restored(small)
    holds, because = small.services.holds, (Ground.LEGAL_CLAIM, "T 4711-26", small.kim)
    if about == "person":
        holds.on_person("nordkraft", ANNA, *because)
    elif about == "case":
        holds.on_case(number, *because)
    else:
        holds.on_items("nk-mail", None, None, *because)
    before = {item.ref for item in small.services.replaying._standing(_past(small))}
    small.services.replaying.run(small.alva)
    after = {item.ref for item in small.services.replaying._standing(_past(small))}
    mails = {item.ref for item in _past(small).items if item.channel == "nk-mail"}
    assert after == (before if about != "channel" else before & mails)
    assert after


def test_a_hold_that_comes_while_it_is_erased_again_keeps_what_is_left(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = restored(small)
    before = {item.ref for item in small.services.replaying._standing(_past(small))}
    because = (Ground.LEGAL_CLAIM, "T 4711-26", small.kim)
    hold = partial(small.services.holds.on_items, "nk-mail", None, None, *because)
    between_act_and_commit(monkeypatch, "erase", hold)
    small.services.replaying.run(small.alva)
    after = {item.ref for item in small.services.replaying._standing(_past(small))}
    mails = {item.ref for item in _past(small).items if item.channel == "nk-mail"}
    assert after == before & mails
    assert after
    events = small.services.audit.entries(number)
    assert [e.event.event for e in events].count("replay.batch") == 2  # the second without them


def _recipient_lines(small: Small) -> int:
    with closing(sqlite3.connect(small.paths.archive)) as file:
        sought = "SELECT count(*) FROM recipient WHERE address_key = ?"
        return int(file.execute(sought, (ANNA,)).fetchone()[0])


@pytest.mark.parametrize("about", ["person", "case"])
@pytest.mark.parametrize("late", [False, True])
def test_a_hold_keeps_the_lines_that_nobody_previews_too(
    small: Small, monkeypatch: pytest.MonkeyPatch, about: str, late: bool
) -> None:
    number = restored(small)
    because = (Ground.LEGAL_CLAIM, "T 4711-26", small.kim)
    holds = small.services.holds
    hold = partial(holds.on_case, number, *because)
    if about == "person":
        hold = partial(holds.on_person, "nordkraft", ANNA, *because)
    if late:
        between_act_and_commit(monkeypatch, "erase_leftovers", hold)
    else:
        hold()
    # Of a mail that no plan takes.
    small.edit_archive(
        "UPDATE recipient SET item_id = (SELECT id FROM item WHERE body LIKE '%KORNBLIXT%')"
        " WHERE address_key LIKE 'anna%'"
    )
    before = _recipient_lines(small)
    assert before
    report = small.services.replaying.run(small.alva)
    assert _recipient_lines(small) == before
    assert not report.clean


def test_a_hold_taken_away_in_the_file_stops_erasing_again(small: Small) -> None:
    number = restored(small)
    small.services.holds.on_case(number, Ground.LEGAL_CLAIM, "T 4711-26", small.kim)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("DELETE FROM hold")
    report = small.again().services.replaying.run(small.alva)
    assert [(c.refused, c.erased) for c in report.cases] == [("approval-invalid", 0)]


@pytest.mark.parametrize(
    ("statement", "refused", "reason"),
    [
        ("DELETE FROM approval", "plan-missing", ""),
        ("UPDATE approval SET document = replace(document, '2026', '2027')", INVALID, "signature"),
        ("UPDATE plan_item SET fingerprint = 'x'", INVALID, "items"),
        ("UPDATE plan_item SET kind = 'forum' WHERE kind != 'forum'", INVALID, "items"),
        ("UPDATE channel SET reach = 'own'", INVALID, "channels"),
        ("UPDATE case_check SET note = 'x'", INVALID, "checklist"),
        ("UPDATE case_subject SET hashed = 'x'", INVALID, "persons"),
        ("UPDATE audit_entry SET actor = 'user-kim' WHERE sequence = 3", INVALID, "broken"),
        ("UPDATE organisation SET title = 'Y'", INVALID, "organisations"),
        ("UPDATE dsr_case SET organisation = 'staden'", INVALID, ""),
        ("UPDATE dsr_case SET organisation = ''", INVALID, ""),
    ],
)
def test_without_a_sound_approval_nothing_is_erased_again(
    small: Small, statement: str, refused: str, reason: str
) -> None:
    number = restored(small)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        assert file.execute(statement).rowcount
    report = small.again().services.replaying.run(small.alva)
    assert [(c.case, c.refused, c.erased) for c in report.cases] == [(number, refused, 0)]
    assert reason in report.cases[0].reason


def test_an_approval_without_the_looks_erases_nothing_again(small: Small) -> None:
    restored(small)
    store = small.services.replaying._store
    with store.reading() as uow:
        plan = _past(small).plan
        (given,) = uow.plans.approvals(plan.id)
    less = replace(given, seen=given.seen[:1])
    key = small.services.accounts.unlock_again(small.sam, SAM)
    less = replace(less, signature=small.composer.crypto.sign(key, less.payload()))
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("DELETE FROM approval")
    with store.unit_of_work() as uow:
        uow.plans.approve(plan.id, less)
        uow.commit()
    (refused,) = small.again().services.replaying.run(small.alva).cases
    assert (refused.refused, refused.erased) == (INVALID, 0)
    assert "opened" in refused.reason


def test_a_case_whose_run_is_on_no_record_is_not_erased_again(small: Small) -> None:
    restored(small)
    entries = small.services.audit.entries()
    past = _past(small)
    without = tuple(e for e in entries if e.event.event != "run.begun")
    assert ran_on_record(entries, past.case, past.plan.digest)
    assert not ran_on_record(without, past.case, past.plan.digest)
    assert not ran_on_record(entries, past.case, "0" * 64)


def test_what_has_come_back_is_not_told_from_a_ledger_that_was_put_back(small: Small) -> None:
    small.reviewed()
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        assert file.execute("DELETE FROM audit_entry WHERE sequence > 1").rowcount
    with pytest.raises(HistoryMissing):
        small.again().services.replaying.look(small.alva)


def test_nobody_replays_without_signing_in(small: Small) -> None:
    with pytest.raises(NotSignedIn):
        small.services.replaying.run(None)
