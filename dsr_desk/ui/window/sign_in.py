"""Who are you: the accounts of the workspace and a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsr_desk.ui import operations
from dsr_desk.ui.qt import set_flag
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.picture import Picture

if TYPE_CHECKING:
    from dsr_desk.domain.people import User
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.people.accounts import SignedIn
    from dsr_desk.ui.desk import Desk
    from dsr_desk.ui.preferences import Preferences


_OFTEN = 3
"""So many wrong passwords in a row are no slip of the hand any more."""


class SignInPage(QWidget):
    """A card in the middle of the window; Enter signs in."""

    entered = Signal()
    asked = Signal()
    """It is known who there is, or why not."""

    def __init__(
        self, desk: Desk, preferences: Preferences, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Take the desk; ``hint`` names a demo workspace's accounts and their password."""
        super().__init__(parent)
        self._desk, self._preferences = desk, preferences
        self._heading = Heading("", self, level=1)
        self._lead = PlainLabel("", self, wrap=True, tone="muted")
        self.account = QComboBox(self)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = PrimaryButton("", self)
        self.banner = Banner(self)
        self._labels = (PlainLabel("", self, level="3"), PlainLabel("", self, level="3"))
        self._why: Exception | None = None
        """Why whoever worked here was signed out; told until somebody signs in."""
        self._missed = 0
        """How often in a row a password was wrong."""
        self._left = ""
        """The account, as it is known here, that was signed out."""
        self._labels[0].setBuddy(self.account)
        self._labels[1].setBuddy(self.password)
        self._hint = PlainLabel(hint, self, wrap=True)
        self._hint_title = PlainLabel("", self, wrap=True, level="3")
        self._build(hint)
        self.password.returnPressed.connect(self._on_password_return_pressed)
        self.password.textChanged.connect(self._on_password_text_changed)
        self.button.clicked.connect(self._on_button_clicked)
        self.banner.action_requested.connect(self.ask_for_accounts)
        self._say()

    @Slot(object)
    def set_reason(self, why: Exception) -> None:
        """Take why whoever worked here is signed out."""
        self._why, self._left = why, self._desk.title_of(self._desk.by.user.id)

    @Slot()
    def ask_for_accounts(self) -> None:
        """Read who there is; called when the page is shown."""
        self.password.clear()
        operations.query(
            parent=self,
            desk=self._desk,
            read=_accounts,
            replaces="accounts",
        ).success(self._show_accounts).failure(self._show_trouble).run_in_background()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def _build(self, hint: str) -> None:
        card = Card("", self)
        card.setFixedWidth(theme.px(96))
        card.body.setContentsMargins(*(theme.px(7),) * 4)
        card.body.setSpacing(theme.px(1.5))
        head = QHBoxLayout()
        head.setSpacing(theme.px(2.5))
        head.addWidget(Picture("shield", "accent", 7, self))
        head.addWidget(self._heading, 1)
        card.body.addLayout(head)
        card.body.addWidget(self._lead)
        card.body.addSpacing(theme.px(2))
        for label, field in zip(self._labels, (self.account, self.password), strict=True):
            card.body.addWidget(label)
            card.body.addWidget(field)
            card.body.addSpacing(theme.px(1))
        card.body.addWidget(self.banner)
        card.body.addWidget(self.button)
        if hint:
            card.body.addSpacing(theme.px(2))
            row = QHBoxLayout()
            row.setSpacing(theme.px(2))
            row.addWidget(Picture("info", "accent", 4.5, self), 0, Qt.AlignmentFlag.AlignTop)
            said = QVBoxLayout()
            said.setSpacing(theme.px(0.5))
            said.addWidget(self._hint_title)
            said.addWidget(self._hint)
            row.addLayout(said, 1)
            card.body.addLayout(row)
        for label in (self._hint_title, self._hint):
            label.setVisible(bool(hint))
        column = QVBoxLayout(self)
        # No alignment here: with one, the card's wrapped texts would not be given their height.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)

    def _say(self) -> None:
        self._heading.set_text(self.tr("Sign in to DSR Desk"))
        self._lead.set_text(
            self.tr("Your password opens your signing key: what you do is done in your name.")
        )
        self._labels[0].set_text(self.tr("Account"))
        self._labels[1].set_text(self.tr("Password"))
        self.account.setAccessibleName(self.tr("Account"))
        self.password.setAccessibleName(self.tr("Password"))
        self.button.setText(self.tr("Sign in"))
        self._hint.setAccessibleName(self.tr("Demo accounts"))
        self._hint_title.set_text(self.tr("Demo: accounts and their passwords"))
        for row in range(self.account.count()):
            user = self.account.itemData(row)
            if user is not None:
                self.account.setItemText(row, self._called(user))

    def _show_accounts(self, users: tuple[User, ...]) -> None:
        self._desk.learn_people(users)
        self.account.clear()
        here = [user for user in users if not user.ended]
        for user in here:
            self.account.addItem(self._called(user), user)
        names = [user.name for user in here]
        if self._preferences.last_user in names:
            self.account.setCurrentIndex(names.index(self._preferences.last_user))
        if self._why is None:
            self.banner.clear()
        else:
            self._tell_signed_out(self._why)
        self.password.setFocus()
        self.asked.emit()

    def _called(self, user: User) -> str:
        from dsr_desk.ui import wording

        return f"{self._desk.title_of(user.id)} · {wording.role(user.role)}"

    def _show_trouble(self, error: Exception) -> None:
        self._tell(error, retry=True)
        self.asked.emit()

    def _tell(self, error: Exception, *, retry: bool = False) -> None:
        from dsr_desk.ui.errors import show_error

        show_error(self.banner, error, retry=retry)

    def _tell_signed_out(self, why: Exception) -> None:
        """Say whose session is over: the account in the list above may be another's."""
        from dsr_desk.ui.errors import sentence

        text = self.tr("{name} was signed out. {why}").format(name=self._left, why=sentence(why))
        self.banner.show_message("attention", text, dismissable=False)

    def _sign_in(self) -> None:
        user: User | None = self.account.currentData()
        if user is None or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        self.button.setText(self.tr("Opening your key…"))
        operations.sign_in(
            parent=self, desk=self._desk, name=user.name, password=self.password.text()
        ).success(self._let_in).failure(self._refuse).run_in_background()

    def _let_in(self, person: SignedIn) -> None:
        self._ready_again()
        self.password.clear()
        self.banner.clear()
        self._why, self._missed = None, 0
        self._preferences.last_user = person.user.name
        self._desk.enter(person)
        self.entered.emit()

    def _refuse(self, error: Exception) -> None:
        self._ready_again()
        set_flag(self.password, "wrong", "true")
        self._missed += getattr(error, "code", "") == "wrong-password"
        if self._missed < _OFTEN:
            self._tell(error)
        else:
            self._tell_who_helps(error)
        self.password.setFocus()
        self.password.selectAll()

    def _tell_who_helps(self, error: Exception) -> None:
        """Say where a lost password is given anew: whoever has lost it can't look there."""
        from dsr_desk.ui.errors import sentence

        lost = self.tr("If it is lost, somebody else here gives you a new one (File → Accounts…).")
        self.banner.show_message("attention", f"{sentence(error)} {lost}")

    def _ready_again(self) -> None:
        self.button.setEnabled(True)
        self.button.setText(self.tr("Sign in"))

    @Slot()
    def _on_password_return_pressed(self) -> None:
        self._sign_in()

    @Slot()
    def _on_button_clicked(self) -> None:
        self._sign_in()

    @Slot(str)
    def _on_password_text_changed(self, _text: str) -> None:
        set_flag(self.password, "wrong", "")


def _accounts(services: DeskServices) -> tuple[User, ...]:
    """Read who there is, in a job.

    The words for roles and errors know the whole domain: they are imported here, in the job, and
    neither before the first paint nor while the window waits.
    """
    import dsr_desk.ui.errors  # noqa: F401

    return services.accounts.users()
