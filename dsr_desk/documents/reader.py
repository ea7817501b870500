"""Opening a package with no workspace, no database and no network."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.config import resources
from dsr_desk.documents.container import MOST_BYTES, MOST_JSON, PARTS, Container, is_page
from dsr_desk.documents.manifest import JSON, UNLISTED, Manifest, Verify
from dsr_desk.documents.opened import Document, read_document
from dsr_desk.domain.approvals import fingerprint_words
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.packages import SCHEMA_ID, OpenedPackage


def published_schema() -> bytes:
    """Return the JSON Schema that goes into every package."""
    return (resources() / "schema" / SCHEMA_ID).read_bytes()


class PackageFilesReader:
    """Carries out ``services.ports.PackageReader``."""

    def __init__(self, verify: Verify) -> None:
        """Take what checks a signature."""
        self._verify = verify

    def open(self, path: Path) -> OpenedPackage:
        """Read and check a package.

        Raises:
            PackageInvalid: a member is missing, changed or extra, or the signature does not hold.
            FileUnreadable: it is no package.
        """
        with Container(path) as container:
            manifest = container.manifest(self._verify)
            for member in manifest.members:
                container.check(member)
            document = read_document(container.read(JSON, MOST_JSON))
            with container.pdf() as pdf:
                pages = pdf.pages
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
            members=len(manifest.members) + len(UNLISTED),
            signed_by=manifest.signer or fingerprint_words(manifest.public_key),
            signer_key=manifest.public_key,
        )

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return page ``page`` (from 0) of the PDF as PNG, ``width`` pixels wide."""
        with Container(path) as container, container.pdf() as pdf:
            return pdf.png(page, width)

    def page_of(self, path: Path, number: int) -> int:
        """Return the page (from 0) on which an item begins.

        Raises:
            PackageInvalid: there is no such item.
        """
        with Container(path) as container, container.pdf() as pdf:
            page = pdf.page_of(number)
        if page < 0:
            raise PackageInvalid(f"its PDF has no item {number}")
        return page

    def attachment(self, path: Path, member: str) -> bytes:
        """Return an attachment's bytes, compared with the manifest once more.

        Raises:
            PackageInvalid: there is no such attachment, or it has been changed.
        """
        with Container(path) as container:
            listed = {m.name: m for m in container.manifest(self._verify).members}
            if member not in listed or member in PARTS or is_page(member):
                raise PackageInvalid("it has no such attachment")
            container.check(listed[member])
            return container.read(member, MOST_BYTES)


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
