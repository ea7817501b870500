"""Opening a package with no workspace, no database and no network."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from dsr_desk.config import resources
from dsr_desk.documents.fields import parse_json
from dsr_desk.documents.package.comparing import Faults, Telling, agree, compared
from dsr_desk.documents.package.container import PARTS, Container, is_page
from dsr_desk.documents.package.manifest import JSON, UNLISTED, Manifest, Verify, read_manifest
from dsr_desk.documents.package.opened import Document
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
from dsr_desk.services.progress import Progress, unheard


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
        self,
        path: Path,
        *,
        in_spite: bool = False,
        hashed: bool = False,
        check: Callable[[], None] = lambda: None,
        progress: Progress = unheard,
    ) -> OpenedPackage:
        """Read and check a package; ``in_spite`` of what does not hold, which it then names.

        With ``hashed`` the whole file's digest comes along, of the bytes that were checked.
        ``check`` is called between pieces of the work, and may stop it by raising.  ``progress`` is
        told how much has been compared with the manifest; unless in spite of it, all of that holds.

        Raises:
            PackageInvalid: a member is missing, changed or extra, or the signature does not hold;
                in spite of that: there is no manifest or no JSON that could be understood.
            FileUnreadable: it is no package.
        """
        faults, detached = Faults(in_spite), False
        with Container(path, hashed=hashed) as container, ThreadPoolExecutor(1) as aside:
            data = container.manifest_bytes()
            manifest = read_manifest(data, faults.heard(self._verify))
            with faults.noted():
                detached = container.check_detached(data, manifest, self._verify)
            with faults.noted():
                container.compare(manifest)
            # Another process is at the PDF meanwhile.
            looked = aside.submit(_pages, self._pdfs(path), path, in_spite)
            heard = Telling(check, progress, container.size)
            document = compared(container, manifest, faults, heard)
            heard.all()
            pages = faults.taken(looked.result())
            with faults.noted():
                container.require_framing(document.created_at)
            whole = container.digest()
        with faults.noted():
            agree(manifest, document, pages)
        opened = _opened(manifest, document, pages, detached)
        digest = hashlib.sha256(data).hexdigest()
        return replace(opened, manifest=digest, sha256=whole, faults=tuple(faults.found))

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


def _pages(pdfs: ForeignPdfs, path: Path, in_spite: bool) -> tuple[int, list[str]]:
    """Look through the PDF and count its pages; 0 when they can't be counted."""
    questions: tuple[Callable[[Path], int | None], ...] = (look_through, count_pages)
    faults, pages = Faults(in_spite), 0
    for question in questions:
        with faults.noted():
            pages = pdfs.ask(path, question) or 0
    return pages, faults.found


def _opened(manifest: Manifest, document: Document, pages: int, detached: bool) -> OpenedPackage:
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
    )


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
