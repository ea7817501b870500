"""What a search yields, against a plain look at every item."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.erasing.receipts import Standing
from dsr_desk.domain.finding.matches import Mandate, Why
from dsr_desk.domain.people import Channel, ChannelKind, Reach
from dsr_desk.sources.archive.store import attachment, conversation, recipient
from dsr_desk.sources.archive.store import item as item_table
from dsr_desk.sources.kept import Kept
from tests.sources.builders import ANNA, BERTIL, Store, channel, item, mandate, plan

PLUS = "anna.svensson+shop@hemma.example"
DESK = "desk@town.example"
NOBODYS = mandate(subjects=())


def whys(store: Store, within: Mandate) -> dict[str, Why]:
    """What is found, by subject line."""
    found = {f.ref: f.why for f in store.found(within)}
    return {i.subject: found[i.ref] for i in store.source.items(list(found), within)}


def test_why_an_item_is_found(store: Store) -> None:
    store.add(
        item(1, "Anna.Svensson@HEMMA.example", subject="sender"),
        item(2, "Anna Svensson <anna.svensson@hemma.example>", subject="named sender"),
        item(3, PLUS, subject="plus"),
        item(4, BERTIL.text, reply_to=ANNA.text, subject="reply-to"),
        item(5, ANNA.text, reply_to=ANNA.text, subject="sender too"),
        item(6, BERTIL.text, subject="stranger", body=f"about {ANNA.text}"),
        item(7, "xanna.svensson@hemma.example", subject="near"),
        item(8, "anna", subject="handle"),
    )
    assert whys(store, mandate()) == {
        "sender": Why.SENDER,
        "named sender": Why.SENDER,
        "plus": Why.PLUS_TAG,
        "reply-to": Why.REPLY_TO,
        "sender too": Why.SENDER,
    }


def test_a_chat_by_a_handle_is_perhaps_that_of_who_took_part(store: Store) -> None:
    chat = partial(item, channel="town-chat", kind=ChannelKind.CHAT, recipients=(ANNA.text,))
    store.add(
        chat(1, "Besökare 4711", subject="visitor"),
        chat(2, BERTIL.text, subject="somebody"),
        chat(3, "agent 7", subject="staff", staff=True),
        chat(4, "Besökare 4712", subject="another", recipients=(BERTIL.text,)),
        item(5, "formulär", subject="mail", recipients=(ANNA.text,)),
    )
    within = mandate(channel(), channel("town-chat", kind=ChannelKind.CHAT))
    assert whys(store, within) == {"visitor": Why.PARTICIPANT}
    (found,) = store.found(within)
    assert found.why.weak
    (outcome,) = store.source.erase(plan([found]), within)
    assert outcome.outcome.done


def test_a_persons_second_address_is_an_alias(store: Store) -> None:
    store.add(item(1), item(2, BERTIL.text), item(3, "cecilia@hemma.example"))
    subjects = ((1, ANNA), (1, BERTIL), (2, EmailAddress("cecilia@hemma.example")))
    found = store.found(replace(mandate(), subjects=subjects))
    assert [(f.subject_number, f.why) for f in found] == [
        (1, Why.SENDER),
        (1, Why.ALIAS),
        (2, Why.SENDER),
    ]


def test_an_address_that_is_named_with_its_tag_finds_the_bare_one_as_a_hint(store: Store) -> None:
    store.add(item(1, subject="bare"), item(2, PLUS, subject="tagged"))
    found = whys(store, mandate(subjects=[EmailAddress(PLUS)]))
    assert found == {"bare": Why.PLUS_TAG, "tagged": Why.SENDER}


def test_the_order_is_by_channel_then_time(store: Store) -> None:
    post = partial(item, channel="a-forum", kind=ChannelKind.FORUM)
    store.add(item(9), item(3), post(5), post(4))
    within = mandate(channel(), channel("a-forum", kind=ChannelKind.FORUM))
    found = store.found(within)
    assert [(f.channel, f.at.minute) for f in found] == [
        ("a-forum", 4),
        ("a-forum", 5),
        ("town-mail", 3),
        ("town-mail", 9),
    ]


def test_many_items_come_in_order_over_several_chunks(sqlite_store: Store) -> None:
    sqlite_store.add(*(item(number) for number in range(1203, 0, -1)))
    found = sqlite_store.found(mandate())
    assert len(found) == 1203
    assert [f.at for f in found] == sorted(f.at for f in found)


@pytest.mark.parametrize(
    ("others", "taken"),
    [
        ([], True),
        ([item(7, PLUS, conversation="t")], False),
        ([item(7, BERTIL.text, conversation="t")], False),
        ([item(7, "", conversation="t")], False),
        ([item(7, BERTIL.text, conversation="else")], True),
        ([item(7, "colleague@town.example", conversation="t", staff=True)], True),
    ],
)
def test_staff_replies_belong_only_where_no_other_customer_wrote(
    store: Store, others: Sequence[ImportedItem], taken: bool
) -> None:
    store.add(item(1, conversation="t"), item(2, DESK, staff=True, conversation="t"), *others)
    within = mandate(channel(reach=Reach.CONVERSATION))
    assert ("Subject 2" in whys(store, within)) is taken


@pytest.mark.parametrize(
    ("sent_to", "taken"),
    [
        ((BERTIL.text,), False),
        ((ANNA.text,), True),
        ((BERTIL.text, ANNA.text.upper()), True),
        ((), True),
    ],
)
def test_a_letter_to_somebody_else_is_no_reply_whatever_conversation_it_was_drawn_into(
    store: Store, sent_to: tuple[str, ...], taken: bool
) -> None:
    letter = item(2, DESK, staff=True, conversation="t", recipients=sent_to)
    store.add(letter, item(3, conversation="t"))
    within = mandate(channel(reach=Reach.CONVERSATION))
    assert ("Subject 2" in whys(store, within)) is taken


def test_a_conversation_of_two_named_persons_is_theirs_together(store: Store) -> None:
    store.add(
        item(1, BERTIL.text, conversation="t"),
        item(2, conversation="t"),
        item(3, DESK, staff=True, conversation="t"),
    )
    within = mandate(channel(reach=Reach.CONVERSATION), subjects=[ANNA, BERTIL])
    found = store.found(within)
    assert [(f.subject_number, f.why) for f in found] == [
        (2, Why.SENDER),
        (1, Why.SENDER),
        (1, Why.CONVERSATION),
    ]


def test_a_reply_belongs_to_the_person_who_wrote_there_not_to_a_hint(store: Store) -> None:
    store.add(
        item(1, BERTIL.text, conversation="t"),
        item(2, DESK, staff=True, conversation="t", reply_to=ANNA.text),
        item(3, DESK, staff=True, conversation="t"),
    )
    within = mandate(channel(reach=Reach.CONVERSATION), subjects=[ANNA, BERTIL])
    found = store.found(within)
    assert [(f.subject_number, f.why) for f in found] == [
        (2, Why.SENDER),
        (1, Why.REPLY_TO),
        (2, Why.CONVERSATION),
    ]


def test_a_row_without_an_author_is_somebody_else(sqlite_store: Store) -> None:
    sqlite_store.add(
        item(1, conversation="t"),
        item(2, DESK, staff=True, conversation="t"),
        item(3, BERTIL.text, conversation="t"),
    )
    with sqlite_store.engine.begin() as connection:
        # Foreign stores may lack an author where the archive always has one.
        connection.exec_driver_sql("PRAGMA writable_schema=ON")
        connection.exec_driver_sql(
            "UPDATE sqlite_master SET sql ="
            " replace(sql, 'author_key VARCHAR NOT NULL', 'author_key VARCHAR')"
        )
    sqlite_store.engine.dispose()
    with sqlite_store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE item SET author_key = NULL WHERE id = 3")
    within = mandate(channel(reach=Reach.CONVERSATION))
    assert whys(sqlite_store, within) == {"Subject 1": Why.SENDER}
    assert sqlite_store.found(mandate(subjects=[BERTIL]))[0].why is Why.PLUS_TAG


def test_a_hint_alone_takes_no_staff_reply_in(store: Store) -> None:
    store.add(item(1, PLUS, conversation="t"), item(2, DESK, staff=True, conversation="t"))
    within = mandate(channel(reach=Reach.CONVERSATION))
    assert whys(store, within) == {"Subject 1": Why.PLUS_TAG}


def test_staff_replies_follow_each_channels_policy_or_the_mandate(store: Store) -> None:
    for number, key in ((1, "town-mail"), (11, "town-info")):
        store.add(
            item(number, channel=key, conversation="t"),
            item(number + 1, DESK, staff=True, channel=key, conversation="t"),
        )
    channels = (channel(reach=Reach.CONVERSATION), channel("town-info"))
    policy = {f.channel for f in store.found(mandate(*channels)) if f.why is Why.CONVERSATION}
    whole = {
        f.channel for f in store.found(mandate(*channels, whole=True)) if f.why is Why.CONVERSATION
    }
    assert policy == {"town-mail"}
    assert whole == {"town-mail", "town-info"}


def test_a_kept_question_names_nobody_and_finds_whoever_is_sought_next(store: Store) -> None:
    answer = partial(item, author=DESK, staff=True)
    store.add(item(1, conversation="t"), answer(2, conversation="t"))
    store.add(item(3, BERTIL.text, conversation="u"))
    store.add(answer(4, conversation="u", recipients=(BERTIL.text,)))
    for person, wanted in ((ANNA, {1, 2}), (BERTIL, {3, 4}), (ANNA, {1, 2})):
        within = mandate(channel(reach=Reach.CONVERSATION), subjects=(person,))
        assert whys(store, within).keys() == {f"Subject {number}" for number in wanted}
        for of, stands in ((within, Standing.UNCHANGED), (NOBODYS, Standing.CHANGED)):
            compared = store.source.standing(plan(store.found(within)), of)
            assert set(compared) == {stands}
    kept = [vars(each) for each in store.source._fit()._kept.values() if isinstance(each, Kept)]
    assert kept
    assert not [each for each in kept if "@hemma.example" in str(each)]


def test_the_look_up_reads_the_index_alone(sqlite_store: Store) -> None:
    with sqlite_store.engine.connect() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id, channel, at, author_key, conversation_id FROM item"
            " WHERE organisation = 'town' AND channel IN ('a', 'b') AND author_key IN ('x')"
        ).all()
    assert any("USING COVERING INDEX item_by_author" in row[-1] for row in plan)


# --- the same, over archives that nobody has thought of ----------------------------------------

STRASSE, SHARP = "strasse@hemma.example", "stra\N{LATIN SMALL LETTER SHARP S}e@hemma.example"
ADDRESSES = (
    ANNA.text, "ANNA.SVENSSON@hemma.example", PLUS, BERTIL.text, "anna", "", STRASSE, SHARP,
    "\N{LATIN CAPITAL LETTER A WITH RING ABOVE}sa@\N{LATIN SMALL LETTER A WITH RING ABOVE}.example",
    "a\N{COMBINING RING ABOVE}sa@xn--5ca.example",
)  # fmt: skip
ASA = EmailAddress("åsa@å.example")
PLACES = (
    ("town", "town-chat", ChannelKind.CHAT),
    ("town", "town-mail", ChannelKind.MAIL),
    ("town", "town-forum", ChannelKind.FORUM),
    ("press", "press-mail", ChannelKind.MAIL),
)


@st.composite
def archives(draw: st.DrawFn) -> list[ImportedItem]:
    items = []
    for number in range(draw(st.integers(1, 14))):
        organisation, key, kind = draw(st.sampled_from(PLACES))
        items.append(
            item(
                number,
                draw(st.sampled_from(ADDRESSES)),
                channel=key,
                organisation=organisation,
                kind=kind,
                conversation=draw(st.sampled_from("abc")),
                staff=draw(st.booleans()),
                reply_to=draw(st.sampled_from(("", "", ANNA.text, BERTIL.text))),
                recipients=draw(st.sampled_from(((), (ANNA.text,), ("x@y.example", SHARP)))),
            )
        )
    return items


def key_of(text: str) -> tuple[str, str]:
    """The rule in its own words: NFC and lower case before the @, IDNA after it."""
    local, at, domain = text.rpartition("@")
    if not at:
        return text.lower(), text.lower()
    local = unicodedata.normalize("NFC", local).lower()
    domain = ".".join(
        part if part.isascii() else "xn--" + part.encode("punycode").decode()
        for part in domain.lower().split(".")
    )
    return f"{local}@{domain}", f"{local.partition('+')[0]}@{domain}"


def scan(items: Iterable[ImportedItem], within: Mandate) -> Iterator[tuple[str, Why]]:
    """The plain look: read every item, and ask it what each reason for a match means."""
    keys = {address.key for _, address in within.subjects}
    bases = {address.base for _, address in within.subjects}
    inside = [
        i
        for i in items
        if i.organisation == within.organisation
        and any(c.key == i.channel and c.kind == i.kind for c in within.channels)
    ]
    for each in inside:
        same = [
            i for i in inside if (i.channel, i.conversation) == (each.channel, each.conversation)
        ]
        if key_of(each.author)[0] in keys:
            yield each.external_id, Why.SENDER
        elif key_of(each.author)[1] in bases:
            yield each.external_id, Why.PLUS_TAG
        elif key_of(each.reply_to)[0] in keys:
            yield each.external_id, Why.REPLY_TO
        elif (
            each.kind is ChannelKind.CHAT
            and not each.staff
            and "@" not in each.author
            and any(key_of(who)[0] in keys for who in each.recipients)
        ):
            yield each.external_id, Why.PARTICIPANT
        elif (
            each.staff
            and within.takes_conversations(each.channel)
            and any(key_of(i.author)[0] in keys for i in same)
            and all(key_of(i.author)[0] in keys for i in same if not i.staff)
        ):
            yield each.external_id, Why.CONVERSATION


@st.composite
def mandates(draw: st.DrawFn) -> Mandate:
    channels = draw(st.sets(st.sampled_from(PLACES), min_size=1))
    organisation = draw(st.sampled_from(("town", "press")))
    fence: list[Channel] = [
        channel(key, owner, kind, reach=draw(st.sampled_from(list(Reach))))
        for owner, key, kind in sorted(channels)
        if owner == organisation
    ]
    subjects = draw(
        st.sampled_from(
            [
                (ANNA,),
                (BERTIL,),
                (ANNA, BERTIL),
                (EmailAddress(PLUS),),
                (ASA,),
                (EmailAddress(SHARP),),
            ]
        )
    )
    within = mandate(
        *fence, subjects=subjects, organisation=organisation, whole=draw(st.booleans())
    )
    return within if fence else replace(within, channels=())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=archives(), within=mandates())
@example(items=[item(1)], within=mandate())
def test_a_search_yields_what_a_plain_look_at_every_item_yields(
    store: Store, items: list[ImportedItem], within: Mandate
) -> None:
    with store.engine.begin() as connection:
        for table in (attachment, recipient, item_table, conversation):
            connection.execute(delete(table))
    store.add(*items)
    found = {f.ref: f.why for f in store.found(within)}
    shown = store.source.items(list(found), within)
    ids = {(i.channel, i.subject): i.external_id for i in items}
    assert len(shown) == len(found)
    assert {(ids[i.channel, i.subject], found[i.ref]) for i in shown} == set(scan(items, within))
