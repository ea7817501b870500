"""What the case page asks of each of its five steps."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.widgets.buttons import DangerButton
from dsr_desk.ui.widgets.empty import EmptyState


class StepPage(QWidget):
    """One step of a case.

    A page is made once and shown many cases.  It puts nothing into the footer itself: it hands out
    its actions, the primary one first, and a sentence, and says when either has changed.  What
    can't be undone stays in the page's own body, behind its own gate, and never among these: the
    footer's primary button answers to Ctrl+Enter.

    Whoever derives it says in :meth:`_build` what it is made of and in :meth:`_speak` what it says.
    """

    actions_changed = Signal()
    """The actions, their texts or the sentence beside them are other ones now."""
    step_requested = Signal(int)
    """Another step (1 to 5) should be shown; 0 is the one at which the case stands."""

    case_requested = Signal(int)
    """Another case should be shown: the one that this one repeats."""

    dialog_opened = Signal(object)
    """A dialog stands over the page now."""

    focus_left = Signal()
    """What had the focus can do no more, and nothing of the page should take it unasked."""

    folds_sentence = False
    """Whether a low window may show the first line of its sentence alone: nobody signs it here."""

    _whole = False

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, whole: bool = True) -> None:
        """Take the desk; a page asks services only through its operations.

        What is not ``whole`` has to be built by :meth:`pieces` before it is shown a case.
        """
        super().__init__(parent)
        self.desk = desk
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)
        if whole:
            for _ in self.pieces():
                continue

    def pieces(self) -> Iterator[None]:
        """Build the page, stopping after each piece."""
        yield from self._build()
        self._whole = True
        yield
        self._speak()

    def _build(self) -> Iterator[None]:
        """Make what the page knows and what it shows, stopping after each piece."""
        raise NotImplementedError

    def _speak(self) -> None:
        """Say all that the page says, in the language that is spoken now."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language, once there is anything to say."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._whole:
            self._speak()

    def show_view(self, view: CaseView) -> None:
        """Show this case; called again with a newer view when the case has changed."""
        raise NotImplementedError

    def clear(self) -> None:
        """Let go of everything that belongs to a case: called when another or none is shown."""
        raise NotImplementedError

    def actions_in_footer(self) -> tuple[QAction, ...]:
        """Return the footer's actions; the first is the primary one, the others are safe.

        Where nothing leads on, the first is marked as standing aside: Ctrl+Enter does nothing.
        """
        return ()

    def footer_sentence(self) -> str:
        """Return what stands beside the buttons: what is left to do here."""
        return ""

    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through within this page."""
        return ()

    @Slot(QWidget, QWidget)
    def _on_app_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go on from what takes no keys: Qt goes there when it takes a list's place."""
        if self._whole and isinstance(now, EmptyState) and self.isAncestorOf(now):
            QTimer.singleShot(0, self, self._go_on)

    @Slot()
    def _go_on(self) -> None:
        safe = [pane for pane in self.panes() if not isinstance(pane, DangerButton)]
        if safe and isinstance(QApplication.focusWidget(), EmptyState):
            safe[0].setFocus(Qt.FocusReason.OtherFocusReason)
