"""The stages of a run, one under the other: what is done, what is being done, what is to come."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from dsr_desk.domain.erasing.receipts import (
    WAIT_COUNTED,
    WAIT_HOURS,
    RunRecord,
    Stage,
    StageName,
)
from dsr_desk.services.progress import Step
from dsr_desk.ui import wording
from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.labels import Muted, PlainLabel
from dsr_desk.ui.widgets.picture import Picture

_LOOKS = {
    "todo": ("circle", "line_strong"),
    "now": ("play", "accent"),
    "done": ("check", "ok"),
    "stopped": ("alert", "attention"),
    "found": ("failed", "failed"),
}
_PROVING = (StageName.RESIDUE, StageName.BYTES)


class StagesView(QWidget):
    """A line for each stage: icon, name, figures, and in words how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build a line for every stage there is."""
        super().__init__(parent)
        grid = QGridLayout(self)
        flat(grid, theme.px(2.5))
        grid.setHorizontalSpacing(theme.px(3))
        self._pictures: dict[StageName, Picture] = {}
        self._names: dict[StageName, PlainLabel] = {}
        self.figures: dict[StageName, Muted] = {}
        self.words: dict[StageName, PlainLabel] = {}
        for row, name in enumerate(StageName):
            self._pictures[name] = Picture("circle", "line_strong", 4.5, self)
            self._names[name] = PlainLabel("", self, wrap=True)
            self.figures[name] = Muted("", self, wrap=True)
            self.words[name] = PlainLabel("", self, tone="muted")
            for column, widget in enumerate(
                (
                    self._pictures[name],
                    self._names[name],
                    self.figures[name],
                    self.words[name],
                )
            ):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)

    def show_record(self, record: RunRecord | None) -> None:
        """Show the stages as they are stored; whether one goes on somewhere is not stored."""
        stages = {stage.name: stage for stage in record.stages} if record else {}
        for name in StageName:
            self._show(name, stages.get(name))

    def show_step(self, step: Step) -> None:
        """Show that a stage is being done now; those before it are done."""
        try:
            current = StageName(step.what)
        except ValueError:
            return
        order = list(StageName)
        for name in order[: order.index(current)]:
            if self.words[name].whole_text != self._word("done"):
                self._look(name, "done")
        self._look(current, "now")
        # A stage in parts is told beside the bar above: which part, and how much of it.
        if step.total and not step.part:
            self.figures[current].set_text(wording.amount(step))

    def _show(self, name: StageName, stage: Stage | None) -> None:
        self._names[name].set_text(wording.stage(name))
        self.figures[name].set_text(self._figures_of(stage) if stage else "")
        if stage is None:
            self._look(name, "todo")
        elif name in _PROVING and dict(stage.figures).get("found"):
            self._look(name, "found")
        elif stage.finished_at is not None:
            self._look(name, "done")
        else:
            self._look(name, "stopped")

    def _look(self, name: StageName, look: str) -> None:
        self._pictures[name].use(*_LOOKS[look])
        self.words[name].set_text(self._word(look))
        tone = "failed" if look == "found" else "muted"
        self.words[name].set_tone(tone)

    def _word(self, look: str) -> str:
        return {
            "todo": self.tr("to come"),
            "now": self.tr("now"),
            "done": self.tr("done"),
            "stopped": self.tr("not finished"),
            "found": self.tr("found something"),
        }[look]

    def _figures_of(self, stage: Stage) -> str:
        """Return a stage's figures in words; each stage is proud of another one."""
        figures = dict(stage.figures)
        if stage.name is StageName.ACT:
            hours, counted = figures.pop(WAIT_HOURS, 0), figures.pop(WAIT_COUNTED, 0)
            done = self.tr("%Ln item(s)", "", sum(figures.values()))
            return f"{done} · {self._waited(hours, counted)}" if hours else done
        if stage.name is StageName.LEFTOVERS:
            return self.tr("%Ln leftover(s) cleared", "", figures.get("erased", 0))
        if stage.name is StageName.RESIDUE:
            return self.tr("%Ln trace(s) found", "", figures.get("found", 0))
        if stage.name is StageName.SCRUB and "bytes_after" in figures:
            return self.tr("{before} before, {after} after, log emptied").format(
                before=wording.size(figures["bytes_before"]),
                after=wording.size(figures["bytes_after"]),
            )
        if stage.name is StageName.FORGET:
            return self.tr("%Ln person(s) forgotten", "", figures.get("persons", 0))
        if stage.name is StageName.BYTES:
            sought = self.tr("%Ln string(s) sought in {files}", "", figures.get("strings", 0))
            files = self.tr("%Ln file(s)", "", figures.get("files", 0))
            unexplained = self.tr("%Ln unexplained", "", figures.get("found", 0))
            return f"{sought.format(files=files)}, {unexplained}"
        return ""

    def _waited(self, hours: int, counted: int) -> str:
        """Say what is known of the wait after the approval: a clock can be set, a count can't."""
        if counted:
            return self.tr("waited %Ln hour(s), by this computer’s own count", "", hours)
        return self.tr(
            "waited %Ln hour(s) by the clock alone: the computer was started anew since the"
            " approval, or is another one",
            "",
            hours,
        )
