"""The command line says sentences to people and codes to programs, and names what it accepts."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk import cli
from dsr_desk.domain.intake.codes import CODES
from dsr_desk.services.erasing.replaying import Replaying
from dsr_desk.services.ports import TextAnswer
from tests.commands.conftest import Line
from tests.mail.signing import Names, key
from tests.services.intake.letters import PAIR, TOLD, answer, came_in
from tests.services.intake.signed import NAME, signed
from tests.services.world import ANNA, BO, WISH, Small, a_mail, reopened


@pytest.mark.parametrize(
    ("arguments", "accepted"),
    [
        (["deadline", "3 mars"], "a day, such as 2026-03-03, or a moment with its offset"),
        (["deadline", "2026-02-30"], "such as 2026-03-03"),
        (["deadline", "2026-09-01T22:30"], "2026-09-01T22:30Z"),
        (["deadline", "2026-03-03", "--time-zone", "Mars"], "Europe/Stockholm"),
        (["request-date", "DSR-0001", "3/3"], "Give it such as 2026-03-03"),
        (["decide", "DSR-0001", "--include", "--item", "9" * 20], "Give it such as 12"),
        (["decide", "DSR-0001", "--include", "--item", "two"], "Give it such as 12"),
        (["hold", "lift", "two"], "Give it such as 12"),
        (["sending", "set", "--port", "smtp"], "Give it such as 12"),
        (["tell-apart", "DSR-0001", "--wish", "1=erase:mail"], "one of erasure, access, "),
    ],
)
def test_a_value_that_is_not_accepted_is_answered_with_one_that_is(
    small: Small, capsys: pytest.CaptureFixture[str], arguments: list[str], accepted: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments, small.composer)
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert accepted in " ".join(said.split())
    assert "invalid" not in said


def test_a_case_is_shown_in_sentences_and_in_codes_to_programs(small: Small, line: Line) -> None:
    small.file(a_mail(WISH.format(who=ANNA).replace("Vi har bekräftat personens identitet. ", "")))
    said, data = line("show", "DSR-0001"), line.json("show", "DSR-0001")
    reasons = {check["reason"] for check in data["checks"]}
    assert {"attestation-missing", "nature-instruction", "editor-of-channel"} <= reasons
    assert not [code for code in reasons if code in said]
    assert not [code for code in reasons if CODES[code] not in said]
    assert f"person 1: {ANNA}" in said


def test_mails_are_parsed_and_taken_in_with_sentences(line: Line, tmp_path: Path) -> None:
    mail, empty = tmp_path / "a.eml", tmp_path / "b.eml"
    mail.write_bytes(a_mail(WISH.format(who=ANNA)))
    empty.write_bytes(b"")
    assert CODES["attested"] in line("parse", str(mail))
    assert line.json("parse", str(mail))[0]["attestation"]["reason"] == "attested"
    line("intake", str(mail))
    copied = tmp_path / "c.eml"
    copied.write_bytes(a_mail(WISH.format(who=BO)))
    assert CODES["message-id-reused"] in line("intake", str(copied))
    assert "same Message-ID as a mail in DSR-0002, which says something else" in line(
        "show", "DSR-0001"
    )
    assert "Message-ID of another mail" in line("cases")
    assert line.json("show", "DSR-0002")["mails"][0]["same_id"] == ["DSR-0001"]


def test_a_told_day_is_offered_with_the_command_that_takes_it(small: Small, line: Line) -> None:
    small.file(a_mail(WISH.format(who=ANNA)))
    came_in(small, answer(TOLD.format(day=15), proved=False))
    assert "dsr-desk request-date DSR-0001 2026-10-15 --mail 2" in line("show", "DSR-0001")
    said = line("request-date", "DSR-0001", "2026-10-15", "--mail", "2")
    assert "the day of the request is told in mail 2, taken over by" in said
    assert line.json("show", "DSR-0001")["clocks"]["told"]["mail"] == 1


def test_a_doubtful_day_needs_a_word_more(small: Small, line: Line) -> None:
    small.file(a_mail(WISH.format(who=ANNA)))
    assert "--sure" in line("request-date", "DSR-0001", "2024-11-25", status=1)
    told = line.json("request-date", "DSR-0001", "2024-11-25", "--sure")
    assert told["requested_on"] == "2024-11-25"


def test_a_person_is_left_out_and_taken_in(small: Small, line: Line) -> None:
    small.file(a_mail(PAIR.format(who=f"{ANNA} och {BO}")))
    refused = line.json("settle", "DSR-0001", "--leave-out-person", "0", "--reason", "x", status=1)
    assert refused["error"]["code"] == "unknown-person"
    line("settle", "DSR-0001", "--leave-out-person", "2", "--reason", "Av misstag")
    shown = line.json("show", "DSR-0001")
    assert [subject["number"] for subject in shown["subjects"]] == [1]
    line("settle", "DSR-0001", "--take-in", "person:1.2")
    assert len(line.json("show", "DSR-0001")["subjects"]) == 2


def test_a_report_that_can_not_be_written_stops_before_anything_is_erased_again(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Replaying, "run", lambda *_: pytest.fail("it was erased"))
    said = line("replay", "--out", str(tmp_path / "missing" / "report.json"), status=3)
    assert "There is no folder" in said


def test_what_can_t_be_written_is_said_in_a_sentence_that_names_what_to_do(
    line: Line, tmp_path: Path
) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("in the way")
    for arguments in (
        ["demo", "--letters", str(nowhere / "letters")],
        ["demo", "--play", "--out", str(nowhere / "played")],
        ["audit", "export", str(nowhere / "audit.jsonl")],
    ):
        assert "There is no folder" in line(*arguments, status=3)


def test_an_exported_audit_stands_in_no_other_file_s_place(line: Line, tmp_path: Path) -> None:
    line("audit", "export", str(tmp_path / "audit.jsonl"))
    kept = (tmp_path / "audit.jsonl").read_bytes()
    assert "is there already" in line("audit", "export", str(tmp_path / "audit.jsonl"), status=1)
    assert (tmp_path / "audit.jsonl").read_bytes() == kept


def test_an_argument_that_is_no_text_is_wrong_usage_unless_a_file_is_called_so(
    small: Small, line: Line, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.file(a_mail(WISH.format(who=ANNA)))
    with pytest.raises(SystemExit) as stopped:
        line("set-aside", "DSR-0001", "--reason", "a\udcffb")
    assert stopped.value.code == 2
    assert "no text (UTF-8)" in capsys.readouterr().err
    assert line.json("show", "DSR-0001")["state"] == "checking"
    named = tmp_path / "a\udcffb.eml"
    named.write_bytes(a_mail(WISH.format(who=BO)))
    assert CODES["attested"] in line("parse", str(named))


def test_a_call_at_a_moment_that_has_no_name_elsewhere_is_asked_for_anew(line: Line) -> None:
    call = ["phone", "--organisation", "nordkraft", "--caller", "a@b.example", "--person", ANNA]
    call += ["--kind", "erasure", "--channel", "mail", "--said", "x"]
    assert "such as 2026-11-02T09:30" in line(
        *call, "--called-at", "0001-01-01T00:00+10:00", status=1
    )


def test_days_of_a_hold_that_has_none_are_not_ignored(line: Line) -> None:
    about = [
        "hold",
        "set",
        "--ground",
        "legal_claim",
        "--reference",
        "T 1",
        "--since",
        "2026-03-01",
    ]
    whose = ["--organisation", "nordkraft", "--person", ANNA]
    assert "Only a hold on a channel has days" in line(*about, *whose, status=1)
    assert line.json("hold", "list") == []
    assert "in force" in line(*about, "--channel", "nk-mail")


def test_a_case_of_different_wishes_is_called_that_and_says_the_way_on(
    small: Small, line: Line, tmp_path: Path
) -> None:
    said = f"Det gäller {ANNA} och {BO}. Annas mail ska raderas, Bo vill ha en kopia av sina mail."
    small.file(a_mail(f"Hej!\n\nVi har bekräftat personernas identitet. {said}\n\n/Maria\n"))
    shown = line("show", "DSR-0001")
    assert "DSR-0001: different wishes; " in shown
    assert f"person 1: {ANNA}: what is asked for them is not certain" in shown
    assert "dsr-desk tell-apart DSR-0001 --wish 1=… --wish 2=… --reason …" in shown
    mail = tmp_path / "a.eml"
    wishes = f"{ANNA}: radera mail\n{BO}: exportera foruminlägg"
    text = f"Hej!\n\nVi har bekräftat personernas identitet.\n\n{wishes}\n\n/Maria\n"
    mail.write_bytes(a_mail(text))
    parsed = line("parse", str(mail))
    assert f"{mail}: different wishes; " in parsed
    assert "filed as a case for each of these wishes" in parsed


def test_all_that_is_in_doubt_of_a_wish_is_told_and_what_nobody_gets(
    small: Small, line: Line, tmp_path: Path
) -> None:
    said = f"Det gäller {ANNA} och {BO}. Annas mail från 2023 ska raderas, Bo vill ha en kopia."
    text = f"Hej!\n\nVi har bekräftat personernas identitet. {said}\n\n/Maria\n"
    small.file(a_mail(text))
    mail = tmp_path / "a.eml"
    mail.write_bytes(a_mail(text))
    for shown in (line("show", "DSR-0001"), line("parse", str(mail))):
        assert CODES["wishes-differ"] in shown
        assert f"also: {CODES['wish-limited']}" in shown
    assert line.json("parse", str(mail))[0]["wish_doubts"] == ["wish-limited"]
    wishes = ("--wish", "1=erasure:mail", "--wish", "2=erasure:mail", "--reason", "Maria ringde")
    told = line("tell-apart", "DSR-0001", *wishes, user="sam")
    assert "Part of nobody’s wish: extract. Ask the editor for a mail of its own on it." in told
    again = line.json("tell-apart", "DSR-0001", *wishes, user="sam")
    assert again["nobodys_wish"] == ["access"]
    assert [case["case"] for case in again["cases"]] == ["DSR-0001"]


def test_a_case_without_such_a_doubt_is_not_told_apart(small: Small, line: Line) -> None:
    small.file(a_mail(WISH.format(who=ANNA)))
    wishes = ("--wish", "1=erasure:mail", "--reason", "Maria ringde")
    refused = line("tell-apart", "DSR-0001", *wishes, user="sam", status=1)
    assert "leave no doubt whom which wish is about" in refused
    assert "nothing was changed" in refused


def test_a_key_that_nobody_answered_for_is_asked_for_again(
    small: Small, line: Line, tmp_path: Path
) -> None:
    del small
    names = Names({NAME: TextAnswer((), "no-answer")})
    silent = reopened(tmp_path, names=names)
    silent.file(signed())
    line.work_on(silent)
    assert "dsr-desk settle DSR-0001 --ask-again" in line("show", "DSR-0001")
    refused = line("settle", "DSR-0001", "--ask-again", user="alva", status=3)
    assert "does not answer now either" in refused
    names._table[NAME] = TextAnswer((key().record(),))
    assert "Every check is settled." in line("settle", "DSR-0001", "--ask-again", user="alva")
    assert "--ask-again" not in line("show", "DSR-0001")


def test_a_channel_that_shall_stay_is_told_beside_the_wish(small: Small, line: Line) -> None:
    said = f"Radera alla mail men inte chatten för {ANNA}."
    small.file(a_mail(f"Hej!\n\nVi har bekräftat personens identitet. {said}\n\n/Maria\n"))
    shown = line("show", "DSR-0001", user="alva")
    assert f"mail 1: {CODES['channel-left-out']}" in shown
