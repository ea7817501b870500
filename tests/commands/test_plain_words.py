"""Lists, proofs and refusals of the command line are in words and in the desk's time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dsr_desk.commands import words
from dsr_desk.commands.events import EVENTS
from dsr_desk.domain.erasing.receipts import RunState, StageName
from dsr_desk.domain.errors import WrongStep
from dsr_desk.domain.finding.matches import Why
from dsr_desk.domain.mailboxes.mailbox import MailState
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import CaseState, RequestKind
from dsr_desk.domain.steps import KINDS, NEXT, RIGHTS, STATES
from tests.commands.conftest import Line
from tests.services.world import ANNA, WISH, Small, a_mail

ROOT = Path(__file__).parents[2]
_EVENT = re.compile(r'"([a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*)"')
CODE = re.compile(r"\b(?:to_approve|set_aside|request\.filed|case\.searched|True|[a-z]+_[a-z_]+)\b")


def test_every_state_kind_and_reason_has_words() -> None:
    assert STATES.keys() == NEXT.keys() == set(CaseState)
    assert KINDS.keys() == set(RequestKind)
    assert words.WHYS.keys() == set(Why)
    assert words.RUNS.keys() == set(RunState)
    assert RIGHTS.keys() == set(Right)


def test_every_step_that_the_audit_takes_has_words() -> None:
    written = {f"stage.{name.value}" for name in StageName} | {"items.included", "items.excluded"}
    written |= {f"mailbox.{state.value}" for state in MailState if state is not MailState.FILED}
    direct = ROOT / "dsr_desk/domain/verifying/direct.py"
    for file in (*(ROOT / "dsr_desk/services").rglob("*.py"), direct):
        written |= set(_EVENT.findall(file.read_text("utf-8")))
    assert EVENTS.keys() == written


def test_the_queue_and_the_audit_have_headings_and_no_codes(small: Small, line: Line) -> None:
    small.planned()
    heading, row = line("cases").splitlines()
    assert heading.split() == ["CASE", "LAST", "DAY", "STATE", "WISH", "ORGANISATION", "PERSONS"]
    assert row.index("to approve") == heading.index("STATE")
    said = line("audit", "list")
    assert said.startswith("STEP")
    assert "a plan was prepared" in said
    assert "2026-11-02 10:" in said  # 09 o'clock in UTC
    assert not CODE.search(said + line("show", "DSR-0001").splitlines()[0])
    assert line.json("audit", "list")[-1]["event"]["event"] == "plan.prepared"


def test_items_are_listed_with_the_numbers_that_decide_takes(small: Small, line: Line) -> None:
    small.reviewed()
    few = line("match", "DSR-0001").partition("ITEM")[2].splitlines()
    assert [row.split()[-1] for row in few[1:]] == ["confirmed)"]  # what is to be looked at
    heading, *rows = line("match", "DSR-0001", "--items").partition("ITEM")[2].splitlines()
    assert heading.split() == ["DAY", "CHANNEL", "WHY", "DECIDED"]
    assert len(rows) == 6
    number = next(row for row in rows if row.endswith("included")).split()[0]
    refused = line("decide", "DSR-0001", "--item", number, "--exclude", status=1)
    assert "--ground" in refused
    said = line("decide", "DSR-0001", "--item", number, "--exclude", "--ground", "legal_claim")
    assert said.startswith("1 item left out (legal claim); the case has 4 included, 2 left out")


def test_what_was_not_searched_now_is_said(small: Small, line: Line) -> None:
    small.planned()
    said = line("match", "DSR-0001")
    assert said.startswith("Not searched now: the case is “to approve”.")
    assert line.json("match", "DSR-0001")["searched"] is False


def test_who_did_it_is_named_as_on_the_sign_in_page(small: Small, line: Line) -> None:
    small.file(a_mail(WISH.format(who=ANNA)))
    said = line("extend", "DSR-0001", "--reason", "Många")
    assert "extended by alva on" in said
    assert "user-alva" not in said + line("show", "DSR-0001")


def test_a_hold_is_listed_in_words(line: Line) -> None:
    about = ("--person", ANNA, "--organisation", "nordkraft", "--reference", "T 1-26")
    said = line("hold", "set", *about, "--ground", "legal_claim")
    assert "a person, legal claim (T 1-26), in force" in said


def test_whoever_sets_a_hold_reads_what_it_came_too_late_for(line: Line, small: Small) -> None:
    case = small.approved()
    small.services.erasure.run(case.id, small.alva)
    about = ("--channel", "nk-chat", "--reference", "T 1-26", "--ground", "legal_claim")
    said = line("hold", "set", *about)
    assert f"Too late for 2 items of {case.number} in nk-chat, written " in said
    assert "a run had erased or pseudonymised them before." in said
    assert line("hold", "show", "1") == said
    (told,) = line.json("hold", "show", "1")["reach"]
    assert (told["too_late"], told["open"], told["kept"]) == (2, 0, 0)
    assert "No hold number 2 is in force." in line("hold", "show", "2", status=1)


def test_a_certificate_and_an_audit_are_said_to_hold_in_sentences(
    small: Small, line: Line, tmp_path: Path
) -> None:
    line("audit", "export", str(tmp_path / "audit.jsonl"))
    said = line("verify", str(tmp_path / "audit.jsonl"))
    assert said.startswith("The audit holds: ")
    assert not CODE.search(said)


def test_an_answer_before_the_search_is_said_to_be_a_question(small: Small, line: Line) -> None:
    small.file(a_mail(WISH.format(who=ANNA).replace("Vi har bekräftat personens identitet. ", "")))
    first = line("answer", "DSR-0001")
    assert "asks the editor for what is missing (nothing has been searched)" in first
    assert "DSR-0001 is now: waiting for the editor." in first
    again = line("answer", "DSR-0001")
    assert "One was saved before, as " in again
    assert "DSR-0001-ask-back.eml: send only one of them" in again


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("settle", "DSR-0001", "--override", "disposal", "--reason", "x"),
            "right to override checks",
        ),
        (("settle", "DSR-0001", "--leave-out", "nk-post", "--reason", "x"), "no check editor:nk"),
        (("run", "DSR-0001"), "while the case is “to approve”. A second person approves the plan"),
        (("export", "DSR-0001"), "does not belong to this case: what it asks for is “erase”"),
    ],
)
def test_a_refusal_says_the_way_on(
    small: Small, line: Line, arguments: tuple[str, ...], said: str
) -> None:
    small.planned() if arguments[0] in ("run", "export") else small.file(
        a_mail(WISH.format(who=ANNA))
    )
    assert said in line(*arguments, status=1)


def test_a_state_of_tomorrow_is_named_as_it_is() -> None:
    assert "while the case is “of-tomorrow”." in WrongStep("run", "of-tomorrow").message
