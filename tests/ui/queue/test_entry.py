"""A row in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsr_desk.domain.clocks.changing import Recorded, extend
from dsr_desk.domain.clocks.deadlines import statutory_deadline
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import CaseState, Nature, RequestKind
from dsr_desk.ui.queue.entry import (
    KIND_ICONS,
    KIND_LOOKS,
    STATE_LOOKS,
    Entry,
    Reading,
    make_entry,
    tip_of,
)
from tests.ui.fakes import AGENT, NOW, SUPERVISOR, make_case, row_of

READING = Reading(
    NOW, AGENT.id, {AGENT.id: AGENT.title, SUPERVISOR.id: SUPERVISOR.title}.__getitem__
)


def entry(**changed: object) -> Entry:
    return make_entry(row_of(make_case(7, **changed)), READING)  # type: ignore[arg-type]  # a table


@pytest.mark.parametrize(
    ("due_in", "words", "tone"),
    [
        (timedelta(days=-3), "3 days late", "failed"),
        (timedelta(hours=-2), "2 hours late", "failed"),
        (timedelta(minutes=-1), "1 hour late", "failed"),
        (timedelta(hours=3), "Today 13:30", "attention"),
        (timedelta(days=1), "Tomorrow 10:30", "attention"),
        (timedelta(days=2), "2 days", "attention"),
        (timedelta(days=3), "3 days", "muted"),
    ],
)
def test_the_due_date_says_how_urgent_it_is(due_in: timedelta, words: str, tone: str) -> None:
    due = entry(due_in=due_in).due
    assert (due.text, due.tone) == (words, tone)
    assert due.icon


def test_a_closed_case_is_never_late() -> None:
    due = entry(due_in=timedelta(days=-90), state=CaseState.CLOSED).due
    assert (due.text, due.tone) == ("18 Nov 2026", "muted")


@pytest.mark.parametrize(
    ("changed", "person"),
    [
        ({}, "anna.svensson@example.org"),
        (
            {"subjects": ["a@example.org", "b@example.org"]},
            "2 persons: a@example.org, b@example.org",
        ),
        ({"subjects": []}, "From Maria Lind"),
        ({"subjects": [], "sender_name": ""}, "No person named"),
        ({"sender_name": "Bo\u202egpj.exe", "subjects": []}, "From Bo⟨U+202E⟩gpj.exe"),
        ({"subjects": [], "nature": Nature.DATA_SUBJECT}, "Maria Lind"),
    ],
)
def test_the_person_is_named_as_far_as_known(changed: dict[str, object], person: str) -> None:
    assert entry(**changed).person == person


def test_a_case_of_several_wishes_is_not_called_the_union_of_them() -> None:
    row = row_of(make_case(7, kind=RequestKind.ACCESS_ERASURE))
    told = make_entry(replace(row, wishes_differ=True), READING)
    assert (told.kind.text, told.kind.tone) == ("Different wishes", "attention")
    assert "Different wishes" in told.spoken


def test_a_forgotten_person_has_no_name() -> None:
    row = replace(row_of(make_case(7, state=CaseState.CLOSED)), subjects=())
    made = make_entry(row, READING)
    assert made.person == "Forgotten (1 person)"
    assert "anna" not in made.spoken + tip_of(made)


def test_what_is_no_instruction_says_what_it_is() -> None:
    made = entry(nature=Nature.NEWSLETTER, kind=RequestKind.NONE)
    assert made.kind.text == "Newsletter"


def test_the_holder_is_you_or_a_title() -> None:
    assert entry(holder=AGENT.id).holder == "you"
    assert entry(holder=SUPERVISOR.id).holder == "Siri Berg"
    assert entry().holder == ""


def test_an_unknown_organisation_says_so() -> None:
    assert entry(organisation="").organisation == "Unknown organisation"


def test_open_checks_stand_in_the_tooltip_while_the_case_is_open() -> None:
    row = replace(row_of(make_case(7)), open_checks=2)
    assert "2 checks open" in tip_of(make_entry(row, READING))
    closed = replace(row, state=CaseState.CLOSED)
    assert "open" not in tip_of(make_entry(closed, READING))


def test_every_kind_state_and_channel_has_its_look() -> None:
    assert set(KIND_LOOKS) == set(RequestKind)
    assert set(STATE_LOOKS) == set(CaseState)
    assert set(KIND_ICONS) == set(ChannelKind)
    assert len({icon for icon, _ in STATE_LOOKS.values()}) == len(STATE_LOOKS)


def test_a_waiting_row_says_since_when_and_an_extended_one_that_it_is() -> None:
    since = NOW - timedelta(days=5)
    waiting = row_of(make_case(1, state=CaseState.WAITING, waiting_since=since))
    assert make_entry(waiting, READING).state.text == "Waiting since 19 Nov 2026"
    extended = extend(make_case(2), "Många", Recorded("x", NOW, "Europe/Stockholm"))
    shown = make_entry(row_of(extended), READING)
    assert shown.due.text == "4 days · extended"
    assert "Last day by law: 10 Feb 2027 (extended; the first one was 10 Dec 2026)" in tip_of(shown)


def test_a_last_day_that_may_be_earlier_says_so_in_the_tooltip() -> None:
    guessed = statutory_deadline(date(2026, 11, 18), "SE", latest_possible=True)
    shown = make_entry(row_of(make_case(1, deadline=guessed)), READING)
    assert "Last day by law: 18 Dec 2026 at the latest" in tip_of(shown)


def test_a_message_id_that_another_mail_bears_is_said_in_words_and_in_the_tooltip() -> None:
    made = make_entry(replace(row_of(make_case(7)), id_reused=True), READING)
    assert made.state.text.startswith("Same Message-ID · ")
    assert (made.state.icon, made.state.tone) == ("alert", "attention")
    assert "Same Message-ID" in made.spoken
    assert "the same Message-ID as another mail, but other content" in tip_of(made)


def test_a_mail_that_nobody_has_seen_to_is_said_before_the_state() -> None:
    row = replace(row_of(make_case(7)), news="follow_up")
    made = make_entry(row, READING)
    assert made.state.text.startswith("New mail · ")
    assert (made.state.icon, made.state.tone) == ("mail", "attention")
    assert "New mail" in made.spoken
