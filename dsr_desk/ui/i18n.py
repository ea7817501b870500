"""The program's language: Swedish or English, changed while it runs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from dsr_desk.config import resources


class Language(StrEnum):
    """What the windows can speak."""

    SWEDISH = "sv"
    ENGLISH = "en"


NAMES = {Language.SWEDISH: "Svenska", Language.ENGLISH: "English"}
"""Each in itself, and so never translated."""
_LOCALES = {
    Language.SWEDISH: (QLocale.Language.Swedish, QLocale.Country.Sweden),
    Language.ENGLISH: (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def of_system() -> Language:
    """Return the desktop's language if the windows speak it, else English."""
    tongue = QLocale.system().language()
    return Language.SWEDISH if tongue is QLocale.Language.Swedish else Language.ENGLISH


def catalogue(language: Language) -> Path:
    """Return the compiled catalogue; the English one holds the plurals."""
    return resources() / "i18n" / f"dsr_desk_{language.value}.qm"


class Translators:
    """Holds what is installed, so that another language can take its place.

    Installing a translator sends ``LanguageChange`` to every window.
    """

    def __init__(self, app: QCoreApplication) -> None:
        """Take the application; nothing is installed yet."""
        self._app = app
        self._installed: list[QTranslator] = []
        self.language: Language | None = None

    def speak(self, language: Language) -> None:
        """Change the language of everything, dates and Qt's own texts included."""
        if language is self.language:
            return
        self.language = language
        QLocale.setDefault(QLocale(*_LOCALES[language]))
        self._remove()
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        own = catalogue(language)
        files = (f"{qt_folder}/qtbase_{language.value}.qm", str(own))
        for file in files:
            translator = QTranslator(self._app)
            if translator.load(file):
                self._app.installTranslator(translator)
                self._installed.append(translator)

    def forget(self) -> None:
        """Take everything out again."""
        self._remove()
        self.language = None

    def _remove(self) -> None:
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed.clear()
