"""A search is emptied by a button that is as large as its text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.search_box import SearchBox


@pytest.mark.parametrize("text", [100, 150])
def test_what_empties_a_search_is_as_large_as_its_text(
    qtbot: QtBot, dressed: QApplication, text: int
) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    box.show()
    theme.apply_theme(dressed, theme.Scheme.LIGHT, text)
    box.resize(theme.px(60), box.sizeHint().height())
    cross = box.clear_button
    assert not cross.isVisible()
    qtbot.keyClicks(box, "anna")
    assert (cross.isVisible(), cross.iconSize().width()) == (True, theme.px(4))
    assert box.rect().contains(cross.geometry())
    assert box.textMargins().right() == cross.width() >= 24
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert (box.text(), cross.isVisible(), box.textMargins().right()) == ("", False, 0)
    assert box.textMargins().left() == box.sign_place().right()


def test_its_name_follows_the_language(qtbot: QtBot, translators: Translators) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    assert box.clear_button.accessibleName() == "Empty the field"
    translators.speak(Language.SWEDISH)
    qtbot.waitUntil(lambda: box.clear_button.accessibleName() == "Töm fältet")
