"""What the approver is shown at a terminal is the whole item, and acts on nothing there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk import cli
from dsr_desk.domain.errors import OutsideMandate
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import CaseState
from tests.services.world import ANNA, SAM, WISH, Small, a_mail


def _looked(small: Small, capsys: pytest.CaptureFixture[str], tmp_path: Path, edit: str) -> str:
    small.edit_archive(edit)
    small.planned()
    where = _signed_in(small, tmp_path)
    assert cli.main(["approve", "DSR-0001", *where], small.composer) == 0
    return capsys.readouterr().out


def _signed_in(small: Small, tmp_path: Path) -> list[str]:
    password = tmp_path / "sam.txt"
    password.write_text(SAM, "utf-8")
    return ["--workspace", str(small.root), "--user", "sam", "--password-file", str(password)]


def test_an_item_is_shown_to_its_end_with_who_wrote_it(
    small: Small, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    edit = "UPDATE item SET body = printf('%.5000c', 'x') || ' the end'"
    said = _looked(small, capsys, tmp_path, edit)
    assert "the end" in said
    assert "from " in said


def test_an_item_of_the_first_minutes_of_a_day_is_of_that_day_where_the_desk_sits(
    small: Small, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = _looked(small, capsys, tmp_path, "UPDATE item SET at = '2026-03-08 23:30:00.000000'")
    marked = [line for line in said.splitlines() if line.startswith("[")]
    assert marked
    assert all("2026-03-09" in line for line in marked)


def test_an_item_that_is_none_of_the_case_is_not_said_to_be_decided(small: Small) -> None:
    case = small.reviewed()
    (known, *_) = small.services.matching.page(case.id).rows
    before = small.services.matching.counts(case.id)
    with pytest.raises(OutsideMandate):
        small.services.matching.decide(
            case.id, [known.match.id, 999_999], Decision(False, Ground.LEGAL_CLAIM), small.alva
        )
    assert small.services.matching.counts(case.id) == before


def test_html_is_shown_as_the_text_that_it_holds(
    small: Small, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    edit = "UPDATE item SET html = 1, body = '<style>p {}</style><p>A &amp; O</p>'"
    said = _looked(small, capsys, tmp_path, edit)
    assert "A & O" in said
    assert "<style>" not in said


def test_what_would_act_on_the_terminal_is_spelt_out(
    small: Small, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    edit = "UPDATE item SET body = char(27) || '[2J' || char(155) || 'A' || char(8238)"
    said = _looked(small, capsys, tmp_path, edit)
    assert "<U+001B>[2J<U+009B>A<U+202E>" in said
    assert not {"\x1b", "\x9b", "\u202e"} & set(said)


def test_another_digest_is_told_as_that_and_nothing_is_signed(
    small: Small, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    case = small.planned()
    where = _signed_in(small, tmp_path)
    wrong = ["--digest", "0" * 64, "--confirm", "1"]
    assert cli.main(["approve", case.number, *where, *wrong], small.composer) == 1
    said = capsys.readouterr().err
    assert "mistyped, or the plan has changed" in said
    assert f"dsr-desk approve {case.number}" in said
    assert small.services.queue.get(case.id).state is CaseState.TO_APPROVE


def test_where_nothing_is_open_the_editor_is_asked_for_the_day_only_on_demand(
    small: Small, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    where = _signed_in(small, tmp_path)
    assert cli.main(["answer", case.number, *where], small.composer) == 1
    assert f"“dsr-desk match {case.number}” can search" in capsys.readouterr().err
    assert cli.main(["answer", case.number, *where, "--ask-day"], small.composer) == 0
    assert "is now: to verify" in capsys.readouterr().out


def test_mailbox_without_a_word_more_is_the_list(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["mailbox", "--workspace", str(small.root)], small.composer) == 0
    assert capsys.readouterr().out == "No mailbox is set up.\n"


@pytest.mark.parametrize(
    "asked",
    [
        ["import", "x.mbox", "--organisation", "nobody", "--channel", "kundtjanst"],
        ["import", "x.mbox", "--organisation", "nordkraft", "--channel", "nowhere"],
        ["hold", "set", "--channel", "nowhere", "--ground", "legal_claim", "--reference", "T 1"],
    ],
)
def test_an_unknown_key_is_told_with_those_there_are(
    small: Small, capsys: pytest.CaptureFixture[str], tmp_path: Path, asked: list[str]
) -> None:
    assert cli.main([*asked, *_signed_in(small, tmp_path)], small.composer) == 1
    said = capsys.readouterr().err
    assert "of that key here. There are: " in said
    assert "outside what" not in said
