"""Safeguards: what the second look asks for, and how long a run waits; weaker needs two people."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.erasing.safeguards import MOST_HOURS, MOST_SAMPLE, SafeguardChange, Safeguards
from dsr_desk.domain.people import Action, ChannelPolicy, Reach
from dsr_desk.services.erasing.safeguards import SafeguardView
from dsr_desk.ui import operations, wording, workspace_operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.numbers import number_field


class SafeguardsDialog(Dialog):
    """Everybody may look; supervisors sign changes.  Enter does nothing; Close has the focus."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask what is in force."""
        super().__init__(parent)
        self._desk = desk
        self._view: SafeguardView | None = None
        self.setModal(True)
        self.setWindowTitle(self.tr("Safeguards"))
        self.setMinimumWidth(theme.px(140))
        self.banner = Banner(self)
        self.waiting = Banner(self)
        self.sample = number_field(1, MOST_SAMPLE, self)
        self.hours = number_field(0, MOST_HOURS, self)
        self.channel, self.action, self.reach = QComboBox(self), QComboBox(self), QComboBox(self)
        self.password = QLineEdit(self)
        self.propose = PrimaryButton("", self)
        self.confirm = PrimaryButton("", self)
        self.withdraw = SafeButton("", self)
        self.close_button = SafeButton(self.tr("Close"), self)
        self._fill_choices()
        self._build()
        for button in (self.propose, self.confirm, self.withdraw, self.close_button):
            button.setAutoDefault(False)
        self.propose.clicked.connect(self._on_propose_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.withdraw.clicked.connect(self._on_withdraw_clicked)
        self.close_button.clicked.connect(self.reject)
        for box in (self.sample, self.hours):
            box.valueChanged.connect(self._on_changed)
        for choice in (self.action, self.reach):
            choice.currentIndexChanged.connect(self._on_changed)
        self.channel.currentIndexChanged.connect(self._on_channel_chosen)
        self.password.textChanged.connect(self._on_changed)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()
        self._read()

    def _fill_choices(self) -> None:
        self.hours.setSuffix(self.tr(" h"))
        for action in Action:
            self.action.addItem(wording.value(action), action)
        self.reach.addItem(self.tr("What the person wrote"), Reach.OWN)
        self.reach.addItem(self.tr("Staff replies in their conversations too"), Reach.CONVERSATION)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2.5))
        column.addWidget(Heading(self.tr("Safeguards"), self, level=1))
        text = self.tr(
            "They hold for every plan. A stronger one is in force at once; a weaker one, and what"
            " a channel’s policy erases, once another supervisor has confirmed it with their"
            " signature. Both stand in the audit."
        )
        column.addWidget(PlainLabel(text, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        column.addWidget(self.waiting)
        form = QFormLayout()
        form.setVerticalSpacing(theme.px(2))
        form.setHorizontalSpacing(theme.px(3))
        for name, field in (
            (self.tr("Items drawn for the second look"), self.sample),
            (self.tr("An approved run waits (for a team: 24 h)"), self.hours),
            (self.tr("Channel policy"), self.channel),
            (self.tr("What erasing means there"), self.action),
            (self.tr("What it takes in"), self.reach),
            (self.tr("Your password, to sign"), self.password),
        ):
            label = PlainLabel(name, self)
            label.setBuddy(field)
            field.setAccessibleName(name)
            form.addRow(label, field)
        column.addLayout(form)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.withdraw)
        row.addStretch(1)
        for button in (self.close_button, self.propose, self.confirm):
            row.addWidget(button)
        column.addLayout(row)

    def _read(self) -> None:
        by = self._desk.person
        operations.query(
            parent=self, desk=self._desk, read=lambda services: services.safeguards.view(by)
        ).success(self._on_view_read).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_view_read(self, view: SafeguardView) -> None:
        self._view = view
        self.sample.setValue(view.now.figures.sample)
        self.hours.setValue(view.now.figures.delay_hours)
        self.channel.blockSignals(True)
        self.channel.clear()
        self.channel.addItem(self.tr("Unchanged"), "")
        for channel in view.channels:
            self.channel.addItem(one_line(channel.title, 60), channel.key)
        self.channel.blockSignals(False)
        self._on_channel_chosen()

    def _show(self) -> None:
        view = self._view
        waiting = view.now.pending if view else None
        may = view is not None and view.may_change
        free = may and waiting is None
        chosen = bool(self.channel.currentData())
        for box in (self.sample, self.hours):
            box.setEnabled(free and not chosen)
        self.channel.setEnabled(free)
        for choice in (self.action, self.reach):
            choice.setEnabled(free and chosen)
        self.password.setEnabled(may)
        signed = bool(self.password.text())
        self.propose.setText(self.tr("Sign the change"))
        self.propose.setVisible(waiting is None)
        self.propose.setEnabled(free and signed and self._changed)
        self.confirm.setText(self.tr("Confirm with my signature"))
        self.confirm.setVisible(waiting is not None)
        self.confirm.setEnabled(view is not None and view.may_confirm and signed)
        self.withdraw.setText(self.tr("Take the change back"))
        self.withdraw.setVisible(waiting is not None and may)
        if view is not None and view.fault:
            self._say_fault()
        elif waiting is not None:
            alone = wording.made_alone(view.alone, self._desk.title_of) if view else ""
            text = f"{self._words(waiting)} {alone}".rstrip()
            self.waiting.show_message("attention", text, dismissable=False)
        elif view is not None and view.now.late:
            self._say_late()
        else:
            self.waiting.clear()

    def _say_late(self) -> None:
        text = self.tr(
            "A change that was signed by somebody who could no longer do so is on record, and"
            " holds nothing. What is to hold is proposed anew."
        )
        self.waiting.show_message("info", text)

    def _say_fault(self) -> None:
        text = self.tr(
            "The stored safeguards are not those that the audit has: somebody has changed the"
            " database. Nothing can be approved or run. Tell your administrator."
        )
        self.waiting.show_message("failed", text, dismissable=False)

    def _words(self, change: SafeguardChange) -> str:
        name = self._desk.title_of(change.proposed_by)
        if change.policy is not None:
            keys = {c.key: c.title for c in self._view.channels} if self._view else {}
            text = self.tr(
                "{name} proposes for {channel}: {action}, {reach}. Another supervisor confirms it."
            )
            return text.format(
                name=name,
                channel=one_line(keys.get(change.channel, change.channel), 60),
                action=wording.value(change.policy.action),
                reach=self.reach.itemText(list(Reach).index(change.policy.reach)),
            )
        text = self.tr(
            "{name} proposes a sample of {sample} and a wait of {hours} h. That is weaker, so"
            " another supervisor confirms it."
        )
        return text.format(name=name, sample=change.sample, hours=change.delay_hours)

    @property
    def _figures(self) -> Safeguards:
        return Safeguards(self.sample.value(), self.hours.value())

    @property
    def _policy(self) -> ChannelPolicy | None:
        if not self.channel.currentData():
            return None
        return ChannelPolicy(Action(self.action.currentData()), Reach(self.reach.currentData()))

    @property
    def _changed(self) -> bool:
        if self._view is None:
            return False
        if self._policy is None:
            return self._figures != self._view.now.figures
        return self._policy != self._policy_now()

    def _policy_now(self) -> ChannelPolicy | None:
        key = self.channel.currentData()
        channels = self._view.channels if self._view else ()
        return next((c.policy for c in channels if c.key == key), None)

    @Slot()
    def _on_channel_chosen(self) -> None:
        policy = self._policy_now()
        if policy is not None and self._view is not None:
            self.action.setCurrentIndex(list(Action).index(policy.action))
            self.reach.setCurrentIndex(list(Reach).index(policy.reach))
            self.sample.setValue(self._view.now.figures.sample)
            self.hours.setValue(self._view.now.figures.delay_hours)
        self._show()

    @Slot()
    def _on_changed(self) -> None:
        self._show()

    @Slot()
    def _on_propose_clicked(self) -> None:
        self._go(
            workspace_operations.propose_safeguards(
                parent=self,
                desk=self._desk,
                figures=self._figures,
                password=self.password.text(),
                channel=self.channel.currentData() or "",
                policy=self._policy,
            )
        )

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self._view is not None and self._view.now.pending is not None:
            number, password = self._view.now.pending.number, self.password.text()
            self._go(
                workspace_operations.confirm_safeguards(
                    parent=self, desk=self._desk, number=number, password=password
                )
            )

    @Slot()
    def _on_withdraw_clicked(self) -> None:
        if self._view is not None and self._view.now.pending is not None:
            number = self._view.now.pending.number
            self._go(
                workspace_operations.withdraw_safeguards(
                    parent=self, desk=self._desk, number=number
                )
            )

    def _go(self, operation: Operation[Changes]) -> None:
        self.banner.clear()
        self.password.clear()
        operation.success(self._on_done).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_done(self, _changes: Changes) -> None:
        self._read()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_error(self.banner, error)
