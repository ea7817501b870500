"""How long this machine has been up: a clock that nobody can set.

The wall's clock can be set forward, and a wait seems over.  Since the machine was started, a second
clock runs that only counts on; between two of its readings no more time has passed than it says.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_PROCESS = os.urandom(8).hex()


def machine_uptime() -> tuple[str, int]:
    """Return what names this start of the machine, and the seconds since, asleep ones too.

    Where the machine does not name its start, only readings of one process can be compared.
    """
    import hashlib  # brings OpenSSL, which the first window has no use for

    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    seconds = time.monotonic() if clock is None else time.clock_gettime(clock)
    try:
        boot = hashlib.sha256(_BOOT_ID.read_bytes()).hexdigest()[:16]
    except OSError:
        boot = _PROCESS
    return boot, int(seconds)
