"""What people have decided about a case's matches is looked up: every decision holds it anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the index; it has no entry for a match that nobody has decided about."""
    decided = sa.text("decided_by != ''")
    op.create_index(
        "ix_item_match_decided",
        "item_match",
        ["case_id"],
        sqlite_where=decided,
        postgresql_where=decided,
    )
