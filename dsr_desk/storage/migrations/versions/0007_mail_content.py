"""A mail is known by its Message-ID together with its content, no longer by the ID alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.storage.engine.types import ForeignText

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the content's hash: for what there is, the bytes' own, as the mails are sealed."""
    op.add_column(
        "mail", sa.Column("content_sha256", ForeignText(), nullable=False, server_default="")
    )
    op.execute("UPDATE mail SET content_sha256 = sha256")
    op.drop_index("uq_mail_message_id", table_name="mail")
    op.create_index(
        "uq_mail_message_id_content",
        "mail",
        ["message_id", "content_sha256"],
        unique=True,
        sqlite_where=sa.text("message_id != ''"),
        postgresql_where=sa.text("message_id != ''"),
    )
