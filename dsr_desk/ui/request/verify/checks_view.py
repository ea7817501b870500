"""The checklist: each check with its verdict, what it rests on, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import UNPLANNED
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.domain.verifying.leaving_out import PERSON
from dsr_desk.domain.verifying.telling_apart import OWN_WISH
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import clear_layout
from dsr_desk.ui.request.verify.check_row import Asked, CheckRow, Stands
from dsr_desk.ui.request.verify.wishes import own_wish, told_below
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.labels import Muted

_AT_ONCE = 2
"""How many rows are built in one turn of the event loop: ten at once would hold it up."""
_LEAST = 30
"""Grid units of height under which not even one open check would be read as a whole."""


class ChecksView(Card):
    """All checks of a case; up and down go through them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the card."""
        super().__init__("", parent, tight=True)
        self._desk = desk
        self.asked = Asked(self)
        self.asked.check_chosen.connect(self._on_asked_check_chosen)
        self.asked.neighbour_requested.connect(self._on_asked_neighbour_requested)
        self._view: CaseView | None = None
        self._rows: list[CheckRow] = []
        self._unbuilt: Iterator[None] = iter(())
        self._current = ""
        self._follows = True
        self._done = Muted("", self)
        self.head.addWidget(self._done)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(theme.px(_LEAST))
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._on_bar_range_changed)
        bar.actionTriggered.connect(self._on_bar_action_triggered)
        self._inner = inner = QWidget(self._scroll)
        inner.setProperty("plain", "true")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(theme.px(1), 0, theme.px(1), theme.px(1))
        self._column.setSpacing(theme.px(0.5))
        self._column.addStretch(1)
        self._scroll.setWidget(inner)
        self.body.addWidget(self._scroll, 1)
        self._translate()

    @property
    def rows(self) -> Sequence[CheckRow]:
        """The rows, all of them built by now."""
        for _ in self._unbuilt:
            pass
        return tuple(self._rows)

    @property
    def current(self) -> CheckRow | None:
        """The row whose evidence is framed, if any; built by now."""
        return next((row for row in self.rows if row.check.name == self._current), None)

    @property
    def current_check(self) -> Check | None:
        """The check whose evidence is framed, if any."""
        checks = self._view.checks if self._view else ()
        return next((check for check in checks if check.name == self._current), None)

    def show_view(self, view: CaseView) -> None:
        """Show a case's checks; the current one stays current while the case is the same.

        A row that shows the same as before stays; others are built a few at a time.
        """
        if self._view is None or self._view.case.id != view.case.id:
            self._current = ""
            self._follows = True
        had_focus = any(row.has_focus() for row in self._rows)
        self._view = view
        if not self._current and view.checks:
            first = next((check for check in view.checks if not check.settled), view.checks[0])
            self._current = first.name
        self._unbuilt = self._fill(view)
        self._go_on()
        self._mark()
        if had_focus:
            self._take_focus()

    def clear(self) -> None:
        """Forget the checks."""
        self._view = None
        self._unbuilt = iter(())
        self._rows = []
        self._current = ""
        clear_layout(self._column)
        self._column.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _translate(self) -> None:
        self.set_title(self.tr("Checks"))
        self._scroll.setAccessibleName(self.tr("Checks"))
        view, current = self._view, self._current
        if view is not None:
            had_focus = any(row.has_focus() for row in self._rows)
            self.clear()
            self._view, self._current = view, current
            self.show_view(view)
            if had_focus:
                self._take_focus()

    def _fill(self, view: CaseView) -> Iterator[None]:
        """Bring the rows up to date; stops after every few that it has built."""
        wanted = self._wanted(view)
        done = sum(check.settled for check in view.checks)
        text = self.tr("{done} of {all} done").format(done=done, all=len(view.checks))
        self._done.set_text(text)
        same = 0
        while same < min(len(wanted), len(self._rows)) and self._rows[same].stands == wanted[same]:
            same += 1
        # All from the first that differs on: Tab goes through them in the order of their making.
        for row in self._rows[same:]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self._rows[same:]
        for number, stands in enumerate(wanted[same:]):
            if number and number % _AT_ONCE == 0:
                yield
            row = self._row(stands)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        # The new rows have no places before the layout has been worked out.
        QTimer.singleShot(0, self, self._show_current)

    @Slot()
    def _go_on(self) -> None:
        # Whoever wanted a row meanwhile has built what was left.
        for _ in self._unbuilt:
            QTimer.singleShot(0, self, self._go_on)
            return

    def _wanted(self, view: CaseView) -> list[Stands]:
        titles = {channel.key: channel.title for channel in (*view.wished, *view.channels)}
        titles |= {check.target: own_wish(check) for check in view.checks if check.code == OWN_WISH}
        persons = len(view.case.subjects) if view.case.state in UNPLANNED else 0
        desk = self._desk
        may = (desk.may(Right.PREPARE), desk.may(Right.OVERRIDE))
        return [
            Stands(
                check,
                titles.get(check.target, check.target),
                persons,
                *may,
                desk.title_of(check.settled_by) if check.settled_by else "",
                told_below(check, view),
                check.code == PERSON and check.target in view.case.persons_away,
            )
            for check in view.checks
        ]

    def _row(self, stands: Stands) -> CheckRow:
        row = CheckRow(stands, self.asked, self)
        row.set_current(stands.check.name == self._current)
        return row

    def _take_focus(self) -> None:
        current = self.current
        if current is not None:
            current.show()
            current.setFocus()

    @Slot()
    def _show_current(self) -> None:
        self._fit()
        if self._follows:
            made = (row for row in self._rows if row.check.name == self._current)
            self._show_whole(next(made, None))

    def _fit(self) -> None:
        """Ask for the width that the rows need: they are never cut at the sides."""
        bar = self._scroll.verticalScrollBar()
        width = self._inner.minimumSizeHint().width() + bar.sizeHint().width()
        if width != self._scroll.minimumWidth():
            self._scroll.setMinimumWidth(width)

    def _show_whole(self, row: CheckRow | None) -> None:
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, theme.px(1))

    @Slot(int, int)
    def _on_bar_range_changed(self, _least: int, _most: int) -> None:
        # Rows get their height only with their width, long after they have been made.
        self._show_current()

    @Slot(int)
    def _on_bar_action_triggered(self, _action: int) -> None:
        self._follows = False

    def _mark(self) -> None:
        for row in self._rows:
            row.set_current(row.check.name == self._current)

    @Slot(object)
    def _on_asked_check_chosen(self, check: Check) -> None:
        self._current = check.name
        self._mark()

    @Slot(int)
    def _on_asked_neighbour_requested(self, way: int) -> None:
        rows, current = self.rows, self.current
        place = rows.index(current) + way if current is not None else 0
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._follows = True
            self._show_whole(rows[place])
