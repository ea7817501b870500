"""What the roster said about a case's sender is kept with the case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.storage.engine.types import ForeignText

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; cases filed earlier have no row in it."""
    op.create_table(
        "case_standing",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("standing", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["dsr_case.id"], name=op.f("fk_case_standing_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_standing")),
    )
