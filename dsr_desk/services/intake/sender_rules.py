"""Sender rules: whose word proves a sender in this workspace, and who changes that."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, replace

from dsr_desk.config import SenderSettings
from dsr_desk.domain.addresses import address_in
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.people import Right
from dsr_desk.domain.sender import SenderRuleRefused
from dsr_desk.services.cases import Recorder
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, DeskStore, SenderSettingsFile

SAVED = "sender_rules.saved"
_MOST_LETTERS = 255


class SenderRules:
    """Shows and changes how senders are proved (law.md L18).

    What is changed holds for every desk that is opened afterwards; this one goes on as it began,
    so that nothing is judged by two sets of rules in one sitting.
    """

    def __init__(self, store: DeskStore, file: SenderSettingsFile, clock: Clock) -> None:
        """Take the desk's store, the workspace's file and the clock."""
        self._store, self._file = store, file
        self._record = Recorder(clock)

    def view(self) -> SenderSettings:
        """Return what the file says.

        Raises:
            WorkspaceMissing, WorkspaceDamaged: it says it no longer.
        """
        return self._file.sender_settings()

    def save(self, settings: SenderSettings, by: SignedIn | None) -> Changes:
        """Write the rules, with an audit event of their digest: the file is outside the database.

        Raises:
            RightMissing: only a supervisor changes settings.
            SenderRuleRefused: a name, an address or a domain is none.
            DiskFull, WorkspaceReadOnly: the file can't be written; nothing was changed.
        """
        wanted, before = _sound(settings), self._file.sender_settings()
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            self._record.note(
                uow,
                who.id,
                SAVED,
                None,
                servers=len(wanted.authserv_ids),
                look_up_keys=wanted.look_up_keys,
                addresses=len(wanted.desk_addresses),
                sealers=len(wanted.arc_sealers),
                digest=_digest(wanted),
            )
            self._file.save_sender_settings(wanted)
            try:
                uow.commit()
            except BaseException:
                # Rules that are in force without being on record would be worse than none.
                self._file.save_sender_settings(before)
                raise
        return Changes(people=True)


def _sound(settings: SenderSettings) -> SenderSettings:
    """Return the settings without blanks and repetitions.

    Raises:
        SenderRuleRefused: says which kind of entry is wrong; never the entry.
    """
    wanted = replace(
        settings,
        authserv_ids=_entries(settings.authserv_ids),
        desk_addresses=_entries(settings.desk_addresses),
        arc_sealers=_entries(settings.arc_sealers),
    )
    if not all(_is_word(name) for name in wanted.authserv_ids):
        raise SenderRuleRefused("a receiving server’s name is one word")
    if not all(address_in(text) for text in wanted.desk_addresses):
        raise SenderRuleRefused("one of our addresses is no e-mail address")
    if not all(address_in(f"seal@{domain}") for domain in wanted.arc_sealers):
        raise SenderRuleRefused("a relay is given by its domain")
    return wanted


def _entries(entries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.strip() for entry in entries if entry.strip()))


def _is_word(name: str) -> bool:
    return name.isprintable() and len(name.split()) == 1 and len(name) <= _MOST_LETTERS


def _digest(settings: SenderSettings) -> str:
    return hashlib.sha256(json.dumps(astuple(settings)).encode()).hexdigest()
