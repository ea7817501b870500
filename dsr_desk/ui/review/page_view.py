"""A page of the package's PDF as a picture, beside the data it was made from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from dsr_desk.ui import wording
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import IconButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.labels import Muted

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Of the card's width."""
_NARROWEST, _WIDEST = 200, 4000
_PAUSE_MS = 200
"""A page is drawn anew when the width has stood still for so long."""


class _Paper(QWidget):
    """Shows a picture at its own size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()

    def use(self, image: QImage, ratio: float) -> None:
        """Show another page."""
        self._picture = QPixmap.fromImage(image)
        self._picture.setDevicePixelRatio(ratio)
        self.setFixedSize(self._picture.deviceIndependentSize().toSize())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page."""
        if not self._picture.isNull():
            with QPainter(self) as painter:
                painter.drawPixmap(0, 0, self._picture)


class _Desk(QScrollArea):
    """Where the page lies; at its end Page Down goes on to the next."""

    turning_requested = Signal(int)
    width_changed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page where there is nothing left to scroll."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turning_requested.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turning_requested.emit(-1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when the page should be drawn at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()


class PageView(Card):
    """Turns and enlarges pages; somebody else fetches them."""

    page_requested = Signal(int)
    """Carries the page (from 0) that should be fetched at :attr:`wanted_width`."""
    redrawing_requested = Signal()
    """What was asked for last should be fetched at another width."""
    item_requested = Signal(int)
    """Carries the page (from 0) whose item should be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the card, empty."""
        super().__init__(" ", parent, tight=True)
        self._page, self._pages, self._zoom = 0, 0, 0
        self._wanted = 0
        """The page that was turned to; it may be on its way still."""
        self.where = Muted("", self)
        self.item = IconButton("file", "", self)
        self.previous = IconButton("arrow-left", "", self)
        self.next = IconButton("arrow-right", "", self)
        self.smaller = IconButton("minus", "", self)
        self.larger = IconButton("plus", "", self)
        turning = (self.previous, self.where, self.next, self.smaller, self.larger)
        for widget in (self.item, *turning):
            self.head.addWidget(widget)
        self.paper = _Paper()
        self.area = _Desk(self)
        self.area.setWidget(self.paper)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setProperty("framed", "true")
        self.body.addWidget(self.area, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self.area.width_changed.connect(self._on_area_width_changed)
        self.area.turning_requested.connect(self._turn)
        self.item.clicked.connect(self.request_item)
        self.previous.clicked.connect(self._on_previous_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        self.smaller.clicked.connect(self._on_smaller_clicked)
        self.larger.clicked.connect(self._on_larger_clicked)
        self._translate()

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def wanted_width(self) -> int:
        """How many pixels wide the page should be drawn."""
        width = self.area.viewport().width() * ZOOMS[self._zoom] * self.devicePixelRatioF()
        return min(_WIDEST, max(_NARROWEST, round(width)))

    def begin(self, pages: int) -> None:
        """Take another PDF."""
        self._page, self._wanted, self._pages = 0, 0, pages
        self.paper.use(QImage(), 1.0)
        self._translate()

    def show_page(self, page: int, image: QImage) -> None:
        """Show a page that was fetched, from its top if it is another one."""
        if page != self._page:
            self.area.verticalScrollBar().setValue(0)
        self._page = self._wanted = page
        self.paper.use(image, self.devicePixelRatioF())
        self._translate()

    @Slot()
    def request_item(self) -> None:
        """Ask for the item that is to be seen on this page."""
        if self._pages:
            self.item_requested.emit(self._page)

    @Slot()
    def fit(self) -> None:
        """Make the page as wide as its place."""
        self._enlarge(-self._zoom)

    def sizeHint(self) -> QSize:
        """Ask for room to read in."""
        return QSize(theme.px(110), theme.px(120))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _translate(self) -> None:
        self.set_title(self.tr("PDF"))
        text = self.tr("Page {page} of {pages}")
        where = text.format(page=self._page + 1, pages=self._pages) if self._pages else ""
        shown = f"{wording.grouped(self._page + 1)} / {wording.grouped(self._pages)}"
        self.where.set_text(shown if self._pages else "")
        self.where.setAccessibleName(where)
        self.area.setAccessibleName(self.tr("Page of the PDF"))
        self.paper.setAccessibleName(where)
        self.previous.set_name(self.tr("Previous page"))
        self.next.set_name(self.tr("Next page"))
        self.smaller.set_name(self.tr("Smaller page (Ctrl+-)"))
        self.larger.set_name(self.tr("Larger page (Ctrl++)"))
        self.item.set_name(self.tr("Go to the item on this page (Ctrl+G)"))
        self.item.setEnabled(self._pages > 0)
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < self._pages)
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom + 1 < len(ZOOMS))

    @Slot(int)
    def _turn(self, way: int) -> None:
        if 0 <= self._wanted + way < self._pages:
            self._wanted += way
            self.page_requested.emit(self._wanted)

    def _enlarge(self, way: int) -> None:
        self._zoom = min(len(ZOOMS) - 1, max(0, self._zoom + way))
        self._translate()
        self._on_pause_timeout()

    @Slot()
    def _on_area_width_changed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_pause_timeout(self) -> None:
        if self._pages:
            self.redrawing_requested.emit()

    @Slot()
    def _on_previous_clicked(self) -> None:
        self._turn(-1)

    @Slot()
    def _on_next_clicked(self) -> None:
        self._turn(1)

    @Slot()
    def _on_smaller_clicked(self) -> None:
        self._enlarge(-1)

    @Slot()
    def _on_larger_clicked(self) -> None:
        self._enlarge(1)
