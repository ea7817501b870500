"""What a run came to: the outcomes, what was found outside the instruction, the certificate."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from dsr_desk.domain.erasing.receipts import (
    RunState,
    Trace,
    identifies,
    says_unsearched,
)
from dsr_desk.domain.erasing.traces import (
    ERASED_BYTES,
    FILES_UNSEARCHED,
    HELD_BY_OTHERS,
    INDEX,
    LEFTOVERS,
    MENTIONS,
    NOT_ERASED,
    OUTSIDE_TEXTS,
    PROBE_KEY_MISSING,
    SENDERS_UNREAD,
    STILL_FOUND,
    TRIGGERS,
)
from dsr_desk.domain.finding.detecting.kinds import Identifier
from dsr_desk.services.erasing.erasure import RunView
from dsr_desk.services.erasing.planning import PlanView
from dsr_desk.ui import wording
from dsr_desk.ui.qt import clear_layout
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.card import Card, Rule
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel


class OutcomeView(Card):
    """Counts, traces and the certificate's two files."""

    file_requested = Signal(object)
    """Carries the path of a certificate that should be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__("", parent)
        self._pdf: Path | None = None
        self._json: Path | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(3))
        self._grid.setVerticalSpacing(theme.px(1.5))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.open_pdf = SafeButton("", self, icon="file")
        self.open_folder = SafeButton("", self, icon="folder")
        row = FlowLayout(spacing=theme.px(2))
        row.addWidget(self.open_pdf)
        row.addWidget(self.open_folder)
        self.body.addLayout(row)
        self.open_pdf.clicked.connect(self._on_open_pdf_clicked)
        self.open_folder.clicked.connect(self._on_open_folder_clicked)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        clear_layout(self._grid)
        self._pdf = self._json = None
        self._show_buttons()

    def show_run(self, run: RunView | None, plan: PlanView) -> None:
        """Show what there is of a run, or what the plan will do."""
        clear_layout(self._grid)
        self.set_title(self.tr("Outcome"))
        self._line(self.tr("In the plan"), str(plan.plan.item_count))
        if plan.plan.exception_count:
            self._line(self.tr("Kept, with a ground"), str(plan.plan.exception_count))
        record = run.record if run else None
        if record is not None:
            self._rule()
            for outcome, count in record.told_counts:
                self._line(wording.outcome(outcome), str(count), "" if outcome.done else "failed")
            left = record.total - record.finished_items
            self._line(self.tr("Left to do"), str(left), "attention" if left else "")
            self._traces(record.traces)
        if record is not None and record.state is RunState.DONE and record.finished_at:
            self._rule()
            self._line(self.tr("Proved"), wording.moment(record.finished_at), "ok")
        self._rule()
        self._wide(Muted(self.tr("Plan digest"), self))
        digest = PlainLabel(
            plan.plan.digest, self, elide=Qt.TextElideMode.ElideMiddle, tone="muted"
        )
        digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._wide(digest)
        self._pdf, self._json = (run.certificate_pdf, run.certificate_json) if run else (None, None)
        self._show_buttons()

    def _traces(self, traces: tuple[Trace, ...]) -> None:
        left = [trace for trace in traces if identifies(trace)]
        others = [t for t in traces if not (identifies(t) or says_unsearched(t))]
        for some, blocking, title in (
            ([t for t in others if t.blocking], True, self.tr("Still found")),
            (left, False, self.tr("May still identify, so the texts are pseudonymised")),
            (
                [t for t in others if not t.blocking],
                False,
                self.tr("Outside the instruction, untouched"),
            ),
            ([t for t in traces if says_unsearched(t)], False, self.tr("Not searched")),
        ):
            if not some:
                continue
            self._rule()
            self._wide(Heading(title, self, level=3))
            for trace in some:
                self._line(self.trace_words(trace), str(trace.count), "failed" if blocking else "")

    def trace_words(self, trace: Trace) -> str:
        """Return what a trace is called below its heading."""
        words = {
            NOT_ERASED: self.tr("Items that were not erased"),
            ERASED_BYTES: self.tr("Erased text in a file: {place}"),
            HELD_BY_OTHERS: self.tr("Words that other items hold too"),
            MENTIONS: self.tr("Mentions in other people’s texts"),
            STILL_FOUND: self.tr("Items of the person"),
            OUTSIDE_TEXTS: self.tr("The person’s address outside texts"),
            INDEX: self.tr("Words left in the full-text index"),
            Identifier.NAME.trace: self.tr("Texts with names"),
            Identifier.ADDRESS.trace: self.tr("Texts with mail addresses"),
            Identifier.PHONE.trace: self.tr("Texts with telephone numbers"),
            Identifier.PERSONAL_NUMBER.trace: self.tr("Texts with personal numbers"),
            Identifier.LINK.trace: self.tr("Texts with links"),
            Identifier.NETWORK.trace: self.tr("Texts with network addresses"),
            Identifier.FILE.trace: self.tr("Texts with file names"),
            Identifier.HANDLE.trace: self.tr("Texts with user names"),
            Identifier.ACCOUNT.trace: self.tr("Texts with account numbers"),
            Identifier.PLATE.trace: self.tr("Texts with number plates"),
            Identifier.POSTAL.trace: self.tr("Texts with postal addresses"),
            PROBE_KEY_MISSING: self.tr("The strings to seek, whose key file is missing"),
            LEFTOVERS: self.tr("Copies of the person’s address"),
            FILES_UNSEARCHED: self.tr(
                "Attachments still in the channels afterwards that can’t be read as text"
            ),
            SENDERS_UNREAD: self.tr("Items with a sender that could not be read"),
            TRIGGERS: self.tr("Triggers of {place} that may copy rows to where nobody looks"),
        }
        named = wording.file_place if trace.what == ERASED_BYTES else wording.places
        place = named(trace.place)
        return words.get(trace.what, "{place}: {what}").format(place=place, what=trace.what)

    def _show_buttons(self) -> None:
        self.open_pdf.setText(self.tr("Open the certificate"))
        self.open_folder.setText(self.tr("Show its folder"))
        self.open_pdf.setVisible(self._pdf is not None)
        self.open_folder.setVisible(self._json is not None)

    def _line(self, name: str, value: str, tone: str = "") -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(PlainLabel(name, self, wrap=True), row, 0, 1, 2)
        number = PlainLabel(value, self, tone=tone, level="3")
        self._grid.addWidget(number, row, 2, Qt.AlignmentFlag.AlignRight)

    def _wide(self, widget: QWidget) -> None:
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 3)

    def _rule(self) -> None:
        self._wide(Rule(self))

    @Slot()
    def _on_open_pdf_clicked(self) -> None:
        if self._pdf is not None:
            self.file_requested.emit(self._pdf)

    @Slot()
    def _on_open_folder_clicked(self) -> None:
        if self._json is not None:
            self.file_requested.emit(self._json.parent)
