"""The name service, as keys of signatures are asked for: one name, one answer, within bounds."""

from __future__ import annotations

from dsr_desk.services.ports import TextAnswer

_SECONDS = 5.0
_MOST_RECORDS = 5
_MOST_BYTES = 4_000


class NameService:
    """Carries out the port ``TextRecords`` with dnspython and the machine's own resolver."""

    def __init__(
        self, servers: tuple[str, ...] = (), port: int = 53, seconds: float = _SECONDS
    ) -> None:
        """Take other servers than the machine's, and how long one question may take in all."""
        self._servers, self._port, self._seconds = servers, port, seconds

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
            # With the root's dot and no search list, nobody's own domain is tried besides.
            answer = resolver.resolve(f"{name}.", "TXT", search=False)
            records = [b"".join(record.strings) for record in list(answer)[: _MOST_RECORDS + 1]]
        except (NXDOMAIN, NoAnswer):
            return TextAnswer((), "missing")
        except (DNSException, OSError, ValueError):
            return TextAnswer((), "no-answer")
        if len(records) > _MOST_RECORDS or sum(map(len, records)) > _MOST_BYTES:
            return TextAnswer((), "too-long")
        return TextAnswer(tuple(record.decode("ascii", "replace") for record in records))
