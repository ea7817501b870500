"""What people are told when an extract can't be sealed, opened or sent, by the error's code."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

EXTRACTS: dict[str, str] = {
    "seal-password-wrong": QT_TRANSLATE_NOOP(
        "Errors",
        "The package does not open with this password. Type it as it was told you: four words and"
        " two digits. Each sealing has a password of its own: if you were sent the package twice,"
        " the newer file goes with the newer password.",
    ),
    "sealed-anew": QT_TRANSLATE_NOOP(
        "Errors",
        "Somebody has sealed the extract again since, under another password than the one you were"
        " told. Nothing was saved or sent. Seal it once more, then use its new password.",
    ),
    "package-not-on-record": QT_TRANSLATE_NOOP(
        "Errors",
        "The extract that was made for this case is not in the workspace as it was made. Make the"
        " extract anew in the workspace, not in a file elsewhere, then send that.",
    ),
    "open-attachment": QT_TRANSLATE_NOOP(
        "Errors",
        "Only a sealed extract of this case goes with the answer. Attach it encrypted, or hand it"
        " over in another way.",
    ),
    "password-in-mail": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail holds the password of the extract that goes with it. Take it out of the text, and"
        " tell it by telephone or letter.",
    ),
    "package-names-others": QT_TRANSLATE_NOOP(
        "Errors",
        "The finished extract still names somebody who was taken out: {member}, item {item}. It was"
        " deleted and has not left. Look at that item or text, decide again about the person or"
        " leave the item out, then make the extract again.",
    ),
    "extract-unfounded": QT_TRANSLATE_NOOP(
        "Errors",
        "No extract was made or handed out: {reason}. If the list of editors has changed, have a"
        " supervisor judge the sender’s authority anew; else report this to your administrator.",
    ),
    "matches-not-on-record": QT_TRANSLATE_NOOP(
        "Errors",
        "The items of this case, or what was decided about them, were changed outside the desk."
        " Nothing was done. Report this to your administrator; then search again and decide anew.",
    ),
    "others-not-on-record": QT_TRANSLATE_NOOP(
        "Errors",
        "What was decided about other people in this case was changed outside the desk, so no"
        " extract was made. Report this to your administrator. Then decide about somebody in the"
        " list of other people: the desk forgets these decisions and asks for each anew.",
    ),
    "others-asked-anew": QT_TRANSLATE_NOOP(
        "Errors",
        "What was decided about other people in this case had been changed outside the desk. These"
        " decisions were forgotten, yours was not taken, and an extract that was made is void."
        " Report this to your administrator, then decide about everybody anew.",
    ),
    "package-overtaken": QT_TRANSLATE_NOOP(
        "Errors",
        "Something was decided about this case while the extract was being made, so the extract was"
        " deleted. Make it again.",
    ),
    "redaction-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was decided about other people: {reason}. Read the list again, then choose a"
        " ground that fits.",
    ),
}
