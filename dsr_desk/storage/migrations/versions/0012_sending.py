"""The account that answers are sent by, and what became of each mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.storage.engine.types import ForeignText, Record, UtcDateTime

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "sending_account",
        sa.Column("key", ForeignText(), primary_key=True),
        sa.Column("account", Record(SendingAccount), nullable=False),
    )
    texts = ("kind", "message_id", "file", "sha256", "state", "started_by", "settled_by")
    op.create_table(
        "sending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("dsr_case.id"), nullable=False),
        *(sa.Column(name, ForeignText(), nullable=False) for name in texts),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("settled_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_sending"),
        sqlite_autoincrement=True,
    )
