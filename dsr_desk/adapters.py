"""Which concrete class stands behind each port of an open workspace.

What few commands need is imported at its first use: a command that only looks reads no mail and
writes no document, and their libraries take longer to import than it takes (docs/adr/0073).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dsr_desk.deferred import deferred
from dsr_desk.documents.sealed.sealer import PackageFilesSealer
from dsr_desk.domain.errors import WorkspaceDamaged
from dsr_desk.mail.calls import compose_call
from dsr_desk.mail.outgoing import DESK_ADDRESS, compose
from dsr_desk.mail.servers.providers import LaterServers, LaterSubmission, LaterTokens
from dsr_desk.mail.texts import load_reply_texts, load_wordings
from dsr_desk.services.ports import Documents
from dsr_desk.services.wiring import Adapters
from dsr_desk.sources.archive.store import archive_source, open_archive
from dsr_desk.sources.archive.tables import CsvTables
from dsr_desk.sources.archive.writer import SqlArchive
from dsr_desk.sources.roster.database import MappedRosters
from dsr_desk.sources.roster.file import CsvFiles
from dsr_desk.sources.stores import MappedStores
from dsr_desk.sources.workspace import WorkspaceSources
from dsr_desk.vault import Vault

if TYPE_CHECKING:
    from dsr_desk.config import Limits, SenderSettings, WorkspacePaths
    from dsr_desk.documents.package.manifest import Verify
    from dsr_desk.domain.sender import KeyOf
    from dsr_desk.mail.reading.bounded import BoundedReading
    from dsr_desk.services import ports
    from dsr_desk.services.extracts.review import Review
    from dsr_desk.services.finding.importing import MailItems
    from dsr_desk.storage.folder.workspace import WorkspaceFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class OfProcess:
    """What the process has chosen for every workspace that it opens."""

    crypto: ports.Cryptography
    pins: ports.Pins
    reading: BoundedReading
    review: Review
    key_of: KeyOf
    clock: ports.Clock
    uptime: ports.Uptime | None
    limits: Limits


def adapters_of(folder: WorkspaceFolder, store: ports.DeskStore, given: OfProcess) -> Adapters:
    """Return what the use cases of a workspace folder stand on.

    Raises:
        WorkspaceDamaged: the archive is missing.
    """
    own, archive = _content(folder.paths)
    vault, mappings = Vault(), folder.paths.mappings
    stores = MappedStores(own, partial(_sources_of, store), mappings, folder.id, vault)
    return Adapters(
        paths=folder.paths,
        store=store,
        sources=stores,
        content_stores=stores,
        archive=archive,
        lock=folder.lock(),
        importing_lock=folder.importing_lock(),
        sending_lock=folder.sending_lock(),
        crypto=given.crypto,
        pins=given.pins,
        mail_files=given.reading,
        mail_reading=given.reading,
        mail_servers=LaterServers(given.limits.mail_bytes),
        token_servers=LaterTokens(),
        mail_submission=LaterSubmission(),
        key_store=vault,
        mail_items=deferred(_mail_items),
        content_tables=CsvTables(),
        roster_files=CsvFiles(),
        roster_databases=MappedRosters(mappings, folder.id, vault),
        composer=compose,
        call_composer=compose_call,
        documents=_documents(given.crypto.verify),
        review=given.review,
        wordings=load_wordings,
        reply_texts=load_reply_texts(),
        desk_address=DESK_ADDRESS,
        clock=given.clock,
        limits=given.limits,
        prover=deferred(partial(_prover, folder.sender)),
        key_of=given.key_of,
        sender_settings=folder,
        uptime=given.uptime,
    )


def _sources_of(store: ports.DeskStore) -> tuple[ports.SourceEntry, ...]:
    """Return the configured sources as they are now."""
    with store.reading() as uow:
        return uow.people.sources()


def _content(paths: WorkspacePaths) -> tuple[WorkspaceSources, ports.ArchiveWriter]:
    """Return the content of a workspace: its sources, and what writes its archive."""
    if not paths.archive.is_file():
        raise WorkspaceDamaged(paths.archive.name)
    engine = open_archive(paths.archive)
    writer = SqlArchive(engine, paths.archive)
    return WorkspaceSources(archive_source(paths.archive, engine)), writer


def _documents(verify: Verify) -> Documents:
    """Return what writes and seals packages, and what writes certificates."""
    writer, certificates = partial(_writer, verify), partial(_certificates, verify)
    return Documents(deferred(writer), PackageFilesSealer(), deferred(certificates))


def _writer(verify: Verify) -> ports.PackageWriter:
    from dsr_desk.documents.writer import PackageFilesWriter

    return PackageFilesWriter(verify)


def _certificates(verify: Verify) -> ports.CertificateWriter:
    from dsr_desk.documents.certificate.files import CertificateFiles

    return CertificateFiles(verify)


def _mail_items() -> MailItems:
    from dsr_desk.mail.reading.plain import MAIL_ITEMS

    return MAIL_ITEMS


def _prover(sender: SenderSettings) -> ports.SenderProver:
    from dsr_desk.mail.proof.proving import prover_by

    return prover_by(sender)
