"""A workspace of one's own, from the example that the program prints to its first case."""

from __future__ import annotations

import json
import os

import pytest

from dsr_desk.domain.addresses import same_organisation
from dsr_desk.domain.errors.founding import FoundingRefused
from dsr_desk.services.people.founding_file import read_founding
from tests.commands.founder import PASSWORDS, Founder

EDITORS = """\
Kanal;E-post;Namn;Från;Till
nl-mail;maria.lind@nordljus.example;Maria Lind;2024-01-01;
"""
MAIL = """\
From: Maria Lind <maria.lind@nordljus.example>
To: support@desk.example
Subject: Radering
Message-ID: <1@nordljus.example>
Date: Thu, 26 Nov 2026 10:00:00 +0100
Content-Type: text/plain; charset=utf-8

Hej! Vi har bekräftat personens identitet. Radera alla mail från anna.ek@hemma.example. /Maria
"""


def test_the_example_as_it_is_printed_makes_a_workspace_that_takes_in_a_request(
    founder: Founder,
) -> None:
    said = founder.founds(founder.types("found", "--example"))
    assert "Accounts: 2, organisations: 1, channels: 2" in said
    assert "administrator.key" in said
    assert "Nobody is an editor of anything yet" in founder.types("roster", "list")

    editors, mail = founder.home / "editors.csv", founder.home / "request.eml"
    editors.write_text(EDITORS, "utf-8")
    mail.write_text(MAIL, "utf-8")
    as_sam = ("--user", "sam", "--password-file", str(founder.home / "passwords.json"))
    change = json.loads(founder.types("roster", "import", str(editors), "--json", *as_sam))
    agreed = ("--apply", change["digest"], "--accept", "backdated")
    founder.types("roster", "import", str(editors), *agreed, *as_sam)
    founder.types("intake", str(mail))
    shown = founder.types("show", "DSR-0001")
    assert "The sender was an editor of the channel" in shown
    assert "The chain holds" in founder.types("audit", "verify")


def test_the_administrators_key_is_on_the_disk_before_the_workspace_is_said_to_be_made(
    founder: Founder, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[int] = []
    settle, key = os.fsync, founder.workspace / "administrator.key"

    def watched(number: int) -> None:
        settle(number)
        if key.exists() and os.path.samestat(os.fstat(number), key.stat()):
            settled.append(key.stat().st_size)

    monkeypatch.setattr(os, "fsync", watched)
    founder.founds(founder.types("found", "--example"))
    assert settled == [key.stat().st_size]


def test_a_folder_without_a_workspace_says_how_one_is_made(founder: Founder) -> None:
    assert "dsr-desk found --example" in founder.types("cases", status=3)


@pytest.mark.parametrize(
    ("of", "said"),
    [
        ({**PASSWORDS, "sam": "kort"}, "the password of sam has fewer than 12"),
        ({**PASSWORDS, "sam": PASSWORDS["alva"]}, "two of the passwords are the same"),
        ({"alva": PASSWORDS["alva"]}, "it names no such account"),
    ],
)
def test_a_password_that_protects_nothing_makes_no_workspace(
    founder: Founder, of: dict[str, str], said: str
) -> None:
    founder.passwords(of)
    status = 3 if "no such" in said else 1
    told = founder.founds(founder.types("found", "--example"), status=status)
    assert said in told
    assert not any(word in told for word in of.values())
    assert not founder.workspace.exists()


def test_what_lies_in_the_folder_already_is_left_alone(founder: Founder) -> None:
    founder.workspace.mkdir()
    (founder.workspace / "letter.txt").write_text("mine", "utf-8")
    assert "not empty" in founder.founds(founder.types("found", "--example"), status=1)
    assert [path.name for path in founder.workspace.iterdir()] == ["letter.txt"]


HEAD = """\
[[account]]
name = "alva"
title = "Alva Ek"
role = "agent"
[[account]]
name = "sam"
title = "Sam Lund"
role = "supervisor"
[[organisation]]
key = "nordljus"
title = "Nordljus AB"
kind = "company"
[[channel]]
key = "nl-mail"
organisation = "nordljus"
kind = "mail"
title = "Kundtjänst"
"""


def test_a_file_without_a_channel_makes_no_workspace() -> None:
    with pytest.raises(FoundingRefused, match="it holds no"):
        read_founding("channel = []\n" + HEAD[: HEAD.index("[[channel]]")])


def test_a_domain_stays_itself_whatever_its_letters_look_like() -> None:
    told = read_founding(
        HEAD.replace('kind = "company"', 'kind = "company"\ndomains = ["Straße.example"]')
    )
    (domain,) = told.organisations[0].domains
    assert same_organisation("straße.example", domain)
    assert not same_organisation("strasse.example", domain)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("", "", ""),
        ('role = "supervisor"', 'role = "agent"', "one of them a supervisor"),
        ('role = "supervisor"', 'role = "boss"', "“role” of account 2 is none of agent, super"),
        ('name = "sam"', 'name = "alva"', "two of account alva"),
        ('name = "sam"', 'name = "administrator"', "what the audit calls"),
        ('name = "sam"', 'name = "Sam Lund"', "may hold a to z"),
        ('title = "Sam Lund"', 'title = " "', "is empty"),
        ('title = "Sam Lund"', "", "“title” of account 2 is missing"),
        ('title = "Sam Lund"', 'title = "Sam\\u202eLund"', "no text of one line"),
        ('title = "Sam Lund"', 'title = "Sam"\npassword = "hemligt"', "“password” of account 2"),
        ('kind = "company"', 'kind = "company"\ncountry = "DE"', "none of SE, NO, DK, FI"),
        ('kind = "company"', 'kind = "company"\ntime_zone = "Mars/Olympus"', "“time_zone”"),
        ('kind = "company"', 'kind = "company"\ndomains = ["a b"]', "no domain"),
        ('kind = "company"', 'kind = "company"\nbackup_days = -1', "no number of days"),
        ('kind = "company"', 'kind = "company"\nbackup_days = true', "no number of days"),
        ('organisation = "nordljus"', 'organisation = "nordsken"', "is none of nordljus"),
        ('kind = "mail"', 'kind = "fax"', "is none of mail, forum, chat, social"),
        ("[[channel]]", "[channel]", "it holds no [[channel]]"),
        ("[[channel]]", "[[chanel]]", "it holds no [[channel]]"),
        ("[[account]]", "receiving_server = 1\n[[account]]", "“receiving_server” of the file"),
        ("[[account]]", "receiving_servers = 1\n[[account]]", "is no list of texts"),
        ("[[account]]", "[[account", "it is not TOML"),
        ('name = "alva"', 'name = "alva"\nx = ' + "[" * 5000, "it is not TOML"),
        ('name = "alva"', 'name = "alva"\nx = ' + "1" * 5000, "it is not TOML"),
    ],
)
def test_a_file_is_read_strictly_and_the_place_is_named(was: str, becomes: str, said: str) -> None:
    text = HEAD.replace(was, becomes, 1)
    if not said:
        assert [channel.source for channel in read_founding(text).channels] == ["archive"]
        return
    with pytest.raises(FoundingRefused) as refused:
        read_founding(text)
    assert said in refused.value.message
    assert "hemligt" not in refused.value.message
