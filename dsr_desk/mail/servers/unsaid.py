"""A server that repeats a secret is not quoted, on no screen and in no log."""

from __future__ import annotations

import base64

_PART = 8
"""Letters in a row that give a secret away."""
NOT_QUOTED = "its words repeat the password, and are not shown"


class Unsaid:
    """Knows one account's secret, in every form in which it is said to a server."""

    def __init__(self, user: str, secret: str) -> None:
        """Take what signs in."""
        plain = f"\0{user}\0{secret}"
        bearer = f"user={user}\x01auth=Bearer {secret}\x01\x01"
        escaped = secret.replace("\\", "\\\\").replace('"', '\\"')
        said = (secret, escaped, *(_coded(text) for text in (secret, plain, bearer)))
        self._parts = frozenset(part for text in said for part in _parts(text.casefold()))

    def words(self, said: str) -> str:
        """Return a server's words, or in their place that they can't be quoted."""
        plain = said.casefold()
        return NOT_QUOTED if any(part in plain for part in self._parts) else said


def _coded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()


def _parts(text: str) -> set[str]:
    """Return every run of so many letters: who repeats a half of it gives it away too."""
    return {text[n : n + _PART] for n in range(max(len(text) - _PART, 0) + 1)} - {""}
