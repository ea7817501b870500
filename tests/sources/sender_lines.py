"""Mails with whatever sender line, imported, and what is found of them."""

from __future__ import annotations

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.finding.matches import Why
from dsr_desk.mail.reading.files import MailFolder, to_item
from dsr_desk.mail.reading.plain import plain_item
from dsr_desk.services.ports import BoxEntry
from tests.sources.builders import ANNA, Store, channel, mandate

HERE = channel()


def imported(number: int, sender: str, *more: str) -> ImportedItem:
    """Return the item that a mail with this sender line becomes, read as an import reads it."""
    lines = [*([f"From: {sender}"] if sender else []), *more, "To: info@town.example"]
    lines += [f"Message-ID: <{number}@x.example>", "Date: Mon, 2 Mar 2026 10:00:00 +0000"]
    data = "\n".join([*lines, f"Subject: {number}", "", "Hej"]).encode()
    entry = BoxEntry("a.eml", data)
    plain = plain_item(entry, HERE, frozenset())
    careful = to_item(entry, MailFolder().read(entry), HERE, staff=False)
    assert plain is None or plain == careful
    return careful


def standing(store: Store, *persons: EmailAddress) -> dict[str, Why]:
    """Return by subject what is found for the persons, and why."""
    within = mandate(HERE, subjects=persons or (ANNA,))
    found = {f.ref: f.why for f in store.found(within)}
    return {i.subject: found[i.ref] for i in store.source.items(list(found), within)}


def unread(store: Store) -> int:
    return sum(each.senders for each in store.source.unread(mandate(HERE)))
