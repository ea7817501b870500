"""The command line: one JSON document, exit statuses that tell refusals from the environment."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from dsr_desk.cli import asked_for, build_parser
from dsr_desk.config import WorkspacePaths
from tests.brought import brought_by
from tests.command_line import DONE, ENVIRONMENT, REFUSED, USAGE, Desk, desk, program, template
from tests.services.world import ANNA, WISH, Small, a_mail

__all__ = ["desk", "program", "template"]
ROOT = Path(__file__).parents[1]


@pytest.fixture
def mail(tmp_path: Path) -> str:
    """Return the path of the usual request."""
    path = tmp_path / "begäran.eml"
    path.write_bytes(a_mail(WISH.format(who=ANNA)))
    return str(path)


def test_a_command_that_only_looks_brings_nothing_that_reads_mails_or_writes_documents(
    template: Small, tmp_path: Path
) -> None:
    shutil.copytree(template.root, tmp_path / "workspace")
    found = brought_by("--workspace", str(tmp_path / "workspace"), "cases", "--json")
    assert "sqlalchemy" in found
    of_content = {"reportlab", "pypdfium2", "PIL", "msgspec", "oxmsg", "charset_normalizer"}
    assert not {*of_content, "PySide6", "alembic", "psycopg"} & found
    of_mails = {"dsr_desk.domain.intake.parse", "dsr_desk.domain.intake.phrasing.wordings"}
    of_others = {f"dsr_desk.commands.{name}" for name in ("deciding", "rosters", "sending")}
    assert not of_mails & found
    assert not of_others & found


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], None),
        (["--workspace", "cases", "--json"], None),
        (["--version"], None),
        (["cases"], "cases"),
        (["--user", "show", "--json", "--workspace=x", "cases", "show"], "cases"),
        (["--help"], ""),
        (["--jsn", "cases"], ""),
        (["--user=alva", "cases"], ""),
    ],
)
def test_the_command_is_the_first_word_that_is_no_option_and_no_options_value(
    words: list[str], asked: str | None
) -> None:
    assert asked_for(words) == asked


def test_a_command_is_the_same_whether_or_not_the_others_are_made_known() -> None:
    every = _commands(build_parser())
    known: list[str] = []
    for name, whole in every.items():
        alone = _commands(build_parser(name))
        assert alone[name].format_help() == whole.format_help()
        assert alone[name].get_default("command") is whole.get_default("command")
        known += [other for other in alone if other not in known]
        assert len(alone) < len(every) / 4
    assert known == list(every)
    assert _commands(build_parser(None)) == {}


def _commands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    (action,) = (each for each in parser._actions if isinstance(each, _SubParsersAction))
    return dict(action.choices)


def test_a_case_goes_from_mail_to_proof_and_answer_without_a_window(desk: Desk, mail: str) -> None:
    assert desk.json("intake", mail)[0]["status"] == "filed"
    assert desk.json("cases")[0]["subjects"] == [ANNA]
    assert all(check["settled"] for check in desk.json("show", "DSR-0001")["checks"])
    found = desk.json("match", "DSR-0001", "--beside", user="alva")
    assert (found["counts"]["included"], found["beside"]["own"]) == (5, [[1, 3]])
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
        (["match", "DSR-0001"], "", "not-signed-in"),
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


def test_a_doubtful_sender_is_called_back_on_the_number_on_record(desk: Desk) -> None:
    path = desk.home / "unproved.eml"
    path.write_bytes(a_mail(WISH.format(who=ANNA) + "\nTel 070-123 45 67\n", proved=False))
    desk.json("intake", str(path))
    call = ["call-back", "DSR-0001", "--callee", "Karin Holm", "--confirmed", "Ja, från oss"]
    own = [*call, "--number", "070-1234567", "--source", "mailet"]
    refused = desk.json(*own, user="alva", status=REFUSED)
    assert refused["error"]["code"] == "number-from-mail"
    early = desk.json(*call, "--at", "2026-11-01T10:00", user="alva", status=REFUSED)
    assert early["error"]["code"] == "call-time-wrong"
    no_time = desk.json(*call, "--at", "igår", user="alva", status=REFUSED)
    assert no_time["error"]["code"] == "call-time-wrong"
    done = desk.json(*call, "--at", "2026-11-02T10:00", user="alva")
    assert (done["number"], done["at"]) == ("08-465 004 10", "2026-11-02T09:00:00+00:00")
    (sender,) = [c for c in desk.json("show", "DSR-0001")["checks"] if c["name"] == "sender"]
    assert (sender["settled"], sender["by_call"]) == (True, True)
    assert "Karin Holm" in sender["note"]


def test_sender_check_tells_whether_the_server_strips_forged_results(desk: Desk) -> None:
    good = a_mail(WISH.format(who=ANNA))
    path = desk.home / "forged.eml"
    foreign = b"Received: from pc by mail.nordkraft.example; Mon, 02 Nov 2026 09:00:00 +0100\r\n"
    forged = b"Authentication-Results: mx.desk.example; dmarc=pass header.from=evil.example\r\n"
    path.write_bytes(good.replace(b"From: ", foreign + forged + b"From: ", 1))
    found = desk.json("sender-check", str(path), status=REFUSED)
    assert [finding["code"] for finding in found] == [
        "results-of-ours",
        "received-by-us",
        "received-elsewhere",
        "results-forged",
        "from-single",
        "verdict-ok",
    ]
    code, out, _ = desk.run("sender-check", str(path), "--authserv-id", "mx.desk.example")
    assert code == REFUSED
    assert "lets strangers' results with its own name through" in out
    path.write_bytes(good)
    assert desk.json("sender-check", str(path))[-1]["code"] == "verdict-ok"
    code, out, _ = desk.run("sender-check", str(path), "--authserv-id", "other.example")
    assert code == REFUSED
    assert "No server of ours has taken this mail in" in out


def test_sender_check_blames_no_server_that_never_had_the_mail(desk: Desk) -> None:
    forged = b"Authentication-Results: mx.desk.example; dmarc=pass header.from=evil.example\r\n"
    path = desk.home / "never-sent.eml"
    path.write_bytes(
        a_mail(WISH.format(who=ANNA), proved=False).replace(b"From: ", forged + b"From: ", 1)
    )
    code, out, _ = desk.run("sender-check", str(path))
    assert code == REFUSED
    assert "it says nothing of what yours strips" in out
    assert "lets strangers" not in out


def test_sender_check_of_what_is_no_mail_is_status_3(desk: Desk, tmp_path: Path) -> None:
    code, _, error = desk.run("sender-check", str(tmp_path / "nowhere.eml"))
    assert code == ENVIRONMENT
    assert "nowhere.eml" in error


def test_mails_are_imported_once_and_then_found(desk: Desk, mail: str) -> None:
    place = ["--organisation", "nordkraft", "--channel", "nk-mail"]
    raw = a_mail("Hej, en fråga till.", sender=ANNA, message_id="<ny@hemma.example>")
    path = desk.home / "ny.eml"
    path.write_bytes(raw)
    done = {
        "added": 1,
        "known": 0,
        "unreadable": 0,
        "senders_unread": 0,
        "mended": 0,
        "other_time": 0,
        "retimed": 0,
        "otherwise": 0,
        "reread": 0,
        "differing": [],
        "unread": [],
        "tables": [],
        "returned": [],
    }
    assert desk.json("import", str(path), *place, user="sam") == done
    again = desk.json("import", str(path), *place, user="sam")
    assert again == {**done, "added": 0, "known": 1}
    desk.json("intake", mail)
    assert desk.json("match", "DSR-0001", user="alva")["counts"]["included"] == 6
    events = [row["event"]["event"] for row in desk.json("audit", "list")]
    assert [e for e in events if e.startswith("content.")] == [
        *("content.import_begun", "content.imported") * 2
    ]
    wrong = ["--organisation", "staden", "--channel", "nk-mail"]
    assert desk.json("import", str(path), *wrong, user="sam", status=REFUSED)


def test_an_import_on_the_command_line_is_a_supervisors_as_in_the_window(
    desk: Desk, mail: str
) -> None:
    place = [mail, "--organisation", "nordkraft", "--channel", "nk-mail"]
    nobody = desk.json("import", *place, status=REFUSED)
    assert nobody["error"]["code"] == "not-signed-in"
    agent = desk.json("import", *place, user="alva", status=REFUSED)
    assert agent["error"]["code"] == "right-missing"
    events = [row["event"]["event"] for row in desk.json("audit", "list")]
    assert not [event for event in events if event.startswith("content.")]
    broken = desk.home / "broken.eml"
    broken.write_bytes(b"")
    done = desk.json("import", str(broken), *place, user="sam", status=ENVIRONMENT)
    assert (done["added"], done["unreadable"]) == (1, 1)
    assert done["unread"] == [{"origin": str(broken), "why": ""}]


def test_an_exported_table_is_looked_at_told_about_and_imported(desk: Desk) -> None:
    (table := desk.home / "forum.csv").write_text(
        f"Wer,Datum,Text\n{ANNA},2026-03-02 14:05,Hej\n{ANNA},soon,Hej\n", "utf-8"
    )
    place = ["import", str(table), "--organisation", "nordkraft", "--channel", "nk-forum"]
    refused = desk.json(*place, user="sam", status=REFUSED)
    assert refused["error"]["code"] == "table-refused"
    assert "Wer" not in refused["error"]["message"]
    (unclear,) = desk.json(*place, "--look", user="sam", status=REFUSED)
    assert (unclear["why_not"], unclear["headings"]) == ("no-columns", ["Wer", "Datum", "Text"])
    told = [*place, "--column", "author=Wer"]
    (clear,) = desk.json(*told, "--look", user="sam")
    assert clear["columns"] == {"author": "Wer", "at": "Datum", "text": "Text"}
    done = desk.json(*told, user="sam", status=ENVIRONMENT)
    assert (done["added"], done["unreadable"]) == (1, 1)
    assert done["unread"] == [{"origin": f"{table}:3", "why": "time"}]
    assert desk.run(*place, "--column", "wer=Wer")[0] == USAGE


def test_a_table_with_two_authors_tells_which_and_reads_the_rest(desk: Desk) -> None:
    (table := desk.home / "forum.csv").write_text(
        f"Användare;E-post;Datum;Inlägg\nanna;{ANNA};2026-03-02 14:05;Hej\n", "utf-8"
    )
    place = ["import", str(table), "--organisation", "nordkraft", "--channel", "nk-forum"]
    (unclear,) = desk.json(*place, "--look", user="sam", status=REFUSED)
    assert unclear["columns"] == {"at": "Datum", "text": "Inlägg"}
    sam = ["--user", "sam", "--password-file", str(desk.home / "sam.txt")]
    said = desk.run(*place, "--look", "--workspace", str(desk.home / "workspace"), *sam)[1]
    assert "author: “Användare” or “E-post”?" in said


def test_an_import_does_what_an_earlier_program_has_left_undone(desk: Desk, mail: str) -> None:
    kept = "SELECT item_id, form, value FROM item_fingerprint ORDER BY 1, 2"
    with closing(sqlite3.connect(desk.home / "workspace" / "archive.sqlite")) as archive:
        before = archive.execute(kept).fetchall()
        with archive:
            archive.execute("DELETE FROM item_fingerprint")
            archive.execute("DROP TABLE fingerprint_worked_out")
            archive.execute("UPDATE archive_format SET version = 3")
        desk.json("import", mail, "--organisation", "nordkraft", "--channel", "nk-mail", user="sam")
        assert before
        assert set(archive.execute(kept)) > set(before)


def test_a_second_import_tells_what_it_has_mended(desk: Desk) -> None:
    path = desk.home / "ny.eml"
    raw = a_mail("Hej.", sender=f"{ANNA}.", message_id="<ny@hemma.example>")
    path.write_bytes(raw)
    command = ["import", str(path), "--organisation", "nordkraft", "--channel", "nk-mail"]
    assert desk.json(*command, user="sam")["added"] == 1
    with closing(sqlite3.connect(desk.home / "workspace" / "archive.sqlite")) as archive, archive:
        (key,) = archive.execute("SELECT item_id FROM writer").fetchone()
        archive.execute("DELETE FROM writer")
        archive.execute("UPDATE item SET author = '' WHERE id = ?", (key,))
    signed = ("--user", "sam", "--password-file", str(desk.home / "sam.txt"))
    code, said, _ = desk.run(*command, *signed, "--workspace", str(desk.home / "workspace"))
    assert code == 0
    assert "1 mended: " in said
    assert desk.json(*command, user="sam")["mended"] == 0


def test_the_self_check_is_json_too(desk: Desk) -> None:
    code, out, _ = desk.run("self-check", "--json")
    assert code in (DONE, ENVIRONMENT)
    assert isinstance(json.loads(out), list)


def test_the_self_check_tells_what_the_workspace_lacks_and_the_next_step(desk: Desk) -> None:
    shutil.rmtree(desk.home / "dsr-desk")
    found = desk.json("self-check", status=ENVIRONMENT)
    (trust,) = (each for each in found if each["code"] == "registry-not-trusted")
    assert "dsr-desk trust" in trust["next_step"]
    assert trust["swedish"] != trust["english"]
    (desk.home / "workspace" / "desk.sqlite").unlink()
    (damaged,) = (
        each
        for each in desk.json("self-check", status=ENVIRONMENT)
        if each["code"] == "workspace-damaged"
    )
    assert damaged["swedish"] == ""


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (["2026-03-03"], "2026-04-07"),
        (["2026-12-06", "--months", "3"], "2027-03-08"),
        (["2026-12-06", "--country", "dk"], "2027-01-06"),
        (["2026-09-01T22:30Z"], "2026-10-02"),
        (["2026-09-01T21:30Z", "--country", "FI"], "2026-10-02"),
        (["2026-09-01T22:30Z", "--time-zone", "UTC"], "2026-10-01"),
    ],
)
def test_a_deadline_is_reckoned_without_a_workspace(
    desk: Desk, arguments: list[str], due: str
) -> None:
    found = desk.json("deadline", *arguments)
    assert found["due"] == due
    assert found["words"]["en"].startswith("Received ")
    assert found["words"]["sv"].startswith("Mottaget ")


def test_a_deadline_shows_each_step_for_all_four_countries(desk: Desk) -> None:
    found = desk.json("deadline", "2026-03-02", "--country", "all")
    assert {one["country"]: one["due"][5:] for one in found} == {
        "SE": "04-02", "NO": "04-07", "DK": "04-07", "FI": "04-02",
    }  # fmt: skip
    assert found[1]["steps"][1] == {
        "what": "rolled", "day": "2026-04-02", "reason": "Maundy Thursday",
        "sv": "skärtorsdagen", "en": "Maundy Thursday",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["2150-01-01"], REFUSED),
        (["2026-01-01", "--country", "XX"], REFUSED),
        (["2026-02-30"], USAGE),
        (["2026-09-01T22:30"], USAGE),
        (["2026-01-01", "--months", "2"], USAGE),
        (["2026-01-01", "--time-zone", "Mars/Base"], USAGE),
    ],
)
def test_a_deadline_that_can_not_be_given_is_not_guessed(
    desk: Desk, arguments: list[str], status: int
) -> None:
    assert desk.run("deadline", *arguments)[0] == status


def test_the_clocks_of_a_case_are_changed_and_shown_from_the_command_line(
    desk: Desk, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    day = (now - timedelta(days=2)).date().isoformat()
    fresh = tmp_path / "ny.eml"
    fresh.write_bytes(a_mail(WISH.format(who=ANNA), received=format_datetime(now)))
    desk.json("intake", str(fresh))
    told = desk.json("request-date", "DSR-0001", day, user="alva")
    assert told["last_day"] == desk.json("deadline", day)["due"]
    assert told["replaced"][0]["why"] == "request-date"
    extended = desk.json("extend", "DSR-0001", "--reason", "Många", user="alva")
    assert extended["last_day"] == desk.json("deadline", day, "--months", "3")["due"]
    assert extended["deadline"]["due"] == told["last_day"]
    again = desk.json("extend", "DSR-0001", "--reason", "x", user="alva", status=REFUSED)
    assert again["error"]["code"] == "extended-already"
    shown = desk.json("show", "DSR-0001")["clocks"]
    assert (shown["requested_on"], shown["extension"]["reason"]) == (day, "Många")
    row = desk.json("cases")[0]
    assert (row["statutory_due"], row["first_due"]) == (extended["last_day"], told["last_day"])
    assert desk.json("deadlines") == []
    desk.json("deadlines", "--take-over", "DSR-0001", user="alva", status=REFUSED)


def test_a_case_is_set_aside_seen_and_taken_up_again(desk: Desk, mail: str) -> None:
    desk.json("intake", mail)
    desk.json("set-aside", "DSR-0001", "--reason", "Fel kund", user="alva")
    assert [row["case"] for row in desk.json("cases", "--view", "aside")] == ["DSR-0001"]
    assert desk.json("reopen", "DSR-0001", user="alva")["state"] == "checking"
    refused = desk.json("editor-wrote", "DSR-0001", "--reason", "x", user="sam", status=REFUSED)
    assert refused["error"]["code"] == "writer-not-editor"


def test_the_organisations_refusal_is_recorded_and_told_back_from_the_command_line(
    desk: Desk, mail: str
) -> None:
    desk.json("intake", mail)
    aside = ["set-aside", "DSR-0001", "--reason", "Åtta på en vecka", "--ground", "excessive"]
    assert desk.json(*aside, user="alva", status=REFUSED)["error"]["code"] == "decision-missing"
    told = desk.json(*aside, "--decision", "KS 2026/311", user="alva")
    assert told["refusal"]["reference"] == "KS 2026/311"
    assert desk.json("show", "DSR-0001")["refusal"] == told["refusal"]
    said = desk.run("show", "DSR-0001", "--workspace", str(desk.home / "workspace"))[1]
    assert "refused by the organisation" in said
    assert desk.json("answer", "DSR-0001", user="alva")["kind"] == "refusal"


def test_papers_are_removed_after_their_period_from_the_command_line(desk: Desk, mail: str) -> None:
    desk.json("intake", mail)
    desk.json("set-aside", "DSR-0001", "--reason", "Fel kund", user="alva")
    period = ["retention", "--organisation", "nordkraft", "--days", "30"]
    assert desk.json(*period, user="alva", status=REFUSED)["error"]["code"] == "right-missing"
    told = desk.json(*period, user="sam")
    (_, nordkraft, *_) = told["periods"]
    assert (nordkraft["reckoned"], nordkraft["proposed"]["days"]) == (730, 30)
    (_, nordkraft, *_) = desk.json(*period, user="kim")["periods"]
    assert (nordkraft["reckoned"], nordkraft["proposed"]) == (30, None)
    looked = desk.json("retention", "--look", user="alva")
    assert [(case["case"], case["due"]) for case in looked["cases"]] == [("DSR-0001", False)]
    done = desk.json("retention", "--today", "2026-11-02", user="alva")
    assert (done["cases"], done["left"]) == ([], [])
    assert desk.json("retention", "--days", "30", user="sam", status=REFUSED)["error"]["code"] == (
        "period-refused"
    )


def test_the_record_of_processing_is_written_from_the_command_line(
    desk: Desk, tmp_path: Path
) -> None:
    target = tmp_path / "register.json"
    command = ["record-of-processing", "nordkraft", "--processor", "Plattform AB"]
    told = desk.json(*command, "--out", str(target), user="alva")
    assert json.loads(target.read_text("utf-8"))["processor"] == "Plattform AB"
    assert told["missing"] == ["data", "recipients", "transfers"]


def test_every_command_explains_itself(desk: Desk) -> None:
    overview = desk.run("--help")[1]
    for name in ("parse", "intake", "cases", "show", "match", "plan", "approve", "run", "export",
                 "answer", "verify", "audit", "import", "self-check", "demo"):  # fmt: skip
        assert name in overview


def test_what_an_organisation_says_in_extracts_is_set_by_a_supervisor(desk: Desk) -> None:
    command = ["profile", "--organisation", "nordkraft", "--set", "origin=Från personen"]
    assert desk.json(*command, user="alva", status=REFUSED)["error"]["code"] == "right-missing"
    said = desk.json(*command, "--staff", "name", user="sam")
    assert said["texts"] == [{"language": "sv", "code": "origin", "text": "Från personen"}]
    assert desk.json("profile", "--organisation", "nordkraft") == said
    wrong = desk.json(*command[:-1], "nothing", user="sam", status=REFUSED)
    assert wrong["error"]["code"] == "profile-refused"


def test_a_roster_is_imported_by_the_digest_that_was_shown(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "redaktörer.csv"
    path.write_text(
        "kanal;e-post;namn;från\n"
        "nk-mail;ida.ek@nordkraft.example;Ida Ek;2026-01-01\n"
        "nowhere;bo.ek@nordkraft.example;Bo;\n",
        "utf-8",
    )
    command = ["roster", "import", str(path)]
    refused = desk.json(*command, user="alva", status=REFUSED)
    assert refused["error"]["code"] == "right-missing"
    # A row that can't be taken in is no success, whatever becomes of the others.
    shown = desk.json(*command, user="sam", status=ENVIRONMENT)
    assert (shown["applied"], shown["counts"]["added"]) == (False, 1)
    assert [(p["line"], p["code"]) for p in shown["problems"]] == [(3, "unknown-channel")]
    assert len(desk.json("roster", "list")["entries"]) == 6
    apply = [*command, "--apply", shown["digest"]]
    assert desk.json(*apply, user="sam", status=REFUSED)["error"]["code"] == "risk-not-accepted"
    done = desk.json(*apply, "--accept", "backdated", user="sam", status=ENVIRONMENT)
    assert (done["applied"], len(done["problems"])) == (True, 1)
    entries = desk.json("roster")["entries"]
    assert "ida.ek@nordkraft.example" in {entry["address"] for entry in entries}
    again = desk.json(*apply, "--accept", "backdated", user="sam", status=REFUSED)
    assert again["error"]["code"] == "roster-moved"
    (made,) = desk.json("roster", "history")
    assert (made["actor"], made["added"], made["risks"]) == ("user-sam", 1, ["backdated"])


def test_an_editor_is_added_ended_and_exported_on_the_command_line(
    desk: Desk, tmp_path: Path
) -> None:
    who = ["--channel", "nk-chat", "--address", "ida.ek@nordkraft.example"]
    added = ["roster", "add", *who, "--name", "Ida", "--since", "2099-01-01"]
    digest = desk.json(*added, user="sam")["digest"]
    assert desk.json(*added, "--apply", digest, user="sam")["applied"]
    ended = ["roster", "end", *who, "--last-day", "2099-06-30"]
    digest = desk.json(*ended, user="sam")["digest"]
    assert desk.json(*ended, "--apply", digest, user="sam")["applied"]
    out = tmp_path / "ut.csv"
    desk.json("roster", "export", str(out))
    assert "nk-chat;ida.ek@nordkraft.example;Ida;2099-01-01;2099-06-30" in out.read_text(
        "utf-8-sig"
    )
    assert desk.json("roster", "export", str(out), status=REFUSED)["error"]["code"]


def test_a_database_of_editors_is_connected_and_read(desk: Desk, tmp_path: Path) -> None:
    platform = tmp_path / "plattform.sqlite"
    with closing(sqlite3.connect(platform)) as file, file:
        file.execute("CREATE TABLE role (id INTEGER PRIMARY KEY, mail TEXT, forum INTEGER)")
        file.execute("INSERT INTO role VALUES (1, 'ida.ek@nordkraft.example', 7)")
    mapping = tmp_path / "forum.toml"
    mapping.write_text(
        'mapping = 1\n[source]\nkey = "forum"\ntitle = "Forum"\n[guard]\ntables = ["role"]\n'
        '[roster]\ntable = "role"\naddress = "mail"\nchannel = "forum"\n'
        'channels = { "7" = "nk-forum" }\n',
        "utf-8",
    )
    location = f"sqlite:///{platform}"
    connect = ["--source", "forum", "--mapping", str(mapping), "--location", location]
    desk.json("roster", "connect", *connect, user="sam")
    found = desk.json("roster", "import", "--source", "forum", user="sam")
    assert found["counts"]["added"] == 1
    assert found["origin"]["kind"] == "database"
    missing = desk.json("roster", "import", "--source", "archive", user="sam", status=ENVIRONMENT)
    assert missing["error"]["code"] == "source-unavailable"


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


def test_a_reader_who_stops_early_is_no_fault(desk: Desk, mail: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody_reads:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "dsr_desk", "parse", mail],
            cwd=ROOT,
            stdout=nobody_reads,
            stderr=subprocess.PIPE,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_a_search_that_could_not_look_everywhere_is_no_success(desk: Desk, mail: str) -> None:
    desk.json("intake", mail)
    assert desk.json("match", "DSR-0001", user="alva")["gaps"] == []
    with closing(sqlite3.connect(WorkspacePaths(desk.home / "workspace").desk)) as file, file:
        file.execute("UPDATE channel SET source = 'gone' WHERE key = 'nk-chat'")
    found = desk.json("match", "DSR-0001", user="alva", status=ENVIRONMENT)
    assert {gap["source"] for gap in found["gaps"]} == {"gone"}
