"""Packages and certificates for tests: made-up people, real files, real signatures."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from dsr_desk.config import KeyHardness
from dsr_desk.crypto import Cryptographer
from dsr_desk.documents.package.manifest import MANIFEST, UNLISTED, detached
from dsr_desk.documents.package.pdf_reading import opened_pdf
from dsr_desk.documents.package.zipping import member_info
from dsr_desk.documents.reader import PackageFilesReader
from dsr_desk.documents.writer import PackageFilesWriter
from dsr_desk.domain.canonical import canonical
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.packages import (
    COVER_CODES,
    CoverField,
    PackageHead,
    PackageItem,
    PackageReceipt,
    Profile,
)
from dsr_desk.domain.finding.matches import Attachment, Gap, Item, ItemRef
from dsr_desk.domain.people import ChannelKind
from dsr_desk.services.progress import CancelToken, Progress, unheard

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CRYPTO = Cryptographer(KeyHardness(8, 1, 1))
SIGNING_KEY = bytes(range(32))
TITLE = "Handläggare"
CHANNELS = (("nk-mail", "Kundtjänst mail"), ("nk-chat", "Chatt på webben"))

ANNA = "anna.svensson@example.org"


def sign(payload: bytes) -> tuple[str, str, str]:
    """Sign with the one test key."""
    return CRYPTO.sign(SIGNING_KEY, payload), CRYPTO.public_of(SIGNING_KEY), TITLE


def an_item(number: int = 1, **changes: Any) -> PackageItem:
    """Return an item of Anna's; any field of the item can be named."""
    item = Item(
        ref=ItemRef("archive", "own", str(number)),
        organisation="nordkraft",
        channel="nk-mail",
        kind=ChannelKind.MAIL,
        conversation="c1",
        author=ANNA,
        author_name="Anna Svensson",
        staff=False,
        at=NOON + timedelta(hours=number),
        subject="Fråga om fakturan",
        body=f"Hej!\n\nDet här är text nummer {number}.",
        html=False,
        recipients=("kundtjanst@nordkraft.example",),
        attachments=(),
        fingerprint="f" * 64,
    )
    return PackageItem(number, replace(item, **changes), "Kundtjänst mail")


def staff_reply(number: int) -> PackageItem:
    """Return a reply by a member of staff."""
    return an_item(number, staff=True, author="maria.ek@nordkraft.example", author_name="Maria Ek")


def with_files(number: int, *names: str) -> PackageItem:
    """Return an item with attachments of these names; their ids are ``1``, ``2`` …."""
    files = tuple(Attachment(str(n), name, "text/plain", 0) for n, name in enumerate(names, 1))
    return an_item(number, attachments=files)


def a_head(items: int = 1, **changes: Any) -> PackageHead:
    """Return a package's head; any field can be named."""
    head = PackageHead(
        case="DSR-0007",
        organisation="Nordkraft Energi AB",
        profile=Profile.ACCESS,
        language="sv",
        subjects=(ANNA,),
        channels=CHANNELS,
        requested_on=date(2026, 11, 1),
        received_at=NOON - timedelta(days=20),
        created_at=NOON,
        item_count=items,
        cover=tuple(CoverField(code) for code in COVER_CODES),
        gaps=(Gap("imap", "nk-chat", "servern svarade inte"),),
        left_out=(("legal_claim", 1), ("not_the_person", 3)),
    )
    return replace(head, **changes)


def file_bytes(item: PackageItem, attachment: str) -> bytes:
    """Return the content of an attachment."""
    return f"bilaga {attachment} till {item.number}".encode()


@dataclass
class Desk:
    """Writes packages into a folder, and opens them."""

    folder: Path
    writer: PackageFilesWriter = field(default_factory=lambda: PackageFilesWriter(CRYPTO.verify))
    reader: PackageFilesReader = field(default_factory=lambda: PackageFilesReader(CRYPTO.verify))

    @property
    def target(self) -> Path:
        """Where packages go."""
        return self.folder / "DSR-0007.zip"

    def write(
        self,
        items: Iterable[PackageItem],
        head: PackageHead | None = None,
        *,
        attachment: Callable[[PackageItem, str], bytes] = file_bytes,
        pieces: Callable[[PackageItem, str], Iterable[bytes]] | None = None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> PackageReceipt:
        """Write a package; the head counts the items unless one is given.

        Attachments come whole, or in pieces where they are given so.
        """
        listed = list(items)
        return self.writer.write(
            self.target,
            head or a_head(len(listed)),
            listed,
            pieces or (lambda item, key: iter((attachment(item, key),))),
            sign,
            progress,
            cancel or CancelToken(),
        )

    def document(self) -> Any:
        """Return the package's JSON."""
        return json.loads(self.members()["extract.json"])

    def members(self) -> dict[str, bytes]:
        """Return every member's bytes."""
        with zipfile.ZipFile(self.target) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def pdf_text(self) -> str:
        """Return the text layer of the whole PDF."""

        with opened_pdf(self.members()["extract.pdf"]) as pdf:
            return "\n".join(pdf.text(page) for page in range(pdf.pages))

    def rebuild(self, members: Mapping[str, bytes]) -> None:
        """Write the package anew with these members, as a clever forger would."""
        with zipfile.ZipFile(self.target, "w") as archive:
            for name, data in members.items():
                info = member_info(name, NOON, zipfile.ZIP_DEFLATED)
                archive.writestr(info, data)


def squeezed(text: str) -> str:
    """Return a text without white space: lines are broken anew on paper."""
    return "".join(text.split())


def refused(desk: Desk) -> str:
    """Return why the package is refused."""
    with pytest.raises(PackageInvalid) as caught:
        desk.reader.open(desk.target)
    return caught.value.facts["reason"]


def resigned(files: dict[str, bytes], title: str = "Chef", **changes: Any) -> dict[str, bytes]:
    """Return the members with a manifest that fits them, signed with a stranger's own key."""
    body = json.loads(files[MANIFEST])
    body["members"] = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
        if name not in UNLISTED
    ]
    body |= changes
    del body["signature"]
    body["signer"]["title"] = title
    body["signer"]["public_key"] = public = CRYPTO.public_of(b"s" * 32)
    signature = CRYPTO.sign(b"s" * 32, canonical(body))
    manifest = canonical({**body, "signature": signature})
    beside = detached(manifest, lambda payload: (CRYPTO.sign(b"s" * 32, payload), public, title))
    return {**files, MANIFEST: manifest, **dict(beside)}


def a_picture(kind: str = "PNG", size: tuple[int, int] = (900, 600), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "teal" if mode != "1" else 1).save(out, kind)
    return out.getvalue()
