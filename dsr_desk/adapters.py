"""Adapters of a workspace, made for ``app``; what few commands need is imported at its first use.

A command that only looks reads no mail and writes no document: their libraries take longer to
import than the command takes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dsr_desk.deferred import deferred
from dsr_desk.domain.errors import WorkspaceDamaged

if TYPE_CHECKING:
    from dsr_desk.config import SenderSettings, WorkspacePaths
    from dsr_desk.documents.package.manifest import Verify
    from dsr_desk.services import ports
    from dsr_desk.services.finding.importing import MailItems
    from dsr_desk.services.wiring import Documents
    from dsr_desk.storage.workspace import WorkspaceFolder


def content(paths: WorkspacePaths) -> tuple[ports.Sources, ports.ArchiveWriter]:
    """Return the content of a workspace: its sources, and what writes its archive.

    Raises:
        WorkspaceDamaged: the archive is missing.
    """
    from dsr_desk.sources.archive.store import archive_source, open_archive
    from dsr_desk.sources.archive.writer import SqlArchive
    from dsr_desk.sources.workspace import WorkspaceSources

    if not paths.archive.is_file():
        raise WorkspaceDamaged(paths.archive.name)
    engine = open_archive(paths.archive)
    return WorkspaceSources(archive_source(paths.archive, engine)), SqlArchive(engine)


def documents(verify: Verify) -> Documents:
    """Return what writes and seals packages, and what writes certificates."""
    from dsr_desk.documents.sealed.sealer import PackageFilesSealer
    from dsr_desk.services.wiring import Documents

    writer, certificates = partial(_writer, verify), partial(_certificates, verify)
    return Documents(deferred(writer), PackageFilesSealer(), deferred(certificates))


def _writer(verify: Verify) -> ports.PackageWriter:
    from dsr_desk.documents.writer import PackageFilesWriter

    return PackageFilesWriter(verify)


def _certificates(verify: Verify) -> ports.CertificateWriter:
    from dsr_desk.documents.certificate.files import CertificateFiles

    return CertificateFiles(verify)


def package_reader(verify: Verify) -> ports.PackageReader:
    """Return what opens packages."""
    return deferred(partial(_reader, verify))


def _reader(verify: Verify) -> ports.PackageReader:
    from dsr_desk.documents.reader import PackageFilesReader

    return PackageFilesReader(verify)


def mail_items() -> MailItems:
    """Return how a mail becomes an item."""
    return deferred(_mail_items)


def _mail_items() -> MailItems:
    from dsr_desk.mail.reading.plain import MAIL_ITEMS

    return MAIL_ITEMS


def prover(sender: SenderSettings) -> ports.SenderProver:
    """Return what judges signatures by a workspace's settings."""
    return deferred(partial(_prover, sender))


def _prover(sender: SenderSettings) -> ports.SenderProver:
    from dsr_desk.mail.proof.proving import prover_by

    return prover_by(sender)


def rosters(folder: WorkspaceFolder) -> tuple[ports.RosterFiles, ports.RosterDatabases]:
    """Return where lists of editors come from."""
    from dsr_desk.sources.roster.database import MappedRosters
    from dsr_desk.sources.roster.file import CsvFiles
    from dsr_desk.vault import Vault

    return CsvFiles(), MappedRosters(folder.paths.mappings, folder.id, Vault())
