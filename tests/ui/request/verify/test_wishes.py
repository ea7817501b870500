"""Wishes are told apart by keyboard: whom which is about, why, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import RequestKind
from dsr_desk.domain.verifying.telling_apart import BY_HAND, NoSuchWish, Told
from dsr_desk.services.intake.wishes_in import asked_in
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.headline import headline
from dsr_desk.ui.request.verify.marks import MarkKind, marks_of
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.request.verify.wishes_dialog import WishesDialog
from dsr_desk.ui.widgets.labels import PlainLabel
from tests.ui.fake_case import ANNA, case_services, good_checks
from tests.ui.fake_wishes import BO, CERTAIN, TellingChecklist, WishesWorld, wishes_world
from tests.ui.fakes import NOW, SIGNED_AGENT, SIGNED_SUPERVISOR, make_services
from tests.ui.keys import click_key
from tests.ui.request.verify.pages import Heard, offered, press, row, shown

TELL = "Tell the wishes apart…"
ERASE, COPY = (
    Told(RequestKind.ERASURE, (ChannelKind.MAIL,)),
    Told(RequestKind.ACCESS, (ChannelKind.FORUM,)),
)


@pytest.fixture
def world() -> WishesWorld:
    return wishes_world()


@pytest.fixture
def desk(jobs: JobRunner, world: WishesWorld) -> Desk:
    services = case_services(world) | {"checklist": TellingChecklist(world)}
    made = Desk(make_services(world, **services), jobs, lambda: NOW)
    made.learn_people(world.users)
    made.enter(SIGNED_AGENT)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, world: WishesWorld) -> VerifyPage:
    return shown(qtbot, desk, world)


def opened(page: VerifyPage, heard: Heard) -> WishesDialog:
    press(page, "wish", TELL)
    dialog = heard.dialogs[-1]
    assert isinstance(dialog, WishesDialog)
    return dialog


def lines(page: VerifyPage, name: str) -> list[str]:
    return [label.whole_text for label in row(page, name).findChildren(PlainLabel)]


def focused(dialog: WishesDialog) -> QWidget:
    found = dialog.focusWidget()
    assert found is not None
    return found


def test_nobody_can_override_wishes_that_may_differ(page: VerifyPage, desk: Desk) -> None:
    assert offered(page, "wish") == [TELL]
    desk.enter(SIGNED_SUPERVISOR)
    view = page._view
    assert view is not None
    page.clear()
    page.show_view(view)
    assert offered(page, "wish") == [TELL]


def test_the_case_says_what_it_knows_of_each_person(page: VerifyPage, world: WishesWorld) -> None:
    assert f"{ANNA}: not certain" in lines(page, "wish")
    said = headline(world.view.case, world.view.checks)
    assert said == f"Perhaps something else for each of {ANNA} and {BO}: to be told apart"
    certain = wishes_world(CERTAIN)
    page.show_view(certain.view)
    assert f"{ANNA}: Erase (Mail)" in lines(page, "wish")
    assert f"{BO}: Extract (Forum)" in lines(page, "wish")


def test_all_that_is_in_doubt_of_a_wish_is_told(page: VerifyPage) -> None:
    said = "Annas mail från 2023 ska raderas, Bo vill ha en kopia av sina mail."
    page.show_view(wishes_world(f"Hej!\n\nDet gäller {ANNA} och {BO}. {said}\n\n/Maria\n").view)
    told = lines(page, "wish")
    assert "Also: The wish takes in only some of the items, such as a period." in told


def test_a_channel_that_shall_stay_is_told_below_the_wish(page: VerifyPage) -> None:
    spared = wishes_world(f"Hej!\n\nRadera alla mail men inte chatten för {ANNA}.\n\n/Maria\n")
    spared.set_checks(good_checks())
    page.show_view(spared.view)
    assert "A channel is named as not concerned." in lines(page, "wish")


def test_what_is_nobodys_wish_is_told_before_it_is_lost(page: VerifyPage, heard: Heard) -> None:
    dialog = opened(page, heard)
    for one in dialog.rows:
        one.kind.setCurrentIndex(one.kind.findData("erasure"))
        one.channels[ChannelKind.MAIL].setChecked(True)
    told = "Part of nobody’s wish: Extract, Forum. Ask the editor for a mail of its own on it."
    assert dialog.outcome.whole_text.endswith(told)
    dialog.rows[1].kind.setCurrentIndex(dialog.rows[1].kind.findData("access"))
    dialog.rows[1].channels[ChannelKind.FORUM].setChecked(True)
    assert dialog.outcome.whole_text == "2 cases will come of it."


def test_the_words_of_every_wish_are_marked_in_the_mail() -> None:
    parsed = wishes_world(CERTAIN).view.parsed
    assert parsed is not None
    marked = {(parsed.text[mark.start : mark.end], mark.kind) for mark in marks_of(parsed, ())}
    wished = {("radera", MarkKind.WISH), ("exportera", MarkKind.WISH)}
    assert wished | {("mail", MarkKind.CHANNEL), ("foruminlägg", MarkKind.CHANNEL)} <= marked


def test_wishes_are_told_apart_by_keyboard(
    page: VerifyPage, heard: Heard, world: WishesWorld, qtbot: QtBot
) -> None:
    dialog = opened(page, heard)
    assert not dialog.confirm.isEnabled()
    for wish in (ERASE, COPY):
        kind = focused(dialog)
        assert isinstance(kind, QComboBox)
        while kind.currentData() != wish.kind.value:
            click_key(kind, Qt.Key.Key_Down)
        for channel in (ChannelKind.MAIL, ChannelKind.FORUM):
            click_key(focused(dialog), Qt.Key.Key_Tab)
            box = focused(dialog)
            assert isinstance(box, QCheckBox)
            if channel in wish.channels:
                click_key(box, Qt.Key.Key_Space)
        click_key(focused(dialog), Qt.Key.Key_Tab)
    assert focused(dialog) is dialog.field
    assert dialog.outcome.whole_text == "2 cases will come of it."
    assert not dialog.confirm.isEnabled()
    qtbot.keyClicks(dialog.field, "Maria ringde")
    assert dialog.confirm.isEnabled()
    while focused(dialog) is not dialog.confirm:
        click_key(focused(dialog), Qt.Key.Key_Tab)
    click_key(dialog.confirm, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: world.told == [({1: ERASE, 2: COPY}, "Maria ringde")])
    # The dialog may be gone by then: what is to be so is that the page says it.
    said = "They are in DSR-0043, and not here."
    qtbot.waitUntil(lambda: said in page.banner.text.whole_text)
    assert "A person with another wish" in lines(page, "person:1.2")
    assert "What is asked for them is DSR-0043." in lines(page, "person:1.2")
    assert offered(page, "person:1.2") == []


def test_a_certain_mail_fills_the_rows_in(page: VerifyPage, heard: Heard, qtbot: QtBot) -> None:
    page.show_view(wishes_world(CERTAIN).view)
    page.settling.set_view(wishes_world(CERTAIN).view)
    dialog = opened(page, heard)
    assert [one.told for one in dialog.rows] == [ERASE, COPY]
    qtbot.keyClicks(dialog.field, "så står det")
    assert dialog.confirm.isEnabled()


def test_what_is_refused_is_said_in_the_dialog_and_stays(
    page: VerifyPage, heard: Heard, world: WishesWorld, qtbot: QtBot
) -> None:
    world.refused = NoSuchWish()
    page.show_view(wishes_world(CERTAIN).view)
    dialog = opened(page, heard)
    qtbot.keyClicks(dialog.field, "så står det")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Each person needs one wish" in dialog.banner.text.whole_text)
    assert dialog.isVisible()
    assert dialog.confirm.isEnabled()


def test_every_field_is_named_with_its_person(page: VerifyPage, heard: Heard) -> None:
    dialog = opened(page, heard)
    names = [
        QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        for one in dialog.rows
        for widget in (one.kind, *one.channels.values())
    ]
    assert names == [
        *(f"Wish of {ANNA}", f"Mail of {ANNA}", f"Forum of {ANNA}"),
        *(f"Wish of {BO}", f"Mail of {BO}", f"Forum of {BO}"),
    ]
    assert focused(dialog) is dialog.rows[0].kind


def test_only_what_the_mail_asks_for_can_be_chosen(qtbot: QtBot) -> None:
    text = CERTAIN.replace("radera", "exportera")
    parent = QWidget()
    qtbot.addWidget(parent)
    view = wishes_world(text).view
    dialog = WishesDialog(view.case, asked_in(view), (), parent)
    offered_kinds = [dialog.rows[0].kind.itemData(at) for at in range(dialog.rows[0].kind.count())]
    assert offered_kinds == ["access", "portability"]
    assert list(dialog.rows[0].channels) == [ChannelKind.MAIL, ChannelKind.FORUM]


def test_many_persons_are_scrolled(qtbot: QtBot) -> None:
    people = "\n".join(f"p{number}@example.org: radera mail" for number in range(20))
    text = CERTAIN.replace(f"{ANNA}: radera mail", people)
    parent = QWidget()
    qtbot.addWidget(parent)
    view = wishes_world(text).view
    dialog = WishesDialog(view.case, asked_in(view), (), parent)
    assert len(dialog.rows) == 21
    assert dialog.sizeHint().height() < 700


def test_social_media_takes_nothing_of_the_choice(page: VerifyPage, heard: Heard) -> None:
    view = wishes_world(CERTAIN.replace("radera mail", "radera mail och facebook")).view
    assert ChannelKind.SOCIAL in view.case.wished_kinds
    page.show_view(view)
    first = opened(page, heard).rows[0]
    assert first.kind.count() == 4
    assert list(first.channels) == [ChannelKind.MAIL, ChannelKind.FORUM]


def test_what_was_told_wrongly_can_be_told_again(page: VerifyPage, heard: Heard) -> None:
    view = wishes_world().view
    told = replace(view.case, kind=COPY.kind, wished_kinds=COPY.channels)
    by_hand = tuple(replace(c, reason=BY_HAND) if c.code == "wish" else c for c in view.checks)
    page.show_view(replace(view, case=told, checks=by_hand))
    first = opened(page, heard).rows[0]
    assert first.kind.findData(ERASE.kind.value) >= 0
    assert ChannelKind.MAIL in first.channels


def test_a_mail_that_names_no_channel_is_said_to_need_its_editor(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    case = wishes_world().view.case
    dialog = WishesDialog(case, Told(RequestKind.ACCESS_ERASURE, ()), (), parent)
    assert "Ask the editor" in dialog.outcome.whole_text
    assert not dialog.confirm.isEnabled()
