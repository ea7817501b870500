"""The accounts of a demo workspace, as its sign-in page tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsr_desk.config import WorkspacePaths

if TYPE_CHECKING:
    from pathlib import Path


def demo_hint(workspace: Path) -> str:
    """Return the accounts of a demo workspace in words; empty for any other."""
    path = WorkspacePaths(workspace).demo_accounts
    if not path.is_file():
        return ""
    import json  # few workspaces are demos

    try:
        accounts = json.loads(path.read_text("utf-8"))["accounts"]
        return "\n".join(f"{a['title']} ({a['name']}): {a['password']}" for a in accounts)
    except (OSError, ValueError, KeyError, TypeError):
        return ""
