"""What is decided about other people in a case's items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.storage.engine.types import ForeignText, UtcDateTime

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the table; nothing was decided so far."""
    op.create_table(
        "redaction",
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("dsr_case.id"), nullable=False),
        sa.Column("about", ForeignText(), nullable=False),
        *(sa.Column(name, ForeignText(), nullable=False) for name in ("choice", "ground")),
        sa.Column("decided_by", ForeignText(), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "about", name="pk_redaction"),
    )
