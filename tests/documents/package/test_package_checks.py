"""Finished packages before the eyes of strangers, and that the look would notice."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from dsr_desk.documents.sealed.sealing import seal
from dsr_desk.domain.extracts.packages import Profile
from dsr_desk.domain.extracts.sealed import SealedPackage
from dsr_desk.domain.people import ChannelKind
from tests.documents.making import Desk, a_head, an_item, staff_reply, with_files
from tests.tools import sealed_checks
from tests.tools.package_checks import TOOLS, missing_tools, problems

NAUGHTY = json.loads(
    (Path(__file__).parents[2] / "data" / "naughty" / "strings.json").read_text("utf-8")
)
PACKAGES = {
    "empty": [],
    "usual": [an_item(1), staff_reply(2), with_files(3, "../../a", "b.png")],
    "scripts": [
        an_item(1, body="Emoji 😀 👍 中文 مرحبا (سلام) שלום Ελλη Кири åäö", subject="中文")
    ],
    "naughty": [an_item(n, body=text, subject=text) for n, text in enumerate(NAUGHTY, 1)],
    "chat": [
        an_item(n, kind=ChannelKind.CHAT, channel="nk-chat", subject="", body=f"Rad {n}, ok?")
        for n in range(1, 81)
    ],
    "markup": [
        an_item(1, body="<img src='/etc/passwd'/><b>x</b> &amp; <para><a href='x'>y</a></para>"),
        an_item(2, html=True, body="<p>Hej</p><img src=x onerror=alert(1)><script>x</script>"),
        an_item(3, body="o" * 30_000),
        an_item(4, body="\x00\x1b[31m\u202egnp\u202c \ud800", author_name="\x07"),
    ],
}


@pytest.mark.parametrize("name", PACKAGES)
def test_every_stranger_finds_the_package_whole(desk: Desk, name: str) -> None:
    items = PACKAGES[name]
    profile = Profile.PORTABILITY if name == "chat" else Profile.ACCESS
    desk.write(items, a_head(len(items), profile=profile))
    assert list(problems(desk.target)) == []


@pytest.mark.parametrize("name", PACKAGES)
def test_every_stranger_opens_it_sealed_and_nobody_without_the_password(
    desk: Desk, name: str
) -> None:
    items = PACKAGES[name]
    desk.write(items, a_head(len(items)))
    assert list(sealed_checks.sealed_problems(desk.target, beside=False)) == []


def test_with_a_zip_beside_the_pdf_it_holds_as_well(desk: Desk) -> None:
    desk.write(PACKAGES["usual"])
    assert list(sealed_checks.sealed_problems(desk.target, beside=True)) == []


def test_a_package_without_any_of_its_parts_is_refused_with_the_reason(desk: Desk) -> None:
    desk.write(PACKAGES["usual"])
    assert list(sealed_checks.missing_parts(desk.target)) == []


def test_a_seal_that_does_not_notice_a_turned_bit_is_noticed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write([with_files(1, "a.txt")])
    monkeypatch.setattr("dsr_desk.documents.sealed.zipped.require_proof", lambda *_, **__: None)
    found = list(sealed_checks.sealed_problems(desk.target, beside=True))
    assert any("goes unnoticed" in problem for problem in found)


def test_other_pages_and_an_open_password_are_noticed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write([an_item(1)])
    other = desk.folder / "other.zip"
    desk.target.rename(other)
    desk.write([an_item(1, body="Något annat.")])

    def elsewhere(package: Path, password: str, folder: Path, most_inside: int) -> SealedPackage:
        return seal(other, sealed_checks.WRONG, folder, most_inside=most_inside)

    monkeypatch.setattr(sealed_checks, "PASSWORD", sealed_checks.WRONG)
    monkeypatch.setattr(sealed_checks, "seal", elsewhere)
    found = " ".join(sealed_checks.sealed_problems(desk.target, beside=False, bits=1))
    for problem in ("is not what went in", "another password", "PDFium shows other pages"):
        assert problem in found


def test_a_lost_text_and_a_broken_signature_are_noticed(desk: Desk) -> None:
    desk.write([an_item(1), an_item(2)])
    members = desk.members()
    desk.rebuild({**members, "index.html": members["index.html"].replace(b"text nummer 2", b"")})
    (found,) = problems(desk.target)
    assert "index.html has been changed" in found


def test_a_text_that_only_the_json_holds_is_noticed(desk: Desk) -> None:
    from tests.tools import package_checks

    desk.write([an_item(1), an_item(2)])
    document = desk.document()
    document["items"][1]["text"] = "Något annat."
    with zipfile.ZipFile(desk.target) as archive:
        seen = [
            *package_checks._pdf(archive.read("extract.pdf"), document),
            *package_checks._html(archive, document),
        ]
    assert seen == [
        "extract.pdf: the text of item 2 is not there",
        "index.html: the text of item 2 is another",
    ]


@pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}")
def test_the_tools_of_strangers_were_asked() -> None:
    assert set(TOOLS) == {"qpdf", "unzip", "7-Zip"}
