from __future__ import annotations

from dataclasses import replace

from dsr_desk.domain.mailboxes.mailbox import (
    AfterFiling,
    AuthKind,
    Mailbox,
    MailState,
    Provider,
    Security,
)
from dsr_desk.services.ports.mailboxes import MailRow
from dsr_desk.storage.desk import SqlDesk

BOX = Mailbox(
    key="intag",
    title="Intag \udcff <b>",
    host="imap.desk.example",
    port=143,
    user="support@desk.example",
    security=Security.STARTTLS,
    auth=AuthKind.XOAUTH2,
    folder="Inkorg/Ärenden",
    after=AfterFiling.MOVE,
    target="Klart",
    keyword="$Klart",
    poll_seconds=60,
    provider=Provider("https://login.example/t", "https://login.example/d", "desk", "imap"),
)
LARGEST = 2**32 - 1
ROW = MailRow(LARGEST, MailState.FILED, "DSR-0001", "ab" * 32, 5_000_000_000)


def saved(desk: SqlDesk, *boxes: Mailbox) -> None:
    with desk.unit_of_work() as uow:
        for box in boxes:
            uow.mailboxes.save(box)
        uow.commit()


def test_a_mailbox_comes_back_as_it_was_saved_and_changed(desk: SqlDesk) -> None:
    other = replace(BOX, key="andra", provider=Provider())
    saved(desk, BOX, other)
    saved(desk, replace(BOX, folder="INBOX"))
    with desk.reading() as uow:
        assert uow.mailboxes.all() == (other, replace(BOX, folder="INBOX"))
        assert uow.mailboxes.get("andra") == other
        assert uow.mailboxes.get("nej") is None


def test_rows_are_known_by_folder_validity_and_number(desk: SqlDesk) -> None:
    saved(desk, BOX)
    with desk.unit_of_work() as uow:
        uow.mailboxes.note("intag", "INBOX", LARGEST, [ROW, MailRow(2, MailState.DONE)])
        uow.mailboxes.note("intag", "Annan", LARGEST, [replace(ROW, uid=3)])
        uow.mailboxes.note("intag", "INBOX", 7, [replace(ROW, uid=4)])
        uow.mailboxes.note("intag", "INBOX", LARGEST, [])
        uow.commit()
    with desk.reading() as uow:
        assert uow.mailboxes.known("intag", "INBOX", LARGEST) == {LARGEST, 2}
        assert list(uow.mailboxes.unfinished("intag", "INBOX", LARGEST)) == [ROW]
        assert uow.mailboxes.known("intag", "INBOX", 8) == frozenset()


def test_a_row_that_is_noted_again_is_changed(desk: SqlDesk) -> None:
    saved(desk, BOX)
    for state in (MailState.FILED, MailState.COPYING, MailState.DONE):
        with desk.unit_of_work() as uow:
            uow.mailboxes.note("intag", "INBOX", 1, [replace(ROW, state=state)])
            uow.commit()
    with desk.reading() as uow:
        assert list(uow.mailboxes.unfinished("intag", "INBOX", 1)) == []
        assert uow.mailboxes.known("intag", "INBOX", 1) == {LARGEST}


def test_rows_of_another_validity_are_forgotten_and_no_others(desk: SqlDesk) -> None:
    saved(desk, BOX)
    with desk.unit_of_work() as uow:
        for folder, validity in (("INBOX", 1), ("INBOX", 2), ("Annan", 1)):
            uow.mailboxes.note("intag", folder, validity, [ROW])
        assert uow.mailboxes.drop_other_validities("intag", "INBOX", 2) == 1
        uow.commit()
    with desk.reading() as uow:
        assert uow.mailboxes.known("intag", "INBOX", 1) == frozenset()
        assert uow.mailboxes.known("intag", "INBOX", 2)
        assert uow.mailboxes.known("intag", "Annan", 1)


def test_removing_a_mailbox_forgets_its_rows(desk: SqlDesk) -> None:
    saved(desk, BOX)
    with desk.unit_of_work() as uow:
        uow.mailboxes.note("intag", "INBOX", 1, [ROW])
        uow.commit()
    with desk.unit_of_work() as uow:
        uow.mailboxes.remove("intag")
        uow.commit()
    saved(desk, BOX)
    with desk.reading() as uow:
        assert uow.mailboxes.known("intag", "INBOX", 1) == frozenset()
