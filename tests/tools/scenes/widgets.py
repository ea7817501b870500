"""The shared widgets, side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsr_desk.domain.requests import Verdict
from dsr_desk.services.progress import Step
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import (
    DangerButton,
    IconButton,
    LinkButton,
    PrimaryButton,
    SafeButton,
)
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.chip import Chip, FilterChip, VerdictChip
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel
from dsr_desk.ui.widgets.step_bar import StepBar, StepLook, StepState
from tests.tools.render_windows import Stage, scene


@scene("widgets")
def widgets(stage: Stage) -> QWidget:
    """Everything once."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(Heading("Radera allt som anna.svensson@example.org skrivit", level=1))
    bar = StepBar()
    bar.set_steps(
        [
            StepLook(StepState.DONE),
            StepLook(StepState.REACHABLE, "231"),
            *[StepLook(StepState.AHEAD)] * 3,
        ]
    )
    bar.set_current(2)
    column.addWidget(bar)
    for tone in ("info", "ok", "attention", "failed"):
        banner = Banner()
        banner.show_message(tone, f"Ett meddelande ({tone}) som säger vad som hänt.", "Försök igen")
        column.addWidget(banner)
    row = QHBoxLayout()
    for button in (
        PrimaryButton("Skicka för godkännande", icon="arrow-right"),
        SafeButton("Fråga redaktören…"),
        DangerButton("Radera 223 meddelanden", icon="erase"),
        LinkButton("varför?"),
        IconButton("refresh", "Hämta igen"),
    ):
        row.addWidget(button)
    off = PrimaryButton("Avstängd")
    off.setEnabled(False)
    row.addWidget(off)
    column.addLayout(row)
    row = QHBoxLayout()
    for verdict in Verdict:
        chip = VerdictChip()
        chip.set_verdict(verdict)
        row.addWidget(chip)
    for settled in ({"overridden": True}, {"left_out": True}):
        chip = VerdictChip()
        chip.set_verdict(Verdict.FAILED, **settled)
        row.addWidget(chip)
    row.addWidget(Chip("exakt avsändare"))
    mine = FilterChip("Mina")
    mine.set_count(5)
    mine.setChecked(True)
    row.addWidget(mine)
    row.addWidget(FilterChip("Att godkänna"))
    row.addStretch(1)
    column.addLayout(row)
    row = QHBoxLayout()
    card = Card("Redaktörens mail")
    card.head.addWidget(Muted("5 av 7 klara"))
    card.body.addWidget(PlainLabel("Text i kortet <b>inte fet</b>\u202e vänd"))
    card.body.addWidget(PlainLabel("En lång text " * 20, elide=Qt.TextElideMode.ElideRight))
    field = QLineEdit()
    field.setAccessibleName("Your words here")
    field.setPlaceholderText("Sök person, organisation, ärende")
    card.body.addWidget(field)
    busy = BusyBar()
    busy.begin("Söker i källorna", stoppable=True)
    busy.show_step(Step("search", 40, 100))
    busy.show()
    card.body.addWidget(busy)
    row.addWidget(card, 1)
    empty = EmptyState()
    empty.show_words("Inga ärenden", "Allt är klart.", "Läs in mail…")
    row.addWidget(empty, 1)
    column.addLayout(row, 1)
    field.setFocus()
    column.setSpacing(theme.px(2))
    return window
