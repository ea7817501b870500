"""The difference a list of editors would make: looked at, ticked, then confirmed or left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.people import RosterEntry
from dsr_desk.domain.roster.proposals import Kind, Line, Risk, RosterDifference
from dsr_desk.services.people.roster import Seen
from dsr_desk.ui import errors, roster_operations, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.roomy import Roomy
from dsr_desk.ui.widgets.rows import RowsModel, TableRow, table_over

_LEAST_TABLE = 34
"""Units that the changes have at the least: their head and a row that is broken into lines."""

MOST_ROWS = 5_000
"""More lines than this are counted, not listed: nobody reads them in a window."""
_SIGNS = {
    Kind.ADDED: ("plus", "attention"),
    Kind.CHANGED: ("pen", "accent"),
    Kind.ENDED: ("minus", "muted"),
    Kind.UNCHANGED: ("check", "muted"),
}


class DifferenceDialog(Dialog):
    """Every line that changes something, the rows left out, and a box for each risk.

    The button repeats what will be done, with its numbers; it has no key of its own.
    """

    roster_changed = Signal()

    def __init__(self, desk: Desk, seen: Seen, titles: dict[str, str], parent: QWidget) -> None:
        """Take what was compared, and the titles of the channels by key."""
        super().__init__(parent)
        self._desk, self._seen, self._titles = desk, seen, titles
        found = seen.difference
        self.setModal(True)
        self.setWindowTitle(self.tr("What would change in the roster"))
        self.resize(theme.px(290), theme.px(165))
        self.banner = Banner(self)
        self.lines = RowsModel(self)
        self.table = table_over(self.lines, self.tr("Changes of the roster"), self)
        self.detail = PlainLabel("", self, wrap=True, tone="attention")
        self.left_out = RowsModel(self)
        self.problems = table_over(self.left_out, self.tr("Rows left out"), self)
        self.boxes = {which: QCheckBox(self) for which in found.risks}
        self.confirm = PrimaryButton("", self)
        self._cancel = SafeButton(self.tr("Leave it as it is"), self)
        self._build(found)
        self._fill(found)
        self.table.selectionModel().currentRowChanged.connect(self._on_table_current_row_changed)
        self._cancel.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        for box in self.boxes.values():
            box.toggled.connect(self._on_box_toggled)
        self._allow()
        self._cancel.setFocus()

    @property
    def ticked(self) -> frozenset[Risk]:
        """What the person has ticked."""
        return frozenset(which for which, box in self.boxes.items() if box.isChecked())

    def _build(self, found: RosterDifference) -> None:
        # Warnings, tables and boxes scroll together where letters are large; the buttons stay.
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        flat(column, theme.px(2))
        column.addWidget(Heading(self._sentence(found), self, level=1, wrap=True))
        column.addWidget(PlainLabel(self._source(found), self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        column.addWidget(self.table, 3)
        column.addWidget(self.detail)
        self.detail.hide()
        if found.problems:
            text = wording.counting.rows_out(len(found.problems) + found.more_problems)
            column.addWidget(Heading(text, self, level=2))
            column.addWidget(self.problems, 2)
        self.problems.setVisible(bool(found.problems))
        for which, box in self.boxes.items():
            column.addLayout(self._tick(which, box, found.risks[which]))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.confirm)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(theme.px(5),) * 4)
        whole.setSpacing(theme.px(2))
        whole.addWidget(Roomy(sheet, self), 1)
        whole.addLayout(row)

    def _tick(self, which: Risk, box: QCheckBox, count: int) -> QHBoxLayout:
        box.setText(f"{wording.risk(which)} ({count})")
        box.setAccessibleName(f"{wording.risk(which)}: {wording.risk_tick(which)}")
        row = QHBoxLayout()
        row.setSpacing(theme.px(3))
        box.setMinimumWidth(theme.px(58))
        row.addWidget(box)
        row.addWidget(PlainLabel(wording.risk_tick(which), self, wrap=True), 1)
        return row

    def _fill(self, found: RosterDifference) -> None:
        self.lines.set_headings(
            (
                self.tr("What"),
                self.tr("Channel"),
                self.tr("E-mail"),
                self.tr("Name"),
                self.tr("Period before"),
                self.tr("Period after"),
                self.tr("Look at"),
            )
        )
        self.lines.set_rows([self._row(line) for line in found.changes[:MOST_ROWS]])
        self.left_out.set_headings((self.tr("Line"), self.tr("Column"), self.tr("Why")))
        columns = {
            "channel": self.tr("Channel"),
            "address": self.tr("E-mail"),
            "name": self.tr("Name"),
            "since": self.tr("Since"),
            "until": self.tr("Until"),
        }
        self.left_out.set_rows(
            [
                TableRow(
                    (str(p.line), columns.get(p.column, ""), wording.row_problem(p.code)),
                    sign="failed",
                    tone="failed",
                )
                for p in found.problems
            ]
        )
        self.confirm.setText(verb(found))
        self._warn(found)

    def _warn(self, found: RosterDifference) -> None:
        texts = {
            "bad-rows": self.tr(
                "As an organisation’s whole roster it must have no row that can’t be taken in:"
                " whoever stands on such a row would lose their role. Mend the list, or import it"
                " as “add and change only”."
            ),
            "nothing": self.tr("Nothing in it differs from what is stored."),
        }
        if found.stops:
            tone = "attention" if found.stops == "bad-rows" else "info"
            self.banner.show_message(tone, texts[found.stops], dismissable=False)
        elif found.gives:
            text = wording.counting.give_authority(found.gives)
            self.banner.show_message("attention", text, dismissable=False)

    def _row(self, line: Line) -> TableRow:
        sign, tone = _SIGNS[line.kind]
        looked = ", ".join(wording.risk(which) for which in line.risks)
        entry = line.after
        cells = (
            wording.line_kind(line.kind),
            self._titles.get(entry.channel, entry.channel),
            shown(entry.address.text),
            entry.name,
            period(line.before) if line.before else "–",
            self.tr("never held") if entry.never_held else period(entry),
            looked,
        )
        if line.hint:
            like = self.tr("It could be taken for {address}.").format(address=line.hint)
            looked = f"{looked}. {like}"
        return TableRow(cells, line, sign, tone, tip=looked)

    def _sentence(self, found: RosterDifference) -> str:
        unchanged = found.count(Kind.UNCHANGED)
        parts = [f"{wording.line_kind(kind)}: {found.count(kind)}" for kind in Kind]
        return " · ".join(parts if unchanged else parts[:-1])

    def _source(self, found: RosterDifference) -> str:
        origin = found.origin
        if origin.kind == "hand":
            return self.tr("Nothing is changed before you confirm.")
        text = self.tr("From {name}. Nothing is changed before you confirm.")
        said = text.format(name=one_line(origin.name))
        if origin.encoding.endswith("?"):
            guess = self.tr("Its characters were read as {encoding}: look at the names.")
            said += " " + guess.format(encoding=origin.encoding.rstrip("?"))
        if found.ignored_columns:
            columns = ", ".join(one_line(column, 60) for column in found.ignored_columns)
            said += " " + self.tr("Columns left aside: {columns}.").format(columns=columns)
        return said

    def _allow(self) -> None:
        stops = self._seen.difference.stops
        self.confirm.setEnabled(not stops and self.ticked == frozenset(self.boxes))

    @Slot(QModelIndex, QModelIndex)
    def _on_table_current_row_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        """Spell out what the chosen line's short words mean, and whom it looks like."""
        row = self.lines.row(now.row())
        self.detail.set_text(row.tip if row else "")
        self.detail.setVisible(bool(row and row.tip))

    @Slot(bool)
    def _on_box_toggled(self, _on: bool) -> None:
        self._allow()

    @Slot()
    def _on_confirm_clicked(self) -> None:
        self.confirm.setEnabled(False)
        roster_operations.apply_roster(
            parent=self,
            desk=self._desk,
            seen=self._seen,
            digest=self._seen.difference.digest,
            accepted=self.ticked,
        ).success(self._on_roster_applied).failure(self._on_work_failed).run_in_background(
            initiator=self
        )

    @Slot(object)
    def _on_roster_applied(self, _changes: object) -> None:
        self.roster_changed.emit()
        self.accept()

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        self._allow()
        self.banner.show_message("failed", errors.sentence(error), dismissable=False)


def period(entry: RosterEntry) -> str:
    """Return from when to when, in ISO days, which sort and can be compared."""
    return f"{entry.since.isoformat()} – {entry.until.isoformat() if entry.until else ''}".strip()


def verb(found: RosterDifference) -> str:
    """Return the confirming button's text: “Add 3, change 1, end 2”."""
    words = (
        (Kind.ADDED, wording.counting.adds),
        (Kind.CHANGED, wording.counting.changes),
        (Kind.ENDED, wording.counting.ends),
    )
    parts = [say(found.count(kind)) for kind, say in words if found.count(kind)]
    text = ", ".join(parts) or wording.counting.changes(0)
    return text[:1].upper() + text[1:]
