"""The command line: one JSON document, exit statuses that tell refusals from the environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.services.world import ALVA, ANNA, SAM, WISH, Small, a_mail, make_small

ROOT = Path(__file__).parents[1]
DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3


class Desk:
    """The program as a user starts it, on a small workspace with its own account folder."""

    def __init__(self, home: Path) -> None:
        """Take the folder that holds workspace, account and passwords."""
        self.home = home
        for name, password in (("alva", ALVA), ("sam", SAM)):
            (home / f"{name}.txt").write_text(f"{password}\n", "utf-8")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Start the program; return exit status, stdout and stderr."""
        environment = os.environ | {"XDG_CONFIG_HOME": str(self.home)}
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "dsr_desk", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def json(self, *arguments: str, user: str = "", status: int = DONE) -> Any:
        """Start it with --json; the whole of stdout must be one document."""
        signed = ["--user", user, "--password-file", str(self.home / f"{user}.txt")] if user else []
        code, out, error = self.run(
            *arguments, "--json", "--workspace", str(self.home / "workspace"), *signed
        )
        assert code == status, (code, out, error)
        return json.loads(out)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Make the workspace that the tests copy; its pins lie where the program looks for them."""
    return make_small(tmp_path_factory.mktemp("cli"))


@pytest.fixture
def desk(template: Small, tmp_path: Path) -> Desk:
    """Return the program on a copy of the workspace."""
    shutil.copytree(template.root, tmp_path / "workspace")
    shutil.copytree(template.root.parent / "account", tmp_path / "dsr-desk")
    return Desk(tmp_path)


@pytest.fixture
def mail(tmp_path: Path) -> str:
    """Return the path of the usual request."""
    path = tmp_path / "begäran.eml"
    path.write_bytes(a_mail(WISH.format(who=ANNA)))
    return str(path)


def test_a_case_goes_from_mail_to_proof_and_answer_without_a_window(desk: Desk, mail: str) -> None:
    assert desk.json("intake", mail)[0]["status"] == "filed"
    assert desk.json("cases")[0]["subjects"] == [ANNA]
    assert all(check["settled"] for check in desk.json("show", "DSR-0001")["checks"])
    assert desk.json("match", "DSR-0001", user="alva")["counts"]["included"] == 5
    plan = desk.json("plan", "DSR-0001", user="alva")
    looked = desk.json("approve", "DSR-0001", user="sam")
    assert (looked["approved"], looked["digest"]) == (False, plan["digest"])
    signed = ["--digest", plan["digest"], "--confirm", plan["confirmation"]]
    assert desk.json("approve", "DSR-0001", *signed, user="sam")["approved"]
    run = desk.json("run", "DSR-0001", user="alva")
    assert run["state"] == "done"
    assert run["outcomes"] == {"erased": 4, "anonymised": 1}
    assert desk.json("verify", run["certificate"]["json"])["holds"]
    answer = desk.json("answer", "DSR-0001", user="alva")
    assert Path(answer["saved"]).is_file()
    assert desk.json("audit", "verify")["holds"]
    assert [case["state"] for case in desk.json("cases", "--view", "done")] == ["closed"]


def test_parse_needs_no_workspace_and_gives_every_promised_key(mail: str, desk: Desk) -> None:
    code, out, _ = desk.run("parse", mail, "--json")
    (parsed,) = json.loads(out)
    assert code == DONE
    assert parsed["file"] == mail
    assert parsed["kind"] == "erasure"
    assert parsed["channels"] == ["mail", "forum", "chat"]
    assert parsed["attestation"]["verdict"] == "ok"
    assert parsed["sender"]["verdict"] == "attention"
    assert set(parsed) >= {"wish", "language", "received_at", "problems", "subjects"}
    for found in (parsed["attestation"], parsed["wish"], parsed["subjects"][0]):
        words = found["evidence"]
        assert parsed["text"][words["start"] : words["end"]] == words["text"]


def test_a_rule_refuses_with_status_1_and_its_name(desk: Desk, mail: str) -> None:
    desk.json("intake", mail)
    for arguments, user, rule in (
        (["run", "DSR-0001"], "alva", "wrong-step"),
        (["plan", "DSR-0001"], "", "not-signed-in"),
        (["show", "DSR-0099"], "", "unknown-case"),
        (["settle", "DSR-0001", "--override", "wish", "--reason", "x"], "alva", "right-missing"),
    ):
        refused = desk.json(*arguments, user=user, status=REFUSED)
        assert refused["error"]["code"] == rule
        assert refused["error"]["message"]


def test_wrong_usage_is_status_2(desk: Desk) -> None:
    for arguments in (["nonsense"], ["parse"], ["decide", "DSR-0001"], ["audit", "nonsense"]):
        assert desk.run(*arguments)[0] == USAGE


def test_the_environment_is_status_3(desk: Desk, tmp_path: Path) -> None:
    code, out, _ = desk.run("cases", "--json", "--workspace", str(tmp_path / "nowhere"))
    assert code == ENVIRONMENT
    assert json.loads(out)["error"]["code"] == "workspace-missing"
    assert desk.run("parse", str(tmp_path / "missing.eml"))[0] == ENVIRONMENT


def test_a_wrong_password_is_refused_and_named_nowhere(desk: Desk, mail: str) -> None:
    desk.json("intake", mail)
    (desk.home / "alva.txt").write_text("guess-4711\n", "utf-8")
    code, out, error = desk.run(
        "plan", "DSR-0001", "--workspace", str(desk.home / "workspace"),
        "--user", "alva", "--password-file", str(desk.home / "alva.txt"),
    )  # fmt: skip
    assert code == REFUSED
    assert "4711" not in out + error


def test_no_password_can_be_given_as_an_argument(desk: Desk) -> None:
    assert "--password " not in desk.run("plan", "--help")[1]
    assert desk.run("plan", "DSR-0001", "--password", "x")[0] == USAGE


def test_a_failed_check_is_overridden_by_a_supervisor_with_a_reason(desk: Desk) -> None:
    path = desk.home / "unproved.eml"
    path.write_bytes(a_mail(WISH.format(who=ANNA), proved=False))
    desk.json("intake", str(path))
    reason = ["--override", "sender", "--reason", "Ringde upp"]
    assert desk.json("settle", "DSR-0001", *reason, user="sam")["open_checks"] == []


def test_mails_are_imported_once_and_then_found(desk: Desk, mail: str) -> None:
    place = ["--organisation", "nordkraft", "--channel", "nk-mail"]
    raw = a_mail("Hej, en fråga till.", sender=ANNA, message_id="<ny@hemma.example>")
    path = desk.home / "ny.eml"
    path.write_bytes(raw)
    assert desk.json("import", str(path), *place) == {"added": 1, "known": 0, "unreadable": 0}
    assert desk.json("import", str(path), *place) == {"added": 0, "known": 1, "unreadable": 0}
    desk.json("intake", mail)
    assert desk.json("match", "DSR-0001", user="alva")["counts"]["included"] == 6
    wrong = ["--organisation", "staden", "--channel", "nk-mail"]
    assert desk.json("import", str(path), *wrong, status=REFUSED)


def test_the_self_check_is_json_too(desk: Desk) -> None:
    code, out, _ = desk.run("self-check", "--json")
    assert code in (DONE, ENVIRONMENT)
    assert isinstance(json.loads(out), list)


def test_every_command_explains_itself(desk: Desk) -> None:
    overview = desk.run("--help")[1]
    for name in ("parse", "intake", "cases", "show", "match", "plan", "approve", "run", "export",
                 "answer", "verify", "audit", "import", "self-check", "demo"):  # fmt: skip
        assert name in overview


PHONE = (
    *("phone", "--organisation", "nordkraft", "--caller", "maria.lind@nordkraft.example"),
    *("--called-at", "2026-11-02T09:30", "--person", ANNA, "--kind", "erasure"),
    *("--channel", "mail", "--said", "Vi har bekräftat personens identitet."),
)


def test_a_phone_call_becomes_a_case_whose_sender_nothing_proves(desk: Desk) -> None:
    filed = desk.json(*PHONE, "--identity-confirmed", user="alva")
    shown = desk.json("show", filed["case_number"], user="alva")
    reasons = {check["name"]: (check["verdict"], check["reason"]) for check in shown["checks"]}
    assert reasons["sender"] == ("attention", "sender-by-phone")
    assert reasons["attestation"] == ("attention", "attestation-by-phone")
    assert shown["received_at"] == "2026-11-02T08:30:00+00:00"


def test_a_phone_call_needs_somebody_and_a_caller_of_the_organisation(desk: Desk) -> None:
    assert desk.json(*PHONE, status=REFUSED)["error"]["code"] == "not-signed-in"
    wrong = [word.replace("maria.lind@nordkraft", "maria@gmail") for word in PHONE]
    assert desk.json(*wrong, user="alva", status=REFUSED)["error"]["code"] == "caller-elsewhere"
    broken = [word.replace(ANNA, "anna på hemma") for word in PHONE]
    assert desk.json(*broken, user="alva", status=REFUSED)["error"]["code"] == "call-incomplete"


def test_a_mail_that_needs_a_process_of_its_own_is_read_by_the_program(
    desk: Desk, tmp_path: Path
) -> None:
    """The process starts the program's own module again: it must not run it twice."""
    mail = tmp_path / "large.eml"
    mail.write_bytes(a_mail(WISH.format(who=ANNA) + "\n\n-- \n" + "Ordlista. " * 2_000))
    (parsed,) = desk.json("parse", str(mail))
    assert parsed["kind"] == "erasure"
    assert parsed["problems"] == []
