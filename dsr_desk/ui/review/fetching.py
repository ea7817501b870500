"""What the review window asks for, each in a job: the package, a text, a page, an attachment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from dsr_desk.domain.packages import OpenedItem, OpenedPackage
from dsr_desk.services.review import Review
from dsr_desk.ui.jobs import Job, JobRunner
from dsr_desk.ui.review.attachments_view import Enclosed
from dsr_desk.ui.widgets.foreign_text import plain_text


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was drawn; its picture is decoded in the job."""

    number: int
    image: QImage


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item's text, fit to be shown."""

    number: int
    text: str


class Fetching(QObject):
    """Answers that belong to a package opened before are dropped."""

    package_opened = Signal(object)
    """Carries an :class:`OpenedPackage`."""
    package_refused = Signal(object)
    """Carries the error."""
    text_read = Signal(object)
    page_drawn = Signal(object)
    attachment_saved = Signal(object)
    """Carries the path it was saved as."""
    failed = Signal(object)

    def __init__(self, review: Review, jobs: JobRunner, parent: QObject) -> None:
        """Take the service and the runner."""
        super().__init__(parent)
        self._review, self._jobs = review, jobs
        self._path: Path | None = None

    def open(self, path: Path) -> None:
        """Read and check a package; what was asked of an earlier one is dropped."""
        self._path = None
        # Nothing to do takes the place of whatever is still on its way from the earlier one.
        for name in ("text", "page"):
            self._jobs.start(Job(lambda _p, _c: None, self, replaces=name))
        self._jobs.start(
            Job(
                lambda _p, _c: (path, self._review.open(path)),
                self,
                replaces="open",
                on_success=self._on_opened,
                on_failure=self._on_refused,
            )
        )

    def read_text(self, item: OpenedItem) -> None:
        """Make an item's text fit to be shown."""
        self._jobs.start(
            Job(
                lambda _p, _c: ItemText(item.number, plain_text(item.body)),
                self,
                replaces="text",
                on_success=self.text_read.emit,
                on_failure=self.failed.emit,
            )
        )

    def save(self, enclosed: Enclosed, target: Path) -> None:
        """Save an attachment."""
        path = self._path
        if path is None:
            return

        def work(*_: object) -> Path:
            target.write_bytes(self._review.attachment(path, enclosed.member))
            return target

        self._jobs.start(
            Job(work, self, on_success=self.attachment_saved.emit, on_failure=self.failed.emit)
        )

    def draw(self, item: int, page: int | None, width: int) -> None:
        """Draw a page (from 0), or for None the page on which an item begins."""
        path = self._path
        if path is None:
            return

        def work(*_: object) -> Page:
            number = self._review.page_of(path, item) if page is None else page
            return Page(number, QImage.fromData(self._review.page_image(path, number, width)))

        self._jobs.start(
            Job(
                work,
                self,
                replaces="page",
                on_success=self.page_drawn.emit,
                on_failure=self.failed.emit,
            )
        )

    @Slot(object)
    def _on_opened(self, opened: tuple[Path, OpenedPackage]) -> None:
        self._path = opened[0]
        self.package_opened.emit(opened[1])

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        self.package_refused.emit(error)
