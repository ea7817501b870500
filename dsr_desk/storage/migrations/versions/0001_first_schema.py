"""The first schema.

Written once and never changed: a database made by any version goes through the same steps.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.storage.engine.types import ForeignText, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The planner's statistics are samples of values: none are kept of what may be personal.
UNSAMPLED = {
    "dsr_case": ("search", "sender", "sender_key", "sender_name", "message_id", "note"),
    "case_subject": ("address",),
    "case_parsed": ("parsed",),
    "case_check": ("evidence", "note"),
    "item_match": ("note",),
    "plan_exception": ("note",),
}


def upgrade() -> None:
    """Make every table, and the one row that writers take in turn."""
    op.create_table(
        "account",
        sa.Column("id", ForeignText(), nullable=False),
        sa.Column("name", ForeignText(), nullable=False),
        sa.Column("title", ForeignText(), nullable=False),
        sa.Column("role", ForeignText(), nullable=False),
        sa.Column("public_key", ForeignText(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("name", name=op.f("uq_account_name")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor", ForeignText(), nullable=False),
        sa.Column("event", ForeignText(), nullable=False),
        sa.Column("case_number", ForeignText(), nullable=False),
        sa.Column("facts", ForeignText(), nullable=False),
        sa.Column("previous", ForeignText(), nullable=False),
        sa.Column("hash", ForeignText(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_entry")),
    )
    op.create_index(
        op.f("ix_audit_entry_case_number"), "audit_entry", ["case_number"], unique=False
    )
    op.create_table(
        "dsr_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", ForeignText(), nullable=False),
        sa.Column("kind", ForeignText(), nullable=False),
        sa.Column("nature", ForeignText(), nullable=False),
        sa.Column("state", ForeignText(), nullable=False),
        sa.Column("organisation", ForeignText(), nullable=False),
        sa.Column("channels", ForeignText(), nullable=False),
        sa.Column("wished_kinds", ForeignText(), nullable=False),
        sa.Column("sender", ForeignText(), nullable=True),
        sa.Column("sender_key", ForeignText(), nullable=False),
        sa.Column("sender_name", ForeignText(), nullable=False),
        sa.Column("language", ForeignText(), nullable=False),
        sa.Column("message_id", ForeignText(), nullable=False),
        sa.Column("sha256", ForeignText(), nullable=False),
        sa.Column("text_sha256", ForeignText(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("service_due", UtcDateTime(), nullable=False),
        sa.Column("deadline", ForeignText(), nullable=False),
        sa.Column("preparers", ForeignText(), nullable=False),
        sa.Column("holder", ForeignText(), nullable=False),
        sa.Column("disposal_reference", ForeignText(), nullable=False),
        sa.Column("exported_at", UtcDateTime(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("duplicate_of", ForeignText(), nullable=False),
        sa.Column("note", ForeignText(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("search", ForeignText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dsr_case")),
        sa.UniqueConstraint("number", name=op.f("uq_dsr_case_number")),
        sa.UniqueConstraint("sha256", name=op.f("uq_dsr_case_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_dsr_case_duplicate_of", "dsr_case", ["duplicate_of"], unique=False)
    op.create_index("ix_dsr_case_service_due_id", "dsr_case", ["service_due", "id"], unique=False)
    op.create_index("ix_dsr_case_text_sha256", "dsr_case", ["text_sha256"], unique=False)
    op.create_index(
        "uq_dsr_case_message_id",
        "dsr_case",
        ["message_id"],
        unique=True,
        sqlite_where=sa.text("message_id != ''"),
        postgresql_where=sa.text("message_id != ''"),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("keyed_hash", ForeignText(), nullable=False),
        sa.Column("case_number", ForeignText(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint(
            "keyed_hash", "case_number", name=op.f("uq_ledger_entry_keyed_hash_case_number")
        ),
    )
    op.create_table(
        "organisation",
        sa.Column("key", ForeignText(), nullable=False),
        sa.Column("title", ForeignText(), nullable=False),
        sa.Column("folded", ForeignText(), nullable=False),
        sa.Column("kind", ForeignText(), nullable=False),
        sa.Column("country", ForeignText(), nullable=False),
        sa.Column("time_zone", ForeignText(), nullable=False),
        sa.Column("domains", ForeignText(), nullable=False),
        sa.Column("backup_days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_organisation")),
    )
    op.create_table(
        "registry",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workspace", ForeignText(), nullable=False),
        sa.Column("users", ForeignText(), nullable=False),
        sa.Column("signature", ForeignText(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_registry")),
    )
    op.create_table(
        "source",
        sa.Column("key", ForeignText(), nullable=False),
        sa.Column("title", ForeignText(), nullable=False),
        sa.Column("mapping", ForeignText(), nullable=False),
        sa.Column("location", ForeignText(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_source")),
    )
    op.create_table(
        "turn",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_case", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_turn_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workspace", ForeignText(), nullable=False),
        sa.Column("admin_key", ForeignText(), nullable=False),
        sa.Column("sealing_key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_workspace_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
    )
    op.create_table(
        "case_check",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", ForeignText(), nullable=False),
        sa.Column("verdict", ForeignText(), nullable=False),
        sa.Column("reason", ForeignText(), nullable=False),
        sa.Column("target", ForeignText(), nullable=False),
        sa.Column("evidence", ForeignText(), nullable=True),
        sa.Column("settled_by", ForeignText(), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("note", ForeignText(), nullable=False),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["dsr_case.id"], name=op.f("fk_case_check_case_id")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_case_check")),
    )
    op.create_table(
        "case_mail",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["dsr_case.id"], name=op.f("fk_case_mail_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_mail")),
    )
    op.create_table(
        "case_parsed",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("parsed", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["dsr_case.id"], name=op.f("fk_case_parsed_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_parsed")),
    )
    op.create_table(
        "case_subject",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("address", ForeignText(), nullable=True),
        sa.Column("hashed", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["dsr_case.id"], name=op.f("fk_case_subject_case_id")),
        sa.PrimaryKeyConstraint("case_id", "number", name=op.f("pk_case_subject")),
    )
    op.create_table(
        "channel",
        sa.Column("key", ForeignText(), nullable=False),
        sa.Column("organisation", ForeignText(), nullable=False),
        sa.Column("kind", ForeignText(), nullable=False),
        sa.Column("title", ForeignText(), nullable=False),
        sa.Column("action", ForeignText(), nullable=False),
        sa.Column("reach", ForeignText(), nullable=False),
        sa.Column("source", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.key"],
            name=op.f("fk_channel_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_channel")),
    )
    op.create_index(op.f("ix_channel_organisation"), "channel", ["organisation"], unique=False)
    op.create_table(
        "item_match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("source", ForeignText(), nullable=False),
        sa.Column("rule", ForeignText(), nullable=False),
        sa.Column("key", ForeignText(), nullable=False),
        sa.Column("channel", ForeignText(), nullable=False),
        sa.Column("kind", ForeignText(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("fingerprint", ForeignText(), nullable=False),
        sa.Column("why", ForeignText(), nullable=False),
        sa.Column("conversation", ForeignText(), nullable=False),
        sa.Column("subject_number", sa.Integer(), nullable=False),
        sa.Column("included", sa.Boolean(), nullable=False),
        sa.Column("ground", ForeignText(), nullable=True),
        sa.Column("note", ForeignText(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("decided_by", ForeignText(), nullable=False),
        sa.Column("search_round", sa.Integer(), nullable=False),
        sa.Column("changed_round", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["dsr_case.id"], name=op.f("fk_item_match_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_match")),
        sa.UniqueConstraint(
            "case_id", "source", "rule", "key", name=op.f("uq_item_match_case_id_source_rule_key")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_item_match_newest", "item_match", ["case_id", "at", "id"], unique=False)
    op.create_index(
        "ix_item_match_order",
        "item_match",
        ["case_id", "channel", "conversation", "at", "id"],
        unique=False,
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("head", ForeignText(), nullable=False),
        sa.Column("scope", ForeignText(), nullable=False),
        sa.Column("digest", ForeignText(), nullable=False),
        sa.Column("item_count", sa.Integer(), nullable=False),
        sa.Column("exception_count", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["dsr_case.id"], name=op.f("fk_plan_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("case_id", "version", name=op.f("uq_plan_case_id_version")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "approval",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("approver", ForeignText(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("document", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_approval_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("approver", "counter", name=op.f("uq_approval_approver_counter")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_approval_plan_id"), "approval", ["plan_id"], unique=False)
    op.create_table(
        "plan_exception",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", ForeignText(), nullable=False),
        sa.Column("rule", ForeignText(), nullable=False),
        sa.Column("key", ForeignText(), nullable=False),
        sa.Column("channel", ForeignText(), nullable=False),
        sa.Column("kind", ForeignText(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("fingerprint", ForeignText(), nullable=False),
        sa.Column("why", ForeignText(), nullable=False),
        sa.Column("ground", ForeignText(), nullable=False),
        sa.Column("note", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_exception_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "number", name=op.f("pk_plan_exception")),
    )
    op.create_table(
        "plan_item",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", ForeignText(), nullable=False),
        sa.Column("rule", ForeignText(), nullable=False),
        sa.Column("key", ForeignText(), nullable=False),
        sa.Column("channel", ForeignText(), nullable=False),
        sa.Column("kind", ForeignText(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("fingerprint", ForeignText(), nullable=False),
        sa.Column("why", ForeignText(), nullable=False),
        sa.Column("action", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_item_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "number", name=op.f("pk_plan_item")),
    )
    op.create_table(
        "roster_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", ForeignText(), nullable=False),
        sa.Column("address", ForeignText(), nullable=False),
        sa.Column("name", ForeignText(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel"],
            ["channel.key"],
            name=op.f("fk_roster_entry_channel"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_entry")),
    )
    op.create_index(op.f("ix_roster_entry_channel"), "roster_entry", ["channel"], unique=False)
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("plan_digest", ForeignText(), nullable=False),
        sa.Column("state", ForeignText(), nullable=False),
        sa.Column("executor", ForeignText(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.Column("traces", ForeignText(), nullable=False),
        sa.Column("probes", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_run_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.UniqueConstraint("plan_id", name=op.f("uq_run_plan_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "seen_mark",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("user_id", ForeignText(), nullable=False),
        sa.Column("mark", ForeignText(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_seen_mark_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "user_id", "mark", name=op.f("pk_seen_mark")),
    )
    op.create_table(
        "run_item",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("intent", sa.Boolean(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("outcome", ForeignText(), nullable=True),
        sa.Column("reason", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "number"],
            ["plan_item.plan_id", "plan_item.number"],
            name=op.f("fk_run_item_plan_id_number"),
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_run_item_run_id")),
        sa.PrimaryKeyConstraint("run_id", "number", name=op.f("pk_run_item")),
    )
    op.create_index(
        "ix_run_item_unfinished",
        "run_item",
        ["run_id", "intent", "number"],
        unique=False,
        sqlite_where=sa.text("outcome IS NULL"),
        postgresql_where=sa.text("outcome IS NULL"),
    )
    op.create_table(
        "run_stage",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("name", ForeignText(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.Column("figures", ForeignText(), nullable=False),
        sa.Column("note", ForeignText(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_run_stage_run_id")),
        sa.PrimaryKeyConstraint("run_id", "name", name=op.f("pk_run_stage")),
    )
    op.execute("INSERT INTO turn (id, last_case) VALUES (1, 0)")
    if op.get_bind().dialect.name == "postgresql":
        for table, columns in UNSAMPLED.items():
            for column in columns:
                op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
