"""Accounts at the command line, as a lone supervisor meets them in their first week."""

from __future__ import annotations

import json

from tests.commands.founder import Founder, as_user


def _signing(founder: Founder) -> tuple[str, ...]:
    return ("--passphrase-file", str(founder.home / "passwords.json"))


def _new(founder: Founder) -> tuple[str, ...]:
    return ("--new-password-file", str(founder.home / "new.txt"))


def _add(founder: Founder, name: str, role: str, *who: str) -> str:
    words = ("accounts", "add", name, "--title", f"{name.title()} Blom", "--role", role)
    return founder.types(*words, *who, *_signing(founder), *_new(founder))


def test_a_lone_supervisor_adds_raises_and_ends_without_reading_anything(
    founder: Founder, sam: tuple[str, ...]
) -> None:
    said = _add(founder, "dora", "agent", *sam)
    assert "On record: dora, Dora Blom: agent." in said
    assert "Nobody else could confirm it" in said
    assert "dora, Dora Blom: agent, made so by sam alone" in founder.types("accounts")
    raised = founder.types(
        "accounts", "role", "dora", "--role", "supervisor", *sam, *_signing(founder)
    )
    assert "supervisor" in raised
    ended = founder.types("accounts", "end", "alva", *sam, *_signing(founder))
    assert "has ended" in ended
    refused = founder.types("show", "DSR-0001", *as_user(founder, "alva"), status=1)
    assert "This account has ended" in refused
    assert "The chain holds" in founder.types("audit", "verify")
    listed = founder.types("audit", "list")
    assert "an account was changed" in listed
    assert "Blom" not in listed


def test_with_two_supervisors_a_change_waits_and_the_other_confirms_it(
    founder: Founder, sam: tuple[str, ...]
) -> None:
    _add(founder, "dora", "supervisor", *sam)
    said = _add(founder, "eli", "agent", *sam)
    assert "waits for another supervisor" in said
    number = json.loads(founder.types("accounts", "--json"))["pending"]["number"]
    assert "another supervisor has to confirm" in founder.types(
        "accounts", "confirm", str(number), *sam, status=1
    )
    dora = as_user(founder, "dora", "new.txt")
    assert "On record: eli" in founder.types("accounts", "confirm", str(number), *dora)
    rows = json.loads(founder.types("accounts", "--json"))["accounts"]
    # Dora was made by Sam alone, so she is no second person beside him.
    assert {row["name"]: row["alone"] for row in rows}["eli"] == "user-sam"


def test_a_key_that_was_put_in_a_safe_place_is_named(
    founder: Founder, sam: tuple[str, ...]
) -> None:
    kept = founder.home / "kept.key"
    (founder.workspace / "administrator.key").rename(kept)
    end = ("accounts", "end", "alva", *sam, *_signing(founder))
    assert "may have been put in a safe place" in founder.types(*end, status=1)
    assert "has ended" in founder.types(*end, "--administrator-key", str(kept))


def test_everybody_changes_their_own_password(founder: Founder, sam: tuple[str, ...]) -> None:
    founder.types("accounts", "password", *sam, *_new(founder))
    founder.types("accounts", "password", *sam, *_new(founder), status=1)
    new = as_user(founder, "sam", "new.txt")
    assert "sam" in founder.types("accounts", "list", *new)


def test_what_can_not_be_done_says_why(founder: Founder, sam: tuple[str, ...]) -> None:
    for words in (("end", "nobody"), ("end", "sam")):
        said = founder.types("accounts", *words, *sam, *_signing(founder), status=1)
        assert said.startswith("The account was not changed: ")
    said = founder.types("accounts", "end", "alva", *sam, status=1)
    assert "--passphrase-file" in said
