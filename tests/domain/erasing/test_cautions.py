"""Cautions beside a plan: each by its own rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dsr_desk.domain.erasing.cautions import ACTIVE_FOR, CautionKind, cautions
from dsr_desk.domain.people import Organisation, OrganisationKind
from tests.domain.factories import NOON, a_plan_item

COMPANY = Organisation("n", "N", OrganisationKind.COMPANY)
OLD = a_plan_item()._replace(at=NOON - ACTIVE_FOR)


def test_an_ordinary_plan_of_old_items_has_none() -> None:
    assert cautions(NOON, [OLD], [], 0, COMPANY, "") == ()


def test_a_conversation_of_the_last_two_weeks_is_told() -> None:
    new = OLD._replace(at=NOON - timedelta(days=3))
    (caution,) = cautions(NOON, [OLD, new], [], 0, COMPANY, "")
    assert (caution.kind, caution.count, caution.day) == (CautionKind.ACTIVE, 1, new.at.date())
    assert caution.law == "L24"


def test_a_channel_left_out_makes_the_answer_partial() -> None:
    (caution,) = cautions(NOON, [OLD], [], 2, COMPANY, "")
    assert (caution.kind, caution.count, caution.law) == (CautionKind.PARTIAL, 2, "L31")


def test_a_public_authority_and_a_publisher_are_told_by_their_own_law() -> None:
    authority = replace(COMPANY, kind=OrganisationKind.PUBLIC_AUTHORITY)
    (caution,) = cautions(NOON, [OLD], [], 0, authority, "KS 2026/118")
    assert (caution.law, caution.reference) == ("L32", "KS 2026/118")
    publisher = replace(COMPANY, kind=OrganisationKind.PUBLISHER)
    assert [c.law for c in cautions(NOON, [OLD], [], 0, publisher, "")] == ["L33"]


def test_the_newest_items_day_is_the_desks() -> None:
    late = datetime(2026, 11, 1, 23, 30, tzinfo=UTC)
    (caution,) = cautions(NOON, [OLD._replace(at=late)], [], 0, COMPANY, "")
    assert caution.day == date(2026, 11, 2)
