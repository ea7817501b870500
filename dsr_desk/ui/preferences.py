"""What a person has set for themselves; typed, because an INI file forgets types.

Settings of record live in the workspace.  Nothing here is personal data.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from dsr_desk.ui.i18n import Language, of_system
from dsr_desk.ui.style.theme import TEXT_SIZES, Scheme


class Preferences:
    """Reads and writes the settings file."""

    def __init__(self, settings: QSettings) -> None:
        """Take the file."""
        self._settings = settings

    @property
    def language(self) -> Language:
        """The windows' language; the desktop's until chosen."""
        text = self._text("language")
        return Language(text) if text in set(Language) else of_system()

    @language.setter
    def language(self, language: Language) -> None:
        self._settings.setValue("language", language.value)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the desktop has it."""
        text = self._text("scheme")
        return Scheme(text) if text in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._settings.setValue("scheme", scheme.value)

    @property
    def text_size(self) -> int:
        """Per cent of the usual size; one of ``TEXT_SIZES``."""
        size = self._settings.value("text_size", 100, type=int)
        return size if isinstance(size, int) and size in TEXT_SIZES else 100

    @text_size.setter
    def text_size(self, per_cent: int) -> None:
        self._settings.setValue("text_size", per_cent)

    @property
    def single_keys(self) -> bool:
        """Whether single letters are shortcuts in lists (WCAG 2.1.4: they can be switched off)."""
        return self._settings.value("single_keys", True, type=bool) is not False

    @single_keys.setter
    def single_keys(self, on: bool) -> None:
        self._settings.setValue("single_keys", on)

    @property
    def last_user(self) -> str:
        """The account that signed in last, to begin with its password."""
        return self._text("last_user")

    @last_user.setter
    def last_user(self, name: str) -> None:
        self._settings.setValue("last_user", name)

    def layout(self, name: str) -> QByteArray:
        """Return a window's or splitter's remembered layout; empty when there is none."""
        kept = self._settings.value(f"layout/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_layout(self, name: str, layout: QByteArray) -> None:
        """Remember a layout."""
        self._settings.setValue(f"layout/{name}", layout)

    def save(self) -> None:
        """Write to the disk now."""
        self._settings.sync()

    def _text(self, name: str) -> str:
        kept = self._settings.value(name, "", type=str)
        return kept if isinstance(kept, str) else ""
