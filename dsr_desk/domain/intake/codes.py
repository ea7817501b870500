"""Every reason and problem code of the intake and its meaning; windows translate by it."""

from __future__ import annotations

from typing import Final

ATTESTATION: Final[dict[str, str]] = {
    "attested": "The sentence stands in the mail's new text, for the persons named there.",
    "attestation-missing": "Nothing in the mail says that the person's identity was confirmed.",
    "attestation-paraphrased": "Something like the sentence is there, but not the sentence itself.",
    "attestation-negated": "The mail says that the identity has not been confirmed.",
    "attestation-conditional": "The identity is confirmed only under a condition.",
    "attestation-future": "The identity is still to be confirmed.",
    "attestation-question": "The sentence is a question.",
    "attestation-quoted": "The sentence is only cited, or stands in quoted history.",
    "attestation-forwarded": "The sentence stands only in a forwarded mail.",
    "attestation-reported": "The sentence is what somebody else said or asked for.",
    "attestation-in-signature": "The sentence stands only in a signature or a standard footer.",
    "attestation-in-attachment": "The mail points to an attachment; attachments don't count.",
    "attestation-other-person": "The sentence is about somebody else than the persons named.",
    "attestation-no-person": "The sentence is there, but this mail names no person for certain.",
    "attestation-not-for-all": "One of the persons is named in no mail that holds the sentence.",
    "attestation-several-persons": "The sentence speaks of one person, the mail names several.",
    "attestation-revoked": "Another sentence seems to take it back.",
    "attestation-ambiguous": "Something around the sentence makes it doubtful.",
    "attestation-not-by-editor": "The mail speaks in the person's own voice.",
    "attestation-hidden-text": "The mail hides text or shows different texts in its two forms.",
}

WISH: Final[dict[str, str]] = {
    "wished": "The wish and its channels are named.",
    "wish-missing": "No wish to erase or to get a copy was found.",
    "wish-negated": "The mail says what should not be done.",
    "wish-contradictory": "The same thing is both wished for and declined.",
    "wish-uncertain": "The wish is conditional or only considered.",
    "wish-limited": "The wish takes in only some of the items (a period, a single item).",
    "channels-not-named": "Neither mail, forum nor chat is named.",
    "channels-open-ended": "More channels are hinted at than are named.",
    "social-media-only": "Only social media is named, which is handled by another procedure.",
}

PROBLEMS: Final[dict[str, str]] = {
    "social-media": "Social media is mentioned: it must be removed on the network itself.",
    "rectification": "A correction of data is asked for.",
    "objection": "An objection or a restriction of processing is raised.",
    "complaint": "A complaint or a reminder, not an instruction.",
    "subject-missing": "No person is named by e-mail address in the new text.",
    "subject-uncertain": "An address may or may not be a person concerned.",
    "subject-only-forwarded": "A person is named only in a forwarded mail.",
    "subject-obfuscated": "An address is written in a disguised or broken form.",
    "subject-own-domain": "An address belongs to the organisation itself.",
    "subject-left-out": "A person is named as not concerned.",
    "channel-left-out": "A channel is named as not concerned.",
    "request-date-unclear": "Several dates could be the day of the person's own request.",
    "text-too-long": "The text is too long to be read whole; only its beginning was.",
}

SENDER: Final[dict[str, str]] = {
    "dmarc-pass": "Our receiving server says that the sender's domain vouches for the mail.",
    "sender-not-proved": "Nothing proves that the sender is the sender.",
    "sender-forged": "Our receiving server says that the mail is not from the sender's domain.",
    "from-not-single": "The mail has not exactly one sender address.",
    "sender-display-name": "The sender's displayed name holds another address.",
    "sender-look-alike": "The sender's name or address holds invisible or mixed-script characters.",
}

READING: Final[dict[str, str]] = {
    "empty-file": "The file is empty.",
    "not-a-mail": "The file does not look like a mail; read it by hand.",
    "too-large": "The mail is larger than the desk reads; its text was cut.",
    "text-cut": "The text is longer than the desk shows and was cut.",
    "header-too-large": "The mail's headers are too large and were cut.",
    "header-hostile": "A header was built to break mail programs and was cut.",
    "broken-mime": "The mail's structure is broken; parts may be missing.",
    "too-deep": "The mail's parts are nested too deeply; it was not taken apart.",
    "too-many-parts": "The mail has too many parts; the last of them were left aside.",
    "unknown-charset": "A part's character set is unknown or wrong; its text was guessed.",
    "hidden-text": "The mail hides text from its reader.",
    "struck-text": "The mail holds struck-out text, which does not count.",
    "alternatives-disagree": "The mail's plain text and its HTML say different things.",
    "reply-to-elsewhere": "Answers would go to another domain than the sender's.",
    "bidi-characters": "The text holds characters that change the direction of writing.",
    "encrypted": "The mail is encrypted and can't be read.",
    "file-unreadable": "The file could not be read.",
    "folder-unreadable": "A folder could not be read.",
    "outlook-msg-not-supported": "The file is an Outlook .msg; save the mail as .eml instead.",
}

FOLLOW_UP: Final[dict[str, str]] = {
    "follow-up-completes": "The mail adds what was missing.",
    "follow-up-nothing": "The mail adds nothing that counts.",
    "follow-up-widens": "The mail asks for more than what was complete already.",
    "follow-up-limits": "The mail takes something out of what was asked for.",
    "follow-up-takes-back": "The mail says that it is not to be done.",
    "follow-up-contradicts": "The mail says something else than the ones before it.",
    "follow-up-names-another": "The mail names an address that may or may not be another person.",
    "follow-up-unclear": "The mail can't be understood for certain.",
}

CODES: Final[dict[str, str]] = {
    **ATTESTATION,
    **WISH,
    **PROBLEMS,
    **SENDER,
    **READING,
    **FOLLOW_UP,
}
