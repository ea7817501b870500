"""Fetching from a real server: each mail is one case, and the server is touched only afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dsr_desk.config import Limits
from dsr_desk.domain.mailboxes.mailbox import AfterFiling, Security
from dsr_desk.services.mailboxes.after import FLAGGED_INSTEAD, TARGET_MISSING
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.services.progress import Cancelled, CancelToken
from tests.services.mailboxes.conftest import Post, a_request
from tests.services.mailboxes.dovecot import PASSWORD, Dovecot
from tests.services.mailboxes.kept import MOVED
from tests.services.world import BO, Small


def test_each_mail_becomes_a_case_once(post: Post) -> None:
    post.add()
    post.fill(1, 2, 3)
    assert post.statuses() == ["filed", "filed", "filed"]
    assert post.statuses() == []
    post.fill(4)
    assert post.statuses() == ["filed"]
    assert len(post.numbers()) == 4


def test_reading_leaves_no_trace_on_the_server(post: Post) -> None:
    post.add()
    post.fill(1)
    post.fetch()
    assert post.server.lying(post.user) == {1: ()}


def test_a_filed_mail_is_moved(post: Post) -> None:
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.fill(1, 2)
    result = post.fetch()
    assert (result.settled, result.notices) == (2, ())
    assert post.server.lying(post.user) == {}
    assert len(post.server.lying(post.user, "Klart")) == 2


def test_a_filed_mail_is_flagged_with_the_keyword(post: Post) -> None:
    post.add(after=AfterFiling.FLAG, keyword="$Arkiverat")
    post.fill(1)
    post.fetch()
    assert post.server.lying(post.user) == {1: (b"$Arkiverat",)}


def test_a_mail_that_is_a_case_already_is_moved_all_the_same(post: Post) -> None:
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.small.file(a_request(1))
    post.fill(1)
    assert post.statuses() == ["known"]
    assert post.server.lying(post.user) == {}


def test_without_move_one_mail_is_copied_and_only_it_is_expunged(
    post: Post, copying_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.use(copying_dovecot, monkeypatch)
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.fill(1, 2)
    client = post.server.client(post.user)
    client.select_folder("INBOX")
    client.add_flags([1], [b"\\Deleted"])
    client.logout()
    assert post.fetch().settled == 1
    # Somebody else's mark is not ours to carry out.
    assert post.server.lying(post.user) == {1: (b"\\Deleted",)}
    assert len(post.server.lying(post.user, "Klart")) == 1


def test_where_nothing_can_be_moved_safely_it_is_flagged_and_said(
    post: Post, basic_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.use(basic_dovecot, monkeypatch)
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.fill(1)
    assert post.fetch().notices == (FLAGGED_INSTEAD,)
    assert post.server.lying(post.user) == {1: (b"$DSRFiled",)}
    assert post.server.lying(post.user, "Klart") == {}
    assert post.fetch().notices == ()


def test_a_missing_target_stops_no_filing_and_the_move_is_made_up_for(post: Post) -> None:
    post.add(**MOVED)
    post.fill(1)
    first = post.fetch()
    assert [o.status for o in first.outcomes] == ["filed"]
    assert first.notices == (TARGET_MISSING,)
    assert post.server.lying(post.user) == {1: ()}
    post.server.fill(post.user, folder="Klart")
    assert post.again().fetch().settled == 1
    assert post.server.lying(post.user) == {}


def test_while_another_desk_holds_the_workspace_the_move_waits(post: Post) -> None:
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.fill(1)
    other = post.small.again()
    with other.services.mail_fetching._lock.hold():
        assert post.fetch().settled == 0
    assert post.server.lying(post.user) == {1: ()}
    assert post.fetch().settled == 1


def test_renumbered_mails_are_known_by_what_they_are(post: Post) -> None:
    post.add(**MOVED)
    post.fill(1, 2)
    post.fetch()
    post.server.admin("mailbox", "update", "-u", post.user, "--uid-validity", "77", "INBOX")
    post.server.fill(post.user, folder="Klart")
    result = post.again().fetch()
    assert [o.status for o in result.outcomes] == ["known", "known"]
    assert result.settled == 2
    assert len(post.numbers()) == 2
    assert "mailbox.renumbered" in post.events()
    assert post.server.lying(post.user) == {}


def test_the_same_mail_in_two_mailboxes_is_one_case(post: Post) -> None:
    post.add()
    post.fill(1)
    other = Post(post.small, post.server, key="andra")
    other.add()
    other.fill(1)
    assert post.statuses() + other.statuses() == ["filed", "known"]


def test_another_content_under_a_known_id_is_filed_once_and_moved(post: Post) -> None:
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.fill(1)
    post.server.fill(post.user, a_request(1, BO))
    result = post.fetch()
    assert [(o.status, o.problem) for o in result.outcomes] == [
        ("filed", ""),
        ("filed", "message-id-reused"),
    ]
    assert result.settled == 2
    post.fill(1)
    post.server.fill(post.user, a_request(1, BO))
    assert post.statuses() == ["known", "known"]
    assert len(post.numbers()) == 2


def test_what_somebody_moved_by_hand_is_owed_nothing(post: Post) -> None:
    post.add(**MOVED)
    post.fill(1)
    post.fetch()
    post.server.fill(post.user, folder="Klart")
    client = post.server.client(post.user)
    client.select_folder("INBOX")
    client.move([1], "Klart")
    client.logout()
    assert post.fetch().notices == ()
    assert len(post.server.lying(post.user, "Klart")) == 1


def test_a_mail_above_the_limit_is_fetched_only_so_far(post: Post) -> None:
    post.add()
    text = a_request(1) + b"x" * 27_000_000
    post.server.fill(post.user, text)
    services = post.small.services
    services.mail_fetching._limit = Limits().mail_bytes // 4 + 1_000_000
    assert post.statuses() == ["filed"]
    raw = services.checklist.raw_mail(services.queue.get("DSR-0001").id, post.small.alva)
    assert raw == text[: services.mail_fetching._limit]
    parsed = services.checklist.view("DSR-0001").parsed
    assert parsed is not None
    assert "too-large" in parsed.problems


def test_a_cancel_keeps_what_was_filed_and_goes_on_next_time(post: Post) -> None:
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.server.fill(post.user, *(a_request(n) for n in range(1, 61)))
    token = CancelToken()
    services = post.small.services
    with pytest.raises(Cancelled):
        services.mail_fetching.fetch("intag", token, lambda _step: token.cancel())
    assert len(post.numbers()) == 50
    assert post.statuses() == ["filed"] * 10
    assert post.server.lying(post.user) == {}


def test_a_hundred_mails_are_filed_and_moved(
    small: Small, post: Post, record_property: Callable[[str, object], None]
) -> None:
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.server.deliver_files(post.user, [a_request(n) for n in range(100)])
    start = time.perf_counter()
    result = post.fetch()
    record_property("mails_per_second", round(100 / (time.perf_counter() - start), 1))
    assert [o.status for o in result.outcomes] == ["filed"] * 100
    assert result.settled == 100
    assert post.server.lying(post.user) == {}
    assert len(post.server.lying(post.user, "Klart")) == 100


def test_what_was_fetched_can_be_reached_by_starttls_too(post: Post) -> None:
    box = post.add(security=Security.STARTTLS)
    post.small.services.mailboxes.save(box, Credential(PASSWORD), post.small.sam)
    post.fill(1)
    assert post.statuses() == ["filed"]
