"""What the review window asks for, each in a job: package, text, record, page, attachment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from dsr_desk.domain.extracts.packages import OpenedItem, OpenedPackage
from dsr_desk.services.extracts.review import Review
from dsr_desk.services.progress import CancelToken, Progress
from dsr_desk.ui.jobs import Job, JobRunner
from dsr_desk.ui.review.attachments_view import Enclosed
from dsr_desk.ui.review.marking import MOST, count, spans
from dsr_desk.ui.widgets.foreign_text import plain_text


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was drawn; its picture is decoded in the job."""

    number: int
    image: QImage


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item's text, fit to be shown, and where the sought words stand in it."""

    number: int
    text: str
    hits: tuple[tuple[int, int], ...] = ()
    unmarked: int = 0
    """Hits of the item that are not marked: past what is shown of a very long text."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A package, and the file that it is read from: of a sealed one, where it lies opened."""

    path: Path
    package: OpenedPackage


class _Sealed(Exception):
    """A password is needed first."""


class Fetching(QObject):
    """Answers that belong to a package opened before are dropped."""

    stepped = Signal(object)
    """Carries a :class:`Step`: how far opening a package is."""
    package_opened = Signal(object)
    """Carries :class:`Opened`."""
    package_sealed = Signal()
    """A password is needed: :meth:`open` again, with it."""
    package_refused = Signal(object)
    """Carries the error."""
    text_read = Signal(object)
    record_read = Signal(object)
    """Carries an :class:`ItemText` whose text is the record."""
    page_drawn = Signal(object)
    item_found = Signal(int)
    """Carries the number of the item that is to be seen on a page."""
    attachment_saved = Signal(object)
    """Carries the path it was saved as."""
    failed = Signal(object)

    def __init__(self, review: Review, jobs: JobRunner, parent: QObject) -> None:
        """Take the service and the runner."""
        super().__init__(parent)
        self._review, self._jobs = review, jobs
        self._path: Path | None = None
        self._asked: Path | None = None
        self._private: dict[Path, bool] = {}
        """What lies opened of sealed packages, and whether it has been read whole."""

    def open(self, path: Path, password: str = "", *, in_spite: bool = False) -> None:
        """Read and check a package; what was asked of an earlier one is dropped."""
        self.close()
        self._asked = path
        self._review.hold(path)
        self._jobs.start(
            Job(
                lambda progress, cancel: self._opened(path, password, in_spite, progress, cancel),
                self,
                replaces="open",
                on_progress=self.stepped.emit,
                on_success=self._on_opened,
                on_failure=self._on_refused,
            )
        )

    def close(self) -> None:
        """Have no package, and want nothing that is on its way; of a sealed one nothing stays."""
        # Nothing to do takes the place of whatever is still on its way.
        for name in ("open", "text", "record", "page", "item"):
            self._jobs.start(Job(lambda _p, _c: None, self, replaces=name))
        asked, self._path, self._asked = self._asked, None, None
        if asked is not None:
            self._review.let_go(asked)
        for unsealed, whole in list(self._private.items()):
            self._review.let_go(unsealed)
            if whole:  # else the job that is at it does that: what it reads may not be removed
                self._forget(unsealed)

    def _forget(self, unsealed: Path) -> None:
        self._private.pop(unsealed, None)
        self._review.let_go(unsealed)
        self._review.forget(unsealed)

    def _opened(
        self, path: Path, password: str, in_spite: bool, progress: Progress, cancel: CancelToken
    ) -> Opened:
        """Read and check it, in the job; whoever does not wait for it any more leaves nothing."""
        if not self._review.is_sealed(path):
            package = self._checked(path, in_spite, progress, cancel)
            return Opened(path, package)
        if not password:
            raise _Sealed
        unsealed = self._review.unseal(path, password, cancel.check, progress)
        self._private[unsealed] = False
        self._review.hold(unsealed)
        try:
            package = self._checked(unsealed, in_spite, progress, cancel)
            self._private[unsealed] = True
            cancel.check()
        except BaseException:
            self._forget(unsealed)
            raise
        return Opened(unsealed, package)

    def _checked(
        self, path: Path, in_spite: bool, progress: Progress, cancel: CancelToken
    ) -> OpenedPackage:
        return self._review.open(path, in_spite=in_spite, check=cancel.check, progress=progress)

    def read_text(self, item: OpenedItem, words: str = "") -> None:
        """Make an item's text fit to be shown, and look for words in it."""

        def work(_: CancelToken) -> ItemText:
            text = plain_text(item.body)
            hits = spans(text, words)
            whole = len(hits) < MOST and not text.endswith("\n…")
            unmarked = 0 if whole else max(0, count(item.body, words) - len(hits))
            return ItemText(item.number, text, hits, unmarked)

        self._ask("text", work, self.text_read.emit)

    def read_record(self, number: int) -> None:
        """Fetch an item's record as it stands in the JSON."""
        path = self._path
        if path is not None:
            self._ask(
                "record",
                lambda _: ItemText(number, plain_text(self._review.record(path, number))),
                self.record_read.emit,
            )

    def find_item(self, page: int, items: int) -> None:
        """Look which item is to be seen on a page (from 0)."""
        path = self._path
        if path is not None:
            self._ask(
                "item", lambda _: self._review.item_on(path, page, items), self.item_found.emit
            )

    def save(self, enclosed: Enclosed, target: Path) -> None:
        """Save an attachment."""
        path = self._path
        if path is None:
            return

        def work(_: CancelToken) -> Path:
            pieces = self._review.attachment(path, enclosed.member)
            first = next(pieces, b"")  # what is refused overwrites nothing
            with target.open("wb") as file:
                file.write(first)
                file.writelines(pieces)
            return target

        self._ask("", work, self.attachment_saved.emit)

    def draw(self, item: int, page: int | None, width: int) -> None:
        """Draw a page (from 0), or for None the page on which an item begins."""
        path = self._path
        if path is None:
            return

        def work(cancel: CancelToken) -> Page:
            number = self._review.page_of(path, item) if page is None else page
            cancel.check()  # whoever holds the arrow key down does not want each page
            return Page(number, QImage.fromData(self._review.page_image(path, number, width)))

        self._ask("page", work, self.page_drawn.emit)

    def _ask(
        self, name: str, work: Callable[[CancelToken], Any], done: Callable[[Any], None]
    ) -> None:
        """Start a job; a newer one of the same name takes its place."""
        self._jobs.start(
            Job(
                lambda _, cancel: work(cancel),
                self,
                replaces=name,
                on_success=done,
                on_failure=self.failed.emit,
            )
        )

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self._path = opened.path
        self.package_opened.emit(opened)

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, _Sealed):
            self.package_sealed.emit()
        else:
            self.package_refused.emit(error)
