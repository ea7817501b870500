"""What a mail's headers hold about its sender, told one by one: for setting a server up.

Whoever runs the receiving server mails themselves a forged result and looks here whether the server
strips it, as it must (RFC 8601 §5): the desk believes what the server writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.sender import SenderFinding
from dsr_desk.mail.reading.authenticity import (
    AUTHORS,
    is_own,
    ours,
    results_in,
    single_sender,
    stamped_by,
)
from dsr_desk.mail.reading.headers import Headers, decoded

_MOST = 100


def report_on(headers: Headers, authserv_ids: Sequence[str]) -> Iterator[SenderFinding]:
    """Yield a finding for each header that tells something about the sender, from the top down."""
    counting, stamped = True, False
    for name, value in headers.fields[: 10 * _MOST]:
        if name in AUTHORS and counting:
            counting = False
            yield SenderFinding("author-headers-begin")
        if name == "received":
            own = ours(stamped_by(value), authserv_ids)
            stamped |= own and counting
            yield _received(value, own=own, counting=counting)
            counting = counting and own
        elif name == "authentication-results":
            yield _results(value, authserv_ids, counting=counting)
    yield from _senders(headers)
    if not stamped:
        yield SenderFinding("no-received-of-ours")


def _received(value: str, *, own: bool, counting: bool) -> SenderFinding:
    if own:
        code = "received-by-us" if counting else "received-by-us-below"
    else:
        code = "received-elsewhere"
    return SenderFinding(code, shown(stamped_by(value)))


def _results(value: str, authserv_ids: Sequence[str], *, counting: bool) -> SenderFinding:
    server, _ = results_in(value)
    if not is_own(server, authserv_ids):
        code = "results-of-others"
    else:
        code = "results-of-ours" if counting else "results-forged"
    return SenderFinding(code, shown(decoded(value)))


def _senders(headers: Headers) -> Iterator[SenderFinding]:
    code = "from-single" if single_sender(headers) else "from-not-single"
    for value in headers.all("from")[:_MOST]:
        yield SenderFinding(code, shown(decoded(value)))
