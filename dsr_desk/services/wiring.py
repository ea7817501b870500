"""Wiring: from adapters to use cases.  It knows every use case, and no concrete adapter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsr_desk.config import Limits, WorkspacePaths, own_folders
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.sender import KeyOf
from dsr_desk.services.answers.nothing_found import NothingFound
from dsr_desk.services.answers.replies import Replies
from dsr_desk.services.answers.sending import AnswerSending
from dsr_desk.services.answers.sending_settings import SendingSettings
from dsr_desk.services.audit_export import AuditExport
from dsr_desk.services.cases import Recorder
from dsr_desk.services.desk import DeskServices, WorkspaceServices
from dsr_desk.services.erasing.acting import Acting
from dsr_desk.services.erasing.all_gone import AllGone
from dsr_desk.services.erasing.approval import ApprovalDesk
from dsr_desk.services.erasing.certifying import Certifying
from dsr_desk.services.erasing.claims import Claims
from dsr_desk.services.erasing.clearing import Clearing
from dsr_desk.services.erasing.erasure import Erasure
from dsr_desk.services.erasing.gate import Gate
from dsr_desk.services.erasing.holds import HoldDesk
from dsr_desk.services.erasing.inventory import Folders
from dsr_desk.services.erasing.known_again import KnownAgain
from dsr_desk.services.erasing.mark_keys import MarkKeys
from dsr_desk.services.erasing.planning import Planning
from dsr_desk.services.erasing.probing import Probing
from dsr_desk.services.erasing.provenance import Provenance
from dsr_desk.services.erasing.proving import Proving
from dsr_desk.services.erasing.replaying import Replaying
from dsr_desk.services.erasing.retention import Retention
from dsr_desk.services.erasing.safeguards import SafeguardDesk
from dsr_desk.services.erasing.work import StageBook
from dsr_desk.services.extracts.export import Export
from dsr_desk.services.extracts.others import Surveying
from dsr_desk.services.extracts.processing import Processing
from dsr_desk.services.extracts.profiles import Profiles
from dsr_desk.services.extracts.redacting import Redacting
from dsr_desk.services.extracts.review import Review
from dsr_desk.services.extracts.sealing import Sealing
from dsr_desk.services.finding.importing import Importing, MailItems
from dsr_desk.services.finding.listing import Listing
from dsr_desk.services.finding.matching import Matching
from dsr_desk.services.finding.preview import Preview
from dsr_desk.services.finding.restricting import Restricting
from dsr_desk.services.finding.side_lane import SideLane
from dsr_desk.services.intake.authority import Authority
from dsr_desk.services.intake.calls import CallComposer, Calls
from dsr_desk.services.intake.checklist import Checklist
from dsr_desk.services.intake.clocks import Clocks
from dsr_desk.services.intake.intake import Intake
from dsr_desk.services.intake.letters import ReplyTexts
from dsr_desk.services.intake.mail_parser import MailParser
from dsr_desk.services.intake.queue import Queue
from dsr_desk.services.intake.sender_rules import SenderRules
from dsr_desk.services.mailboxes.fetching import MailFetching
from dsr_desk.services.mailboxes.secrets import MailboxSecrets
from dsr_desk.services.mailboxes.settings import MailboxSettings
from dsr_desk.services.people.account_changes import AccountChanges
from dsr_desk.services.people.accounts import Accounts
from dsr_desk.services.people.connecting import Connecting
from dsr_desk.services.people.directory import Directory
from dsr_desk.services.people.roster import Rosters
from dsr_desk.services.ports import (
    ArchiveWriter,
    Clock,
    ContentStores,
    ContentTables,
    Cryptography,
    DeskStore,
    Documents,
    MailComposer,
    MailFiles,
    MailReading,
    Pins,
    RosterDatabases,
    RosterFiles,
    SenderProver,
    SenderSettingsFile,
    Sources,
    Uptime,
    WorkspaceLock,
)
from dsr_desk.services.ports.mailboxes import KeyStore, MailServers, TokenServers
from dsr_desk.services.ports.sending import MailSubmission
from dsr_desk.services.record.audit import Audit

if TYPE_CHECKING:
    from dsr_desk.domain.intake.phrasing.wordings import Wordings


@dataclass(frozen=True, slots=True)
class Adapters:
    """Everything the use cases of one workspace need from the world."""

    paths: WorkspacePaths
    store: DeskStore
    sources: Sources
    content_stores: ContentStores
    archive: ArchiveWriter
    lock: WorkspaceLock
    importing_lock: WorkspaceLock
    sending_lock: WorkspaceLock
    crypto: Cryptography
    pins: Pins
    mail_files: MailFiles
    mail_servers: MailServers
    token_servers: TokenServers
    mail_submission: MailSubmission
    key_store: KeyStore
    mail_items: MailItems
    content_tables: ContentTables
    roster_files: RosterFiles
    roster_databases: RosterDatabases
    composer: MailComposer
    call_composer: CallComposer
    documents: Documents
    review: Review
    wordings: Callable[[], Wordings]
    """Gives them; whoever reads no mail needs none."""
    reply_texts: ReplyTexts
    desk_address: EmailAddress
    clock: Clock
    limits: Limits
    prover: SenderProver
    key_of: KeyOf
    sender_settings: SenderSettingsFile
    mail_reading: MailReading | None = None
    machine: Folders = own_folders
    uptime: Uptime | None = None


def wire(world: Adapters) -> DeskServices:
    """Return the use cases of a workspace."""
    trust = _trust(world)
    intake = _intake(world, trust.parser, trust.accounts)
    planning, matching = _deciding(world, trust.safeguards)
    secrets = MailboxSecrets(world.store, world.key_store, world.token_servers, world.clock)
    mailboxes, mail_fetching = _mailboxes(world, intake, secrets)
    replies, retention = _replies(world, trust.provenance), _retention(world, trust.audit)
    return DeskServices(
        accounts=trust.accounts,
        workspace=_workspace(world, trust),
        intake=intake,
        mailboxes=mailboxes,
        mail_fetching=mail_fetching,
        queue=Queue(world.store, world.clock),
        checklist=Checklist(world.store, trust.parser, world.crypto, world.clock),
        matching=matching,
        listing=Listing(world.store, world.sources, matching),
        preview=Preview(world.store, world.sources, matching.restricting),
        side_lane=SideLane(world.store, world.sources, world.reply_texts, matching.restricting),
        planning=planning,
        approval=_approval(world, trust, planning),
        safeguards=trust.safeguards,
        erasure=_erasure(world, trust),
        replaying=_replaying(world, trust),
        export=_export(world, trust),
        redacting=_redacting(world),
        importing=_importing(world),
        review=world.review,
        replies=replies,
        sending=_sending(world, replies, secrets),
        sending_settings=_sending_settings(world, secrets),
        sealing=_sealing(world, trust.audit),
        audit=trust.audit,
        audit_export=_audit_export(world, trust),
        clocks=Clocks(world.store, world.clock),
        rosters=_rosters(world),
        profiles=Profiles(world.store, world.clock),
        authority=Authority(world.store, world.clock),
        calls=_calls(world, intake),
        holds=HoldDesk(world.store, world.crypto, world.clock),
        sender_rules=SenderRules(world.store, world.sender_settings, world.clock),
        retention=retention,
        processing=_processing(world, retention),
    )


@dataclass(frozen=True, slots=True)
class _Trust:
    """What decides whether something may be done at all, and what reads its mails again."""

    parser: MailParser
    accounts: Accounts
    audit: Audit
    provenance: Provenance
    safeguards: SafeguardDesk
    gate: Gate


def _trust(world: Adapters) -> _Trust:
    parser = _parser(world)
    store, crypto, clock = world.store, world.crypto, world.clock
    accounts = Accounts(store, crypto, world.pins, clock)
    audit = Audit(store, world.pins)
    store.on_recorded(audit.remember)
    provenance = Provenance(parser, crypto)
    safeguards = SafeguardDesk(store, crypto, accounts, audit, clock, world.uptime)
    gate = Gate(store, crypto, accounts, provenance, audit, safeguards, clock)
    return _Trust(parser, accounts, audit, provenance, safeguards, gate)


def _audit_export(world: Adapters, trust: _Trust) -> AuditExport:
    return AuditExport(world.store, world.crypto, trust.accounts, world.paths, world.clock)


def _deciding(world: Adapters, safeguards: SafeguardDesk) -> tuple[Planning, Matching]:
    store, sources, clock = world.store, world.sources, world.clock
    planning = Planning(store, sources, world.crypto, safeguards, clock)
    return planning, Matching(store, sources, Restricting(world.crypto), clock)


def _workspace(world: Adapters, trust: _Trust) -> WorkspaceServices:
    store, accounts, clock = world.store, trust.accounts, world.clock
    sources, importing = world.sources, world.importing_lock
    return WorkspaceServices(
        AccountChanges(store, world.crypto, accounts, world.paths, clock),
        Directory(store, sources, accounts, importing, clock),
        Connecting(store, sources, world.content_stores, trust.audit, importing, clock),
    )


def _parser(world: Adapters) -> MailParser:
    return MailParser(
        world.mail_files, world.wordings, bounded=world.mail_reading, prover=world.prover
    )


def _intake(world: Adapters, parser: MailParser, accounts: Accounts) -> Intake:
    return Intake(
        world.store,
        parser,
        world.crypto,
        world.clock,
        world.desk_address.domain,
        accounts.sealing_key,
        world.key_of,
    )


def _export(world: Adapters, trust: _Trust) -> Export:
    return Export(
        world.store,
        world.sources,
        world.documents.writer,
        world.crypto,
        trust.audit,
        trust.provenance,
        world.paths,
        world.clock,
    )


def _redacting(world: Adapters) -> Redacting:
    surveying = Surveying(world.sources, world.documents.writer, world.crypto)
    return Redacting(world.store, world.sources, surveying, world.paths, world.clock)


def _calls(world: Adapters, intake: Intake) -> Calls:
    return Calls(
        world.store, intake, world.call_composer, world.crypto, world.desk_address, world.clock
    )


def _sealing(world: Adapters, audit: Audit) -> Sealing:
    sealer, paths = world.documents.sealer, world.paths
    return Sealing(world.store, sealer, world.crypto, audit, paths, world.clock)


def _replies(world: Adapters, provenance: Provenance) -> Replies:
    def held(text: str) -> bool:
        from dsr_desk.domain.intake.attesting.ask_back import holds_sentence  # brings the parser

        return holds_sentence(text, world.wordings())

    return Replies(
        world.store,
        world.reply_texts,
        world.composer,
        world.paths,
        world.desk_address,
        world.clock,
        held,
        world.documents.sealer.is_sealed,
        provenance,
        NothingFound(
            world.store, world.sources, world.reply_texts, world.crypto, world.paths, world.clock
        ),
    )


def _retention(world: Adapters, audit: Audit) -> Retention:
    clearing = Clearing(world.store, world.crypto, world.paths)
    return Retention(world.store, world.crypto, audit, clearing, world.lock, world.clock)


def _processing(world: Adapters, periods: Retention) -> Processing:
    return Processing(world.store, world.reply_texts, periods, world.paths, world.clock)


def _rosters(world: Adapters) -> Rosters:
    files, databases = world.roster_files, world.roster_databases
    return Rosters(world.store, files, databases, world.paths, world.clock)


def _approval(world: Adapters, trust: _Trust, planning: Planning) -> ApprovalDesk:
    return ApprovalDesk(
        world.store,
        world.sources,
        world.crypto,
        trust.accounts,
        planning,
        trust.provenance,
        trust.audit,
        trust.safeguards,
        world.clock,
    )


def _sending_settings(world: Adapters, secrets: MailboxSecrets) -> SendingSettings:
    return SendingSettings(world.store, world.mail_submission, secrets, world.clock)


def _sending(world: Adapters, replies: Replies, secrets: MailboxSecrets) -> AnswerSending:
    return AnswerSending(
        world.store,
        replies,
        world.composer,
        world.mail_submission,
        secrets,
        world.paths,
        world.sending_lock,
        world.clock,
    )


def _mailboxes(
    world: Adapters, intake: Intake, secrets: MailboxSecrets
) -> tuple[MailboxSettings, MailFetching]:
    store, servers, clock = world.store, world.mail_servers, world.clock
    tokens, limit = world.token_servers, world.limits.mail_bytes
    settings = MailboxSettings(store, secrets, servers, tokens, clock)
    return settings, MailFetching(store, secrets, servers, intake, world.lock, clock, limit)


def _replaying(world: Adapters, trust: _Trust) -> Replaying:
    store, sources, crypto = world.store, world.sources, world.crypto
    known, audit = KnownAgain(sources, crypto), trust.audit
    return Replaying(store, sources, crypto, trust.gate, known, audit, world.lock, world.clock)


def _erasure(world: Adapters, trust: _Trust) -> Erasure:
    record = Recorder(world.clock)
    store, sources, crypto = world.store, world.sources, world.crypto
    probing = Probing(store, sources, crypto, world.paths)
    claims = Claims(store, sources, KnownAgain(sources, crypto))
    mark_keys = MarkKeys(store, crypto, world.paths)
    all_gone = AllGone(store, sources, record, mark_keys)
    return Erasure(
        world.store,
        probing,
        trust.gate,
        Acting(store, sources, crypto, record, claims, all_gone, world.limits.run_batch),
        claims,
        all_gone,
        mark_keys,
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
            trust.accounts,
            world.documents.certificates,
            world.paths,
            world.clock,
        ),
        world.lock,
        world.clock,
    )


def _importing(world: Adapters) -> Importing:
    reading = (world.mail_files, world.mail_items, world.content_tables)
    return Importing(world.store, world.archive, *reading, world.importing_lock, world.clock)
