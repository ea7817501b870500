"""Asks what must stay: a person's items, a case's, or those of a channel's days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.addresses import address_in
from dsr_desk.domain.erasing.holds import HOLD_GROUNDS, Hold, HoldOn
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.services.erasing.holds import HoldsView
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.holds.operations import NewHold, set_hold
from dsr_desk.ui.qt import set_flag
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.days import day_field, day_of
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.names import name_field


class HoldForm(Dialog):
    """Only the fields of what was chosen are there; nothing is stored before “Set the hold”."""

    hold_set = Signal(object)
    """Carries the :class:`Hold`."""

    def __init__(self, desk: Desk, view: HoldsView, today: date, parent: QWidget | None) -> None:
        """Take what a hold can be about, and the day."""
        super().__init__(parent)
        self._desk = desk
        self.setModal(True)
        self.setWindowTitle(self.tr("Set a hold"))
        self.setMinimumWidth(theme.px(130))
        self.banner = Banner(self)
        self.about, self.organisation, self.channel, self.ground = (
            QComboBox(self) for _ in range(4)
        )
        self.address, self.case, self.reference = (QLineEdit(self) for _ in range(3))
        self.begins = QCheckBox(self.tr("First day"), self)
        self.ends = QCheckBox(self.tr("Last day"), self)
        self.since = day_field(today, "", self)
        self.until = day_field(today, "", self)
        self.keep = PrimaryButton(self.tr("Set the hold"), self)
        self._cancel = SafeButton(self.tr("Cancel"), self)
        self._rows: dict[HoldOn, list[QWidget]] = {on: [] for on in HoldOn}
        self._fill(view)
        self._build()
        self._connect()
        self._on_changed()
        self.about.setFocus()

    def wanted(self) -> NewHold:
        """Return what the form says."""
        on = HoldOn(self.about.currentData())
        target = {
            HoldOn.PERSON: self.address.text().strip(),
            HoldOn.CASE: self.case.text().strip(),
            HoldOn.ITEMS: str(self.channel.currentData()),
        }[on]
        return NewHold(
            on,
            target,
            str(self.organisation.currentData()),
            Ground(self.ground.currentData()),
            self.reference.text().strip(),
            day_of(self.since) if self.begins.isChecked() else None,
            day_of(self.until) if self.ends.isChecked() else None,
        )

    def _fill(self, view: HoldsView) -> None:
        for text, on in (
            (self.tr("What a person wrote"), HoldOn.PERSON),
            (self.tr("What a case is about"), HoldOn.CASE),
            (self.tr("What was written in a channel"), HoldOn.ITEMS),
        ):
            self.about.addItem(text, on)
        for house in view.organisations:
            self.organisation.addItem(one_line(house.title, 60), house.key)
        for channel in view.channels:
            self.channel.addItem(one_line(channel.title, 60), channel.key)
        for ground in HOLD_GROUNDS:
            self.ground.addItem(wording.value(ground), ground)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(5),) * 4)
        column.setSpacing(theme.px(3))
        column.addWidget(Heading(self.tr("Set a hold"), self, level=2))
        text = self.tr(
            "Nothing of it is erased, by any case, until another supervisor lifts the hold. It is"
            " in force at once, also for a run that is going on. Under a restriction of processing"
            " (Article 18) it is not shown either, but in an extract that the person asks for."
        )
        column.addWidget(PlainLabel(text, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(4))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._put(self.tr("Keep"), self.about)
        self._put(self.tr("Organisation"), self.organisation, HoldOn.PERSON)
        self._put(self.tr("The person’s e-mail"), self.address, HoldOn.PERSON)
        self._put(self.tr("The case’s number"), self.case, HoldOn.CASE)
        self._put(self.tr("Channel"), self.channel, HoldOn.ITEMS)
        self._put_day(self.begins, self.tr("From a day on"), self.since)
        self._put_day(self.ends, self.tr("Up to a day"), self.until)
        self._put(self.tr("Ground"), self.ground)
        self._put(self.tr("Reference"), self.reference)
        self.reference.setPlaceholderText(self.tr("The matter’s own number; no name"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.keep)
        column.addLayout(foot)

    def _put(self, text: str, field: QWidget, on: HoldOn | None = None) -> None:
        at = self._grid.rowCount()
        label = PlainLabel(text, self)
        label.setBuddy(field)
        name_field(field, text)
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(field, at, 1)
        if on is not None:
            self._rows[on] += [label, field]

    def _put_day(self, box: QCheckBox, bound: str, field: QWidget) -> None:
        at = self._grid.rowCount()
        box.setAccessibleName(bound)
        name_field(field, box.text())
        self._grid.addWidget(box, at, 0)
        self._grid.addWidget(field, at, 1)
        field.setEnabled(False)
        box.toggled.connect(field.setEnabled)
        self._rows[HoldOn.ITEMS] += [box, field]

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.about.currentIndexChanged.connect(self._on_changed)
        for line in (self.address, self.case, self.reference):
            line.textChanged.connect(self._on_changed)
        for box in (self.begins, self.ends):
            box.toggled.connect(self._on_changed)
        for day in (self.since, self.until):
            day.dateChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        chosen = HoldOn(self.about.currentData())
        for on, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(on is chosen)
        set_flag(self.address, "wrong", "")
        wanted = self.wanted()
        backwards = wanted.since and wanted.until and wanted.until < wanted.since
        whole = bool(wanted.target and wanted.reference)
        self.keep.setEnabled(whole and not (chosen is HoldOn.ITEMS and backwards))

    @Slot()
    def _on_keep_clicked(self) -> None:
        wanted = self.wanted()
        if wanted.on is HoldOn.PERSON and address_in(wanted.target) is None:
            set_flag(self.address, "wrong", "true")
            self.address.setFocus()
            text = self.tr("Write one whole e-mail address: name@domain.")
            self.banner.show_message("attention", text)
            return
        self.keep.setEnabled(False)
        set_hold(parent=self, desk=self._desk, wanted=wanted).success(self._on_set).failure(
            self._on_failed
        ).run_in_background()

    @Slot(object)
    def _on_set(self, hold: Hold) -> None:
        self.hold_set.emit(hold)
        self.accept()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._on_changed()
        show_error(self.banner, error)
