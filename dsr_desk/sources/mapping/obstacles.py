"""Why nothing can be erased in a database whose schema fits: what its own rules would do.

Asked before a plan is made and before each batch, so that a run does not stop half-way where it
could have been known that it would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, inspect, text

from dsr_desk.sources.mapping.rules import Link, Mapping

_ALONG = ("CASCADE", "SET NULL", "SET DEFAULT")
"""What a foreign key may do to a row when the row that it names is deleted."""
_FOREIGN_KEYS = text(
    "SELECT c.relname, CAST(CAST(k.conrelid AS regclass) AS text),"
    " (SELECT a.attname FROM pg_attribute a"
    "  WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1])"
    " FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid"
    # What a partition inherits is the parent's own constraint.
    " WHERE k.contype = 'f' AND k.confdeltype IN ('c', 'n', 'd') AND k.conparentid = 0"
    " AND c.relname = ANY (:names) AND pg_table_is_visible(c.oid) ORDER BY 1, 2"
)
_RIGHTS = text(
    "SELECT c.relname,"
    " has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'),"
    " pg_has_role(c.relowner, 'USAGE') OR"
    " pg_has_role((SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE')"
    " FROM pg_class c WHERE c.relname = ANY (:names) AND c.relkind IN ('r', 'p', 'f')"
    " AND pg_table_is_visible(c.oid) ORDER BY 1"
)

_NO_RIGHT = "the account may not change this table: grant it SELECT, UPDATE and DELETE there"
_NOT_OWNED = (
    "the account does not own this table, so deleted rows would stay in its files: grant it the"
    " owner’s role"
)
_ALONG_UNSEEN = (
    "a foreign key would delete or change rows that nobody has seen: have it refuse instead, or"
    " name it among the links that go first"
)


def obstacle(connection: Connection, mapping: Mapping) -> str:
    """Return why nothing can be erased, and what to do about it; nothing where it can."""
    return next(_obstacles(connection, mapping), "")


def deleted_from(mapping: Mapping) -> list[str]:
    """Return the tables that rows are deleted from."""
    names = [rule.table for rule in mapping.items]
    names += [mapping.link(name).child for name in _first(mapping)]
    names += [leftover.table for leftover in mapping.leftovers]
    return list(dict.fromkeys(names))


def _first(mapping: Mapping) -> Iterator[str]:
    for rule in mapping.items:
        yield from (*rule.delete.first, *rule.anonymise.first)


def _obstacles(connection: Connection, mapping: Mapping) -> Iterator[str]:
    names = deleted_from(mapping)
    if connection.dialect.name != "sqlite":
        for table, may_change, owns in connection.execute(_RIGHTS, {"names": names}).all():
            if not may_change:
                yield f"{_NO_RIGHT} ({table})"
            if not owns:
                yield f"{_NOT_OWNED} ({table})"
    for table, child, column in _taken_along(connection, names):
        if not _goes_first(mapping, table, child, column):
            yield f"{_ALONG_UNSEEN} ({child}.{column})"


def _taken_along(connection: Connection, names: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield which foreign keys change their own row with the row that they name."""
    if connection.dialect.name != "sqlite":
        for table, child, column in connection.execute(_FOREIGN_KEYS, {"names": names}).all():
            yield table, child, column
        return
    inspector = inspect(connection)
    for child in inspector.get_table_names():
        for key in inspector.get_foreign_keys(child):
            does = str(key.get("options", {}).get("ondelete", "")).upper()
            if key["referred_table"] in names and does in _ALONG:
                yield key["referred_table"], child, key["constrained_columns"][0]


def _goes_first(mapping: Mapping, table: str, child: str, column: str) -> bool:
    """Tell whether what hangs on a table's rows by this column has always gone before them."""
    rules = [rule for rule in mapping.items if rule.table == table]
    by_leftover = any(leftover.table == table for leftover in mapping.leftovers)
    return (
        bool(rules)
        and not by_leftover
        and all(
            _named(map(mapping.link, rule.delete.first), table, child, column) for rule in rules
        )
    )


def _named(links: Iterable[Link], table: str, child: str, column: str) -> bool:
    wanted = (table, child, column)
    return any((each.parent, each.child, each.child_column) == wanted for each in links)
