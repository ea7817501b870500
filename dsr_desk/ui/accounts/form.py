"""Asks for what a change of an account needs: who, which role, passwords, the passphrase."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Flag, auto
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from dsr_desk.domain.people import GIVEN_ROLES, Role
from dsr_desk.domain.record.account_errors import LEAST_PASSWORD
from dsr_desk.ui import wording
from dsr_desk.ui.staying import StayingDialog
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.labels import Muted

_NO_NAME = re.compile(r"[^a-z0-9_-]")


class Asked(Flag):
    """What a form asks for."""

    PERSON = auto()
    """Title, name to sign in as, role."""
    OWN = auto()
    """The password of whoever sits there."""
    NEW = auto()
    """A new password, twice."""
    PASSPHRASE = auto()
    """The administrator's, and the file of the key where it is not in the workspace."""
    KEY_FILE = auto()


@dataclass(frozen=True, slots=True)
class Given:
    """What was entered; empty where it was not asked for."""

    title: str
    name: str
    role: Role
    own: str
    new: str
    passphrase: str
    key_file: Path | None


class AccountForm(StayingDialog):
    """A title, what will happen, and the fields that are asked for."""

    given = Signal(object)
    """Carries a :class:`Given`."""

    def __init__(
        self, title: str, explanation: str, verb: str, asked: Asked, parent: QWidget
    ) -> None:
        """Take what is said, and what is asked for."""
        super().__init__(title, explanation, parent, 130)
        self._asked = asked
        self._named_by_hand = False
        self.title, self.login, self.role = QLineEdit(self), QLineEdit(self), QComboBox(self)
        self.own, self.new, self.again = (_secret(self) for _ in range(3))
        self.passphrase, self.key_file = _secret(self), QLineEdit(self)
        self.choose = SafeButton(self.tr("Choose the file…"), self)
        self.wanting = Muted("", self, wrap=True)
        for role in GIVEN_ROLES:
            self.role.addItem(wording.value(role), role)
        self._build()
        self.column.addWidget(self.wanting)
        self.add_buttons(verb)
        self._connect()
        self.weigh()

    def give(self) -> None:
        """Hand on what was entered."""
        file = self.key_file.text().strip()
        self.given.emit(
            Given(
                self.title.text().strip(),
                self.login.text().strip(),
                Role(self.role.currentData()),
                self.own.text(),
                self.new.text(),
                self.passphrase.text(),
                Path(file) if file else None,
            )
        )

    def refuse(self, error: Exception) -> None:
        """Say why nothing came of it; what opens keys is asked for anew, the rest stays."""
        self.own.clear()
        self.passphrase.clear()
        super().refuse(error)

    def _build(self) -> None:
        rows: tuple[tuple[Asked, str, QWidget], ...] = (
            (Asked.PERSON, self.tr("The person’s name, as colleagues know it"), self.title),
            (Asked.PERSON, self.tr("Name to sign in as: a to z, digits, - and _"), self.login),
            (Asked.PERSON, self.tr("Role"), self.role),
            (Asked.OWN, self.tr("Your password now"), self.own),
            (Asked.NEW, self._new_password_words(), self.new),
            (Asked.NEW, self.tr("The same once more"), self.again),
            (Asked.PASSPHRASE, self.tr("Passphrase of the administrator’s key"), self.passphrase),
            (Asked.KEY_FILE, self.tr("File of the administrator’s key"), self.key_file),
        )
        for part, label, field in rows:
            if part in self._asked:
                self.labelled(label, field)
            else:
                field.hide()
        if Asked.KEY_FILE in self._asked:
            self.column.addWidget(self.choose)
        else:
            self.choose.hide()

    def _new_password_words(self) -> str:
        if Asked.OWN in self._asked:
            return self.tr("Your new password")
        return self.tr("A password, typed by the person whose account it is")

    def _connect(self) -> None:
        fields = (self.title, self.login, self.own, self.new, self.again, self.passphrase)
        for field in (*fields, self.key_file):
            field.textChanged.connect(self._on_text_changed)
        self.title.textEdited.connect(self._on_title_text_edited)
        self.login.textEdited.connect(self._on_login_text_edited)
        self.choose.clicked.connect(self._on_choose_clicked)

    def weigh(self) -> None:
        """Say what is still wanting, and let it be confirmed when nothing is."""
        self.wanting.set_text(self._wanting())
        super().weigh()

    def _wanting(self) -> str:
        if Asked.NEW not in self._asked or not self.new.text():
            return ""
        if len(self.new.text()) < LEAST_PASSWORD:
            return self.tr("The password needs at least %Ln character(s).", "", LEAST_PASSWORD)
        if self.again.text() and self.again.text() != self.new.text():
            return self.tr("The two passwords are not the same.")
        return ""

    def filled(self) -> bool:
        """Whether nothing is wanting."""
        if self._wanting():
            return False
        needed: dict[Asked, tuple[QLineEdit, ...]] = {
            Asked.PERSON: (self.title, self.login),
            Asked.OWN: (self.own,),
            Asked.NEW: (self.new, self.again),
            Asked.PASSPHRASE: (self.passphrase,),
            Asked.KEY_FILE: (self.key_file,),
        }
        wanted = (f for part, fields in needed.items() if part in self._asked for f in fields)
        return all(field.text().strip() for field in wanted)

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self.weigh()

    @Slot(str)
    def _on_title_text_edited(self, text: str) -> None:
        if not self._named_by_hand:
            self.login.setText(suggested_name(text))

    @Slot(str)
    def _on_login_text_edited(self, text: str) -> None:
        self._named_by_hand = bool(text)

    @Slot()
    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("File of the administrator’s key"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.key_file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def suggested_name(title: str) -> str:
    """Return a name to sign in as: the first word, in the letters that one may have."""
    first = (title.split() or [""])[0].lower()
    plain = unicodedata.normalize("NFKD", first)
    return _NO_NAME.sub("", plain).lstrip("-_")[:40]


def _secret(parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
