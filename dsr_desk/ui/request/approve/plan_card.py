"""The plan at a glance: the sentence everyone signs, its counts, who prepared it, its digest."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dsr_desk.domain.people import Action
from dsr_desk.services.erasing.planning import PlanView
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.approve.plan_words import caution_words, delta_words
from dsr_desk.ui.request.own_language import own_sentence, part_a_line
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import IconButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.chip import Chip
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel, hints
from dsr_desk.ui.widgets.turning import Turning


class PlanCard(Card):
    """Stands above everything else on the page: this is what is signed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the card, empty."""
        super().__init__("", parent)
        self._desk = desk
        self._plan: PlanView | None = None
        self.sentence = Heading("", self, level=2)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.erased, self.anonymised, self.kept = Chip(), Chip(), Chip()
        self.facts = Muted("", self, wrap=True)
        self.delta = PlainLabel("", self, tone="attention", level="small")
        self.cautions = PlainLabel("", self, tone="attention", level="small")
        self.digest_name = Muted("", self)
        self.digest = PlainLabel(
            "", self, elide=Qt.TextElideMode.ElideMiddle, tone="muted", level="small"
        )
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.sentence, self.delta, self.cautions):
            label.keep_whole()
        self.copy = IconButton("copy", "", self)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.body.setSpacing(theme.px(1.5))
        self.body.addWidget(self.sentence)
        counts, told = QWidget(self), QWidget(self)
        counts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        chips = QHBoxLayout(counts)
        flat(chips, theme.px(1.5))
        for chip in (self.erased, self.anonymised, self.kept):
            chips.addWidget(chip)
        row = QHBoxLayout(told)
        flat(row, theme.px(1.5))
        row.addWidget(self.facts, 5)
        row.addWidget(self.digest_name)
        row.addWidget(self.digest, 2)
        row.addWidget(self.copy)
        told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body.addWidget(Turning(counts, told, theme.px(3), self, comfort=theme.px(120)))
        self.body.addWidget(self.delta)
        self.body.addWidget(self.cautions)

    def show_plan(self, plan: PlanView | None) -> None:
        """Show a plan; None lets go of it."""
        self._plan = plan
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        plan = self._plan
        self.digest_name.set_text(self.tr("Plan digest"))
        self.copy.set_name(self.tr("Copy the whole digest"))
        if plan is None:
            return
        self.sentence.set_text(part_a_line(own_sentence(plan)))
        self._count(plan)
        head = plan.plan.head
        names = ", ".join(self._desk.title_of(who) for who in head.preparers)
        text = self.tr("Prepared by {names} · {moment} · plan version {version}")
        who, dot, when = text.format(
            names=names or "–", moment=wording.moment(head.prepared_at), version=head.version
        ).partition(" · ")
        # Of these a number alone would else stand on a line of its own.
        self.facts.set_text(f"{who}{dot}{hints(when)}")
        self.digest.set_text(plan.plan.digest)
        self.cautions.setVisible(bool(plan.cautions))
        self.cautions.set_text("\n".join(map(caution_words, plan.cautions)))
        self.delta.setVisible(plan.delta is not None)
        if plan.delta is not None:
            self.delta.set_text(delta_words(plan.delta))

    def _count(self, plan: PlanView) -> None:
        counts = Counter[Action]()
        for line in plan.plan.scope.lines:
            counts[line.action] += line.count
        erased, anonymised = counts[Action.DELETE], counts[Action.ANONYMISE]
        kept = plan.plan.exception_count
        self.erased.show_word(self.tr("%Ln erased for good", "", erased), "erase", "failed")
        masked = (
            self.tr("%Ln anonymised", "", anonymised)
            if plan.anonymous
            else self.tr("%Ln pseudonymised", "", anonymised)
        )
        self.anonymised.show_word(masked, "user", "attention")
        self.kept.show_word(self.tr("%Ln kept", "", kept), "shield", "muted")
        self.erased.setVisible(bool(erased))
        self.anonymised.setVisible(bool(anonymised))

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self._plan is not None:
            QGuiApplication.clipboard().setText(self._plan.plan.digest)
