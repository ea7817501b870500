from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.erasing.plans import PlanHead
from dsr_desk.domain.erasing.receipts import Stage, StageName, Trace
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.domain.finding.scope import Scope
from dsr_desk.domain.people import User
from dsr_desk.domain.record.approvals import Approval
from dsr_desk.domain.requests import Deadline, Evidence, ParsedRequest
from dsr_desk.storage.engine.codec import dump, load

st.register_type_strategy(str, st.text(st.characters(codec=None), max_size=20))
ZONES = [UTC, timezone(timedelta(hours=1)), timezone(-timedelta(hours=9, minutes=30))]
# A fold means something in a zone with summer time only; those are spelt by their offset.
st.register_type_strategy(
    datetime, st.datetimes(timezones=st.sampled_from(ZONES)).map(lambda at: at.replace(fold=0))
)
st.register_type_strategy(
    EmailAddress, st.sampled_from(["a@b.example", "Åsa+x@ÖL.example"]).map(EmailAddress)
)
KINDS: tuple[Any, ...] = (
    ParsedRequest,
    Evidence,
    Deadline,
    Scope,
    PlanHead,
    Approval,
    Stage,
    Trace,
    User,
    tuple[tuple[str, int], ...],
    tuple[User, ...],
)


@pytest.mark.parametrize("kind", KINDS, ids=str)
@settings(max_examples=30)
@given(data=st.data())
def test_a_record_comes_back_exactly(kind: Any, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    text = dump(value)
    text.encode("utf-8")
    assert "\x00" not in text
    again = load(kind, text)
    assert again == value
    assert repr(again) == repr(value)


def test_words_stay_readable_so_that_a_byte_probe_finds_them() -> None:
    assert "Åsa på Öland" in dump(Evidence("Åsa på Öland"))


@dataclass(frozen=True, slots=True)
class Grown:
    """A record that has got a field since it was stored."""

    text: str
    later: tuple[int, ...] = (1,)


def test_a_field_that_came_later_takes_its_default() -> None:
    assert load(Grown, '{"text":"a"}') == Grown("a")
    assert load(Grown, '{"text":"a","later":[2]}') == Grown("a", (2,))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Evidence, "{}"),
        (Evidence, "[]"),
        (Evidence, '{"text":1}'),
        (Evidence, '{"text":"a","start":true,"end":1}'),
        (Evidence, '{"text":"a"'),
        (EmailAddress, '"nobody"'),
        (tuple[str, int], '["a"]'),
        (tuple[str, ...], '"ab"'),
        (Deadline, json.dumps({"due": "soon"})),
        (Trace, '{"place":"a","what":"b","count":"3"}'),
    ],
)
def test_text_that_was_never_written_is_refused(kind: Any, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (each part of Python says it in its own words)
        load(kind, text)


def test_a_moment_keeps_the_spelling_that_was_signed() -> None:
    moment = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Stockholm"))
    stage = load(Stage, dump(Stage(StageName.ACT, moment)))
    assert stage.started_at.isoformat() == moment.isoformat() == "2026-10-25T02:30:00+01:00"


def test_a_naive_moment_is_never_written() -> None:
    with pytest.raises(Defect, match="time zone"):
        dump(Stage(StageName.ACT, datetime(2026, 11, 23)))  # noqa: DTZ001 (that is the point)


def test_what_has_no_exact_form_is_not_written() -> None:
    with pytest.raises(TypeError):
        dump((1.5,))


def test_an_address_is_checked_again() -> None:
    with pytest.raises(AddressError):
        load(EmailAddress, '"a b@c.example"')


def test_a_named_tuple_is_no_array() -> None:
    with pytest.raises(TypeError):
        dump(ItemRef("archive", "own", "1"))
