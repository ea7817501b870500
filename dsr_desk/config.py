"""Where things lie, and the frozen settings; the standard library alone."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORKSPACE_FORMAT = 1
"""The workspace layout this program writes; a higher number in a folder is refused."""


DESK_ZONE = "Europe/Stockholm"
"""Where the desk sits: windows show this zone's time, as certificates and letters do."""


RETENTION_DAYS = 730
"""For how long the papers of a finished case are kept, unless an organisation has its own period
(law.md L42)."""


@cache
def resources() -> Path:
    """Return the folder of shipped data: the checkout's, the frozen program's or the wheel's."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    candidates = [
        Path(bundle) / "resources" if bundle else None,
        package.parent / "resources",
        package / "_resources",
    ]
    for folder in candidates:
        if folder is not None and (folder / "wordings").is_dir():
            return folder
    raise FileNotFoundError("The program’s resources folder is missing; install DSR Desk again.")


def own_folders() -> tuple[Path, ...]:
    """Return the folders outside a workspace in which files of this program can lie.

    Caches and logs of the account, and what begins with the program's name among its temporary
    files; a folder that holds another workspace is that workspace's affair.
    """
    home = Path.home()
    local = Path(os.environ.get("LOCALAPPDATA", home))
    cached = Path(os.environ.get("XDG_CACHE_HOME", home / ".cache"))
    stated = Path(os.environ.get("XDG_STATE_HOME", home / ".local" / "state"))
    named = [
        *(folder / "dsr-desk" for folder in (cached, stated, local)),
        *(home / "Library" / kind / "dsr-desk" for kind in ("Caches", "Logs")),
    ]
    temporary = Path(tempfile.gettempdir()).glob("dsr-desk*")
    there = [folder for folder in (*named, *temporary) if folder.is_dir()]
    return tuple(folder for folder in there if not any(folder.glob("**/workspace.toml")))


@dataclass(frozen=True, slots=True)
class KeyHardness:
    """What it costs to try one password (Argon2id; RFC 9106): memory in KiB, passes, lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a hostile or huge input from stopping the desk."""

    mail_bytes: int = 100 * 1024 * 1024
    header_bytes: int = 64 * 1024
    mime_depth: int = 50
    text_characters: int = 400_000
    reading_seconds: float = 15.0
    """For reading and understanding one mail; the slowest ordinary one takes a twentieth of it."""
    reading_memory: int = 2 * 1024**3
    """Bytes of address space of a process that reads mails."""
    simple_mail_bytes: int = 4 * 1024
    """A mail up to this size, of few parts, is read without a process of its own."""
    run_batch: int = 1000
    """Items that a run acts on in one transaction: more would hold the lock longer."""


@dataclass(frozen=True, slots=True)
class SenderSettings:
    """How a workspace proves senders (law.md L18)."""

    authserv_ids: tuple[str, ...] = ()
    """Names by which our own receiving servers sign what they say about a sender (RFC 8601)."""
    look_up_keys: bool = True
    """Whether signing keys are asked of the name service when a mail is filed."""
    desk_addresses: tuple[str, ...] = ()
    """Our own addresses: a signed mail to nobody of them may be somebody else's; empty: unknown."""
    arc_sealers: tuple[str, ...] = ()
    """Domains of relays whose seals are believed; nobody else's are."""


@dataclass(frozen=True, slots=True)
class WorkspacePaths:
    """The files of one workspace folder."""

    root: Path

    @property
    def settings(self) -> Path:
        """The workspace's identity, format version, and how it proves senders."""
        return self.root / "workspace.toml"

    @property
    def desk(self) -> Path:
        """The desk's own database."""
        return self.root / "desk.sqlite"

    @property
    def archive(self) -> Path:
        """The archive's database."""
        return self.root / "archive.sqlite"

    @property
    def lock(self) -> Path:
        """Held while a run or an import writes, so that two desks never carry out one plan."""
        return self.root / "desk.lock"

    @property
    def importing_lock(self) -> Path:
        """Held while content comes into the archive, and while a channel is turned elsewhere."""
        return self.root / "importing.lock"

    @property
    def sending_lock(self) -> Path:
        """Held while a mail is on its way to the server."""
        return self.root / "sending.lock"

    @property
    def certificates(self) -> Path:
        """Certificates as PDF and JSON."""
        return self.root / "certificates"

    @property
    def packages(self) -> Path:
        """Finished exports."""
        return self.root / "packages"

    @property
    def answers(self) -> Path:
        """Prepared answers as .eml files."""
        return self.root / "answers"

    @property
    def mappings(self) -> Path:
        """Mapping files that were taken into the workspace."""
        return self.root / "mappings"

    @property
    def administrator_key(self) -> Path:
        """The administrator's signing key, sealed under its passphrase."""
        return self.root / "administrator.key"

    @property
    def unfinished(self) -> Path:
        """Stands there while the workspace is being made, and after a kill of that."""
        return self.root / ".unfinished"

    @property
    def demo_accounts(self) -> Path:
        """Names and passwords of the demo accounts; only in a demo workspace."""
        return self.root / "demo-accounts.json"
