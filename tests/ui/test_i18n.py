"""Both catalogues are complete, compiled and honest about their placeholders."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from dsr_desk.ui.i18n import NAMES, Language, Translators, catalogue
from tests.tools import update_catalogues as tool

SOURCES = {Language.SWEDISH: tool.SWEDISH, Language.ENGLISH: tool.ENGLISH}


def entries(file: Path) -> list[tuple[str, str, list[str]]]:
    """Return context, source and translations of a catalogue's messages."""
    found = []
    for context, key, message in tool.messages(tool.read(file)):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        found.append((context, key.partition("||")[0], forms or [translation.text or ""]))
    return found


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    """Both catalogues as they would be if they were made from the source now."""
    folder = tmp_path_factory.mktemp("i18n")
    made = {}
    for language, file in SOURCES.items():
        made[language] = folder / file.name
        made[language].write_bytes(file.read_bytes())
        tool.collect(made[language], *(["-pluralonly"] if language is Language.ENGLISH else []))
    return made


@pytest.mark.parametrize("language", list(Language))
def test_every_string_of_the_source_is_translated(
    fresh: dict[Language, Path], language: Language
) -> None:
    assert tool.untranslated(fresh[language]) == {}, "run tests/tools/update_catalogues.py"


@pytest.mark.parametrize("language", list(Language))
def test_no_string_is_kept_that_the_source_has_no_more(
    fresh: dict[Language, Path], language: Language
) -> None:
    assert sorted(entries(SOURCES[language])) == sorted(entries(fresh[language]))


@pytest.mark.parametrize("language", list(Language))
def test_the_compiled_catalogue_holds_what_the_source_catalogue_says(
    tmp_path: Path, language: Language
) -> None:
    compiled = tmp_path / "again.qm"
    tool.compile_catalogue(SOURCES[language], compiled)
    assert compiled.read_bytes() == catalogue(language).read_bytes()


def test_a_missing_translation_would_be_noticed(tmp_path: Path) -> None:
    file = tmp_path / "sv.ts"
    text = tool.SWEDISH.read_text(encoding="utf-8")
    file.write_text(text.replace(">Kontrollera<", ' type="unfinished"><', 1), encoding="utf-8")
    assert tool.untranslated(file)["StepBar"] == {"Verify": ""}


@pytest.mark.parametrize("language", list(Language))
def test_placeholders_are_the_same_in_the_translation(language: Language) -> None:
    broken = []
    for context, source, forms in entries(SOURCES[language]):
        wanted = fields(source)
        broken += [(context, source) for form in forms if form and fields(form) != wanted]
    assert broken == []


def fields(text: str) -> tuple[list[str], bool]:
    """Return the names in braces, and whether it counts."""
    return sorted(f for _, f, _, _ in Formatter().parse(text) if f), "%Ln" in text


def test_every_number_that_is_counted_stands_in_groups_of_three() -> None:
    """Qt writes ``%n`` as it comes: “99989”; ``%Ln`` as the language does: “99 989”."""
    ungrouped = [s for file in SOURCES.values() for _, s, _ in entries(file) if "%n" in s]
    assert ungrouped == []


def test_swedish_has_two_forms_wherever_something_is_counted() -> None:
    wrong = [s for _, s, forms in entries(tool.SWEDISH) if "%Ln" in s and len(forms) != 2]
    assert wrong == []


@pytest.mark.parametrize("pattern", [r"\.\.\.", r'"', r" $", r"^ ", r"  ", r"’s\b", r"“"])
def test_swedish_is_set_as_swedish(pattern: str) -> None:
    odd = [
        (source, form)
        for _, source, forms in entries(tool.SWEDISH)
        for form in forms
        if re.search(pattern, form) and not re.search(pattern, source)
    ]
    assert odd == []


def test_a_mnemonic_is_kept_where_there_was_one() -> None:
    lost = [
        source
        for context, source, forms in entries(tool.SWEDISH)
        if context == "Menus" and ("&" in source) != ("&" in forms[0])
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("language", "cancel", "decimal"),
    [(Language.SWEDISH, "Avbryt", "1,5"), (Language.ENGLISH, "Cancel", "1.5")],
)
def test_qt_and_numbers_speak_the_same_language(
    translators: Translators, language: Language, cancel: str, decimal: str
) -> None:
    translators.speak(language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    button = box.button(QDialogButtonBox.StandardButton.Cancel)
    assert button.text().replace("&", "") == cancel
    assert QLocale().toString(1.5) == decimal


def test_going_there_and_back_leaves_nothing_behind(
    qapp: QApplication, translators: Translators
) -> None:
    for language in (Language.SWEDISH, Language.ENGLISH, Language.SWEDISH, Language.ENGLISH):
        translators.speak(language)
        shown = qapp.translate("StepBar", "Verify")
        assert shown == {"sv": "Kontrollera", "en": "Verify"}[language.value]


def test_each_language_is_named_in_itself() -> None:
    assert NAMES == {Language.SWEDISH: "Svenska", Language.ENGLISH: "English"}
