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
    "attestation-signature-unclear": "Nobody can tell whether the sentence is part of a signature.",
    "attestation-in-attachment": "The mail points to an attachment; attachments don't count.",
    "attestation-other-person": "The sentence is about somebody else than the persons named.",
    "attestation-no-person": "The sentence is there, but this mail names no person for certain.",
    "attestation-not-for-all": "One of the persons is named in no mail that holds the sentence.",
    "attestation-several-persons": "The sentence speaks of one person, the mail names several.",
    "attestation-revoked": "Another sentence seems to take it back.",
    "attestation-ambiguous": "Something around the sentence makes it doubtful.",
    "attestation-unlike": "No rule objects, but mails that attest are worded otherwise.",
    "attestation-weighed": "The sentence stands; a soft doubt was weighed and lifted.",
    "attestation-not-by-editor": "The mail speaks in the person's own voice.",
    "attestation-by-phone": "The caller said that the identity is confirmed; the desk typed it in.",
    "attestation-not-read": "The mail was not read by the desk; nobody knows yet what it attests.",
    "attestation-hidden-text": "The mail hides text or shows different texts in its two forms.",
}

WISH: Final[dict[str, str]] = {
    "wished": "The wish and its channels are named.",
    "wish-not-read": "The mail was not read by the desk; nobody knows yet what it asks for.",
    "wish-missing": "No wish to erase or to get a copy was found.",
    "wish-negated": "The mail says what should not be done.",
    "wish-contradictory": "The same thing is both wished for and declined.",
    "wish-uncertain": "The wish is conditional or only considered.",
    "wish-limited": "The wish takes in only some of the items (a period, a single item).",
    "wishes-differ": "Something else may be asked for one person, or channel, than for another.",
    "wish-by-hand": "Somebody at the desk has told whom which wish is about.",
    "channels-not-named": "It is not named which of mail, forum and chat is meant.",
    "channels-open-ended": "More channels are hinted at than are named.",
    "social-media-only": "Only social media is named, which is handled by another procedure.",
}

CHANNEL_STAYS: Final = "channel-left-out"
"""A channel is named only to say that the wish is not about it."""

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
    CHANNEL_STAYS: "A channel is named as not concerned.",
    "channel-unclear": "Something is asked for that may be a channel, and is none the desk knows.",
    "text-attached": "What is missing may stand in an attachment; attachments don't count.",
    "request-date-unclear": "Several dates could be the day of the person's own request.",
    "message-id-reused": "Same Message-ID as another mail, other content: a case of its own.",
    "receipt-year-unknown": "The mail's own receipt can't be counted from; that of the filing is.",
    "year-unknown": "No table of public holidays covers that year; no deadline can be given.",
    "text-too-long": "The text is too long to be read whole; only its beginning was.",
}

SENDER: Final[dict[str, str]] = {
    "dmarc-pass": "Our receiving server says that the sender's domain vouches for the mail.",
    "sender-not-proved": "Nothing proves who sent the mail.",
    "sender-by-phone": "The request was made by phone and typed in at the desk.",
    "sender-forged": "Our receiving server says that the mail is not from the sender's domain.",
    "from-not-single": "The mail does not have exactly one sender address.",
    "sender-display-name": "The sender's displayed name holds another address.",
    "sender-look-alike": "The sender's name or address holds invisible or mixed-script characters.",
    "sender-resembles-editor": "The sender's address is made to look like an editor's.",
    "sender-poses-as-editor": "The sender displays an editor's address as a name.",
    "sender-near-editor": "The sender's address is almost that of an editor.",
    "results-disagree": "Our receiving server says different things about the sender.",
    "dkim-pass": "The sender's domain has signed the mail, and the signature holds.",
    "arc-pass": "A relay that the desk trusts says that the sender's domain vouches for the mail.",
    "dkim-fails": "The signature does not hold: the mail is not as it was signed.",
    "dkim-not-aligned": "The mail is signed, but not by the sender's domain.",
    "dkim-parts-unsigned": "The signature leaves out parts that people read.",
    "dkim-length-tag": "The signature covers only the beginning of the text.",
    "dkim-algorithm": "The signature is of a kind that is no proof here.",
    "dkim-malformed": "The signature, or the mail around it, is not written as it must be.",
    "dkim-too-many": "There are more signatures than the desk computes.",
    "dkim-key-missing": "The sender's domain publishes no such signing key.",
    "dkim-key-revoked": "The signing key has been revoked.",
    "dkim-key-unusable": "The signing key can't be used for mail.",
    "dkim-key-too-small": "The signing key is so short that it can be broken.",
    "dkim-key-weak": "The signature holds, but its key is shorter than keys should be.",
    "dkim-test-key": "The signing key is marked as a test.",
    "dkim-no-answer": "The signing key could not be looked up.",
    "dkim-expired": "The signature has expired.",
    "dkim-future": "The mail is dated or signed in the future.",
    "dkim-old": "The mail was signed long ago: somebody may have kept it and sent it again.",
    "dkim-not-to-us": "The mail is signed, but was written to somebody else.",
    "dkim-server-disagrees": "The signature holds, but our receiving server says that it failed.",
    "arc-fails": "A relay's seal does not hold, or does not vouch for the sender.",
    "arc-not-listed": "The mail is sealed by a relay that the desk does not trust.",
}

AUTHORITY: Final[dict[str, str]] = {
    "organisation-ambiguous": "The sender is an editor for more than one organisation.",
    "editor-of-channel": "The sender was an editor of the channel on the mail's day.",
    "editor-not-of-channel": "The sender is an editor, but never was of this channel.",
    "editor-on-no-roster": "The sender is on no roster.",
    "editor-role-ended": "The sender's role in the channel had ended when the mail was sent.",
    "editor-role-later": "The sender's role in the channel began after the mail was sent.",
    "editor-between-periods": "The mail was sent between two periods of the sender's role.",
    "editor-near-address": "Not an editor's address, but one that looks like an editor's.",
    "roster-gained": "The roster names the sender as editor on the mail's day now, but did not.",
    "roster-lost": "The roster no longer names the sender as editor on the mail's day.",
    "roster-moved": "The roster gives the sender's role other dates than at filing.",
}
SENDER_FINDINGS: Final[dict[str, str]] = {
    "results-of-ours": "Result of our server, where only our server writes: it counts.",
    "results-forged": "Result with our server's name where a stranger can have put it: ignored.",
    "results-of-others": "Result of another server: ignored.",
    "received-by-us": "Received by our server.",
    "received-by-us-below": "Says it was received by our server, below others: ignored.",
    "received-elsewhere": "Received by another server: what stands below may be forged.",
    "author-headers-begin": "Here the sender's own headers begin: what stands below may be forged.",
    "no-received-of-ours": "No server of ours has taken this mail in: no result in it counts.",
    "from-single": "Exactly one sender.",
    "verdict-ok": "Verdict: the sender is proved.",
    "verdict-attention": "Verdict: the sender is not proved; call the organisation.",
    "verdict-failed": "Verdict: the sender is false.",
}
"""What ``sender-check`` tells of a mail beside the reasons above."""

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
    "signature-wraps-text": "The mail program marked the mail's text as its signature.",
    "alternatives-disagree": "The mail's plain text and its HTML say different things.",
    "reply-to-elsewhere": "Answers would go to another domain than the sender's.",
    "bidi-characters": "The text holds characters that change the direction of writing.",
    "encrypted": "The mail is encrypted and can't be read.",
    "file-unreadable": "The file could not be read.",
    "folder-unreadable": "A folder could not be read.",
    "no-mail-file": "The file is no mail; it was left aside.",
    "outlook-unreadable": "The Outlook file is broken or holds no mail; read it by hand.",
    "outlook-rtf-only": "The mail's text is only in Outlook's own format; open it in Outlook.",
    "tnef-attachment": "A part lies in a winmail.dat; ask the sender to send it as HTML or text.",
    "too-many-lines": "The mail has too many lines; it was not taken apart.",
    "too-slow": "Reading the mail took longer than it may; read it by hand.",
    "reader-failed": "Reading the mail broke off; read it by hand.",
    "mail-unfetchable": "The mail server did not hand the mail out; it is tried again.",
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

CHECKLIST: Final[dict[str, str]] = {
    "wish-told-apart": "What somebody at the desk has told that the mail asks for these persons.",
    "nature-instruction": "An editor asks for something to be done.",
    "nature-unclear": "It is not clear what the mail asks for.",
    "nature-data-subject": "The person writes in their own name.",
    "nature-newsletter": "It is a newsletter.",
    "nature-auto-reply": "It is an automatic reply.",
    "nature-bounce": "It is a notice of failed delivery.",
    "nature-automatic": "It asks for something, but is marked as sent by a machine or to a list.",
    "subjects-named": "The person is named by e-mail address.",
    "subjects-missing": "No person is named by e-mail address.",
    "subjects-unsure": "An address may or may not be a person concerned.",
    "organisation-known": "The sender belongs to this organisation.",
    "organisation-unknown": "The sender belongs to no organisation the desk knows.",
    "editor-no-channel": "The organisation has no channel of the kinds that are named.",
    "disposal-recorded": "The decision's number is on record.",
    "disposal-missing": "A public authority may erase only under a disposal decision.",
    "social-removed-there": "What lies on the network must be removed there, not by the desk.",
    "person-left-out": "A mail names the person, but the request is not about them.",
}
"""What the checklist says of a case as a whole."""

CODES: Final[dict[str, str]] = {
    **CHECKLIST,
    **ATTESTATION,
    **WISH,
    **PROBLEMS,
    **SENDER,
    **AUTHORITY,
    **READING,
    **FOLLOW_UP,
}


def sentence_of(code: str) -> str:
    """Return a code's meaning in English, or the code itself where nothing more is known."""
    return CODES.get(code, code)
