"""Names of the domain's values."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from dsr_desk.domain.erasing.receipts import Outcome, RunState, StageName
from dsr_desk.domain.finding.matches import Ground, Why
from dsr_desk.domain.people import Action, ChannelKind, OrganisationKind, Right, Role
from dsr_desk.domain.record.registry import What
from dsr_desk.domain.refusing import RefusalGround
from dsr_desk.domain.requests import CaseState, Nature, RequestKind, Verdict
from dsr_desk.services.progress import Step
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.wording.counting import counting
from dsr_desk.ui.wording.facts import FACTS

_MEGABYTE = 1_000_000
translate = QCoreApplication.translate

_PAIRS: tuple[tuple[StrEnum, str], ...] = (
    (RequestKind.ERASURE, QT_TRANSLATE_NOOP("Values", "Erase")),
    (RequestKind.ACCESS, QT_TRANSLATE_NOOP("Values", "Extract")),
    (RequestKind.PORTABILITY, QT_TRANSLATE_NOOP("Values", "Extract to move")),
    (RequestKind.ACCESS_ERASURE, QT_TRANSLATE_NOOP("Values", "Extract, then erase")),
    (RequestKind.NONE, QT_TRANSLATE_NOOP("Values", "No wish")),
    (Nature.INSTRUCTION, QT_TRANSLATE_NOOP("Values", "Instruction")),
    (Nature.DATA_SUBJECT, QT_TRANSLATE_NOOP("Values", "From the person")),
    (Nature.NEWSLETTER, QT_TRANSLATE_NOOP("Values", "Newsletter")),
    (Nature.AUTO_REPLY, QT_TRANSLATE_NOOP("Values", "Automatic reply")),
    (Nature.BOUNCE, QT_TRANSLATE_NOOP("Values", "Delivery failure")),
    (Nature.UNCLEAR, QT_TRANSLATE_NOOP("Values", "Unclear mail")),
    (Verdict.OK, QT_TRANSLATE_NOOP("Values", "OK")),
    (Verdict.ATTENTION, QT_TRANSLATE_NOOP("Values", "Look at it")),
    (Verdict.FAILED, QT_TRANSLATE_NOOP("Values", "Not met")),
    (CaseState.CHECKING, QT_TRANSLATE_NOOP("Values", "To verify")),
    (CaseState.WAITING, QT_TRANSLATE_NOOP("Values", "Waiting for the editor")),
    (CaseState.REVIEWING, QT_TRANSLATE_NOOP("Values", "Being reviewed")),
    (CaseState.TO_APPROVE, QT_TRANSLATE_NOOP("Values", "To approve")),
    (CaseState.APPROVED, QT_TRANSLATE_NOOP("Values", "Ready to run")),
    (CaseState.RUNNING, QT_TRANSLATE_NOOP("Values", "Running")),
    (CaseState.RESIDUE, QT_TRANSLATE_NOOP("Values", "Residue left")),
    (CaseState.TO_ANSWER, QT_TRANSLATE_NOOP("Values", "To answer")),
    (CaseState.CLOSED, QT_TRANSLATE_NOOP("Values", "Closed")),
    (CaseState.SET_ASIDE, QT_TRANSLATE_NOOP("Values", "Set aside")),
    (ChannelKind.MAIL, QT_TRANSLATE_NOOP("Values", "Mail")),
    (ChannelKind.FORUM, QT_TRANSLATE_NOOP("Values", "Forum")),
    (ChannelKind.CHAT, QT_TRANSLATE_NOOP("Values", "Chat")),
    (ChannelKind.SOCIAL, QT_TRANSLATE_NOOP("Values", "Social media")),
    (Action.DELETE, QT_TRANSLATE_NOOP("Values", "Erase for good")),
    (Action.ANONYMISE, QT_TRANSLATE_NOOP("Values", "Anonymise")),
    (OrganisationKind.COMPANY, QT_TRANSLATE_NOOP("Values", "Company")),
    (OrganisationKind.PUBLIC_AUTHORITY, QT_TRANSLATE_NOOP("Values", "Public authority")),
    (OrganisationKind.PUBLISHER, QT_TRANSLATE_NOOP("Values", "Publisher")),
    (Role.AGENT, QT_TRANSLATE_NOOP("Values", "Agent")),
    (Role.SUPERVISOR, QT_TRANSLATE_NOOP("Values", "Supervisor")),
    (Role.ENDED, QT_TRANSLATE_NOOP("Values", "Ended")),
    (What.ADDED, QT_TRANSLATE_NOOP("Values", "a new account")),
    (What.ROLE, QT_TRANSLATE_NOOP("Values", "another role")),
    (What.KEYS, QT_TRANSLATE_NOOP("Values", "a new password")),
    (What.ENDED, QT_TRANSLATE_NOOP("Values", "the end of an account")),
    (Right.PREPARE, QT_TRANSLATE_NOOP("Values", "prepare cases")),
    (Right.OVERRIDE, QT_TRANSLATE_NOOP("Values", "override checks")),
    (Right.APPROVE, QT_TRANSLATE_NOOP("Values", "approve plans")),
    (Right.EXECUTE, QT_TRANSLATE_NOOP("Values", "run plans")),
    (Right.ROSTER, QT_TRANSLATE_NOOP("Values", "change rosters")),
    (Right.CONFIGURE, QT_TRANSLATE_NOOP("Values", "change settings")),
    (Right.ACCOUNTS, QT_TRANSLATE_NOOP("Values", "change accounts")),
    (Right.SAFEGUARD, QT_TRANSLATE_NOOP("Values", "change safeguards")),
    (Right.LIFT, QT_TRANSLATE_NOOP("Values", "lift holds")),
    (RefusalGround.UNFOUNDED, QT_TRANSLATE_NOOP("Values", "manifestly unfounded")),
    (RefusalGround.EXCESSIVE, QT_TRANSLATE_NOOP("Values", "manifestly excessive")),
    (Why.SENDER, QT_TRANSLATE_NOOP("Values", "exact sender")),
    (Why.ALIAS, QT_TRANSLATE_NOOP("Values", "known alias")),
    (Why.PLUS_TAG, QT_TRANSLATE_NOOP("Values", "plus address")),
    (Why.REPLY_TO, QT_TRANSLATE_NOOP("Values", "reply-to address")),
    (Why.CO_AUTHOR, QT_TRANSLATE_NOOP("Values", "sent together with somebody else")),
    (Why.NEAR_SENDER, QT_TRANSLATE_NOOP("Values", "sender line that may mean the person")),
    (Why.PARTICIPANT, QT_TRANSLATE_NOOP("Values", "took part in the chat")),
    (Why.CONVERSATION, QT_TRANSLATE_NOOP("Values", "staff reply in the conversation")),
    (Ground.UNCONFIRMED, QT_TRANSLATE_NOOP("Values", "Match not confirmed")),
    (Ground.NOT_THE_PERSON, QT_TRANSLATE_NOOP("Values", "Not the person")),
    (Ground.LEGAL_CLAIM, QT_TRANSLATE_NOOP("Values", "Legal claims")),
    (Ground.LEGAL_OBLIGATION, QT_TRANSLATE_NOOP("Values", "Legal obligation")),
    (Ground.PUBLIC_INTEREST, QT_TRANSLATE_NOOP("Values", "Public interest")),
    (Ground.FREE_EXPRESSION, QT_TRANSLATE_NOOP("Values", "Freedom of expression")),
    (Ground.ARCHIVE, QT_TRANSLATE_NOOP("Values", "Archiving duty")),
    (Ground.RESTRICTION, QT_TRANSLATE_NOOP("Values", "Restriction of processing")),
    (Outcome.ERASED, QT_TRANSLATE_NOOP("Values", "Erased")),
    (Outcome.ANONYMISED, QT_TRANSLATE_NOOP("Values", "Anonymised")),
    (Outcome.PSEUDONYMISED, QT_TRANSLATE_NOOP("Values", "Pseudonymised")),
    (Outcome.ALREADY_GONE, QT_TRANSLATE_NOOP("Values", "Was already gone")),
    (Outcome.GONE_AFTER_RESTART, QT_TRANSLATE_NOOP("Values", "Gone after a restart")),
    (Outcome.CHANGED, QT_TRANSLATE_NOOP("Values", "Changed since the approval")),
    (Outcome.HELD, QT_TRANSLATE_NOOP("Values", "Kept by a legal hold")),
    (Outcome.FAILED, QT_TRANSLATE_NOOP("Values", "Failed")),
    (StageName.ACT, QT_TRANSLATE_NOOP("Values", "Erase the items")),
    (StageName.LEFTOVERS, QT_TRANSLATE_NOOP("Values", "Clear their copies")),
    (StageName.RESIDUE, QT_TRANSLATE_NOOP("Values", "Search again for the person")),
    (StageName.SCRUB, QT_TRANSLATE_NOOP("Values", "Scrub the databases")),
    (StageName.FORGET, QT_TRANSLATE_NOOP("Values", "Forget the person at the desk")),
    (StageName.BYTES, QT_TRANSLATE_NOOP("Values", "Look through the files’ bytes")),
    (StageName.CERTIFY, QT_TRANSLATE_NOOP("Values", "Write the certificate")),
    (RunState.RUNNING, QT_TRANSLATE_NOOP("Values", "Running")),
    (RunState.STOPPED, QT_TRANSLATE_NOOP("Values", "Stopped half-way")),
    (RunState.RESIDUE, QT_TRANSLATE_NOOP("Values", "Residue left")),
    (RunState.DONE, QT_TRANSLATE_NOOP("Values", "Done")),
)
# By class too: members of two StrEnums with the same value are one key of a dict.
NAMES = {(type(member), member.value): text for member, text in _PAIRS}

STEPS: dict[str, str] = {
    "intake": QT_TRANSLATE_NOOP("Values", "Taking in mail"),
    "search": QT_TRANSLATE_NOOP("Values", "Searching the sources"),
    "export": QT_TRANSLATE_NOOP("Values", "Making the extract"),
    "find-others": QT_TRANSLATE_NOOP("Values", "Looking for other people in the items"),
    "count-others": QT_TRANSLATE_NOOP("Values", "Counting where other people are named"),
    "read-files": QT_TRANSLATE_NOOP("Values", "Reading the attachments"),
    "package": QT_TRANSLATE_NOOP("Values", "Comparing the package with the audit"),
    "seal": QT_TRANSLATE_NOOP("Values", "Encrypting the extract"),
    "seek": QT_TRANSLATE_NOOP("Values", "Seeking other people in the finished package"),
    "write": QT_TRANSLATE_NOOP("Values", "Writing the package"),
    "check": QT_TRANSLATE_NOOP("Values", "Opening the package again to check it"),
    "act": QT_TRANSLATE_NOOP("Values", "Erasing the items"),
    "leftovers": QT_TRANSLATE_NOOP("Values", "Clearing their copies"),
    "residue": QT_TRANSLATE_NOOP("Values", "Searching again for the person"),
    "scrub": QT_TRANSLATE_NOOP("Values", "Scrubbing the databases"),
    "optimize": QT_TRANSLATE_NOOP("Values", "Merging the full-text index"),
    "samples": QT_TRANSLATE_NOOP("Values", "Dropping the planner’s samples"),
    "vacuum": QT_TRANSLATE_NOOP("Values", "Writing the database anew"),
    "checkpoint": QT_TRANSLATE_NOOP("Values", "Emptying the database’s log"),
    "rewrite": QT_TRANSLATE_NOOP("Values", "Rewriting the tables"),
    "forget": QT_TRANSLATE_NOOP("Values", "Forgetting the person at the desk"),
    "bytes": QT_TRANSLATE_NOOP("Values", "Looking through the files’ bytes"),
    "certify": QT_TRANSLATE_NOOP("Values", "Writing the certificate"),
}


def value(member: StrEnum) -> str:
    """Return the name of any of the domain's values."""
    return translate("Values", NAMES[type(member), member.value])


def fact(text: str) -> str:
    """Return a fixed phrase of an error's facts; what is not known is left as it is.

    What stands in brackets behind a phrase is a name, such as a driver's for what went wrong.
    """
    phrase, bracket, name = text.partition(" (")
    if text in FACTS or phrase not in FACTS:
        phrase, bracket, name = text, "", ""
    return f"{translate('Facts', phrase) if phrase in FACTS else phrase}{bracket}{name}"


def kind(member: RequestKind) -> str:
    """Return what is wished for, in a word."""
    return value(member)


def nature(member: Nature) -> str:
    """Return what sort of mail it is."""
    return value(member)


def verdict(member: Verdict) -> str:
    """Return a verdict as a chip says it."""
    return value(member)


def verdict_overridden() -> str:
    """Return what a chip says of a check that a person has overridden."""
    return translate("Values", "Overridden")


def verdict_called_back() -> str:
    """Return what a chip says of a sender who was called back."""
    return translate("Values", "Phoned")


def verdict_left_out() -> str:
    """Return what a chip says of a channel that was left out."""
    return translate("Values", "Left out")


def state(member: CaseState) -> str:
    """Return where a case stands."""
    return value(member)


def channel_kind(member: ChannelKind) -> str:
    """Return a kind of channel."""
    return value(member)


def action(member: Action) -> str:
    """Return what erasing means in a channel."""
    return value(member)


def role(member: Role) -> str:
    """Return a role at the desk."""
    return value(member)


def right(member: Right) -> str:
    """Return a right, as the end of “the right to …”."""
    return value(member)


def why(member: Why) -> str:
    """Return why an item was found."""
    return value(member)


def ground(member: Ground) -> str:
    """Return why an item is left out."""
    return value(member)


def outcome(member: Outcome) -> str:
    """Return what became of an item."""
    return value(member)


def stage(member: StageName) -> str:
    """Return a stage of a run."""
    return value(member)


def run_state(member: RunState) -> str:
    """Return where a run stands."""
    return value(member)


def grouped(number: int) -> str:
    """Return a number as people read it: “99 989”."""
    return QLocale().toString(number)


def size(count: int) -> str:
    """Return a number of bytes as people read it: “212 kB”."""
    return QLocale().formattedDataSize(
        count, 1 if count >= _MEGABYTE else 0, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def amount(found: Step) -> str:
    """Return how far a step has come: of how many, where that is known; bytes as bytes."""
    done, total = (
        (size(found.done), size(found.total))
        if found.in_bytes
        else (grouped(found.done), grouped(found.total))
    )
    of = translate("Values", "{done} of {total}")
    return of.format(done=done, total=total) if found.total else done


def step(what: str) -> str:
    """Return what is being done, from a progress step's ``what``."""
    return translate("Values", STEPS[what]) if what in STEPS else what


def step_of(found: Step) -> str:
    """Return what is being done, with pages and bytes where a document or a store is written."""
    part = step(found.part or found.what)
    if found.in_bytes and found.done:
        return translate("Values", "{step}: {amount}").format(step=part, amount=amount(found))
    if not found.pages:
        return part
    text = translate("Values", "{step}: {pages}, {size}")
    pages = counting.pages(found.pages)
    return text.format(step=step(found.what), pages=pages, size=size(found.size))
