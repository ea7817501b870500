"""Commands about this machine: what it lacks, and which workspace it trusts."""

from __future__ import annotations

from dsr_desk.commands import shapes
from dsr_desk.commands.context import Context, Result


def trust(context: Context) -> Result:
    """Show the workspace's fingerprint, or trust it on this machine after comparing it."""
    accounts = context.desk().accounts
    given = context.args.fingerprint
    state = accounts.pin(given) if given else accounts.trust()
    word = "trusted" if state.pinned else "not trusted"
    line = f"fingerprint {state.fingerprint}: {word} on this machine ({state.kept_in})"
    return Result(shapes.plain(state), (line,), 0 if state.pinned else 1)


def self_check(context: Context) -> Result:
    """Say what the machine and the workspace lack."""
    workspace = context.workspace if context.args.workspace_given else None
    data = context.make.self_check(workspace)
    findings = data if isinstance(data, list) else []
    stops = [f for f in findings if f["severity"] == "stops"]
    lines = [
        f"{_SEVERITIES.get(f['severity'], f['severity'])}: {f['english']} {f['next_step']}".rstrip()
        for f in findings
    ]
    return Result(data, tuple(lines) or ("Everything is there.",), 3 if stops else 0)


_SEVERITIES = {"stops": "missing", "stops-window": "no window here", "limits": "limited"}
