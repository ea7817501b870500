"""The package review window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.extracts.sealed import SealedPagesAlone
from dsr_desk.services.progress import Step
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


@scene("package-tampered")
def package_tampered(stage: Stage) -> QWidget:
    """A package that was changed, looked at in spite of that, with notes on it."""
    world = PackageWorld()
    faults = ("attachments/0001-01-faktura.jpg has been changed", "its signature does not hold")
    path = world.add("DSR-0041.zip", 60, faults=faults)
    shown = window(stage, path, world)

    def ready() -> None:
        shown.open_package(path)
        stage.settle(400)
        shown.seal.button.click()
        stage.settle(500)
        shown.notes.field.setPlainText("Här står grannens namn och telefonnummer.")
        shown.notes.whole.setPlainText("Bilagan går inte att öppna. Skickar tillbaka.")
        stage.settle(900)

    shown.setProperty("ready", ready)
    return shown


@scene("package-record")
def package_record(stage: Stage) -> QWidget:
    """Two thousand items, words sought, the record as the JSON has it."""
    world = PackageWorld()
    path = world.add("DSR-0042.zip", 2000)
    shown = window(stage, path, world)

    def ready() -> None:
        shown.open_package(path)
        stage.settle(400)
        shown.items.field.setText("faktura mätare")
        stage.settle(700)
        shown.item.as_record.click()
        stage.settle(300)

    shown.setProperty("ready", ready)
    return shown


@scene("package-hits")
def package_hits(stage: Stage) -> QWidget:
    """Right-to-left texts, with words found in them and a note."""
    world = PackageWorld()
    path = world.add("DSR-0043.zip", 40)
    arabic = "مرحبا، أريد نسخة من جميع رسائلي. شكرا جزيلا.\n\nنسخة من الفاتورة أيضا."
    package = world.packages[path]
    items = tuple(replace(i, subject="طلب نسخة", body=arabic) for i in package.items[:20])
    world.packages[path] = replace(package, items=(*items, *package.items[20:]))
    shown = window(stage, path, world)

    def ready() -> None:
        shown.open_package(path)
        stage.settle(400)
        shown.items.field.setText("نسخة")
        stage.settle(700)
        shown.notes.field.setPlainText("Översatt: begär en kopia.")
        stage.settle(900)

    shown.setProperty("ready", ready)
    return shown


@scene("package-sealed")
def package_sealed(stage: Stage) -> QWidget:
    """A sealed package, after a password that does not fit."""
    world = PackageWorld()
    sealed = Path("/packages/DSR-0044.pdf")
    world.sealed[sealed] = world.add("DSR-0044.zip", 10)
    shown = window(stage, sealed, world)

    def ready() -> None:
        shown.open_package(sealed)
        stage.settle(400)
        shown.locked.field.setText("gurim-tavok-lidep-somun-48")
        shown.locked.button.click()
        stage.settle(500)

    shown.setProperty("ready", ready)
    return shown


@scene("package-refused")
def package_refused(stage: Stage) -> QWidget:
    """A package that was changed."""
    return window(stage, Path("/packages/other.zip"), PackageWorld())


@scene("package-comparing")
def package_comparing(stage: Stage) -> QWidget:
    """A large package while it is compared with its manifest."""
    shown = window(stage, None, PackageWorld())

    def ready() -> None:
        shown.empty.show_checking("DSR-0038.zip")
        shown.busy.begin("…")
        shown.fetching.stepped.emit(Step("compare", 131_000_000, 461_000_000, in_bytes=True))
        stage.settle(500)

    shown.setProperty("ready", ready)
    return shown


@scene("package-pages-alone")
def package_pages_alone(stage: Stage) -> QWidget:
    """The PDF beside which the package stands."""
    world = PackageWorld(fails=SealedPagesAlone("DSR-0038.pdf"))
    return window(stage, world.add("DSR-0038.pdf"), world)
