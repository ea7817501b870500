"""Writing a package: one pass over the items, then the finished file is opened and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from dsr_desk.documents.disk import disk_errors, settle, spool_beside
from dsr_desk.documents.extract.as_html import HtmlExtract
from dsr_desk.documents.extract.as_json import (
    ExtractJson,
    Laid,
    laid,
    member_names,
)
from dsr_desk.documents.extract.as_pdf import ExtractPdf, Made, put_spares_away
from dsr_desk.documents.extract.pictures import PictureTaker
from dsr_desk.documents.package.foreign_files import FILES
from dsr_desk.documents.package.manifest import (
    JSON,
    MANIFEST,
    PDF,
    SCHEMA,
    Figures,
    Sign,
    Verify,
    detached,
    signed_manifest,
)
from dsr_desk.documents.package.proof import prove
from dsr_desk.documents.package.zipping import ZipWriter
from dsr_desk.documents.reader import published_schema
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.extracts.packages import PackageHead, PackageItem, PackageReceipt, as_delivered
from dsr_desk.services.pieces import hash_of
from dsr_desk.services.ports.redactions import ForeignFiles
from dsr_desk.services.progress import CancelToken, Progress, Step

Attach = Callable[[PackageItem, str], Iterable[bytes]]
_BUFFER = 256 * 1024
"""Bytes of a member that are gathered before they go to the disk."""
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Job:
    """What one call to ``write`` was given."""

    head: PackageHead
    attachment: Attach
    sign: Sign
    progress: Progress
    cancel: CancelToken


class PackageFilesWriter:
    """Carries out ``services.ports.PackageWriter``."""

    files: ForeignFiles = FILES

    def __init__(self, verify: Verify) -> None:
        """Take what checks a signature, for the look at the finished file."""
        self._verify = verify

    def write(
        self,
        target: Path,
        head: PackageHead,
        items: Iterable[PackageItem],
        attachment: Attach,
        sign: Sign,
        progress: Progress,
        cancel: CancelToken,
    ) -> PackageReceipt:
        """Write to ``target``; until it has been reopened and checked nothing stands there.

        Raises:
            Cancelled: it was asked to stop.
            DiskFull, WorkspaceReadOnly, Problem: the file could not be written.
            PackageInvalid, Defect: the finished file does not hold what was put in.
            PackageNamesOthers: it still names somebody who was taken out (law.md L29).
        """
        job = _Job(head, attachment, sign, progress, cancel)
        with disk_errors(target.parent), spool_beside(target) as spool:
            draft = spool / "package"
            writing = _Draft(job, spool)
            figures, made = writing.write(draft, items)
            put_spares_away()  # the look at the finished file takes much room
            exempt = frozenset(writing.unread)
            prove(draft, head, figures, made, self._verify, progress, cancel, exempt)
            sha256, size = hash_of(draft, lambda _: cancel.check())
            cancel.check()
            settle(draft, target)
        return PackageReceipt(
            path=str(target),
            sha256=sha256,
            items=figures.items,
            attachments=figures.attachments,
            pages=figures.pages,
            size=size,
            missing_glyphs=figures.missing_glyphs,
            blanks=head.blanks,
            others_taken_out=len(head.redaction.persons),
            others_undecided=head.redaction.undecided,
            files_withheld=len(head.redaction.withheld),
        )


class _Draft:
    """Writes the members into a folder and packs them."""

    def __init__(self, job: _Job, spool: Path) -> None:
        self._job = job
        self._spool = spool
        self._items = 0
        self._attachments = 0
        self.unread: set[str] = set()
        """Members that are handed over as they are, by a decision of somebody's."""

    def write(self, draft: Path, items: Iterable[PackageItem]) -> tuple[Figures, Made]:
        """Write the package; return what was counted, and where the items stand."""
        head = self._job.head
        pdf_path, json_path = self._spool / "pdf", self._spool / "json"
        with ExitStack() as open_files:
            out, pdf_out, json_out = (
                open_files.enter_context(path.open("wb", buffering=_BUFFER))
                for path in (draft, pdf_path, json_path)
            )
            pdf = ExtractPdf(pdf_out, head)
            packer = ZipWriter(out, head.created_at, self._spool, lambda: self._tell(packer, pdf))
            open_files.enter_context(packer)
            html, document = HtmlExtract(head, packer.add), ExtractJson(head, json_out.write)
            for packed in items:
                shown = self._laid(packed, packer)
                pdf.add(shown)
                html.add(shown)
                document.add(shown)
                self._items += 1
                self._tell(packer, pdf)
            document.end()
            if self._items != head.item_count:
                raise Defect("The package holds another number of items than was announced.")
            made = pdf.finish()
            html.finish(pdf.summary)
            pdf_out.close()
            json_out.close()
            packer.add_file(PDF, pdf_path, packed=True)
            packer.add_file(JSON, json_path)
            packer.add(SCHEMA, published_schema())
            figures = Figures(self._items, self._attachments, made.pages, made.missing_glyphs)
            sign = self._job.sign
            manifest = signed_manifest(head, figures, packer.members, sign)
            packer.add(MANIFEST, manifest)
            for name, data in detached(manifest, sign):
                packer.add(name, data)
        return figures, made

    def _laid(self, packed: PackageItem, packer: ZipWriter) -> Laid:
        """Pack an item's attachments; return it as every member will show it."""
        job = self._job
        job.cancel.check()
        if packed.number != self._items + 1:
            raise Defect("The items of the package are not numbered one after the other.")
        head = job.head
        final = as_delivered(
            packed, show_staff_names=head.show_staff_names, redaction=head.redaction
        )
        sizes, pictures = [], []
        for name, attachment in zip(member_names(final), final.item.attachments, strict=True):
            taker = PictureTaker(name)
            blocks = taker.hearing(job.attachment(packed, attachment.id))
            sizes.append((name, packer.add_stream(name, blocks)))
            pictures.append(taker.picture())
            if (packed.item.ref, attachment.id) in head.redaction.unread:
                self.unread.add(name)
            self._attachments += 1
        return laid(final, tuple(sizes), tuple(pictures))

    def _tell(self, packer: ZipWriter, pdf: ExtractPdf) -> None:
        """Tell how far the writing is, within a large attachment too; stop if somebody has asked.

        Raises:
            Cancelled: somebody has.
        """
        self._job.cancel.check()
        total = self._job.head.item_count
        self._job.progress(Step("write", self._items, total, pdf.pages, packer.written))
