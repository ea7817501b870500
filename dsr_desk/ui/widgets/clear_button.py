"""The × that empties a field: Qt's own has 16 pixels, however large the texts are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QLineEdit

from dsr_desk.ui.widgets.buttons import IconButton

_FOLLOWED = (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange)


class ClearButton(IconButton):
    """Stands at the end of a field that holds something; by keys the field itself is emptied."""

    def __init__(self, field: QLineEdit) -> None:
        """Take the field."""
        super().__init__("cross", "", field)
        self._field = field
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        field.installEventFilter(self)
        field.textChanged.connect(self._follow)
        self.clicked.connect(self._on_clicked)
        self._name()
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the field's size, its letters and its language."""
        if event.type() in _FOLLOWED:
            self._follow()
        elif event.type() is QEvent.Type.LanguageChange:
            self._name()
        return super().eventFilter(watched, event)

    def _name(self) -> None:
        self.set_name(QCoreApplication.translate("ClearButton", "Empty the field"))

    @Slot()
    def _follow(self) -> None:
        """Stand where the text ends at the latest, and only where there is one."""
        field, shown = self._field, bool(self._field.text())
        # As high as the field lets it be: a field is higher than the least that can be clicked.
        side = min(self.sizeHint().height(), field.height() - 2)
        self.setGeometry(field.width() - side - 1, (field.height() - side) // 2, side, side)
        self.setVisible(shown)
        margins = field.textMargins()
        margins.setRight(side if shown else 0)
        if margins != field.textMargins():
            field.setTextMargins(margins)

    @Slot()
    def _on_clicked(self) -> None:
        self._field.clear()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
