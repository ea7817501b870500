"""The gate before an approval: everything opened, the count and case typed, the password given."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from dsr_desk.domain.erasing.plans import begins_to_confirm, confirms
from dsr_desk.ui.qt import flat, set_flag
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import DangerButton, SafeButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.labels import PlainLabel
from dsr_desk.ui.widgets.turning import Turning

_LIST_KEYS = ("n", "j", "k")


@dataclass(frozen=True, slots=True)
class Lock:
    """What the gate guards: ``phrase`` is what has to be typed."""

    case: str
    count: int
    phrase: str


class _Typed(QLineEdit):
    """Begins with a number: the list's last N, typed once too often, is none of it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the list's keys pass by while there is nothing in the field."""
        if not self.text() and event.text().lower() in _LIST_KEYS:
            event.accept()
        else:
            super().keyPressEvent(event)


class ApprovalGate(Card):
    """Two fields and two buttons.  Enter goes on and never approves; no password is kept."""

    approve_requested = Signal(str, str)
    """Carries what was typed and the password."""
    send_back_requested = Signal()
    opened_or_closed = Signal()
    """Whether the approval could be given has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the gate, closed."""
        super().__init__("", parent)
        self._lock: Lock | None = None
        self._left = 0
        self._moved = False
        self._signable = False
        self._working = False
        self._was_open = False
        self._own = False
        self._refused = False
        """Whether the password that was given last was wrong, and none has been begun since."""
        self.sentence = PlainLabel("", self, wrap=True)
        self.typed_name = PlainLabel("", self, tone="muted", level="small")
        self.typed = _Typed(self)
        self.password_name = PlainLabel("", self, tone="muted", level="small")
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.approve = DangerButton("", self, icon="shield")
        self.send_back = SafeButton("", self, icon="undo")
        self.aftermath = PlainLabel("", self, wrap=True, tone="muted", level="small")
        self._build()
        self.typed.textChanged.connect(self._on_field_text_changed)
        self.password.textChanged.connect(self._on_field_text_changed)
        self.typed.returnPressed.connect(self._on_typed_return_pressed)
        self.password.returnPressed.connect(self._on_password_return_pressed)
        self.approve.clicked.connect(self._on_approve_clicked)
        self.send_back.clicked.connect(self.send_back_requested)
        self.show_lock(None, signable=False, own=False)

    @property
    def open(self) -> bool:
        """Whether the approval could be given now."""
        return (
            self._signable
            and not self._working
            and self._left == 0
            and self._lock is not None
            and confirms(self.typed.text(), self._lock.count, self._lock.case)
            and bool(self.password.text())
        )

    @property
    def working(self) -> bool:
        """Whether an answer is awaited."""
        return self._working

    def show_lock(self, lock: Lock | None, *, signable: bool, own: bool) -> None:
        """Guard this; ``signable`` is False for who may only look or send back."""
        if lock != self._lock:
            self.forget()
        self._lock, self._signable, self._own = lock, signable, own
        self._translate()
        self._show()

    def set_left(self, left: int, *, moved: bool = False) -> None:
        """Take how much has not been opened yet; ``moved`` when some of it can’t be any more."""
        self._left, self._moved = left, moved
        self._show()

    def set_working(self, working: bool) -> None:
        """Take nothing while an answer is awaited."""
        self._working = working
        self._show()

    def forget(self) -> None:
        """Empty both fields."""
        self._refused = False
        self.typed.clear()
        self.password.clear()

    def ask_password_again(self) -> None:
        """Let the password be given once more."""
        self.password.clear()
        self._refused = True
        self._show_password()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self._show()

    def _build(self) -> None:
        self.body.setSpacing(theme.px(1.5))
        self.body.addWidget(self.sentence)
        self._fields = QWidget(self)
        fields = QHBoxLayout(self._fields)
        flat(fields, theme.px(3))
        for name, field, width in (
            (self.typed_name, self.typed, 44),
            (self.password_name, self.password, 44),
        ):
            name.setBuddy(field)
            field.setMinimumWidth(theme.px(width / 2))
            column = QVBoxLayout()
            flat(column, theme.px(0.75))
            column.addWidget(name)
            column.addWidget(field)
            fields.addLayout(column, 1)
        self._fields.setMaximumWidth(theme.px(91))
        buttons = QWidget(self)
        buttons.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(buttons)
        flat(row, theme.px(3))
        bottom = Qt.AlignmentFlag.AlignBottom
        row.addWidget(self.approve, 0, bottom)
        row.addWidget(self.aftermath, 1)
        row.addStretch()  # takes what the sentence leaves
        row.addWidget(self.send_back, 0, bottom)
        self.body.addWidget(Turning(self._fields, buttons, theme.px(3), self))

    def _translate(self) -> None:
        lock = self._lock
        self._show_typed()
        self._show_password()
        count = lock.count if lock else 0
        self.approve.setText(
            self.tr("Approve %Ln item(s)", "", count)
            if count or lock is None
            else self.tr("Approve that nothing is erased")
        )
        self.send_back.setText(
            self.tr("Withdraw the plan…") if self._own else self.tr("Send back…")
        )
        self.aftermath.set_text(
            self.tr("Withdrawing erases nothing: the case goes back to the review.")
            if self._own
            else self.tr("Sending back erases nothing: the plan is prepared anew in the review.")
        )

    def _show(self) -> None:
        ready = self._signable and self._left == 0 and not self._working
        self._fields.setVisible(self._signable)
        self.approve.setVisible(self._signable)
        self.aftermath.setVisible(not self._signable)
        self.sentence.setVisible(self._signable)
        self.typed.setEnabled(ready)
        self.password.setEnabled(ready)
        self.send_back.setEnabled(not self._working)
        self.sentence.set_text(self._sentence())
        self._show_open()

    def _sentence(self) -> str:
        if self._moved:
            return self.tr(
                "Something in the plan is not as it was found, so the plan can’t be signed. Send it"
                " back: then it is searched and decided anew."
            )
        if self._left:
            return self.tr("{left} left to open, then you can sign.").format(left=self._left)
        return self.tr(
            "Everything is opened. Your approval signs exactly this plan; once it is run, the"
            " items can’t be brought back."
        )

    def _show_typed(self) -> None:
        """Say what is to be typed, and as soon as it has gone astray, that it has."""
        lock, typed = self._lock, self.typed.text()
        astray = lock is not None and not begins_to_confirm(typed, lock.count, lock.case)
        phrase = lock.phrase if lock else ""
        right = self.tr("Type {phrase}").format(phrase=phrase)
        wrong = self.tr("This is not it. Type {phrase}").format(phrase=phrase)
        # Room for the longer one always: a field that moves while one types in it is no field.
        self.typed_name.setMinimumWidth(self.typed_name.fontMetrics().horizontalAdvance(wrong))
        self.typed_name.set_text(wrong if astray else right)
        self.typed_name.set_tone("failed" if astray else "muted")
        self.typed.setAccessibleName(self.typed_name.text())
        set_flag(self.typed, "wrong", "true" if astray else "")
        # What goes astray here may be the password, typed one field too early.
        shown = QLineEdit.EchoMode.Password if astray else QLineEdit.EchoMode.Normal
        self.typed.setEchoMode(shown)

    def _show_password(self) -> None:
        """Say whose password is wanted, or that it was wrong: beside the field, where one looks."""
        asked, wrong = self.tr("Your password"), self.tr("Wrong. Your password again")
        self.password_name.setMinimumWidth(
            self.password_name.fontMetrics().horizontalAdvance(wrong)
        )
        self.password_name.set_text(wrong if self._refused else asked)
        self.password_name.set_tone("failed" if self._refused else "muted")
        self.password.setAccessibleName(self.password_name.text())
        set_flag(self.password, "wrong", "true" if self._refused else "")

    def _show_open(self) -> None:
        self.approve.setEnabled(self.open)
        if self.open != self._was_open:
            self._was_open = self.open
            self.opened_or_closed.emit()

    @Slot()
    def _on_field_text_changed(self) -> None:
        self._refused = self._refused and not self.password.text()
        self._show_typed()
        self._show_password()
        self._show_open()

    @Slot()
    def _on_typed_return_pressed(self) -> None:
        """Go on: whoever types the password next would else type it where it can be read."""
        lock = self._lock
        if lock is not None and confirms(self.typed.text(), lock.count, lock.case):
            self.password.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_password_return_pressed(self) -> None:
        if self.open:
            self.approve.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_approve_clicked(self) -> None:
        if self.open:
            self.approve_requested.emit(self.typed.text(), self.password.text())
