"""The table of what was decided about other people: keyed hashes, never names."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint, Table

from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.storage.engine.types import Named, UtcDateTime
from dsr_desk.storage.schema.base import belonging, metadata, needed

redaction = Table(
    "redaction",
    metadata,
    belonging("case_id", "dsr_case.id"),
    needed("about"),
    needed("choice", Named(Choice)),
    needed("ground", Named(RedactionGround)),
    needed("decided_by"),
    needed("decided_at", UtcDateTime),
    PrimaryKeyConstraint("case_id", "about"),
)
