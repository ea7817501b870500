"""All use cases of one open workspace, together: what windows and the command line are given."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.services.answers.replies import Replies
from dsr_desk.services.answers.sending import AnswerSending
from dsr_desk.services.answers.sending_settings import SendingSettings
from dsr_desk.services.audit_export import AuditExport
from dsr_desk.services.erasing.approval import ApprovalDesk
from dsr_desk.services.erasing.erasure import Erasure
from dsr_desk.services.erasing.holds import HoldDesk
from dsr_desk.services.erasing.planning import Planning
from dsr_desk.services.erasing.replaying import Replaying
from dsr_desk.services.erasing.retention import Retention
from dsr_desk.services.erasing.safeguards import SafeguardDesk
from dsr_desk.services.extracts.export import Export
from dsr_desk.services.extracts.processing import Processing
from dsr_desk.services.extracts.profiles import Profiles
from dsr_desk.services.extracts.redacting import Redacting
from dsr_desk.services.extracts.review import Review
from dsr_desk.services.extracts.sealing import Sealing
from dsr_desk.services.finding.importing import Importing
from dsr_desk.services.finding.listing import Listing
from dsr_desk.services.finding.matching import Matching
from dsr_desk.services.finding.preview import Preview
from dsr_desk.services.finding.side_lane import SideLane
from dsr_desk.services.intake.authority import Authority
from dsr_desk.services.intake.calls import Calls
from dsr_desk.services.intake.checklist import Checklist
from dsr_desk.services.intake.clocks import Clocks
from dsr_desk.services.intake.intake import Intake
from dsr_desk.services.intake.queue import Queue
from dsr_desk.services.intake.sender_rules import SenderRules
from dsr_desk.services.mailboxes.fetching import MailFetching
from dsr_desk.services.mailboxes.settings import MailboxSettings
from dsr_desk.services.people.account_changes import AccountChanges
from dsr_desk.services.people.accounts import Accounts
from dsr_desk.services.people.connecting import Connecting
from dsr_desk.services.people.directory import Directory
from dsr_desk.services.people.roster import Rosters
from dsr_desk.services.record.audit import Audit


@dataclass(frozen=True, slots=True)
class WorkspaceServices:
    """What the founding has begun, and supervisors change afterwards."""

    accounts: AccountChanges
    directory: Directory
    connecting: Connecting


@dataclass(frozen=True, slots=True)
class DeskServices:
    """The use cases by name."""

    accounts: Accounts
    workspace: WorkspaceServices
    intake: Intake
    mailboxes: MailboxSettings
    mail_fetching: MailFetching
    queue: Queue
    checklist: Checklist
    matching: Matching
    listing: Listing
    preview: Preview
    side_lane: SideLane
    planning: Planning
    approval: ApprovalDesk
    safeguards: SafeguardDesk
    sealing: Sealing
    erasure: Erasure
    replaying: Replaying
    export: Export
    redacting: Redacting
    importing: Importing
    review: Review
    replies: Replies
    sending: AnswerSending
    sending_settings: SendingSettings
    audit: Audit
    audit_export: AuditExport
    rosters: Rosters
    profiles: Profiles
    authority: Authority
    clocks: Clocks
    calls: Calls
    holds: HoldDesk
    sender_rules: SenderRules
    retention: Retention
    processing: Processing
