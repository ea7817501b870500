"""Every error the desk raises on purpose, as a sentence that says what happened and what to do."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.sentences.accounts import ACCOUNTS
from dsr_desk.ui.sentences.documents import DOCUMENTS
from dsr_desk.ui.sentences.extracts import EXTRACTS
from dsr_desk.ui.sentences.mailboxes import MAILBOXES
from dsr_desk.ui.sentences.sending import SENDING
from dsr_desk.ui.sentences.steps import STEPS

SENTENCES: dict[str, str] = {
    **ACCOUNTS,
    **DOCUMENTS,
    **EXTRACTS,
    **MAILBOXES,
    **SENDING,
    **STEPS,
    "error": QT_TRANSLATE_NOOP("Errors", "Something went wrong. Try again."),
    "problem": QT_TRANSLATE_NOOP("Errors", "Something stands in the way. Try again."),
    "refusal": QT_TRANSLATE_NOOP("Errors", "A rule does not allow this. Ask a supervisor."),
    "defect": QT_TRANSLATE_NOOP(
        "Errors", "The program has made a mistake. Nothing more was done. Please report it."
    ),
    "workspace-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "There is no workspace in {folder}. Choose another folder, or make one: “dsr-desk"
        " found --example” shows how, “dsr-desk demo” makes one to try.",
    ),
    "founding-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "No workspace was made: {reason}. Mend it, then try again; “dsr-desk found --example” shows"
        " a file that holds.",
    ),
    "workspace-too-new": QT_TRANSLATE_NOOP(
        "Errors",
        "This workspace was written by a newer DSR Desk (version {found}; this program knows"
        " {known}). Nothing was changed. Install the newer program and open it there.",
    ),
    "workspace-read-only": QT_TRANSLATE_NOOP(
        "Errors",
        "The folder {folder} can’t be written, so nothing can be recorded there. Give your account"
        " write access to it, then try again.",
    ),
    "folder-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "There is no folder {folder}, so nothing was written there. Make it, or name another place,"
        " then try again.",
    ),
    "workspace-busy": QT_TRANSLATE_NOOP(
        "Errors",
        "Another window or command is working in this workspace. Nothing was changed. Wait until"
        " it has finished, then try again.",
    ),
    "workspace-damaged": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} in the workspace is not what it should be. Nothing was changed. Restore it from a"
        " backup; “dsr-desk self-check --workspace FOLDER” says more.",
    ),
    "disk-full": QT_TRANSLATE_NOOP(
        "Errors",
        "The disk is full. What was done before is kept, the step that ran out of room was undone."
        " Free some space, then start the step again: it goes on where it stopped.",
    ),
    "file-limit": QT_TRANSLATE_NOOP(
        "Errors",
        "A file may not grow any further: the limit on the size of files is reached, either that of"
        " your account (ulimit -f) or that of the disk’s file system (4 GB on FAT32). What was done"
        " before is kept, the step that ran out of room was undone. Have the limit raised, or move"
        " the workspace to another disk, then start the step again: it goes on where it stopped.",
    ),
    "too-little-room": QT_TRANSLATE_NOOP(
        "Errors",
        "Cleaning {file} needs {needed} of free space, because the file is written anew, and {free}"
        " are free. Nothing of this step was begun, what was erased stays erased. Free some space,"
        " then start the step again.",
    ),
    "network-folder": QT_TRANSLATE_NOOP(
        "Errors",
        "The workspace lies on a network file system ({kind}), where the database can’t be kept"
        " safe. Move the folder to a local disk.",
    ),
    "source-unavailable": QT_TRANSLATE_NOOP(
        "Errors",
        "Content in {source} can’t be reached or used: {reason}. That is a gap, not “nothing"
        " found”. Mend the connection, then search again.",
    ),
    "not-connected": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was connected as {source}: {reason}. Nothing was changed. Mend that, then look"
        " once more.",
    ),
    "source-stopped": QT_TRANSLATE_NOOP(
        "Errors",
        "The run was stopped by {source}: {reason}. What was done so far is on record, and nothing"
        " that is still there is called erased. Have that mended, then start the run again:"
        " it looks at every item anew and goes on.",
    ),
    "source-text-unreadable": QT_TRANSLATE_NOOP(
        "Errors",
        "Text that is not UTF-8 stands in {source}, in {place}. That is a gap, not “nothing found”,"
        " and nothing was changed there. Have whoever keeps that database write"
        " the text anew as UTF-8, then search again.",
    ),
    "file-unreadable": QT_TRANSLATE_NOOP(
        "Errors", "{file} could not be read: {reason}. Nothing was taken in from it."
    ),
    "checks-open": QT_TRANSLATE_NOOP(
        "Errors",
        "Not every check is ok: {names}. Ask the editor for what is missing, settle a doubt about"
        " the sender by a recorded call, or let a supervisor override the check with a reason.",
    ),
    "not-signed-in": QT_TRANSLATE_NOOP(
        "Errors", "This step needs to know who does it. Sign in first."
    ),
    "own-password-wrong": QT_TRANSLATE_NOOP(
        "Errors", "The password is wrong, so nothing was signed. Type it again."
    ),
    "wrong-password": QT_TRANSLATE_NOOP("Errors", "The name or the password is wrong. Try again."),
    "right-missing": QT_TRANSLATE_NOOP(
        "Errors", "Your role does not include the right to {right}. Ask a supervisor."
    ),
    "too-early": QT_TRANSLATE_NOOP(
        "Errors",
        "The plan is approved, but may only be run from {moment}. Until then everybody who may"
        " prepare can cancel it, with the reason.",
    ),
    "clock-set-forward": QT_TRANSLATE_NOOP(
        "Errors",
        "By the clock the wait of {hours} h is over, but this computer has not counted so many"
        " hours: its clock was set forward, or it was paused. Set the clock right and"
        " wait, or have the plan sent back and approved again.",
    ),
    "safeguard-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "Choose a sample of 1 to 200 items and a wait of 0 to 72 hours, other than what is in"
        " force, and settle a change that still waits first.",
    ),
    "second-person-needed": QT_TRANSLATE_NOOP(
        "Errors",
        "You have proposed this change, so another supervisor has to confirm it. Ask them to sign"
        " in and look.",
    ),
    "self-approval": QT_TRANSLATE_NOOP(
        "Errors",
        "You have prepared this plan, so somebody else must approve it. Ask another supervisor to"
        " sign in and look.",
    ),
    "approval-invalid": QT_TRANSLATE_NOOP(
        "Errors",
        "The approval does not hold: {reason}. Nothing was erased. Have the plan approved again,"
        " and report this to your administrator.",
    ),
    "registry-not-trusted": QT_TRANSLATE_NOOP(
        "Errors",
        "The list of users in this workspace can’t be trusted: {reason}. Nothing was done. Ask the"
        " administrator to compare the workspace’s fingerprint (“dsr-desk trust --workspace"
        " FOLDER”).",
    ),
    "history-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "This machine has seen the audit of this workspace up to step {seen}; the database holds"
        " it to step {held}, and not the same. An older copy was put back, or its audit was"
        " rewritten, so decisions may be missing. Nothing can be approved, handed out or erased."
        " Put the newest copy back, or have the administrator look into it and trust the workspace"
        " anew (“dsr-desk trust --workspace FOLDER”).",
    ),
    "policy-moved": QT_TRANSLATE_NOOP(
        "Errors",
        "Since this plan was made, its channels, what they erase or where they lie have changed."
        " Nothing more was approved or erased. Send the plan back and have it prepared anew: it"
        " then says what holds now. A run that has begun is sent back by a supervisor; what it has"
        " erased stays erased.",
    ),
    "channels-alike": QT_TRANSLATE_NOOP(
        "Errors",
        "Two channels of this plan had one title when it was made, and its sentence counts them as"
        " one. Nothing was approved or erased. Send the plan back and have it prepared anew: it"
        " then names each of them.",
    ),
    "triggers-added": QT_TRANSLATE_NOOP(
        "Errors",
        "Since this plan was made, triggers were added or changed at {tables}: they may copy what"
        " is erased to where nobody looks. Nothing more was approved or erased. Have them taken"
        " away or disabled by whoever keeps that database, then go on; or, while nothing is erased"
        " yet, send the plan back and have it prepared anew: its approver is then told of them.",
    ),
    "plan-missing": QT_TRANSLATE_NOOP("Errors", "The case has no {wanted} yet. Make it first."),
    "plan-changed": QT_TRANSLATE_NOOP(
        "Errors",
        "It has changed since you looked at it. Look at it again, then repeat the step.",
    ),
    "confirmation-wrong": QT_TRANSLATE_NOOP(
        "Errors", "Type exactly “{expected}” to confirm: the number of items and the case."
    ),
    "not-seen": QT_TRANSLATE_NOOP(
        "Errors",
        "Not opened yet: {left} of the exceptions and samples. Open each of them before you"
        " approve.",
    ),
    "outside-mandate": QT_TRANSLATE_NOOP(
        "Errors",
        "This is outside what the organisation has asked for and may ask for. Nothing was read or"
        " changed.",
    ),
    "wrong-step": QT_TRANSLATE_NOOP(
        "Errors", "The step “{step}” can’t be taken while the case is “{state}”. {next}"
    ),
    "nothing-to-split": QT_TRANSLATE_NOOP(
        "Errors",
        "Only a case whose sender is an editor of some of the channels, and not of others, can be"
        " split. Leave channels out, or ask the editor.",
    ),
    "unknown-case": QT_TRANSLATE_NOOP(
        "Errors", "There is no case {case}. Search the queue for it."
    ),
    "hold-not-yours": QT_TRANSLATE_NOOP(
        "Errors",
        "You have set this hold, so another supervisor must lift it. Nothing was changed.",
    ),
    "hold-days-reversed": QT_TRANSLATE_NOOP(
        "Errors",
        "The last day {until} comes before the first day {since}, so the hold would keep nothing."
        " None was set: give the days in their order.",
    ),
    "hold-days-alone": QT_TRANSLATE_NOOP(
        "Errors",
        "Only a hold on a channel has days; a person or a case is held whole. None was set: leave"
        " the days out, or name a channel.",
    ),
    "hold-unknown": QT_TRANSLATE_NOOP(
        "Errors", "No hold number {number} is in force. List the holds and choose one of them."
    ),
    "ground-missing": QT_TRANSLATE_NOOP("Errors", "Give the reason for this: {what}."),
    "call-not-enough": QT_TRANSLATE_NOOP(
        "Errors",
        "A call settles only a sender about whom there is a doubt. This one is shown to be false,"
        " or is settled already. Only a supervisor can override it, with a reason.",
    ),
    "number-from-mail": QT_TRANSLATE_NOOP(
        "Errors",
        "This number stands in the mail itself, so it proves nothing: whoever wrote the mail may"
        " answer it. Call the number on the organisation’s record, or one you know from elsewhere.",
    ),
    "details-changed": QT_TRANSLATE_NOOP(
        "Errors",
        "The organisations’ details are not those on record: somebody has changed them past the"
        " program. Nothing was recorded. Don’t rely on the number that stands there, and tell your"
        " administrator.",
    ),
    "call-time-wrong": QT_TRANSLATE_NOOP(
        "Errors",
        "The call must have been made after the mail came, and before now. Correct the time of the"
        " call.",
    ),
    "mapping-refused": QT_TRANSLATE_NOOP(
        "Errors", "The mapping {mapping} can’t be used: {reason}. Mend the file, then try again."
    ),
    "package-invalid": QT_TRANSLATE_NOOP(
        "Errors", "This file can’t be trusted: {reason}. Ask its sender for a new one."
    ),
    "seal-broken": QT_TRANSLATE_NOOP(
        "Errors", "This file can’t be trusted: {reason}. Ask its sender for a new one."
    ),
    "server-gone": QT_TRANSLATE_NOOP(
        "Errors",
        "The database server {server} can’t be reached. What was not finished has been undone."
        " Check the network and the server, then try again.",
    ),
    "folder-in-use": QT_TRANSLATE_NOOP(
        "Errors",
        "The folder {folder} is not empty, so no workspace was made there. Choose an empty folder,"
        " or a new one.",
    ),
    "target-taken": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is there already, or would lie among the desk’s own files. Nothing was written."
        " Give another name or folder.",
    ),
    "note-too-long": QT_TRANSLATE_NOOP(
        "Errors",
        "The note on item {item} would be longer than {most} characters. It was not kept, and"
        " nothing was cut off. Make it shorter, or keep it as a file of its own.",
    ),
    "notes-of-another": QT_TRANSLATE_NOOP(
        "Errors",
        "The notes in {file} are about another package (case {case}). Nothing was taken from them"
        " and nothing in the file was changed. Open the package that they belong to.",
    ),
    "year-unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "The table of public holidays does not cover {year}, so no deadline is given. Check the"
        " date of receipt, or install a newer DSR Desk.",
    ),
    "extended-already": QT_TRANSLATE_NOOP(
        "Errors",
        "The period has been extended to {due} already, and it can be extended only once. Answer by"
        " then.",
    ),
    "extension-late": QT_TRANSLATE_NOOP(
        "Errors",
        "The first last day, {due}, has passed, so the period can’t be extended any more. Answer"
        " the person at once, and tell the organisation.",
    ),
    "date-after-receipt": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail reached us on {received}: the person’s own request can’t be later. Check the day"
        " with the editor.",
    ),
    "dates-not-on-record": QT_TRANSLATE_NOOP(
        "Errors",
        "The dates of this case were changed outside the desk. Nothing was done. Report this to"
        " your administrator; then record the day of the person’s request, from the editor’s mail,"
        " and the dates are counted anew.",
    ),
    "day-unlikely": QT_TRANSLATE_NOOP(
        "Errors",
        "Counted from {day}, the month ended on {due}, before the mail reached us. Check the day,"
        " its year above all; if it is right, say so when you record it.",
    ),
    "day-ends-extension": QT_TRANSLATE_NOOP(
        "Errors",
        "Counted from {day}, the month ended on {due}, before the extension was recorded: the"
        " extension would no longer hold. Check the day; if it is right, say so when you record"
        " it.",
    ),
    "last-person": QT_TRANSLATE_NOOP(
        "Errors",
        "The case has only this person. If the request is not about them, set the case aside with"
        " the reason, or ask the editor.",
    ),
    "unknown-person": QT_TRANSLATE_NOOP(
        "Errors", "The case has no person {number}. Look at its persons, then try again."
    ),
    "nothing-to-ask": QT_TRANSLATE_NOOP(
        "Errors",
        "There is nothing to ask the editor by mail. A sender who is not proved is called back on a"
        " number you know already; what is left is for a supervisor.",
    ),
    "sentence-in-our-mail": QT_TRANSLATE_NOOP(
        "Errors",
        "The text holds the attestation sentence itself. Quoted back to us it could be taken for an"
        " attestation. Describe the sentence instead of writing it.",
    ),
    "direct-request": QT_TRANSLATE_NOOP(
        "Errors",
        "The person writes to us directly. Only the organisation can decide, so nothing can be"
        " searched, erased or handed out from this case, and no supervisor can override that. Refer"
        " the person to the organisation. If an editor wrote the mail after all, a supervisor puts"
        " that on record.",
    ),
    "writer-not-editor": QT_TRANSLATE_NOOP(
        "Errors",
        "The sender was editor of no channel concerned when the mail was sent, or is the person the"
        " request is about. So the mail stays the person’s own. Refer them to the organisation.",
    ),
    "call-incomplete": QT_TRANSLATE_NOOP(
        "Errors", "The call can’t be filed yet: {what}. Fill it in, then file it again."
    ),
    "call-in-future": QT_TRANSLATE_NOOP(
        "Errors",
        "The call can’t lie in the future, and the person’s own request not after the call. Mend"
        " the dates, then file it again.",
    ),
    "caller-elsewhere": QT_TRANSLATE_NOOP(
        "Errors",
        "The caller’s address belongs to no editor and no domain of the organisation"
        " {organisation}. Ask for the address that its roster knows; without one the desk may not"
        " act.",
    ),
    "country-unknown": QT_TRANSLATE_NOOP(
        "Errors", "There is no table of public holidays for {country}. Install a newer DSR Desk."
    ),
    "roster-file-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "This list of editors can’t be read: {reason} (line {line}). Nothing was changed. Mend the"
        " list, then choose it again.",
    ),
    "sender-rule-refused": QT_TRANSLATE_NOOP(
        "Errors", "How senders are proved was not changed: {reason}. Mend it, then save again."
    ),
    "profile-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "What the organisation says in extracts was not saved: {reason}. Mend it, then save again.",
    ),
    "roster-moved": QT_TRANSLATE_NOOP(
        "Errors",
        "The roster, or what was to be imported, is no longer what the difference was shown for."
        " Nothing was changed. Look at the new difference, then confirm it.",
    ),
    "roster-not-ready": QT_TRANSLATE_NOOP("Errors", "The roster was not changed: {reason}."),
    "risk-not-accepted": QT_TRANSLATE_NOOP(
        "Errors", "Look at these first, and tick each of them: {risks}. Nothing was changed."
    ),
}
