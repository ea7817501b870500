"""A mail that takes too long or kills its reader is read by hand, and the next one is read."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from dsr_desk.config import Limits
from dsr_desk.domain.intake.codes import CODES
from dsr_desk.domain.requests import Nature, RequestKind, Verdict
from dsr_desk.mail.reading.bounded import BoundedReading, simple
from dsr_desk.mail.reading.files import MailFolder
from dsr_desk.mail.texts import load_wordings
from dsr_desk.services.ports import BoxEntry
from tests.mail.mails import OURS, raw
from tests.mail.msgs import msg
from tests.mail.slow import ASKS, DIES, EATS, SLEEPS, WilfulReader
from tests.tools.shapes_of_mails import MEGABYTE, SHAPES

SMALL = raw(
    "Content-Type: text/plain; charset=utf-8",
    body="Vi har bekräftat personens identitet. Radera alla mail från anna@example.org.",
)
ALWAYS = Limits(simple_mail_bytes=0)


@pytest.fixture
def wilful() -> Iterator[BoundedReading]:
    reading = BoundedReading(WilfulReader(), load_wordings, ALWAYS)
    yield reading
    reading.close()


@pytest.fixture(scope="module")
def real() -> Iterator[BoundedReading]:
    reading = BoundedReading(MailFolder(OURS), load_wordings, ALWAYS)
    yield reading
    reading.close()


def told(word: bytes) -> BoxEntry:
    return BoxEntry("a.eml", raw(body=word), datetime(2026, 3, 2, tzinfo=UTC))


def processes() -> set[int | None]:
    return {c.pid for c in multiprocessing.active_children() if c.name == "dsr-desk-reader"}


def who(reading: BoundedReading) -> str:
    return reading.read(told(ASKS)).subject


def test_a_mail_read_elsewhere_is_understood_as_one_read_here(real: BoundedReading) -> None:
    here = BoundedReading(MailFolder(OURS), load_wordings, Limits(simple_mail_bytes=MEGABYTE))
    entry = BoxEntry("a.eml", SMALL)
    assert real.understand(entry, ()) == here.understand(entry, ())
    assert real.understand(entry, ())[1].attestation.verdict is Verdict.OK
    assert real.read(entry) == here.read(entry)


def test_the_process_stays_warm_from_mail_to_mail(wilful: BoundedReading) -> None:
    first = who(wilful)
    assert first == who(wilful)
    assert first != str(os.getpid())


def test_a_mail_that_takes_too_long_is_read_by_hand_and_the_next_is_read() -> None:
    # Long enough for an honest mail, and nothing beside an hour.
    reading = BoundedReading(
        WilfulReader(), load_wordings, Limits(simple_mail_bytes=0, reading_seconds=3.0)
    )
    entry, before = told(SLEEPS), processes()
    message, parsed = reading.understand(entry, ())
    assert message.problems == parsed.problems == ("too-slow",)
    assert message.sha256 == hashlib.sha256(entry.data).hexdigest()
    assert message.received_at == entry.received_at
    assert message.text.endswith("sleep")
    assert (parsed.kind, parsed.nature, parsed.subjects) == (RequestKind.NONE, Nature.UNCLEAR, ())
    assert parsed.attestation.verdict is Verdict.FAILED
    assert {parsed.attestation.reason, parsed.wish.reason} <= set(CODES)
    assert processes() <= before
    assert reading.read(BoxEntry("", SMALL)).problems == ()
    reading.close()


def test_a_mail_that_kills_its_reader_is_read_by_hand_and_the_next_is_read(
    wilful: BoundedReading,
) -> None:
    assert wilful.understand(told(DIES), ())[0].problems == ("reader-failed",)
    assert wilful.read(BoxEntry("", SMALL)).problems == ()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system knows no such bound")
def test_a_mail_that_eats_all_memory_is_read_by_hand() -> None:
    reading = BoundedReading(WilfulReader(), load_wordings, ALWAYS)
    assert reading.read(told(EATS)).problems == ("reader-failed",)
    reading.close()


def test_a_process_that_takes_too_long_to_start_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dsr_desk.bounded._START_SECONDS", 0.0)
    before = processes()
    reading = BoundedReading(WilfulReader(), load_wordings, ALWAYS)
    assert reading.read(told(ASKS)).problems == ("too-slow",)
    assert processes() <= before
    reading.close()


def test_a_process_that_ended_by_itself_costs_no_mail(wilful: BoundedReading) -> None:
    who(wilful)
    for child in multiprocessing.active_children():
        if child.pid in processes():
            child.kill()
            child.join()
    assert wilful.read(BoxEntry("", SMALL)).problems == ()


def test_after_closing_no_process_is_left(wilful: BoundedReading) -> None:
    pid = int(who(wilful))
    wilful.close()
    assert pid not in processes()


def test_several_threads_get_their_own_answers(real: BoundedReading) -> None:
    found: dict[int, str] = {}

    def ask(number: int) -> None:
        found[number] = real.read(BoxEntry("", raw(f"Subject: {number}"))).subject

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: str(n) for n in range(6)}


@pytest.mark.parametrize(
    ("data", "here"),
    [
        (SMALL, True),
        (raw(body="x" * 5_000), False),
        (msg({0x0037: "x"})[:4_000], False),
        (raw(*["Content-Type: multipart/mixed"] * 9), False),
    ],
)
def test_only_small_mails_of_a_simple_build_are_read_in_this_process(
    data: bytes, here: bool
) -> None:
    assert simple(data, Limits().simple_mail_bytes) is here


HOSTILE = {
    "1,000 nested multiparts": b"From: a@b.example\n"
    + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1000)
    ),
    "a From of 5,000 parentheses": b"From: " + b"(" * 5_000 + b"\n\nhej",
    "a header of 20,000 quotes": raw("To: " + '"' * 20_000),
    "10,000 recipients": SHAPES["many recipients"](320_000),
    "10 MB of lines": SHAPES["plain lines"](10 * MEGABYTE),
    "10 MB of open tags": SHAPES["html open tags"](10 * MEGABYTE),
    "10 MB of empty lines": SHAPES["empty lines"](10 * MEGABYTE),
    "10 MB attached": SHAPES["attachment"](10 * MEGABYTE),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_mail_gets_an_answer_and_no_ok(real: BoundedReading, data: bytes) -> None:
    message, parsed = real.understand(BoxEntry("", data), ())
    assert parsed.attestation.verdict is not Verdict.OK
    assert set(message.problems) <= set(CODES)
    assert "reader-failed" not in message.problems
