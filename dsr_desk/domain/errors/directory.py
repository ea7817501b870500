"""Why an organisation or a channel can't be added, ended or connected."""

from __future__ import annotations

from dsr_desk.domain.errors.problems import SourceUnavailable
from dsr_desk.domain.errors.roots import Problem, Refusal

DIRECTORY_REASONS = {
    "key": "the short name is taken, or holds more than a to z, digits, - and _ (at most 40)."
    " Choose another",
    "title": "it has no title: give the name that people read",
    "country": "its country is none of those whose holidays are known (SE, NO, DK, FI)",
    "time_zone": "its time zone is none, such as Europe/Stockholm",
    "domains": "one of its domains is none, such as nordljus.example",
    "backup_days": "its backups are kept for 0 to 3650 days",
    "organisation": "there is no such organisation. Add the organisation first",
    "policy": "where there is another supervisor, a new channel begins with “anonymise” and “what"
    " the person wrote”. Add it so, then change what it erases under the safeguards: two sign that",
    "channel": "there is no such channel",
    "ended": "the channel has ended",
    "holds-content": "the channel still holds items. End it when they have been erased or handed"
    " back",
    "unsearched": "its store can’t be looked into, so nobody knows what it holds. If the store was"
    " taken away, say so with a reason",
    "open-case": "a case that is still open is about it. Finish or set that case aside first",
    "held": "a legal hold keeps what is in it. Have the hold lifted first",
    "edited": "the stored organisations and channels are not those on record: somebody has changed"
    " the database. Tell your administrator",
    "social": "what lies on a social network is removed there; no database is connected to it",
    "not-listed": "the mapping was tried with other counts than these, or the database has changed."
    " Look at what would be found once more, then connect it",
    "nothing": "nothing of the channel would be found there. The columns that [scope] names must"
    " hold its organisation’s and its own short name; look at the mapping",
    "unsearchable": "the database can’t be searched by the mapping. Mend what is said about it,"
    " then try again",
    "holds-elsewhere": "the channel holds items where its content is now, and they would be"
    " searched no more. Connect it when they have been erased there",
    "not-imported": "the channel’s content lies in the platform’s own database or on a social"
    " network, and is searched there alone. Choose a channel whose content is imported",
    "read-only": "the database can be searched, but nothing could be erased there. Mend what is"
    " said about it, then connect it",
    "taken": "that short name is the archive’s or another source’s. Choose another “key” in the"
    " mapping’s [source]",
}


class NotConnected(SourceUnavailable):
    """A database can't be looked into; no case is about it yet."""

    code = "not-connected"

    def __init__(self, source: str, reason: str) -> None:
        """Name the source by its mapping, and the reason."""
        Problem.__init__(
            self,
            f"Nothing was connected as {source}: {reason}. Nothing was changed. Mend that, then"
            " look once more.",
            source=source,
            reason=reason,
        )


class DirectoryRefused(Refusal):
    """An organisation, a channel or the store of one can't be changed so."""

    code = "directory-refused"

    def __init__(self, reason: str) -> None:
        """Take the rule's code."""
        said = DIRECTORY_REASONS.get(reason, reason)
        super().__init__(f"Nothing was changed: {said}.", reason=said)
        self.rule = reason
