"""Saving an answer: it lies in its folder and on record, or in neither."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from dsr_desk.domain.errors import DiskFull
from dsr_desk.services.cases import Recorder
from tests.services.world import ANNA, Small, a_mail

UNATTESTED = f"Hej!\n\nVi önskar att alla mail som {ANNA} skrivit till oss raderas.\n\n/Maria\n"


@pytest.mark.parametrize("own", [True, False], ids=["in the workspace", "elsewhere"])
def test_an_answer_that_could_not_be_put_on_record_lies_nowhere(
    small: Small, tmp_path: Path, *, own: bool
) -> None:
    case, replies = small.file(a_mail(UNATTESTED)), small.services.replies
    draft = replies.draft(case.id, small.alva)
    target = None if own else tmp_path / "question.eml"

    def no_room() -> datetime:
        raise DiskFull

    recorder, replies._record = replies._record, Recorder(no_room)
    with pytest.raises(DiskFull):
        replies.save(case.id, draft, target, small.alva)
    assert not [*tmp_path.glob("*.eml"), *small.paths.answers.glob("*")]
    replies._record = recorder
    path, _ = replies.save(case.id, draft, target, small.alva)
    assert path.is_file()
    assert small.services.audit.entries(case.number)[-1].event.event == "answer.saved"
