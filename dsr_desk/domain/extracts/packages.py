"""The register extract: what goes into a package, under item numbers that hold everywhere in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.extracts.redaction.masking import NOTHING, Redaction
from dsr_desk.domain.finding.matches import Gap, Item
from dsr_desk.domain.html_text import html_to_text

PACKAGE_FORMAT = "dsr-package/1"
SCHEMA_ID = "dsr-package-1.schema.json"
STAFF_ITEM = "staff_item"
"""Ground on which portability leaves out what staff wrote (law.md L23)."""


class Profile(StrEnum):
    """Access is everything, staff replies included; portability what the person provided (L23)."""

    ACCESS = "access"
    PORTABILITY = "portability"

    @property
    def others_article(self) -> str:
        """The article by which the rights of others limit it (law.md L26)."""
        return "20(4)" if self is Profile.PORTABILITY else "15(4)"


@dataclass(frozen=True, slots=True)
class CoverField:
    """One point of Art. 15(1) and (2); an empty text is left to the controller (L20)."""

    code: str
    text: str = ""


COVER_CODES = (
    "purposes",
    "categories",
    "recipients",
    "storage",
    "rights",
    "complaint",
    "origin",
    "automated",
    "safeguards",
)


@dataclass(frozen=True, slots=True)
class PackageHead:
    """What a package is about."""

    case: str
    organisation: str
    profile: Profile
    language: str
    subjects: tuple[str, ...]
    """The addresses: a package is personal data by its nature."""
    channels: tuple[tuple[str, str], ...]
    """Key and title."""
    requested_on: date | None
    received_at: datetime
    created_at: datetime
    item_count: int
    cover: tuple[CoverField, ...]
    gaps: tuple[Gap, ...]
    left_out: tuple[tuple[str, int], ...]
    """Ground and count of what the package does not hold."""
    show_staff_names: bool = False
    """Off by default: staff appear by their role (law.md L28)."""
    redaction: Redaction = NOTHING
    """Who else is taken out of the texts (law.md L26)."""
    other_channels: tuple[tuple[str, str], ...] = ()
    """Key and title of the organisation's channels that the package does not cover."""

    @property
    def blanks(self) -> int:
        """How many points of Art. 15 are left to the controller (law.md L20)."""
        return sum(not field.text.strip() for field in self.cover)


@dataclass(frozen=True, slots=True)
class PackageItem:
    """An item under its number in the package (1, 2, …, in order of conversation and time)."""

    number: int
    item: Item
    channel_title: str


def as_delivered(
    packed: PackageItem, *, show_staff_names: bool, redaction: Redaction = NOTHING
) -> PackageItem:
    """Return an item as every member of the package will show it.

    The one place where the policy on staff names (law.md L28) and the redaction of other people
    (L26) act: PDF, HTML, JSON and the names of attachments are all made from what this returns, and
    from nothing else.
    """
    item = packed.item
    if item.staff and not show_staff_names:
        item = replace(item, author="", author_name="")
    kept = tuple(a for a in item.attachments if (item.ref, a.id) not in redaction.withheld)
    if kept != item.attachments:
        item = replace(item, attachments=kept)
    if not redaction.empty:
        item = _redacted(item, redaction)
    return packed if item is packed.item else replace(packed, item=item)


def _redacted(item: Item, redaction: Redaction) -> Item:
    """Return an item that names nobody who is taken out.

    HTML that names somebody is delivered as its text: a name can hide in what nobody sees of it.
    The fingerprint of the original goes too: whoever has the rest of a text could try out with it
    what stood there.
    """
    body, html = item.body, item.html
    if html:
        visible = html_to_text(body)
        if redaction.names(visible) or redaction.names(body):
            body, html = redaction.mask(visible), False
    else:
        body = redaction.mask(body)
    changed = replace(
        item,
        ref=item.ref._replace(key=redaction.mask_whole(item.ref.key)),
        conversation=redaction.mask_whole(item.conversation),
        author=_author(item.author, redaction),
        author_name=redaction.mask_whole(item.author_name),
        subject=redaction.mask(item.subject),
        body=body,
        html=html,
        recipients=tuple(redaction.mask_whole(each) for each in item.recipients),
        attachments=tuple(
            replace(each, filename=redaction.mask(each.filename)) for each in item.attachments
        ),
    )
    return item if changed == item else replace(changed, fingerprint="")


def _author(text: str, redaction: Redaction) -> str:
    """Return the author without whom is taken out; of several senders the others stay."""
    try:
        EmailAddress(text)
    except AddressError:
        return redaction.mask(text) if "@" in text else redaction.mask_whole(text)
    return redaction.mask_whole(text)


def withheld(head: PackageHead) -> tuple[str, ...]:
    """Return codes of what a package of this profile and policy holds back altogether."""
    if head.profile is Profile.PORTABILITY:
        return ("staff_items",)
    return () if head.show_staff_names else ("staff_names",)


@dataclass(frozen=True, slots=True)
class PackageReceipt:
    """What a finished and reopened package is known by."""

    path: str
    sha256: str
    items: int
    attachments: int
    pages: int
    size: int
    missing_glyphs: int = 0
    blanks: int = 0
    """Points of Art. 15 left to the controller: with any, the extract is incomplete (L20)."""
    others_taken_out: int = 0
    """Other people who are called by a pseudonym in it (law.md L26)."""
    others_undecided: int = 0
    """Other people, or what may be some, about whom nobody has decided."""
    files_withheld: int = 0


@dataclass(frozen=True, slots=True)
class OpenedItem:
    """An item as read back from a package's JSON."""

    number: int
    conversation: str
    kind: str
    channel: str
    """What it is called, or its key if the package does not say."""
    at: datetime
    author: str
    staff: bool
    subject: str
    body: str
    attachments: tuple[tuple[str, str, int], ...]
    """Member name, label, size in bytes."""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package as the review window shows it, after its manifest has been checked."""

    case: str
    organisation: str
    profile: str
    language: str
    subjects: tuple[str, ...]
    created_at: datetime
    items: tuple[OpenedItem, ...]
    pages: int
    members: int
    signed_by: str
    """Name of the signer when a signature is there and holds, else empty."""
    detached: bool = True
    """Whether the bare signature lies beside the manifest; older packages alone have none."""
    signer_key: str = ""
    """The signer's public key (hexadecimal): the name is a claim, the key can be compared."""
    manifest: str = ""
    """SHA-256 of the manifest as it stands there: what notes on the package are bound to."""
    sha256: str = ""
    """Of the whole file, where that was asked for."""
    faults: tuple[str, ...] = ()
    """Why it can't be trusted; only a package that was opened in spite of it has any."""
