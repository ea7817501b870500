"""Intake mailboxes, and what became of the mails in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.storage.engine.types import ForeignText

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "mailbox",
        sa.Column("key", ForeignText(), nullable=False),
        sa.Column("title", ForeignText(), nullable=False),
        sa.Column("host", ForeignText(), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("user", ForeignText(), nullable=False),
        sa.Column("security", ForeignText(), nullable=False),
        sa.Column("auth", ForeignText(), nullable=False),
        sa.Column("folder", ForeignText(), nullable=False),
        sa.Column("after", ForeignText(), nullable=False),
        sa.Column("target", ForeignText(), nullable=False),
        sa.Column("keyword", ForeignText(), nullable=False),
        sa.Column("poll_seconds", sa.Integer(), nullable=False),
        sa.Column("provider", ForeignText(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_mailbox")),
    )
    op.create_table(
        "mailbox_mail",
        sa.Column("mailbox", ForeignText(), nullable=False),
        sa.Column("folder", ForeignText(), nullable=False),
        sa.Column("validity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("state", ForeignText(), nullable=False),
        sa.Column("case_number", ForeignText(), nullable=False),
        sa.Column("sha256", ForeignText(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["mailbox"], ["mailbox.key"], name=op.f("fk_mailbox_mail_mailbox")),
        sa.PrimaryKeyConstraint(
            "mailbox", "folder", "validity", "uid", name=op.f("pk_mailbox_mail")
        ),
    )
