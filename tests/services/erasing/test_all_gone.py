"""Where nothing of a plan is left in a database, a supervisor answers for it, or nothing is run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dsr_desk.domain.erasing.all_gone import MarksUnreadable, NothingThere, NothingToConfirm
from dsr_desk.domain.erasing.receipts import Outcome, RunState
from dsr_desk.domain.errors import GroundMissing, RightMissing
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.erasing import all_gone
from dsr_desk.services.erasing.acting import Acting
from dsr_desk.services.erasing.all_gone import AllGone
from dsr_desk.services.erasing.gate import Permit
from dsr_desk.services.erasing.proving import Proving
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.sources.archive.store import create_archive
from tests.services.erasing.runs import copied, events, half_way, refuses_to_run
from tests.services.world import Small


def exchanged(small: Small) -> Path:
    """Put another platform's file in the place of the archive; return where the right one is."""
    aside = small.paths.archive.with_name("aside.sqlite")
    small.paths.archive.rename(aside)
    _alone(small)
    create_archive(small.paths.archive).dispose()
    return aside


def put_back(small: Small, aside: Path) -> None:
    small.paths.archive.unlink()
    _alone(small)
    aside.rename(small.paths.archive)


def _alone(small: Small) -> None:
    """Leave no journal of another file beside the place."""
    for end in ("-wal", "-shm"):
        small.paths.archive.with_name(f"archive.sqlite{end}").unlink(missing_ok=True)


def test_another_platforms_file_in_the_place_of_the_right_one_ends_no_run_as_done(
    small: Small,
) -> None:
    case = small.approved()
    aside = exchanged(small)
    refuses_to_run(small, case)
    assert small.services.queue.get(case.id).state is CaseState.APPROVED
    put_back(small, aside)
    assert small.services.erasure.view(case.id, small.alva).may_run


def test_nor_does_what_is_gone_half_way(small: Small) -> None:
    case = half_way(small)
    small.edit_archive("DELETE FROM item WHERE channel LIKE 'nk-%'")
    refuses_to_run(small, case)
    small.services.erasure.confirm_gone(case.id, "Plattformen har rensat", small.sam)
    assert small.services.erasure.view(case.id, small.alva).may_run


def test_a_supervisor_answers_for_it_with_a_reason_and_it_stands_in_the_audit(
    small: Small,
) -> None:
    case = small.approved()
    small.edit_archive("DELETE FROM item WHERE channel LIKE 'nk-%'")
    refuses_to_run(small, case)
    confirm = small.services.erasure.confirm_gone
    with pytest.raises(RightMissing):
        confirm(case.id, "Rensat", small.alva)
    with pytest.raises(GroundMissing):
        confirm(case.id, " ", small.sam)
    confirm(case.id, "Plattformen har rensat", small.sam)
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert dict(view.record.counts).keys() == {Outcome.ALREADY_GONE}
    (said,) = [
        dict(entry.event.facts)
        for entry in small.services.audit.entries()
        if entry.event.event == "run.gone_confirmed"
    ]
    assert (said["sources"], said["reason"]) == ("archive", "Plattformen har rensat")


def test_one_item_that_is_there_shows_that_it_is_the_same_database(small: Small) -> None:
    case = small.approved()
    small.edit_archive("DELETE FROM item WHERE channel IN ('nk-mail', 'nk-chat')")
    with pytest.raises(NothingToConfirm):
        small.services.erasure.confirm_gone(case.id, "Rensat", small.sam)
    assert small.services.erasure.view(case.id, small.alva).may_run


def test_what_one_plan_was_confirmed_for_holds_for_no_other(small: Small) -> None:
    case = small.approved()
    aside = exchanged(small)
    small.services.erasure.confirm_gone(case.id, "Rensat", small.sam)
    assert small.services.erasure.view(case.id, small.alva).may_run
    small.services.approval.send_back(case.id, "Fel fil", small.sam)
    put_back(small, aside)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    exchanged(small)
    refuses_to_run(small, case)


# --- once every item is done -----------------------------------------------------------------


def died_after_the_last_batch(small: Small, patch: pytest.MonkeyPatch) -> Case:
    case = small.approved()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with patch.context() as dying:
        dying.setattr(Acting, "leftovers", die)
        with pytest.raises(KeyboardInterrupt):
            small.services.erasure.run(case.id, small.alva)
    return case


def kept_aside(small: Small) -> Path:
    aside = small.root.parent / "aside.sqlite"
    copied(small.paths.archive, aside)
    return aside


def written_over(small: Small) -> Callable[[], None]:
    """Write the archive back, where it lies, after an empty one was written over it."""
    aside, other = kept_aside(small), small.root.parent / "other.sqlite"
    create_archive(other).dispose()
    copied(other, small.paths.archive)
    return lambda: copied(aside, small.paths.archive)


def written_over_by_others(small: Small) -> Callable[[], None]:
    """The same, by a file that has as many items in the same channels: another platform's."""
    aside, other = kept_aside(small), small.root.parent / "other.sqlite"
    copied(small.paths.archive, other)
    with closing(sqlite3.connect(other)) as edited, edited:
        edited.execute("UPDATE item SET body = body || ' x'")
    copied(other, small.paths.archive)
    return lambda: copied(aside, small.paths.archive)


def put_in_its_place(small: Small) -> Callable[[], None]:
    """Put another file in the archive's place that has as many items in the same channels."""
    other = kept_aside(small)
    with closing(sqlite3.connect(other)) as edited, edited:
        edited.execute("UPDATE item SET body = body || ' x'")
    aside = small.paths.archive.with_name("right.sqlite")
    copied(small.paths.archive, aside)
    small.paths.archive.unlink()
    _alone(small)
    other.rename(small.paths.archive)
    return lambda: put_back(small, aside)


_OTHERS = [written_over, written_over_by_others, put_in_its_place]


@pytest.mark.parametrize("other", _OTHERS)
def test_another_file_after_the_last_batch_ends_no_run_as_done(
    small: Small, monkeypatch: pytest.MonkeyPatch, other: Callable[[Small], Callable[[], None]]
) -> None:
    case = died_after_the_last_batch(small, monkeypatch)
    right_one_back = other(small)
    small = small.again()
    refuses_to_run(small, case)
    assert not list(small.paths.certificates.glob("*"))
    right_one_back()
    view = small.again().services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE


@pytest.mark.parametrize("other", _OTHERS[:2])
def test_a_file_that_is_written_over_after_the_last_look_is_seen_before_the_certificate(
    small: Small, monkeypatch: pytest.MonkeyPatch, other: Callable[[Small], Callable[[], None]]
) -> None:
    case, back = small.approved(), list[Callable[[], None]]()
    look = Proving.bytes_left

    def looked(*given: Any) -> object:
        found = look(*given)
        back.append(other(small))
        return found

    with monkeypatch.context() as writing:
        writing.setattr(Proving, "bytes_left", looked)
        with pytest.raises(NothingThere):
            small.services.erasure.run(case.id, small.alva)
    assert not list(small.paths.certificates.glob("*"))
    back[0]()
    view = small.again().services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE


def test_a_run_that_an_earlier_version_began_is_asked_what_that_has_noted(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(AllGone, "standing_now", lambda *_: {"others.archive": 3})
        case = died_after_the_last_batch(small, monkeypatch)
    back = written_over(small)
    small = small.again()
    refuses_to_run(small, case)
    back()
    view = small.again().services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE


_OLDEST_GONE = """
DELETE FROM item WHERE id = (SELECT min(id) FROM item WHERE channel LIKE 'nk-%'
 AND author_key <> 'anna.svensson@hemma.example')
"""
_NEXT_EDITED = """
UPDATE item SET body = body || ' x' WHERE id = (SELECT min(id) FROM item
 WHERE channel LIKE 'nk-%' AND author_key <> 'anna.svensson@hemma.example')
"""


def _masked_first(small: Small) -> None:
    """Give an item that will be masked the lowest key of all."""
    with closing(sqlite3.connect(small.paths.archive)) as archive, archive:
        ((key,), *_) = archive.execute(
            "SELECT id FROM item WHERE channel = 'nk-forum'"
            " AND author_key = 'anna.svensson@hemma.example'"
        ).fetchall()
        archive.execute("UPDATE item SET id = -1 WHERE id = ?", (key,))
        archive.execute("UPDATE recipient SET item_id = -1 WHERE item_id = ?", (key,))
        archive.execute("UPDATE attachment SET item_id = -1 WHERE item_id = ?", (key,))


def test_what_the_run_itself_leaves_masked_does_not_hide_what_stands_beside_it(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    _masked_first(small)
    case = small.approved()
    for name in ("_AMONG", "_LOOKED_AT"):
        monkeypatch.setattr(all_gone, name, 1)
    known, look = list[bool](), AllGone._as_it_was

    def looked(*given: Any) -> bool:
        known.append(look(*given))
        return known[-1]

    monkeypatch.setattr(AllGone, "_as_it_was", looked)
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert dict(view.record.counts)[Outcome.ANONYMISED]
    # What is kept on purpose would show it too, so the run comes to its end in either case.
    assert set(known) == {True}


def test_a_platform_that_goes_on_meanwhile_is_known_again(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = died_after_the_last_batch(small, monkeypatch)
    small.edit_archive(_OLDEST_GONE)
    small.edit_archive(_NEXT_EDITED)
    view = small.again().services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE


def test_the_same_file_after_the_last_batch_asks_nobody(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = died_after_the_last_batch(small, monkeypatch)
    view = small.again().services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert "run.looked_again" not in events(small, case.number)


# --- what the audit keeps of rows that stay --------------------------------------------------


def _keys(small: Small) -> list[Path]:
    return list(small.root.glob("marks-*"))


def _bare(look: AllGone, permit: Permit, by: SignedIn) -> dict[str, str | int]:
    """Return the facts that an earlier version has left of how a source stood."""
    del by
    items = [item.ref for item in permit.items]
    marks = look._sources.get("archive").landmarks(permit.mandate, items, 1_000)
    return {"others.archive": len(marks), "marks.archive": " ".join(marks)}


def _noted(small: Small, name: str) -> frozenset[str]:
    facts = [dict(entry.event.facts) for entry in small.services.audit.entries()]
    return frozenset(mark for each in facts for mark in each.get(name, "").split())


def test_whoever_has_a_copy_of_a_row_can_not_confirm_it_by_the_audit(small: Small) -> None:
    case = small.approved()
    services = small.services.erasure
    permit = services._gate.permit(case.id, small.alva)
    told = _bare(services._all_gone, permit, small.alva)
    bare = frozenset(str(told["marks.archive"]).split())
    small.services.erasure.run(case.id, small.alva)
    marks = _noted(small, "keyed_marks.archive")
    assert len(marks) == len(bare) == 3, "of the rows that the plan leaves alone"
    assert marks.isdisjoint(bare)
    texts = {value for e in small.services.audit.entries() for _, value in e.event.facts}
    assert texts.isdisjoint(bare)
    assert not _keys(small), "nothing can be made with it any more"


def test_each_run_has_a_key_of_its_own_as_long_as_it_needs_it(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    litter = small.root / "marks-0123456789abcdef.key"
    litter.write_bytes(b"left by a kill")
    case = died_after_the_last_batch(small, monkeypatch)
    (key,) = _keys(small)
    assert key != litter
    small.again().services.erasure.run(case.id, small.alva)
    assert not _keys(small)


def test_without_the_key_it_is_said_that_nothing_tells_and_a_supervisor_answers(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = died_after_the_last_batch(small, monkeypatch)
    # What is kept on purpose would show it too.
    small.edit_archive("DELETE FROM item WHERE body LIKE '%TRANBÄRSRIS%'")
    (key,) = _keys(small)
    assert small.services.erasure.view(case.id, small.alva).may_run
    aside = key.rename(small.root.parent / key.name)
    view = small.services.erasure.view(case.id, small.alva)
    assert (view.may_run, view.why_not, view.where) == (False, MarksUnreadable.code, "archive")
    with pytest.raises(MarksUnreadable, match="archive"):
        small.services.erasure.run(case.id, small.alva)
    aside.rename(key)
    assert small.services.erasure.view(case.id, small.alva).may_run
    key.write_bytes(b"no key of this workspace")
    assert small.services.erasure.view(case.id, small.alva).why_not == MarksUnreadable.code
    small.services.erasure.confirm_gone(case.id, "Samma server som igår", small.sam)
    view = small.again().services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE


def test_bare_marks_of_an_earlier_version_go_on_to_tell(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(AllGone, "standing_now", _bare)
        case = died_after_the_last_batch(small, monkeypatch)
    assert not _keys(small)
    back = written_over_by_others(small)
    small = small.again()
    refuses_to_run(small, case)
    back()
    # What is kept on purpose would show it too.
    small.edit_archive("DELETE FROM item WHERE body LIKE '%TRANBÄRSRIS%'")
    view = small.again().services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
