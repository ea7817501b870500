"""What a trigger may copy to where nobody looks stands at the plan and on the certificate."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from dsr_desk.domain.erasing.cautions import Caution, CautionKind
from dsr_desk.domain.erasing.receipts import RunState, Trace
from dsr_desk.domain.erasing.traces import TRIGGERS
from dsr_desk.domain.erasing.triggers import TriggersAdded
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.progress import Step
from tests.services.world import Small

_COPIES = "CREATE TRIGGER odd AFTER DELETE ON {} BEGIN INSERT INTO bin VALUES (1); END"


def test_triggers_that_may_copy_are_told_before_and_after_and_stop_nothing(small: Small) -> None:
    small.edit_archive("CREATE TABLE bin (body)")
    small.edit_archive(
        "CREATE TRIGGER odd AFTER DELETE ON attachment BEGIN INSERT INTO bin VALUES (1); END"
    )
    case = small.planned()
    view = small.services.planning.view(case.id)
    assert view is not None
    assert Caution(CautionKind.COPIED, 1) in view.cautions
    small.approve(case)
    done = small.services.erasure.run(case.id, small.alva)
    assert done.record is not None
    assert done.record.state is RunState.DONE
    assert Trace("archive.attachment", TRIGGERS, 1, blocking=False) in done.record.traces
    assert done.certificate_json is not None
    assert TRIGGERS in json.dumps(json.loads(done.certificate_json.read_text("utf-8")))


def _bin(small: Small) -> None:
    small.edit_archive("CREATE TABLE bin (body)")


def _copied(small: Small) -> int:
    with closing(sqlite3.connect(small.paths.archive)) as archive:
        return len(archive.execute("SELECT * FROM bin").fetchall())


def test_a_trigger_that_came_after_the_plan_is_not_approved_unseen(small: Small) -> None:
    _bin(small)
    case = small.planned()
    small.edit_archive(_COPIES.format("item"))
    assert small.services.approval.look(case.id, small.sam).why_not == "triggers-added"
    with pytest.raises(TriggersAdded, match=r"archive\.item"):
        small.approve(case)
    small.services.approval.send_back(case.id, "Triggers", small.sam)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))


def test_a_trigger_that_came_after_the_approval_stops_the_run_before_anything_is_erased(
    small: Small,
) -> None:
    _bin(small)
    case = small.approved()
    small.edit_archive(_COPIES.format("item"))
    view = small.services.erasure.view(case.id, small.alva)
    assert (view.may_run, view.why_not, view.where) == (False, TriggersAdded.code, "archive.item")
    with pytest.raises(TriggersAdded, match=r"archive\.item"):
        small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.APPROVED
    assert _copied(small) == 0
    small.edit_archive("DROP TRIGGER odd")
    done = small.services.erasure.run(case.id, small.alva)
    assert done.record is not None
    assert done.record.state is RunState.DONE
    assert TRIGGERS not in {trace.what for trace in done.record.traces}


def test_a_trigger_that_is_told_of_and_does_another_thing_since_is_another_one(
    small: Small,
) -> None:
    _bin(small)
    small.edit_archive(_COPIES.format("attachment"))
    case = small.approved()
    small.edit_archive("DROP TRIGGER odd")
    small.edit_archive(_COPIES.format("attachment").replace("(1)", "(old.filename)"))
    with pytest.raises(TriggersAdded, match=r"archive\.attachment"):
        small.services.erasure.run(case.id, small.alva)
    # One that was told of and is taken away is no matter.
    small.edit_archive("DROP TRIGGER odd")
    assert small.services.erasure.run(case.id, small.alva).record is not None


def test_a_trigger_that_comes_half_way_stops_the_run_and_stays_on_the_certificate(
    small: Small,
) -> None:
    _bin(small)
    case = small.approved()

    def comes(step: Step) -> None:
        if step.what == "act" and not step.done:
            small.edit_archive(_COPIES.format("item"))

    with pytest.raises(TriggersAdded, match=r"archive\.item"):
        small.services.erasure.run(case.id, small.alva, comes)
    assert _copied(small) > 0
    events = [entry.event.event for entry in small.services.audit.entries(case.number)]
    assert events[-1] == "run.triggers_added"
    small.edit_archive("DROP TRIGGER odd")
    done = small.again().services.erasure.run(case.id, small.alva)
    assert done.record is not None
    assert done.record.state is RunState.DONE
    assert Trace("archive.item", TRIGGERS, 1, blocking=False) in done.record.traces
    assert done.certificate_json is not None
    assert TRIGGERS in done.certificate_json.read_text("utf-8")
