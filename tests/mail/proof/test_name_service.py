"""Keys are asked of the name service for real: a small one on this machine answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rrset

from dsr_desk.mail.proof.name_service import NameService

ZONE = {
    "s1._domainkey.exempelstad.example.": ['"v=DKIM1; " "p=abc"'],
    "two._domainkey.exempelstad.example.": ['"a"', '"b"'],
    "many._domainkey.exempelstad.example.": [f'"{n}"' for n in range(9)],
    "long._domainkey.exempelstad.example.": [" ".join(f'"{"x" * 250}"' for _ in range(17))],
    "late._domainkey.exempelstad.example.": ['"v=DKIM1"'],
    "odd._domainkey.exempelstad.example.": ['"\\\\195\\\\165"'],
}
"""What the server on this machine says."""
refusals: list[str] = []
"""Names that it refuses, the next time alone."""


def _answer(packet: bytes) -> bytes:
    asked = dns.message.from_wire(packet)
    answer = dns.message.make_response(asked)
    name = asked.question[0].name.to_text()
    if name in refusals or name.startswith("refused"):
        refusals.clear()
        answer.set_rcode(dns.rcode.REFUSED)
    elif name in ZONE:
        answer.answer = [dns.rrset.from_text(name, 60, "IN", "TXT", *ZONE[name])]
    else:
        answer.set_rcode(dns.rcode.NXDOMAIN)
    return answer.to_wire(max_size=65_000)


@contextmanager
def serving(*, silent: bool = False) -> Iterator[tuple[NameService, list[str]]]:
    """Answer on a port of this machine until the block ends."""
    asked: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))

        def serve() -> None:
            while True:
                packet, origin = server.recvfrom(65_535)
                if packet == b"stop":
                    return
                asked.append(dns.message.from_wire(packet).question[0].name.to_text())
                if not silent:
                    server.sendto(_answer(packet), origin)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield (
                NameService(("127.0.0.1",), server.getsockname()[1], 1.0 if silent else 5.0, 0),
                asked,
            )
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
                client.sendto(b"stop", server.getsockname())
            thread.join()


def test_the_pieces_of_a_record_are_put_together() -> None:
    with serving() as (service, asked):
        answer = service.texts("s1._domainkey.exempelstad.example")
    assert (answer.texts, answer.problem) == (("v=DKIM1; p=abc",), "")
    assert asked == ["s1._domainkey.exempelstad.example."]


def test_every_record_of_a_name_is_told() -> None:
    with serving() as (service, _):
        assert set(service.texts("two._domainkey.exempelstad.example").texts) == {"a", "b"}


def test_a_name_that_is_not_there_is_missing_and_no_other_is_tried() -> None:
    with serving() as (service, asked):
        assert service.texts("gone._domainkey.exempelstad.example").problem == "missing"
    assert asked == ["gone._domainkey.exempelstad.example."]


def test_too_much_is_too_long() -> None:
    with serving() as (service, _):
        assert service.texts("many._domainkey.exempelstad.example").problem == "too-long"
        assert service.texts("long._domainkey.exempelstad.example").problem == "too-long"


def test_a_server_that_refuses_has_not_answered() -> None:
    with serving() as (service, _):
        assert service.texts("refused._domainkey.exempelstad.example").problem == "no-answer"


def test_a_server_that_refuses_once_is_asked_once_more() -> None:
    with serving() as (service, asked):
        refusals.append("late._domainkey.exempelstad.example.")
        answer = service.texts("late._domainkey.exempelstad.example")
    assert answer.texts == ("v=DKIM1",)
    assert len(asked) == 2


def test_a_server_that_is_silent_is_not_waited_for() -> None:
    with serving(silent=True) as (service, _):
        assert service.texts("s1._domainkey.exempelstad.example").problem == "no-answer"


def test_a_machine_without_a_name_service_has_no_answer() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    service = NameService(("127.0.0.1",), port, 1.0, 0)
    assert service.texts("s1._domainkey.exempelstad.example").problem == "no-answer"


def test_a_name_that_can_not_be_one_is_no_error() -> None:
    service = NameService(("127.0.0.1",), 9)
    for name in ("a..b", "x" * 300, "\udcff"):
        assert service.texts(name).problem == "no-answer"
