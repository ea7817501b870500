"""Legal holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.storage.engine.types import ForeignText, UtcDateTime

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the table."""
    texts = ("organisation", "about", "target", "ground", "reference", "set_by", "lifted_by")
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, ForeignText(), nullable=False) for name in texts),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.Column("lifted_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_hold"),
        sqlite_autoincrement=True,
    )
