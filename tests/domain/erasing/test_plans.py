"""Plans: what is in them, what their digest binds, and what has to be looked at and typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.erasing.plans import (
    NEWEST_FORM,
    PlanException,
    confirmation_phrase,
    confirms,
    draft_items,
    draw_sample,
    plan_digest,
)
from dsr_desk.domain.finding.matches import Ground, ItemRef, Why
from dsr_desk.domain.people import Action, ChannelKind, Reach
from tests.domain.factories import (
    NOON,
    a_channel,
    a_mandate,
    a_match,
    a_plan_head,
    a_plan_item,
)


def test_the_channels_policy_says_what_erasing_means() -> None:
    forum = a_channel("nk-forum", ChannelKind.FORUM, Action.ANONYMISE)
    items, _ = draft_items([a_match(channel="nk-forum")], a_mandate(forum))
    assert [item.action for item in items] == [Action.ANONYMISE]


def test_an_excluded_match_is_kept_with_its_ground() -> None:
    items, kept = draft_items([a_match(ground=Ground.LEGAL_CLAIM)], a_mandate())
    assert not items
    assert kept[0].ground is Ground.LEGAL_CLAIM


def test_a_match_outside_the_mandate_is_in_no_plan() -> None:
    items, kept = draft_items([a_match(channel="other")], a_mandate())
    assert not items
    assert not kept


@pytest.mark.parametrize(("reach", "count"), [(Reach.OWN, 0), (Reach.CONVERSATION, 1)])
def test_a_staff_reply_is_erased_only_where_the_policy_says_so(reach: Reach, count: int) -> None:
    mandate = a_mandate(a_channel(reach=reach))
    items, _ = draft_items([a_match(why=Why.CONVERSATION)], mandate)
    assert len(items) == count


def _kept(number: int = 1) -> PlanException:
    return PlanException(
        number,
        ItemRef("archive", "own", "9"),
        "nk-mail",
        ChannelKind.MAIL,
        NOON,
        "e" * 64,
        Why.SENDER,
        Ground.LEGAL_CLAIM,
        "",
    )


@pytest.mark.parametrize(
    "head",
    [
        a_plan_head(workspace="x"),
        a_plan_head(case="DSR-0002"),
        a_plan_head(version=2),
        a_plan_head(organisation="other"),
        a_plan_head(subjects=("cd",)),
        a_plan_head(preparers=("user-sam",)),
        a_plan_head(prepared_at=NOON + timedelta(seconds=1)),
        a_plan_head(channels=(("nk-mail", "anonymise", "own"),)),
        a_plan_head(checklist="d" * 64),
    ],
)
def test_the_digest_binds_every_field_of_the_head(head: object) -> None:
    same = plan_digest(a_plan_head(), [a_plan_item()], [_kept()])
    assert plan_digest(head, [a_plan_item()], [_kept()]) != same  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "item",
    [
        a_plan_item()._replace(fingerprint="0" * 64),
        a_plan_item()._replace(action=Action.ANONYMISE),
        a_plan_item()._replace(ref=ItemRef("archive", "own", "2")),
        a_plan_item()._replace(channel="nk-chat"),
    ],
)
def test_the_digest_binds_what_is_done_to_each_item(item: object) -> None:
    same = plan_digest(a_plan_head(), [a_plan_item()], [])
    assert plan_digest(a_plan_head(), [item], []) != same  # type: ignore[list-item]


def test_the_digest_binds_when_each_item_was_written() -> None:
    """A hold over days goes by it; plans from before are digested as they were."""
    item, kept = a_plan_item(), _kept()
    later = item._replace(at=item.at + timedelta(microseconds=1))
    elsewhere = item._replace(at=item.at.astimezone(timezone(timedelta(hours=2))))
    for form, binds in ((1, False), (2, False), (NEWEST_FORM, True)):
        head = a_plan_head(form=form)
        same = plan_digest(head, [item], [kept])
        assert (plan_digest(head, [later], [kept]) != same) is binds
        moved = replace(kept, at=later.at)
        assert (plan_digest(head, [item], [moved]) != same) is binds
        assert plan_digest(head, [elsewhere], [kept]) == same


def test_the_digest_binds_what_kind_each_item_is_of() -> None:
    """An item of another kind is left alone, so a row could keep one; older plans are as before."""
    item, kept = a_plan_item(), _kept()
    for form, binds in ((1, False), (2, False), (3, False), (NEWEST_FORM, True)):
        head = a_plan_head(form=form)
        same = plan_digest(head, [item], [kept])
        other = item._replace(kind=ChannelKind.CHAT)
        assert (plan_digest(head, [other], [kept]) != same) is binds
        other_kept = replace(kept, kind=ChannelKind.CHAT)
        assert (plan_digest(head, [item], [other_kept]) != same) is binds


def test_plans_of_an_older_form_are_digested_as_they_were() -> None:
    digests = [plan_digest(a_plan_head(form=f), [a_plan_item()], [_kept()]) for f in (1, 2, 3)]
    assert digests == [
        "aae54a2299fe18206ae5860f074243393ab3e7a42ba5890c56e4908290c4c3fa",
        "f044d6fe66412e4e9c8192b02748667a1b721ba18cbe18b6ec2d377e9d28c9ff",
        "45aeff8da55554e93e076ce79b70dacef5478c835df2dc542ccd6e998f40ba59",
    ]


def test_the_digest_binds_what_is_kept() -> None:
    with_one = plan_digest(a_plan_head(), [a_plan_item()], [_kept()])
    other_ground = replace(_kept(), ground=Ground.ARCHIVE)
    assert plan_digest(a_plan_head(), [a_plan_item()], []) != with_one
    assert plan_digest(a_plan_head(), [a_plan_item()], [other_ground]) != with_one


@given(st.integers(0, 400), st.text("0123456789abcdef", min_size=64, max_size=64))
def test_the_sample_is_drawn_by_the_digest_alone(count: int, digest: str) -> None:
    sample = draw_sample(digest, count)
    assert sample == draw_sample(digest, count)
    assert len(sample) == min(5, count)
    assert all(1 <= number <= count for number in sample)
    assert list(sample) == sorted(set(sample))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("12 · DSR-0042", True),
        ("12 dsr-0042", True),
        ("12DSR-0042", True),
        ("  12  ·  DSR-0042 ", True),
        ("12", False),
        ("DSR-0042", False),
        ("11 · DSR-0042", False),
        ("12 · DSR-0043", False),
        ("1 2 · DSR-0042", True),
        ("radera", False),
        ("", False),
    ],
)
def test_the_confirmation_is_the_count_and_the_case(typed: str, right: bool) -> None:
    assert confirms(typed, 12, "DSR-0042") is right
    assert confirms(confirmation_phrase(12, "DSR-0042"), 12, "DSR-0042")
