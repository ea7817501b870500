"""The counts of a match set, which stand beside every page, are read from an index alone."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the index."""
    columns = ["case_id", "channel", "kind", "included", "ground"]
    op.create_index("ix_item_match_counts", "item_match", columns)
