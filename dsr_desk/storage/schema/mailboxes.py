"""Tables of the intake mailboxes, and of what became of the mails in them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, PrimaryKeyConstraint, Table

from dsr_desk.domain.mailboxes.mailbox import AfterFiling, AuthKind, MailState, Provider, Security
from dsr_desk.storage.engine.types import ForeignText, Named, Record
from dsr_desk.storage.schema.base import metadata, needed

mailbox = Table(
    "mailbox",
    metadata,
    Column("key", ForeignText, primary_key=True),
    needed("title"),
    needed("host"),
    needed("port", Integer),
    needed("user"),
    needed("security", Named(Security)),
    needed("auth", Named(AuthKind)),
    needed("folder"),
    needed("after", Named(AfterFiling)),
    needed("target"),
    needed("keyword"),
    needed("poll_seconds", Integer),
    needed("provider", Record(Provider)),
)

# Numbers of IMAP go up to 2**32, which is more than an Integer holds on PostgreSQL.
mailbox_mail = Table(
    "mailbox_mail",
    metadata,
    Column("mailbox", ForeignText, ForeignKey("mailbox.key"), nullable=False),
    needed("folder"),
    needed("validity", BigInteger),
    needed("uid", BigInteger),
    needed("state", Named(MailState)),
    needed("case_number"),
    needed("sha256"),
    needed("size", BigInteger),
    PrimaryKeyConstraint("mailbox", "folder", "validity", "uid"),
)
