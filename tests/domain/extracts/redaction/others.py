"""Items of Anna’s in which others may stand, and who is found in them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.extracts.redaction.decided import (
    RedactionGround,
)
from dsr_desk.domain.extracts.redaction.finding import Finder, Known
from dsr_desk.domain.extracts.redaction.grouping import ThirdParty
from dsr_desk.domain.extracts.redaction.identity import Identifier, Sort
from dsr_desk.domain.extracts.redaction.masking import Redacted, Redaction
from dsr_desk.domain.finding.matches import Item, ItemRef
from dsr_desk.domain.people import ChannelKind

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANNA = EmailAddress("anna.svensson@hemma.example")
KNOWN = Known(
    (ANNA,),
    (("Maria Lind", EmailAddress("maria.lind@nordkraft.example")),),
    ("nordkraft.example",),
    ("Nordkraft AB", "Kundtjänst"),
    ("08-465 004 10",),
)


def an_item(body: str, **changes: Any) -> Item:
    """Return an item of Anna's."""
    fields: dict[str, Any] = {
        "ref": ItemRef("archive", "own", "1"), "organisation": "nordkraft", "channel": "nk-mail",
        "kind": ChannelKind.MAIL, "conversation": "c1", "author": ANNA.text,
        "author_name": "Anna Svensson", "staff": False, "at": NOON, "subject": "", "body": body,
        "html": False, "recipients": (), "attachments": (), "fingerprint": "f" * 64,
    }  # fmt: skip
    return Item(**(fields | changes))


def found(body: str, **changes: Any) -> tuple[ThirdParty, ...]:
    """Return who is found in one item of Anna's, editors aside."""
    finder = Finder(KNOWN)
    finder.hear(an_item(body, **changes), own=True)
    return tuple(party for party in finder.parties() if not party.staff)


def without(*texts: tuple[Sort, str], own: tuple[tuple[Sort, str], ...] = ()) -> Redaction:
    """Return what takes out one person who is known by these."""
    person = Redacted(3, tuple(Identifier(*t) for t in texts), RedactionGround.OTHERS)
    return Redaction("sv", (person,), (), tuple(Identifier(*each) for each in own))
