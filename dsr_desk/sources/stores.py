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
from dsr_desk.services.ports import ContentSource, SourceEntry, Sources, Tried
from dsr_desk.sources.addresses import address_of, looking_engine, password_entry
from dsr_desk.sources.engines import server_engine, sqlite_engine
from dsr_desk.sources.mapping.file import mapping_text, parse_mapping
from dsr_desk.sources.sql import SqlSource

_FORM = re.compile(r"content-[A-Za-z0-9_-]{1,60}\.[0-9a-f]{64}\.toml")


class Passwords(Protocol):
    """The key store (``vault.Vault``)."""

    def password(self, workspace: str, name: str) -> str: ...
    def remember(self, workspace: str, name: str, password: str) -> bool: ...


class MappedStores:
    """Carries out ``Sources`` and ``ContentStores``."""

    def __init__(
        self,
        own: Sources,
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
            SourceUnavailable: it is not configured, or its mapping is not the one taken in.
        """
        entry = next(
            (e for e in self._entries() if e.key == key and _FORM.fullmatch(e.mapping)), None
        )
        if entry is None:
            return self._own.get(key)
        with self._guard:
            if entry not in self._open:
                self._open[entry] = self._opened(entry)
            return self._open[entry]

    def look(
        self, mapping: Path, location: str, password: str, channels: Sequence[Channel]
    ) -> Tried:
        """Try a mapping on a database; nothing is written anywhere."""
        text = mapping_text(mapping)
        rules = parse_mapping(text, mapping.name)
        url = self._address(location, rules.key)
        secret = password or self._passwords.password(self._workspace, password_entry(rules.key))
        engine = looking_engine(url, secret, rules.key)
        try:
            source = SqlSource(rules.key, engine, rules)
            ready = source.readiness()
            tried = Tried(rules.key, rules.title, _digest(text), ready)
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
        self._address(location, rules.key)
        if password and not self._passwords.remember(
            self._workspace, password_entry(rules.key), password
        ):
            raise SourceUnavailable(rules.key, "there is no key store that would keep the password")
        name = f"content-{rules.key}.{sha256}.toml"
        self._folder.mkdir(mode=0o700, exist_ok=True)
        unfinished = self._folder / f".{name}"
        unfinished.write_text(text, "utf-8")
        unfinished.replace(self._folder / name)
        return SourceEntry(rules.key, rules.title, name, location)

    def _address(self, location: str, key: str) -> URL:
        """Return an address that is none of the workspace's own files.

        Raises:
            SourceUnavailable: it is one of them, or none of ours.
        """
        url = address_of(location, key)
        if url.drivername == "sqlite":
            path = Path(url.database or "").resolve()
            if self._folder.parent.resolve() in path.parents:
                raise SourceUnavailable(key, "it is a file of this workspace")
        return url

    def _opened(self, entry: SourceEntry) -> ContentSource:
        try:
            text = mapping_text(self._folder / entry.mapping)
            rules = parse_mapping(text, entry.mapping)
        except MappingRefused as refused:
            raise SourceUnavailable(entry.key, refused.facts["reason"]) from None
        if entry.mapping != f"content-{rules.key}.{_digest(text)}.toml" or rules.key != entry.key:
            raise SourceUnavailable(entry.key, "its mapping is not the one that was taken in")
        url = self._address(entry.location, entry.key)
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
