"""Tables of the workspace, its organisations, rosters, sources and accounts."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
)

from dsr_desk.domain.erasing.safeguards import SafeguardChange
from dsr_desk.domain.extracts.profiles import CoverText
from dsr_desk.domain.people import Action, ChannelKind, OrganisationKind, Reach, Role, User
from dsr_desk.domain.record.registry import AccountChange
from dsr_desk.storage.engine.types import Address, ForeignText, Named, Record, Zone
from dsr_desk.storage.schema.base import id_column, metadata, needed

workspace = Table(
    "workspace",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    needed("workspace"),
    needed("admin_key"),
    needed("sealing_key", LargeBinary),
    CheckConstraint("id = 1", name="single"),
)

organisation = Table(
    "organisation",
    metadata,
    Column("key", ForeignText, primary_key=True),
    needed("title"),
    needed("folded"),
    needed("kind", Named(OrganisationKind)),
    needed("country"),
    needed("time_zone", Zone),
    needed("domains", Record(tuple[str, ...])),
    needed("backup_days", Integer),
    # With a default: SQLite adds a column to a table that others point at only so.
    Column("phone", ForeignText, nullable=False, server_default=""),
)

# A table of its own: what the audit binds of an organisation is its row, every column of it.
organisation_profile = Table(
    "organisation_profile",
    metadata,
    Column("organisation", ForeignText, ForeignKey("organisation.key"), primary_key=True),
    needed("show_staff_names", Boolean),
    needed("texts", Record(tuple[CoverText, ...])),
)

channel = Table(
    "channel",
    metadata,
    Column("key", ForeignText, primary_key=True),
    # Deferred: within a transaction people may be stored in any order.
    Column(
        "organisation",
        ForeignText,
        ForeignKey("organisation.key", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    needed("kind", Named(ChannelKind)),
    needed("title"),
    needed("action", Named(Action)),
    needed("reach", Named(Reach)),
    needed("source"),
    Column("ended", Date),
)

roster_entry = Table(
    "roster_entry",
    metadata,
    id_column(),
    Column(
        "channel",
        ForeignText,
        ForeignKey("channel.key", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    needed("address", Address),
    needed("name"),
    needed("since", Date),
    Column("until", Date),
)

source = Table(
    "source",
    metadata,
    Column("key", ForeignText, primary_key=True),
    needed("title"),
    needed("mapping"),
    needed("location"),
)

account = Table(
    "account",
    metadata,
    Column("id", ForeignText, primary_key=True),
    Column("name", ForeignText, nullable=False, unique=True),
    needed("title"),
    needed("role", Named(Role)),
    needed("public_key"),
    needed("sealed", LargeBinary),
)

registry = Table(
    "registry",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    needed("workspace"),
    needed("users", Record(tuple[User, ...])),
    needed("signature"),
)

account_change = Table(
    "account_change",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    # Whole, as it was signed.
    needed("document", Record(AccountChange)),
)

safeguard_change = Table(
    "safeguard_change",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    # Whole, as it was signed.
    needed("document", Record(SafeguardChange)),
)
