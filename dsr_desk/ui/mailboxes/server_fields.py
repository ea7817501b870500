"""The fields of a mail server: how it is reached, and how the desk signs in to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dsr_desk.domain.mailboxes.mailbox import AfterFiling, AuthKind, Provider, Security
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.ui.mailboxes.words import kind_words
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.labels import PlainLabel

Kind = Security | AuthKind | AfterFiling


@dataclass(frozen=True, slots=True)
class Server:
    """A server and the user there, for reading as for sending."""

    host: str = ""
    port: int = 0
    """0, which no rule allows, when none was typed."""
    user: str = ""
    security: Security = Security.TLS
    auth: AuthKind = AuthKind.PASSWORD
    provider: Provider = field(default_factory=Provider)


class ServerFields(QWidget):
    """A grid of labels and fields; those that don't apply are hidden.

    A kind of server adds its own fields before, between and after the two groups.
    """

    changed = Signal()

    def __init__(self, server: Server, ports: Mapping[Security, int], parent: QWidget) -> None:
        """Take the settings to begin with, and the usual port of each kind of encryption."""
        super().__init__(parent)
        self._began_with, self._ports = server, ports
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(3))
        self._grid.setVerticalSpacing(theme.px(1.5))
        self._grid.setColumnStretch(1, 1)
        self._labels: dict[QWidget, PlainLabel] = {}
        self._of_tokens: list[QLineEdit] = []

    @property
    def server(self) -> Server:
        """The settings as they stand in the fields."""
        return Server(
            host=self.host.text().strip(),
            port=number(self.port),
            user=self.user.text().strip(),
            security=Security(self.security.currentData()),
            auth=self._auth,
            provider=self._provider(),
        )

    @property
    def credential(self) -> Credential | None:
        """The secret, when one was typed."""
        secret = self.secret.text()
        return Credential(secret, self.client_secret.text()) if secret else None

    # What Qt gives back of a word's member is the bare word.

    @property
    def _auth(self) -> AuthKind:
        return AuthKind(self.auth.currentData())

    def _add_server(self, example: str) -> None:
        server = self._began_with
        self.host = self._line(self.tr("Mail server"), server.host, example)
        # A window never offers to go without encryption; what is set up so keeps its choice.
        offered = [Security.TLS, Security.STARTTLS]
        if server.security not in offered:
            offered.append(server.security)
        self.security = self._choice(self.tr("Encryption"), offered, server.security)
        port = server.port or self._ports[server.security]
        self.port = self._number(self.tr("Port"), port, 1, 65535)
        self.security.activated.connect(self._on_security_activated)

    def _add_sign_in(self, *, by_code: bool) -> None:
        """Add user and secret; by_code: the provider may also show a code to sign in by."""
        server = self._began_with
        provider = server.provider
        self.user = self._line(self.tr("User"), server.user)
        self.auth = self._choice(self.tr("Signs in by"), list(AuthKind), server.auth)
        self.token_endpoint = self._line(
            self.tr("Token address"), provider.token_endpoint, "https://…/oauth2/v2.0/token"
        )
        self.device_endpoint: QLineEdit | None = None
        if by_code:
            self.device_endpoint = self._line(
                self.tr("Code address"),
                provider.device_endpoint,
                "https://…/oauth2/v2.0/devicecode",
            )
            self._of_tokens.append(self.device_endpoint)
        self.client_id = self._line(self.tr("Client id"), provider.client_id)
        self.scope = self._line(self.tr("Scope"), provider.scope)
        self.client_secret = self._hidden(self.tr("Client secret, if any"))
        self._of_tokens += [self.token_endpoint, self.client_id, self.scope, self.client_secret]
        self.secret = self._hidden("")
        self.auth.activated.connect(self._on_choice_activated)

    def _provider(self) -> Provider:
        if self._auth is AuthKind.PASSWORD:
            return Provider()
        code = self.device_endpoint.text().strip() if self.device_endpoint is not None else ""
        texts = (field.text().strip() for field in (self.client_id, self.scope))
        return Provider(self.token_endpoint.text().strip(), code, *texts)

    def _line(self, label: str, text: str, hint: str = "") -> QLineEdit:
        field = QLineEdit(text, self)
        field.setCursorPosition(0)
        field.setPlaceholderText(hint)
        field.textEdited.connect(self.changed)
        self._add(label, field)
        return field

    def _number(self, label: str, value: int, least: int, most: int) -> QLineEdit:
        field = self._line(label, str(value))
        field.setValidator(QIntValidator(least, most, field))
        return field

    def _hidden(self, label: str) -> QLineEdit:
        field = self._line(label, "")
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _choice(self, label: str, kinds: Sequence[Kind], chosen: Kind) -> QComboBox:
        field = QComboBox(self)
        for kind in kinds:
            field.addItem(kind_words(kind), kind)
        field.setCurrentIndex(list(kinds).index(chosen))
        self._add(label, field)
        return field

    def _add(self, text: str, field: QWidget) -> None:
        label = PlainLabel(text, self, wrap=True)
        label.setBuddy(field)
        field.setAccessibleName(text)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        self._labels[field] = label

    def _show_if(self, field: QWidget, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def _show_what_applies(self) -> None:
        """Hide what the choices make meaningless."""
        tokens = self._auth is AuthKind.XOAUTH2
        for each in self._of_tokens:
            self._show_if(each, tokens)
        name = self.tr("Refresh token") if tokens else self.tr("Password")
        self._labels[self.secret].set_text(name)
        self.secret.setAccessibleName(name)

    @Slot()
    def _on_choice_activated(self) -> None:
        self._show_what_applies()
        self.changed.emit()

    @Slot()
    def _on_security_activated(self) -> None:
        if number(self.port) in self._ports.values():
            port = self._ports.get(Security(self.security.currentData()))
            self.port.setText(str(port or self._ports[Security.TLS]))
        self.changed.emit()


def number(field: QLineEdit) -> int:
    """Return the number in a field; 0, which no rule allows, when there is none."""
    text = field.text().strip()
    return int(text) if text.isdecimal() else 0
