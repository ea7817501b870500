"""The program for the tests that start it many times: its modules are read once, not each time.

A process that has imported the program waits for a line of JSON for each start, forks, and lets the
child be the program: a process of its own, with its own arguments, environment and output.  Where a
process cannot fork, the program is started anew each time.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[1]
READ_BEFORE = (
    "dsr_desk.commands",
    "dsr_desk.documents",
    "dsr_desk.domain",
    "dsr_desk.mail",
    "dsr_desk.services",
    "dsr_desk.sources",
    "dsr_desk.storage",
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a start of the program ended."""

    status: int
    out: bytes
    error: bytes


class WarmProgram:
    """Starts ``python -m dsr_desk`` over and over."""

    def __init__(self) -> None:
        """Start the process that waits; the first start of the program finds it ready."""
        self._waiting: subprocess.Popen[bytes] | None = None
        if hasattr(os, "fork"):
            self._waiting = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", __name__],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )

    def __enter__(self) -> Self:
        """Return this, for a ``with``."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process that waits."""
        if self._waiting is not None:
            self._waiting.communicate()

    def run(self, arguments: Sequence[str], environment: Mapping[str, str]) -> Ended:
        """Start the program with an environment; wait for its end."""
        if self._waiting is None:
            return self._run_cold(arguments, environment)
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as error:
            order = {
                "arguments": list(arguments),
                "environment": dict(environment),
                "out": f"/proc/{os.getpid()}/fd/{out.fileno()}",
                "error": f"/proc/{os.getpid()}/fd/{error.fileno()}",
            }
            status = self._order(order)
            out.seek(0)
            error.seek(0)
            return Ended(status, out.read(), error.read())

    def _order(self, order: Mapping[str, object]) -> int:
        assert self._waiting is not None
        assert self._waiting.stdin is not None
        assert self._waiting.stdout is not None
        self._waiting.stdin.write(json.dumps(order).encode() + b"\n")
        self._waiting.stdin.flush()
        return int(self._waiting.stdout.readline())

    def _run_cold(self, arguments: Sequence[str], environment: Mapping[str, str]) -> Ended:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "dsr_desk", *arguments],
            cwd=ROOT,
            env=dict(environment),
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return Ended(done.returncode, done.stdout, done.stderr)


def _read_before() -> None:
    for package in READ_BEFORE:
        path = importlib.import_module(package).__path__
        for module in pkgutil.iter_modules(path, f"{package}."):
            importlib.import_module(module.name)
    # The wordings, too, are read once and kept, and the holidays of all the world.
    importlib.import_module("dsr_desk.mail.texts").load_wordings()
    importlib.import_module("holidays.countries")
    # Each child ends as a program does, with a collection; it looks at what is its own alone.
    gc.collect()
    gc.freeze()


def _become(order: Mapping[str, object]) -> None:
    """Be the program in this forked process; does not return."""
    for number, path, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, str(order["out"]), os.O_WRONLY),
        (2, str(order["error"]), os.O_WRONLY),
    ):
        os.dup2(os.open(path, flags), number)
    os.environ.clear()
    os.environ.update(dict(order["environment"]))  # type: ignore[call-overload]
    sys.argv = ["dsr_desk", *order["arguments"]]  # type: ignore[misc]
    from dsr_desk.__main__ import main

    sys.exit(main())


def _wait_for_orders() -> None:
    _read_before()
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    for line in sys.stdin.buffer:
        child = os.fork()
        if child == 0:
            answers = None  # type: ignore[assignment]
            return _become(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers)
    return None


if __name__ == "__main__":
    _wait_for_orders()
