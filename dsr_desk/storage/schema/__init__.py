"""The tables of the desk's own database, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Table

from dsr_desk.storage.schema.base import metadata
from dsr_desk.storage.schema.cases import (
    case_check,
    case_standing,
    case_subject,
    dsr_case,
    item_match,
    mail,
    mail_of_case,
    mail_parsed,
)
from dsr_desk.storage.schema.chain import audit_entry, ledger_entry, turn
from dsr_desk.storage.schema.holds import hold
from dsr_desk.storage.schema.mailboxes import mailbox, mailbox_mail
from dsr_desk.storage.schema.people import (
    account,
    account_change,
    channel,
    organisation,
    organisation_profile,
    registry,
    roster_entry,
    safeguard_change,
    source,
    workspace,
)
from dsr_desk.storage.schema.plans import (
    approval,
    plan,
    plan_exception,
    plan_item,
    run,
    run_item,
    run_stage,
    seen_mark,
)
from dsr_desk.storage.schema.redactions import redaction
from dsr_desk.storage.schema.sending import sending, sending_account

PERSONAL: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (dsr_case, ("search", "sender", "sender_key", "sender_name", "message_id", "note", "clocks")),
    (case_subject, ("address",)),
    (mail, ("message_id",)),
    (mail_parsed, ("sender", "parsed")),
    (case_check, ("evidence", "note")),
    (item_match, ("note",)),
    (plan_exception, ("note",)),
    (roster_entry, ("address", "name")),
    (mailbox, ("user",)),
    (sending_account, ("account",)),
)
"""The columns that may hold personal data: no statistics are kept of them, and they are looked
through for strings that live rows hold."""

__all__ = [
    "PERSONAL",
    "account",
    "account_change",
    "approval",
    "audit_entry",
    "case_check",
    "case_standing",
    "case_subject",
    "channel",
    "dsr_case",
    "hold",
    "item_match",
    "ledger_entry",
    "mail",
    "mail_of_case",
    "mail_parsed",
    "mailbox",
    "mailbox_mail",
    "metadata",
    "organisation",
    "organisation_profile",
    "plan",
    "plan_exception",
    "plan_item",
    "redaction",
    "registry",
    "roster_entry",
    "run",
    "run_item",
    "run_stage",
    "safeguard_change",
    "seen_mark",
    "sending",
    "sending_account",
    "source",
    "turn",
    "workspace",
]
