"""What an approved run waits for, and the signed changes of the safeguards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.domain.erasing.safeguards import SafeguardChange
from dsr_desk.storage.engine.types import Record, UtcDateTime

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column and the table; without a change the first safeguards are in force."""
    with op.batch_alter_table("dsr_case") as cases:
        cases.add_column(sa.Column("run_after", UtcDateTime()))
    op.create_table(
        "safeguard_change",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", Record(SafeguardChange), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_safeguard_change"),
    )
