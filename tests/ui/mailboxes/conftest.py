"""The fixtures of the real mail server, for windows over it."""

from __future__ import annotations

from tests.services.conftest import shelf, small
from tests.services.mailboxes.conftest import dovecot, make_dovecot, post, usual_dovecot

__all__ = ["dovecot", "make_dovecot", "post", "shelf", "small", "usual_dovecot"]
