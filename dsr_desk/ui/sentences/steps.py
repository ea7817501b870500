"""The sentences of what refuses a step that was asked for in the wrong way."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

STEPS: dict[str, str] = {
    "address-elsewhere": QT_TRANSLATE_NOOP(
        "Errors",
        "“Nothing found” can’t be said: in “{source}” the person’s address stands outside texts"
        " where no rule of its mapping finds it (rows: {rows}). Have your administrator look at the"
        " mapping and at that database, then search again. If the rows are other people’s, set the"
        " case aside with that reason and write to the editor.",
    ),
    "cases-astray": QT_TRANSLATE_NOOP(
        "Errors",
        "The database calls these cases done, or lacks them, and the audit has no end of them:"
        " {cases}. Somebody has changed it outside the desk. Take up again what is there (“dsr-desk"
        " reopen CASE”), and have the administrator put back a copy that has the rest.",
    ),
    "name-service-silent": QT_TRANSLATE_NOOP(
        "Errors",
        "The name service does not answer now either. Nothing was changed. Try again in a moment,"
        " or call the organisation back; if it goes on, tell your administrator.",
    ),
    "no-doubt-of-wishes": QT_TRANSLATE_NOOP(
        "Errors",
        "The mails of this case leave no doubt whom which wish is about, so there is nothing to"
        " tell apart, and nothing was changed. Leave a person or a channel out where it is too"
        " much, or ask the editor.",
    ),
    "nothing-to-ask-again": QT_TRANSLATE_NOOP(
        "Errors",
        "No signing key of this mail’s sender is waited for: it was answered, the check is settled,"
        " or keys are not looked up in this workspace. Call the organisation back instead.",
    ),
    "wrong-kind": QT_TRANSLATE_NOOP(
        "Errors",
        "The step “{step}” does not belong to this case: what it asks for is “{kind}”. If that is"
        " not what was meant, ask the editor.",
    ),
    "wishes-differ": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail may ask for something else for one person than for another. Tell the wishes"
        " apart, so that each person gets what was asked for them, or ask the editor.",
    ),
    "no-such-wish": QT_TRANSLATE_NOOP(
        "Errors",
        "Each person needs one wish, made of what the mails ask for: no other kind and no other"
        " channels. For anything else, ask the editor.",
    ),
    "items-moved": QT_TRANSLATE_NOOP(
        "Errors",
        "An item has changed in its source since it was found, so no extract was made. Search"
        " again, look at what has changed, then make the extract.",
    ),
    "decision-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "Only the organisation can refuse a request as manifestly unfounded or excessive, and it"
        " must say so in writing. Nothing was done: give the decision’s ground, its reference and"
        " the organisation’s reason.",
    ),
    "decision-of-nobody": QT_TRANSLATE_NOOP(
        "Errors",
        "It is not clear yet for which organisation the editor writes, so nobody’s decision can be"
        " put on record. Settle the organisation first, then set the case aside.",
    ),
    "period-refused": QT_TRANSLATE_NOOP(
        "Errors", "This period was not saved: {why}. Give {least} to {most} days."
    ),
    "retention-stopped": QT_TRANSLATE_NOOP(
        "Errors",
        "No papers were removed: {why}. Report this to your administrator; until it is settled"
        " everything is kept.",
    ),
    "day-in-doubt": QT_TRANSLATE_NOOP(
        "Errors",
        "No papers were removed. From {last} to {until} nothing is on record, so the clock may have"
        " been set forward: it shows {today}. If that is today, say so; if not, set the clock"
        " right.",
    ),
    "other-day": QT_TRANSLATE_NOOP(
        "Errors",
        "No papers were removed: the clock of this computer shows {today}, and you gave another"
        " day. Set the clock right, or look again at what is due.",
    ),
    "mail-kept-no-more": QT_TRANSLATE_NOOP(
        "Errors",
        "The retention period of this case has passed, so its mail is kept no more. What was"
        " decided and done still stands in the audit; ask the organisation for the mail itself.",
    ),
    "digest-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "What is signed is the plan that was looked at. Look at the plan of {case} first, then sign"
        " that one.",
    ),
    "digest-wrong": QT_TRANSLATE_NOOP(
        "Errors",
        "This is not the digest of the plan of {case} as it is now: it was mistyped, or the plan"
        " has changed since. Nothing is approved. Look at the plan again, then sign that one.",
    ),
    "item-moved": QT_TRANSLATE_NOOP(
        "Errors",
        "Something in the plan is not as it was found any more, so nothing was approved. Send the"
        " plan back: then it is searched and decided anew.",
    ),
    "number-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "A disposal decision is not overridden: its number is recorded. Ask the editor for it.",
    ),
    "search-too-old": QT_TRANSLATE_NOOP(
        "Errors",
        "“Nothing found” rests on a search of the same day in which no source was a gap, and after"
        " which nothing has come. Search again, then answer.",
    ),
    "search-incomplete": QT_TRANSLATE_NOOP(
        "Errors",
        "Something that could not be searched when the case was can be searched now, and nobody has"
        " looked there. Search again first.",
    ),
    "found-since": QT_TRANSLATE_NOOP(
        "Errors",
        "“{source}” holds items of the persons (rows: {rows}) that the search did not find, so no"
        " extract was made. Search again, look at what is added, then make the extract.",
    ),
    "nothing-to-plan": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was found, so there is no plan to approve. Answer the editor: the answer says that"
        " nothing was found, and what was searched.",
    ),
    "exclusion-ground-missing": QT_TRANSLATE_NOOP(
        "Errors", "An item is left out on a ground: choose one."
    ),
    "no-such-change": QT_TRANSLATE_NOOP(
        "Errors",
        "No change of the safeguards with that number waits: it is in force, taken back, or never"
        " was. Look at what holds and what waits.",
    ),
    "policy-without-channel": QT_TRANSLATE_NOOP(
        "Errors",
        "What is erased, and how far that reaches, is decided for each channel, and none was named."
        " Nothing was changed: name the channel.",
    ),
    "unknown-entry": QT_TRANSLATE_NOOP(
        "Errors",
        "Not exactly one entry of the roster has this channel, address and first day. Look at the"
        " list, then choose one. Nothing was changed.",
    ),
    "roster-edited": QT_TRANSLATE_NOOP(
        "Errors",
        "The stored roster is not the one on record: somebody has changed the database. Nothing was"
        " changed. Tell your administrator; the newest sound copy has to be put back.",
    ),
    "unknown-organisation": QT_TRANSLATE_NOOP(
        "Errors",
        "There is no organisation of that key here. There are: {known}. Nothing was read or"
        " changed.",
    ),
    "table-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} was not imported: how it is to be read is not clear. Nothing was taken in. Choose"
        " it again, and which column is what under “Columns…”.",
    ),
    "unknown-channel": QT_TRANSLATE_NOOP(
        "Errors",
        "There is no channel of that key here. There are: {known}. Nothing was read or changed.",
    ),
    "unknown-match": QT_TRANSLATE_NOOP(
        "Errors",
        "The case has no such item: it was found by another search, or in another case. Search"
        " again, then choose in the list. Nothing was changed.",
    ),
    "unknown-check": QT_TRANSLATE_NOOP(
        "Errors", "The case has no check {check}. Look at its checks, then try again."
    ),
    "nothing-there": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing of this plan is in {sources} any more, so nothing shows that it is the database"
        " that was approved. Perhaps it was erased there, perhaps another database stands in its"
        " place. Nothing was erased there now. Have whoever keeps it look; put the right one back,"
        " send the plan back, or let a supervisor confirm at the Run step, with a reason, that it"
        " is the right one.",
    ),
    "marks-unreadable": QT_TRANSLATE_NOOP(
        "Errors",
        "All of this plan is done in {sources}, and whether it still is the same database can’t be"
        " told: the key to the marks that were taken of it is not in the workspace’s folder. Put"
        " the key file back (“marks-….key”, from where the run was begun), or let a supervisor"
        " confirm at the Run step, with a reason, that it is the right database.",
    ),
    "nothing-to-confirm": QT_TRANSLATE_NOOP(
        "Errors", "Something of this plan is there, so nothing is to be confirmed. Start the run."
    ),
    "channel-added": QT_TRANSLATE_NOOP(
        "Errors",
        "Since this case was checked, {channels} was added, and the request asks for it as well:"
        " its sender was an editor there that day. Nothing was approved, handed out or erased. Send"
        " the plan back, if there is one; then have the new channel checked at the Verify step, and"
        " search again.",
    ),
}
