"""The mailbox command: one JSON document, the secret from a file, statuses that programs use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dsr_desk import cli
from tests.services.mailboxes.conftest import Post
from tests.services.mailboxes.dovecot import PASSWORD, free_port
from tests.services.world import ALVA, SAM


class Shell:
    """The command line on the post's workspace."""

    def __init__(self, post: Post, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self._post, self._capsys, self._folder = post, capsys, folder
        for name, text in (("sam", SAM), ("alva", ALVA), ("secret", PASSWORD), ("wrong", "fel")):
            (folder / name).write_text(f"{text}\n", "utf-8")

    def __call__(self, *words: str, user: str = "sam", status: int = 0) -> Any:
        argv = ["mailbox", *words, "--json", "--workspace", str(self._post.small.root)]
        if user:
            argv += ["--user", user, "--password-file", str(self._folder / user)]
        self._capsys.readouterr()
        assert cli.main(argv, self._post.small.composer) == status
        said = self._capsys.readouterr()
        assert PASSWORD not in said.out + said.err
        return json.loads(said.out)

    def secret(self, name: str = "secret") -> tuple[str, str]:
        return ("--secret-file", str(self._folder / name))

    def add(self, *more: str, port: int = 0, status: int = 0, user: str = "sam") -> Any:
        place = ("--host", "localhost", "--port", str(port or self._post.server.tls))
        who = ("--login", self._post.user)
        return self("add", "intag", *place, *who, *self.secret(), *more, user=user, status=status)


@pytest.fixture
def shell(post: Post, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    return Shell(post, capsys, tmp_path)


def test_a_mailbox_is_added_listed_tested_fetched_and_removed(post: Post, shell: Shell) -> None:
    post.server.fill(post.user, folder="Klart")
    post.fill(1, 2)
    assert shell("list", user="") == []
    added = shell.add("--after", "move", "--target", "Klart")
    assert added == {"mailbox": "intag", "secret_kept": False}
    listed = shell("list", user="")
    assert (listed[0]["host"], listed[0]["after"]) == ("localhost", "move")
    assert shell("test", "intag", *shell.secret()) == {"mails": 2, "notices": []}
    fetched = shell("fetch", *shell.secret())
    assert [o["status"] for o in fetched[0]["outcomes"]] == ["filed", "filed"]
    assert fetched[0]["settled"] == 2
    assert shell("remove", "intag")["removed"] == "intag"
    assert shell("list", user="") == []


def test_an_agent_may_fetch_but_not_set_up(post: Post, shell: Shell) -> None:
    assert shell.add(user="alva", status=1)["error"]["code"] == "right-missing"
    shell.add()
    post.fill(1)
    assert shell("fetch", "intag", *shell.secret(), user="alva")[0]["outcomes"]
    assert shell("remove", "intag", user="alva", status=1)["error"]["code"] == "right-missing"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--host", "mail.invalid"), "mailbox-host-unknown"),
        (("--folder", "Saknas"), "mailbox-folder-missing"),
        (("--after", "move", "--target", "Saknas"), "mailbox-folder-missing"),
    ],
)
def test_a_test_names_exactly_what_failed(shell: Shell, more: tuple[str, ...], code: str) -> None:
    shell.add(*more)
    assert shell("test", "intag", *shell.secret(), status=3)["error"]["code"] == code


def test_the_wrong_password_and_none_at_all_are_told_apart(shell: Shell) -> None:
    shell.add()
    refused = shell("fetch", "intag", *shell.secret("wrong"), status=3)
    assert refused["error"]["code"] == "mailbox-login-refused"
    assert shell("fetch", "intag", status=3)["error"]["code"] == "mailbox-secret-missing"


def test_one_mailbox_out_of_reach_keeps_nobody_from_the_others(post: Post, shell: Shell) -> None:
    shell.add()
    dead = ("--host", "localhost", "--port", str(free_port()), "--login", "x", *shell.secret())
    shell("add", "dead", *dead)
    post.fill(1)
    told = shell("fetch", *shell.secret(), status=3)
    assert [one["mailbox"] for one in told] == ["dead", "intag"]
    assert told[0]["error"]["code"] == "mailbox-unreachable"
    assert told[1]["outcomes"][0]["status"] == "filed"


def test_a_server_elsewhere_is_never_reached_in_plain(shell: Shell) -> None:
    told = shell.add("--security", "none", "--host", "mail.desk.example", status=1)
    assert told["error"]["code"] == "mailbox-settings-wrong"
