"""Every reason and problem code, as one sentence a person reads beside the mail."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

REASONS: dict[str, str] = {
    "nature-instruction": QT_TRANSLATE_NOOP("Reasons", "An editor asks for something to be done."),
    "nature-unclear": QT_TRANSLATE_NOOP("Reasons", "It is not clear what the mail asks for."),
    "nature-data-subject": QT_TRANSLATE_NOOP("Reasons", "The person writes in their own name."),
    "nature-newsletter": QT_TRANSLATE_NOOP("Reasons", "It is a newsletter."),
    "nature-auto-reply": QT_TRANSLATE_NOOP("Reasons", "It is an automatic reply."),
    "nature-bounce": QT_TRANSLATE_NOOP("Reasons", "It is a notice of failed delivery."),
    "nature-automatic": QT_TRANSLATE_NOOP(
        "Reasons", "It asks for something, but is marked as sent by a machine or to a list."
    ),
    "subjects-named": QT_TRANSLATE_NOOP("Reasons", "The person is named by e-mail address."),
    "subjects-missing": QT_TRANSLATE_NOOP("Reasons", "No person is named by e-mail address."),
    "subjects-unsure": QT_TRANSLATE_NOOP(
        "Reasons", "An address may or may not be a person concerned."
    ),
    "organisation-known": QT_TRANSLATE_NOOP("Reasons", "The sender belongs to this organisation."),
    "organisation-unknown": QT_TRANSLATE_NOOP(
        "Reasons", "The sender belongs to no organisation the desk knows."
    ),
    "editor-of-channel": QT_TRANSLATE_NOOP("Reasons", "In the role when the mail was sent."),
    "editor-not-of-channel": QT_TRANSLATE_NOOP(
        "Reasons", "The sender had no role in this channel when the mail was sent."
    ),
    "editor-on-no-roster": QT_TRANSLATE_NOOP("Reasons", "The sender is on no roster."),
    "editor-role-ended": QT_TRANSLATE_NOOP(
        "Reasons", "The sender’s role in this channel had ended when the mail was sent."
    ),
    "editor-role-later": QT_TRANSLATE_NOOP(
        "Reasons", "The sender’s role in this channel began after the mail was sent."
    ),
    "editor-between-periods": QT_TRANSLATE_NOOP(
        "Reasons", "The mail was sent between two periods of the sender’s role."
    ),
    "editor-near-address": QT_TRANSLATE_NOOP(
        "Reasons", "Not an editor’s address, but one that looks like an editor’s."
    ),
    "organisation-ambiguous": QT_TRANSLATE_NOOP(
        "Reasons", "The sender is an editor for more than one organisation."
    ),
    "roster-gained": QT_TRANSLATE_NOOP(
        "Reasons", "The roster now names the sender as editor on the mail’s day; it did not before."
    ),
    "roster-lost": QT_TRANSLATE_NOOP(
        "Reasons", "The roster no longer names the sender as editor on the mail’s day."
    ),
    "roster-moved": QT_TRANSLATE_NOOP(
        "Reasons", "The roster gives the sender’s role other dates than when the mail was filed."
    ),
    "editor-no-channel": QT_TRANSLATE_NOOP(
        "Reasons", "The organisation has no channel of the kinds that are named."
    ),
    "disposal-recorded": QT_TRANSLATE_NOOP("Reasons", "The decision’s number is on record."),
    "disposal-missing": QT_TRANSLATE_NOOP(
        "Reasons", "A public authority may erase only under a disposal decision."
    ),
    "social-removed-there": QT_TRANSLATE_NOOP(
        "Reasons", "What lies on the network must be removed there; the desk can’t do it."
    ),
    "attested": QT_TRANSLATE_NOOP("Reasons", "The sentence stands in the mail’s own text."),
    "attestation-missing": QT_TRANSLATE_NOOP(
        "Reasons", "Nothing in the mail says that the person’s identity was confirmed."
    ),
    "attestation-paraphrased": QT_TRANSLATE_NOOP(
        "Reasons", "Something like the sentence is there, but not the sentence itself."
    ),
    "attestation-negated": QT_TRANSLATE_NOOP(
        "Reasons", "The mail says that the identity has not been confirmed."
    ),
    "attestation-conditional": QT_TRANSLATE_NOOP(
        "Reasons", "The identity is confirmed only under a condition."
    ),
    "attestation-future": QT_TRANSLATE_NOOP("Reasons", "The identity is still to be confirmed."),
    "attestation-question": QT_TRANSLATE_NOOP("Reasons", "The sentence is a question."),
    "attestation-quoted": QT_TRANSLATE_NOOP(
        "Reasons", "The sentence is only cited, or stands in quoted history."
    ),
    "attestation-forwarded": QT_TRANSLATE_NOOP(
        "Reasons", "The sentence stands only in a forwarded mail."
    ),
    "attestation-reported": QT_TRANSLATE_NOOP(
        "Reasons", "The sentence is what somebody else said or asked for."
    ),
    "attestation-in-signature": QT_TRANSLATE_NOOP(
        "Reasons", "The sentence stands only in a signature or a standard footer."
    ),
    "attestation-signature-unclear": QT_TRANSLATE_NOOP(
        "Reasons", "Nobody can tell whether the sentence is part of a signature."
    ),
    "attestation-in-attachment": QT_TRANSLATE_NOOP(
        "Reasons", "The mail points to an attachment; attachments don’t count."
    ),
    "attestation-other-person": QT_TRANSLATE_NOOP(
        "Reasons", "The sentence is about somebody else than the persons named."
    ),
    "attestation-no-person": QT_TRANSLATE_NOOP(
        "Reasons", "The sentence is there, but no person is named for certain."
    ),
    "attestation-not-for-all": QT_TRANSLATE_NOOP(
        "Reasons", "This person is named in no mail that holds the sentence."
    ),
    "attestation-several-persons": QT_TRANSLATE_NOOP(
        "Reasons", "The sentence speaks of one person, the mail names several."
    ),
    "attestation-revoked": QT_TRANSLATE_NOOP("Reasons", "Another sentence seems to take it back."),
    "attestation-ambiguous": QT_TRANSLATE_NOOP(
        "Reasons", "Something around the sentence makes it doubtful."
    ),
    "attestation-unlike": QT_TRANSLATE_NOOP(
        "Reasons", "Such words as those marked are seldom found in a mail that attests: read it."
    ),
    "attestation-weighed": QT_TRANSLATE_NOOP(
        "Reasons",
        "The sentence stands. What is marked with it was weighed, and takes nothing away.",
    ),
    "attestation-not-by-editor": QT_TRANSLATE_NOOP(
        "Reasons", "The mail speaks in the person’s own voice."
    ),
    "attestation-by-phone": QT_TRANSLATE_NOOP(
        "Reasons", "The caller said so, and the desk typed it in: that attests nothing by itself."
    ),
    "attestation-not-read": QT_TRANSLATE_NOOP(
        "Reasons", "The desk has not read the mail: read it by hand."
    ),
    "attestation-hidden-text": QT_TRANSLATE_NOOP(
        "Reasons", "The mail hides text or shows different texts in its two forms."
    ),
    "wished": QT_TRANSLATE_NOOP("Reasons", "The wish and its channels are named."),
    "wish-not-read": QT_TRANSLATE_NOOP(
        "Reasons", "The desk has not read the mail: read it by hand."
    ),
    "wish-missing": QT_TRANSLATE_NOOP("Reasons", "No wish to erase or to get a copy was found."),
    "wish-negated": QT_TRANSLATE_NOOP("Reasons", "The mail says what should not be done."),
    "wish-contradictory": QT_TRANSLATE_NOOP(
        "Reasons", "The same thing is both wished for and declined."
    ),
    "wish-uncertain": QT_TRANSLATE_NOOP("Reasons", "The wish is conditional or only considered."),
    "wish-limited": QT_TRANSLATE_NOOP(
        "Reasons", "The wish takes in only some of the items, such as a period."
    ),
    "wishes-differ": QT_TRANSLATE_NOOP(
        "Reasons", "Something else may be asked for one person, or channel, than for another."
    ),
    "wish-by-hand": QT_TRANSLATE_NOOP(
        "Reasons", "Somebody at the desk has told whom which wish is about."
    ),
    "wish-told-apart": QT_TRANSLATE_NOOP(
        "Reasons", "Somebody at the desk has told this apart from what the mail asks for others."
    ),
    "channels-not-named": QT_TRANSLATE_NOOP(
        "Reasons", "It is not named which of mail, forum and chat is meant."
    ),
    "channels-open-ended": QT_TRANSLATE_NOOP(
        "Reasons", "More channels are hinted at than are named."
    ),
    "social-media-only": QT_TRANSLATE_NOOP(
        "Reasons", "Only social media is named, which is handled in another way."
    ),
    "social-media": QT_TRANSLATE_NOOP(
        "Reasons", "Social media is mentioned: it must be removed on the network itself."
    ),
    "rectification": QT_TRANSLATE_NOOP("Reasons", "A correction of data is asked for."),
    "objection": QT_TRANSLATE_NOOP(
        "Reasons", "An objection or a restriction of processing is raised."
    ),
    "complaint": QT_TRANSLATE_NOOP("Reasons", "A complaint or a reminder, not an instruction."),
    "subject-missing": QT_TRANSLATE_NOOP(
        "Reasons", "No person is named by e-mail address in the mail’s own text."
    ),
    "subject-uncertain": QT_TRANSLATE_NOOP(
        "Reasons", "An address may or may not be a person concerned."
    ),
    "subject-only-forwarded": QT_TRANSLATE_NOOP(
        "Reasons", "A person is named only in a forwarded mail."
    ),
    "subject-obfuscated": QT_TRANSLATE_NOOP(
        "Reasons", "An address is written in a disguised or broken form."
    ),
    "subject-own-domain": QT_TRANSLATE_NOOP(
        "Reasons", "An address belongs to the organisation itself."
    ),
    "subject-left-out": QT_TRANSLATE_NOOP("Reasons", "A person is named as not concerned."),
    "channel-left-out": QT_TRANSLATE_NOOP("Reasons", "A channel is named as not concerned."),
    "channel-unclear": QT_TRANSLATE_NOOP(
        "Reasons",
        "Something else is asked for that may be a channel, such as letters or reviews: ask.",
    ),
    "text-attached": QT_TRANSLATE_NOOP(
        "Reasons", "What is missing may stand in an attachment; attachments don’t count."
    ),
    "request-date-unclear": QT_TRANSLATE_NOOP(
        "Reasons", "Several dates could be the day of the person’s own request."
    ),
    "person-left-out": QT_TRANSLATE_NOOP(
        "Reasons", "A mail names the person, but the request is not about them."
    ),
    "message-id-reused": QT_TRANSLATE_NOOP(
        "Reasons", "It has the same Message-ID as another mail, but other content."
    ),
    "receipt-year-unknown": QT_TRANSLATE_NOOP(
        "Reasons",
        "The mail’s own date of receipt can’t be used; the moment of filing counts instead.",
    ),
    "year-unknown": QT_TRANSLATE_NOOP(
        "Reasons", "No table of public holidays covers that year, so no deadline can be given."
    ),
    "text-too-long": QT_TRANSLATE_NOOP(
        "Reasons", "The text is too long to be read whole; only its beginning was."
    ),
    "dmarc-pass": QT_TRANSLATE_NOOP(
        "Reasons", "Our receiving server says that the sender’s domain vouches for the mail."
    ),
    "sender-not-proved": QT_TRANSLATE_NOOP("Reasons", "Nothing proves who sent the mail."),
    "sender-by-phone": QT_TRANSLATE_NOOP(
        "Reasons", "Made by phone and typed in at the desk: nothing proves who called."
    ),
    "sender-forged": QT_TRANSLATE_NOOP(
        "Reasons", "Our receiving server says that the mail does not come from that domain."
    ),
    "from-not-single": QT_TRANSLATE_NOOP(
        "Reasons", "The mail does not have exactly one sender address."
    ),
    "sender-display-name": QT_TRANSLATE_NOOP(
        "Reasons", "The sender’s displayed name holds another address."
    ),
    "sender-look-alike": QT_TRANSLATE_NOOP(
        "Reasons", "The sender’s name or address holds invisible or mixed-script characters."
    ),
    "sender-resembles-editor": QT_TRANSLATE_NOOP(
        "Reasons", "The sender’s address is made to look like an editor’s."
    ),
    "sender-poses-as-editor": QT_TRANSLATE_NOOP(
        "Reasons", "The sender displays an editor’s address as a name."
    ),
    "sender-near-editor": QT_TRANSLATE_NOOP(
        "Reasons", "The sender’s address is almost that of an editor."
    ),
    "results-disagree": QT_TRANSLATE_NOOP(
        "Reasons", "Our receiving server says different things about the sender."
    ),
    "dkim-pass": QT_TRANSLATE_NOOP(
        "Reasons", "The sender’s domain has signed the mail, and the signature holds."
    ),
    "arc-pass": QT_TRANSLATE_NOOP(
        "Reasons",
        "A relay that the desk trusts says that the sender’s domain vouches for the mail.",
    ),
    "dkim-fails": QT_TRANSLATE_NOOP(
        "Reasons", "The signature does not hold: the mail is not as it was signed."
    ),
    "dkim-not-aligned": QT_TRANSLATE_NOOP(
        "Reasons", "The mail is signed, but not by the sender’s domain."
    ),
    "dkim-parts-unsigned": QT_TRANSLATE_NOOP(
        "Reasons", "The signature leaves out parts that people read."
    ),
    "dkim-length-tag": QT_TRANSLATE_NOOP(
        "Reasons", "The signature covers only the beginning of the text."
    ),
    "dkim-algorithm": QT_TRANSLATE_NOOP(
        "Reasons", "The signature is of a kind that is no proof here."
    ),
    "dkim-malformed": QT_TRANSLATE_NOOP(
        "Reasons", "The signature, or the mail around it, is not written as it must be."
    ),
    "dkim-too-many": QT_TRANSLATE_NOOP(
        "Reasons", "There are more signatures than the desk computes."
    ),
    "dkim-key-missing": QT_TRANSLATE_NOOP(
        "Reasons", "The sender’s domain publishes no such signing key."
    ),
    "dkim-key-revoked": QT_TRANSLATE_NOOP("Reasons", "The signing key has been revoked."),
    "dkim-key-unusable": QT_TRANSLATE_NOOP("Reasons", "The signing key can’t be used for mail."),
    "dkim-key-too-small": QT_TRANSLATE_NOOP(
        "Reasons", "The signing key is so short that it can be broken."
    ),
    "dkim-key-weak": QT_TRANSLATE_NOOP(
        "Reasons", "The signature holds, but its key is shorter than keys should be."
    ),
    "dkim-test-key": QT_TRANSLATE_NOOP("Reasons", "The signing key is marked as a test."),
    "dkim-no-answer": QT_TRANSLATE_NOOP("Reasons", "The signing key could not be looked up."),
    "dkim-expired": QT_TRANSLATE_NOOP("Reasons", "The signature has expired."),
    "dkim-future": QT_TRANSLATE_NOOP("Reasons", "The mail is dated or signed in the future."),
    "dkim-old": QT_TRANSLATE_NOOP(
        "Reasons", "The mail was signed long ago: somebody may have kept it and sent it again."
    ),
    "dkim-not-to-us": QT_TRANSLATE_NOOP(
        "Reasons", "The mail is signed, but was written to somebody else."
    ),
    "dkim-server-disagrees": QT_TRANSLATE_NOOP(
        "Reasons", "The signature holds, but our receiving server says that it failed."
    ),
    "arc-fails": QT_TRANSLATE_NOOP(
        "Reasons", "A relay’s seal does not hold, or does not vouch for the sender."
    ),
    "arc-not-listed": QT_TRANSLATE_NOOP(
        "Reasons", "The mail is sealed by a relay that the desk does not trust."
    ),
    "empty-file": QT_TRANSLATE_NOOP("Reasons", "The file is empty."),
    "not-a-mail": QT_TRANSLATE_NOOP(
        "Reasons", "The file does not look like a mail; read it by hand."
    ),
    "too-large": QT_TRANSLATE_NOOP(
        "Reasons", "The mail is larger than the desk reads; its text was cut."
    ),
    "text-cut": QT_TRANSLATE_NOOP("Reasons", "The text is longer than the desk shows and was cut."),
    "header-too-large": QT_TRANSLATE_NOOP(
        "Reasons", "The mail’s headers are too large and were cut."
    ),
    "header-hostile": QT_TRANSLATE_NOOP(
        "Reasons", "A header was built to break mail programs and was cut."
    ),
    "broken-mime": QT_TRANSLATE_NOOP(
        "Reasons", "The mail’s structure is broken; parts may be missing."
    ),
    "too-deep": QT_TRANSLATE_NOOP(
        "Reasons", "The mail’s parts are nested too deeply; it was not taken apart."
    ),
    "too-many-parts": QT_TRANSLATE_NOOP(
        "Reasons", "The mail has too many parts; the last of them were left aside."
    ),
    "unknown-charset": QT_TRANSLATE_NOOP(
        "Reasons", "A part’s character set is unknown or wrong; its text was guessed."
    ),
    "hidden-text": QT_TRANSLATE_NOOP("Reasons", "The mail hides text from its reader."),
    "struck-text": QT_TRANSLATE_NOOP(
        "Reasons", "The mail holds struck-out text, which does not count."
    ),
    "signature-wraps-text": QT_TRANSLATE_NOOP(
        "Reasons", "The mail program marked the mail’s text as its signature."
    ),
    "alternatives-disagree": QT_TRANSLATE_NOOP(
        "Reasons", "The mail’s plain text and its HTML say different things."
    ),
    "reply-to-elsewhere": QT_TRANSLATE_NOOP(
        "Reasons", "Answers would go to another domain than the sender’s."
    ),
    "bidi-characters": QT_TRANSLATE_NOOP(
        "Reasons", "The text holds characters that change the direction of writing."
    ),
    "encrypted": QT_TRANSLATE_NOOP("Reasons", "The mail is encrypted and can’t be read."),
    "file-unreadable": QT_TRANSLATE_NOOP("Reasons", "The file could not be read."),
    "folder-unreadable": QT_TRANSLATE_NOOP("Reasons", "A folder could not be read."),
    "follow-up-completes": QT_TRANSLATE_NOOP("Reasons", "The mail adds what was missing."),
    "follow-up-nothing": QT_TRANSLATE_NOOP("Reasons", "The mail adds nothing that counts."),
    "follow-up-widens": QT_TRANSLATE_NOOP(
        "Reasons", "The mail asks for more than what was complete already."
    ),
    "follow-up-limits": QT_TRANSLATE_NOOP(
        "Reasons", "The mail takes something out of what was asked for."
    ),
    "follow-up-takes-back": QT_TRANSLATE_NOOP(
        "Reasons", "The mail says that it is not to be done."
    ),
    "follow-up-contradicts": QT_TRANSLATE_NOOP(
        "Reasons", "The mail says something else than the ones before it."
    ),
    "follow-up-names-another": QT_TRANSLATE_NOOP(
        "Reasons", "The mail names an address that may or may not be another person."
    ),
    "follow-up-unclear": QT_TRANSLATE_NOOP("Reasons", "The mail can’t be understood for certain."),
    "no-mail-file": QT_TRANSLATE_NOOP("Reasons", "The file is no mail."),
    "outlook-unreadable": QT_TRANSLATE_NOOP(
        "Reasons", "The Outlook file is broken or holds no mail: read it by hand in Outlook."
    ),
    "mail-unfetchable": QT_TRANSLATE_NOOP(
        "Reasons", "The mail server did not hand the mail out; it is tried again."
    ),
    "outlook-rtf-only": QT_TRANSLATE_NOOP(
        "Reasons", "The text is only in Outlook’s own format: read it by hand in Outlook."
    ),
    "tnef-attachment": QT_TRANSLATE_NOOP(
        "Reasons", "A part lies in a winmail.dat: ask the sender to send it as HTML or plain text."
    ),
    "too-many-lines": QT_TRANSLATE_NOOP(
        "Reasons", "The mail has too many lines; it was not taken apart."
    ),
    "too-slow": QT_TRANSLATE_NOOP(
        "Reasons", "Reading the mail took longer than it may: read it by hand."
    ),
    "reader-failed": QT_TRANSLATE_NOOP("Reasons", "Reading the mail broke off: read it by hand."),
}
