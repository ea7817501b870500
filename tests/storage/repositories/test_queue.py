from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import WISHES_DIFFER, CaseState, CaseSubject, Verdict
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.services.ports import QueueFilter, QueueRow
from dsr_desk.storage.desk import SqlDesk
from tests.storage.made import ANNA, CHECKS, MORNING, NORDKRAFT, new_case


def numbers(desk: SqlDesk, where: QueueFilter) -> list[str]:
    """Return the numbers of the cases that a filter lets through."""
    with desk.reading() as uow:
        page = uow.cases.page(where)
    assert page.total == len(page.rows)
    assert page.next_key is None
    return [row.number for row in page.rows]


def test_a_row_of_the_queue_says_all_that_it_shows(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        stored = uow.cases.add(new_case())
        uow.commit()
    with desk.reading() as uow:
        (row,) = uow.cases.page(QueueFilter()).rows
    assert row == QueueRow(
        id=stored.id,
        number="DSR-0001",
        kind="erasure",
        nature="instruction",
        state=CaseState.CHECKING,
        organisation="nordkraft",
        organisation_title=NORDKRAFT.title,
        kinds=(ChannelKind.MAIL, ChannelKind.CHAT),
        subjects=("Anna.Svensson@Example.org", "bo@example.org"),
        subject_count=2,
        sender_name="Maria Lund",
        holder="user-alva",
        received_at=MORNING,
        service_due=MORNING + timedelta(days=10),
        statutory_due="2026-12-02",
        open_checks=1,
    )


def test_a_row_says_that_wishes_may_differ(desk: SqlDesk) -> None:
    doubt = Check("wish", Verdict.ATTENTION, WISHES_DIFFER)
    with desk.unit_of_work() as uow:
        first = uow.cases.add(new_case())
        uow.cases.add(new_case())
        uow.cases.save_checks(first.id, (*CHECKS, doubt))
        uow.commit()
    with desk.reading() as uow:
        rows = uow.cases.page(QueueFilter()).rows
    assert [row.wishes_differ for row in rows] == [True, False]


def test_organisations_of_one_title_are_told_apart_in_the_queue(desk: SqlDesk) -> None:
    twin = replace(NORDKRAFT, key="twin", title=NORDKRAFT.title.upper(), domains=("twin.example",))
    with desk.unit_of_work() as uow:
        uow.people.save_organisation(twin)
        uow.cases.add(new_case())
        uow.cases.add(new_case(organisation="twin"))
        uow.cases.add(new_case(organisation=""))
        uow.commit()
    with desk.reading() as uow:
        titles = [row.organisation_title for row in uow.cases.page(QueueFilter()).rows]
    assert sorted(titles) == sorted(
        ["", f"{NORDKRAFT.title} · {NORDKRAFT.domains[0]}", f"{twin.title} · twin.example"]
    )


def test_a_case_of_nobody_known_has_its_row_too(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case(organisation="", sender_name="", subjects=()))
        other = uow.cases.add(new_case(organisation="unknown", sender_name="", sender=None))
        uow.cases.save_checks(other.id, [replace(check, settled_by="user-sam") for check in CHECKS])
        uow.commit()
    with desk.reading() as uow:
        first, second = uow.cases.page(QueueFilter()).rows
    assert (first.organisation_title, first.sender_name) == ("", "maria.lund@nordkraft.example")
    assert (second.organisation_title, second.sender_name, second.open_checks) == ("", "", 0)


def test_what_is_due_first_stands_first_and_pages_join_without_gap_or_double(
    desk: SqlDesk,
) -> None:
    days = [5, 1, 3, 1, 9, 1, 3, 0, 5]
    with desk.unit_of_work() as uow:
        for day in days:
            uow.cases.add(new_case(service_due=MORNING + timedelta(days=day)))
        uow.commit()
    wanted = [f"DSR-{n:04d}" for _, n in sorted((day, n) for n, day in enumerate(days, start=1))]
    with desk.reading() as uow:
        found: list[str] = []
        key = None
        while True:
            page = uow.cases.page(QueueFilter(), key, limit=2)
            assert page.total == len(days)
            found += [row.number for row in page.rows]
            key = page.next_key
            if key is None:
                break
    assert found == wanted


def test_a_full_last_page_has_no_next(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        for _ in range(2):
            uow.cases.add(new_case())
        assert uow.cases.page(QueueFilter(), limit=2).next_key is None


def test_filters_narrow_the_queue(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case())
        uow.cases.add(new_case(state=CaseState.CLOSED))
        uow.cases.add(new_case(state=CaseState.WAITING, holder="user-eva"))
        uow.cases.add(new_case(service_due=MORNING - timedelta(microseconds=1)))
        uow.commit()
    assert numbers(desk, QueueFilter()) == ["DSR-0004", "DSR-0001", "DSR-0003"]
    assert numbers(desk, QueueFilter((CaseState.CLOSED,))) == ["DSR-0002"]
    assert numbers(desk, QueueFilter((CaseState.CLOSED, CaseState.WAITING))) == [
        "DSR-0002",
        "DSR-0003",
    ]
    assert numbers(desk, QueueFilter(holder="user-eva")) == ["DSR-0003"]
    assert numbers(desk, QueueFilter(overdue_at=MORNING)) == ["DSR-0004"]
    assert numbers(desk, QueueFilter(overdue_at=MORNING - timedelta(microseconds=1))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dsr-0001", "1"),
        ("ASA.ÖBERG", "1"),
        ("åsa", ""),
        ("ÖST", "123"),
        ("nordkraft öst åberg", "3"),
        ("maria", "12"),
        ("lund MARIA", "12"),
        ("ÅBERG", "3"),
        ("åberg".replace("å", "a\u030a"), "3"),
        ("100%", "2"),
        ("0%", "2"),
        ("%", "2"),
        ("b_o", "2"),
        ("_", "2"),
        ("b/o", ""),
        ("/", ""),
        ("\\", ""),
        ("strasse", "2"),
        ("  ", "123"),
        ("bo nobody", ""),
    ],
)
def test_the_search_ignores_case_and_takes_no_wildcards(
    desk: SqlDesk, text: str, found: str
) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case(subjects=(CaseSubject(1, EmailAddress("asa.öberg@example.org")),)))
        uow.cases.add(new_case(subjects=(CaseSubject(1, EmailAddress("100%b_o@straße.example")),)))
        uow.cases.add(
            new_case(
                subjects=(),
                sender=EmailAddress("per@nordkraft.example"),
                sender_name="Per Åberg",
            )
        )
        uow.commit()
    assert numbers(desk, QueueFilter(text=text)) == [f"DSR-000{n}" for n in found]


def test_the_search_follows_a_changed_title_and_changed_persons(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        stored = uow.cases.add(new_case())
        uow.people.save_organisation(replace(NORDKRAFT, title="Sydkraft"))
        uow.cases.save(replace(stored, subjects=(CaseSubject(1, EmailAddress("eva@example.org")),)))
        uow.commit()
    assert numbers(desk, QueueFilter(text="sydkraft EVA@")) == ["DSR-0001"]
    assert numbers(desk, QueueFilter(text="öst")) == []
    assert numbers(desk, QueueFilter(text=ANNA.text)) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text("aAbBåÅöÖ%_/\\' é\u0301", max_size=4), name=st.text("abåö%_/\\'é", max_size=9))
def test_a_name_is_found_by_any_piece_of_it(embedded: SqlDesk, text: str, name: str) -> None:
    from dsr_desk.storage.repositories.records import folded

    with embedded.unit_of_work() as uow:
        uow.cases.add(new_case(sender_name=name, sender=None, subjects=(), organisation=""))
        page = uow.cases.page(QueueFilter(text=text))
    row = folded("DSR-0001\n\n" + name)
    assert bool(page.rows) is all(word in row for word in folded(text).split())


def test_a_pasted_text_of_any_length_is_sought(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case())
        uow.commit()
    assert numbers(desk, QueueFilter(text=f"{ANNA.text} " * 2_000)) == ["DSR-0001"]
    assert numbers(desk, QueueFilter(text=ANNA.text + "x" * 60_000)) == []
    assert numbers(desk, QueueFilter(text=" ".join(f"ord{n}" for n in range(2_000)))) == []


def test_where_every_case_stands_is_one_read(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        assert uow.cases.states() == {}
        first = uow.cases.add(new_case())
        uow.cases.add(new_case(message_id="<other@example.org>", sha256="b" * 64))
        uow.cases.save(replace(first, state=CaseState.CLOSED))
        uow.commit()
    with desk.reading() as uow:
        assert uow.cases.states() == {
            "DSR-0001": CaseState.CLOSED,
            "DSR-0002": CaseState.CHECKING,
        }
