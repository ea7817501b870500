from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import Defect, WorkspaceDamaged
from dsr_desk.domain.extracts.profiles import OrganisationProfile
from dsr_desk.domain.people import ChannelKind, ChannelPolicy, Role, Roster, RosterEntry
from dsr_desk.domain.record.registry import AccountChange, Registry
from dsr_desk.services.ports import Account, SourceEntry
from dsr_desk.storage.desk import SqlDesk
from tests.storage.made import ALVA, MAIL, MARIA, MORNING, NORDKRAFT, SAM

FORUM = replace(MAIL, key="nordkraft-forum", kind=ChannelKind.FORUM, policy=ChannelPolicy())
ENTRY = RosterEntry("nordkraft-mail", MARIA, "Maria Lund", date(2020, 1, 1), date(2026, 6, 30))


def test_organisations_and_channels_are_stored_in_any_order(desk: SqlDesk) -> None:
    other = replace(NORDKRAFT, key="dagen", title="Tidningen Dagen", domains=())
    chat = replace(MAIL, key="dagen-chat", organisation="dagen", kind=ChannelKind.CHAT)
    with desk.unit_of_work() as uow:
        uow.people.save_roster([replace(ENTRY, channel="dagen-chat", until=None)])
        uow.people.save_channel(chat)
        uow.people.save_channel(FORUM)
        uow.people.save_organisation(other)
        uow.commit()
    with desk.reading() as uow:
        assert uow.people.organisations() == (other, NORDKRAFT)
        assert uow.people.channels() == (chat, FORUM, MAIL)
        assert uow.people.channels("nordkraft") == (FORUM, MAIL)
        assert uow.people.channels("nobody") == ()
        assert uow.people.roster() == Roster((replace(ENTRY, channel="dagen-chat", until=None),))


def test_a_channel_of_no_organisation_is_not_kept(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.people.save_channel(replace(MAIL, organisation="nobody"))
        with pytest.raises(Defect):
            uow.commit()
    with desk.reading() as uow:
        assert uow.people.channels() == (MAIL,)


def test_storing_again_changes_what_was_there(desk: SqlDesk) -> None:
    organisation = replace(NORDKRAFT, title="Nordkraft", backup_days=10)
    channel = replace(MAIL, title="Kundtjänst", source="helpdesk", policy=ChannelPolicy())
    with desk.unit_of_work() as uow:
        uow.people.save_organisation(organisation)
        uow.people.save_channel(channel)
        assert uow.people.organisations() == (organisation,)
        assert uow.people.channels() == (channel,)


def test_what_is_read_is_what_is_stored_however_often_it_was_read_before(desk: SqlDesk) -> None:
    for title in ("Kundtjänst", "Växeln", "Kundtjänst"):
        with desk.unit_of_work() as uow:
            uow.people.save_channel(replace(MAIL, title=title))
            uow.commit()
        for _ in range(2):
            with desk.reading() as uow:
                assert [c.title for c in uow.people.channels("nordkraft")] == [title]


def test_a_stored_roster_replaces_those_of_its_channels_only(desk: SqlDesk) -> None:
    old = [ENTRY, replace(ENTRY, address=EmailAddress("Eva@Nordkraft.example"), until=None)]
    forum = replace(ENTRY, channel="nordkraft-forum")
    new = [replace(ENTRY, until=None)]
    with desk.unit_of_work() as uow:
        uow.people.save_channel(FORUM)
        uow.people.save_roster([*old, forum])
        assert uow.people.roster() == Roster((*old, forum))
        assert uow.people.roster().entries[1].address.text == "Eva@Nordkraft.example"
        uow.people.save_roster(new)
        assert uow.people.roster() == Roster((forum, *new))
        uow.people.save_roster([])
        assert uow.people.roster() == Roster((forum, *new))


def test_sources_and_accounts_come_back(desk: SqlDesk) -> None:
    archive = SourceEntry("archive", "Arkivet", "archive", "archive")
    with desk.unit_of_work() as uow:
        uow.people.save_source(replace(archive, title="?"))
        uow.people.save_source(archive)
        uow.people.save_account(Account(SAM, b"old"))
        uow.people.save_account(Account(ALVA, b"\x00\xff"))
        uow.people.save_account(Account(SAM, b"new"))
        uow.commit()
    with desk.reading() as uow:
        assert uow.people.sources() == (archive,)
        assert uow.people.accounts() == (Account(ALVA, b"\x00\xff"), Account(SAM, b"new"))


def test_two_accounts_never_share_a_name(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.people.save_account(Account(SAM, b""))
        with pytest.raises(Defect):
            uow.people.save_account(Account(replace(ALVA, name="sam"), b""))


def test_the_list_of_users_with_the_highest_version_counts(desk: SqlDesk) -> None:
    new = Registry("w-1", 2, (SAM, ALVA), "5" * 128)
    with desk.unit_of_work() as uow:
        assert uow.people.registry() is None
        uow.people.save_registry(new)
        uow.people.save_registry(Registry("w-1", 1, (SAM,), "4" * 128))
        again = uow.people.registry()
    assert again == new
    assert again is not None
    assert again.payload() == new.payload()


def test_a_workspace_is_founded_once(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        with pytest.raises(WorkspaceDamaged):
            uow.people.workspace()
        uow.people.found_workspace("w-1", "a" * 64, b"\x01\x00")
        uow.commit()
    with desk.reading() as uow:
        assert uow.people.workspace() == ("w-1", "a" * 64, b"\x01\x00")
    with desk.unit_of_work() as uow, pytest.raises(Defect):
        uow.people.found_workspace("w-2", "b" * 64, b"")


def test_what_an_organisation_says_comes_back_and_nothing_is_blank(desk: SqlDesk) -> None:
    said = OrganisationProfile("nordkraft").worded("sv", {"origin": "Från personen \U0001f600"})
    with desk.unit_of_work() as uow:
        assert uow.people.profile("nordkraft") == OrganisationProfile("nordkraft")
        uow.people.save_profile(said)
        uow.people.save_profile(replace(said, show_staff_names=True))
        uow.commit()
    with desk.reading() as uow:
        assert uow.people.profile("nordkraft") == replace(said, show_staff_names=True)
        assert uow.people.profile("dagen") == OrganisationProfile("dagen")


def test_changes_of_the_list_of_users_are_kept_as_they_were_signed(desk: SqlDesk) -> None:
    founded = Registry("workspace", 1, (SAM, ALVA), "c" * 128)
    ended = replace(ALVA, role=Role.ENDED)
    change = AccountChange(
        replace(founded.changed(2, ended), signature="d" * 128),
        ALVA.id, 1, SAM.id, MORNING, "e" * 128, sealed="00ff",
    )  # fmt: skip
    with desk.unit_of_work() as uow:
        uow.people.save_account_change(change)
        uow.people.save_account_change(replace(change, sealed="", confirmed_at=MORNING))
        uow.people.save_account(Account(ended, b""))
        uow.commit()
    with desk.reading() as uow:
        assert uow.people.account_changes() == (replace(change, sealed="", confirmed_at=MORNING),)
        assert [account.user for account in uow.people.accounts()] == [ended]


def test_a_channel_that_has_ended_is_kept_with_its_day(desk: SqlDesk) -> None:
    ended = replace(MAIL, ended=date(2026, 5, 4))
    with desk.unit_of_work() as uow:
        uow.people.save_channel(ended)
        uow.commit()
    with desk.reading() as uow:
        assert uow.people.channels() == uow.people.channels("nordkraft") == (ended,)
