"""A dialog with something to save: leaving it with unsaved text is done twice, or not at all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel

translate = QCoreApplication.translate


class SavingDialog(Dialog):
    """What a supervisor fills in and saves: a heading, a banner, fields, and two buttons below.

    The banner says once what would be lost before the dialog lets go of it.  Whoever derives it
    makes its fields, then calls :meth:`start`, and lays them between :meth:`begin` and :meth:`end`.
    """

    def __init__(self, desk: Desk, title: str, parent: QWidget | None) -> None:
        """Make what all have; where it stands :meth:`begin` and :meth:`end` say."""
        super().__init__(parent)
        self._desk = desk
        self._shown: object = None
        """What is on record as the fields show it; None while they show nothing."""
        self.setWindowTitle(title)
        self.banner = Banner(self)
        self.save = PrimaryButton(translate("SavingDialog", "Save"), self)
        self._close = SafeButton(translate("SavingDialog", "Close"), self)
        self._close.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save_clicked)

    def start(self) -> None:
        """Lay the fields out, listen to them, and read what is on record."""
        self._build()
        self._connect()
        self.allow()
        self.read()

    def begin(self, explanation: str) -> QVBoxLayout:
        """Return the column under the title and what it is about."""
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(5),) * 4)
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(self.windowTitle(), self, level=1))
        column.addWidget(PlainLabel(explanation, self, wrap=True, tone="muted"))
        return column

    def end(self, column: QVBoxLayout) -> None:
        """Put the buttons below; the focus starts on the one that changes nothing."""
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.save)
        column.addLayout(foot)
        self._close.setFocus()

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        return self._shown is not None and self.edited() != self._shown

    def edited(self) -> object:
        """Return what the fields hold now, of the kind that is on record."""
        raise NotImplementedError

    def read(self) -> None:
        """Read what is on record (again)."""
        raise NotImplementedError

    def allow(self) -> None:
        """Allow what the person may do with what stands in the fields."""
        raise NotImplementedError

    def _build(self) -> None:
        """Lay the fields out."""
        raise NotImplementedError

    def _connect(self) -> None:
        """Listen to the fields."""
        raise NotImplementedError

    def warn(self) -> None:
        """Say above the fields what would be lost."""
        text = translate(
            "SavingDialog", "What you have changed is not saved. Do it again to throw it away."
        )
        self.banner.show_message("attention", text)

    def _say_saved(self, text: str) -> None:
        self.banner.show_message("ok", text)
        self.read()

    @Slot()
    def _on_edited(self) -> None:
        self.mended()
        self.allow()

    @Slot()
    def _on_save_clicked(self) -> None:
        raise NotImplementedError

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        self.mended()
        self.allow()
        show_error(self.banner, error)
