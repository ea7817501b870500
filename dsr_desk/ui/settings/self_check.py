"""What the program finds out about this machine, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk import preflight
from dsr_desk.preflight import Finding
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.picture import Picture


class SelfCheckDialog(Dialog):
    """Looks in a job, then lists what it found."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Begin to look."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Self-check"))
        self.setMinimumWidth(theme.px(130))
        self.heading = Heading(self.tr("Looking…"), self, level=1)
        self._column = QVBoxLayout(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(3))
        close = SafeButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = self._column
        column.setContentsMargins(*(theme.px(5),) * 4)
        column.setSpacing(theme.px(4))
        column.addWidget(self.heading)
        column.addLayout(self._list)
        column.addStretch(1)
        column.addLayout(row)
        close.setFocus()
        operations.query(
            parent=self, desk=desk, read=lambda _services: preflight.self_check()
        ).success(self.show_findings).run_in_background()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List them, or say that all is well."""
        if not findings:
            self.heading.set_text(self.tr("This machine has all that the program needs"))
            return
        self.heading.set_text(self.tr("This was found on this machine"))
        swedish = QLocale().language() is QLocale.Language.Swedish
        for finding in findings:
            self._add(finding.swedish if swedish else finding.english, finding.next_step)
        # A window is not given the height of wrapped texts by itself.
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def _add(self, said: str, next_step: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        row.addWidget(Picture("alert", "attention", 5, self), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        for label in (
            PlainLabel(said, self, wrap=True),
            PlainLabel(next_step, self, wrap=True, tone="muted"),
        ):
            text.addWidget(label)
            # A hidden widget has no height yet, and the layout would show it only later.
            label.setVisible(bool(label.whole_text))
        row.addLayout(text, 1)
        self._list.addLayout(row)
