"""Tables of the account that answers are sent by, and of what became of each mail."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table

from dsr_desk.domain.answers.sending import SendingAccount, SendState
from dsr_desk.storage.engine.types import ForeignText, Named, Record, UtcDateTime
from dsr_desk.storage.schema.base import belonging, id_column, metadata, needed

sending_account = Table(
    "sending_account",
    metadata,
    Column("key", ForeignText, primary_key=True),
    needed("account", Record(SendingAccount)),
)

sending = Table(
    "sending",
    metadata,
    id_column(),
    belonging("case_id", "dsr_case.id"),
    needed("kind"),
    needed("message_id"),
    needed("file"),
    needed("sha256"),
    needed("size", BigInteger),
    needed("state", Named(SendState)),
    needed("started_at", UtcDateTime),
    needed("started_by"),
    Column("settled_at", UtcDateTime),
    needed("settled_by"),
    sqlite_autoincrement=True,
)
