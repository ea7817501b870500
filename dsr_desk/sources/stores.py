"""The content stores of a workspace: its own archive, and platforms' own databases by mappings.

A mapping that was taken in lies in the workspace under the digest of its text, and the audit has
that name: a file that somebody has edited opens nothing.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from sqlalchemy.engine import URL

from dsr_desk.domain.errors import MappingRefused, SourceUnavailable
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Channel
from dsr_desk.services.ports import ContentSource, SourceEntry, Tried
from dsr_desk.sources.addresses import (
    address_of,
    looking_engine,
    password_entry,
    require_foreign,
    whole_address,
)
from dsr_desk.sources.engines import server_engine, sqlite_engine
from dsr_desk.sources.mapping.file import mapping_text, parse_mapping
from dsr_desk.sources.mapping.taking_in import take_in
from dsr_desk.sources.sql import SqlSource
from dsr_desk.sources.workspace import WorkspaceSources

_RELATIVE = (
    "its address is relative, so it names another file from each folder. Have its channels ended,"
    " and new ones connected by the whole address"
)
_FORM = re.compile(r"content-[A-Za-z0-9_-]{1,60}\.[0-9a-f]{64}\.toml")


class Passwords(Protocol):
    """The key store (``vault.Vault``)."""

    def password(self, workspace: str, name: str) -> str: ...
    def remember(self, workspace: str, name: str, password: str) -> bool: ...


class MappedStores:
    """Carries out ``Sources`` and ``ContentStores``."""

    def __init__(
        self,
        own: WorkspaceSources,
        entries: Callable[[], Sequence[SourceEntry]],
        folder: Path,
        workspace: str,
        passwords: Passwords,
    ) -> None:
        """Take the workspace's own sources, the configured ones, and where mappings lie."""
        self._own = own
        self._entries = entries
        self._folder = folder
        self._workspace = workspace
        self._passwords = passwords
        self._open: dict[SourceEntry, ContentSource] = {}
        self._guard = threading.Lock()

    def get(self, key: str) -> ContentSource:
        """Return a source.

        Raises:
            SourceUnavailable: it is not configured, its mapping is not the one taken in, or in its
                place lies a file of a workspace.
        """
        # What lies in the workspace is no other database's key, whatever a row says, and every page
        # asks for it.
        if self._own.has(key):
            return self._own.get(key)
        entry = next(
            (e for e in self._entries() if e.key == key and _FORM.fullmatch(e.mapping)), None
        )
        if entry is None:
            return self._own.get(key)
        # Each time: what lies there now may be another file than the one that was connected.
        url = self._address(entry.location, key)
        with self._guard:
            if entry not in self._open:
                self._open[entry] = self._opened(entry, url)
            return self._open[entry]

    def look(
        self, mapping: Path, location: str, password: str, channels: Sequence[Channel]
    ) -> Tried:
        """Try a mapping on a database; nothing is written anywhere."""
        text = mapping_text(mapping)
        rules = parse_mapping(text, mapping.name)
        whole = whole_address(location, rules.key)
        url = self._address(whole, rules.key)
        secret = password or self._passwords.password(self._workspace, password_entry(rules.key))
        engine = looking_engine(url, secret, rules.key)
        try:
            source = SqlSource(rules.key, engine, rules)
            ready = source.readiness()
            tried = Tried(rules.key, rules.title, whole, _digest(text), ready)
            if not ready.can_search:
                return tried
            held: dict[str, int] = {}
            unread: list[Unread] = []
            for channel in channels:
                one = _mandate(channel, rules.key)
                held |= {channel.key: source.volumes(one).get(channel.key, 0)}
                unread += source.unread(one)
            return replace(tried, held=tuple(held.items()), unread=tuple(unread))
        finally:
            engine.dispose()

    def adopt(self, mapping: Path, location: str, password: str, sha256: str) -> SourceEntry:
        """Take a mapping in, under its own digest, and its password into the key store."""
        text = mapping_text(mapping)
        rules = parse_mapping(text, mapping.name)
        if _digest(text) != sha256:
            raise MappingRefused(mapping.name, "it has changed since it was tried")
        whole = whole_address(location, rules.key)
        self._address(whole, rules.key)
        if password and not self._passwords.remember(
            self._workspace, password_entry(rules.key), password
        ):
            raise SourceUnavailable(rules.key, "there is no key store that would keep the password")
        name = f"content-{rules.key}.{sha256}.toml"
        take_in(self._folder, name, text)
        return SourceEntry(rules.key, rules.title, name, whole)

    def _address(self, location: str, key: str) -> URL:
        """Return an address that names the same database for everybody, and none of a workspace.

        Raises:
            SourceUnavailable: it is a workspace's own file, or none of ours.
        """
        url = address_of(location, key)
        if url.drivername == "sqlite":
            path = Path(url.database or "")
            if not path.is_absolute():
                raise SourceUnavailable(key, _RELATIVE)
            require_foreign(path, self._folder.parent, key)
        return url

    def _opened(self, entry: SourceEntry, url: URL) -> ContentSource:
        try:
            text = mapping_text(self._folder / entry.mapping)
            rules = parse_mapping(text, entry.mapping)
        except MappingRefused as refused:
            raise SourceUnavailable(entry.key, refused.facts["reason"]) from None
        if entry.mapping != f"content-{rules.key}.{_digest(text)}.toml" or rules.key != entry.key:
            raise SourceUnavailable(entry.key, "its mapping is not the one that was taken in")
        if url.drivername == "sqlite":
            path = Path(url.database or "")
            return SqlSource(entry.key, sqlite_engine(path), rules, path)
        password = self._passwords.password(self._workspace, password_entry(entry.key))
        address = url.set(password=password) if password else url
        engine = server_engine(address.render_as_string(hide_password=False))
        return SqlSource(entry.key, engine, rules)


def _mandate(channel: Channel, source: str) -> Mandate:
    return Mandate(channel.organisation, (replace(channel, source=source),), ())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
