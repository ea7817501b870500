"""Legal holds: what must stay and why; anybody who prepares cases sets one, another lifts it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.hold_reach import HoldReach
from dsr_desk.domain.erasing.holds import Hold, HoldOn, HoldUnknown
from dsr_desk.domain.people import Right
from dsr_desk.services.erasing.holds import HoldsView
from dsr_desk.ui import operations, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.holds.form import HoldForm
from dsr_desk.ui.holds.operations import lift_hold, reach_of_hold
from dsr_desk.ui.holds.reach import told_reach
from dsr_desk.ui.widgets.asked_twice import AskedTwice
from dsr_desk.ui.widgets.buttons import DangerButton, SafeButton
from dsr_desk.ui.widgets.labels import Muted, PlainLabel
from dsr_desk.ui.widgets.rows import TableRow
from dsr_desk.ui.widgets.rows_dialog import RowsDialog


class HoldsDialog(RowsDialog):
    """The holds as a table.  Lifting asks once more, and the answer is not on Enter."""

    form_opened = Signal(object)
    """Carries the :class:`HoldForm`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Read the holds in a job."""
        super().__init__(parent)
        rows = self.tr("Legal holds with their grounds")
        self.name(self.tr("Legal holds"), rows, (275, 130))
        self._desk = desk
        self._view: HoldsView | None = None
        self._filling = False
        self.lifted = QCheckBox(self.tr("Lifted ones too"), self)
        self.why_not = Muted("", self, wrap=True)
        self.reach = PlainLabel("", self, wrap=True)
        self.reach.hide()
        self.add = SafeButton(self.tr("Set a hold…"), self, icon="plus")
        self.lift = SafeButton(self.tr("Lift the hold…"), self)
        self.really = DangerButton(self.tr("Lift it: it may be erased"), self)
        self.asked = AskedTwice(self.lift, self.really, self.banner, self.close_button, self)
        self._build()
        self._connect()
        self._allow()
        self.close_button.setFocus()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the holds (again)."""
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.holds.view(),
            replaces="holds",
        ).success(self._show).failure(self._on_failed).run_in_background()

    @property
    def chosen(self) -> Hold | None:
        """The hold that the keyboard stands on."""
        hold = self.payload()
        return hold if isinstance(hold, Hold) else None

    def _build(self) -> None:
        text = self.tr(
            "What is held is not erased, by any case: it is an exception in the next plan, and a"
            " run leaves it alone. Whoever prepares cases sets a hold; another supervisor lifts it."
        )
        acts = (self.add, self.lift, self.really)
        self.lay_out(text, acts, above=(self.lifted,), below=(self.reach, self.why_not))
        self.model.set_headings(
            (
                self.tr("Kept"),
                self.tr("Organisation"),
                self.tr("Ground"),
                self.tr("Reference"),
                self.tr("Set by"),
                self.tr("Set"),
                self.tr("State"),
            )
        )

    def _connect(self) -> None:
        self.lifted.toggled.connect(self._on_lifted_toggled)
        self.add.clicked.connect(self._on_add_clicked)
        self.lift.clicked.connect(self._on_lift_clicked)
        self.asked.confirmed.connect(self._on_asked_confirmed)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    @Slot(object)
    def _show(self, view: HoldsView) -> None:
        self._view = view
        self._fill()

    def _fill(self) -> None:
        view = self._view
        if view is None:
            return
        self.asked.let_go()
        self._filling = True
        shown = [h for h in view.holds if self.lifted.isChecked() or h.lifted_at is None]
        self.model.set_rows([self._row(hold, view) for hold in reversed(shown)])
        if shown:
            self.table.selectRow(0)
        self._filling = False
        self._allow()
        self._ask_reach()

    def _ask_reach(self) -> None:
        """Ask how far runs had come with what the chosen hold keeps."""
        self.reach.hide()
        hold = self.chosen
        if hold is not None and hold.lifted_at is None:
            reach_of_hold(parent=self, desk=self._desk, number=hold.id).success(
                self._on_reach_known
            ).failure(self._on_reach_unknown).run_in_background()

    @Slot(object)
    def _on_reach_known(self, reach: tuple[HoldReach, ...]) -> None:
        hold = self.chosen
        if hold is None or hold.lifted_at is not None:
            return  # asked for the hold that was chosen before
        titles = {c.key: c.title for c in self._view.channels} if self._view else {}
        text = "\n".join(told_reach(reach, titles))
        self.reach.set_text(text)
        self.reach.setVisible(bool(text))

    @Slot(object)
    def _on_reach_unknown(self, error: Exception) -> None:
        if not isinstance(error, HoldUnknown):
            show_error(self.banner, error)

    def _row(self, hold: Hold, view: HoldsView) -> TableRow:
        houses = {house.key: house.title for house in view.organisations}
        cells = (
            self._about(hold, view),
            houses.get(hold.organisation, hold.organisation),
            wording.value(hold.ground),
            hold.reference,
            self._desk.title_of(hold.set_by),
            wording.moment(hold.set_at),
        )
        if hold.lifted_at is None:
            return TableRow((*cells, self.tr("In force")), hold, "lock", "accent")
        by = self._desk.title_of(hold.lifted_by)
        return TableRow((*cells, self.tr("Lifted by {name}").format(name=by)), hold, "minus")

    def _about(self, hold: Hold, view: HoldsView) -> str:
        if hold.on is HoldOn.CASE:
            return hold.target
        if hold.on is HoldOn.PERSON:
            # The desk knows the person by a keyed hash alone.
            return self.tr("A person, no. {number}").format(number=hold.id)
        title = next((c.title for c in view.channels if c.key == hold.target), hold.target)
        if hold.since is None and hold.until is None:
            return title
        since, until = (day.isoformat() if day else "…" for day in (hold.since, hold.until))
        return f"{title}, {since} – {until}"

    def _allow(self) -> None:
        hold = self.chosen
        in_force = hold is not None and hold.lifted_at is None
        mine = (
            hold is not None
            and self._desk.person is not None
            and (hold.set_by == self._desk.person.user.id)
        )
        may = self._desk.may(Right.LIFT)
        self.add.setEnabled(self._view is not None and self._desk.may(Right.PREPARE))
        self.lift.setEnabled(in_force and may and not mine)
        self.why_not.set_text(self._why_not(in_force=in_force, may=may, mine=mine))

    def _why_not(self, *, in_force: bool, may: bool, mine: bool) -> str:
        """Return why the chosen hold can't be lifted here, or how many there are."""
        if self._view is not None and not self.model.rowCount():
            return self.tr("Nothing is held.")
        if in_force and not may:
            return self.tr("Only a supervisor lifts a hold.")
        if in_force and mine:
            return self.tr("You have set this hold, so another supervisor lifts it.")
        return ""

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self._filling:
            # What has just been said of a hold stays, though the rows are read again.
            return
        self.asked.let_go()
        self.banner.clear()
        self._allow()
        self._ask_reach()

    @Slot()
    def _on_lifted_toggled(self) -> None:
        self.banner.clear()
        self._fill()

    @Slot()
    def _on_add_clicked(self) -> None:
        if self._view is not None:
            today = desk_day(self._desk.clock())
            form = HoldForm(self._desk, self._view, today, self)
            form.hold_set.connect(self._on_hold_changed)
            self.form_opened.emit(form)
            form.open()

    @Slot()
    def _on_lift_clicked(self) -> None:
        if self.chosen is None or self._view is None:
            return
        text = self.tr(
            "{kept} ({reference}): what this hold keeps can be erased afterwards, and that can’t be"
            " undone. Lift it only when the matter is over."
        ).format(kept=self._about(self.chosen, self._view), reference=self.chosen.reference)
        self.asked.ask(self.chosen.id, text)

    @Slot(object)
    def _on_asked_confirmed(self, number: int) -> None:
        # Until it is known what came of it.
        self.lift.setEnabled(False)
        lift_hold(parent=self, desk=self._desk, number=number).success(
            self._on_hold_changed
        ).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_hold_changed(self, hold: Hold) -> None:
        if hold.lifted_at is None:
            text = self.tr("Kept from now on.")
        else:
            text = self.tr("The hold is lifted. It stays on record, with who lifted it.")
        self.banner.show_message("ok", text)
        self.read()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.asked.let_go()
        self._allow()
        show_error(self.banner, error)
