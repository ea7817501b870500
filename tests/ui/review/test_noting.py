"""Notes in the review window: two windows over one package, notes too long, hits past the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.domain.extracts.review_notes import LONGEST, ReviewNotes
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.review.window import ReviewWindow
from dsr_desk.ui.widgets.foreign_text import TEXT_LIMIT
from tests.ui.fake_review import NOTED_AT, FakeReview, PackageWorld

NOTES = Path("/packages/DSR-0007.zip.notes.json")


@pytest.fixture
def world() -> PackageWorld:
    """One package; its first text is longer than what is shown."""
    made = PackageWorld()
    path = made.add("DSR-0007.zip", 3)
    package = made.packages[path]
    first, *rest = package.items
    long = replace(first, body=f"mätare {'x ' * TEXT_LIMIT} mätare mätare")
    made.packages[path] = replace(package, items=(long, *rest))
    return made


@pytest.fixture
def window(world: PackageWorld, jobs: JobRunner, qtbot: QtBot) -> ReviewWindow:
    """The window with the package open."""
    made = ReviewWindow(FakeReview(world), jobs)
    qtbot.addWidget(made)
    made.show()
    made.open_package(next(iter(world.packages)))
    qtbot.waitUntil(lambda: not jobs.busy)
    return made


def test_what_another_window_writes_is_taken_in_and_said(
    window: ReviewWindow, world: PackageWorld, qtbot: QtBot
) -> None:
    theirs = ReviewNotes("ab" * 32, "DSR-0007").with_note(1, "Deras.", NOTED_AT)
    world.noted[NOTES] = theirs.with_note(2, "Nummer två.", NOTED_AT)
    window.notes.field.setPlainText("Mitt.")
    qtbot.waitUntil(lambda: world.noted[NOTES].text(1) == "Mitt.\n\nDeras.")
    assert world.noted[NOTES].text(2) == "Nummer två."
    qtbot.waitUntil(lambda: window.notes.field.toPlainText() == "Mitt.\n\nDeras.")
    assert "Another window" in window.banner.text.whole_text
    window.notes.field.setPlainText("Mitt.\n\nDeras. Mer.")
    qtbot.waitUntil(lambda: world.noted[NOTES].text(1) == "Mitt.\n\nDeras. Mer.")


def test_a_note_that_is_too_long_is_said_and_the_window_does_not_just_close(
    window: ReviewWindow, world: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    window.notes.whole.setPlainText("ord " * (LONGEST // 4) + "!")
    assert f"longer than {LONGEST}" in window.banner.text.whole_text
    assert not window.close()
    assert NOTES not in world.noted
    window.notes.whole.setPlainText("Kortare.")
    qtbot.waitUntil(lambda: NOTES in world.noted and not jobs.busy)
    assert window.close()


def test_hits_past_what_is_shown_are_told_beside_the_count(
    window: ReviewWindow, qtbot: QtBot
) -> None:
    window.items.field.setText("mätare")
    qtbot.waitUntil(lambda: window.item.hits.whole_text.startswith("Hit 1 of 1"))
    assert "and 2 further on" in window.item.hits.whole_text
