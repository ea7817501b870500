"""A case can have several mails, and a mail can belong to two cases.

Written once and never changed: a database made by any version goes through the same steps.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.storage.engine.types import ForeignText, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The planner's statistics are samples of values: none are kept of what may be personal.
UNSAMPLED = {"mail": ("message_id",), "mail_parsed": ("sender", "parsed")}


def upgrade() -> None:
    """Make the mails' own tables, move every mail over, and let two cases share one."""
    _make_tables()
    _move_mails()
    op.drop_table("case_parsed")
    op.drop_table("case_mail")
    _free_the_cases()
    if op.get_bind().dialect.name == "postgresql":
        for table, columns in UNSAMPLED.items():
            for column in columns:
                op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def _make_tables() -> None:
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", ForeignText(), nullable=False),
        sa.Column("sha256", ForeignText(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("sha256", name=op.f("uq_mail_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_mail_message_id",
        "mail",
        ["message_id"],
        unique=True,
        sqlite_where=sa.text("message_id != ''"),
        postgresql_where=sa.text("message_id != ''"),
    )
    op.create_table(
        "mail_parsed",
        sa.Column("mail_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sender", ForeignText(), nullable=True),
        sa.Column("parsed", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_mail_parsed_mail_id")),
        sa.PrimaryKeyConstraint("mail_id", name=op.f("pk_mail_parsed")),
    )
    op.create_table(
        "mail_of_case",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=False),
        sa.Column("role", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["dsr_case.id"], name=op.f("fk_mail_of_case_case_id")),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_mail_of_case_mail_id")),
        sa.PrimaryKeyConstraint("case_id", "place", name=op.f("pk_mail_of_case")),
        sa.UniqueConstraint("mail_id", "case_id", name=op.f("uq_mail_of_case_mail_id_case_id")),
    )


def _move_mails() -> None:
    """Move what was sealed and understood; a mail's bytes tell which case it belonged to."""
    op.execute(
        "INSERT INTO mail (message_id, sha256, received_at, sealed)"
        " SELECT c.message_id, c.sha256, c.received_at, m.sealed"
        " FROM dsr_case c JOIN case_mail m ON m.case_id = c.id ORDER BY c.id"
    )
    op.execute(
        "INSERT INTO mail_of_case (case_id, place, mail_id, role)"
        " SELECT c.id, 0, mail.id, 'instruction' FROM dsr_case c JOIN mail USING (sha256)"
    )
    op.execute(
        "INSERT INTO mail_parsed (mail_id, sender, parsed)"
        " SELECT mail.id, c.sender, p.parsed FROM dsr_case c JOIN mail USING (sha256)"
        " JOIN case_parsed p ON p.case_id = c.id"
    )


def _free_the_cases() -> None:
    autoincrement = {"sqlite_autoincrement": True}
    with op.batch_alter_table("dsr_case", table_kwargs=autoincrement) as cases:
        cases.drop_index("uq_dsr_case_message_id")
        cases.drop_constraint("uq_dsr_case_sha256", type_="unique")
        cases.add_column(sa.Column("relations", ForeignText(), nullable=True))
        cases.add_column(sa.Column("news", ForeignText(), nullable=True))
    op.execute("UPDATE dsr_case SET relations = '[]', news = ''")
    with op.batch_alter_table("dsr_case", table_kwargs=autoincrement) as cases:
        cases.alter_column("relations", existing_type=ForeignText(), nullable=False)
        cases.alter_column("news", existing_type=ForeignText(), nullable=False)
