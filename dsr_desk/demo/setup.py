"""What the demo workspace is founded with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dsr_desk.config import WorkspacePaths
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


def demo_hint(workspace: Path) -> str:
    """Return the accounts of a demo workspace in words; empty for any other."""
    path = WorkspacePaths(workspace).demo_accounts
    if not path.is_file():
        return ""
    try:
        accounts = json.loads(path.read_text("utf-8"))["accounts"]
        return "\n".join(f"{a['title']} ({a['name']}): {a['password']}" for a in accounts)
    except (OSError, ValueError, KeyError, TypeError):
        return ""
