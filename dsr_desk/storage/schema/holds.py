"""The table of legal holds."""

from __future__ import annotations

from sqlalchemy import Column, Date, Table

from dsr_desk.domain.erasing.holds import HoldOn
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.storage.engine.types import Named, UtcDateTime
from dsr_desk.storage.schema.base import id_column, metadata, needed

hold = Table(
    "hold",
    metadata,
    id_column(),
    needed("organisation"),
    needed("about", Named(HoldOn)),
    needed("target"),
    Column("since", Date),
    Column("until", Date),
    needed("ground", Named(Ground)),
    needed("reference"),
    needed("set_by"),
    needed("set_at", UtcDateTime),
    needed("lifted_by"),
    Column("lifted_at", UtcDateTime),
    sqlite_autoincrement=True,
)
