"""The package review window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsr_desk.ui.review.window import ReviewWindow
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_review import FakeReview, PackageWorld


def window(stage: Stage, path: Path | None, world: PackageWorld) -> ReviewWindow:
    """Show a package, or nothing yet."""
    shown = ReviewWindow(FakeReview(world), stage.jobs)

    def ready() -> None:
        if path is not None:
            shown.open_package(path)
        stage.settle(500)

    shown.setProperty("ready", ready)
    return shown


@scene("package-none")
def package_none(stage: Stage) -> QWidget:
    """Nothing is open."""
    return window(stage, None, PackageWorld())


@scene("package-signed")
def package_signed(stage: Stage) -> QWidget:
    """A good package."""
    world = PackageWorld()
    return window(stage, world.add("DSR-0038.zip", 60), world)


@scene("package-unsigned")
def package_unsigned(stage: Stage) -> QWidget:
    """Thousands of items, no signature, a search."""
    world = PackageWorld()
    shown = window(stage, world.add("DSR-0039.zip", 5000, signed_by=""), world)

    def ready() -> None:
        shown.open_package(Path("/packages/DSR-0039.zip"))
        stage.settle(300)
        shown.items.field.setText("bygglov 1777")
        stage.settle(600)

    shown.setProperty("ready", ready)
    return shown


@scene("package-refused")
def package_refused(stage: Stage) -> QWidget:
    """A package that was changed."""
    return window(stage, Path("/packages/other.zip"), PackageWorld())
