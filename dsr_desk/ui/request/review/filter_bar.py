"""What of the matches is listed: all, a kind, those to look at, those left out; with counts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.domain.finding.matches import MatchCounts
from dsr_desk.domain.people import ChannelKind
from dsr_desk.services.ports import MatchFilter
from dsr_desk.ui import wording
from dsr_desk.ui.qt import announce, flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.chip import FilterChip
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.labels import PlainLabel
from dsr_desk.ui.widgets.search_box import SearchBox
from dsr_desk.ui.widgets.sought import Sought

KINDS = (ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT)
FILTERS = (
    MatchFilter(),
    *(MatchFilter(kinds=(kind,)) for kind in KINDS),
    MatchFilter(included=False, weak=True),
    MatchFilter(included=False),
)
"""In the order of the chips."""
_AROUND = 14
"""Grid units around the words of the search: its icon, its frame, its room."""


class FilterBar(QWidget):
    """Chips of which one is chosen, and at the right what all of it adds up to."""

    filter_chosen = Signal(object)
    """Carries a :class:`MatchFilter`."""
    text_changed = Signal()
    """Something else is sought inside the matches."""
    left_downwards = Signal()
    """The down key or Enter was pressed in the search box: on to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the chips."""
        super().__init__(parent)
        self._counts: MatchCounts | None = None
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        flat(column, theme.px(1.5))
        self._rows = (QHBoxLayout(), QHBoxLayout(), QHBoxLayout())
        self._places: tuple[int, int] | None = None
        for row in self._rows:
            flat(row, theme.px(1.5))
            column.addLayout(row)
        self._line = QWidget(self)
        chips = FlowLayout(self._line, theme.px(1.5))
        for number in range(len(FILTERS)):
            chip = FilterChip("", self._line)
            self._group.addButton(chip, number)
            chips.addWidget(chip)
        self._rows[0].addWidget(self._line, 0, Qt.AlignmentFlag.AlignVCenter)
        self.search = SearchBox(self)
        self.sought = Sought(self.search)
        self.sought.begun.connect(self.text_changed)
        self.sought.reached.connect(self.left_downwards)
        self.sum = PlainLabel("", self, elide=Qt.TextElideMode.ElideRight, tone="muted")
        self.sum.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_group_id_clicked)
        self._translate()

    @property
    def chosen(self) -> MatchFilter:
        """The filter in use."""
        return FILTERS[max(self._group.checkedId(), 0)]

    @property
    def text(self) -> str:
        """What is sought inside the matches."""
        return " ".join(self.search.text().split())

    def chips(self) -> tuple[FilterChip, ...]:
        """Return the chips in their order."""
        return tuple(b for b in self._group.buttons() if isinstance(b, FilterChip))

    def choose_all(self) -> None:
        """Go back to everything, without telling."""
        self._group.button(0).setChecked(True)
        with QSignalBlocker(self.search):
            self.search.clear()
        self.sought.settle()

    def set_counts(self, counts: MatchCounts | None) -> None:
        """Show what there is; a kind of which there is nothing stands back.

        What a decision has changed of it is said: the list itself goes on to the next item.
        """
        before, self._counts = self._counts, counts
        chips = self.chips()
        if counts is None:
            self.sum.set_text("")
            for chip in chips:
                chip.set_count(None)
            return
        by_kind = dict(counts.by_kind)
        numbers = (
            counts.total,
            *(by_kind.get(kind, 0) for kind in KINDS),
            counts.unconfirmed,
            counts.excluded,
        )
        for place, (chip, number) in enumerate(zip(chips, numbers, strict=True)):
            chip.set_count(number)
            chip.setVisible(place == 0 or number > 0 or chip.isChecked())
        words = self._sum_words(counts)
        if before is not None and before != counts and words != self.sum.whole_text:
            announce(self.sum, words)
        self.sum.set_text(words)
        self.sum.set_tone("attention" if counts.unconfirmed else "muted")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line where it is too short for the chips, the search and what it adds up to."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _arrange(self) -> None:
        """Give search and sum lines of their own where they would be cut off beside the others.

        Counts are never shortened: “2 left…” may be 2 or 20 000.
        """
        widths = [chip.sizeHint().width() for chip in self.chips() if not chip.isHidden()]
        gap = theme.px(1.5)
        chips = sum(widths) + gap * max(len(widths) - 1, 0)
        words = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        added = self.sum.fontMetrics().horizontalAdvance(self.sum.whole_text)
        others = words + added + gap + theme.px(_AROUND)
        narrow = chips + gap + others > self.width()
        # Beside search and sum the chips stand in one line; alone they may need several.
        self._line.setMinimumWidth(0 if narrow else chips)
        self._fill(int(narrow), 2 if others > self.width() else int(narrow))

    def _fill(self, search: int, added: int) -> None:
        """Put search and sum into these lines."""
        if (search, added) == self._places:
            return
        self._places = (search, added)
        for widget, line, share in ((self.search, search, 3), (self.sum, added, 4)):
            for row in self._rows:
                row.removeWidget(widget)
            self._rows[line].addWidget(widget, share)
        self._rows[0].setStretch(0, int(search > 0))

    def _translate(self) -> None:
        titles = (
            self.tr("All"),
            *(wording.channel_kind(kind) for kind in KINDS),
            self.tr("To look at"),
            self.tr("Left out"),
        )
        for chip, title in zip(self.chips(), titles, strict=True):
            chip.set_title(title)
        self.search.setPlaceholderText(self.tr("Search in these items"))
        self.search.setAccessibleName(self.tr("Search in these items"))
        self.set_counts(self._counts)
        self._arrange()

    def _sum_words(self, counts: MatchCounts) -> str:
        n, out = wording.grouped(counts.included), wording.grouped(counts.excluded)
        included = self.tr("{n} included").format(n=n)
        left_out = self.tr("{n} left out", "", counts.excluded).format(n=out)
        if counts.unconfirmed:
            # Those are among the ones left out, as on the chips and in the sentence that is signed.
            words = self.tr("{left_out}, {n} of them to look at")
            left_out = words.format(left_out=left_out, n=wording.grouped(counts.unconfirmed))
        return f"{included} · {left_out}"

    @Slot(int)
    def _on_group_id_clicked(self, number: int) -> None:
        self.filter_chosen.emit(FILTERS[number])
