"""The fields of a mailbox: what is typed becomes settings, and settings become fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dsr_desk.domain.mailboxes import (
    LONGEST_POLL,
    SHORTEST_POLL,
    AfterFiling,
    AuthKind,
    Mailbox,
    Provider,
    Security,
)
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.ui import theme
from dsr_desk.ui.mailboxes.words import kind_words
from dsr_desk.ui.widgets.labels import PlainLabel

PORTS = {Security.TLS: 993, Security.STARTTLS: 143}
NEW = Mailbox("", "", "", 993, "")
Kind = Security | AuthKind | AfterFiling


class MailboxFields(QWidget):
    """A grid of labels and fields; those that don't apply are hidden."""

    changed = Signal()

    def __init__(self, box: Mailbox, taken: Sequence[str], parent: QWidget) -> None:
        """Take the settings to begin with, and the short names that are taken."""
        super().__init__(parent)
        self._box, self._taken = box, frozenset(taken)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(3))
        self._grid.setVerticalSpacing(theme.px(1.5))
        self._grid.setColumnStretch(1, 1)
        self._labels: dict[QWidget, PlainLabel] = {}
        self._add_server()
        self._add_sign_in()
        self._add_after()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._show_what_applies()

    @property
    def box(self) -> Mailbox:
        """The settings as they stand in the fields."""
        return replace(
            self._box,
            key=self._box.key or free_key(self.name.text(), self._taken),
            title=self.name.text().strip(),
            host=self.host.text().strip(),
            port=_int(self.port),
            user=self.user.text().strip(),
            security=Security(self.security.currentData()),
            auth=self._auth,
            folder=self.folder.text().strip(),
            after=self._after,
            target=self.target.text().strip(),
            keyword=self.keyword.text().strip(),
            poll_seconds=_int(self.interval),
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

    @property
    def _after(self) -> AfterFiling:
        return AfterFiling(self.after.currentData())

    def _add_server(self) -> None:
        box = self._box
        self.name = self._line(self.tr("Name"), box.title)
        self.host = self._line(self.tr("Mail server"), box.host, "imap.example.org")
        # A window never offers to go without encryption; a mailbox set up so keeps its choice.
        offered = [Security.TLS, Security.STARTTLS]
        if box.security not in offered:
            offered.append(box.security)
        self.security = self._choice(self.tr("Encryption"), offered, box.security)
        self.port = self._number(self.tr("Port"), box.port, 1, 65535)
        self.security.activated.connect(self._on_security_activated)

    def _add_sign_in(self) -> None:
        box = self._box
        self.user = self._line(self.tr("User"), box.user)
        self.auth = self._choice(self.tr("Signs in by"), list(AuthKind), box.auth)
        provider = box.provider
        self.token_endpoint = self._line(
            self.tr("Token address"), provider.token_endpoint, "https://…/oauth2/v2.0/token"
        )
        self.device_endpoint = self._line(
            self.tr("Code address"), provider.device_endpoint, "https://…/oauth2/v2.0/devicecode"
        )
        self.client_id = self._line(self.tr("Client id"), provider.client_id)
        self.scope = self._line(self.tr("Scope"), provider.scope)
        self.client_secret = self._hidden(self.tr("Client secret, if any"))
        self.secret = self._hidden("")
        self.auth.activated.connect(self._on_choice_activated)

    def _add_after(self) -> None:
        box = self._box
        self.folder = self._line(self.tr("Folder that is read"), box.folder)
        self.after = self._choice(self.tr("When a mail is filed"), list(AfterFiling), box.after)
        self.target = self._line(self.tr("Folder for filed mails"), box.target)
        self.keyword = self._line(self.tr("Keyword"), box.keyword)
        self.interval = self._number(
            self.tr("Seconds between looks (without IDLE)"),
            box.poll_seconds,
            SHORTEST_POLL,
            LONGEST_POLL,
        )
        self.after.activated.connect(self._on_choice_activated)

    def _provider(self) -> Provider:
        if self._auth is AuthKind.PASSWORD:
            return Provider()
        texts = (self.token_endpoint, self.device_endpoint, self.client_id, self.scope)
        return Provider(*(field.text().strip() for field in texts))

    def _line(self, label: str, text: str, hint: str = "") -> QLineEdit:
        field = QLineEdit(text, self)
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
        label = PlainLabel(text, self)
        label.setBuddy(field)
        field.setAccessibleName(text)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        self._labels[field] = label

    def _show_what_applies(self) -> None:
        tokens = self._auth is AuthKind.XOAUTH2
        applies: dict[QWidget, bool] = dict.fromkeys(
            (
                self.token_endpoint,
                self.device_endpoint,
                self.client_id,
                self.scope,
                self.client_secret,
            ),
            tokens,
        )
        applies[self.target] = self._after is AfterFiling.MOVE
        applies[self.keyword] = self._after is not AfterFiling.LEAVE
        for field, shown in applies.items():
            field.setVisible(shown)
            self._labels[field].setVisible(shown)
        name = self.tr("Refresh token") if tokens else self.tr("Password")
        self._labels[self.secret].set_text(name)
        self.secret.setAccessibleName(name)

    @Slot()
    def _on_choice_activated(self) -> None:
        self._show_what_applies()
        self.changed.emit()

    @Slot()
    def _on_security_activated(self) -> None:
        if _int(self.port) in PORTS.values():
            self.port.setText(str(PORTS.get(Security(self.security.currentData()), 993)))
        self.changed.emit()


def _int(field: QLineEdit) -> int:
    """Return the number in a field; 0, which no rule allows, when there is none."""
    text = field.text().strip()
    return int(text) if text.isdecimal() else 0


def free_key(title: str, taken: frozenset[str]) -> str:
    """Return a short name made of the title's letters that is not taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30].strip("-") or "mailbox"
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
