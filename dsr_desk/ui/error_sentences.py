"""Every error the desk raises on purpose, as a sentence that says what happened and what to do."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "error": QT_TRANSLATE_NOOP("Errors", "Something went wrong. Try again."),
    "problem": QT_TRANSLATE_NOOP("Errors", "Something stands in the way. Try again."),
    "refusal": QT_TRANSLATE_NOOP("Errors", "A rule does not allow this."),
    "defect": QT_TRANSLATE_NOOP(
        "Errors", "The program has made a mistake. Nothing more was done. Please report it."
    ),
    "workspace-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "There is no workspace in {folder}. Choose another folder, or create one with “dsr-desk"
        " demo --data-only --workspace FOLDER”.",
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
    "network-folder": QT_TRANSLATE_NOOP(
        "Errors",
        "The workspace lies on a network file system ({kind}), where the database can’t be kept"
        " safe. Move the folder to a local disk.",
    ),
    "source-unavailable": QT_TRANSLATE_NOOP(
        "Errors",
        "The source {source} can’t be used: {reason}. It counts as a gap, not as “nothing found”."
        " Mend the connection, then search again.",
    ),
    "file-unreadable": QT_TRANSLATE_NOOP(
        "Errors", "{file} could not be read: {reason}. Nothing was taken in from it."
    ),
    "checks-open": QT_TRANSLATE_NOOP(
        "Errors",
        "Not every check is ok: {names}. Ask the editor for what is missing, or let a supervisor"
        " override the check with a reason.",
    ),
    "not-signed-in": QT_TRANSLATE_NOOP(
        "Errors", "This step needs to know who does it. Sign in first."
    ),
    "wrong-password": QT_TRANSLATE_NOOP("Errors", "The name or the password is wrong. Try again."),
    "right-missing": QT_TRANSLATE_NOOP(
        "Errors", "Your role does not include the right to {right}. Ask a supervisor."
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
        "{left} of the exceptions and samples have not been opened yet. Open each of them before"
        " you approve.",
    ),
    "residue-left": QT_TRANSLATE_NOOP(
        "Errors",
        "The probe still finds {count} traces of the person. The case stays open. Look at them"
        " under “Run”, then run again.",
    ),
    "outside-mandate": QT_TRANSLATE_NOOP(
        "Errors",
        "This is outside what the organisation has asked for and may ask for. Nothing was read or"
        " changed.",
    ),
    "wrong-step": QT_TRANSLATE_NOOP(
        "Errors", "The step “{step}” can’t be taken while the case is “{state}”."
    ),
    "nothing-to-split": QT_TRANSLATE_NOOP(
        "Errors",
        "Only a case whose sender is an editor of some of the channels, and not of others, can be"
        " split. Leave channels out, or ask the editor.",
    ),
    "unknown-case": QT_TRANSLATE_NOOP("Errors", "There is no case {case}."),
    "ground-missing": QT_TRANSLATE_NOOP("Errors", "Give the reason for this: {what}."),
    "mapping-refused": QT_TRANSLATE_NOOP(
        "Errors", "The mapping {mapping} can’t be used: {reason}. Mend the file, then try again."
    ),
    "package-invalid": QT_TRANSLATE_NOOP(
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
    "year-unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "The table of public holidays does not cover {year}, so no deadline is given. Check the"
        " date of receipt, or install a newer DSR Desk.",
    ),
    "country-unknown": QT_TRANSLATE_NOOP(
        "Errors", "There is no table of public holidays for {country}."
    ),
}
