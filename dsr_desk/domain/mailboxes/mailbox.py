"""Intake mailboxes: where request mails arrive, and what is done there once they are filed."""

from __future__ import annotations

import ipaddress
import json
import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256

from dsr_desk.domain.mailboxes.errors import MailboxSettingsWrong


class Security(StrEnum):
    """How the connection is encrypted; ``none`` is for this machine only, and never offered."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class AuthKind(StrEnum):
    """How the desk signs in: a password, or SASL XOAUTH2 with tokens of the provider."""

    PASSWORD = "password"  # noqa: S105 - a word, not a secret
    XOAUTH2 = "xoauth2"


class AfterFiling(StrEnum):
    """What is done to a mail on the server once its case is filed; nothing before that."""

    LEAVE = "leave"
    FLAG = "flag"
    MOVE = "move"


class MailState(StrEnum):
    """How far a mail on the server has come: filed, about to be copied away, or dealt with."""

    FILED = "filed"
    COPYING = "copying"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Provider:
    """Where tokens come from (RFC 6749, RFC 8628); addresses are https, empty when not used."""

    token_endpoint: str = ""
    device_endpoint: str = ""
    client_id: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One intake mailbox as configured; its secret lies in the key store and nowhere else."""

    key: str
    title: str
    host: str
    port: int
    user: str
    security: Security = Security.TLS
    auth: AuthKind = AuthKind.PASSWORD
    folder: str = "INBOX"
    after: AfterFiling = AfterFiling.LEAVE
    target: str = ""
    """The folder that filed mails are moved to."""
    keyword: str = "$DSRFiled"
    """The keyword that filed mails are given, where the server keeps keywords."""
    poll_seconds: int = 120
    """How often it is looked at where the server can't tell (no IDLE)."""
    provider: Provider = Provider()

    @property
    def binding(self) -> str:
        """A digest of everything that decides who is given the secret.

        A secret is kept together with it: whoever changes the host in the database does not make
        the desk send the password there.
        """
        return binding_of(self.host, self.port, self.user, self.security, self.auth, self.provider)


def binding_of(
    host: str, port: int, user: str, security: Security, auth: AuthKind, provider: Provider
) -> str:
    """Return the digest of everything that decides who is given a secret."""
    parts = [host.lower(), port, user, security, auth]
    text = json.dumps([*parts, asdict(provider)], sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_HOST = re.compile(r"(?=.{1,253}\Z)[^\s/@:\[\]\\]+|\[?[0-9a-fA-F:.]+\]?")
_HTTPS = re.compile(r"https://[A-Za-z0-9.-]{1,253}(?::\d{1,5})?(?:/[\x21-\x7e]*)?")
_KEYWORD = re.compile(r"[A-Za-z0-9$_.-]{1,60}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST = 500
SHORTEST_POLL, LONGEST_POLL = 15, 24 * 3600


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, by its number or as ``localhost``."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def require_sound(box: Mailbox) -> None:
    """Refuse settings that can't work or aren't safe.

    Raises:
        MailboxSettingsWrong: naming what is wrong, by its stable code.
    """
    rules = (
        ("key", _KEY.fullmatch(box.key)),
        ("text", all(is_plain(text) for text in (box.title, box.host, box.user, box.folder))),
        ("host", is_host(box.host)),
        ("port", 0 < box.port < 65536),
        ("not-encrypted", box.security is not Security.NONE or is_loopback(box.host)),
        ("target", box.after is not AfterFiling.MOVE or _is_other_folder(box)),
        ("keyword", _KEYWORD.fullmatch(box.keyword)),
        ("poll", SHORTEST_POLL <= box.poll_seconds <= LONGEST_POLL),
        ("provider", box.auth is not AuthKind.XOAUTH2 or provides(box.provider)),
    )
    wrong = next((code for code, holds in rules if not holds), "")
    if wrong:
        raise MailboxSettingsWrong(wrong)


def is_host(name: str) -> bool:
    """Tell whether this can be the name or number of a server."""
    return _HOST.fullmatch(name) is not None


def is_plain(text: str) -> bool:
    """Tell whether a text is there, on one line, and not too long."""
    return 0 < len(text) <= _LONGEST and text == text.strip() and not _CONTROL.search(text)


def _is_other_folder(box: Mailbox) -> bool:
    same = box.target == box.folder or {box.target.upper(), box.folder.upper()} == {"INBOX"}
    return is_plain(box.target) and not same


def provides(provider: Provider) -> bool:
    """Tell whether tokens can be had by these settings."""
    device = not provider.device_endpoint or _is_https(provider.device_endpoint)
    return bool(
        _is_https(provider.token_endpoint) and device and is_plain(provider.client_id)
    ) and not _CONTROL.search(provider.scope)


def _is_https(address: str) -> bool:
    return len(address) <= _LONGEST and _HTTPS.fullmatch(address) is not None
