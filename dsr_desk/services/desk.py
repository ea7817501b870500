"""All use cases of one open workspace, together: what windows and the command line are given."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.services.accounts import Accounts
from dsr_desk.services.approval import ApprovalDesk
from dsr_desk.services.audit import Audit
from dsr_desk.services.audit_export import AuditExport
from dsr_desk.services.authority import Authority
from dsr_desk.services.calls import Calls
from dsr_desk.services.checklist import Checklist
from dsr_desk.services.clocks import Clocks
from dsr_desk.services.erasure import Erasure
from dsr_desk.services.export import Export
from dsr_desk.services.holds import HoldDesk
from dsr_desk.services.importing import Importing
from dsr_desk.services.intake import Intake
from dsr_desk.services.listing import Listing
from dsr_desk.services.mailboxes.fetching import MailFetching
from dsr_desk.services.mailboxes.settings import MailboxSettings
from dsr_desk.services.matching import Matching
from dsr_desk.services.planning import Planning
from dsr_desk.services.preview import Preview
from dsr_desk.services.profiles import Profiles
from dsr_desk.services.queue import Queue
from dsr_desk.services.redacting import Redacting
from dsr_desk.services.replaying import Replaying
from dsr_desk.services.replies import Replies
from dsr_desk.services.review import Review
from dsr_desk.services.roster import Rosters
from dsr_desk.services.safeguards import SafeguardDesk
from dsr_desk.services.sealing import Sealing
from dsr_desk.services.sender_rules import SenderRules
from dsr_desk.services.sending import AnswerSending
from dsr_desk.services.sending_settings import SendingSettings
from dsr_desk.services.side_lane import SideLane


@dataclass(frozen=True, slots=True)
class DeskServices:
    """The use cases by name."""

    accounts: Accounts
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
