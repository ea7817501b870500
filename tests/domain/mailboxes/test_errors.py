"""A server's words are foreign text in every error that quotes them."""

from __future__ import annotations

import pytest

from dsr_desk.domain.answers import errors as sending
from dsr_desk.domain.mailboxes.errors import ServerSaid

SAYING = [kind for kind in ServerSaid.__subclasses__() if kind.__module__.startswith("dsr_desk.")]


def test_both_directions_quote_their_servers_alike() -> None:
    assert {sending.SmtpRefused, sending.SmtpLoginRefused} < set(SAYING)


@pytest.mark.parametrize("kind", SAYING, ids=lambda kind: kind.__name__)
def test_what_a_server_said_is_short_and_plain(kind: type[ServerSaid]) -> None:
    error = kind("mail.example", "no\x1b[31m\n\u202e {host} {0} " + "y" * 5000)
    assert error.message.isprintable()
    assert error.facts["said"].startswith("no [31m {host} {0} yyy")
    assert len(error.facts["said"]) <= 120
    assert error.facts["said"] in error.message
    assert error.facts["host"] == "mail.example"
