"""The files of an answer: attached to the mail, or handed over beside it on a protected way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import LinkButton
from dsr_desk.ui.widgets.labels import PlainLabel


class EnclosedFiles(QWidget):
    """Names and the way to their folder; ``title`` stands before it in the form."""

    sealing_requested = Signal()
    """The files beside the mail shall go with it, encrypted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._files: tuple[Path, ...] = ()
        self.title = PlainLabel("", parent, tone="muted")
        self.names = PlainLabel("", self, elide=Qt.TextElideMode.ElideMiddle)
        self.folder = LinkButton("", self)
        self.folder.clicked.connect(self._on_folder_clicked)
        self.seal = LinkButton("", self)
        self.seal.clicked.connect(self.sealing_requested)
        row = QHBoxLayout(self)
        flat(row, theme.px(2))
        row.addWidget(self.names)
        row.addWidget(self.folder)
        row.addWidget(self.seal)
        row.addStretch(1)

    def show_files(
        self, attached: Sequence[Path], beside: Sequence[Path], *, may_seal: bool = False
    ) -> None:
        """Show what is attached, or else what is handed over beside the mail."""
        self._files = tuple(attached or beside)
        self.title.set_text(
            self.tr("Attached") if attached else self.tr("To hand over, not in the mail")
        )
        self.names.set_text(", ".join(file.name for file in self._files))
        self.folder.setText(self.tr("Show the folder"))
        again = self.tr("Seal it again…") if attached else self.tr("Attach it encrypted…")
        self.seal.setText(again)
        self.seal.setVisible(may_seal)
        for button in (self.folder, self.seal):
            button.setAccessibleDescription(self.title.whole_text)
        for part in (self.title, self):
            part.setVisible(bool(self._files))

    @Slot()
    def _on_folder_clicked(self) -> None:
        if self._files:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0].parent)))
