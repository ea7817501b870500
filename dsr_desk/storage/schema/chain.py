"""Tables of what stays and what orders the writers: the turn, the audit chain, the ledger."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Table, UniqueConstraint

from dsr_desk.storage.engine.types import ForeignText, Record, UtcDateTime
from dsr_desk.storage.schema.base import id_column, metadata, needed

turn = Table(
    "turn",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    needed("last_case", Integer),
    CheckConstraint("id = 1", name="single"),
)
"""One row that every writer takes first, so that writers go one at a time; it counts the cases."""

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    needed("at", UtcDateTime),
    needed("actor"),
    needed("event"),
    Column("case_number", ForeignText, nullable=False, index=True),
    needed("facts", Record(tuple[tuple[str, str], ...])),
    needed("previous"),
    needed("hash"),
)

ledger_entry = Table(
    "ledger_entry",
    metadata,
    id_column(),
    needed("keyed_hash"),
    needed("case_number"),
    needed("at", UtcDateTime),
    UniqueConstraint("keyed_hash", "case_number"),
)
