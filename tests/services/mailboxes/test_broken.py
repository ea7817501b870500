"""Connections that break in the middle: what was filed stays, the rest comes, nothing twice."""

from __future__ import annotations

import pytest

from dsr_desk.domain.mailboxes.errors import MailboxLost, MailboxUnreachable
from dsr_desk.domain.mailboxes.mailbox import Security
from dsr_desk.services.mailboxes.rounds import UNFETCHABLE
from dsr_desk.services.progress import CancelToken
from tests.services.mailboxes.conftest import Post, a_request
from tests.services.mailboxes.kept import MOVED
from tests.services.mailboxes.wires import Relay


class Breaks:
    """Breaks the wire when a number of bytes has passed, as often as told."""

    def __init__(self, after: int, times: int) -> None:
        self._after, self._times = after, times
        self._passed = 0

    def __call__(self, piece: bytes) -> bool:
        self._passed += len(piece)
        if self._passed < self._after or not self._times:
            return False
        self._passed = 0
        self._times -= 1
        return True


@pytest.mark.parametrize("after", [3_000, 20_000, 60_000])
def test_a_wire_that_breaks_once_costs_no_mail(post: Post, after: int) -> None:
    post.server.fill(post.user, *(a_request(n) for n in range(1, 71)))
    post.server.fill(post.user, folder="Klart")
    with Relay(post.server.tls, Breaks(after, 1)) as relay:
        post.add(port=relay.port, **MOVED)
        try:
            post.fetch()
        except MailboxLost:
            # Where nothing was under way yet, the next attempt is the watcher's to make.
            post.fetch()
        post.fetch()
    assert relay.connections > 1
    assert len(post.numbers()) == 70
    assert len(post.server.lying(post.user, "Klart")) == 70
    assert post.server.lying(post.user) == {}


def test_a_mail_that_breaks_the_wire_each_time_does_not_stop_the_others(post: Post) -> None:
    poison = a_request(2).replace("Ärende 2".encode(), b"DROPTABLES")
    poison = poison.replace(b"Subject: ", b"X-Poison: DROPTHEWIRE\r\nSubject: ")
    post.server.fill(post.user, a_request(1), poison, a_request(3))
    with Relay(post.server.plain, lambda piece: b"DROPTHEWIRE" in piece) as relay:
        post.add(port=relay.port, security=Security.NONE, host="127.0.0.1")
        result = post.fetch()
        assert sorted(o.status for o in result.outcomes) == ["filed", "filed", "unreadable"]
        assert [o.problem for o in result.outcomes if o.problem] == [UNFETCHABLE]
        assert len(post.numbers()) == 2
    post.add()
    assert post.statuses() == ["filed"]


def test_a_server_that_has_gone_is_said_and_the_fetch_goes_on_when_it_is_back(post: Post) -> None:
    with Relay(post.server.tls, Breaks(0, 10_000)) as relay:
        post.add(port=relay.port)
        post.fill(1)
        with pytest.raises(MailboxUnreachable):
            post.fetch()
    post.add()
    assert post.statuses() == ["filed"]


def test_the_connection_of_the_last_fetch_is_opened_anew_when_it_has_died(post: Post) -> None:
    post.add()
    post.fill(1)
    post.fetch()
    post.server.admin("kick", post.user)
    post.fill(2)
    assert post.statuses() == ["filed"]


def test_waiting_ends_when_a_mail_comes(post: Post) -> None:
    post.add()
    post.fill(1)
    fetching = post.small.services.mail_fetching
    fetching.wait("intag", CancelToken())
    post.fetch()
    post.fill(2)
    fetching.wait("intag", CancelToken())
    assert post.statuses() == ["filed"]
