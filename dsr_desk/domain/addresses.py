"""E-mail addresses as values: how two of them are found to be the same person, and when not.

The matching key is the local part in NFC and lower case and the domain by IDNA (UTS 46).  Neither
``casefold`` nor NFKC is used: under ``casefold`` ``straße@`` and ``strasse@`` would be one person.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

import idna

MAX_ADDRESS = 254
"""RFC 5321 §4.5.3.1.3 less the angle brackets."""

_LOCAL = re.compile(r"[^\s@<>\"(),:;\[\]\\\x00-\x1f\x7f]{1,64}")
_DOMAIN = re.compile(
    r"(?:[^\s@<>\"(),:;\[\]\\/.\x00-\x20\x7f]{1,63}\.)+[^\s@<>\"(),:;\[\]\\/.\x00-\x20\x7f\d]{2,63}"
)


class AddressError(ValueError):
    """The text is not one e-mail address."""


@lru_cache(maxsize=4096)
def domain_key(domain: str) -> str:
    """Return the domain as it is compared: ASCII by UTS 46 where possible, else lower case."""
    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return unicodedata.normalize("NFC", domain).lower()


@dataclass(frozen=True)
class EmailAddress:
    """One address as it was written; two are equal when their keys are."""

    text: str

    def __post_init__(self) -> None:
        """Refuse what is not exactly one address.

        Raises:
            AddressError: the text is not of the form local@domain, or is too long.
        """
        local, at, domain = self.text.rpartition("@")
        if not at or len(self.text) > MAX_ADDRESS:
            raise AddressError("not an e-mail address")
        if not _LOCAL.fullmatch(local) or local[0] == "." or local[-1] == "." or ".." in local:
            raise AddressError("not an e-mail address")
        if not _DOMAIN.fullmatch(domain):
            raise AddressError("not an e-mail address")

    @property
    def local(self) -> str:
        """The part before the last @, as written."""
        return self.text.rpartition("@")[0]

    @property
    def domain(self) -> str:
        """The part after the last @, as written."""
        return self.text.rpartition("@")[2]

    @cached_property
    def key(self) -> str:
        """What is compared: ``Anna@EXAMPLE.org`` and ``anna@example.org`` share it."""
        return unicodedata.normalize("NFC", self.local).lower() + "@" + domain_key(self.domain)

    @cached_property
    def base(self) -> str:
        """The key without a plus-tag: a hint that two addresses may be one person, never proof."""
        local, _, domain = self.key.rpartition("@")
        return (local.split("+", 1)[0] or local) + "@" + domain

    def __eq__(self, other: object) -> bool:
        """Compare by key."""
        return isinstance(other, EmailAddress) and other.key == self.key

    def __hash__(self) -> int:
        """Hash by key."""
        return hash(self.key)

    def __str__(self) -> str:
        """Return the address as written."""
        return self.text


def address_in(text: str) -> EmailAddress | None:
    """Return the address that a text is, None where it is none."""
    try:
        return EmailAddress(text)
    except AddressError:
        return None


def same_organisation(domain: str, parent: str) -> bool:
    """Tell whether a domain is the parent itself or a subdomain of it."""
    child, root = domain_key(domain), domain_key(parent)
    return child == root or child.endswith("." + root)
