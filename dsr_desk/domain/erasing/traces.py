"""What a look after a run can find, by code and meaning; windows and certificates word it by code.

The codes stand in runs and on certificates, so none may change its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from dsr_desk.domain.finding.detecting.kinds import Identifier

NOT_ERASED = "items-not-erased"
STILL_FOUND = "items-still-found"
ERASED_BYTES = "bytes"
INDEX = "full-text-entries"
LEFTOVERS = "leftovers"
OUTSIDE_TEXTS = "address-outside-texts"
PROBE_KEY_MISSING = "probe-key-missing"
HELD_BY_OTHERS = "held-by-other-items"
MENTIONS = "mentions"
FILES_UNSEARCHED = "attachments-unsearched"
SENDERS_UNREAD = "senders-unread"
TRIGGERS = "triggers-unexplained"

BLOCKING: Mapping[str, str] = {
    NOT_ERASED: "items that were not erased",
    STILL_FOUND: "items of the person",
    ERASED_BYTES: "erased text in this file",
    INDEX: "words left in the full-text index",
    LEFTOVERS: "copies of the person’s address",
    OUTSIDE_TEXTS: "the person’s address outside texts",
    PROBE_KEY_MISSING: "the strings to seek, whose key file is missing",
}
"""What keeps a case open; no certificate is made while there is any of it."""
IDENTIFYING: Mapping[str, str] = {
    Identifier.NAME.trace: "pseudonymised texts with names that may be the person’s",
    Identifier.ADDRESS.trace: "pseudonymised texts with mail addresses",
    Identifier.PHONE.trace: "pseudonymised texts with telephone numbers",
    Identifier.PERSONAL_NUMBER.trace: "pseudonymised texts with personal numbers",
    Identifier.LINK.trace: "pseudonymised texts with links",
    Identifier.NETWORK.trace: "pseudonymised texts with network addresses",
    Identifier.FILE.trace: "pseudonymised texts with file names",
    Identifier.HANDLE.trace: "pseudonymised texts with user names",
    Identifier.ACCOUNT.trace: "pseudonymised texts with account numbers",
    Identifier.PLATE.trace: "pseudonymised texts with number plates",
    Identifier.POSTAL.trace: "pseudonymised texts with postal addresses",
}
"""By what an anonymised text may still be known, so that it is called pseudonymised."""
OUTSIDE: Mapping[str, str] = {
    HELD_BY_OTHERS: "sought strings that items of others, or kept ones, hold too",
    MENTIONS: "mentions in other people’s texts",
}
"""What stands outside the instruction and is left alone."""
UNSEARCHED: Mapping[str, str] = {
    FILES_UNSEARCHED: "attachments still there afterwards that can’t be read as text",
    SENDERS_UNREAD: "items with a sender that could not be read",
    TRIGGERS: "triggers of this table that may have copied rows to where nobody has looked",
}
"""What no look can tell anything of."""
TRACES: Mapping[str, str] = {**BLOCKING, **IDENTIFYING, **OUTSIDE, **UNSEARCHED}
