"""What a trigger may copy to where nobody looks stands at the plan and on the certificate."""

from __future__ import annotations

import json

from dsr_desk.domain.erasing.cautions import Caution, CautionKind
from dsr_desk.domain.erasing.receipts import RunState, Trace
from dsr_desk.domain.erasing.traces import TRIGGERS
from tests.services.world import Small


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
