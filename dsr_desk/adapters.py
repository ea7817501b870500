"""Which concrete class stands behind each port of an open workspace.

It is imported when a workspace is opened, and brings in whatever that takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsr_desk.documents.certificate.files import CertificateFiles
from dsr_desk.documents.sealed.sealer import PackageFilesSealer
from dsr_desk.documents.writer import PackageFilesWriter
from dsr_desk.domain.errors import WorkspaceDamaged
from dsr_desk.mail.calls import compose_call
from dsr_desk.mail.outgoing import DESK_ADDRESS, compose
from dsr_desk.mail.proof.proving import prover_by
from dsr_desk.mail.reading.plain import MAIL_ITEMS
from dsr_desk.mail.servers.providers import LaterServers, LaterSubmission, LaterTokens
from dsr_desk.mail.texts import load_reply_texts, load_wordings
from dsr_desk.services.wiring import Adapters, Documents
from dsr_desk.sources.archive.store import archive_source, open_archive
from dsr_desk.sources.archive.writer import SqlArchive
from dsr_desk.sources.roster.database import MappedRosters
from dsr_desk.sources.roster.file import CsvFiles
from dsr_desk.sources.workspace import WorkspaceSources
from dsr_desk.vault import Vault

if TYPE_CHECKING:
    from dsr_desk.config import Limits, WorkspacePaths
    from dsr_desk.domain.sender import KeyOf
    from dsr_desk.mail.reading.bounded import BoundedReading
    from dsr_desk.services import ports
    from dsr_desk.services.extracts.review import Review
    from dsr_desk.storage.workspace import WorkspaceFolder


def adapters_of(
    folder: WorkspaceFolder,
    store: ports.DeskStore,
    *,
    crypto: ports.Cryptography,
    pins: ports.Pins,
    reading: BoundedReading,
    review: Review,
    key_of: KeyOf,
    clock: ports.Clock,
    uptime: ports.Uptime | None,
    limits: Limits,
) -> Adapters:
    """Return what the use cases of a workspace folder stand on.

    Raises:
        WorkspaceDamaged: the archive is missing.
    """
    sources, archive = _content(folder.paths)
    return Adapters(
        paths=folder.paths,
        store=store,
        sources=sources,
        archive=archive,
        lock=folder.lock(),
        sending_lock=folder.sending_lock(),
        crypto=crypto,
        pins=pins,
        mail_files=reading,
        mail_reading=reading,
        mail_servers=LaterServers(limits.mail_bytes),
        token_servers=LaterTokens(),
        mail_submission=LaterSubmission(),
        key_store=Vault(),
        mail_items=MAIL_ITEMS,
        rosters=(CsvFiles(), MappedRosters(folder.paths.mappings, folder.id, Vault())),
        composer=compose,
        call_composer=compose_call,
        documents=Documents(
            PackageFilesWriter(crypto.verify), PackageFilesSealer(), CertificateFiles(crypto.verify)
        ),
        review=review,
        wordings=load_wordings,
        reply_texts=load_reply_texts(),
        desk_address=DESK_ADDRESS,
        clock=clock,
        limits=limits,
        prover=prover_by(folder.sender),
        key_of=key_of,
        sender_settings=folder,
        uptime=uptime,
    )


def _content(paths: WorkspacePaths) -> tuple[ports.Sources, ports.ArchiveWriter]:
    """Return the content of a workspace: its sources, and what writes its archive."""
    if not paths.archive.is_file():
        raise WorkspaceDamaged(paths.archive.name)
    engine = open_archive(paths.archive)
    return WorkspaceSources(archive_source(paths.archive, engine)), SqlArchive(engine)
