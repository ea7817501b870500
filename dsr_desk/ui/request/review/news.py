"""What comes in while somebody reviews: counted, announced, and never slipped into the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.services.finding.listing import DecidedMany
from dsr_desk.ui import wording
from dsr_desk.ui.widgets.banner import Banner

LOOK_MS = 30_000
"""How often it is looked whether a colleague's search has added something."""


class ReviewNews(QObject):
    """One banner for two things: what has come in, and what was just done to many at once."""

    look_due = Signal()
    """It is time to count again."""
    news_wanted = Signal()
    """Show what has come in."""
    undo_wanted = Signal()

    def __init__(self, page: QWidget) -> None:
        """Make the banner; the page places it."""
        super().__init__(page)
        self.banner = Banner(page)
        self.arrived = 0
        self._many: DecidedMany | None = None
        self._watch = QTimer(self, interval=LOOK_MS)
        self._watch.timeout.connect(self.look_due)
        self.banner.action_requested.connect(self._on_banner_action_requested)
        self.banner.dismissed.connect(self._on_banner_dismissed)
        page.installEventFilter(self)

    def begin(self) -> None:
        """Begin to watch a case."""
        self.clear()
        self._watch.start()

    def clear(self) -> None:
        """Let go of the case."""
        self._watch.stop()
        self.arrived, self._many = 0, None
        self.banner.clear()

    def set_arrived(self, count: int) -> None:
        """Take how many matches have come in since the list was opened."""
        if count != self.arrived:
            self.arrived = count
            self._show()

    def set_many(self, many: DecidedMany | None) -> None:
        """Take what was done to many at once."""
        if many is not self._many:
            self._many = many
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of another language through the page."""
        if event.type() is QEvent.Type.LanguageChange and not self.banner.isHidden():
            self._show()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        if self.arrived:
            text = self.tr(
                "Not in this list yet: %Ln item(s) that came in since it was opened. They have to"
                " be looked at before the plan is made.",
                "",
                self.arrived,
            )
            self.banner.show_message("attention", text, self.tr("Show them"), dismissable=False)
        elif self._many is not None:
            self.banner.show_message("info", self._many_words(self._many), self.tr("Undo"))
        else:
            self.banner.clear()

    def _many_words(self, many: DecidedMany) -> str:
        ground = many.decision.ground
        if many.decision.included or ground is None:
            return self.tr("Included now: %Ln item(s).", "", many.count)
        text = self.tr("Left out now: %Ln item(s). Ground: {ground}.", "", many.count)
        return text.format(ground=wording.ground(ground))

    @Slot()
    def _on_banner_action_requested(self) -> None:
        if self.arrived:
            self.news_wanted.emit()
        else:
            self.undo_wanted.emit()

    @Slot()
    def _on_banner_dismissed(self) -> None:
        self._many = None
