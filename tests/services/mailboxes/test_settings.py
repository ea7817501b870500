"""Settings: a supervisor's, on record, never unsafe; the secret goes only where it belongs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from dsr_desk.domain.errors import NotSignedIn, RightMissing
from dsr_desk.domain.mailboxes.errors import (
    MailboxFolderMissing,
    MailboxSecretMissing,
    MailboxSettingsWrong,
    SettingsNotOnRecord,
    UnknownMailbox,
)
from dsr_desk.domain.mailboxes.forgotten import Forgotten
from dsr_desk.domain.mailboxes.mailbox import (
    AfterFiling,
    AuthKind,
    Provider,
    Security,
    require_sound,
)
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.services.mailboxes.settings import NO_IDLE, NO_SAFE_MOVE
from dsr_desk.services.progress import CancelToken
from tests.services.mailboxes.conftest import Post
from tests.services.mailboxes.dovecot import PASSWORD, Dovecot
from tests.services.mailboxes.kept import MOVED, SOUND, Grasping, Locker
from tests.services.world import Small

PROVIDER = Provider("https://login.example/token", "", "desk", "imap")


@pytest.fixture
def locker(small: Small) -> Locker:
    made = Locker()
    small.services.mailboxes._secrets._vault = made
    return made


def test_only_a_supervisor_changes_settings_and_each_change_is_on_record(small: Small) -> None:
    settings = small.services.mailboxes
    for who, error in ((small.alva, RightMissing), (None, NotSignedIn)):
        with pytest.raises(error):
            settings.save(SOUND, None, who)
        with pytest.raises(error):
            settings.remove("intag", who)
        with pytest.raises(error):
            settings.test(SOUND, Credential("x"), who, CancelToken())
    settings.save(SOUND, None, small.sam)
    settings.save(replace(SOUND, folder="Ärenden"), None, small.sam)
    assert settings.get("intag").folder == "Ärenden"
    settings.remove("intag", small.sam)
    assert settings.all() == ()
    with small.services.checklist._store.reading() as uow:
        events = [e.event for e in uow.audit.entries() if e.event.event.startswith("mailbox.")]
    assert [e.event for e in events] == ["mailbox.added", "mailbox.changed", "mailbox.removed"]
    assert ("fields", "folder") in events[1].facts
    assert not any(
        "support@" in text or "desk.example" in text for e in events for _, text in e.facts
    )


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"key": "Intag/1"}, "key"),
        ({"title": ""}, "text"),
        ({"user": "a\x01auth=Bearer x"}, "text"),
        ({"folder": "a\r\nA1 DELETE b"}, "text"),
        ({"host": "mail.example/path"}, "host"),
        ({"host": "user@mail.example"}, "host"),
        ({"port": 0}, "port"),
        ({"security": Security.NONE}, "not-encrypted"),
        ({"security": Security.NONE, "host": "localhost.evil.example"}, "not-encrypted"),
        ({"after": AfterFiling.MOVE}, "target"),
        ({"after": AfterFiling.MOVE, "target": "inbox"}, "target"),
        ({"keyword": "\\Deleted"}, "keyword"),
        ({"poll_seconds": 1}, "poll"),
        ({"auth": AuthKind.XOAUTH2}, "provider"),
        (
            {
                "auth": AuthKind.XOAUTH2,
                "provider": replace(PROVIDER, token_endpoint="http://login.example/token"),
            },
            "provider",
        ),
        (
            {
                "auth": AuthKind.XOAUTH2,
                "provider": replace(PROVIDER, token_endpoint="https://a@evil.example/"),
            },
            "provider",
        ),
    ],
)
def test_settings_that_are_unsafe_or_can_not_work_are_refused(
    wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(MailboxSettingsWrong) as told:
        require_sound(replace(SOUND, **wrong))  # type: ignore[arg-type]
    assert told.value.facts["wrong"] == MailboxSettingsWrong(code).facts["wrong"]


def test_sound_settings_of_every_kind_are_taken() -> None:
    require_sound(SOUND)
    require_sound(replace(SOUND, security=Security.NONE, host="127.0.0.1"))
    require_sound(replace(SOUND, security=Security.NONE, host="::1"))
    require_sound(replace(SOUND, auth=AuthKind.XOAUTH2, provider=PROVIDER))
    require_sound(replace(SOUND, after=AfterFiling.MOVE, target="Ärenden/Klart"))


def test_the_secret_is_kept_in_the_key_store_and_nowhere_in_the_workspace(
    small: Small, locker: Locker
) -> None:
    settings = small.services.mailboxes
    assert settings.save(SOUND, Credential("mycket-hemligt"), small.sam).kept
    assert any("mycket-hemligt" in text for text in locker.kept.values())
    assert not any(
        b"mycket-hemligt" in path.read_bytes() for path in small.root.rglob("*") if path.is_file()
    )
    left = settings.remove("intag", small.sam).left
    assert left.secret is Forgotten.GONE
    assert locker.kept == {}


def test_a_mailbox_is_gone_also_where_its_secret_stays_and_that_is_told(small: Small) -> None:
    settings = small.services.mailboxes
    grasping = settings._secrets._vault = Grasping()
    settings.save(SOUND, Credential("mycket-hemligt"), small.sam)
    ((workspace, name),) = grasping.kept
    removed = settings.remove("intag", small.sam)
    assert settings.all() == ()
    assert (removed.left.secret, removed.left.entry) == (Forgotten.REFUSED, f"{workspace}/{name}")
    assert removed.changes.mailboxes


def test_without_a_key_store_the_secret_lives_for_the_session_only(small: Small) -> None:
    settings = small.services.mailboxes
    assert not settings.save(SOUND, Credential("mycket-hemligt"), small.sam).kept
    assert settings.has_secret(SOUND)
    assert not small.again().services.mailboxes.has_secret(SOUND)


@pytest.mark.parametrize(
    "column", ["host = 'evil.example'", "port = 994", "user = 'x'", "security = 'starttls'"]
)
def test_who_changes_the_settings_in_the_file_is_not_sent_the_password(
    small: Small, locker: Locker, column: str
) -> None:
    small.services.mailboxes.save(SOUND, Credential("mycket-hemligt"), small.sam)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute(f"UPDATE mailbox SET {column}")  # noqa: S608 - a literal of this test
    again = small.again()
    again.services.mailboxes._secrets._vault = locker
    with pytest.raises(MailboxSecretMissing):
        again.services.mail_fetching.fetch("intag", CancelToken())


def test_a_test_tells_what_waits_and_what_the_server_can_not_do(
    post: Post, basic_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.use(basic_dovecot, monkeypatch)
    post.server.fill(post.user, b"Subject: x\r\n\r\nhej\r\n")
    settings = post.small.services.mailboxes
    box = post.server.box(post.user, **MOVED)
    with pytest.raises(MailboxFolderMissing, match="Klart"):
        settings.test(box, Credential(PASSWORD), post.small.sam, CancelToken())
    post.server.fill(post.user, folder="Klart")
    found = settings.test(box, Credential(PASSWORD), post.small.sam, CancelToken())
    assert (found.mails, found.notices) == (1, (NO_SAFE_MOVE, NO_IDLE))
    assert settings.all() == ()
    assert not settings.has_secret(box)


def test_an_unknown_mailbox_is_said(small: Small) -> None:
    with pytest.raises(UnknownMailbox):
        small.services.mail_fetching.fetch("nej", CancelToken())
    with pytest.raises(UnknownMailbox):
        small.services.mailboxes.remove("nej", small.sam)


def test_a_secret_is_given_to_no_server_that_a_supervisor_has_not_named(
    small: Small, locker: Locker
) -> None:
    boxes = small.services.mailboxes
    boxes.save(SOUND, None, small.sam)
    assert boxes.give_secret(SOUND.key, Credential(PASSWORD), small.alva)
    with closing(sqlite3.connect(small.paths.desk)) as desk, desk:
        desk.execute("UPDATE mailbox SET host = 'mail.foe.example'")
    kept = dict(locker.kept)
    with pytest.raises(SettingsNotOnRecord):
        boxes.give_secret(SOUND.key, Credential(PASSWORD), small.alva)
    assert locker.kept == kept
    boxes.save(SOUND, None, small.sam)
    boxes.give_secret(SOUND.key, Credential(PASSWORD), small.alva)
