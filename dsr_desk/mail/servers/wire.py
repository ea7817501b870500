"""A connection that can be broken off at any moment and never takes more than it was promised.

``imaplib`` waits in the kernel until a server deigns to answer, and reads whatever size a server
announces.  Here every wait looks at the cancel token a few times a second, has an end, and counts
the bytes of one command against a budget.
"""

from __future__ import annotations

import contextlib
import imaplib
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import partial
from typing import Any, TypeVar

from dsr_desk.services.progress import Cancelled, CancelToken

TICK = 0.1
"""Seconds between two looks at the cancel token."""
CONNECT_SECONDS = 20.0
ANSWER_SECONDS = 60.0
"""For how long a server may say nothing while it owes us an answer."""
PATIENCE = 300.0
"""Seconds that an answer may take however small it is; from then on it has to come fast enough."""
LEAST_BYTES = 1_000
"""A second, beyond that: a byte now and then would keep us for ever."""
LONGEST_LINE = 1_000_000
_PIECE = 65_536
NOT_YET = (ssl.SSLWantReadError, BlockingIOError, InterruptedError)
"""What a socket that does not wait says when nothing has come."""

_T = TypeVar("_T")


def away(act: Callable[[], _T], cancel: CancelToken, late: Callable[[_T], object]) -> _T:
    """Do something that can't be broken off in a thread that nobody has to wait for.

    A resolver or a slow handshake must not keep the program from ending.  What comes after a cancel
    is given to ``late``.

    Raises:
        Cancelled: somebody has asked to stop; whatever ``act`` raises otherwise.
    """
    # A future belongs to one side at any moment: whoever loses it has nothing left to close.
    outcome: Future[_T] = Future()

    def do() -> None:
        try:
            result = act()
        except Exception as error:
            if outcome.set_running_or_notify_cancel():
                outcome.set_exception(error)
            return
        if outcome.set_running_or_notify_cancel():
            outcome.set_result(result)
        else:
            late(result)

    threading.Thread(target=do, daemon=True).start()
    while not outcome.done():
        try:
            cancel.check()
        except Cancelled:
            if not outcome.cancel() and outcome.exception() is None:
                late(outcome.result())
            raise
        wait([outcome], timeout=TICK)
    return outcome.result()


class Pace:
    """Whether one answer comes fast enough."""

    def __init__(self) -> None:
        """Begin now."""
        self._begun, self._size = time.monotonic(), 0

    def came(self, size: int) -> None:
        """Count what has come.

        Raises:
            TimeoutError: it would never end like this.
        """
        self._size += size
        if self._size < (time.monotonic() - self._begun - PATIENCE) * LEAST_BYTES:
            raise TimeoutError


def connect(host: str, port: int, cancel: CancelToken) -> socket.socket:
    """Return a connected socket.

    Raises:
        OSError: why it can't be reached (``socket.gaierror`` when there is no such name).
        Cancelled: somebody has asked to stop.
    """
    address = (host.strip("[]"), port)

    def reach() -> socket.socket:
        try:
            return socket.create_connection(address, timeout=CONNECT_SECONDS)
        except UnicodeError:
            # A name that can't be spelt in the DNS is a name that leads nowhere.
            raise socket.gaierror from None

    sock = away(reach, cancel, socket.socket.close)
    sock.setblocking(False)
    return sock


def until_done(
    sock: socket.socket, act: Callable[[], _T], cancel: CancelToken, *, sending: bool = False
) -> _T:
    """Do something with a socket as soon as it is ready.

    Raises:
        TimeoutError: the other side stayed silent for too long.
        Cancelled: somebody has asked to stop.
    """
    end = time.monotonic() + ANSWER_SECONDS
    while True:
        try:
            return act()
        except ssl.SSLWantWriteError:
            writing = True
        except NOT_YET:
            writing = sending and not isinstance(sock, ssl.SSLSocket)
        if time.monotonic() >= end:
            raise TimeoutError
        _pause(sock, cancel, writing=writing)


def _pause(sock: socket.socket, cancel: CancelToken, *, writing: bool) -> None:
    cancel.check()
    with selectors.DefaultSelector() as ready:
        ready.register(sock, selectors.EVENT_WRITE if writing else selectors.EVENT_READ)
        ready.select(TICK)
    cancel.check()


def encrypted(
    sock: socket.socket, host: str, context: ssl.SSLContext, cancel: CancelToken
) -> ssl.SSLSocket:
    """Return the connection encrypted, with a server that has proved who it is.

    Raises:
        ssl.SSLError: it has not, or no encryption came about.
    """
    wrapped = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    try:
        until_done(wrapped, wrapped.do_handshake, cancel)
    except BaseException:
        wrapped.close()
        raise
    return wrapped


_FAULTS = {
    10: "its certificate has run out",
    9: "its certificate is not valid yet",
    18: "its certificate is signed by itself",
    19: "its certificate is signed by somebody this machine does not trust",
    20: "its certificate is signed by somebody this machine does not trust",
    21: "its certificate is signed by somebody this machine does not trust",
    62: "its certificate is for another name",
    64: "its certificate is for another name",
}
"""OpenSSL's numbers (X509_V_ERR_…)."""


def certificate_fault(error: ssl.SSLCertVerificationError) -> str:
    """Return what is wrong with a certificate, as a fixed phrase."""
    return _FAULTS.get(error.verify_code, "its certificate is not valid")


def verified_context() -> ssl.SSLContext:
    """Return the context that everything is encrypted with: TLS 1.2 or newer, names checked."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


MakeContext = Callable[[], ssl.SSLContext]


class Wire(imaplib.IMAP4):
    """IMAP's lower half over a socket of ours."""

    def __init__(
        self,
        sock: socket.socket,
        host: str,
        cancel: CancelToken,
        budget: int,
        context: ssl.SSLContext | None = None,
    ) -> None:
        """Take a connected socket, and the context when encryption begins at once.

        Raises:
            OSError, ssl.SSLError, imaplib.IMAP4.error: no sound greeting came.
        """
        self._connected = sock
        self._context = context
        self._cancel = cancel
        self._buffer = bytearray()
        self._budget = self._left = budget
        self._pace = Pace()
        super().__init__(host.strip("[]"), 0)

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """Take the connection over."""
        self.host, self.port, self.sock = host, port, self._connected
        if self._context is not None:
            self.encrypt(self._context)

    def use(self, cancel: CancelToken) -> None:
        """Look at another token from now on: the connection outlives the job that made it."""
        self._cancel = cancel

    def encrypt(self, context: ssl.SSLContext) -> None:
        """Encrypt from here on, and see that the server is who it should be.

        Raises:
            ssl.SSLError: it is not, or no encryption came about.
        """
        if self._buffer:
            # Said before the encryption, believed after it: the oldest trick on STARTTLS.
            raise self.abort("plain text beyond STARTTLS")
        try:
            self.sock = encrypted(self.sock, self.host, context, self._cancel)
        except BaseException:
            self.shutdown()
            raise

    def starttls(self, ssl_context: ssl.SSLContext | None = None) -> Any:
        """Ask for encryption and begin it; nothing said before counts afterwards."""
        kind, said = self._simple_command("STARTTLS")
        if kind != "OK" or ssl_context is None:
            raise self.error("STARTTLS was refused")
        self.encrypt(ssl_context)
        self.untagged_responses = {}
        self._tls_established = True
        self._get_capabilities()
        return kind, said

    def send(self, data: Any) -> None:
        """Send, and give the answer a new budget."""
        self._left = self._budget
        self._pace = Pace()
        rest = memoryview(data)
        while rest:
            sent = self._until_done(partial(self.sock.send, rest), sending=True)
            rest = rest[sent:]

    def readline(self) -> bytes:
        """Return a line, with its end."""
        start = 0
        while (end := self._buffer.find(b"\n", start)) < 0:
            start = len(self._buffer)
            if start > LONGEST_LINE:
                raise self.abort("a line without an end")
            if not self._more():
                return b""
        return self._taken(end + 1)

    def read(self, size: int) -> bytes:
        """Return exactly so many bytes, or fewer when the connection has ended."""
        if size > self._left + len(self._buffer):
            raise self.abort("more than was asked for")
        while len(self._buffer) < size:
            if not self._more():
                break
        return self._taken(min(size, len(self._buffer)))

    def line_within(self, seconds: float) -> bool:
        """Wait for a whole line, for so long at most; tell whether there is one.

        Raises:
            imaplib.IMAP4.abort: the connection has ended.
            Cancelled: somebody has asked to stop.
        """
        self._left = self._budget
        end = time.monotonic() + seconds
        # A server that never stops talking must not keep us beyond the time either.
        self._cancel.check()
        while time.monotonic() < end:
            if b"\n" in self._buffer:
                return True
            self._cancel.check()
            try:
                piece = self.sock.recv(_PIECE)
            except NOT_YET:
                self._pause(writing=False)
                continue
            except OSError:
                piece = b""
            if not piece:
                raise self.abort("EOF")
            self._store(piece)
        return False

    def shutdown(self) -> None:
        """Close, whatever state it is in."""
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(OSError):
            self.sock.close()

    def _taken(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def _more(self) -> bool:
        piece = self._until_done(lambda: self.sock.recv(_PIECE))
        self._cancel.check()
        self._pace.came(len(piece))
        self._store(piece)
        return bool(piece)

    def _store(self, piece: bytes) -> None:
        self._left -= len(piece)
        if self._left < 0:
            raise self.abort("more than was asked for")
        self._buffer += piece

    def _until_done(self, act: Callable[[], _T], *, sending: bool = False) -> _T:
        return until_done(self.sock, act, self._cancel, sending=sending)

    def _pause(self, *, writing: bool) -> None:
        _pause(self.sock, self._cancel, writing=writing)
