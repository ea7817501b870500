"""The name service, as keys of signatures are asked for: one name, one answer, within bounds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dsr_desk.services.ports import TextAnswer

if TYPE_CHECKING:
    from dns.resolver import Answer, Resolver

_SECONDS = 5.0
_PAUSE = 1.0
"""Most of what makes every server refuse at once is over after it: a cable, a resolver's start."""
_MOST_RECORDS = 5
_MOST_BYTES = 4_000


class NameService:
    """Carries out the port ``TextRecords`` with dnspython and the machine's own resolver."""

    def __init__(
        self,
        servers: tuple[str, ...] = (),
        port: int = 53,
        seconds: float = _SECONDS,
        pause: float = _PAUSE,
    ) -> None:
        """Take other servers than the machine's, and how long one question may take.

        ``pause``: seconds after which servers that could not answer at all are asked once more.
        """
        self._servers, self._port, self._seconds = servers, port, seconds
        self._pause = pause

    def texts(self, name: str) -> TextAnswer:
        """Return the TXT records of exactly this name; never raises, never waits long."""
        from dns.exception import DNSException
        from dns.resolver import NXDOMAIN, NoAnswer, Resolver

        try:
            resolver = Resolver(configure=not self._servers)
            if self._servers:
                resolver.nameservers = list(self._servers)
                resolver.port = self._port
            resolver.timeout, resolver.lifetime = self._seconds / 2, self._seconds
            resolver.retry_servfail = True
            answer = self._asked(resolver, f"{name}.")
            records = [b"".join(record.strings) for record in list(answer)[: _MOST_RECORDS + 1]]
        except (NXDOMAIN, NoAnswer):
            return TextAnswer((), "missing")
        except (DNSException, OSError, ValueError):
            return TextAnswer((), "no-answer")
        if len(records) > _MOST_RECORDS or sum(map(len, records)) > _MOST_BYTES:
            return TextAnswer((), "too-long")
        return TextAnswer(tuple(record.decode("ascii", "replace") for record in records))

    def _asked(self, resolver: Resolver, name: str) -> Answer:
        """Ask; where no server could be asked or answer, once more after a pause."""
        from dns.resolver import NoNameservers

        # With the root's dot and no search list, nobody's own domain is tried besides.
        try:
            return resolver.resolve(name, "TXT", search=False)
        except (NoNameservers, OSError):
            time.sleep(self._pause)
            return resolver.resolve(name, "TXT", search=False)
