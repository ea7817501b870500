"""The list of matches on screen: painted rows, one key to include, one to leave out."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dsr_desk.ui.qt import Index, current_in_sight
from dsr_desk.ui.request.matches.model import LINE_ROLE, MatchesModel, MatchLine, Standing
from dsr_desk.ui.style import theme
from dsr_desk.ui.style.icons import pixmap
from dsr_desk.ui.widgets.chip import chip_size, paint_chip

PATIENCE_MS = 120
"""How long a row must stay current before it counts as opened: running past is not looking."""

LOOKS = {
    Standing.INCLUDED: ("check", "ok"),
    Standing.TO_LOOK_AT: ("alert", "attention"),
    Standing.LEFT_OUT: ("minus", "muted"),
    Standing.GONE: ("cross", "failed"),
}

_READING_KEYS = {
    Qt.Key.Key_F: "formatted",
    Qt.Key.Key_Period: "later",
    Qt.Key.Key_Comma: "earlier",
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


_NARROW = 64
"""Units of width under which a title beside its day is cut to a word or two."""

_LEAST_WIDE, _LEAST_HIGH = 46, 36
"""Units that a list has at the least: three rows, and half a subject with its day."""

_SOME_LETTERS = 10
"""Less of a text's beginning tells nobody anything."""

_NOTHING = MatchLine("", "…", "", "", False, Standing.INCLUDED, "", "", True, "")


def standing_room(line: MatchLine, width: int) -> int:
    """Return how much of a line says how it stands: all that a short reason and files leave."""
    files = 3 * _side() if line.attachments else 0
    return max(width * 6 // 10, width - chip_size(line.why).width() - files - theme.px(3))


def _small() -> QFont:
    return theme.scaled_font(QApplication.font(), 0.9, bold=True)


def _side() -> int:
    """Return how high a sign is beside small words."""
    return round(QFontMetrics(_small()).ascent() * 1.1)


class MatchDelegate(QStyledItemDelegate):
    """Paints a prepared line: title and day above, why and standing below.

    In a narrow list the title has a line to itself, and so has the reason: standing and day stand
    in a third.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        """Take the view: how wide it is tells how many lines a row has."""
        super().__init__(view)
        self._view = view
        if isinstance(view, QListView):
            view.setResizeMode(QListView.ResizeMode.Adjust)  # it measures its rows only then
        view.setMinimumSize(theme.px(_LEAST_WIDE), theme.px(_LEAST_HIGH))

    @property
    def narrow(self) -> bool:
        """Whether a title would not be told from another beside its day."""
        return self._view.viewport().width() < theme.px(_NARROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height for every row."""
        del option, index
        title = QFontMetrics(QApplication.font()).height()
        third = QFontMetrics(_small()).height() + theme.px(1) if self.narrow else 0
        return QSize(theme.px(40), title + chip_size("x").height() + third + theme.px(5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, MatchLine):
            # On its way: a row of the list's own ground, so that nothing moves when it comes.
            line = _NOTHING
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, theme.color("accent_soft" if selected else "surface"))
        if selected:
            bar = QRect(option.rect)
            bar.setWidth(theme.px(0.75))
            painter.fillRect(bar, theme.color("accent"))
        painter.setPen(theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inner = option.rect.adjusted(theme.px(5), theme.px(1.75), -theme.px(3), -theme.px(1.75))
        self._paint_upper(painter, inner, line)
        self._paint_lower(painter, inner, line)
        painter.restore()

    def _paint_upper(self, painter: QPainter, inner: QRect, line: MatchLine) -> None:
        font = theme.scaled_font(QApplication.font(), 1.0, bold=not line.seen)
        metrics = QFontMetrics(font)
        upper = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        if not line.seen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            radius = theme.px(0.9)
            painter.drawEllipse(
                QPoint(inner.left() - theme.px(2), upper.center().y() + 1), radius, radius
            )
        if not self.narrow:
            upper.setRight(self._paint_when(painter, upper, line))
        painter.setFont(font)
        gone = line.standing is Standing.GONE
        painter.setPen(theme.color("muted" if gone else "text"))
        title = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_lower(self, painter: QPainter, inner: QRect, line: MatchLine) -> None:
        if line is _NOTHING:
            return
        size = chip_size(line.why)
        lower = QRect(0, 0, inner.width(), size.height())
        lower.moveBottomLeft(inner.bottomLeft())
        if self.narrow:
            third = QRect(0, 0, inner.width(), QFontMetrics(_small()).height())
            third.moveBottomLeft(inner.bottomLeft())
            self._paint_standing(painter, third, line)
            lower.moveBottom(third.top() - theme.px(1))
            end = self._paint_when(painter, lower, line)
        else:
            end = self._paint_standing(painter, lower, line, at_the_end=True)
        chip = QRect(lower.left(), lower.top(), end - lower.left(), lower.height())
        paint_chip(painter, chip, line.why, "", "attention" if line.weak else "muted")
        rest = lower.adjusted(min(size.width(), chip.width()) + theme.px(1.5), 0, 0, 0)
        rest.setRight(end)
        self._paint_beginning(painter, self._paint_attachments(painter, rest, line), line)

    def _paint_attachments(self, painter: QPainter, rest: QRect, line: MatchLine) -> QRect:
        """Paint how many files hang on it and return the room that is left."""
        side = _side()
        if not line.attachments or rest.width() <= 2 * side:
            return rest
        self._icon(painter, rest.left(), rest.center().y() - side // 2, "attachment", "muted", side)
        painter.setFont(_small())
        painter.setPen(theme.color("muted"))
        number = rest.adjusted(side + theme.px(0.5), 0, 0, 0)
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, line.attachments)
        wide = QFontMetrics(_small()).horizontalAdvance(line.attachments)
        return number.adjusted(wide + theme.px(1.5), 0, 0, 0)

    def _paint_beginning(self, painter: QPainter, rest: QRect, line: MatchLine) -> None:
        """Paint how the text begins, where there is room for some words of it."""
        font = theme.scaled_font(QApplication.font(), 0.9)
        metrics = QFontMetrics(font)
        room = rest.width() - theme.px(2)
        if not line.beginning or room < _SOME_LETTERS * metrics.averageCharWidth():
            return
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        text = metrics.elidedText(line.beginning, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_when(self, painter: QPainter, box: QRect, line: MatchLine) -> int:
        """Paint the day at the end of a line and return where it leaves room up to."""
        font = theme.scaled_font(QApplication.font(), 0.9)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.drawText(box, _RIGHT, line.when)
        return box.right() - QFontMetrics(font).horizontalAdvance(line.when) - theme.px(2)

    def _paint_standing(
        self, painter: QPainter, box: QRect, line: MatchLine, *, at_the_end: bool = False
    ) -> int:
        """Paint sign and words of how it stands, and return where they leave room up to."""
        if not line.standing_text:
            return box.right()
        icon, tone = LOOKS[line.standing]
        font, side = _small(), _side()
        metrics = QFontMetrics(font)
        room = (
            standing_room(line, box.width()) if at_the_end else box.width() - theme.px(1)
        ) - side
        text = metrics.elidedText(line.standing_text, Qt.TextElideMode.ElideRight, room)
        spot = box.left()
        if at_the_end:
            spot = box.right() - metrics.horizontalAdvance(text) - side - theme.px(1)
        self._icon(painter, spot, box.center().y() - side // 2, icon, tone, side)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        painter.drawText(
            box.adjusted(spot - box.left() + side + theme.px(1), 0, 1, 0),
            Qt.AlignmentFlag.AlignVCenter,
            text,
        )
        return spot - theme.px(1)

    def _icon(
        self, painter: QPainter, left: int, top: int, name: str, token: str, side: int
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        colour = getattr(theme.tokens(), token)
        painter.drawPixmap(left, top, pixmap(name, colour, side, ratio))


class MatchesView(QTableView):
    """The list, a table of one column: a list view lays all rows out, however many there are.

    Its letter keys work only while it has the focus (WCAG 2.1.4).
    """

    match_settled = Signal(int)
    """This row (its match's id) has stayed current for a moment."""
    include_requested = Signal()
    exclude_requested = Signal(bool)
    """True asks for the ground even if one is remembered."""
    reading_requested = Signal()
    reading_changed = Signal(str)
    """How the item is read: ``formatted`` (or plain again), ``later`` or ``earlier`` part."""
    next_open_requested = Signal()
    """The next row to be looked at is not in memory: it has to be asked for."""

    def __init__(self, model: MatchesModel, parent: QWidget | None = None) -> None:
        """Take the model."""
        super().__init__(parent)
        self._matches = model
        self.setModel(model)
        self.setItemDelegate(MatchDelegate(self))
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setProperty("framed", "true")
        self.letter_keys = True
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_timeout)
        self._measure()
        self.selectionModel().currentChanged.connect(self._on_selection_current_changed)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows again with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows again, narrow ones are higher; the current row stays in sight."""
        with current_in_sight(self, event):
            super().resizeEvent(event)
            self._measure()

    def _measure(self) -> None:
        tall = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(tall)

    def current_id(self) -> int:
        """Return the id of the current match, or 0."""
        row = self._matches.row(self.currentIndex().row())
        return row.match.id if row else 0

    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Return the selected rows as stretches: the first row of each, and how many there are.

        A selection of everything is one stretch, however long the list is.
        """
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        return tuple((top, bottom - top + 1) for top, bottom in ranges)

    def visible_places(self) -> tuple[int, int]:
        """Return the first and the last row that can be seen."""
        top = self.indexAt(QPoint(1, 1)).row()
        bottom = self.indexAt(QPoint(1, self.viewport().height() - 2)).row()
        return max(top, 0), bottom if bottom >= 0 else self._matches.rowCount() - 1

    def go_to(self, place: int) -> None:
        """Make one row the current and only selected one."""
        if self._matches.rowCount() == 0:
            return
        index = self._matches.index(max(0, min(place, self._matches.rowCount() - 1)))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def go_on(self) -> None:
        """Go to the row after the last selected one."""
        last = max((top + count for top, count in self.stretches()), default=0)
        self.go_to(last or self.currentIndex().row() + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the list's own keys."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reading_requested.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            # A table takes these for its columns.
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self._matches.rowCount() - 1)
        elif plain and self.letter_keys and self._take_letter(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Don't jump to a title by its letter: letters decide here."""

    def _take_letter(self, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_M:
            self.include_requested.emit()
        elif event.key() == Qt.Key.Key_U:
            self.exclude_requested.emit(shift)
        elif event.key() == Qt.Key.Key_J:
            self.go_to(self.currentIndex().row() + 1)
        elif event.key() == Qt.Key.Key_K:
            self.go_to(self.currentIndex().row() - 1)
        elif event.key() == Qt.Key.Key_N:
            self._go_to_next_open()
        elif (key := Qt.Key(event.key())) in _READING_KEYS:
            self.reading_changed.emit(_READING_KEYS[key])
        else:
            return False
        return True

    def _go_to_next_open(self) -> None:
        """Go to the next row that is to be looked at, or not yet opened."""
        here = self.currentIndex().row()
        if not self._matches.all_loaded:
            self.next_open_requested.emit()
            return
        count = self._matches.rowCount()
        for place in ((here + step) % count for step in range(1, count)):
            line = self._matches.index(place).data(LINE_ROLE)
            if isinstance(line, MatchLine) and (
                line.standing is Standing.TO_LOOK_AT or not line.seen
            ):
                self.go_to(place)
                return

    @Slot(QModelIndex, QModelIndex)
    def _on_selection_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if current.isValid():
            # Asked for even where it isn't painted: its item is read, wherever it stands.
            current.data(LINE_ROLE)
            self._patience.start()
        else:
            self._patience.stop()

    @Slot()
    def _on_patience_timeout(self) -> None:
        if self.current_id():
            self.match_settled.emit(self.current_id())
        elif self.currentIndex().isValid():
            # Its block is still on its way.
            self._patience.start()
