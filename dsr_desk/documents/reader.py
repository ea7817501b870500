"""Opening a package with no workspace, no database and no network."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dsr_desk.config import resources
from dsr_desk.documents.fields import parse_json
from dsr_desk.documents.package.container import MOST_JSON, PARTS, Container, is_page
from dsr_desk.documents.package.manifest import JSON, UNLISTED, Manifest, Verify, read_manifest
from dsr_desk.documents.package.opened import Document, read_document
from dsr_desk.documents.package.pages import (
    count_pages,
    draw_page,
    find_item,
    find_page,
    look_through,
)
from dsr_desk.documents.package.records import Records
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
        self._shared = pdfs or foreign_pdfs()
        self._lock = threading.Lock()
        self._kept: dict[Path, _Kept] = {}

    def hold(self, path: Path) -> None:
        """From now on hold a package open between questions, until :meth:`let_go`."""
        with self._lock:
            self._kept.setdefault(path, _Kept(path))

    def let_go(self, path: Path) -> None:
        """Keep a package open no longer; who is being answered about it is refused at once."""
        with self._lock:
            kept = self._kept.pop(path, None)
        if kept is not None:
            kept.close()

    def open(
        self, path: Path, *, in_spite: bool = False, check: Callable[[], None] = lambda: None
    ) -> OpenedPackage:
        """Read and check a package; ``in_spite`` of what does not hold, which it then names.

        ``check`` is called between pieces of the work, and may stop it by raising.

        Raises:
            PackageInvalid: a member is missing, changed or extra, or the signature does not hold;
                in spite of that: there is no manifest or no JSON that could be understood.
            FileUnreadable: it is no package.
        """
        faults, detached = _Faults(in_spite), False
        with Container(path) as container:
            data = container.manifest_bytes()
            manifest = read_manifest(data, faults.heard(self._verify))
            with faults.noted():
                detached = container.check_detached(data, manifest, self._verify)
            with faults.noted():
                container.compare(manifest)
            for member in manifest.members:
                with faults.noted():
                    container.check(member, lambda _: check())
            document = read_document(_checked(container.pieces(JSON, MOST_JSON), check))
            pages = self._pages(path, faults)
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
        return self._pdfs(path).ask(path, draw_page, page, width)

    def page_of(self, path: Path, number: int) -> int:
        """Return the page (from 0) on which an item begins.

        Raises:
            PackageInvalid: there is no such item.
        """
        return self._pdfs(path).ask(path, find_page, number)

    def item_on(self, path: Path, page: int, items: int) -> int:
        """Return the first item that begins on a page (from 0), else the one that goes on there.

        0 is a page before all items.
        """
        return self._pdfs(path).ask(path, find_item, page, items)

    def record(self, path: Path, number: int) -> str:
        """Return an item's record as it stands in the JSON, indented for people.

        Raises:
            PackageInvalid: it is not where the format has it.
        """
        with self._records(path) as records:
            line = records.line(number)
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

    def _pages(self, path: Path, faults: _Faults) -> int:
        """Look through the PDF and count its pages; 0 when they can't be counted."""
        questions: tuple[Callable[[Path], int | None], ...] = (look_through, count_pages)
        pages = 0
        for question in questions:
            with faults.noted():
                pages = self._pdfs(path).ask(path, question) or 0
        return pages

    def _pdfs(self, path: Path) -> ForeignPdfs:
        with self._lock:
            kept = self._kept.get(path)
        return kept.pdfs if kept else self._shared

    @contextmanager
    def _records(self, path: Path) -> Iterator[Records]:
        with self._lock:
            kept = self._kept.get(path)
        if kept is not None:
            yield kept.records()
            return
        with closing(Records(path)) as records:
            yield records


class _Kept:
    """What stays open of a package: its PDF in a process of its own, and the way to its records."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # One is enough for one reader, and each would hold all that it has read.
        self.pdfs = ForeignPdfs(keeps=True, processes=1)
        self._lock = threading.Lock()
        self._records: Records | None = None
        self._closed = False

    def records(self) -> Records:
        with self._lock:
            if self._closed:
                raise PackageInvalid("it is no longer open")
            if self._records is None:
                self._records = Records(self._path)
            return self._records

    def close(self) -> None:
        self.pdfs.stop()
        with self._lock:
            self._closed = True
            records, self._records = self._records, None
        if records is not None:
            records.close()


def _checked(blocks: Iterator[bytes], check: Callable[[], None]) -> Iterator[bytes]:
    for block in blocks:
        check()
        yield block


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
