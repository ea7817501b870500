"""The organisation's telephone number, and checks that were settled by a call."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.storage.engine.types import ForeignText

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the two columns; what there is has no number, and was settled without a call."""
    with op.batch_alter_table("organisation") as organisations:
        organisations.add_column(
            sa.Column("phone", ForeignText(), nullable=False, server_default="")
        )
    with op.batch_alter_table("case_check") as checks:
        checks.add_column(
            sa.Column("by_call", sa.Boolean(), nullable=False, server_default=sa.false())
        )
