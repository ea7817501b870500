"""Triggers and rules of a database that may copy rows to where no mapping looks.

A platform that keeps what was deleted in a table of its own does so by a trigger.  What a trigger
of SQLite writes to stands in its text; a server's calls a function, and nobody can tell what that
does.  So it is told how many there are, and somebody who knows the database says what they do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from collections.abc import Mapping as Counted

from sqlalchemy import Connection, text

from dsr_desk.sources.mapping.rules import Mapping

_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)|--[^\n]*", re.DOTALL)
_BODY = re.compile(r"\bBEGIN\b(.*)\Z", re.IGNORECASE | re.DOTALL)
_NAME = r'(?:"([^"]+)"|`([^`]+)`|\[([^\]]+)\]|(\w+))'
"""No trigger of SQLite may name a table of another file, so none stands before a name."""
_GAP = r'(?:\s+|(?=["`\[]))'
_WRITES = re.compile(
    rf"\b(?:INTO|DELETE\s+FROM|UPDATE(?:\s+OR\s+\w+)?){_GAP}(?!SET\b){_NAME}",
    re.IGNORECASE,
)
_OF_FILE = text("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
_OF_SERVER = text(
    "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    # A disabled one does nothing; what keeps foreign keys is the server's own.
    " WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'"
    " AND c.relname = ANY (:names) AND pg_table_is_visible(c.oid)"
    " UNION ALL SELECT c.relname FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class"
    " WHERE r.ev_type <> '1' AND r.ev_enabled <> 'D'"
    " AND c.relname = ANY (:names) AND pg_table_is_visible(c.oid)"
)


def unexplained(
    connection: Connection, mapping: Mapping, known: Collection[str] = ()
) -> Counted[str, int]:
    """Return how many triggers of each mapped table may write to where nothing is mapped.

    Args:
        connection: to the store.
        mapping: of the store.
        known: triggers of our own, word for word, which copy nothing.
    """
    if connection.dialect.name != "sqlite":
        names = {"names": list(mapping.tables)}
        return Counter(connection.execute(_OF_SERVER, names).scalars())
    mapped = {name.lower() for name in (*mapping.tables, mapping.fulltext)}
    own = {name.lower(): name for name in mapping.tables}
    return Counter(
        own[table.lower()]
        for table, made in connection.execute(_OF_FILE)
        if table.lower() in own and made not in known and not _written_to(made or "") <= mapped
    )


def _written_to(trigger: str) -> set[str]:
    """Return which tables a trigger of SQLite writes to, in small letters."""
    body = _BODY.search(_REMARK.sub(" ", trigger))
    found = _WRITES.findall(body[1]) if body else []
    return {next(filter(None, names)).lower() for names in found}
