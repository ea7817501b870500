"""Archives for tests: two organisations that share customers, and the mandates over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from dsr_desk.config import resources
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.content import ImportedAttachment, ImportedItem
from dsr_desk.domain.erasing.plans import PlanItem
from dsr_desk.domain.finding.matches import Found, Mandate
from dsr_desk.domain.people import Action, Channel, ChannelKind, ChannelPolicy, Reach
from dsr_desk.services.progress import unheard
from dsr_desk.sources.archive.store import KEY, source_over
from dsr_desk.sources.archive.writer import SqlArchive
from dsr_desk.sources.mapping.file import read_mapping
from dsr_desk.sources.mapping.rules import Mapping
from dsr_desk.sources.sql import SqlSource

ANNA = EmailAddress("anna.svensson@hemma.example")
BERTIL = EmailAddress("bertil@hemma.example")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MAPPING = resources() / "mappings" / "archive.toml"


@dataclass(frozen=True)
class Store:
    """An archive on some database, as the tests use it."""

    engine: Engine
    source: SqlSource
    path: Path | None = None

    def add(self, *items: ImportedItem) -> tuple[int, int]:
        taken = SqlArchive(self.engine).add(items, unheard)
        return taken.added, taken.known

    def found(self, mandate: Mandate) -> list[Found]:
        return list(self.source.find(mandate))


def store_over(engine: Engine, path: Path | None = None, mapping: Mapping | None = None) -> Store:
    return Store(engine, source_over(engine, mapping or read_mapping(MAPPING), path), path)


def channel(
    key: str = "town-mail",
    organisation: str = "town",
    kind: ChannelKind = ChannelKind.MAIL,
    action: Action = Action.DELETE,
    reach: Reach = Reach.OWN,
) -> Channel:
    return Channel(key, organisation, kind, key.title(), ChannelPolicy(action, reach), KEY)


def mandate(
    *channels: Channel,
    subjects: Iterable[EmailAddress] = (ANNA,),
    organisation: str = "town",
    whole: bool = False,
) -> Mandate:
    numbered = tuple(enumerate(subjects, start=1))
    return Mandate(organisation, channels or (channel(),), numbered, whole_conversations=whole)


def _usual(staff: bool) -> tuple[str, ...]:
    """Return whom a mail is sent to: the desk, or the person whom the desk answers."""
    return ("anna.svensson@hemma.example" if staff else "kundtjanst@town.example",)


def item(
    number: int,
    author: str = "anna.svensson@hemma.example",
    *,
    channel: str = "town-mail",
    organisation: str = "town",
    kind: ChannelKind = ChannelKind.MAIL,
    conversation: str = "",
    name: str = "Anna Svensson",
    staff: bool = False,
    subject: str = "",
    body: str = "",
    html: bool = False,
    recipients: tuple[str, ...] | None = None,
    reply_to: str = "",
    files: tuple[bytes, ...] = (),
) -> ImportedItem:
    return ImportedItem(
        organisation=organisation,
        channel=channel,
        kind=kind,
        external_id=f"<{number}@{organisation}.example>",
        conversation=conversation or f"thread-{number}",
        author=author,
        author_name=name,
        staff=staff,
        at=NOON + timedelta(minutes=number),
        subject=subject or f"Subject {number}",
        body=body or f"Body {number}",
        html=html,
        recipients=_usual(staff) if recipients is None else recipients,
        reply_to=reply_to,
        attachments=tuple(
            ImportedAttachment(f"file-{number}-{count}.txt", "text/plain", content)
            for count, content in enumerate(files, start=1)
        ),
    )


def plan(found: Iterable[Found], action: Action = Action.DELETE) -> list[PlanItem]:
    """Plan every item found."""
    return [
        PlanItem(number, f.ref, f.channel, f.kind, f.at, action, f.fingerprint, f.why)
        for number, f in enumerate(found, start=1)
    ]
