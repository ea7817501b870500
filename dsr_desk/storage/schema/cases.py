"""Tables of cases, their mails, checklists and match sets."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    false,
    text,
)

from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.relations import Relation
from dsr_desk.domain.requests import (
    CaseClocks,
    CaseState,
    Deadline,
    Evidence,
    MailRole,
    Nature,
    ParsedRequest,
    RequestKind,
    Verdict,
)
from dsr_desk.domain.verifying.authority import Standing
from dsr_desk.storage.engine.types import Address, ForeignText, Named, Record, UtcDateTime
from dsr_desk.storage.schema.base import belonging, id_column, item_columns, metadata, needed

dsr_case = Table(
    "dsr_case",
    metadata,
    id_column(),
    Column("number", ForeignText, nullable=False, unique=True),
    needed("kind", Named(RequestKind)),
    needed("nature", Named(Nature)),
    needed("state", Named(CaseState)),
    needed("organisation"),
    needed("channels", Record(tuple[str, ...])),
    needed("wished_kinds", Record(tuple[ChannelKind, ...])),
    Column("sender", Address),
    needed("sender_key"),
    needed("sender_name"),
    needed("language"),
    needed("message_id"),
    needed("sha256"),
    needed("text_sha256"),
    needed("received_at", UtcDateTime),
    Column("requested_on", Date),
    needed("service_due", UtcDateTime),
    needed("deadline", Record(Deadline)),
    needed("preparers", Record(tuple[str, ...])),
    needed("holder"),
    needed("disposal_reference"),
    Column("exported_at", UtcDateTime),
    Column("answered_at", UtcDateTime),
    needed("duplicate_of"),
    needed("note"),
    needed("relations", Record(tuple[Relation, ...])),
    needed("news"),
    needed("version", Integer),
    needed("search"),
    Column("clocks", Record(CaseClocks)),
    Column("waiting_since", UtcDateTime),
    Column("run_after", UtcDateTime),
    Index("ix_dsr_case_service_due_id", "service_due", "id"),
    Index("ix_dsr_case_text_sha256", "text_sha256"),
    Index("ix_dsr_case_duplicate_of", "duplicate_of"),
    sqlite_autoincrement=True,
)
case_subject = Table(
    "case_subject",
    metadata,
    belonging("case_id", "dsr_case.id"),
    needed("number", Integer),
    Column("address", Address),
    needed("hashed"),
    PrimaryKeyConstraint("case_id", "number"),
)

mail = Table(
    "mail",
    metadata,
    id_column(),
    needed("message_id"),
    Column("sha256", ForeignText, nullable=False, unique=True),
    needed("received_at", UtcDateTime),
    needed("sealed", LargeBinary),
    Column("content_sha256", ForeignText, nullable=False, server_default=""),
    sqlite_autoincrement=True,
)
# Many mails have no Message-ID; with the same content one comes in once.  Anybody can copy an ID,
# so another content under it is another mail.
Index(
    "uq_mail_message_id_content",
    mail.c.message_id,
    mail.c.content_sha256,
    unique=True,
    sqlite_where=mail.c.message_id != "",
    postgresql_where=mail.c.message_id != "",
)

mail_parsed = Table(
    "mail_parsed",
    metadata,
    Column("mail_id", Integer, ForeignKey("mail.id"), primary_key=True, autoincrement=False),
    Column("sender", Address),
    needed("parsed", Record(ParsedRequest)),
)

mail_of_case = Table(
    "mail_of_case",
    metadata,
    belonging("case_id", "dsr_case.id"),
    needed("place", Integer),
    belonging("mail_id", "mail.id"),
    needed("role", Named(MailRole)),
    PrimaryKeyConstraint("case_id", "place"),
    UniqueConstraint("mail_id", "case_id"),
)

case_check = Table(
    "case_check",
    metadata,
    belonging("case_id", "dsr_case.id"),
    needed("position", Integer),
    needed("code"),
    needed("verdict", Named(Verdict)),
    needed("reason"),
    needed("target"),
    Column("evidence", Record(Evidence)),
    needed("settled_by"),
    Column("settled_at", UtcDateTime),
    needed("note"),
    needed("left_out", Boolean),
    Column("by_call", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("case_id", "position"),
)

case_standing = Table(
    "case_standing",
    metadata,
    Column("case_id", Integer, ForeignKey("dsr_case.id"), primary_key=True, autoincrement=False),
    needed("standing", Record(Standing)),
)
"""What the roster said about the sender at filing: channels and days, no name (law.md L17)."""

_DECIDED = "decided_by != ''"

item_match = Table(
    "item_match",
    metadata,
    id_column(),
    belonging("case_id", "dsr_case.id"),
    *item_columns(),
    needed("conversation"),
    needed("subject_number", Integer),
    needed("included", Boolean),
    Column("ground", Named(Ground)),
    needed("note"),
    needed("seen", Boolean),
    needed("decided_by"),
    # In which search the item was found last, and in which its content had changed.
    needed("search_round", Integer),
    needed("changed_round", Integer),
    UniqueConstraint("case_id", "source", "rule", "key"),
    Index("ix_item_match_newest", "case_id", "at", "id"),
    Index("ix_item_match_order", "case_id", "channel", "conversation", "at", "id"),
    # The counts stand beside every page: they are read from this index alone.
    Index("ix_item_match_counts", "case_id", "channel", "kind", "included", "ground"),
    # Every decision is held against all that were taken before it, which are few among very many.
    Index(
        "ix_item_match_decided",
        "case_id",
        sqlite_where=text(_DECIDED),
        postgresql_where=text(_DECIDED),
    ),
    sqlite_autoincrement=True,
)
