"""Shows 1,000 hostile mails under a system-call trace: ``python tests/tools/trace_hostile.py [n]``.

Each mail stands as subject, sender's name, plain, formatted, in a label, a tooltip and a message
box, and as an attachment; the processes that read it are traced as well.  What is printed at the
end are the network calls and the files opened outside the allow-list; both must be 0, and are the
exit status.  Needs ``strace``.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

CALLS = "trace=open,openat,openat2,creat,socket,connect,sendto,sendmsg,bind"
BEGIN, END = "/dsr-desk-trace-begins", "/dsr-desk-trace-ends"
_OPENED = re.compile(r'\b(?:open|openat|openat2|creat)\((?:[^,"]*, )?"([^"]*)"')
_NETWORK = re.compile(r"\b(?:socket|connect|sendto|sendmsg|bind)\((?!.*(?:AF_UNIX|AF_NETLINK))")


def allowed() -> tuple[str, ...]:
    """Return where the program may read: itself, Python, fonts, the system's own libraries."""
    return (
        str(ROOT / "dsr_desk"),
        str(ROOT / "resources"),
        str(ROOT / "tests"),
        str(Path(sys.prefix).resolve()),
        sys.base_prefix,
        *{sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")},
        "/usr/lib", "/lib", "/usr/share", "/usr/local/share/fonts", "/etc/ld.so", "/etc/fonts",
        "/etc/localtime", "/var/cache/fontconfig", "/proc/", "/sys/", "/dev/null", "/dev/urandom",
        "/dev/shm", "/etc/machine-id", "/var/lib/dbus/machine-id", "/etc/xdg",
    )  # fmt: skip


def show(count: int, folder: Path) -> None:
    """Show the mails in this process, between two marks in the trace."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tests.ui.showing_hostile import Showing

    trap = folder / "trap" / "secret.png"
    with socket.create_server(("127.0.0.1", 0)) as server:
        showing = Showing(trap, server.getsockname()[1])
        showing.show(20)
        _fall_into(trap)
        _mark(BEGIN)
        showing.show(count)
        _mark(END)
        showing.close()


def _fall_into(trap: Path) -> None:
    """Show the trap as a careless program would: the trace must tell of it."""
    from PySide6.QtWidgets import QLabel

    careless = QLabel()
    careless.setText(f'<img src="{trap}">')
    careless.grab()


def _mark(name: str) -> None:
    try:
        os.close(os.open(name, os.O_RDONLY))
    except FileNotFoundError:
        return


def judge(trace: str, folder: Path) -> tuple[list[str], list[str], Counter[str]]:
    """Return network calls and forbidden opens between the marks, and what was opened."""
    lines = trace.splitlines()
    begin = next(n for n, line in enumerate(lines) if BEGIN in line)
    end = next(n for n, line in enumerate(lines) if END in line)
    fine = allowed()
    network, forbidden, opened = [], [], Counter[str]()
    for line in lines[begin + 1 : end]:
        if _NETWORK.search(line):
            network.append(line)
        found = _OPENED.search(line)
        if found is None:
            continue
        name = found[1]
        opened[name] += 1
        inside = name.startswith(str(folder / "trap")) or not name.startswith(fine)
        if inside and not name.startswith("/proc/self") and name.startswith("/"):
            forbidden.append(line)
    return network, forbidden, opened


def main() -> int:
    """Trace, judge, print; return how much went wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    if shutil.which("strace") is None:
        sys.stderr.write("strace is not installed.\n")
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "trap").mkdir()
        out = folder / "trace.txt"
        command = ["strace", "-f", "-qq", "-s", "300", "-e", CALLS, "-o", str(out)]
        here = [sys.executable, __file__, "--show", str(count), name]
        environment = {**os.environ, "XDG_RUNTIME_DIR": name, "HOME": name}
        subprocess.run([*command, *here], check=True, cwd=ROOT, env=environment)
        trace = out.read_text(errors="replace")
        network, forbidden, opened = judge(trace, folder)
    before = trace[: trace.index(BEGIN)]
    if not re.search(r"trap/secret\.png\", O_RDONLY", before):
        sys.stderr.write("The trace does not even tell of the trap that was sprung on purpose.\n")
        return 3
    for line in (*network, *forbidden)[:50]:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(
        f"{count} hostile mails shown: {len(network)} network calls, {len(forbidden)} files opened"
        f" outside the allow-list, {sum(opened.values())} inside it ({len(opened)} names).\n"
    )
    return min(len(network) + len(forbidden), 100)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--show"]:
        show(int(sys.argv[2]), Path(sys.argv[3]))
        sys.exit(0)
    sys.exit(main())
