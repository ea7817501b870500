"""Language, colours and size of text: changed from the menu, remembered, applied at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.style import theme
from dsr_desk.ui.style.theme import Scheme
from dsr_desk.ui.window.menus import Menus, next_text_size


class Looks(QObject):
    """Connects the View menu with preferences, theme and translators."""

    letter_keys_changed = Signal(bool)

    def __init__(
        self, menus: Menus, preferences: Preferences, translators: Translators, parent: QWidget
    ) -> None:
        """Mark in the menu what is chosen."""
        super().__init__(parent)
        self._menus, self._preferences, self._translators = menus, preferences, translators
        menus.show_choices(
            translators.language or preferences.language,
            theme.scheme(),
            single_keys=preferences.single_keys,
        )
        menus.languages.triggered.connect(self._on_languages_triggered)
        menus.schemes.triggered.connect(self._on_schemes_triggered)
        menus.actions["single_keys"].toggled.connect(self._on_single_keys_toggled)
        menus.actions["larger"].triggered.connect(self._on_larger_triggered)
        menus.actions["smaller"].triggered.connect(self._on_smaller_triggered)
        menus.actions["usual"].triggered.connect(self._on_usual_triggered)

    @Slot(QAction)
    def _on_languages_triggered(self, action: QAction) -> None:
        language = Language(action.data())
        self._preferences.language = language
        self._translators.speak(language)

    @Slot(QAction)
    def _on_schemes_triggered(self, action: QAction) -> None:
        self._preferences.scheme = Scheme(action.data())
        self._apply()

    @Slot(bool)
    def _on_single_keys_toggled(self, on: bool) -> None:
        self._preferences.single_keys = on
        self.letter_keys_changed.emit(on)

    @Slot()
    def _on_larger_triggered(self) -> None:
        self._resize(1)

    @Slot()
    def _on_smaller_triggered(self) -> None:
        self._resize(-1)

    @Slot()
    def _on_usual_triggered(self) -> None:
        self._resize(0)

    def _resize(self, way: int) -> None:
        self._preferences.text_size = next_text_size(self._preferences.text_size, way)
        self._apply()

    def _apply(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_theme(app, self._preferences.scheme, self._preferences.text_size)
