from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import create_engine, select, type_coerce, update

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.erasing.plans import PlanException, plan_digest
from dsr_desk.domain.errors import Defect, PlanChanged
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.people import RosterEntry
from dsr_desk.domain.requests import CaseSubject, Evidence
from dsr_desk.domain.verifying.checklist import checklist_digest
from dsr_desk.services.ports import QueueFilter, UnitOfWork
from dsr_desk.storage.desk import SqlDesk
from dsr_desk.storage.engine.types import ForeignText
from dsr_desk.storage.repositories.masking import Mask
from dsr_desk.storage.schema import case_check, dsr_case, item_match, plan_exception
from tests.storage.made import ANNA, CHECKS, KEPT, MARIA, found, new_case, parsed, plan

HASHES = [(1, "a" * 64), (2, "b" * 64)]
SPOKEN = "Inte anna.svensson@example.org (Anna Svensson), utan hennes syster."


def test_what_is_left_of_a_person_is_the_keyed_hash(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        stored = uow.cases.add(new_case())
        uow.cases.set_text_hash(stored.id, "5" * 64)
        uow.cases.forget_persons(stored.id, HASHES)
        uow.commit()
    with desk.reading() as uow:
        assert uow.cases.get(stored.id) == replace(
            stored,
            version=stored.version + 1,
            subjects=(CaseSubject(1, None, "a" * 64), CaseSubject(2, None, "b" * 64)),
        )
        assert uow.cases.parsed(stored.id) is None
        assert uow.cases.checks(stored.id) == tuple(replace(c, evidence=None) for c in CHECKS)
        assert uow.cases.sealed_mail(stored.id) == b"\x00sealed\xff"
        assert uow.cases.same_text("5" * 64, MARIA.key) == ()
        assert uow.cases.page(QueueFilter(text="svensson")).rows == ()
        (row,) = uow.cases.page(QueueFilter(text="maria nordkraft")).rows
        assert (row.subjects, row.subject_count) == ((), 2)


def test_forgetting_again_changes_nothing_more(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        stored = uow.cases.add(new_case())
        uow.cases.forget_persons(stored.id, HASHES)
        once = uow.cases.get(stored.id)
        uow.cases.forget_persons(stored.id, HASHES)
        assert once is not None
        assert uow.cases.get(stored.id) == replace(once, version=once.version + 1)


def test_a_window_that_still_holds_the_addresses_cannot_write_them_back(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        stale = uow.cases.add(new_case())
        uow.cases.forget_persons(stale.id, HASHES)
        with pytest.raises(PlanChanged):
            uow.cases.save(stale)


def test_a_forgotten_case_goes_on(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        stored = uow.cases.add(new_case())
        uow.cases.forget_persons(stored.id, HASHES)
        forgotten = uow.cases.get(stored.id)
        assert forgotten is not None
        saved = uow.cases.save(replace(forgotten, holder="user-eva"))
        assert uow.cases.get(stored.id) == saved
        assert uow.cases.page(QueueFilter(text="svensson")).total == 0


def test_another_case_of_the_same_person_is_left_alone(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.forget_persons(uow.cases.add(new_case()).id, HASHES)
        other = uow.cases.add(new_case())
        assert uow.cases.get(other.id) == other
        assert uow.cases.parsed(other.id) == parsed()
        assert uow.cases.page(QueueFilter(text="svensson")).total == 1


def test_nobody_is_forgotten_without_a_hash(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        stored = uow.cases.add(new_case())
        with pytest.raises(Defect, match="keyed hash"):
            uow.cases.forget_persons(stored.id, HASHES[:1])
        with pytest.raises(Defect, match="no case"):
            uow.cases.forget_persons(stored.id + 1, HASHES)


def test_a_sender_who_is_the_person_is_forgotten_too(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        own = uow.cases.add(new_case(sender=ANNA, sender_name="Anna Svensson"))
        uow.cases.forget_persons(own.id, HASHES)
        left = uow.cases.get(own.id)
        assert left is not None
        assert (left.sender, left.sender_name) == (None, "")
        assert uow.cases.held_elsewhere([ANNA.text, ANNA.key, "Anna"], 0) == frozenset()


def noted(uow: UnitOfWork) -> tuple[int, str, tuple[PlanException, ...]]:
    """Return a case whose notes all speak of its person, its checklist's digest, its exceptions."""
    stored = uow.cases.add(new_case(note=SPOKEN))
    stored = uow.cases.save(replace(stored, holder="user-eva"))
    spoken = [replace(check, note=SPOKEN) for check in CHECKS]
    uow.cases.save_checks(stored.id, spoken)
    uow.matches.refresh(stored.id, [found(1), found(2)])
    first = next(uow.matches.every(stored.id))
    uow.matches.decide(stored.id, [first.id], Decision(False, Ground.ARCHIVE, SPOKEN), "user-eva")
    kept = tuple(
        replace(KEPT, ref=m.ref, note=m.decision.note)
        for m in uow.matches.every(stored.id)
        if not m.decision.included
    )
    return stored.id, checklist_digest(uow.cases.checks(stored.id)), kept


def test_a_note_never_keeps_the_person_it_speaks_of(desk: SqlDesk) -> None:
    masked = "Inte [person 1] ([person 1]), utan hennes syster."
    with desk.unit_of_work() as uow:
        case, _, (kept,) = noted(uow)
        stored = uow.cases.get(case)
        assert stored is not None
        assert stored.note == masked
        assert {check.note for check in uow.cases.checks(case)} == {masked}
        assert kept.note == masked


def test_what_was_signed_still_holds_after_the_person_is_forgotten(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case, checklist, kept = noted(uow)
        fresh = plan("DSR-0001", 0)
        digest = plan_digest(fresh.head, (), kept)
        number = uow.plans.add(case, replace(fresh, digest=digest), (), kept).id
        uow.cases.forget_persons(case, HASHES)
        again = uow.plans.latest(case)
        assert again is not None
        assert plan_digest(again.head, (), uow.plans.exceptions(number)) == digest
        assert checklist_digest(uow.cases.checks(case)) == checklist


def test_notes_from_before_the_mask_are_masked_when_the_person_is_forgotten(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    with embedded.unit_of_work() as uow:
        case, _, kept = noted(uow)
        uow.plans.add(case, plan("DSR-0001", 0), (), kept)
        uow.commit()
    tables = (dsr_case, case_check, item_match, plan_exception)
    engine = create_engine(f"sqlite:///{paths.desk}")
    with engine.begin() as connection:
        for table in tables:
            connection.execute(update(table).values(note=SPOKEN))
    with embedded.unit_of_work() as uow:
        uow.cases.forget_persons(case, HASHES)
        uow.commit()
    with engine.begin() as connection:
        notes = [
            note
            for table in tables
            for (note,) in connection.execute(select(type_coerce(table.c.note, ForeignText)))
        ]
    engine.dispose()
    assert set(notes) == {"Inte [person 1] ([person 1]), utan hennes syster."}


@pytest.mark.parametrize(
    ("address", "note", "left"),
    [
        ("anna.svensson@example.org", "ANNA.SVENSSON@EXAMPLE.ORG!", "[person 1]!"),
        ("Anna.Svensson+tidning@example.org", "anna.svensson@example.org", "[person 1]"),
        ("anna.svensson+x@example.org", "Anna.Svensson+X@example.org", "[person 1]"),
        ("anna.svensson@example.org", "Hon heter Anna  Svensson.", "Hon heter [person 1]."),
        ("anna_svensson82@example.org", "annasvensson", "[person 1]"),
        ("anna.svensson@example.org", "Johanna Svenssons", "Johanna Svenssons"),
        ("anna@example.org", "Anna ringde.", "Anna ringde."),
        ("a.s@example.org", "a s", "a s"),
        ("åsa.öberg@öl.example", "ÅSA ÖBERG", "[person 1]"),
        ("åsa.öberg@öl.example", "åsa.öberg@xn--l-0ga.example", "[person 1]"),
        ("a*b+c@example.org", "aab+c@example.org", "aab+c@example.org"),
        ("a*b+c@example.org", "a*b+c@example.org", "[person 1]"),
    ],
)
def test_the_mask_finds_an_address_and_the_name_spelt_in_it(
    address: str, note: str, left: str
) -> None:
    mask = Mask([CaseSubject(1, EmailAddress(address)), CaseSubject(2, None, "a" * 64)])
    assert mask(note) == left


def test_strings_that_another_case_holds_are_told_apart(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        own = uow.cases.add(new_case())
        other = replace(
            new_case(subjects=(CaseSubject(1, EmailAddress("Eva@example.org")),)),
            parsed=parsed('Hon skrev "ÖVER ÅN" till oss.'),
            checks=(replace(CHECKS[0], evidence=Evidence("har bekräftat 100%_x")),),
        )
        uow.cases.add(other)
        sought = (
            "eva@EXAMPLE.org",
            "ÖVER ÅN",
            "Över ån",
            "till OSS",
            "100%_x",
            "100% x",
            "maria lund",
            "nobody",
        )
        held = uow.cases.held_elsewhere(sought, own.id)
    assert held == {"eva@EXAMPLE.org", "ÖVER ÅN", "till OSS", "100%_x", "maria lund"}


def test_the_cases_own_rows_explain_nothing(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        own = uow.cases.add(new_case(note="ett eget ord"))
        uow.matches.refresh(own.id, [found(1)])
        ids = [match.id for match in uow.matches.every(own.id)]
        uow.matches.decide(own.id, ids, Decision(False, Ground.ARCHIVE, "ett annat ord"), "eva")
        kept = replace(KEPT, note="ett annat ord")
        uow.plans.add(own.id, plan(own.number, 0), (), [kept])
        sought = [ANNA.text, "önskar", "bekräftat", "ett eget ord", "ett annat ord"]
        assert uow.cases.held_elsewhere(sought, own.id) == frozenset()
        assert uow.cases.held_elsewhere(sought, own.id + 1) == frozenset(sought)


def test_the_roster_explains_what_it_holds(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        own = uow.cases.add(new_case())
        entry = RosterEntry("nordkraft-mail", ANNA, "Anna Svensson", date(2020, 1, 1))
        uow.people.save_roster([entry])
        assert uow.cases.held_elsewhere([ANNA.key], own.id) == {ANNA.key}
