from __future__ import annotations

import sys
import tomllib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest

from dsr_desk.config import WORKSPACE_FORMAT
from dsr_desk.domain.errors import (
    Defect,
    DiskFull,
    NetworkFolder,
    WorkspaceDamaged,
    WorkspaceMissing,
    WorkspaceReadOnly,
    WorkspaceTooNew,
)
from dsr_desk.storage.engine.errors import FolderInUse
from dsr_desk.storage.folder.workspace import WorkspaceFolder

MADE = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def test_a_workspace_is_opened_as_it_was_made(tmp_path: Path) -> None:
    made = WorkspaceFolder.create(
        tmp_path / "new" / "desk", created=MADE, authserv_ids=("mx.desk.example", 'a"b\\å')
    )
    assert UUID(made.id).version == 4
    assert made.format == WORKSPACE_FORMAT
    assert made.created == MADE
    assert made.created.tzinfo is UTC
    assert WorkspaceFolder.open(tmp_path / "new" / "desk") == made
    assert [path.name for path in made.paths.root.iterdir()] == ["workspace.toml"]


def test_every_workspace_has_an_id_of_its_own(tmp_path: Path) -> None:
    first, second = (WorkspaceFolder.create(tmp_path / n, created=MADE) for n in "ab")
    assert first.id != second.id


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_nobody_else_may_look_into_a_new_workspace(tmp_path: Path) -> None:
    WorkspaceFolder.create(tmp_path / "desk", created=MADE)
    assert (tmp_path / "desk").stat().st_mode & 0o077 == 0


def test_a_folder_with_something_in_it_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(FolderInUse):
        WorkspaceFolder.create(tmp_path, created=MADE)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_workspace_is_not_made_over_another(tmp_path: Path) -> None:
    made = WorkspaceFolder.create(tmp_path / "desk", created=MADE)
    with pytest.raises(FolderInUse):
        WorkspaceFolder.create(tmp_path / "desk", created=MADE)
    assert WorkspaceFolder.open(tmp_path / "desk") == made


def test_what_the_system_leaves_in_a_folder_is_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").touch()
    WorkspaceFolder.create(tmp_path, created=MADE)


def test_a_workspace_cannot_be_made_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "desk"):
        with pytest.raises(WorkspaceReadOnly):
            WorkspaceFolder.create(place, created=MADE)


def test_a_workspace_is_not_made_at_a_moment_without_a_zone(tmp_path: Path) -> None:
    with pytest.raises(Defect, match="time zone"):
        WorkspaceFolder.create(tmp_path / "desk", created=MADE.replace(tzinfo=None))
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize("place", ["", "nowhere", "file"])
def test_a_folder_without_a_workspace_says_so(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorkspaceMissing):
        WorkspaceFolder.open(tmp_path / place)


SOUND = {
    "format": "1",
    "id": '"6f0c1d5e-8a52-4a5e-9f0b-0d7e3b7f8a11"',
    "created": "2026-11-23T08:30:00+00:00",
    "authserv_ids": '["mx.desk.example"]',
}


def write(folder: Path, **changes: str | None) -> None:
    """Write a workspace.toml with some lines changed or left out."""
    lines = {**SOUND, **changes}
    text = "".join(f"{name} = {value}\n" for name, value in lines.items() if value is not None)
    (folder / "workspace.toml").write_text(text, "utf-8")


def test_the_sound_settings_of_these_tests_are_sound(tmp_path: Path) -> None:
    write(tmp_path, later='"a line that a later program may write"')
    assert WorkspaceFolder.open(tmp_path).sender.authserv_ids == ("mx.desk.example",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", None),
        ("format", "0"),
        ("format", "true"),
        ("format", '"1"'),
        ("id", None),
        ("id", '"nothing"'),
        ("id", "7"),
        ("created", None),
        ("created", "2026-11-23T08:30:00"),
        ("created", '"today"'),
        ("authserv_ids", None),
        ("authserv_ids", '"mx.desk.example"'),
        ("authserv_ids", "[1]"),
        ("authserv_ids", "[["),
    ],
)
def test_settings_that_nobody_here_wrote_are_called_damaged(
    tmp_path: Path, name: str, value: str | None
) -> None:
    write(tmp_path, **{name: value})
    with pytest.raises(WorkspaceDamaged) as told:
        WorkspaceFolder.open(tmp_path)
    assert told.value.facts == {"file": "workspace.toml"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\x00" * 40])
def test_settings_that_are_no_text_are_called_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "workspace.toml").write_bytes(content)
    with pytest.raises(WorkspaceDamaged):
        WorkspaceFolder.open(tmp_path)


def test_a_newer_format_is_refused_before_anything_else_is_read(tmp_path: Path) -> None:
    write(tmp_path, format=str(WORKSPACE_FORMAT + 1), id=None)
    with pytest.raises(WorkspaceTooNew) as told:
        WorkspaceFolder.open(tmp_path)
    assert told.value.facts == {"found": "2", "known": "1"}


def test_a_workspace_on_a_disk_that_cannot_be_written_is_refused(read_only: Path) -> None:
    with pytest.raises(WorkspaceReadOnly) as told:
        WorkspaceFolder.open(read_only)
    assert told.value.facts == {"folder": str(read_only)}
    with pytest.raises(WorkspaceReadOnly):
        WorkspaceFolder.create(read_only / "desk", created=MADE)


def test_a_workspace_on_a_network_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NetworkFolder) as told:
        WorkspaceFolder.create(tmp_path / "desk", created=MADE, network=lambda _: "nfs4")
    assert told.value.facts == {"kind": "nfs4"}
    assert list((tmp_path / "desk").iterdir()) == []
    WorkspaceFolder.create(tmp_path / "desk", created=MADE)
    asked: list[Path] = []

    def moved(folder: Path) -> str:
        asked.append(folder)
        return "cifs"

    with pytest.raises(NetworkFolder):
        WorkspaceFolder.open(tmp_path / "desk", network=moved)
    assert asked == [tmp_path / "desk"]


def test_a_database_that_cannot_be_written_is_refused(tmp_path: Path, read_only: Path) -> None:
    WorkspaceFolder.create(tmp_path / "desk", created=MADE)
    (tmp_path / "desk" / "archive.sqlite").symlink_to(read_only / "desk.sqlite")
    with pytest.raises(WorkspaceReadOnly) as told:
        WorkspaceFolder.open(tmp_path / "desk")
    assert told.value.facts == {"folder": str(tmp_path / "desk")}


def test_looking_at_a_workspace_leaves_nothing_behind(tmp_path: Path) -> None:
    WorkspaceFolder.create(tmp_path / "desk", created=MADE)
    before = {path.name: path.read_bytes() for path in (tmp_path / "desk").iterdir()}
    WorkspaceFolder.open(tmp_path / "desk")
    assert {p.name: p.read_bytes() for p in (tmp_path / "desk").iterdir()} == before


def test_a_full_disk_leaves_no_half_workspace(small_disk: Path) -> None:
    filler = small_disk / ".filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(b"x" * 9_000_000)
    with pytest.raises(DiskFull):
        WorkspaceFolder.create(small_disk, created=MADE)
    assert [path.name for path in small_disk.iterdir()] == [".filler"]


def test_the_settings_are_plain_toml(tmp_path: Path) -> None:
    made = WorkspaceFolder.create(tmp_path / "desk", created=MADE, authserv_ids=("mx.example",))
    assert tomllib.loads(made.paths.settings.read_text("utf-8")) == {
        "format": 1,
        "id": made.id,
        "created": MADE,
        "authserv_ids": ["mx.example"],
        "sender": {"look_up_keys": True, "desk_addresses": [], "arc_sealers": []},
    }
