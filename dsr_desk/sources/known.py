"""Fingerprints that a store keeps of its items, so that a search hashes none of them.

Only the archive keeps them: this program alone writes it, and with every change of an item its own
triggers forget what is known of it (docs/adr/0080).  They say how an item is found, never that it
may be erased: approving and erasing hash what is there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    delete,
    func,
    null,
    select,
    sql,
    type_coerce,
)

from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.sources.keys import Key, chunks
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.given import KEYS, is_key
from dsr_desk.sources.mapping.rules import ItemRule
from dsr_desk.sources.pouring import pour
from dsr_desk.sources.reading import ItemReader, read_names

_LENGTH = 32
_DIGITS = 2 * _LENGTH
FINGERPRINTS = Table(
    "item_fingerprint",
    MetaData(),
    # No foreign key: it would be looked up for each row that is written or deleted.
    Column("item_id", Integer, primary_key=True, autoincrement=False),
    # What was hashed and how: rules read different columns of the same row.
    Column("form", Integer, primary_key=True, autoincrement=False),
    # What else a match keeps that no index holds: with it no row of an item has to be read.
    Column("kind", String(16), nullable=False),
    Column("value", LargeBinary(_LENGTH), nullable=False),
    sqlite_with_rowid=False,
)
WORKED_OUT = Table(
    "fingerprint_worked_out",
    MetaData(),
    Column("form", Integer, primary_key=True, autoincrement=False),
    # Items up to here have been looked at; those up to the last were there when it was begun.
    Column("done", Integer, nullable=False),
    Column("last", Integer, nullable=False),
)
"""How far what was not known has been worked out, for each form; none where nobody has begun."""
_HASHED = 1
"""Raised when :mod:`dsr_desk.sources.fingerprint` writes the same values in another way."""

_WRITTEN = {"INSERT": "new.{0}", "UPDATE": "old.{0}, new.{0}", "DELETE": "old.{0}"}


def _forgetting() -> Iterator[tuple[str, str]]:
    for table, key in (("item", "id"), ("recipient", "item_id"), ("attachment", "item_id")):
        for event, keys in _WRITTEN.items():
            name = f"{table}_{event.lower()}_forgets"
            forgets = f"DELETE FROM {FINGERPRINTS.name} WHERE item_id IN ({keys.format(key)})"  # noqa: S608
            yield name, f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {forgets}; END"


FORGETTING = dict(_forgetting())
"""Triggers by name.  Whatever changes an item or what hangs on it, by whichever program: what was
known of it is gone in the same transaction, and a text that is erased leaves no hash of itself."""
_OF_WHAT_COMES = tuple(name for name in FORGETTING if name.endswith("_insert_forgets"))
OWN_TRIGGERS = frozenset(FORGETTING.values())
"""The same as they stand in the file: they take away, and copy nothing."""
_MASTER = sql.table("sqlite_master", sql.column("type"), sql.column("name"), sql.column("sql"))
_TRIGGERS = select(_MASTER.c.name, _MASTER.c.sql).where(_MASTER.c.type == "trigger")


def keep_fingerprints(connection: Connection) -> None:
    """Let a file of the archive's keep its items' fingerprints from now on, beginning with none."""
    for table in (FINGERPRINTS, WORKED_OUT):
        table.create(connection, checkfirst=True)
        connection.execute(delete(table))
    for name, statement in FORGETTING.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)


def kept_up(connection: Connection) -> bool:
    """Tell whether fingerprints are forgotten as they must be; else none of them is believed.

    Whoever makes a table anew, or takes its triggers away, leaves them as they were.
    """
    return _triggers(connection).items() >= FORGETTING.items()


@contextmanager
def forgotten_together(connection: Connection, last: int) -> Iterator[None]:
    """Let the block add items beyond the id ``last``, with what hangs on them, to a file.

    What may be known of such ids is forgotten at its end in one statement.  For each row that a
    trigger deletes by, SQLite keeps a journal of the statement, which takes longer than adding the
    row.  The triggers are away inside this transaction only, and only those that are as they must
    be: one that somebody has taken away or changed must not look as if it had been there.
    """
    there = _triggers(connection)
    away = [name for name in _OF_WHAT_COMES if there.get(name) == FORGETTING[name]]
    for name in away:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    if away:
        connection.execute(delete(FINGERPRINTS).where(FINGERPRINTS.c.item_id > last))
    for name in away:
        connection.exec_driver_sql(FORGETTING[name])


def _triggers(connection: Connection) -> dict[str, str]:
    return {row.name: row.sql for row in connection.execute(_TRIGGERS)}


def known_of(fit: Fit, rule: ItemRule) -> ColumnElement[str | None]:
    """Return a value of a question for a rule's items: what is known of each, or nothing.

    :func:`taken_apart` says what it holds.
    """
    known = fit.fingerprints
    if known is None:
        return type_coerce(null(), String)
    # What is no fingerprint is as if nothing were known.
    is_one = known.c.form == form_of(fit, rule), func.length(known.c.value) == _LENGTH
    return (
        select(known.c.kind.concat(func.lower(func.hex(known.c.value))))
        .where(known.c.item_id == fit.id(rule), *is_one)
        .correlate(fit.tables[rule.table])
        .scalar_subquery()
    )


def taken_apart(known: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the kinds and the fingerprints of what is known of items."""
    return [each[:-_DIGITS] for each in known], [each[-_DIGITS:] for each in known]


def remember(
    connection: Connection, fit: Fit, rule: ItemRule, mandate: Mandate, keys: Sequence[Key]
) -> None:
    """Keep the fingerprints of a rule's items as they are now; none of them is known yet.

    Those that the rule can't take are left out: nobody asks for them.
    """
    table = fit.fingerprints
    if table is None:
        return
    form, own, reader = form_of(fit, rule), fit.id(rule), ItemReader(fit, rule, mandate)
    flags = [fit.flag(rule.table, flag) for flag in rule.only]
    flagged = select(own).where(is_key(own, embedded=fit.embedded), *flags)
    for part in chunks(keys):
        taken = connection.scalars(flagged, {KEYS: part}).all() if flags else part
        values = [
            {"item_id": key, "form": form, "kind": kind.value, "value": bytes.fromhex(digest)}
            for key, kind, digest in reader.fingerprints(connection, taken)
        ]
        pour(connection, table, values)


def form_of(fit: Fit, rule: ItemRule) -> int:
    """Return what tells apart the fingerprints of one row: all that is hashed, and in which order.

    A mapping that reads another column gives another form, and what was known is no longer asked.
    """
    below = rule.show.attachments
    hashed = (
        _HASHED,
        rule.table,
        read_names(fit, rule),
        (fit.mapping.link(rule.show.recipients[0]).child, rule.show.recipients),
        (fit.mapping.link(below.link).child, below.id, below.filename, below.media_type),
        (below.size, below.content),
    )
    digest = hashlib.sha256(json.dumps(hashed).encode("ascii")).digest()
    return int.from_bytes(digest[:7])
