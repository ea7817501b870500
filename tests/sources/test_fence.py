"""Never outside the mandate (promise 0)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from dsr_desk.domain.erasing.receipts import Outcome, Standing
from dsr_desk.domain.errors import OutsideMandate
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.domain.people import Action, ChannelKind, Reach
from dsr_desk.sources.archive.store import KEY
from dsr_desk.sources.archive.store import item as item_table
from tests.sources.builders import ANNA, BERTIL, Store, channel, item, mandate, plan
from tests.sources.fence import is_fenced, statements

TOWN = mandate(channel(), channel("town-forum", kind=ChannelKind.FORUM))
PRESS = mandate(channel("press-mail", "press"), organisation="press")


@pytest.fixture
def two_houses(store: Store) -> Store:
    """Anna has written to both houses; their conversations even bear the same outside name."""
    store.add(
        item(1, conversation="t", files=(b"one",)),
        item(2, channel="town-forum", kind=ChannelKind.FORUM, conversation="t"),
        item(3, channel="town-chat", kind=ChannelKind.CHAT, conversation="t"),
        item(4, channel="press-mail", organisation="press", conversation="t", files=(b"two",)),
        item(5, "desk@press.example", channel="press-mail", organisation="press", staff=True,
             conversation="t", recipients=(ANNA.text,)),
    )  # fmt: skip
    return store


def ids(store: Store) -> dict[int, ItemRef]:
    """References to every item, by the number it was made with, as a forger could write them."""
    with store.engine.connect() as connection:
        rows = connection.execute(select(item_table.c.id, item_table.c.subject)).all()
    return {int(subject.split()[-1]): ItemRef(KEY, "own", str(key)) for key, subject in rows}


def test_only_the_mandates_channels_of_its_organisation_are_found(two_houses: Store) -> None:
    assert {f.channel for f in two_houses.found(TOWN)} == {"town-mail", "town-forum"}
    assert {f.channel for f in two_houses.found(PRESS)} == {"press-mail"}


def test_a_channel_that_is_another_organisations_opens_nothing(two_houses: Store) -> None:
    wrong = mandate(channel("press-mail", "press"), organisation="town")
    assert two_houses.found(wrong) == []
    assert two_houses.source.items([ids(two_houses)[4]], wrong) == ()
    assert list(two_houses.source.texts([ids(two_houses)[4]], wrong)) == []


def test_a_channel_of_another_organisation_is_not_ours_because_a_row_says_so(store: Store) -> None:
    store.add(item(1, channel="shared"))
    assert len(store.found(mandate(channel("shared", "town")))) == 1
    assert store.found(mandate(channel("shared", "press"))) == []


def test_a_channel_key_of_ours_over_their_rows_opens_nothing(two_houses: Store) -> None:
    wrong = mandate(channel("press-mail", "town"), organisation="town")
    assert two_houses.found(wrong) == []
    assert two_houses.source.items([ids(two_houses)[4]], wrong) == ()
    assert list(two_houses.source.texts([ids(two_houses)[4]], wrong)) == []


def test_a_channel_that_lies_in_another_source_opens_nothing(two_houses: Store) -> None:
    elsewhere = mandate(replace(channel(), source="helpdesk"))
    assert two_houses.found(elsewhere) == []


def test_a_channel_of_another_kind_covers_no_row(two_houses: Store) -> None:
    wrong = mandate(channel(kind=ChannelKind.CHAT))
    assert two_houses.found(wrong) == []
    assert two_houses.source.items([ids(two_houses)[1]], wrong) == ()
    assert list(two_houses.source.texts([ids(two_houses)[1]], wrong)) == []


def test_a_mandate_without_channels_or_persons_finds_nothing(two_houses: Store) -> None:
    assert two_houses.found(replace(TOWN, channels=())) == []
    assert two_houses.found(replace(TOWN, subjects=())) == []
    assert two_houses.source.residue(replace(TOWN, channels=()), []) == ()


@pytest.mark.parametrize("number", [3, 4, 5])
def test_a_forged_reference_shows_nothing(two_houses: Store, number: int) -> None:
    ref = ids(two_houses)[number]
    assert two_houses.source.items([ref], TOWN) == ()
    assert list(two_houses.source.texts([ref], TOWN)) == []
    assert two_houses.source.conversation(ref, TOWN) == ()
    with pytest.raises(OutsideMandate):
        list(two_houses.source.attachment(ref, "2", TOWN))


def test_an_attachment_of_theirs_is_not_reached_through_an_item_of_ours(two_houses: Store) -> None:
    refs = ids(two_houses)
    (theirs,) = two_houses.source.items([refs[4]], PRESS)
    assert (
        b"".join(two_houses.source.attachment(refs[4], theirs.attachments[0].id, PRESS)) == b"two"
    )
    with pytest.raises(Exception, match="no longer there"):
        list(two_houses.source.attachment(refs[1], theirs.attachments[0].id, TOWN))


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("rule", ["own", "reply", "nothing", ""])
@pytest.mark.parametrize("number", [3, 4, 5])
def test_a_forged_plan_item_erases_nothing(
    sqlite_store: Store, number: int, rule: str, action: Action
) -> None:
    store = sqlite_store
    store.add(
        item(3, channel="town-chat", kind=ChannelKind.CHAT),
        item(4, channel="press-mail", organisation="press"),
        item(5, "desk@press.example", channel="press-mail", organisation="press", staff=True),
    )
    everything = [mandate(channel("town-chat", kind=ChannelKind.CHAT)), PRESS]
    before = [f for each in everything for f in store.found(each)]
    genuine = next((p for p in plan(before, action) if p.ref == ids(store)[number]), None)
    template = genuine or plan(before, action)[0]
    forged = template._replace(
        ref=ItemRef(KEY, rule, ids(store)[number].key),
        channel="town-mail",
        kind=ChannelKind.MAIL,
    )
    assert store.source.standing([forged], TOWN) == (Standing.CHANGED,)
    (outcome,) = store.source.erase([forged], TOWN)
    assert outcome.outcome is Outcome.CHANGED
    assert [f for each in everything for f in store.found(each)] == before
    with store.engine.connect() as connection:
        assert len(connection.execute(select(item_table.c.id)).all()) == 3


@pytest.mark.parametrize("action", list(Action))
def test_a_plan_item_of_another_source_is_not_carried_out_here(
    store: Store, action: Action
) -> None:
    store.add(item(1))
    (genuine,) = plan(store.found(mandate()), action)
    foreign = genuine._replace(ref=genuine.ref._replace(source="helpdesk"))
    assert store.source.standing([foreign], mandate()) == (Standing.CHANGED,)
    (outcome,) = store.source.erase([foreign], mandate())
    assert (outcome.outcome, outcome.reason) == (Outcome.CHANGED, "outside-mandate")
    assert store.source.standing([genuine], mandate()) == (Standing.UNCHANGED,)


@pytest.mark.parametrize("action", list(Action))
def test_a_plan_item_of_somebody_else_in_the_same_channel_is_left_alone(
    store: Store, action: Action
) -> None:
    store.add(item(1), item(2, BERTIL.text))
    (of_bertil,) = store.found(mandate(subjects=[BERTIL]))
    (outcome,) = store.source.erase(plan([of_bertil], action), mandate())
    assert (outcome.outcome, outcome.reason) == (Outcome.CHANGED, "not-the-persons")
    assert store.found(mandate(subjects=[BERTIL])) == [of_bertil]


@pytest.mark.parametrize("action", list(Action))
def test_a_staff_reply_where_somebody_else_has_written_meanwhile_is_left_alone(
    store: Store, action: Action
) -> None:
    policy = mandate(channel(reach=Reach.CONVERSATION))
    store.add(item(1, conversation="t"), item(2, "desk@town.example", staff=True, conversation="t"))
    found = store.found(policy)
    assert len(found) == 2
    store.add(item(3, BERTIL.text, conversation="t"))
    own, reply = store.source.erase(plan(found, action), policy)
    assert own.outcome.done
    assert (reply.outcome, reply.reason) == (Outcome.CHANGED, "not-the-persons")


def test_leftovers_of_another_organisation_stay(two_houses: Store) -> None:
    two_houses.source.erase(plan(two_houses.found(TOWN)), TOWN)
    two_houses.source.erase_leftovers(TOWN, [])
    (reply,) = two_houses.source.items([ids(two_houses)[5]], PRESS)
    assert reply.recipients == (ANNA.text,)


def test_residue_does_not_count_another_organisations_content(two_houses: Store) -> None:
    two_houses.source.erase(plan(two_houses.found(TOWN)), TOWN)
    two_houses.source.erase_leftovers(TOWN, [])
    assert two_houses.source.residue(TOWN, []) == ()
    assert two_houses.source.residue(PRESS, []) != ()


SAYS_BACK_A_KEY = re.compile(
    r"SELECT (\w+\.\w+) FROM \w+ WHERE \1 IN "
    r"\((SELECT anon_1\.value FROM json_each\(\?\) AS anon_1"
    r"|[^()]*(\(keys_of_chunk[^()]*\)[^()]*)+)\)"
    r" LIMIT \S+( OFFSET \?)?"
)


def test_every_question_about_content_carries_organisation_and_channel(store: Store) -> None:
    policy = mandate(channel(reach=Reach.CONVERSATION), whole=True)
    store.add(
        item(1, conversation="t", files=(b"x",)),
        item(2, "desk@town.example", staff=True, conversation="t", recipients=(ANNA.text,)),
        item(3, "desk@town.example", staff=True, recipients=(ANNA.text,)),
        item(4, BERTIL.text, body=f"ask {ANNA.text}"),
    )
    store.source.readiness()
    with statements(store) as seen:
        found = store.found(policy)
        (first, *_) = store.source.items([f.ref for f in found], policy)
        store.source.glances([f.ref for f in found], policy)
        store.source.conversation(first.ref, policy)
        list(store.source.attachment(first.ref, first.attachments[0].id, policy))
        store.source.standing(plan(found), policy)
        store.source.erase(plan(found[:1]), policy)
        store.source.erase(plan(found[1:], Action.ANONYMISE), policy)
        store.source.erase_leftovers(policy, [])
        store.source.residue(policy, [])
    tables = ("FROM item", "FROM recipient", "FROM attachment", "FROM conversation", "UPDATE item")
    about = [each for each in seen if any(name in each[0] for name in tables)]
    open_ = [text for text, values in about if not is_fenced(text, values, policy)]
    # The index is asked by itself for documents that have no row at all.
    open_ = [text for text in open_ if "item_fts" not in text]
    # Whether anything is left of what was erased, wherever it lies: it says back one of the keys
    # that it was given, and nothing else.
    open_ = [text for text in open_ if not SAYS_BACK_A_KEY.fullmatch(" ".join(text.split()))]
    assert len(about) > 20
    assert open_ == []
