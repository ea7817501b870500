"""The demo world has what it promises, and is the same everywhere."""

from __future__ import annotations

import hashlib
import inspect
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

from dsr_desk.demo.calendar import DEMO_TODAY, offset_hours
from dsr_desk.demo.world import PERFECT_SUBJECT, World, iter_items, make_world
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.people import Action, ChannelKind, OrganisationKind, Reach

WORLD_SHA256 = "ea63d714eeec8a8626b2b8bc45936e450e3102a39ad0d87bc679531c1701fdf1"
"""Changes with every change of a text: look at the new texts, then put the new value here."""

Items = tuple[ImportedItem, ...]


def _lines(world: World, items: Items) -> Iterator[str]:
    for channel in world.channels:
        yield f"{channel.key} {channel.kind} {channel.policy.action} {channel.policy.reach}"
    for entry in world.roster.entries:
        yield f"{entry.channel} {entry.address} {entry.name} {entry.since} {entry.until}"
    for person in world.people:
        yield f"{person.name} {person.address} {person.home} {person.phone} {person.organisations}"
    for item in items:
        yield "\x1f".join(
            (
                item.channel,
                item.external_id,
                item.author,
                item.author_name,
                str(item.staff),
                item.at.isoformat(),
                item.subject,
                item.body,
                str(item.html),
                *item.recipients,
                item.reply_to,
                *(f"{a.filename} {a.media_type} {a.content.hex()}" for a in item.attachments),
            )
        )
    for letter in world.letters:
        yield f"{letter.name} {letter.data.hex()}"


def _conversations(items: Items) -> dict[str, list[ImportedItem]]:
    found: dict[str, list[ImportedItem]] = {}
    for item in items:
        found.setdefault(item.conversation, []).append(item)
    return found


def _local_hour(item: ImportedItem) -> int:
    """Return the hour in Stockholm; test_calendar.py knows better when summer time is."""
    return item.at.hour + offset_hours(item.at.date())


def test_the_world_is_the_same_to_the_byte_on_every_machine(world: World, items: Items) -> None:
    digest = hashlib.sha256()
    for line in _lines(world, items):
        digest.update(line.encode() + b"\n")
    assert digest.hexdigest() == WORLD_SHA256


def test_two_worlds_are_equal(world: World, items: Items) -> None:
    again = make_world()
    assert again == world
    assert all(ours == theirs for ours, theirs in zip(items, iter_items(again), strict=True))


def test_the_counts_are_as_promised(world: World, items: Items) -> None:
    editors = {entry.address for entry in world.roster.entries}
    assert len(world.organisations) == 3
    assert len(world.channels) == 12
    assert len(editors) == 40
    assert len(world.people) == 300
    assert len({EmailAddress(person.address) for person in world.people}) == 300
    assert len(items) == 5_000
    assert len(world.letters) == 16


def test_items_come_one_at_a_time(world: World) -> None:
    assert inspect.isgenerator(iter_items(world))


def test_each_kind_of_organisation_has_one_channel_of_each_kind(world: World) -> None:
    assert {one.kind for one in world.organisations} == set(OrganisationKind)
    for organisation in world.organisations:
        kinds = [c.kind for c in world.channels if c.organisation == organisation.key]
        assert Counter(kinds) == Counter(ChannelKind)


def test_policies_differ(world: World) -> None:
    anonymising = [c for c in world.channels if c.policy.action is Action.ANONYMISE]
    reaching = [c for c in world.channels if c.policy.reach is Reach.CONVERSATION]
    assert {channel.kind for channel in anonymising} == {ChannelKind.FORUM}
    assert {channel.kind for channel in reaching} == {ChannelKind.MAIL, ChannelKind.CHAT}
    assert len(reaching) < len(world.channels) / 2


def test_the_roster_has_ended_and_mail_only_editors(world: World) -> None:
    kinds = {channel.key: channel.kind for channel in world.channels}
    entries = world.roster.entries
    assert any(entry.until and entry.until < DEMO_TODAY for entry in entries)
    by_editor = Counter(entry.address for entry in entries)
    assert any(kinds[e.channel] is ChannelKind.MAIL and by_editor[e.address] == 1 for e in entries)


def test_every_item_lies_in_a_searchable_channel_of_its_organisation(
    world: World, items: Items
) -> None:
    channels = {channel.key: channel for channel in world.channels}
    for item in items:
        channel = channels[item.channel]
        assert (channel.organisation, channel.kind) == (item.organisation, item.kind)
        assert channel.source == "archive"


def test_an_items_id_is_unique_in_its_channel(items: Items) -> None:
    assert len({(item.channel, item.external_id) for item in items}) == len(items)


def test_replies_come_after_what_they_answer_and_before_today(items: Items) -> None:
    noon = datetime.combine(DEMO_TODAY, time(0), UTC)
    for conversation in _conversations(items).values():
        assert 1 <= len(conversation) <= 8
        assert not conversation[0].staff
        assert all(earlier.at < later.at for earlier, later in pairwise(conversation))
        assert conversation[-1].at < noon


def test_staff_write_on_weekdays_in_office_hours(items: Items) -> None:
    for item in items:
        if item.staff:
            assert item.at.weekday() < 5
            assert 8 <= _local_hour(item) < 17


def test_a_staff_reply_is_signed_by_an_editor_of_that_channel(world: World, items: Items) -> None:
    domains = {one.key: one.domains[0] for one in world.organisations}
    replies = [item for item in items if item.staff]
    assert len(replies) > 1_500
    for item in replies:
        begun = item.at.date() - timedelta(days=20)
        assert item.author.endswith("@" + domains[item.organisation])
        assert any(
            entry.holds_on(item.at.date()) or entry.holds_on(begun)
            for entry in world.roster.entries
            if (entry.channel, entry.name) == (item.channel, item.author_name)
        )


def test_what_began_in_the_last_weeks_is_short(world: World) -> None:
    late = [one for one in world.plan if one.start.date() > DEMO_TODAY - timedelta(days=23)]
    assert late
    assert all(one.length <= 3 for one in late if one.kind is ChannelKind.MAIL)
    assert all(one.length <= 5 for one in late if one.kind is ChannelKind.FORUM)


def test_every_address_is_valid_and_belongs_to_nobody(items: Items) -> None:
    for item in items:
        for address in (item.author, *item.recipients, *filter(None, [item.reply_to])):
            assert EmailAddress(address).domain.lower().endswith(".example")


def test_the_largest_person_has_some_230_items_over_all_years(items: Items) -> None:
    counts = Counter(EmailAddress(item.author) for item in items if not item.staff)
    (largest, most), (_, second) = counts.most_common(2)
    assert largest == PERFECT_SUBJECT
    assert 215 <= most <= 250
    assert second < most / 2
    own = [item for item in items if EmailAddress(item.author) == PERFECT_SUBJECT]
    assert {item.at.year for item in own} == set(range(2019, 2027))


def test_the_same_person_writes_to_several_organisations(items: Items) -> None:
    places: dict[EmailAddress, set[str]] = {}
    for item in items:
        places.setdefault(EmailAddress(item.author), set()).add(item.organisation)
    assert len(places[EmailAddress("therese.wallgren@hemma.example")]) == 3
    assert places[PERFECT_SUBJECT] == {"nordkraft"}
    assert sum(len(where) > 1 for where in places.values()) >= 25


def test_twins_that_differ_by_a_letter_both_write_to_the_same_organisation(items: Items) -> None:
    authors = {item.author.lower() for item in items if item.organisation == "nordkraft"}
    assert {
        "anna.svensson@hemma.example",
        "anna.svenson@hemma.example",
        "ann.a.svensson@hemma.example",
        "anna.svensson@posten.example",
        "anna_svensson@hemma.example",
        "therese.wallgren+nordkraft@hemma.example",
        "lars.johansson@hemma.example",
        "lars.johanson@hemma.example",
    } <= authors


def test_addresses_are_written_in_mixed_case_and_with_plus_tags(items: Items) -> None:
    own = {item.author for item in items if EmailAddress(item.author).base == PERFECT_SUBJECT.key}
    assert "Anna.Svensson@Hemma.example" in own
    assert any("+" in item.author for item in items)


def test_some_mails_ask_for_answers_elsewhere(items: Items) -> None:
    elsewhere = [item for item in items if item.reply_to]
    assert elsewhere
    assert all(EmailAddress(one.reply_to) != EmailAddress(one.author) for one in elsewhere)


def test_some_people_have_never_written(world: World, items: Items) -> None:
    authors = {EmailAddress(item.author).base for item in items}
    silent = [one for one in world.people if EmailAddress(one.address).base not in authors]
    assert 10 <= len(silent) <= 20


def test_the_person_of_the_access_request_has_some_of_everything(items: Items) -> None:
    own = [one for one in items if one.author.lower() == "layla.haddad@posten.example"]
    assert 35 <= len(own) <= 60
    assert {one.kind for one in own} == {ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT}
    assert any(one.attachments for one in own)
    assert any(one.html for one in own)
    assert any("😄" in one.body for one in own)
    assert any(one.author_name == "ليلى حداد" for one in own)


def test_there_is_hostile_html(items: Items) -> None:
    bodies = [item.body for item in items if item.html]
    for needle in ("<script", "file:///", 'src="https://', "onerror=", "javascript:", "<form"):
        assert any(needle in body for body in bodies), needle


def test_replies_quote_the_earlier_mail(items: Items) -> None:
    mails = [item for item in items if item.staff and item.kind is ChannelKind.MAIL]
    quoting = [item for item in mails if "skrev " in item.body or "Skickat:" in item.body]
    assert len(quoting) > len(mails) / 2
