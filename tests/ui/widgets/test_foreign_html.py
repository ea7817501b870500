"""The one browser for foreign text opens nothing, whatever a mail asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from dsr_desk.ui.widgets.foreign_html import DOCUMENT_LIMIT, ForeignBrowser
from dsr_desk.ui.widgets.foreign_text import formatted_html, plain_text

TRICKS = (
    '<img src="{file}">',
    '<img src="file://{file}">',
    '<body background="{file}">x</body>',
    '<table background="{file}"><tr><td>x</td></tr></table>',
    '<p style="background-image: url({file})">x</p>',
    '<link rel="stylesheet" href="{file}">x',
    '<style>@import url("file://{file}");</style>x',
    '<object data="{file}">x</object>',
    '<svg><image href="{file}"/></svg>x',
    '<img src="http://127.0.0.1:9/x.png">',
    '<iframe src="{file}"></iframe>',
    '<meta http-equiv="refresh" content="0;url=file://{file}">x',
)


class OpeningBrowser(ForeignBrowser):
    """Notes what Qt would be given, resource by resource."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[object] = []

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        given = super().loadResource(kind, name)
        self.given.append(given)
        return given


@pytest.fixture
def browser(qtbot: QtBot) -> OpeningBrowser:
    made = OpeningBrowser()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture that would be seen if it were opened."""
    file = tmp_path / "secret.png"
    image = QImage(40, 30, QImage.Format.Format_ARGB32)
    image.fill(0xFFFF0000)
    assert image.save(str(file))
    return file


@pytest.mark.parametrize("trick", TRICKS)
def test_a_sanitised_mail_asks_for_nothing(
    browser: OpeningBrowser, picture: Path, trick: str
) -> None:
    hostile = trick.format(file=picture)
    cursor = browser.begin()
    browser.insert_sanitised(cursor, formatted_html(hostile))
    browser.insert_plain(cursor, plain_text(hostile, is_html=True))
    browser.insert_plain(cursor, hostile)
    browser.grab()
    assert browser.refused == ()
    assert browser.given == []


@pytest.mark.parametrize("trick", TRICKS)
def test_what_slips_through_gets_a_single_pixel(
    browser: OpeningBrowser, picture: Path, trick: str
) -> None:
    browser.setHtml(trick.format(file=picture))
    browser.grab()
    for given in browser.given:
        assert isinstance(given, QImage)
        assert (given.width(), given.height()) == (1, 1)


def test_qt_itself_does_not_open_the_file_that_was_refused(
    browser: OpeningBrowser, picture: Path
) -> None:
    browser.setHtml(f'<img src="{picture}">')
    browser.grab()
    assert browser.refused
    shown = browser.document().resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl(str(picture))
    )
    assert not isinstance(shown, QImage) or shown.width() == 1


def test_plain_text_is_never_read_as_markup(browser: OpeningBrowser) -> None:
    browser.insert_plain(browser.begin(), "<b>5 < 6</b>")
    assert browser.toPlainText() == "<b>5 < 6</b>"


def test_links_are_not_opened(browser: OpeningBrowser) -> None:
    assert not browser.openLinks()
    assert not browser.openExternalLinks()
    assert not browser.acceptDrops()


def test_a_document_has_a_limit_and_begins_anew(browser: OpeningBrowser) -> None:
    cursor = browser.begin()
    for _ in range(5):
        browser.insert_plain(cursor, "rad\n" * (DOCUMENT_LIMIT // 16))
    assert len(browser.toPlainText()) <= DOCUMENT_LIMIT
    browser.insert_plain(browser.begin(), "nytt")
    assert browser.toPlainText() == "nytt"
