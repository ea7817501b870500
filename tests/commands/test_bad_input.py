"""What is typed wrongly is refused with the next step, and nothing is done by it or lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dsr_desk.commands.context import read_password
from dsr_desk.commands.files import text_in
from dsr_desk.config import WorkspacePaths
from dsr_desk.demo.accounts import ACCOUNTS
from dsr_desk.demo.setup import accounts_text
from dsr_desk.domain.answers.replies import ASK_BACK
from dsr_desk.domain.answers.sending import Sending, SendState
from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.services.erasing.replaying import Replaying
from dsr_desk.storage.desk import open_desk
from tests.commands.conftest import Line
from tests.commands.founder import Founder
from tests.services.intake.letters import TOLD, answer, came_in
from tests.services.world import ALVA, ANNA, START, WISH, Small, a_mail

ROOT = Path(__file__).parents[2]
FULL = Path("/dev/full")
GROUND = ("--ground", "legal_claim", "--reference", "T 1")


def typed(line: Line, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what is said of wrong usage."""
    with pytest.raises(SystemExit) as stopped:
        line(*arguments)
    assert stopped.value.code == 2
    return capsys.readouterr().err


# --- reports ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["desk.sqlite", "archive.sqlite", "new.json"])
def test_a_report_stands_in_no_place_of_the_workspace(small: Small, line: Line, name: str) -> None:
    place = small.root / name
    before = place.read_bytes() if place.exists() else None
    assert "desk’s own files" in line("replay", "--out", str(place), status=1)
    assert "desk’s own files" in line("audit", "export", str(place), status=1)
    assert (place.read_bytes() if place.exists() else None) == before
    line("cases")


def test_a_report_stands_in_no_other_file_s_place(line: Line, tmp_path: Path) -> None:
    precious = tmp_path / "precious.json"
    precious.write_text("precious", "utf-8")
    assert "is there already" in line("replay", "--out", str(precious), status=1)
    assert precious.read_text("utf-8") == "precious"


def test_a_replay_that_is_refused_leaves_no_empty_report(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileUnreadable("x", "y")

    report = tmp_path / "report.json"
    with monkeypatch.context() as patched:
        patched.setattr(Replaying, "run", refuse)
        line("replay", "--out", str(report), status=3)
    assert not report.exists()
    line("replay", "--out", str(report))
    assert json.loads(report.read_text("utf-8"))["clean"] is True


def test_an_audit_that_finds_no_room_leaves_no_half_file(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "audit.jsonl"
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert "disk is full" in line("audit", "export", str(target), status=3)
    assert not target.exists()
    line("audit", "export", str(target))


@pytest.mark.skipif(not FULL.exists(), reason="there is no full device")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_an_output_that_can_t_be_written_is_the_environments_and_no_traceback(
    form: list[str],
) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dsr_desk", "deadline", "2026-03-03", *form],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert "could not be written: No space left" in done.stderr.decode()


# --- files that are named --------------------------------------------------------------------


def test_a_mark_before_the_text_is_no_part_of_a_password(line: Line, tmp_path: Path) -> None:
    marked = tmp_path / "alva.txt"
    marked.write_bytes(b"\xef\xbb\xbf" + f"{ALVA}\r\n".encode())
    line("cases", "--view", "mine")


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    endless = tmp_path / "endless"
    with endless.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(FileUnreadable, match="too long"):
        text_in(endless)
    with pytest.raises(FileUnreadable, match="missing"):
        text_in(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows names no pipe by its number")
def test_a_password_may_come_through_a_pipe() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"secret\n")
    os.close(writing)
    try:
        assert text_in(Path(f"/dev/fd/{reading}")) == "secret\n"
    finally:
        os.close(reading)


def test_the_demos_file_gives_the_passphrase_of_its_administrators_key(tmp_path: Path) -> None:
    (tmp_path / "demo-accounts.json").write_text(accounts_text(), "utf-8")
    given = read_password(tmp_path / "demo-accounts.json", "administrator")
    assert given == ACCOUNTS.administrator_passphrase
    with pytest.raises(FileUnreadable, match="no such account"):
        read_password(tmp_path / "demo-accounts.json", "nobody")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"accounts": [1]}', '{"accounts": "alva"}', "["])
def test_a_file_of_passwords_that_is_none_is_told_in_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, "utf-8")
    with pytest.raises(FileUnreadable, match="no such account"):
        read_password(tmp_path / "x.json", "administrator")


def test_a_new_account_does_not_get_the_password_of_whoever_adds_it(founder: Founder) -> None:
    founder.founds(founder.types("found", "--example"))
    known = json.loads((founder.home / "passwords.json").read_text("utf-8"))
    known["accounts"].append({"name": "dora", "password": "doras egna lösenord"})
    file = str(founder.home / "all.json")
    Path(file).write_text(json.dumps(known), "utf-8")
    sam = ("--user", "sam", "--password-file", file, "--passphrase-file", file)
    new = ("--title", "Dora Blom", "--role", "agent", "--new-password-file", file)
    refused = founder.types("accounts", "add", "eli", *new, *sam, status=3)
    assert "names no such account" in refused
    founder.types("accounts", "add", "dora", *new, *sam)
    dora = ("--user", "dora", "--password-file", file)
    founder.types("cases", "--view", "mine", *dora)


# --- options ---------------------------------------------------------------------------------


def test_a_hold_on_what_is_no_address_is_wrong_usage(
    line: Line, capsys: pytest.CaptureFixture[str]
) -> None:
    held = ("hold", "set", "--organisation", "nordkraft", *GROUND)
    assert "not one e-mail address" in typed(line, capsys, *held, "--person", "anna på hemma")
    assert "There is no case" in line(*held, "--case", "", status=1)
    assert "There is no channel" in line(*held, "--channel", "", status=1)
    assert line.json("hold") == []


@pytest.mark.parametrize("option", ["--override", "--leave-out", "--take-in", "--read"])
def test_a_check_without_a_name_is_no_disposal_decision(
    small: Small, line: Line, option: str
) -> None:
    small.file(a_mail(WISH.format(who=ANNA)))
    words = ("settle", "DSR-0001", option, "", "--reason", "x")
    assert line.json(*words, status=1, user="sam")["error"]["code"] == "unknown-check"


@pytest.mark.parametrize("number", ["0", "-1"])
def test_a_mail_of_a_case_is_counted_from_one(
    small: Small, line: Line, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    small.file(a_mail(WISH.format(who=ANNA)))
    words = ("request-date", "DSR-0001", "2026-10-15", "--mail", number)
    assert "counted from 1" in typed(line, capsys, *words)
    assert line.json("show", "DSR-0001")["requested_on"] is None


def test_a_mail_has_one_number_in_all_that_json_says(small: Small, line: Line) -> None:
    small.file(a_mail(WISH.format(who=ANNA)))
    came_in(small, answer(TOLD.format(day=15), proved=False))
    shown = line.json("show", "DSR-0001")
    assert shown["told_day"]["mail"] == shown["mails"][1]["mail"]
    line("request-date", "DSR-0001", "2026-10-15", "--mail", str(shown["told_day"]["mail"] + 1))
    after = line.json("show", "DSR-0001")["clocks"]["told"]
    assert after["mail"] == shown["told_day"]["mail"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--action", "delete"], "policy-without-channel"),
        (["--reach", "conversation", "--sample", "7"], "policy-without-channel"),
        (["--channel", "nowhere", "--action", "delete"], "unknown-channel"),
        (["--confirm", "0"], "no-such-change"),
        (["--withdraw", "0"], "no-such-change"),
    ],
)
def test_a_safeguard_that_can_t_be_meant_is_refused_and_not_ignored(
    line: Line, words: list[str], code: str
) -> None:
    before = line.json("safeguards")
    assert line.json("safeguards", *words, status=1, user="sam")["error"]["code"] == code
    assert line.json("safeguards") == before


def test_fetching_says_that_there_is_no_mailbox(line: Line) -> None:
    assert line("mailbox", "fetch") == "No mailbox is set up.\n"


def test_what_became_of_a_sending_is_told_in_words(small: Small, line: Line) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    begun = Sending(
        0, case.id, ASK_BACK, "<1@x>", "x.eml", "0" * 64, 3, SendState.SENDING, START, "user-alva"
    )
    for answered, said in (("not-sent", "was not sent"), ("sent", "was sent")):
        desk = open_desk(WorkspacePaths(small.root))
        with desk.unit_of_work() as uow:
            uow.sendings.begin(begun)
            uow.commit()
        desk.close()
        assert said in line("answer", case.number, "--settle", answered)


def test_the_audit_of_a_case_that_is_not_there_is_no_empty_list(line: Line) -> None:
    assert "There is no case" in line("audit", "list", "--case", "DSR-777", status=1)


def test_a_roster_is_not_said_to_be_unreadable_where_it_can_t_be_written(
    line: Line, tmp_path: Path
) -> None:
    said = line("roster", "export", str(tmp_path / "missing" / "roster.csv"), status=3)
    assert "There is no folder" in said
    assert "could not be read" not in said


@pytest.mark.parametrize("name", ["missing.eml", "folder"])
def test_a_mail_that_can_t_be_had_is_told_in_words(line: Line, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "aside.bin").write_bytes(b"\0")
    said = line("sender-check", str(tmp_path / name), status=3)
    assert "it is missing, can’t be read, or holds no mail" in said
