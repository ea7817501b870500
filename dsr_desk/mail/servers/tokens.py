"""Access tokens from a provider: the refresh grant (RFC 6749 §6) and the device grant (RFC 8628).

The standard library's HTTP is enough: three small forms over verified TLS.  Nothing is followed
elsewhere: a redirect would carry the refresh token to whoever is named in it.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from dsr_desk.domain.mailboxes.errors import TokenRefused, TokenServerUnreachable
from dsr_desk.domain.mailboxes.mailbox import Provider
from dsr_desk.mail.servers.wire import MakeContext, away, verified_context
from dsr_desk.services.ports.mailboxes import DeviceCode, Tokens
from dsr_desk.services.progress import CancelToken

_SECONDS = 20.0
_MOST = 65_536
_DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_WAITING = frozenset({"authorization_pending", "slow_down"})
_LONGEST_TOKEN = 20_000
_FOREVER = 24 * 3600

Answer = Mapping[str, object]


class TokenEndpoints:
    """The ``TokenServers`` port."""

    def __init__(self, make_context: MakeContext = verified_context) -> None:
        """Take how encryption is made."""
        self._make_context = make_context

    def refresh(
        self, provider: Provider, refresh: str, client_secret: str, cancel: CancelToken
    ) -> Tokens:
        """Return an access token, and the new refresh token of a provider that changes it."""
        form = {
            "grant_type": "refresh_token",
            "refresh_token": refresh,
            "client_id": provider.client_id,
        }
        if provider.scope:
            form["scope"] = provider.scope
        answer = self._ask(provider.token_endpoint, form, client_secret, cancel)
        return _tokens(provider.token_endpoint, answer)

    def begin(self, provider: Provider, cancel: CancelToken) -> DeviceCode:
        """Ask for a code that a person confirms in a browser."""
        form = {"client_id": provider.client_id, "scope": provider.scope}
        answer = self._ask(provider.device_endpoint, form, "", cancel)
        _require_yes(provider.device_endpoint, answer)
        address = _text(answer, "verification_uri") or _text(answer, "verification_url")
        code = DeviceCode(
            _text(answer, "user_code"),
            address,
            _text(answer, "device_code"),
            _number(answer, "interval", 5, 1, 60),
            _number(answer, "expires_in", 900, 1, 3600),
        )
        if not (code.user_code and code.device_code and address.startswith("https://")):
            raise TokenServerUnreachable(_host(provider.device_endpoint), "it answers oddly")
        return code

    def poll(
        self, provider: Provider, code: DeviceCode, client_secret: str, cancel: CancelToken
    ) -> Tokens | None:
        """Ask whether the person has confirmed it; None while not."""
        form = {
            "grant_type": _DEVICE_GRANT,
            "device_code": code.device_code,
            "client_id": provider.client_id,
        }
        answer = self._ask(provider.token_endpoint, form, client_secret, cancel)
        if _text(answer, "error") in _WAITING:
            return None
        return _tokens(provider.token_endpoint, answer)

    def _ask(
        self, address: str, form: dict[str, str], client_secret: str, cancel: CancelToken
    ) -> Answer:
        """Post a form; return the JSON object of the answer, an error's too.

        Raises:
            TokenServerUnreachable: nothing that can be understood came back.
            Cancelled: somebody has asked to stop.
        """
        fields = form | ({"client_secret": client_secret} if client_secret else {})
        return away(lambda: self._post(address, fields), cancel, lambda _late: None)

    def _post(self, address: str, fields: dict[str, str]) -> Answer:
        parts = urlsplit(address)
        if parts.scheme != "https" or not parts.hostname:
            raise TokenServerUnreachable(_host(address), "its address is not https")
        connection = http.client.HTTPSConnection(
            parts.hostname, parts.port, timeout=_SECONDS, context=self._make_context()
        )
        try:
            path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
            head = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request(
                "POST", path, urlencode(fields), {**head, "Accept": "application/json"}
            )
            with connection.getresponse() as response:
                return _understood(address, response.status, response.read(_MOST + 1))
        except ssl.SSLCertVerificationError:
            reason = "its certificate is not valid"
        except socket.gaierror:
            reason = "there is no server by this name"
        except (OSError, http.client.HTTPException, ValueError):
            reason = "it does not answer"
        finally:
            connection.close()
        raise TokenServerUnreachable(parts.hostname, reason) from None


def _understood(address: str, status: int, body: bytes) -> Answer:
    oddly = TokenServerUnreachable(_host(address), "it answers oddly")
    if len(body) > _MOST or not (status == 200 or 400 <= status < 500):
        raise oddly
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise oddly from None
    if not isinstance(answer, dict) or (status == 200) == ("error" in answer):
        raise oddly
    return answer


def _tokens(address: str, answer: Answer) -> Tokens:
    _require_yes(address, answer)
    access = _text(answer, "access_token")
    if not access or _text(answer, "token_type").lower() not in ("bearer", ""):
        raise TokenServerUnreachable(_host(address), "it answers oddly")
    seconds = _number(answer, "expires_in", 300, 0, _FOREVER)
    return Tokens(access, _text(answer, "refresh_token"), seconds)


def _require_yes(address: str, answer: Answer) -> None:
    if "error" in answer:
        raise TokenRefused(_host(address), _text(answer, "error"))


def _text(answer: Answer, name: str) -> str:
    """Return a text of the answer that is fit to be sent in a header or shown, else empty."""
    text = answer.get(name, "")
    fit = isinstance(text, str) and len(text) <= _LONGEST_TOKEN and text.isprintable()
    return str(text) if fit else ""


def _number(answer: Answer, name: str, usual: int, least: int, most: int) -> int:
    try:
        number = int(str(answer.get(name, usual)))
    except ValueError:
        return usual
    return max(least, min(number, most))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
