"""A killed fetch ends right after restart: nothing twice, nothing lost, the move is finished."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dsr_desk.domain.mailboxes.mailbox import AfterFiling
from tests.services.mailboxes.conftest import Post
from tests.services.mailboxes.dovecot import Dovecot
from tests.services.mailboxes.kept import MOVED

ROOT = Path(__file__).parent.parent.parent.parent


def kill(post: Post, point: str) -> None:
    """Fetch in another process that dies at this point."""
    command = [sys.executable, "-m", "tests.services.mailboxes.killed"]
    command += [str(post.small.root.parent), point]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()


def check_the_end(post: Post) -> None:
    """Fetch again, twice, and compare with what an undisturbed fetch would have left."""
    after = post.again()
    after.fetch()
    assert after.statuses() == []
    assert len(after.numbers()) == 2
    assert post.server.lying(post.user) == {}
    assert len(post.server.lying(post.user, "Klart")) == 2


@pytest.mark.parametrize("point", ["intake:after", "move:before", "move:after", "contents:after"])
def test_a_fetch_that_was_killed_is_finished_by_the_next(post: Post, point: str) -> None:
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.fill(1, 2)
    kill(post, point)
    check_the_end(post)


@pytest.mark.parametrize("point", ["copy:before", "copy:after", "remove:before", "remove:after"])
def test_a_copy_that_was_killed_is_not_made_twice(
    post: Post, point: str, copying_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.use(copying_dovecot, monkeypatch)
    post.add(**MOVED)
    post.server.fill(post.user, folder="Klart")
    post.fill(1, 2)
    kill(post, point)
    check_the_end(post)


@pytest.mark.parametrize("point", ["flag:before", "flag:after"])
def test_a_killed_flagging_is_made_up_for(post: Post, point: str) -> None:
    post.add(after=AfterFiling.FLAG)
    post.fill(1, 2)
    kill(post, point)
    after = post.again()
    after.fetch()
    assert len(after.numbers()) == 2
    assert post.server.lying(post.user) == {1: (b"$DSRFiled",), 2: (b"$DSRFiled",)}
