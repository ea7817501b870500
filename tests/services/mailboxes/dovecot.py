"""A real Dovecot on loopback ports, with a configuration, certificates and mails of its own.

It runs as root and as a plain user; the system's own Dovecot is neither used nor started.
"""

from __future__ import annotations

import base64
import getpass
import grp
import hmac
import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from imapclient import IMAPClient

from dsr_desk.domain.mailboxes.mailbox import Mailbox, Security

PASSWORD = "hemlig-intag"
NAME = "localhost"
TOKEN_KEY = b"a key of thirty-two bytes, no less"
PLACES = ("/usr/sbin/dovecot", "/usr/local/sbin/dovecot")
NOBODY = 65534

CONF = """
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/dovecot.log
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
ssl_dh =
mail_location = maildir:{root}/mail/%u
auth_mechanisms = plain xoauth2
auth_failure_delay = 0
mail_max_userip_connections = 50
first_valid_uid = 1
last_valid_uid = 0
{users}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {root}/oauth2.conf
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/home/%u
}}
service imap-login {{
  chroot =
  process_min_avail = 1
  service_count = 0
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
{extra}
"""
OAUTH = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={root}/keys/
username_attribute = sub
issuers = tokens.example
"""


def program() -> str:
    """Return where Dovecot is, or empty."""
    return shutil.which("dovecot") or next((p for p in PLACES if Path(p).is_file()), "")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def make_certificate(folder: Path, name: str = NAME, days: int = 3650) -> None:
    """Make a key and a certificate that vouches for itself, by openssl."""
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    alternative = f"subjectAltName=DNS:{name},IP:127.0.0.1" if name == NAME else f"DNS:{name}"
    extension = alternative if "=" in alternative else f"subjectAltName={alternative}"
    command += ["-days", str(days), "-subj", f"/CN={name}", "-addext", extension]
    subprocess.run(command, check=True, capture_output=True)


def a_token(user: str, *, issuer: str = "tokens.example") -> str:
    """Return a signed token (JWT, HS256) as a provider would give it for this user."""

    def part(value: object) -> bytes:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")

    now = int(time.time())
    claims = {"sub": user, "iss": issuer, "iat": now - 5, "exp": now + 3600, "scope": "mail"}
    signed = part({"alg": "HS256", "typ": "JWT"}) + b"." + part(claims)
    mac = hmac.digest(TOKEN_KEY, signed, "sha256")
    return (signed + b"." + base64.urlsafe_b64encode(mac).rstrip(b"=")).decode()


@dataclass
class Dovecot:
    """One server; ``extra`` is configuration, such as another set of capabilities."""

    root: Path
    extra: str = ""
    name: str = NAME
    plain: int = field(default_factory=free_port)
    tls: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        """Lay out its folder."""
        self.root.chmod(0o755)
        root_user = os.geteuid() == 0
        for name in ("run", "state", "mail", "home", "keys/default/HS256"):
            (self.root / name).mkdir(parents=True, exist_ok=True)
        for name in ("mail", "home"):
            (self.root / name).chmod(0o777)
        make_certificate(self.root, self.name)
        key = self.root / "keys/default/HS256/default"
        key.write_bytes(base64.b64encode(TOKEN_KEY))
        (self.root / "oauth2.conf").write_text(OAUTH.format(root=self.root))
        names = ""
        if not root_user:
            me, group = getpass.getuser(), grp.getgrgid(os.getgid()).gr_name
            names = (
                f"default_internal_user = {me}\ndefault_login_user = {me}\n"
                f"default_internal_group = {group}\n"
            )
        text = CONF.format(
            root=self.root,
            users=names,
            password=PASSWORD,
            uid=NOBODY if root_user else os.getuid(),
            gid=NOBODY if root_user else os.getgid(),
            plain=self.plain,
            tls=self.tls,
            extra=self.extra,
        )
        (self.root / "dovecot.conf").write_text(text)

    @property
    def context(self) -> ssl.SSLContext:
        """Trust this server's certificate, and nothing else."""
        return ssl.create_default_context(cafile=str(self.root / "cert.pem"))

    def start(self) -> None:
        """Start it and wait until it greets."""
        command = [program(), "-F", "-c", str(self.root / "dovecot.conf")]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        pause = threading.Event()
        for _ in range(2000):
            try:
                with socket.create_connection(("127.0.0.1", self.plain), timeout=5) as sock:
                    if sock.recv(4) == b"* OK":
                        return
            except OSError:
                pass
            assert self._process.poll() is None, (self.root / "dovecot.log").read_text()
            pause.wait(0.01)
        raise AssertionError((self.root / "dovecot.log").read_text())

    def stop(self) -> None:
        """Stop it with everything it has started."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def admin(self, *arguments: str) -> str:
        """Run doveadm on it."""
        command = ["doveadm", "-c", str(self.root / "dovecot.conf"), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def client(self, user: str) -> IMAPClient:
        """Sign in beside the desk, to put mails there and look what became of them."""
        client = IMAPClient("127.0.0.1", self.plain, ssl=False)
        client.login(user, PASSWORD)
        return client

    def fill(self, user: str, *mails: bytes, folder: str = "INBOX") -> None:
        """Deliver mails."""
        client = self.client(user)
        if folder != "INBOX" and not client.folder_exists(folder):
            client.create_folder(folder)
        for mail in mails:
            client.append(folder, mail)
        client.logout()

    def deliver_files(self, user: str, mails: list[bytes]) -> None:
        """Put many mails into the Maildir itself."""
        client = self.client(user)
        client.select_folder("INBOX", readonly=True)
        client.logout()
        new = self.root / "mail" / user / "new"
        for number, mail in enumerate(mails):
            path = new / f"1764000000.M{number:06}P1.host"
            path.write_bytes(mail)
            path.chmod(0o666)

    def lying(self, user: str, folder: str = "INBOX") -> dict[int, tuple[bytes, ...]]:
        """Return the mails of a folder with their flags."""
        client = self.client(user)
        client.select_folder(folder, readonly=True)
        flags = client.get_flags(client.search("ALL"))
        client.logout()
        return {uid: tuple(f for f in found if f != b"\\Recent") for uid, found in flags.items()}

    def box(self, user: str, **settings: object) -> Mailbox:
        """Return settings that fit it."""
        security = settings.get("security", Security.TLS)
        port = self.tls if security is Security.TLS else self.plain
        usual: dict[str, object] = {
            "key": "intag",
            "title": "Intag",
            "host": NAME,
            "port": port,
            "user": user,
        }
        return Mailbox(**{**usual, **settings})  # type: ignore[arg-type]
