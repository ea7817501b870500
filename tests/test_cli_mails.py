"""The command line with several mails in a case: what joined, what was read, what was split."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import REFUSED, Desk, desk, program, template
from tests.services.intake.letters import THANKS, answer
from tests.services.world import ANNA, BO, WISH, a_mail

__all__ = ["desk", "program", "template"]


def put(folder: Path, name: str, data: bytes) -> str:
    """Return the path of a mail."""
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_a_follow_up_is_listed_and_read(desk: Desk, tmp_path: Path) -> None:
    first = put(tmp_path, "a.eml", a_mail(WISH.format(who=ANNA)))
    second = put(tmp_path, "b.eml", answer(THANKS))
    assert [o["status"] for o in desk.json("intake", first, second)] == ["filed", "joined"]
    assert desk.json("cases")[0]["news"] == "follow_up"
    shown = desk.json("show", "DSR-0001", user="alva")
    assert [(m["mail"], m["role"], m["new"]) for m in shown["mails"]] == [
        (0, "instruction", False),
        (1, "follow_up", True),
    ]
    assert shown["mails"][1]["sender"] == "maria.lind@nordkraft.example"
    assert "Tack" in shown["mails"][1]["request"]["text"]
    (evidence,) = (c["evidence"] for c in shown["checks"] if c["name"] == "attestation")
    assert evidence["mail"] == 0
    refused = desk.json("match", "DSR-0001", user="alva", status=REFUSED)
    assert "follow_up:2" in refused["error"]["message"]
    read = ["--read", "2", "--reason", "Hon tackar."]
    assert desk.json("settle", "DSR-0001", *read, user="alva")["open_checks"] == []
    assert desk.json("match", "DSR-0001", user="alva")["counts"]["total"]


def test_wishes_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    text = (
        f"Hej!\n\nVi har bekräftat personernas identitet. Det gäller {ANNA} och {BO}. Annas mail"
        " ska raderas, Bo vill ha en kopia av sina mail.\n\n/Maria\n"
    )
    desk.json("intake", put(tmp_path, "a.eml", a_mail(text)))
    wishes = ("--wish", "1=erasure:mail", "--wish", "2=access:mail", "--reason", "Maria ringde")
    both = ("--wish", "1=access:mail", *wishes)
    refused = desk.json("tell-apart", "DSR-0001", *both, user="sam", status=REFUSED)
    assert refused["error"]["code"] == "no-such-wish"
    told = desk.json("tell-apart", "DSR-0001", *wishes, user="sam")
    (first, second), left = told["cases"], told["nobodys_wish"]
    assert left == []
    assert (first["kind"], first["subjects"][0]["address"]) == ("erasure", ANNA)
    assert (second["kind"], second["subjects"][0]["address"]) == ("access", BO)
    assert second["relations"] == [
        {"kind": "wishes_from", "case": "DSR-0001", "channels": [], "persons": ["1.1"]}
    ]


def test_a_mail_of_two_certain_wishes_is_named_with_both_cases(desk: Desk, tmp_path: Path) -> None:
    text = (
        "Hej!\n\nVi har bekräftat personernas identitet.\n\n"
        f"{ANNA}: radera mail\n{BO}: exportera foruminlägg\n\n/Maria\n"
    )
    (filed,) = desk.json("intake", put(tmp_path, "a.eml", a_mail(text)))
    assert (filed["case_number"], filed["others"]) == ("DSR-0001", ["DSR-0002"])


def test_a_case_is_split(desk: Desk, tmp_path: Path) -> None:
    mail = a_mail(WISH.format(who=ANNA), sender="nils@nordkraft.example")
    desk.json("intake", put(tmp_path, "a.eml", mail))
    done = desk.json("split", "DSR-0001", user="alva")
    assert done == {"case": "DSR-0001", "channels": ["nk-forum"], "split": "DSR-0002"}
    other = desk.json("show", "DSR-0002")
    assert other["relations"] == [
        {"kind": "split_from", "case": "DSR-0001", "channels": ["nk-forum"], "persons": []}
    ]
    assert len(desk.json("cases")) == 2
    assert desk.json("split", "DSR-0001", user="alva", status=REFUSED)["error"]["code"] == (
        "nothing-to-split"
    )
