"""The clocks' arithmetic, extensions and replaced deadlines; since when a case waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.storage.engine.types import ForeignText, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what older cases have none of: they read as cases without arithmetic."""
    with op.batch_alter_table("dsr_case") as cases:
        cases.add_column(sa.Column("clocks", ForeignText(), nullable=True))
        cases.add_column(sa.Column("waiting_since", UtcDateTime(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        # The reason of an extension is free text.
        op.execute("ALTER TABLE dsr_case ALTER COLUMN clocks SET STATISTICS 0")
