"""The signed changes of the list of users; the founding's list stays as it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.domain.record.registry import AccountChange
from dsr_desk.storage.engine.types import Record

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the table; without a change the founding's list is in force."""
    op.create_table(
        "account_change",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", Record(AccountChange), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_account_change"),
    )
