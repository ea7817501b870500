"""A step that is asked about once more in its own window before it is taken."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import DangerButton


class AskedTwice(QObject):
    """“Remove…” asks in the banner, and a dangerous button that says it whole takes its place.

    The focus goes to the way out meanwhile.  What was asked about is what is confirmed, whatever is
    shown or chosen by then; whoever shows or chooses something else lets go of the question.
    """

    confirmed = Signal(object)
    """Carries what was asked about."""

    def __init__(
        self,
        first: QPushButton,
        really: DangerButton,
        banner: Banner,
        way_out: QPushButton,
        parent: QWidget,
    ) -> None:
        """Take the two buttons, where it is asked, the button of the way out, and the window."""
        super().__init__(parent)
        self._first, self._really, self._banner, self._way_out = first, really, banner, way_out
        self._about: object = None
        self._show()
        really.clicked.connect(self._on_really_clicked)

    @property
    def about(self) -> object:
        """What is asked about now; None for nothing."""
        return self._about

    def ask(self, about: object, text: str) -> None:
        """Say what would happen to something, and wait for the second button."""
        self._about = about
        self._banner.show_message("attention", text)
        self._show()
        self._way_out.setFocus()

    def let_go(self) -> None:
        """Ask no more, where something was asked; what else is told stays."""
        if self._about is not None:
            self._about = None
            self._banner.clear()
            self._show()

    def _show(self) -> None:
        self._first.setVisible(self._about is None)
        self._really.setVisible(self._about is not None)

    @Slot()
    def _on_really_clicked(self) -> None:
        about = self._about
        self.let_go()
        if about is not None:
            self.confirmed.emit(about)
