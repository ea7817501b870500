"""The window's menus: actions with their keys, in the language in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from dsr_desk.ui.i18n import NAMES as LANGUAGE_NAMES
from dsr_desk.ui.i18n import Language
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.shortcuts import keys_of
from dsr_desk.ui.style import theme
from dsr_desk.ui.style.theme import Scheme

translate = QCoreApplication.translate

_SCHEMES = {
    Scheme.SYSTEM: QT_TRANSLATE_NOOP("Menus", "As the system"),
    Scheme.LIGHT: QT_TRANSLATE_NOOP("Menus", "Light"),
    Scheme.DARK: QT_TRANSLATE_NOOP("Menus", "Dark"),
}
_TEXTS = {
    "take_mail": QT_TRANSLATE_NOOP("Menus", "&Take in mail…"),
    "take_folder": QT_TRANSLATE_NOOP("Menus", "Take in a &folder…"),
    "phone_call": QT_TRANSLATE_NOOP("Menus", "Type in a p&hone call…"),
    "open_package": QT_TRANSLATE_NOOP("Menus", "Open a &package…"),
    "accounts": QT_TRANSLATE_NOOP("Menus", "A&ccounts…"),
    "directory": QT_TRANSLATE_NOOP("Menus", "&Organisations and channels…"),
    "rosters": QT_TRANSLATE_NOOP("Menus", "Organisations and &editors…"),
    "profiles": QT_TRANSLATE_NOOP("Menus", "&What extracts say…"),
    "sender_rules": QT_TRANSLATE_NOOP("Menus", "How se&nders are proved…"),
    "mailboxes": QT_TRANSLATE_NOOP("Menus", "Mail&boxes…"),
    "holds": QT_TRANSLATE_NOOP("Menus", "&Legal holds…"),
    "retention": QT_TRANSLATE_NOOP("Menus", "How long papers are &kept…"),
    "safeguards": QT_TRANSLATE_NOOP("Menus", "Safe&guards…"),
    "replay": QT_TRANSLATE_NOOP("Menus", "Erase &again after a restored backup…"),
    "sign_out": QT_TRANSLATE_NOOP("Menus", "&Sign out"),
    "quit": QT_TRANSLATE_NOOP("Menus", "&Quit"),
    "refresh": QT_TRANSLATE_NOOP("Menus", "&Fetch mail and read the queue anew"),
    "search": QT_TRANSLATE_NOOP("Menus", "&Search the queue"),
    "take_case": QT_TRANSLATE_NOOP("Menus", "&Take the case"),
    "queue": QT_TRANSLATE_NOOP("Menus", "Fold or show the &queue"),
    "larger": QT_TRANSLATE_NOOP("Menus", "L&arger text"),
    "smaller": QT_TRANSLATE_NOOP("Menus", "&Smaller text"),
    "usual": QT_TRANSLATE_NOOP("Menus", "&Usual size of text"),
    "single_keys": QT_TRANSLATE_NOOP("Menus", "Single letters as &keys"),
    "shortcuts": QT_TRANSLATE_NOOP("Menus", "&Keys"),
    "self_check": QT_TRANSLATE_NOOP("Menus", "&Self-check"),
}
_MENUS = {
    "file": QT_TRANSLATE_NOOP("Menus", "&File"),
    "view": QT_TRANSLATE_NOOP("Menus", "&View"),
    "case": QT_TRANSLATE_NOOP("Menus", "&Case"),
    "help": QT_TRANSLATE_NOOP("Menus", "&Help"),
    "language": QT_TRANSLATE_NOOP("Menus", "&Language"),
    "scheme": QT_TRANSLATE_NOOP("Menus", "&Colours"),
}
_KEYS = {
    "take_mail": "intake",
    "phone_call": "phone_call",
    "quit": "quit",
    "refresh": "refresh",
    "search": "search",
    "take_case": "take",
    "queue": "fold",
    "larger": "larger",
    "smaller": "smaller",
    "usual": "usual",
    "shortcuts": "help",
}


class Menus:
    """Makes the menu bar; the window connects the actions by name."""

    def __init__(self, window: QMainWindow) -> None:
        """Build everything once; :meth:`say` gives the texts."""
        self._window = window
        self.actions = {name: QAction(window) for name in _TEXTS}
        for name, shortcut in _KEYS.items():
            self.actions[name].setShortcuts(keys_of(shortcut))
        self.actions["single_keys"].setCheckable(True)
        self.languages = self._choices(list(Language))
        self.schemes = self._choices(list(Scheme))
        self._menus = {name: QMenu(window) for name in _MENUS}
        self._fill()
        self.say()

    def say(self) -> None:
        """Give everything its text."""
        for name, menu in self._menus.items():
            menu.setTitle(translate("Menus", _MENUS[name]))
        for name, action in self.actions.items():
            action.setText(translate("Menus", _TEXTS[name]))
        for action in self.schemes.actions():
            action.setText(translate("Menus", _SCHEMES[Scheme(action.data())]))
        for action in self.languages.actions():
            action.setText(LANGUAGE_NAMES[Language(action.data())])

    def show_choices(self, language: Language, scheme: Scheme, *, single_keys: bool) -> None:
        """Mark what is chosen."""
        for group, chosen in ((self.languages, language.value), (self.schemes, scheme.value)):
            for action in group.actions():
                action.setChecked(action.data() == chosen)
        self.actions["single_keys"].setChecked(single_keys)

    def allow(self, *, signed_in: bool, case: bool, configure: bool) -> None:
        """Let only that be chosen which can be done now."""
        names = (
            "take_mail take_folder phone_call rosters profiles sender_rules holds safeguards replay"
        )
        names += " accounts directory retention sign_out refresh search queue"
        for name in names.split():
            self.actions[name].setEnabled(signed_in)
        self.actions["take_case"].setEnabled(signed_in and case)
        self.actions["mailboxes"].setEnabled(configure)

    def _choices(self, members: Sequence[Language | Scheme]) -> QActionGroup:
        group = QActionGroup(self._window)
        for member in members:
            action = QAction(self._window)
            action.setCheckable(True)
            action.setData(member.value)
            group.addAction(action)
        return group

    def _fill(self) -> None:
        file, view = self._menus["file"], self._menus["view"]
        self._put(file, "take_mail", "take_folder", "phone_call", "", "open_package", "")
        self._put(file, "accounts", "directory", "rosters", "mailboxes", "sender_rules", "profiles")
        self._put(file, "holds", "retention", "safeguards", "replay", "")
        self._put(file, "sign_out", "quit")
        self._menus["language"].addActions(self.languages.actions())
        self._menus["scheme"].addActions(self.schemes.actions())
        view.addMenu(self._menus["language"])
        view.addMenu(self._menus["scheme"])
        self._put(view, "", "queue", "", "larger", "smaller", "usual", "", "single_keys")
        self._put(self._menus["case"], "take_case", "", "search", "refresh")
        self._put(self._menus["help"], "shortcuts", "self_check")
        for name in ("file", "view", "case", "help"):
            self._window.menuBar().addMenu(self._menus[name])

    def _put(self, menu: QMenu, *names: str) -> None:
        for name in names:
            if name:
                menu.addAction(self.actions[name])
            else:
                menu.addSeparator()


def next_text_size(current: int, way: int) -> int:
    """Return the next larger (1) or smaller (-1) size of text, or the usual one (0)."""
    if way == 0:
        return 100
    sizes = theme.TEXT_SIZES
    place = min(range(len(sizes)), key=lambda n: abs(sizes[n] - current)) + way
    return sizes[max(0, min(place, len(sizes) - 1))]
