"""What all tables share: their register, the names of constraints, and how columns are made."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData

from dsr_desk.domain.finding.matches import Why
from dsr_desk.domain.people import ChannelKind
from dsr_desk.storage.engine.types import ForeignText, Named, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def id_column() -> Column[int]:
    """Return a running number as primary key."""
    return Column("id", Integer, primary_key=True)


def needed(name: str, kind: Any = ForeignText) -> Column[Any]:
    """Return a column that always has a value; text unless told otherwise."""
    return Column(name, kind, nullable=False)


def belonging(name: str, target: str) -> Column[int]:
    """Return a column that points at a row of another table."""
    return Column(name, Integer, ForeignKey(target), nullable=False)


def item_columns() -> list[Column[Any]]:
    """Return the columns that matches, plan items and exceptions share."""
    return [
        needed("source"),
        needed("rule"),
        needed("key"),
        needed("channel"),
        needed("kind", Named(ChannelKind)),
        needed("at", UtcDateTime),
        needed("fingerprint"),
        needed("why", Named(Why)),
    ]
