"""Mails of cases: stored once, in order, shared by two cases, forgotten with the last of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.domain.errors import Defect
from dsr_desk.domain.relations import Relation, RelationKind
from dsr_desk.domain.requests import MailRole
from dsr_desk.services.ports import NewMail, QueueFilter
from dsr_desk.storage.desk import SqlDesk
from tests.storage.made import ANNA, MARIA, MORNING, new_case, parsed

HASHES = [(1, "a" * 64), (2, "b" * 64)]


def new_mail(number: int = 1) -> NewMail:
    """Return a follow-up."""
    message_id = f"<svar-{number}@nordkraft.example>"
    content = f"c{number:063x}"
    return NewMail(message_id, f"f{number:063x}", MORNING, MARIA, parsed(), b"\x01sealed", content)


def test_mails_come_back_in_their_order(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        joined = [uow.cases.join(case.id, new_mail(n), MailRole.FOLLOW_UP) for n in (1, 2)]
        uow.commit()
    with desk.reading() as uow:
        first, *others = uow.cases.mails(case.id)
        assert (first.place, first.role) == (0, MailRole.INSTRUCTION)
        assert (first.message_id, first.sha256) == (case.message_id, case.sha256)
        assert (first.sender, first.parsed) == (MARIA, parsed())
        assert others == joined
        assert [mail.place for mail in others] == [1, 2]
        assert uow.cases.sealed_mail(case.id, 1) == b"\x01sealed"
        assert uow.cases.sealed_mail(case.id) == b"\x00sealed\xff"
        with pytest.raises(Defect):
            uow.cases.sealed_mail(case.id, 3)


def test_a_follow_up_is_known_by_its_bytes_or_by_its_id_with_its_content(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        mail = uow.cases.join(case.id, new_mail(), MailRole.FOLLOW_UP)
        content = new_mail().content_sha256
        assert uow.cases.by_mail((mail.message_id, content), "0" * 64) == case
        assert uow.cases.by_mail((mail.message_id, "0" * 64), "0" * 64) is None
        assert uow.cases.by_mail(("", content), mail.sha256) == case
        assert uow.cases.by_mail(("", content), "0" * 64) is None
        assert uow.cases.by_mail(("<another@x.example>", content), "0" * 64) is None
        assert uow.cases.with_mails(["", "<another@x.example>", mail.message_id]) == (case,)
        assert uow.cases.with_mails([""]) == ()


def test_another_content_under_a_known_id_is_kept_and_told_in_both_cases(desk: SqlDesk) -> None:
    copied = replace(new_mail(2), message_id=new_mail().message_id)
    with desk.unit_of_work() as uow:
        first, second, third = (uow.cases.add(new_case()) for _ in range(3))
        uow.cases.join(first.id, new_mail(), MailRole.FOLLOW_UP)
        assert uow.cases.shared_ids([copied.message_id]) == frozenset()
        uow.cases.join(second.id, copied, MailRole.FOLLOW_UP)
        assert uow.cases.namesakes(first.id) == {1: (second.number,)}
        assert uow.cases.namesakes(second.id) == {1: (first.number,)}
        assert uow.cases.namesakes(third.id) == {}
        assert uow.cases.shared_ids(["", first.message_id, copied.message_id]) == {
            copied.message_id
        }
        rows = uow.cases.page(QueueFilter()).rows
        assert [row.id_reused for row in rows] == [True, True, False]


def test_a_mail_that_two_cases_share_is_no_namesake(desk: SqlDesk) -> None:
    first, second = shared(desk)
    with desk.reading() as uow:
        assert uow.cases.namesakes(first) == uow.cases.namesakes(second) == {}
        assert not any(row.id_reused for row in uow.cases.page(QueueFilter()).rows)


def shared(desk: SqlDesk) -> tuple[int, int]:
    """Return two cases of the same mail."""
    with desk.unit_of_work() as uow:
        first = uow.cases.add(new_case())
        relation = Relation(RelationKind.SPLIT_FROM, first.number, ("nordkraft-mail",))
        copy = replace(first, id=0, number="", relations=(relation,))
        second = uow.cases.add(replace(new_case(), case=copy, parsed=None))
        (mail,) = uow.cases.mails(first.id)
        uow.cases.link(second.id, mail.id, MailRole.INSTRUCTION)
        assert uow.cases.get(second.id) == replace(copy, id=second.id, number="DSR-0002")
        assert uow.cases.mails(second.id) == (mail,)
        assert uow.cases.by_mail(("", ""), first.sha256) == first
        uow.commit()
    return first.id, second.id


def test_what_was_understood_stays_while_another_case_needs_it(desk: SqlDesk) -> None:
    first, second = shared(desk)
    with desk.unit_of_work() as uow:
        uow.cases.forget_persons(first, HASHES)
        assert uow.cases.parsed(second) == parsed()
        assert uow.cases.held_elsewhere([ANNA.text], first) == {ANNA.text}
        uow.cases.forget_persons(second, HASHES)
        for case in (first, second):
            (mail,) = uow.cases.mails(case)
            assert (mail.parsed, mail.sender) == (None, None)
            assert uow.cases.held_elsewhere([ANNA.text], case) == frozenset()


def test_every_mail_of_a_case_is_forgotten(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        uow.cases.join(case.id, new_mail(), MailRole.FOLLOW_UP)
        uow.cases.forget_persons(case.id, HASHES)
        assert [mail.parsed for mail in uow.cases.mails(case.id)] == [None, None]


def test_a_mail_of_this_case_alone_holds_nothing_elsewhere(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        mail = uow.cases.join(case.id, new_mail(), MailRole.FOLLOW_UP)
        assert uow.cases.held_elsewhere([mail.message_id], case.id) == frozenset()
        assert uow.cases.held_elsewhere([mail.message_id], case.id + 1) == {mail.message_id}


def test_a_shared_mail_is_dropped_with_the_last_case_that_keeps_it(desk: SqlDesk) -> None:
    first, second = shared(desk)
    with desk.unit_of_work() as uow:
        uow.cases.join(first, new_mail(), MailRole.FOLLOW_UP)
        assert uow.cases.drop_mails(first, lambda case: case != second) == 1
        assert uow.cases.sealed_mail(first, 1) == b""
        assert uow.cases.sealed_mail(first) == uow.cases.sealed_mail(second) == b"\x00sealed\xff"
        assert uow.cases.drop_mails(second, lambda case: case == first) == 1
        assert uow.cases.sealed_mail(first) == b""
        assert uow.cases.drop_mails(second, lambda case: case == first) == 0
        assert [mail.sha256 for mail in uow.cases.mails(first)][1] == new_mail().sha256
