"""Preferences keep their types through a restart, and survive what somebody wrote into the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from dsr_desk.ui.i18n import Language, of_system
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.style.theme import Scheme

KEPT: list[QSettings] = []
"""Settings post events to themselves: they live on until the main thread ends."""


def reopened(folder: Path) -> Preferences:
    """Return preferences that were read from the disk anew."""
    KEPT.append(QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat))
    return Preferences(KEPT[-1])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", Language.SWEDISH),
        ("language", Language.ENGLISH),
        ("scheme", Scheme.DARK),
        ("text_size", 130),
        ("single_keys", False),
        ("single_keys", True),
        ("last_user", "3"),
        ("last_user", "åsa"),
    ],
)
def test_a_value_comes_back_after_a_restart(tmp_path: Path, name: str, value: object) -> None:
    before = reopened(tmp_path)
    setattr(before, name, value)
    before.save()
    after = getattr(reopened(tmp_path), name)
    assert after == value
    assert type(after) is type(value)


def test_nothing_set_means_the_usual(tmp_path: Path) -> None:
    fresh = reopened(tmp_path)
    assert fresh.language is of_system()
    assert fresh.scheme is Scheme.SYSTEM
    assert fresh.text_size == 100
    assert fresh.single_keys
    assert fresh.last_user == ""
    assert fresh.layout("window").isEmpty()


@pytest.mark.parametrize("rubbish", ["", "klingon", "99999", "@Invalid()", "1,2,3"])
def test_rubbish_in_the_file_means_the_usual(tmp_path: Path, rubbish: str) -> None:
    (tmp_path / "desk.ini").write_text(
        f"[General]\nlanguage={rubbish}\nscheme={rubbish}\ntext_size={rubbish}\n"
        f"[layout]\nwindow={rubbish}\n",
        encoding="utf-8",
    )
    read = reopened(tmp_path)
    assert read.language is of_system()
    assert read.scheme is Scheme.SYSTEM
    assert read.text_size == 100
    assert read.layout("window").isEmpty()


def test_a_layout_comes_back_byte_for_byte(tmp_path: Path) -> None:
    layout = QByteArray(bytes(range(256)))
    before = reopened(tmp_path)
    before.keep_layout("splitter", layout)
    before.save()
    assert reopened(tmp_path).layout("splitter") == layout
