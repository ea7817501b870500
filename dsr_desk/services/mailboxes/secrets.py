"""The secrets of mailboxes: in the key store, else for this session only; never anywhere else."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.mailboxes.errors import MailboxSecretMissing
from dsr_desk.domain.mailboxes.forgotten import Left
from dsr_desk.domain.mailboxes.mailbox import AuthKind, Provider
from dsr_desk.services.ports import Clock, DeskStore
from dsr_desk.services.ports.mailboxes import KeyStore, Tokens, TokenServers
from dsr_desk.services.progress import CancelToken

_EARLY = timedelta(seconds=60)
"""An access token is not used in its last minute."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A password, or a refresh token with the client secret that some providers want besides."""

    secret: str = field(repr=False)
    client_secret: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Removed:
    """What removing did: what it was kept for is gone, its secret perhaps not."""

    changes: Changes
    left: Left


class SecretHolder(Protocol):
    """What a secret is kept for: a mailbox, or the account for sending."""

    @property
    def key(self) -> str:
        """What it is kept under."""
        ...

    @property
    def title(self) -> str:
        """What people call it."""
        ...

    @property
    def auth(self) -> AuthKind:
        """Whether the secret is a password or a refresh token."""
        ...

    @property
    def provider(self) -> Provider:
        """Where tokens come from."""
        ...

    @property
    def binding(self) -> str:
        """A digest of everything that decides who is given the secret."""
        ...


class MailboxSecrets:
    """Gives a server what it wants to see, and only the server for which it was given."""

    def __init__(
        self, store: DeskStore, vault: KeyStore, tokens: TokenServers, clock: Clock
    ) -> None:
        """Take the desk's store, the key store, the providers and the clock."""
        self._store, self._vault, self._tokens, self._clock = store, vault, tokens, clock
        self._lock = threading.Lock()
        self._session: dict[str, tuple[str, Credential]] = {}
        self._access: dict[str, tuple[str, str, datetime]] = {}
        self._replaced: dict[str, str] = {}

    def keep(self, box: SecretHolder, credential: Credential) -> bool:
        """Keep a secret for exactly these settings; False when only this session knows it."""
        with self._lock:
            newest = self._replaced.get(credential.secret, credential.secret)
            credential = replace(credential, secret=newest)
            self._session[box.key] = (box.binding, credential)
            self._access.pop(box.key, None)
        text = json.dumps({"binding": box.binding, **asdict(credential)})
        return self._vault.remember(self._workspace(), _name(box.key), text)

    def forget(self, key: str) -> Left:
        """Remove a mailbox's secret everywhere, and tell what the key store has made of that."""
        with self._lock:
            self._session.pop(key, None)
            self._access.pop(key, None)
        workspace, name = self._workspace(), _name(key)
        return Left(self._vault.forget(workspace, name), f"{workspace}/{name}")

    def has(self, box: SecretHolder) -> bool:
        """Tell whether there is a secret for these settings."""
        return self._find(box) is not None

    def current(self, box: SecretHolder, cancel: CancelToken) -> str:
        """Return what the server is given: the password, or an access token that still holds.

        Raises:
            MailboxSecretMissing: there is none for these settings.
            TokenRefused, TokenServerUnreachable: the provider gives no access token.
        """
        credential = self._find(box)
        if credential is None:
            raise MailboxSecretMissing(box.title)
        if box.auth is AuthKind.PASSWORD:
            return credential.secret
        with self._lock:
            binding, token, until = self._access.get(box.key, ("", "", self._clock()))
        if binding == box.binding and self._clock() < until - _EARLY:
            return token
        return self._refreshed(box, credential, cancel)

    def spent(self, box: SecretHolder) -> bool:
        """Drop an access token that the server did not take; False when there was none."""
        with self._lock:
            return self._access.pop(box.key, None) is not None

    def tried(self, box: SecretHolder, credential: Credential | None, cancel: CancelToken) -> str:
        """Return what the server would be given for a secret that is not kept yet, if there is one.

        Raises:
            MailboxSecretMissing, TokenRefused, TokenServerUnreachable: see :meth:`current`.
        """
        if credential is None:
            return self.current(box, cancel)
        if box.auth is AuthKind.PASSWORD:
            return credential.secret
        return self._refresh(box, credential, cancel).access

    def _refresh(self, box: SecretHolder, credential: Credential, cancel: CancelToken) -> Tokens:
        with self._lock:
            newest = self._replaced.get(credential.secret, credential.secret)
        tokens = self._tokens.refresh(box.provider, newest, credential.client_secret, cancel)
        if tokens.refresh and tokens.refresh != newest:
            # The old one may be worth nothing from now on, wherever it was typed in.
            with self._lock:
                for old in (credential.secret, newest):
                    self._replaced[old] = tokens.refresh
        return tokens

    def _refreshed(self, box: SecretHolder, credential: Credential, cancel: CancelToken) -> str:
        tokens = self._refresh(box, credential, cancel)
        if tokens.refresh and tokens.refresh != credential.secret:
            self.keep(box, replace(credential, secret=tokens.refresh))
        self._remember(box, tokens)
        return tokens.access

    def _remember(self, box: SecretHolder, tokens: Tokens) -> None:
        until = self._clock() + timedelta(seconds=tokens.seconds)
        with self._lock:
            self._access[box.key] = (box.binding, tokens.access, until)

    def _find(self, box: SecretHolder) -> Credential | None:
        with self._lock:
            binding, credential = self._session.get(box.key, ("", None))
        if credential is None:
            binding, credential = _read(self._vault.password(self._workspace(), _name(box.key)))
        return credential if credential is not None and binding == box.binding else None

    def _workspace(self) -> str:
        with self._store.reading() as uow:
            return uow.people.workspace()[0]


def _name(key: str) -> str:
    return f"mailbox/{key}"


def _read(text: str) -> tuple[str, Credential | None]:
    try:
        kept = json.loads(text)
        return str(kept["binding"]), Credential(str(kept["secret"]), str(kept["client_secret"]))
    except (ValueError, KeyError, TypeError):
        return "", None
