"""The files on a mail are seen beside it, safely, and never taken for what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dsr_desk.domain.finding.matches import Attachment
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.preview.attachments_view import look_at
from dsr_desk.ui.request.verify.page import VerifyPage
from tests.ui.fake_case import FILES, CaseWorld, with_files
from tests.ui.papers import pdf, word

TEXT = "Vi har bekräftat personens identitet. <b>Radera</b>"


def said(page: VerifyPage) -> str:
    return "\n".join(label.text() for label in page.mail.findChildren(QLabel) if label.isVisible())


def test_a_text_is_read_beside_the_mail_and_left_again(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.files = {"0": TEXT.encode()}
    page.show_view(with_files(case_world.view))
    assert [button.accessibleName() for button in page.mail.attachments.buttons()] == [
        f"Look at {file.filename} · {file.media_type} · {size}"
        for file, size in zip(FILES, ("1 kB", "49 kB"), strict=True)
    ]
    page.mail.attachments.buttons()[0].click()
    qtbot.waitUntil(lambda: TEXT in page.mail.look.text.toPlainText())
    assert page.mail.look.isVisible()
    assert page.panes()[-1] is page.mail.look.back
    qtbot.keyClick(page.mail.look, Qt.Key.Key_Escape)
    assert page.mail.text.isVisible()
    assert page.panes()[-1] is page.mail.text


def test_what_is_no_text_says_that_it_does_not_count(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.files = {"1": b"%PDF-1.7"}
    page.show_view(with_files(case_world.view))
    page.mail.attachments.buttons()[1].click()
    qtbot.waitUntil(lambda: "does not count" in said(page))


def test_the_mail_says_what_its_reading_came_upon(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    page.show_view(with_files(case_world.view, "struck-text", "text-attached", "subject-uncertain"))
    qtbot.waitUntil(lambda: "struck-out text" in said(page))
    told = said(page)
    assert "may stand in an attachment" in told
    assert "Quoted text and attachments never count" in told
    assert "may or may not be a person" not in told
    page.show_view(case_world.view)
    qtbot.waitUntil(lambda: "From" in said(page))
    assert "attachment" not in said(page)


PAPERS = (
    (pdf("Hej, allt ska bort."), "Hej, allt ska bort.", "What the file says, without"),
    (word("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>"), "Hej", "What the file says, without"),
    (pdf(""), "", "The file holds no text. This is its first page."),
    (word("<w:p>"), "", ""),
)


def test_what_a_pdf_or_a_word_file_says_is_shown_and_counts_for_nothing(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    page.show_view(with_files(case_world.view))
    look = page.mail.look
    for data, text, note in PAPERS:
        case_world.files = {"0": data}
        page.mail.attachments.buttons()[0].click()
        qtbot.waitUntil(lambda: not page.desk.jobs.busy)
        shown = look.text if text else look.canvas if note else look.empty
        qtbot.waitUntil(shown.isVisible)
        assert look.text.toPlainText() == text
        assert look.note.whole_text.startswith(note)
        assert look.note.isVisible() is bool(note)
        assert "attachments never count" in said(page)


def test_a_word_file_with_hidden_text_says_that_it_is_left_out(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Nej</w:t></w:r>"
    page.show_view(with_files(case_world.view))
    look = page.mail.look
    for body, shown in ((f"<w:r><w:t>Ja</w:t></w:r>{hidden}", look.text), (hidden, look.empty)):
        case_world.files = {"0": word(f"<w:p>{body}</w:p>")}
        page.mail.attachments.buttons()[0].click()
        qtbot.waitUntil(lambda: not page.desk.jobs.busy)
        qtbot.waitUntil(shown.isVisible)
        assert look.note.whole_text.endswith(
            "Text that was deleted or is hidden in it is left out."
        )
        assert "Nej" not in look.text.toPlainText()


def test_another_case_and_the_way_to_evidence_show_the_mail_again(
    page: VerifyPage, case_world: CaseWorld
) -> None:
    case_world.files = {"0": TEXT.encode()}
    view = with_files(case_world.view)
    page.show_view(view)
    page.mail.attachments.buttons()[0].click()
    assert view.parsed is not None
    page.mail.emphasise(view.parsed.attestation.evidence, jump=True)
    assert page.mail.text.isVisible()
    page.mail.attachments.buttons()[0].click()
    page.show_view(replace(view, case=replace(view.case, id=99)))
    assert page.mail.text.isVisible()
    page.clear()
    assert page.mail.attachments.buttons() == ()


@pytest.mark.parametrize(
    "data",
    [TEXT.encode("utf-8"), TEXT.encode("utf-8-sig"), TEXT.encode("cp1252"), TEXT.encode("utf-16")],
)
def test_a_text_is_legible_as_programs_write_it(data: bytes, case_desk: Desk) -> None:
    file = Attachment("0", "a.txt", "text/plain", len(data))
    assert look_at(file, data, case_desk.foreign).text == TEXT
