"""Mails that are no plain instruction: none disappears, and the person's own is never served."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from dsr_desk.domain.errors import ApprovalInvalid, GroundMissing, RightMissing
from dsr_desk.domain.requests import Case, CaseState, Nature, Verdict
from dsr_desk.domain.verifying.checklist import settle
from dsr_desk.domain.verifying.direct import DirectRequest, WriterNotEditor
from dsr_desk.services.cases import Recorder
from dsr_desk.services.ports import BoxEntry
from tests.services.world import ANNA, EXTRACT, WISH, Small, a_mail

OWN = (
    "Hej!\n\nJag vill att ni raderar alla mina mail, foruminlägg och chattar."
    " Vi har bekräftat personens identitet. Min adress är {who}.\n\n/Anna\n"
)
OWN_EXTRACT = OWN.replace("raderar alla", "skickar mig ett registerutdrag över alla")
BY_MACHINES = (
    "Precedence: bulk",
    "Precedence: list",
    "List-Id: <kundtjanst.nordkraft.example>",
    "List-Unsubscribe: <mailto:lista@nordkraft.example>",
    "Auto-Submitted: auto-generated",
    "X-Autoreply: yes",
    "Return-Path: <>",
)


def _marked(header: str, mail: bytes) -> bytes:
    return header.encode() + b"\r\n" + mail


def _nature_check(small: Small, case: Case) -> tuple[Verdict, str]:
    check = small.services.checklist.view(case.id).checks[0]
    return check.verdict, check.reason


# --- what machines send -----------------------------------------------------------------------


@pytest.mark.parametrize("header", BY_MACHINES)
def test_an_instruction_with_a_machines_headers_is_shown_and_not_put_away(
    small: Small, header: str
) -> None:
    case = small.file(_marked(header, a_mail(WISH.format(who=ANNA))))
    assert case.state is CaseState.CHECKING
    assert _nature_check(small, case) == (Verdict.ATTENTION, "nature-automatic")


@pytest.mark.parametrize("header", BY_MACHINES)
@pytest.mark.parametrize(
    "text",
    [
        "Vi önskar att alla mail som {who} skrivit till oss raderas.",
        "Vi har bekräftat personens identitet.",
        "Kunden {who} vill ha ett registerutdrag.",
    ],
)
def test_a_part_of_an_instruction_is_enough_to_be_shown(
    small: Small, header: str, text: str
) -> None:
    case = small.file(_marked(header, a_mail(text.format(who=ANNA))))
    assert case.state is CaseState.CHECKING


@pytest.mark.parametrize("header", BY_MACHINES)
def test_what_asks_for_nothing_is_put_away_where_it_can_be_seen(small: Small, header: str) -> None:
    case = small.file(_marked(header, a_mail("Hej! Jag är på semester till den 9 november.\n")))
    assert case.state is CaseState.SET_ASIDE
    assert small.services.queue.counts("").aside == 1
    assert small.services.queue.counts("", "nobody of that name").aside == 0
    views = small.services.queue.views("")
    assert [row.number for row in small.services.queue.page(views["aside"]).rows] == [case.number]
    assert small.services.queue.page(views["done"]).rows == ()


def test_a_mail_that_says_it_is_sent_by_a_person_is_an_ordinary_one(small: Small) -> None:
    case = small.file(_marked("Auto-Submitted: no", a_mail(WISH.format(who=ANNA))))
    assert _nature_check(small, case) == (Verdict.OK, "nature-instruction")


def test_a_marked_instruction_goes_on_after_a_supervisor_has_looked(small: Small) -> None:
    case = small.file(_marked("Precedence: bulk", a_mail(WISH.format(who=ANNA))))
    small.services.checklist.override(case.id, "nature", "Gruppadress, ringde upp", small.sam)
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


def test_the_reason_for_putting_a_case_away_is_kept_until_it_is_taken_up(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    small.services.checklist.set_aside(case.id, "Gäller en annan kund", small.alva)
    assert small.services.queue.get(case.id).note == "Gäller en annan kund"
    small.services.checklist.reopen(case.id, small.alva)
    assert small.services.queue.get(case.id).note == ""


def test_a_duplicate_that_is_taken_up_stands_on_its_own(small: Small) -> None:
    first = small.file(a_mail(WISH.format(who=ANNA)))
    again = a_mail(WISH.format(who=ANNA), message_id="<begaran-2@nordkraft.example>")
    second = small.file(again)
    assert second.duplicate_of == first.number
    small.services.checklist.reopen(second.id, small.alva)
    opened = small.services.queue.get(second.id)
    assert (opened.duplicate_of, opened.state) == ("", CaseState.CHECKING)
    events = small.services.audit.entries(second.number)
    assert dict(events[-1].event.facts) == {"duplicate_of": first.number, "prepares": "yes"}


# --- the person's own mail --------------------------------------------------------------------


def _as_if_settled(small: Small, case: Case, state: str) -> None:
    """Settle every check behind the desk's back, and put the case further on."""
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("UPDATE case_check SET settled_by = ? WHERE code != 'nature'", ("user-x",))
        file.execute("UPDATE dsr_case SET state = ? WHERE id = ?", (state, case.id))


SERVING: dict[str, tuple[str, Callable[[Small, Case], object]]] = {
    "search": ("checking", lambda s, c: s.services.matching.search(c.id, s.alva)),
    "plan": ("reviewing", lambda s, c: s.services.planning.prepare(c.id, s.alva)),
    "run": ("approved", lambda s, c: s.services.erasure.run(c.id, s.alva)),
    "export": ("reviewing", lambda s, c: s.services.export.export(c.id, None, s.alva)),
}


@pytest.mark.parametrize("act", SERVING)
def test_the_persons_own_request_is_never_served(small: Small, act: str) -> None:
    text = OWN_EXTRACT if act == "export" else OWN
    case = small.file(a_mail(text.format(who=ANNA)))
    assert case.nature is Nature.DATA_SUBJECT
    state, serve = SERVING[act]
    _as_if_settled(small, case, state)
    with pytest.raises(DirectRequest):
        serve(small, small.services.queue.get(case.id))


def test_no_supervisor_overrides_that_the_person_wrote(small: Small) -> None:
    case = small.file(a_mail(OWN.format(who=ANNA)))
    with pytest.raises(DirectRequest):
        small.services.checklist.override(case.id, "nature", "Jag känner henne", small.sam)


@pytest.mark.parametrize("header", BY_MACHINES)
def test_the_persons_own_request_stays_theirs_by_way_of_a_list(small: Small, header: str) -> None:
    case = small.file(_marked(header, a_mail(OWN.format(who=ANNA))))
    assert case.nature is Nature.DATA_SUBJECT
    assert case.state is CaseState.CHECKING


@pytest.mark.parametrize("header", BY_MACHINES)
def test_a_person_who_names_no_address_is_not_put_away_either(small: Small, header: str) -> None:
    text = "Hej!\n\nJag vill att ni raderar alla mina mail och chattar.\n\n/Anna\n"
    case = small.file(_marked(header, a_mail(text, sender=ANNA)))
    assert (case.nature, case.state) == (Nature.DATA_SUBJECT, CaseState.CHECKING)


def test_a_nature_that_was_changed_by_hand_is_still_the_persons_own(small: Small) -> None:
    case = small.file(a_mail(OWN.format(who=ANNA)))
    _as_if_settled(small, case, "checking")
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("UPDATE dsr_case SET nature = 'instruction'")
    with pytest.raises(DirectRequest):
        small.services.matching.search(case.id, small.alva)


def test_an_ordinary_override_on_record_does_not_make_it_an_editors(small: Small) -> None:
    case, sam = _own_by_an_editor(small), small.sam.user.id
    with small.services.checklist._store.unit_of_work() as uow:
        checks = uow.cases.checks(case.id)
        done = [settle(c, by=sam, at=small.clock(), note="x") for c in checks[:1]]
        uow.cases.save_checks(case.id, (*done, *checks[1:]))
        uow.cases.save(replace(case, nature=Nature.INSTRUCTION))
        Recorder(small.clock).note(uow, sam, "check.overridden", case, check="nature")
        uow.commit()
    _settle_the_rest(small, case)
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(ApprovalInvalid):
        small.approve(small.services.queue.get(case.id))


def _own_by_an_editor(small: Small) -> Case:
    """File a mail of an editor who writes as if about herself."""
    return small.file(a_mail(OWN.format(who=ANNA)))


def _settle_the_rest(small: Small, case: Case) -> None:
    for check in small.services.checklist.view(case.id).checks:
        if not check.settled:
            small.services.checklist.override(case.id, check.name, "Ringde upp", small.sam)


def test_an_editors_mail_is_served_after_a_recorded_step_and_only_then(small: Small) -> None:
    case = _own_by_an_editor(small)
    with pytest.raises(RightMissing):
        small.services.checklist.editor_wrote(case.id, "Ringde upp", small.alva)
    with pytest.raises(GroundMissing):
        small.services.checklist.editor_wrote(case.id, " ", small.sam)
    small.services.checklist.editor_wrote(case.id, "Ringde upp Maria, det är kundens", small.sam)
    after = small.services.queue.get(case.id)
    assert after.nature is Nature.INSTRUCTION
    events = [e.event.event for e in small.services.audit.entries(case.number)]
    assert events[-1] == "nature.corrected"
    _settle_the_rest(small, case)
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


@pytest.mark.parametrize("sender", [ANNA, "okand@nordkraft.example", "eva@nordkraft.example"])
def test_somebody_whom_no_roster_knows_is_never_made_an_editor(small: Small, sender: str) -> None:
    case = small.file(a_mail(OWN.format(who=ANNA), sender=sender))
    with pytest.raises(WriterNotEditor):
        small.services.checklist.editor_wrote(case.id, "Säger att hon är redaktör", small.sam)


def test_a_plain_instruction_needs_no_such_step(small: Small) -> None:
    case = small.file(a_mail(EXTRACT.format(who=ANNA)))
    with pytest.raises(WriterNotEditor):
        small.services.checklist.editor_wrote(case.id, "x", small.sam)


def test_a_bounce_of_our_own_mail_is_put_away(small: Small) -> None:
    bounce = (
        b"From: Mail Delivery <postmaster@nordkraft.example>\r\nReturn-Path: <>\r\n"
        b"Subject: Undelivered Mail\r\nMessage-ID: <b1@nordkraft.example>\r\n\r\n"
        b"The mail [DSR-0001] could not be delivered.\r\n"
    )
    outcome = small.services.intake.take_in_entries(iter([BoxEntry("b.eml", bounce)])).outcomes[0]
    case = small.services.queue.get(outcome.case_number)
    assert (case.nature, case.state) == (Nature.BOUNCE, CaseState.SET_ASIDE)
