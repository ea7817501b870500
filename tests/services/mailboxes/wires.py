"""Servers that misbehave, and a wire in between that breaks."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

Answer = Callable[[bytes], bytes]


class Listener:
    """Serves each connection in a thread of its own until the block ends."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._open: list[socket.socket] = [self._listening]
        self._ended = False
        self._keeping = threading.Lock()
        self.connections = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._keeping:
            self._ended = True
        for sock in self._open:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    def serve(self, sock: socket.socket) -> None:
        """Talk to one client."""
        raise NotImplementedError

    def keep(self, sock: socket.socket) -> socket.socket:
        """Close it at the end too, or at once if that has come.

        Raises:
            ConnectionAbortedError: the end has come.
        """
        with self._keeping:
            if not self._ended:
                self._open.append(sock)
                return sock
        sock.close()
        raise ConnectionAbortedError

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock = self.keep(self._listening.accept()[0])
                self.connections += 1
                threading.Thread(target=self._safely, args=(sock,), daemon=True).start()

    def _safely(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError):
            self.serve(sock)


class Odd(Listener):
    """Greets with given bytes and answers each line by a function of the tag and the line."""

    def __init__(self, greeting: bytes, answer: Callable[[bytes, bytes], bytes] | None = None):
        super().__init__()
        self._greeting = greeting
        self._answer = answer or (lambda _tag, _line: b"")
        self.heard: list[bytes] = []
        self.delivered = 0

    def serve(self, sock: socket.socket) -> None:
        sock.sendall(self._greeting)
        with sock.makefile("rb") as lines:
            for line in lines:
                self.heard.append(line)
                answer = self._answer(line.split(b" ")[0], line)
                sock.sendall(answer)
                self.delivered += len(answer)


class Relay(Listener):
    """Passes bytes on; ``breaks`` is asked about each piece from the server and may end it all."""

    def __init__(self, port: int, breaks: Callable[[bytes], bool]) -> None:
        super().__init__()
        self._target, self._breaks = port, breaks

    def serve(self, sock: socket.socket) -> None:
        real = self.keep(socket.create_connection(("127.0.0.1", self._target)))
        threading.Thread(target=self._pass, args=(sock, real), daemon=True).start()
        while piece := real.recv(65536):
            if self._breaks(piece):
                break
            sock.sendall(piece)
        for one in (sock, real):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                target.sendall(piece)
