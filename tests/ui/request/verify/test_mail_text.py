"""Evidence is framed where it stands, also when the mail holds what Qt counts otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from dsr_desk.domain.requests import Evidence
from dsr_desk.ui.request.verify.mail_text import UNDERLINES, MailText
from dsr_desk.ui.request.verify.marks import MarkKind, marks_of
from dsr_desk.ui.widgets.foreign_text import TEXT_LIMIT
from tests.ui.fake_case import ANNA, ATTESTATION, TEXT, parse


@pytest.fixture
def text(qtbot: QtBot) -> MailText:
    made = MailText()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


@pytest.mark.parametrize(
    "before", ["", "👩\u200d👩\u200d👧 𝔥ej\n", "\u202eåäö\u2066\n", "x" * 900 + "\n"]
)
def test_the_framed_words_are_the_evidence(text: MailText, before: str) -> None:
    parsed = parse(before + TEXT)
    text.show_mail(parsed, marks_of(parsed, ()))
    assert parsed.attestation.evidence is not None
    assert text.emphasise(parsed.attestation.evidence, jump=True)
    (chosen,) = text.extraSelections()
    assert chosen.cursor.selectedText() == ATTESTATION


def test_a_fact_that_is_not_in_the_text_frames_nothing(text: MailText) -> None:
    parsed = parse()
    text.show_mail(parsed, marks_of(parsed, ()))
    assert not text.emphasise(Evidence("dmarc=pass"))
    assert not text.emphasise(None)
    assert text.extraSelections() == []


def test_evidence_beyond_what_is_shown_frames_nothing(text: MailText) -> None:
    parsed = parse("rad\n" * (TEXT_LIMIT // 4 + 10) + TEXT)
    text.show_mail(parsed, marks_of(parsed, ()))
    assert not text.emphasise(parsed.attestation.evidence)
    assert "longer than what is shown" in text.toPlainText()


def formats(text: MailText, words: str) -> QTextCharFormat:
    cursor = text.document().find(words)
    assert not cursor.isNull()
    return cursor.charFormat()


def test_each_kind_has_its_own_line_and_quoted_text_stands_back(text: MailText) -> None:
    parsed = parse()
    text.show_mail(parsed, marks_of(parsed, ()))
    assert formats(text, ATTESTATION).underlineStyle() == UNDERLINES[MarkKind.ATTESTATION]
    assert formats(text, ANNA).underlineStyle() == UNDERLINES[MarkKind.PERSON]
    assert formats(text, "Skriv i så fall").fontItalic()
    assert not formats(text, "Vänliga").fontItalic()
    assert len({line for kind, line in UNDERLINES.items() if kind is not MarkKind.CHANNEL}) == 4


def test_the_mail_is_never_markup(text: MailText) -> None:
    hostile = "<img src='file:///etc/passwd'><b>hej</b>\n"
    parsed = parse(hostile + TEXT)
    text.show_mail(parsed, ())
    text.grab()
    assert text.toPlainText().startswith(hostile)
    assert text.refused == ()


def test_what_would_turn_or_freeze_the_text_is_taken_apart(text: MailText) -> None:
    text.show_mail(parse("\u202ex" + "y" * 900 + "\n" + TEXT), ())
    assert text.toPlainText().startswith("⟨U+202E⟩x")
    assert "y" * 300 not in text.toPlainText()


def test_forgotten_mail_shows_nothing(text: MailText) -> None:
    text.show_mail(parse(), ())
    text.show_mail(None, ())
    assert text.toPlainText() == ""


def test_another_scheme_keeps_the_text(text: MailText) -> None:
    parsed = replace(parse(), quoted=())
    text.show_mail(parsed, marks_of(parsed, ()))
    before = text.toPlainText()
    text.restyle()
    assert text.toPlainText() == before
