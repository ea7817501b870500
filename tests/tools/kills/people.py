"""Kills what changes accounts, organisations and channels everywhere, and gets it into trouble.

    python -m tests.tools.kills.people                at every statement and file, then trouble
    python -m tests.tools.kills.people --only end     only steps whose name holds the word
    python -m tests.tools.kills.people --trouble      no kills: full disks and locks alone

The steps follow each other: each begins where all before it are done.  Whatever the first call came
to, the same call once more must leave what an undisturbed one leaves: the same accounts, channels
and sources, each event as often on record, an audit that verifies, nothing half.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

from dsr_desk.config import resources
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.people import Channel, ChannelKind, Organisation, OrganisationKind, Role
from dsr_desk.services.people.account_changes import Administrator
from dsr_desk.services.people.accounts import NewUser
from dsr_desk.services.people.connecting import Wanted
from dsr_desk.services.people.directory import LEAST
from dsr_desk.services.progress import unheard
from dsr_desk.sources.archive.store import create_archive, open_archive
from dsr_desk.sources.archive.writer import SqlArchive
from dsr_desk.vault import MachinePins
from tests.services.world import ALVA, ANNA, KIM, Small, an_item
from tests.tools.foes.desks import Street
from tests.tools.house import House, house_in
from tests.tools.kills.ends import in_child
from tests.tools.kills.moments import at_boundaries, at_statements, kill_at, watch
from tests.tools.kills.troubles import be_impatient, locked, read, tight_disk

ADMIN = Administrator("admin-pass")
HELP = Channel("da-help", "dalen", ChannelKind.MAIL, "Hjälpen", LEAST, "")
GONE = Channel("da-gone", "dalen", ChannelKind.FORUM, "Torget", LEAST, "")
DALEN = Organisation(
    "dalen", "Dalen", OrganisationKind.COMPANY, "SE", "Europe/Stockholm", ("dalen.example",), 30, ""
)
SECRET, OTHER = "en-lång-hemlighet", "en-annan-hemlighet"
DORA = NewUser("dora", "Dora Blom", Role.AGENT, SECRET)
_SPARES = (0, 4096, 16_384, 65_536, 131_072, 262_144)
_BOUNDARIES = 12


def _organisation(small: Small) -> None:
    small.services.workspace.directory.add_organisation(DALEN, small.sam)


def _channel(channel: Channel) -> Callable[[Small], None]:
    return lambda small: _done(small.services.workspace.directory.add_channel(channel, small.sam))


def _ends(small: Small) -> None:
    small.services.workspace.directory.end_channel(GONE.key, small.sam)


def _connects(folder: Path, small: Small) -> None:
    place = f"sqlite:///{folder / 'helpdesk.sqlite'}"
    wanted = Wanted(folder / "helpdesk.toml", place, (HELP.key,))
    connecting = small.services.workspace.connecting
    connecting.connect(wanted, connecting.look(wanted, "", small.sam).digest, "", small.sam)


def _platform(folder: Path) -> None:
    text = (resources() / "mappings" / "archive.toml").read_text("utf-8")
    folder.mkdir()
    path = folder / "helpdesk.sqlite"
    create_archive(path).dispose()
    engine = open_archive(path)
    mail = an_item(
        "h1", HELP.key, ChannelKind.MAIL, ANNA, "Anna", "t1", "Hej", organisation="dalen"
    )
    SqlArchive(engine).add((mail,), unheard)
    engine.dispose()
    text = text.replace('key = "archive"', 'key = "helpdesk"')
    (folder / "helpdesk.toml").write_text(text, "utf-8")


def _adds(small: Small) -> None:
    small.services.workspace.accounts.add(DORA, ADMIN, small.sam)


def _confirms(small: Small) -> None:
    changes = small.services.workspace.accounts
    waiting = changes.view(small.kim).pending
    if waiting is not None:
        changes.confirm(waiting.number, KIM, small.kim)


def _role(small: Small) -> None:
    changes = small.services.workspace.accounts
    if changes.view(small.sam).pending is None:
        changes.give_role("dora", Role.SUPERVISOR, ADMIN, small.sam)


def _withdraws(small: Small) -> None:
    changes = small.services.workspace.accounts
    waiting = changes.view(small.sam).pending
    if waiting is not None:
        changes.withdraw(waiting.number, small.sam)


def _resets(small: Small) -> None:
    changes = small.services.workspace.accounts
    if changes.view(small.sam).pending is None:
        changes.reset("dora", OTHER, ADMIN, small.sam)


def _own(small: Small) -> None:
    # Whoever is killed as it is done signs in with the new one; the record says once all the same.
    small.services.workspace.accounts.own_password(ALVA, SECRET, small.alva)


def _leaves(small: Small) -> None:
    small.services.workspace.accounts.end("kim", ADMIN, small.sam)


def _done(_: object) -> None:
    return None


def _steps(platform: Path) -> tuple[tuple[str, Callable[[Small], None]], ...]:
    return (
        ("organisation add", _organisation),
        ("channel add", _channel(HELP)),
        ("channel add another", _channel(GONE)),
        ("channel connect", partial(_connects, platform)),
        ("channel end", _ends),
        ("accounts add", _adds),
        ("accounts confirm", _confirms),
        ("accounts role", _role),
        ("accounts withdraw", _withdraws),
        ("accounts reset", _resets),
        ("accounts confirm the reset", _confirms),
        ("accounts end", _leaves),
        ("accounts password", _own),
    )


def main() -> int:
    """Do what was asked for; return whether something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--trouble", action="store_true")
    arguments = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="dsr-people-") as name:
        home, street = Path(name), Street(Path(name) / "street")
        first = street.built()
        _platform(home / "platform")
        for step, act in _steps(home / "platform"):
            if arguments.only in step:
                kills = () if arguments.trouble else _killed(street, first, act)
                found = [*kills, *_in_trouble(street, first, act, home)]
                counted = Counter(kind for kind, _, _ in found)
                bad = [each for each in found if each[2]]
                sys.stdout.writelines(f"  {kind} {where}: {what}\n" for kind, where, what in bad)
                sys.stdout.write(f"{step}: {dict(counted)}, {len(bad)} wrong\n")
                sys.stdout.flush()
                wrong += len(bad)
            status, _ = in_child(lambda act=act: act(first.opened()))  # type: ignore[misc]
            assert status == 0, step
    return int(bool(wrong))


Found = Iterator[tuple[str, str, str]]


def _watched(folder: Path, act: Callable[[Small], None], last: int) -> list[str]:
    passed, step = kill_at(last)
    small = house_in(folder).opened()
    _ = small.alva, small.sam, small.kim if "kim" in _active(small) else None
    at_statements(step)
    at_boundaries(step)
    _at_files(step)
    act(small)
    return passed


def _active(small: Small) -> set[str]:
    return {u.name for u in small.services.accounts.trusted_registry().users if not u.ended}


def _at_files(step: Callable[[str], None]) -> None:
    """Have the step called around whatever is written beside the databases."""
    watch(Path, "replace", step)
    watch(MachinePins, "_write_file", step)
    settle = os.fsync

    def settled(file: Any) -> None:
        step("before fsync")
        settle(file)

    os.fsync = settled  # type: ignore[assignment]


def _killed(street: Street, first: House, act: Callable[[Small], None]) -> Found:
    whole = street.built(first)
    status, moments = in_child(partial(_watched, whole.folder, act, -1))
    assert status == 0
    end = _end(whole.folder, act, again=False)
    for last, where in enumerate(moments):
        house = street.built(first)
        status, _ = in_child(partial(_watched, house.folder, act, last))
        assert status == -9, (status, where)
        yield "killed", f"{last} {where}", _differs(_end(house.folder, act), end)
        street.left(house)
    street.left(whole)


def _in_trouble(street: Street, first: House, act: Callable[[Small], None], home: Path) -> Found:
    whole = street.built(first)
    in_child(partial(_watched, whole.folder, act, -1))
    end = _end(whole.folder, act, again=False)
    street.left(whole)
    for spare in _SPARES:
        with tight_disk(home, first.folder, spare) as (folder, larger):
            how = _tried(folder, act, 10**6, None)
            larger()
            yield "full disk", f"{spare} ({how})", _broken(how) or _differs(_end(folder, act), end)
        shutil.rmtree(home / "disk", ignore_errors=True)
    for name, begin in (("locked", locked("desk")), ("read", read("desk"))):
        for last in range(_BOUNDARIES):
            house = street.built(first)
            how = _tried(house.folder, act, last, begin)
            wrong = _broken(how) or _differs(_end(house.folder, act), end)
            yield name, f"{last} ({how})", wrong
            street.left(house)


def _broken(how: str) -> str:
    return how if how.startswith("exit") else ""


def _tried(
    folder: Path,
    act: Callable[[Small], None],
    last: int,
    begin: Callable[[Small], Callable[[], None]] | None,
) -> str:
    def work() -> str:
        event.listen(Pool, "connect", be_impatient)
        passed: list[str] = []
        over: list[Callable[[], None]] = []
        try:
            small = house_in(folder).opened()
            _ = small.alva, small.sam

            def step(where: str) -> None:
                passed.append(where)
                if begin is not None and len(passed) == last + 1:
                    try:
                        over.append(begin(small))
                    except Exception:
                        passed.pop()

            at_statements(step)
            act(small)
        except DeskError as error:
            return error.code
        finally:
            for end in over:
                end()
        return "done"

    code, word = in_child(work)
    return str(word) if code == 0 else f"exit {code}"


def _end(folder: Path, act: Callable[[Small], None], *, again: bool = True) -> dict[str, Any]:
    """Do the step once more where asked for, then say how the workspace stands."""
    if again:
        in_child(lambda: _once_more(folder, act))
    code, word = in_child(lambda: _stands(folder))
    return dict(word) if code == 0 else {"broken": f"the next look ended with {code}"}


def _once_more(folder: Path, act: Callable[[Small], None]) -> str:
    try:
        act(house_in(folder).opened())
    except DeskError as error:
        return error.code
    return "done"


def _stands(folder: Path) -> dict[str, Any]:
    small = house_in(folder).opened()
    services = small.services
    with services.safeguards._store.reading() as uow:
        sources = [(s.key, Path(s.location).name) for s in uow.people.sources()]
        channels = sorted((c.key, c.source, str(c.ended)) for c in uow.people.channels())
        organisations = sorted(o.key for o in uow.people.organisations())
        sealed = {a.user.name: bool(a.sealed) for a in uow.people.accounts()}
    now = services.accounts.trusted_list()
    users = sorted((u.name, u.role.value) for u in now.registry.users)
    waiting = now.pending.what.value if now.pending else ""
    events = Counter(entry.event.event for entry in services.audit.entries())
    files = small.root.rglob("*")
    names = sorted(p.name for p in files if p.is_file() and not p.name.endswith(("-wal", "-shm")))
    return {
        "sources": sources,
        "channels": channels,
        "organisations": organisations,
        "accounts": [users, sealed, waiting, now.registry.version],
        "audit": services.audit.verify().holds,
        "events": sorted(events.items()),
        "files": names,
    }


def _differs(found: dict[str, Any], end: dict[str, Any]) -> str:
    if "broken" in found:
        return str(found["broken"])
    return "; ".join(
        f"{name}: {found[name]} for {right}" for name, right in end.items() if found[name] != right
    )


if __name__ == "__main__":
    sys.exit(main())
