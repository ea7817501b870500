"""What can be done about an open check, by its reason."""

from __future__ import annotations

from dsr_desk.domain.intake.codes import SENDER
from dsr_desk.domain.sender import NO_ANSWER
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

_CALL = QT_TRANSLATE_NOOP("Hints", "Call the editor on a number you know.")
_THEMSELVES = QT_TRANSLATE_NOOP("Hints", "Ask the editor to write the sentence themselves.")
_WAIT = QT_TRANSLATE_NOOP("Hints", "Ask the editor for the sentence once the check is done.")
_READ = QT_TRANSLATE_NOOP(
    "Hints",
    "Read the words shown. If they leave a doubt, ask the editor; a supervisor can override.",
)

HINTS: dict[str, str] = {
    "attestation-missing": QT_TRANSLATE_NOOP("Hints", "Ask the editor for the sentence."),
    "attestation-paraphrased": QT_TRANSLATE_NOOP("Hints", "Ask the editor for the sentence."),
    "attestation-not-for-all": QT_TRANSLATE_NOOP(
        "Hints", "Ask the editor for the sentence, with this person’s address."
    ),
    "follow-up-widens": QT_TRANSLATE_NOOP(
        "Hints", "It counts. Settle this when the whole of it is meant."
    ),
    "follow-up-limits": QT_TRANSLATE_NOOP(
        "Hints", "It was not taken into account. Leave channels out, or ask the editor."
    ),
    "follow-up-takes-back": QT_TRANSLATE_NOOP(
        "Hints", "Set the case aside, or make sure with the editor that it goes on."
    ),
    "follow-up-contradicts": QT_TRANSLATE_NOOP(
        "Hints", "It was not taken into account. Ask the editor what holds."
    ),
    "follow-up-names-another": QT_TRANSLATE_NOOP(
        "Hints", "Nobody was added. Ask the editor whether the person is concerned."
    ),
    "follow-up-unclear": QT_TRANSLATE_NOOP("Hints", "Read the mail and ask the editor."),
    "attestation-several-persons": QT_TRANSLATE_NOOP(
        "Hints", "Ask the editor whether it holds for each person, or whose the addresses are."
    ),
    "attestation-no-person": QT_TRANSLATE_NOOP(
        "Hints", "Ask the editor whom the sentence is about, by e-mail address."
    ),
    "attestation-hidden-text": QT_TRANSLATE_NOOP(
        "Hints", "Ask the editor to send it again as plain text."
    ),
    "subjects-missing": QT_TRANSLATE_NOOP("Hints", "Ask the editor for the e-mail address."),
    "wishes-differ": QT_TRANSLATE_NOOP(
        "Hints", "Say whom which wish is about, or ask the editor. Nobody can override this."
    ),
    "wish-by-hand": QT_TRANSLATE_NOOP(
        "Hints", "A supervisor compares it with the mail, and then answers for it."
    ),
    NO_ANSWER: QT_TRANSLATE_NOOP(
        "Hints", "Ask again for the key, or call the editor on a number you know."
    ),
    "wish-missing": QT_TRANSLATE_NOOP("Hints", "Ask the editor what is to be done."),
    "channels-not-named": QT_TRANSLATE_NOOP("Hints", "Ask the editor which channels are meant."),
    "editor-not-of-channel": QT_TRANSLATE_NOOP(
        "Hints", "Leave the channel out, or ask one of its editors."
    ),
    "editor-on-no-roster": QT_TRANSLATE_NOOP(
        "Hints", "Leave the channel out, or ask one of its editors."
    ),
    "editor-role-ended": QT_TRANSLATE_NOOP(
        "Hints", "Leave the channel out, or ask one of its editors."
    ),
    "editor-role-later": QT_TRANSLATE_NOOP(
        "Hints", "Leave the channel out, or ask one of its editors."
    ),
    "editor-between-periods": QT_TRANSLATE_NOOP(
        "Hints", "Leave the channel out, or ask one of its editors."
    ),
    "editor-near-address": QT_TRANSLATE_NOOP(
        "Hints", "Don’t answer it. Call the editor on a number you know."
    ),
    "organisation-ambiguous": QT_TRANSLATE_NOOP(
        "Hints", "Choose the organisation the mail speaks for, or ask the editor."
    ),
    "disposal-missing": QT_TRANSLATE_NOOP("Hints", "Ask for the decision’s number and record it."),
    "sender-not-proved": QT_TRANSLATE_NOOP("Hints", "Call the editor on a number you know."),
    "sender-by-phone": QT_TRANSLATE_NOOP("Hints", "Call the editor back on a number you know."),
    "attestation-by-phone": QT_TRANSLATE_NOOP("Hints", "Ask the editor for the sentence by mail."),
    "sender-forged": QT_TRANSLATE_NOOP("Hints", "Don’t answer. Tell the organisation by phone."),
    "nature-automatic": QT_TRANSLATE_NOOP(
        "Hints", "Make sure that the editor meant it, then a supervisor overrides this."
    ),
    "sender-display-name": QT_TRANSLATE_NOOP("Hints", "Call the editor on a number you know."),
    "sender-look-alike": QT_TRANSLATE_NOOP("Hints", "Call the editor on a number you know."),
    "sender-resembles-editor": QT_TRANSLATE_NOOP(
        "Hints", "Don’t answer. Tell the organisation by phone."
    ),
    "sender-poses-as-editor": QT_TRANSLATE_NOOP(
        "Hints", "Don’t answer. Tell the organisation by phone."
    ),
    "sender-near-editor": QT_TRANSLATE_NOOP("Hints", "Call the editor on a number you know."),
    "results-disagree": QT_TRANSLATE_NOOP("Hints", "Call the editor on a number you know."),
    "nature-newsletter": QT_TRANSLATE_NOOP("Hints", "Set it aside."),
    "nature-auto-reply": QT_TRANSLATE_NOOP("Hints", "Set it aside."),
    "nature-bounce": QT_TRANSLATE_NOOP("Hints", "Set it aside."),
    "nature-data-subject": QT_TRANSLATE_NOOP(
        "Hints", "Refer the person to the organisation, then set it aside."
    ),
}
HINTS |= dict.fromkeys(
    (
        "attestation-quoted",
        "attestation-reported",
        "attestation-question",
        "attestation-in-signature",
        "attestation-forwarded",
        "attestation-in-attachment",
    ),
    _THEMSELVES,
)
HINTS |= dict.fromkeys(
    ("attestation-negated", "attestation-conditional", "attestation-future"), _WAIT
)
HINTS |= dict.fromkeys(
    (
        "attestation-ambiguous",
        "attestation-signature-unclear",
        "attestation-other-person",
        "attestation-revoked",
        "attestation-unlike",
    ),
    _READ,
)
# Whatever a signature or a seal lacks, a call settles it.
HINTS |= {
    code: _CALL
    for code in SENDER
    if code.startswith(("dkim-", "arc-")) and not code.endswith("-pass") and code != NO_ANSWER
}
