"""Wiring: from adapters to use cases.  It knows every use case, and no concrete adapter."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.config import Limits, WorkspacePaths
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.wordings import Wordings
from dsr_desk.services.accounts import Accounts
from dsr_desk.services.acting import Acting
from dsr_desk.services.approval import ApprovalDesk
from dsr_desk.services.audit import Audit
from dsr_desk.services.cases import Recorder
from dsr_desk.services.certifying import Certifying
from dsr_desk.services.checklist import Checklist
from dsr_desk.services.desk import DeskServices
from dsr_desk.services.erasure import Erasure
from dsr_desk.services.export import Export
from dsr_desk.services.gate import Gate
from dsr_desk.services.importing import Importing, ToItem
from dsr_desk.services.intake import Intake, MailParser
from dsr_desk.services.matching import Matching
from dsr_desk.services.planning import Planning
from dsr_desk.services.ports import (
    ArchiveWriter,
    CertificateWriter,
    Clock,
    Cryptography,
    DeskStore,
    MailComposer,
    MailFiles,
    PackageReader,
    PackageWriter,
    Pins,
    Sources,
    WorkspaceLock,
)
from dsr_desk.services.preview import Preview
from dsr_desk.services.provenance import Provenance
from dsr_desk.services.proving import Proving
from dsr_desk.services.queue import Queue
from dsr_desk.services.replies import Replies, ReplyTexts
from dsr_desk.services.review import Review
from dsr_desk.services.work import StageBook


@dataclass(frozen=True, slots=True)
class Adapters:
    """Everything the use cases of one workspace need from the world."""

    paths: WorkspacePaths
    store: DeskStore
    sources: Sources
    archive: ArchiveWriter
    lock: WorkspaceLock
    crypto: Cryptography
    pins: Pins
    mail_files: MailFiles
    to_item: ToItem
    composer: MailComposer
    package_writer: PackageWriter
    package_reader: PackageReader
    certificate_writer: CertificateWriter
    wordings: Wordings
    reply_texts: ReplyTexts
    desk_address: EmailAddress
    clock: Clock
    limits: Limits


def wire(world: Adapters) -> DeskServices:
    """Return the use cases of a workspace."""
    accounts = Accounts(world.store, world.crypto, world.pins, world.clock)
    parser = MailParser(world.mail_files, world.wordings)
    provenance = Provenance(parser, world.crypto)
    planning = Planning(world.store, world.sources, world.crypto, world.clock)
    return DeskServices(
        accounts=accounts,
        intake=Intake(world.store, parser, world.crypto, world.clock, world.desk_address.domain),
        queue=Queue(world.store, world.clock),
        checklist=Checklist(world.store, parser, world.crypto, world.clock),
        matching=Matching(world.store, world.sources, world.clock),
        preview=Preview(world.store, world.sources),
        planning=planning,
        approval=ApprovalDesk(
            world.store,
            world.sources,
            world.crypto,
            accounts,
            planning,
            provenance,
            world.clock,
        ),
        erasure=_erasure(world, accounts, provenance),
        export=Export(
            world.store,
            world.sources,
            world.package_writer,
            world.crypto,
            world.paths,
            world.clock,
        ),
        importing=Importing(world.store, world.archive, world.mail_files, world.to_item),
        review=Review(world.package_reader),
        replies=Replies(
            world.store,
            world.reply_texts,
            world.composer,
            world.paths,
            world.desk_address,
            world.clock,
        ),
        audit=Audit(world.store, accounts),
    )


def _erasure(world: Adapters, accounts: Accounts, provenance: Provenance) -> Erasure:
    record = Recorder(world.clock)
    return Erasure(
        world.store,
        world.sources,
        world.crypto,
        Gate(world.store, world.crypto, accounts, provenance),
        Acting(world.store, world.sources, record, world.limits.run_batch),
        Proving(
            world.store,
            world.sources,
            world.crypto,
            record,
            StageBook(world.store, record),
            world.paths,
            world.clock,
        ),
        Certifying(
            world.store,
            world.crypto,
            accounts,
            world.certificate_writer,
            world.paths,
            world.clock,
        ),
        world.lock,
        world.clock,
    )
