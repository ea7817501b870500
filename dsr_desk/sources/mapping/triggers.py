"""Triggers and rules of a database that may copy rows to where nobody looks.

A platform that keeps what was deleted in a table of its own does so by a trigger.  What a trigger
of SQLite writes to stands in its text; a server's calls a function, and nobody can tell what that
does.  So it is told how many there are, and somebody who knows the database says what they do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator

from sqlalchemy import Connection, text

from dsr_desk.domain.erasing.triggers import Trigger
from dsr_desk.sources.mapping.rules import Mapping

_WORD = re.compile(
    r"""(?P<text>'(?:[^']|'')*')|(?P<name>"[^"]*"|`[^`]*`|\[[^\]]*\])|/\*.*?(?:\*/|\Z)|--[^\n]*""",
    re.DOTALL,
)
"""What may hold any letters: texts, quoted names, and remarks, each only where it begins first."""
_QUOTED = re.compile(r"""'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]""")
_SIMPLE = re.compile(r"'\w+'")
_EVENT = re.compile(r"\b(?:INSERT|DELETE|UPDATE)\b", re.IGNORECASE)
_BODY = re.compile(r"\bBEGIN\b(.*)\Z", re.IGNORECASE | re.DOTALL)
_NAME = r"""(?:'([^']+)'|"([^"]+)"|`([^`]+)`|\[([^\]]+)\]|(\w+))"""
"""SQLite takes a text for a name too.  No trigger may name a table of another file."""
_GAP = r"""(?:\s+|(?=["'`\[]))"""
_PUTS = re.compile(rf"\bINTO{_GAP}{_NAME}", re.IGNORECASE)
_CHANGES = re.compile(
    rf"\b(?:DELETE\s+FROM|UPDATE(?:\s+OR\s+\w+)?){_GAP}(?!SET\b){_NAME}",
    re.IGNORECASE,
)
_OF_FILE = text("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
_OF_SERVER = text(
    # A row lies in a partition, whose own triggers see it as well.
    "WITH RECURSIVE mapped AS (SELECT c.oid, c.relname FROM pg_class c"
    " WHERE c.relname = ANY (:names) AND pg_table_is_visible(c.oid)"
    " UNION SELECT i.inhrelid, m.relname FROM pg_inherits i JOIN mapped m ON m.oid = i.inhparent)"
    " SELECT m.relname, pg_get_triggerdef(t.oid) || pg_get_functiondef(t.tgfoid)"
    " FROM pg_trigger t JOIN mapped m ON m.oid = t.tgrelid"
    # A disabled one does nothing; what keeps foreign keys is the server's own; a partition has what
    # its table has, but for what was switched off there alone.
    # Before PostgreSQL 13 there is no such column, and what a partition has is told as internal.
    " LEFT JOIN pg_trigger p ON p.oid = CAST(to_jsonb(t) ->> 'tgparentid' AS oid)"
    " WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND (p.oid IS NULL OR p.tgenabled = 'D')"
    " UNION ALL SELECT m.relname, pg_get_ruledef(r.oid)"
    " FROM pg_rewrite r JOIN mapped m ON m.oid = r.ev_class"
    " WHERE r.ev_type <> '1' AND r.ev_enabled <> 'D'"
)


def unexplained(
    connection: Connection, mapping: Mapping, known: Collection[str] = ()
) -> Iterator[Trigger]:
    """Yield the triggers of mapped tables that may copy rows to where nobody looks.

    Args:
        connection: to the store.
        mapping: of the store.
        known: triggers of our own, word for word, which copy nothing.
    """
    if connection.dialect.name != "sqlite":
        for table, made in connection.execute(_OF_SERVER, {"names": list(mapping.tables)}):
            yield _trigger(table, made)
        return
    own = {name.lower(): name for name in mapping.tables}
    for table, made in connection.execute(_OF_FILE):
        if table.lower() in own and made not in known and _may_copy(made or "", mapping):
            yield _trigger(own[table.lower()], f"{table} {made}")


def _trigger(table: str, made: str) -> Trigger:
    return Trigger(table, hashlib.sha256(made.encode("utf-8", "replace")).hexdigest())


def _may_copy(trigger: str, mapping: Mapping) -> bool:
    """Tell whether a trigger of SQLite writes to a table that nobody looks into for the persons.

    A mapped table is looked into, but only inside the fence: what is put there out of a row that
    is erased may lie outside it.  The full-text index is emptied with the rows.
    """
    index = {mapping.fulltext.lower()}
    mapped = {name.lower() for name in mapping.tables} | index
    plain = _WORD.sub(_plain, trigger)
    body = _BODY.search(plain)
    if body is None:
        return False
    event = _EVENT.search(_QUOTED.sub(" ", plain))
    on_erasing = event is None or event[0].upper() != "INSERT"
    return not (
        _names(_PUTS, body[1]) <= (index if on_erasing else mapped)
        and _names(_CHANGES, body[1]) <= mapped
    )


def _plain(word: re.Match[str]) -> str:
    """Return what takes the place of a word that may hold any letters, SQL among them."""
    if word["name"]:
        return word["name"]
    if not word["text"]:
        return " "
    return word["text"] if _SIMPLE.fullmatch(word["text"]) else "'?'"


def _names(pattern: re.Pattern[str], body: str) -> set[str]:
    """Return the tables that a pattern finds, in small letters."""
    return {next(filter(None, names)).lower() for names in pattern.findall(body)}
