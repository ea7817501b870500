"""Wiring: from adapters to use cases.  It knows every use case, and no concrete adapter."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.config import Limits, WorkspacePaths, own_folders
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.ask_back import holds_sentence
from dsr_desk.domain.intake.wordings import Wordings
from dsr_desk.domain.sender import KeyOf
from dsr_desk.services.accounts import Accounts
from dsr_desk.services.acting import Acting
from dsr_desk.services.approval import ApprovalDesk
from dsr_desk.services.audit import Audit
from dsr_desk.services.audit_export import AuditExport
from dsr_desk.services.authority import Authority
from dsr_desk.services.calls import CallComposer, Calls
from dsr_desk.services.cases import Recorder
from dsr_desk.services.certifying import Certifying
from dsr_desk.services.checklist import Checklist
from dsr_desk.services.clocks import Clocks
from dsr_desk.services.desk import DeskServices
from dsr_desk.services.erasure import Erasure
from dsr_desk.services.export import Export
from dsr_desk.services.gate import Gate
from dsr_desk.services.holds import HoldDesk
from dsr_desk.services.importing import Importing, MailItems
from dsr_desk.services.intake import Intake
from dsr_desk.services.inventory import Folders
from dsr_desk.services.listing import Listing
from dsr_desk.services.mail_parser import MailParser
from dsr_desk.services.mailboxes.fetching import MailFetching
from dsr_desk.services.mailboxes.secrets import MailboxSecrets
from dsr_desk.services.mailboxes.settings import MailboxSettings
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
    MailReading,
    PackageReader,
    PackageSealer,
    PackageWriter,
    Pins,
    RosterDatabases,
    RosterFiles,
    SenderProver,
    Sources,
    WorkspaceLock,
)
from dsr_desk.services.ports.mailboxes import KeyStore, MailServers, TokenServers
from dsr_desk.services.ports.sending import MailSubmission
from dsr_desk.services.preview import Preview
from dsr_desk.services.probing import Probing
from dsr_desk.services.profiles import Profiles
from dsr_desk.services.provenance import Provenance
from dsr_desk.services.proving import Proving
from dsr_desk.services.queue import Queue
from dsr_desk.services.replaying import Replaying
from dsr_desk.services.replies import Replies, ReplyTexts
from dsr_desk.services.review import Review
from dsr_desk.services.roster import Rosters
from dsr_desk.services.safeguards import SafeguardDesk
from dsr_desk.services.sealing import Sealing
from dsr_desk.services.sending import AnswerSending
from dsr_desk.services.sending_settings import SendingSettings
from dsr_desk.services.side_lane import SideLane
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
    mail_servers: MailServers
    token_servers: TokenServers
    mail_submission: MailSubmission
    key_store: KeyStore
    mail_items: MailItems
    rosters: tuple[RosterFiles, RosterDatabases]
    composer: MailComposer
    call_composer: CallComposer
    package_writer: PackageWriter
    package_reader: PackageReader
    package_sealer: PackageSealer
    certificate_writer: CertificateWriter
    wordings: Wordings
    reply_texts: ReplyTexts
    desk_address: EmailAddress
    clock: Clock
    limits: Limits
    prover: SenderProver
    key_of: KeyOf
    mail_reading: MailReading | None = None
    machine: Folders = own_folders


def wire(world: Adapters) -> DeskServices:
    """Return the use cases of a workspace."""
    accounts = Accounts(world.store, world.crypto, world.pins, world.clock)
    audit = _audit(world)
    parser, provenance = _parsing(world)
    intake = _intake(world, parser)
    safeguards = SafeguardDesk(world.store, world.crypto, accounts, audit, world.clock)
    planning = Planning(world.store, world.sources, world.crypto, safeguards, world.clock)
    matching = Matching(world.store, world.sources, world.clock)
    secrets = MailboxSecrets(world.store, world.key_store, world.token_servers, world.clock)
    mailboxes, mail_fetching = _mailboxes(world, intake, secrets)
    replies = _replies(world)
    gate = Gate(world.store, world.crypto, accounts, provenance, audit, safeguards, world.clock)
    return DeskServices(
        accounts=accounts,
        intake=intake,
        mailboxes=mailboxes,
        mail_fetching=mail_fetching,
        queue=Queue(world.store, world.clock),
        checklist=Checklist(world.store, parser, world.crypto, world.clock),
        matching=matching,
        listing=Listing(world.store, world.sources, matching),
        preview=Preview(world.store, world.sources),
        side_lane=SideLane(world.store, world.sources, world.reply_texts),
        planning=planning,
        approval=_approval(world, accounts, planning, provenance, audit, safeguards),
        safeguards=safeguards,
        erasure=_erasure(world, gate, accounts),
        replaying=_replaying(world, gate, audit),
        export=_export(world, audit),
        importing=Importing(world.store, world.archive, world.mail_files, world.mail_items),
        review=Review(world.package_reader),
        replies=replies,
        sending=_sending(world, replies, secrets),
        sending_settings=_sending_settings(world, secrets),
        sealing=_sealing(world, audit),
        audit=audit,
        audit_export=AuditExport(world.store, world.crypto, accounts, world.clock),
        clocks=Clocks(world.store, world.clock),
        rosters=_rosters(world),
        profiles=Profiles(world.store, world.clock),
        authority=Authority(world.store, world.clock),
        calls=_calls(world, intake),
        holds=HoldDesk(world.store, world.crypto, world.clock),
    )


def _intake(world: Adapters, parser: MailParser) -> Intake:
    domain, key_of = world.desk_address.domain, world.key_of
    return Intake(world.store, parser, world.crypto, world.clock, domain, key_of)


def _export(world: Adapters, audit: Audit) -> Export:
    writer, paths = world.package_writer, world.paths
    return Export(world.store, world.sources, writer, world.crypto, audit, paths, world.clock)


def _calls(world: Adapters, intake: Intake) -> Calls:
    return Calls(
        world.store, intake, world.call_composer, world.crypto, world.desk_address, world.clock
    )


def _sealing(world: Adapters, audit: Audit) -> Sealing:
    sealer, paths = world.package_sealer, world.paths
    return Sealing(world.store, sealer, world.crypto, audit, paths, world.clock)


def _replies(world: Adapters) -> Replies:
    return Replies(
        world.store,
        world.reply_texts,
        world.composer,
        world.paths,
        world.desk_address,
        world.clock,
        lambda text: holds_sentence(text, world.wordings),
        world.package_sealer.is_sealed,
    )


def _rosters(world: Adapters) -> Rosters:
    return Rosters(world.store, *world.rosters, world.paths, world.clock)


def _approval(
    world: Adapters,
    accounts: Accounts,
    planning: Planning,
    provenance: Provenance,
    audit: Audit,
    safeguards: SafeguardDesk,
) -> ApprovalDesk:
    store, sources, crypto = world.store, world.sources, world.crypto
    people = (accounts, planning, provenance, audit, safeguards)
    return ApprovalDesk(store, sources, crypto, *people, world.clock)


def _audit(world: Adapters) -> Audit:
    audit = Audit(world.store, world.pins)
    world.store.on_recorded(audit.remember)
    return audit


def _parsing(world: Adapters) -> tuple[MailParser, Provenance]:
    files, words = world.mail_files, world.wordings
    parser = MailParser(files, words, bounded=world.mail_reading, prover=world.prover)
    return parser, Provenance(parser, world.crypto)


def _sending_settings(world: Adapters, secrets: MailboxSecrets) -> SendingSettings:
    return SendingSettings(world.store, world.mail_submission, secrets, world.clock)


def _sending(world: Adapters, replies: Replies, secrets: MailboxSecrets) -> AnswerSending:
    composer, submission = world.composer, world.mail_submission
    ways = (composer, submission, secrets)
    return AnswerSending(world.store, replies, *ways, world.paths, world.clock)


def _mailboxes(
    world: Adapters, intake: Intake, secrets: MailboxSecrets
) -> tuple[MailboxSettings, MailFetching]:
    store, servers, tokens, clock = (
        world.store,
        world.mail_servers,
        world.token_servers,
        world.clock,
    )
    settings = MailboxSettings(store, secrets, servers, tokens, clock)
    limit = world.limits.mail_bytes
    return settings, MailFetching(store, secrets, servers, intake, world.lock, clock, limit)


def _replaying(world: Adapters, gate: Gate, audit: Audit) -> Replaying:
    store, sources, crypto = world.store, world.sources, world.crypto
    return Replaying(store, sources, crypto, gate, audit, world.lock, world.clock)


def _erasure(world: Adapters, gate: Gate, accounts: Accounts) -> Erasure:
    record = Recorder(world.clock)
    probing = Probing(world.store, world.sources, world.crypto, world.paths)
    return Erasure(
        world.store,
        probing,
        gate,
        Acting(world.store, world.sources, world.crypto, record, world.limits.run_batch),
        Proving(
            world.store,
            world.sources,
            world.crypto,
            probing,
            record,
            StageBook(world.store, record),
            world.paths,
            world.machine,
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
