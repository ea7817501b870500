"""Tables of plans, approvals and runs."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from dsr_desk.domain.erasing.plans import PlanHead
from dsr_desk.domain.erasing.receipts import Outcome, RunState, StageName, Trace
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.finding.scope import Scope
from dsr_desk.domain.people import Action
from dsr_desk.domain.record.approvals import Approval
from dsr_desk.storage.engine.types import Named, Record, UtcDateTime
from dsr_desk.storage.schema.base import belonging, id_column, item_columns, metadata, needed

plan = Table(
    "plan",
    metadata,
    id_column(),
    belonging("case_id", "dsr_case.id"),
    needed("version", Integer),
    needed("head", Record(PlanHead)),
    needed("scope", Record(Scope)),
    needed("digest"),
    needed("item_count", Integer),
    needed("exception_count", Integer),
    needed("withdrawn", Boolean),
    UniqueConstraint("case_id", "version"),
    sqlite_autoincrement=True,
)

plan_item = Table(
    "plan_item",
    metadata,
    belonging("plan_id", "plan.id"),
    needed("number", Integer),
    *item_columns(),
    needed("action", Named(Action)),
    PrimaryKeyConstraint("plan_id", "number"),
)

plan_exception = Table(
    "plan_exception",
    metadata,
    belonging("plan_id", "plan.id"),
    needed("number", Integer),
    *item_columns(),
    needed("ground", Named(Ground)),
    needed("note"),
    PrimaryKeyConstraint("plan_id", "number"),
)

seen_mark = Table(
    "seen_mark",
    metadata,
    belonging("plan_id", "plan.id"),
    needed("user_id"),
    needed("mark"),
    needed("at", UtcDateTime),
    PrimaryKeyConstraint("plan_id", "user_id", "mark"),
)

approval = Table(
    "approval",
    metadata,
    id_column(),
    Column("plan_id", Integer, ForeignKey("plan.id"), nullable=False, index=True),
    needed("approver"),
    needed("counter", Integer),
    # Whole, with its moment as it was signed: columns would respell what the signature covers.
    needed("document", Record(Approval)),
    UniqueConstraint("approver", "counter"),
    sqlite_autoincrement=True,
)

run = Table(
    "run",
    metadata,
    id_column(),
    Column("plan_id", Integer, ForeignKey("plan.id"), nullable=False, unique=True),
    needed("plan_digest"),
    needed("state", Named(RunState)),
    needed("executor"),
    needed("started_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    needed("traces", Record(tuple[Trace, ...])),
    Column("probes", LargeBinary),
    sqlite_autoincrement=True,
)

run_item = Table(
    "run_item",
    metadata,
    belonging("run_id", "run.id"),
    needed("plan_id", Integer),
    needed("number", Integer),
    needed("intent", Boolean),
    needed("seen", Boolean),
    Column("outcome", Named(Outcome)),
    needed("reason"),
    PrimaryKeyConstraint("run_id", "number"),
    ForeignKeyConstraint(["plan_id", "number"], ["plan_item.plan_id", "plan_item.number"]),
)
Index(
    "ix_run_item_unfinished",
    run_item.c.run_id,
    run_item.c.intent,
    run_item.c.number,
    sqlite_where=run_item.c.outcome.is_(None),
    postgresql_where=run_item.c.outcome.is_(None),
)

run_stage = Table(
    "run_stage",
    metadata,
    belonging("run_id", "run.id"),
    needed("name", Named(StageName)),
    needed("started_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    needed("figures", Record(tuple[tuple[str, int], ...])),
    needed("note"),
    PrimaryKeyConstraint("run_id", "name"),
)
