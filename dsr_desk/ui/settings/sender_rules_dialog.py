"""How senders are proved: whose word counts, filled in by a supervisor."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.config import SenderSettings
from dsr_desk.domain.people import Right
from dsr_desk.ui import operations, workspace_operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.style import theme
from dsr_desk.ui.unsaved import SavingDialog
from dsr_desk.ui.widgets.labels import PlainLabel

_LINES = 3


class SenderRulesDialog(SavingDialog):
    """Three lists, an entry a line, and whether signing keys are looked up.

    Leaving with something unsaved asks first.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Read the rules in a job."""
        title = QCoreApplication.translate("SenderRulesDialog", "How senders are proved")
        super().__init__(desk, title, parent)
        self._shown: SenderSettings | None = None
        self.setMinimumWidth(theme.px(150))
        self.servers, self.addresses, self.sealers = (QPlainTextEdit(self) for _ in range(3))
        for field in (self.servers, self.addresses, self.sealers):
            field.setProperty("field", "true")
        self.look_up = QCheckBox(
            self.tr("Ask the name service for the keys of signatures (DKIM)"), self
        )
        self.start()

    @Slot()
    def read(self) -> None:
        """Read the rules (again)."""
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.sender_rules.view(),
            replaces="sender-rules",
        ).success(self._show).failure(self._on_work_failed).run_in_background()

    def edited(self) -> SenderSettings:
        """Return the rules as they stand in the fields."""
        lists = [
            tuple(line.strip() for line in field.toPlainText().splitlines() if line.strip())
            for field in (self.servers, self.addresses, self.sealers)
        ]
        return SenderSettings(lists[0], self.look_up.isChecked(), lists[1], lists[2])

    def _build(self) -> None:
        text = self.tr(
            "A From line can be written by anybody. What stands here is believed: a wrong entry"
            " lets a stranger pass for an editor. Each list has an entry a line."
        )
        column = self.begin(text)
        column.addWidget(self.banner)
        for field, name, more in (
            (
                self.servers,
                self.tr("Our receiving servers"),
                self.tr("The name with which they begin their Authentication-Results."),
            ),
            (
                self.addresses,
                self.tr("Our own addresses"),
                self.tr("A signed mail must be written to one of them. Empty: to anybody."),
            ),
            (
                self.sealers,
                self.tr("Relays whose seal counts (ARC)"),
                self.tr("Their domains. Empty: nobody’s."),
            ),
        ):
            self._add(column, field, name, more)
        column.addWidget(self.look_up)
        column.addStretch(1)
        self.end(column)

    def _add(self, column: QVBoxLayout, field: QPlainTextEdit, name: str, more: str) -> None:
        """Add a list under its name and what it means."""
        field.setAccessibleName(name)
        field.setAccessibleDescription(more)
        field.setTabChangesFocus(True)
        line = field.fontMetrics().lineSpacing()
        # One line at the least: where letters are large the buttons would be below the screen.
        field.setMinimumHeight(line + theme.px(4))
        field.setMaximumHeight(line * _LINES + theme.px(4))
        column.addWidget(PlainLabel(name, self))
        column.addWidget(PlainLabel(more, self, wrap=True, tone="muted"))
        column.addWidget(field)
        column.addSpacing(theme.px(1))

    def _connect(self) -> None:
        self.look_up.toggled.connect(self._on_edited)
        for field in (self.servers, self.addresses, self.sealers):
            field.textChanged.connect(self._on_edited)

    @Slot(object)
    def _show(self, settings: SenderSettings) -> None:
        self._shown = None
        lists = (settings.authserv_ids, settings.desk_addresses, settings.arc_sealers)
        for field, entries in zip((self.servers, self.addresses, self.sealers), lists, strict=True):
            field.setPlainText("\n".join(entries))
        self.look_up.setChecked(settings.look_up_keys)
        self._shown = settings
        self._on_edited()

    def allow(self) -> None:
        """Let a supervisor edit, and save what has changed."""
        may = self._shown is not None and self._desk.may(Right.CONFIGURE)
        for field in (self.servers, self.addresses, self.sealers):
            field.setReadOnly(not may)
        self.look_up.setEnabled(may)
        self.save.setEnabled(may and self.unsaved)
        if not self._desk.may(Right.CONFIGURE):
            text = self.tr("Only a supervisor changes how senders are proved. You can look.")
            self.banner.show_message("info", text, dismissable=False)

    @Slot()
    def _on_save_clicked(self) -> None:
        self.save.setEnabled(False)
        workspace_operations.save_sender_rules(
            parent=self, desk=self._desk, settings=self.edited()
        ).success(self._on_saved).failure(self._on_work_failed).run_in_background(initiator=self)

    @Slot(object)
    def _on_saved(self, _changes: object) -> None:
        text = self.tr("Saved. It holds from the next start of the program, on every machine.")
        self._say_saved(text)
