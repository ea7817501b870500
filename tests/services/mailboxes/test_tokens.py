"""Tokens from a provider over HTTPS: refreshed when they run out, kept when they change."""

from __future__ import annotations

import contextlib
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from dsr_desk.domain.mailboxes.errors import TokenRefused, TokenServerUnreachable
from dsr_desk.domain.mailboxes.mailbox import AuthKind, Provider
from dsr_desk.mail.servers.tokens import TokenEndpoints
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.services.progress import Cancelled, CancelToken
from tests.services.mailboxes.conftest import Post
from tests.services.mailboxes.dovecot import a_token, free_port, make_certificate
from tests.services.mailboxes.kept import Locker

Form = dict[str, str]
Said = tuple[int, object]


class Login:
    """A provider on a loopback port; ``answer`` says what it replies to a form."""

    def __init__(self, folder: Path) -> None:
        make_certificate(folder)
        self.forms: list[Form] = []
        self.answer: Callable[[str, Form], Said] = lambda _path, _form: (200, {})
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                form = {k: v[0] for k, v in parse_qs(self.rfile.read(size).decode()).items()}
                outer.forms.append(form)
                status, said = outer.answer(self.path, form)
                body = said if isinstance(said, bytes) else json.dumps(said).encode()
                self.send_response(status)
                self.send_header("Location", f"https://localhost:{outer.port}/elsewhere")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments: object) -> None:
                pass

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "cert.pem", folder / "key.pem")

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def finish_request(self, request: Any, client_address: Any) -> None:
                # Whoever does not trust us hangs up.
                with (
                    contextlib.suppress(OSError),
                    context.wrap_socket(request, server_side=True) as sock,
                ):
                    Handler(sock, client_address, self)

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        self.context = ssl.create_default_context(cafile=str(folder / "cert.pem"))
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def provider(self) -> Provider:
        base = f"https://localhost:{self.port}"
        return Provider(f"{base}/token", f"{base}/device", "desk", "imap offline_access")

    @property
    def endpoints(self) -> TokenEndpoints:
        return TokenEndpoints(lambda: self.context)

    def end(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def login(tmp_path: Path) -> Iterator[Login]:
    made = Login(tmp_path)
    yield made
    made.end()


def token(access: str, **more: object) -> Said:
    return 200, {"access_token": access, "token_type": "Bearer", "expires_in": 3600, **more}


def test_a_refresh_token_becomes_an_access_token(login: Login) -> None:
    login.answer = lambda _path, _form: token("adgang", refresh_token="nytt")
    got = login.endpoints.refresh(login.provider, "gammalt", "klienthemlighet", CancelToken())
    assert (got.access, got.refresh, got.seconds) == ("adgang", "nytt", 3600)
    assert login.forms == [
        {
            "grant_type": "refresh_token",
            "refresh_token": "gammalt",
            "client_id": "desk",
            "scope": "imap offline_access",
            "client_secret": "klienthemlighet",
        }
    ]
    assert "adgang" not in repr(got)


def test_a_clear_no_is_told_apart_from_trouble(login: Login) -> None:
    login.answer = lambda _path, _form: (400, {"error": "invalid_grant"})
    with pytest.raises(TokenRefused, match="invalid_grant"):
        login.endpoints.refresh(login.provider, "gammalt", "", CancelToken())


@pytest.mark.parametrize(
    "said",
    [
        (500, {"error": "invalid_grant"}),
        (302, {}),
        (200, b"<html>"),
        (200, b"[" * 60_000),
        (200, b"x" * 100_000),
        (200, {"access_token": "a\r\nb"}),
        (200, {"access_token": ["a"]}),
        (200, {"access_token": "a", "error": "x"}),
        (200, {"access_token": "a", "token_type": "mac"}),
    ],
    ids=str,
)
def test_an_odd_answer_is_no_token_and_nothing_is_followed(login: Login, said: Said) -> None:
    login.answer = lambda _path, _form: said
    with pytest.raises(TokenServerUnreachable):
        login.endpoints.refresh(login.provider, "gammalt", "", CancelToken())
    assert len(login.forms) == 1


def test_a_provider_that_can_not_prove_itself_gets_no_refresh_token(login: Login) -> None:
    with pytest.raises(TokenServerUnreachable, match="certificate"):
        TokenEndpoints().refresh(login.provider, "gammalt", "", CancelToken())
    assert login.forms == []


def test_a_provider_that_is_not_there_is_said() -> None:
    for address, why in (
        (f"https://localhost:{free_port()}/", "does not answer"),
        ("https://login.invalid/", "no server by this name"),
        (f"http://localhost:{free_port()}/", "not https"),
    ):
        with pytest.raises(TokenServerUnreachable, match=why):
            TokenEndpoints().refresh(Provider(address, "", "desk"), "x", "", CancelToken())


def test_a_person_signs_in_elsewhere_with_a_code(login: Login) -> None:
    answers = iter([(400, {"error": "authorization_pending"}), token("a", refresh_token="r")])

    def answer(path: str, _form: Form) -> Said:
        if path == "/device":
            code = {"user_code": "WDJB-MJHT", "device_code": "d", "interval": 1}
            return 200, {**code, "verification_uri": "https://login.example/device"}
        return next(answers)

    login.answer = answer
    code = login.endpoints.begin(login.provider, CancelToken())
    assert (code.user_code, code.address) == ("WDJB-MJHT", "https://login.example/device")
    assert login.endpoints.poll(login.provider, code, "", CancelToken()) is None
    got = login.endpoints.poll(login.provider, code, "", CancelToken())
    assert got is not None
    assert got.refresh == "r"
    assert login.forms[-1]["grant_type"] == "urn:ietf:params:oauth:grant-type:device_code"


@pytest.mark.parametrize("address", ["http://login.example/", "javascript:x", "https://a\u202eb/"])
def test_a_page_that_is_not_https_is_shown_to_nobody(login: Login, address: str) -> None:
    said = {"user_code": "A", "device_code": "d", "verification_uri": address}
    login.answer = lambda _path, _form: (200, said)
    with pytest.raises(TokenServerUnreachable):
        login.endpoints.begin(login.provider, CancelToken())


def test_waiting_for_a_slow_provider_ends_at_once_when_asked(login: Login) -> None:
    token_of_cancel = CancelToken()
    asked, go = threading.Event(), threading.Event()

    def answer(_path: str, _form: Form) -> Said:
        asked.set()
        go.wait()
        return 200, {}

    login.answer = answer

    def cancel_then() -> None:
        asked.wait()
        token_of_cancel.cancel()

    threading.Thread(target=cancel_then).start()
    with pytest.raises(Cancelled):
        login.endpoints.refresh(login.provider, "x", "", token_of_cancel)
    go.set()


def test_a_mailbox_is_fetched_with_tokens_all_along(post: Post, login: Login) -> None:
    locker = Locker()
    secrets = post.small.services.mailboxes._secrets
    secrets._vault, secrets._tokens = locker, login.endpoints
    given = iter("abc")

    def answer(_path: str, form: Form) -> Said:
        return token(a_token(post.user), refresh_token=form["refresh_token"] + next(given))

    login.answer = answer
    box = replace(post.server.box(post.user), auth=AuthKind.XOAUTH2, provider=login.provider)
    post.small.services.mailboxes.save(box, Credential("r"), post.small.sam)
    post.fill(1)
    assert post.statuses() == ["filed"]
    post.small.services.mail_fetching.close()
    post.fill(2)
    # The access token still holds, so the provider is not asked again.
    assert post.statuses() == ["filed"]
    assert len(login.forms) == 1
    assert any('"secret": "ra"' in text for text in locker.kept.values())
    # An hour later it has run out.
    post.small.services.mail_fetching.close()
    post.small.clock.moment += timedelta(hours=2)
    post.fill(3)
    assert post.statuses() == ["filed"]
    assert [form["refresh_token"] for form in login.forms] == ["r", "ra"]


def test_an_access_token_that_ends_early_is_got_anew_once(post: Post, login: Login) -> None:
    secrets = post.small.services.mailboxes._secrets
    secrets._tokens = login.endpoints
    spoilt = iter(["worthless"])
    login.answer = lambda _path, _form: token(next(spoilt, a_token(post.user)))
    box = replace(post.server.box(post.user), auth=AuthKind.XOAUTH2, provider=login.provider)
    post.small.services.mailboxes.save(box, Credential("r"), post.small.sam)
    post.fill(1)
    assert post.statuses() == ["filed"]
    assert len(login.forms) == 2
