"""What a person has written stands in nobody's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk.domain.errors import WorkspaceReadOnly
from dsr_desk.domain.targets import TargetTaken
from dsr_desk.services.targets import write_new
from tests.services.world import EXTRACT, Small


@pytest.mark.parametrize(
    "name",
    [
        "archive.sqlite",
        "desk.sqlite",
        "desk.sqlite-wal",
        "workspace.toml",
        "new.zip",
        "certificates/x",
    ],
)
def test_nothing_is_exported_among_the_desks_own_files(small: Small, name: str) -> None:
    case = small.reviewed(text=EXTRACT)
    before = (small.root / "archive.sqlite").read_bytes()
    with pytest.raises(TargetTaken):
        small.services.export.export(case.id, small.root / name, small.alva)
    assert (small.root / "archive.sqlite").read_bytes() == before


def test_a_file_that_is_there_already_stays(small: Small, tmp_path: Path) -> None:
    precious = tmp_path / "precious.eml"
    precious.write_text("precious", "utf-8")
    case = small.reviewed(text=EXTRACT)
    small.services.export.export(case.id, tmp_path / "extract.zip", small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    with pytest.raises(TargetTaken):
        small.services.replies.save(case.id, draft, precious, small.alva)
    with pytest.raises(TargetTaken):
        small.services.replies.save(case.id, draft, small.root / "desk.sqlite", small.alva)
    assert precious.read_text("utf-8") == "precious"


def test_what_somebody_has_written_meanwhile_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"theirs")
    with pytest.raises(TargetTaken):
        write_new(tmp_path / "x", b"ours")
    assert (tmp_path / "x").read_bytes() == b"theirs"


def test_a_link_into_the_workspace_is_seen_through(small: Small, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(small.root)
    case = small.reviewed(text=EXTRACT)
    with pytest.raises(TargetTaken):
        small.services.export.export(case.id, tmp_path / "link" / "x.zip", small.alva)


def test_a_folder_of_the_workspace_that_can_t_be_made_is_said_in_a_sentence(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    for name in ("packages", "answers"):
        (small.root / name).write_text("in the way", "utf-8")
    with pytest.raises(WorkspaceReadOnly):
        small.services.export.export(case.id, None, small.alva)
    (small.root / "packages").unlink()
    small.services.export.export(case.id, None, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    with pytest.raises(WorkspaceReadOnly):
        small.services.replies.save(case.id, draft, None, small.alva)
