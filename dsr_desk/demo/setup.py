"""What the demo workspace is founded with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dsr_desk.demo.accounts import ACCOUNTS
from dsr_desk.demo.houses import ARCHIVE
from dsr_desk.demo.world import World, iter_items
from dsr_desk.services.desk import DeskServices
from dsr_desk.services.people.accounts import NewUser
from dsr_desk.services.people.founding import SetUp
from dsr_desk.services.ports import BoxEntry, SourceEntry


def demo_accounts() -> dict[str, Any]:
    """Return the demo's accounts as they are written beside its data."""
    return {
        "accounts": [
            {"name": u.login, "title": u.name, "role": u.role.value, "password": u.password}
            for u in ACCOUNTS.users
        ],
        "administrator_passphrase": ACCOUNTS.administrator_passphrase,
    }


def accounts_text() -> str:
    """Return the demo's accounts as the file beside its data holds them."""
    return json.dumps(demo_accounts(), indent=2, ensure_ascii=False)


def fill(services: DeskServices, world: World, say: Callable[[str], object]) -> dict[str, Any]:
    """Put the made-up content and the request mails into a new workspace; return how much.

    ``say`` is told what comes next: on a busy machine each part takes a while.
    """
    say("Filling it with some 5,000 mails, posts and chats.")
    imported = services.importing.items(iter_items(world))
    say("Taking in sixteen request mails.")
    entries = (BoxEntry(f"{letter.name}.eml", letter.data) for letter in world.letters)
    filed = services.intake.take_in_entries(entries)
    return {
        "items": imported.added,
        "cases": [outcome.case_number for outcome in filed.outcomes],
    }


def write_letters(world: World, folder: Path) -> list[str]:
    """Write the demo's request mails into a folder; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[str] = []
    for number, letter in enumerate(world.letters, start=1):
        path = folder / f"{number:02d}-{letter.name}.eml"
        path.write_bytes(letter.data)
        written.append(str(path))
    return written


def demo_setup(world: World) -> SetUp:
    """Return what the demo workspace begins with."""
    return SetUp(
        workspace="",
        users=tuple(NewUser(u.login, u.name, u.role, u.password) for u in ACCOUNTS.users),
        passphrase=ACCOUNTS.administrator_passphrase,
        organisations=world.organisations,
        channels=world.channels,
        roster=world.roster.entries,
        sources=(SourceEntry(ARCHIVE, "Archive", ARCHIVE, ARCHIVE),),
    )
