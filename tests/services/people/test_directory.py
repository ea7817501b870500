"""Organisations and channels after the founding: added by one, ended when nothing is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dsr_desk.domain.errors import RightMissing
from dsr_desk.domain.errors.directory import DirectoryRefused
from dsr_desk.domain.errors.steps import UnknownChannel
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
)
from dsr_desk.services.people.account_changes import Administrator
from dsr_desk.services.people.directory import LEAST, Directory
from tests.services.foe import forge
from tests.services.world import ANNA, WISH, Small, a_mail

DALEN = Organisation("dalen", "Dalens energi", OrganisationKind.COMPANY, domains=("dalen.example",))
FORUM = Channel("da-forum", "dalen", ChannelKind.FORUM, "Dalens forum", LEAST, "")


def _desk(small: Small) -> Directory:
    return small.services.workspace.directory


def _rule(small: Small, channel: Channel) -> str:
    with pytest.raises(DirectoryRefused) as refused:
        _desk(small).add_channel(channel, small.sam)
    return refused.value.rule


def _ended(small: Small, key: str, reason: str = "") -> str:
    with pytest.raises(DirectoryRefused) as refused:
        _desk(small).end_channel(key, small.sam, reason)
    return refused.value.rule


def test_an_organisation_and_its_channel_are_served_and_a_case_is_carried_through(
    small: Small,
) -> None:
    _desk(small).add_organisation(DALEN, small.sam)
    _desk(small).add_channel(FORUM, small.sam)
    view = _desk(small).view(small.sam)
    assert DALEN in view.organisations
    assert replace(FORUM, source="archive") in view.channels
    small.services.erasure.run(small.approved().id, small.alva)
    events = [e.event for e in small.services.audit.entries()]
    said = {e.event: dict(e.facts) for e in events}
    assert said["organisation.added"]["organisation"] == "dalen"
    assert said["channel.added"]["policy"] == "anonymise/own"


def test_an_organisation_that_can_not_be_is_refused(small: Small) -> None:
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"key": "nordkraft"}, "key"),
        ({"key": "Nord Kraft"}, "key"),
        ({"title": " "}, "title"),
        ({"country": "XX"}, "country"),
        ({"time_zone": "Mars/Base"}, "time_zone"),
        ({"domains": ("dalen",)}, "domains"),
        ({"backup_days": -1}, "backup_days"),
    )
    for changed, rule in wrong:
        with pytest.raises(DirectoryRefused) as refused:
            _desk(small).add_organisation(replace(DALEN, **changed), small.sam)
        assert refused.value.rule == rule


def test_a_channel_that_can_not_be_is_refused(small: Small) -> None:
    own = replace(FORUM, organisation="nordkraft")
    assert _rule(small, FORUM) == "organisation"
    assert _rule(small, replace(own, key="nk-mail")) == "key"
    assert _rule(small, replace(own, key="")) == "key"
    assert _rule(small, replace(own, title="")) == "title"


def test_a_new_channel_begins_with_the_least_unless_nobody_else_could_sign(small: Small) -> None:
    more = replace(FORUM, organisation="nordkraft", policy=ChannelPolicy(Action.DELETE))
    assert _rule(small, more) == "policy"
    small.services.workspace.accounts.end("kim", Administrator("admin-pass"), small.sam)
    _desk(small).add_channel(more, small.sam)
    assert more.policy in {c.policy for c in _desk(small).view(small.sam).channels}


def test_an_agent_changes_nothing(small: Small) -> None:
    with pytest.raises(RightMissing):
        _desk(small).add_organisation(DALEN, small.alva)
    assert not _desk(small).view(small.alva).may_change


def test_a_channel_with_content_does_not_end(small: Small) -> None:
    assert _ended(small, "nk-forum") == "holds-content"
    assert _ended(small, "nobody") == "channel"


def test_a_channel_of_which_nothing_is_left_ends_and_is_asked_for_no_more(small: Small) -> None:
    _desk(small).add_channel(replace(FORUM, organisation="nordkraft"), small.sam)
    # Where the desk sits it is the next day already.
    small.clock.moment = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
    _desk(small).end_channel("da-forum", small.sam)
    last = _desk(small).view(small.sam).channels[-1]
    assert (last.key, last.ended) == ("da-forum", date(2026, 11, 3))
    assert _ended(small, "da-forum") == "ended"
    with pytest.raises(UnknownChannel):
        small.services.importing.take_in([], "da-forum", small.sam)
    case = small.reviewed()
    assert "da-forum" not in {c.target for c in small.services.checklist.view(case.id).checks}


def test_a_channel_that_an_open_case_or_a_hold_is_about_does_not_end(small: Small) -> None:
    _desk(small).add_channel(replace(FORUM, organisation="nordkraft"), small.sam)
    hold = small.services.holds.on_items(
        "da-forum", None, date(2026, 1, 1), Ground.LEGAL_CLAIM, "T 1-26", small.alva
    )
    assert _ended(small, "da-forum") == "held"
    small.services.holds.lift(hold.id, small.sam)
    small.file(a_mail(WISH.format(who=ANNA)))
    assert _ended(small, "da-forum") == "open-case"


def test_where_the_store_was_taken_away_a_reason_is_put_on_record(small: Small) -> None:
    _desk(small).add_channel(replace(FORUM, organisation="nordkraft"), small.sam)
    small.paths.archive.rename(small.root / "away.sqlite")
    assert _ended(small, "da-forum") == "unsearched"
    _desk(small).end_channel("da-forum", small.sam, "Flyttat till kundens egen drift")
    facts = dict(small.services.audit.entries()[-1].event.facts)
    assert (facts["looked"], facts["reason"]) == ("no", "Flyttat till kundens egen drift")


def test_what_somebody_has_edited_is_not_put_on_record_by_the_next_change(small: Small) -> None:
    _desk(small).add_organisation(DALEN, small.sam)
    forge(small, "UPDATE organisation SET phone = '070-1' WHERE key = 'nordkraft'")
    assert _rule(small, FORUM) == "edited"
    other = replace(DALEN, key="fjallen")
    with pytest.raises(DirectoryRefused) as refused:
        _desk(small).add_organisation(other, small.sam)
    assert refused.value.rule == "edited"
