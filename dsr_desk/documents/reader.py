"""Opening a package with no workspace, no database and no network."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from dsr_desk.config import resources
from dsr_desk.documents.fields import parse_json
from dsr_desk.documents.package.container import MOST_JSON, PARTS, Container, is_page
from dsr_desk.documents.package.manifest import JSON, UNLISTED, Manifest, Verify, read_manifest
from dsr_desk.documents.package.opened import Document, lines_of, read_document
from dsr_desk.documents.package.pages import (
    count_pages,
    draw_page,
    find_item,
    find_page,
    look_through,
)
from dsr_desk.documents.sealed.foreign_pdf import ForeignPdfs, foreign_pdfs
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.packages import SCHEMA_ID, OpenedPackage
from dsr_desk.domain.record.approvals import fingerprint_words


def published_schema() -> bytes:
    """Return the JSON Schema that goes into every package."""
    return (resources() / "schema" / SCHEMA_ID).read_bytes()


class PackageFilesReader:
    """Carries out ``services.ports.PackageReader``."""

    def __init__(self, verify: Verify, pdfs: ForeignPdfs | None = None) -> None:
        """Take what checks a signature, and what opens strangers' PDFs."""
        self._verify = verify
        self._pdfs = pdfs or foreign_pdfs()

    def open(self, path: Path, *, in_spite: bool = False) -> OpenedPackage:
        """Read and check a package; ``in_spite`` of what does not hold, which it then names.

        Raises:
            PackageInvalid: a member is missing, changed or extra, or the signature does not hold;
                in spite of that: there is no manifest or no JSON that could be understood.
            FileUnreadable: it is no package.
        """
        faults, pages, detached = _Faults(in_spite), 0, False
        with Container(path) as container:
            data = container.manifest_bytes()
            manifest = read_manifest(data, faults.heard(self._verify))
            with faults.noted():
                detached = container.check_detached(data, manifest, self._verify)
            with faults.noted():
                container.compare(manifest)
            for member in manifest.members:
                with faults.noted():
                    container.check(member)
            document = read_document(container.pieces(JSON, MOST_JSON))
            with faults.noted():
                self._pdfs.ask(path, look_through)
            with faults.noted():
                pages = self._pdfs.ask(path, count_pages)
            with faults.noted():
                container.require_framing(document.created_at)
        with faults.noted():
            _agree(manifest, document, pages)
        return OpenedPackage(
            case=document.case,
            organisation=document.organisation,
            profile=document.profile,
            language=document.language,
            subjects=document.subjects,
            created_at=document.created_at,
            items=document.items,
            pages=pages,
            members=len(manifest.members) + (len(UNLISTED) if detached else 1),
            signed_by=manifest.signer or fingerprint_words(manifest.public_key),
            detached=detached,
            signer_key=manifest.public_key,
            manifest=hashlib.sha256(data).hexdigest(),
            faults=tuple(faults.found),
        )

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return page ``page`` (from 0) of the PDF as PNG, ``width`` pixels wide."""
        return self._pdfs.ask(path, draw_page, page, width)

    def page_of(self, path: Path, number: int) -> int:
        """Return the page (from 0) on which an item begins.

        Raises:
            PackageInvalid: there is no such item.
        """
        return self._pdfs.ask(path, find_page, number)

    def item_on(self, path: Path, page: int, items: int) -> int:
        """Return the first item that begins on a page (from 0), else the one that goes on there.

        0 is a page before all items.
        """
        return self._pdfs.ask(path, find_item, page, items)

    def record(self, path: Path, number: int) -> str:
        """Return an item's record as it stands in the JSON, indented for people.

        Raises:
            PackageInvalid: it is not where the format has it.
        """
        with Container(path) as container:
            line = next(islice(lines_of(container.blocks(JSON)), number, None), b"")
        value = parse_json(line.strip().removesuffix(b","), JSON)
        if not isinstance(value, dict) or value.get("number") != number:
            raise PackageInvalid("its JSON is not written one record a line")
        return json.dumps(value, ensure_ascii=False, indent=2)

    def attachment(self, path: Path, member: str) -> Iterator[bytes]:
        """Yield an attachment's bytes; before the first all are compared with the manifest again.

        Raises:
            PackageInvalid: there is no such attachment, or it has been changed.
        """
        with Container(path) as container:
            listed = {m.name: m for m in container.manifest(self._verify).members}
            if member not in listed or member in PARTS or is_page(member):
                raise PackageInvalid("it has no such attachment")
            container.check(listed[member])
            yield from container.blocks(member)


class _Faults:
    """Raises what does not hold, or keeps it where somebody wants to look in spite of it."""

    def __init__(self, in_spite: bool) -> None:
        self._in_spite = in_spite
        self.found: list[str] = []

    @contextmanager
    def noted(self) -> Iterator[None]:
        try:
            yield
        except PackageInvalid as error:
            if not self._in_spite:
                raise
            self.found.append(error.facts["reason"])

    def heard(self, verify: Verify) -> Verify:
        """Return what checks a signature and goes on when it does not hold."""

        def check(key: str, payload: bytes, signature: str) -> bool:
            holds = verify(key, payload, signature)
            if not holds and self._in_spite:
                self.found.append("its signature does not hold")
            return holds or self._in_spite

        return check


def _agree(manifest: Manifest, document: Document, pages: int) -> None:
    """Compare manifest, JSON and PDF with each other."""
    named = [part for item in document.items for part in item.attachments]
    others = (m for m in manifest.members if m.name not in PARTS and not is_page(m.name))
    listed = {member.name: member.size for member in others}
    if (manifest.case, manifest.items) != (document.case, len(document.items)):
        raise PackageInvalid("its manifest and its JSON disagree")
    if manifest.attachments != len(listed) or {m: size for m, _, size in named} != listed:
        raise PackageInvalid("its attachments are not those that its JSON names")
    if manifest.pages != pages:
        raise PackageInvalid("its PDF has lost pages")
