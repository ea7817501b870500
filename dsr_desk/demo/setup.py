"""What the demo workspace is founded with."""

from __future__ import annotations

from typing import Any

from dsr_desk.demo.accounts import ACCOUNTS
from dsr_desk.demo.houses import ARCHIVE
from dsr_desk.demo.world import World
from dsr_desk.services.accounts import NewUser
from dsr_desk.services.founding import SetUp
from dsr_desk.services.ports import SourceEntry


def demo_accounts() -> dict[str, Any]:
    """Return the demo's accounts as they are written beside its data."""
    return {
        "accounts": [
            {"name": u.login, "title": u.name, "role": u.role.value, "password": u.password}
            for u in ACCOUNTS.users
        ],
        "administrator_passphrase": ACCOUNTS.administrator_passphrase,
    }


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
