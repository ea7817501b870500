"""What a certificate says, and what makes it fall."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dsr_desk.documents.package.pdf_reading import opened_pdf
from dsr_desk.domain.erasing.receipts import BY_CALL, StageName, Trace
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid, Problem
from dsr_desk.domain.people import Role
from dsr_desk.domain.record.approvals import fingerprint_words
from tests.documents.certifying import (
    ADMIN,
    ALVA,
    BO,
    KEYS,
    Office,
    a_certificate,
    a_registry,
    a_stage,
    a_user,
    approved,
    at,
)
from tests.documents.making import CRYPTO


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office that writes into an empty folder."""
    return Office(tmp_path)


def printed(path: Path) -> tuple[int, str]:
    """Return the number of pages and the text without line breaks."""
    with opened_pdf(path.read_bytes()) as pdf:
        text = " ".join(pdf.text(page) for page in range(pdf.pages))
        return pdf.pages, " ".join(text.split())


def test_a_sound_certificate_holds_against_the_trusted_key(office: Office) -> None:
    office.write()
    verdict = office.verdict(ADMIN)
    assert (verdict.holds, verdict.faults, verdict.to_compare) == (True, (), "")
    assert (verdict.case, verdict.signed_by, verdict.approved_by) == ("DSR-0007", "Alva", "Bo")
    assert verdict.approval_checked


def test_without_a_trusted_key_a_person_is_told_what_to_compare(office: Office) -> None:
    office.write()
    verdict = office.verdict()
    assert verdict.holds
    assert verdict.to_compare == fingerprint_words(ADMIN)


def test_the_same_certificate_has_the_same_bytes(office: Office) -> None:
    first = [path.read_bytes() for path in office.write()]
    assert [path.read_bytes() for path in office.write()] == first
    assert sorted(path.name for path in office.folder.iterdir()) == [
        "DSR-0007.json",
        "DSR-0007.pdf",
        "DSR-0007.pdf.sig",
        "DSR-0007.pem",
    ]


def test_the_printed_page_says_it_in_both_languages(office: Office) -> None:
    _, pdf = office.write()
    pages, text = printed(pdf)
    assert pages == 2
    for said in (
        "Certifikat över radering",
        "Certificate of erasure",
        "Vi raderar 449 mail",
        "We erase 449 mails",
        "447 raderade",
        "2 were already gone when they were to be erased",
        "449 items in all",
        "1 post: behövs för rättsliga anspråk",
        "the sender, by Bo (Gruppledare): Ringt upp på växelnumret",
        "4 mentions in other people’s texts: the archive of DSR Desk (item)",
        "Bo (Gruppledare), 2026-11-23 11:00 CET",
        "abababababababab abababababababab",
        "1234: 0a0a0a0a0a0a0a0a",
        fingerprint_words(ADMIN),
        "registry pinned in: the key store",
        "fäst i: nyckelringen",
    ):
        assert said in text


def test_the_stages_are_told_in_the_words_agreed_on(office: Office) -> None:
    _, text = printed(office.write()[1])
    for said in (
        "1 Logical Not readable through the desk, SQL or full text since 2026-11-23 11:07 CET.",
        "2 Files 50 strings sought in every byte of 23 files at 2026-11-23 11:11 CET.",
        "48 of 50 stand nowhere. 2 still stand there: in rows that belong to other people or were"
        " kept. 0 unexplained.",
        "3 Journals WAL emptied at 2026-11-23 11:09 CET.",
        "4 Copies The organisation’s backups are overwritten within 30 days,"
        " that is by 2026-12-23.",
        "5 Medium Freed blocks of the disk are not wiped by this program."
        " Disk encryption: unknown.",
    ):
        assert said in text


def test_what_was_not_done_is_not_claimed(office: Office) -> None:
    stages = (a_stage(StageName.SCRUB, 8, bytes_before=9, log_emptied=0),)
    about = a_certificate(stages=stages, backup_days=0, traces=(), exceptions=())
    _, text = printed(office.write(about)[1])
    assert "Not readable through" not in text
    assert "WAL emptied" not in text
    assert "No emptying of the WAL has been recorded." in text
    assert "No probe over files has been recorded." in text
    assert "For how long the organisation’s backups are kept has not been stated." in text
    assert "Nothing was found, neither outside the instruction nor in texts that stay." in text
    assert "No items were kept." in text


def test_a_server_s_log_is_not_said_to_be_empty(office: Office) -> None:
    about = a_certificate(stages=(a_stage(StageName.SCRUB, 8, tables_rewritten=3),))
    _, text = printed(office.write(about)[1])
    assert "Tables and indexes rewritten at 2026-11-23 11:09 CET." in text
    assert "WAL: kept by the server until overwritten." in text
    assert "WAL emptied" not in text


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (1, "24 hours after the approval, by the computer’s own count, which nobody can set."),
        (0, "24 hours after the approval, by the clock alone:"),
    ],
)
def test_what_is_known_of_the_wait_is_printed(office: Office, counted: int, said: str) -> None:
    stages = (a_stage(StageName.ACT, 5, erased=1, wait_hours=24, wait_counted=counted),)
    _, text = printed(office.write(a_certificate(stages=stages))[1])
    assert said in text
    assert "hours after the approval" not in printed(office.write()[1])[1]


def test_a_call_back_is_told_in_the_words_of_each_page(office: Office) -> None:
    about = a_certificate(overrides=(("sender", "bo", BY_CALL),))
    _, text = printed(office.write(about)[1])
    assert "ett samtal till organisationen, antecknat i ärendet" in text
    assert text.count(BY_CALL) == 1


def test_a_very_long_certificate_goes_on_to_further_pages(office: Office) -> None:
    overrides = tuple((f"editor:k{n}", "bo", f"skäl {n} " * 9) for n in range(60))
    pages, text = printed(office.write(a_certificate(overrides=overrides))[1])
    assert pages > 2
    assert "redaktör (k59), av Bo (Gruppledare): skäl 59" in text
    assert text.count("Certificate of erasure · DSR-0007") == pages / 2


FORGERIES: dict[str, tuple[Callable[[Any], None], str]] = {
    "a figure": (lambda d: d["certificate"]["outcomes"].update(erased=1), "its signature"),
    "the case": (lambda d: d["certificate"].update(case="DSR-0008"), "its signature"),
    "a time": (
        lambda d: d["certificate"].update(finished_at=at(99).isoformat()),
        "its signature does not hold",
    ),
    "the signature": (lambda d: d.update(signature="00" * 64), "its signature does not hold"),
    "the signer": (lambda d: d.update(signer="bo"), "its signature does not hold"),
    "a stranger": (lambda d: d.update(signer="eve"), "who signed it is not in the list"),
    "a name": (
        lambda d: d["registry"]["users"][0].update(name="Eve"),
        "list of users is not signed",
    ),
    "a key": (
        lambda d: d["registry"]["users"][0].update(public_key=CRYPTO.public_of(KEYS["eve"])),
        "list of users is not signed",
    ),
    "a role": (
        lambda d: d["registry"]["users"][0].update(role="supervisor"),
        "list of users is not signed",
    ),
    "the administrator": (
        lambda d: d.update(admin_key=CRYPTO.public_of(KEYS["eve"])),
        "administrator’s key is not the trusted one",
    ),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_what_is_changed_afterwards_makes_it_fall(office: Office, what: str) -> None:
    change, why = FORGERIES[what]
    office.write()
    office.change(change)
    verdict = office.verdict(ADMIN)
    assert not verdict.holds
    assert why in "; ".join(verdict.faults)


def test_a_registry_of_a_stranger_s_own_falls_against_the_trusted_key(office: Office) -> None:
    eve = CRYPTO.public_of(KEYS["eve"])
    office.write(registry=a_registry(key="eve"), admin_key=eve)
    assert office.verdict().holds
    assert office.verdict().to_compare == fingerprint_words(eve)
    assert office.verdict(ADMIN).faults == ("its administrator’s key is not the trusted one",)


def test_a_registry_signed_by_somebody_else_falls_without_a_trusted_key_too(office: Office) -> None:
    office.write(registry=a_registry(key="eve"))
    assert office.verdict().faults == (
        "its list of users is not signed by the administrator’s key",
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"approved_by": "alva"}, "the approver may not approve"),
        ({"prepared_by": ("alva", "bo")}, "the approver has prepared the plan"),
        ({"prepared_by": ()}, "it does not say who prepared the plan"),
        ({"prepared_by": ("eve",)}, "is not in the list of users"),
        ({"executed_by": "eve"}, "is not in the list of users"),
        ({"approved_by": "eve"}, "the approver is not in the list of users"),
        ({"workspace": "w2"}, "belongs to another workspace"),
        ({"started_at": at(-1)}, "before it was approved"),
        ({"finished_at": at(1)}, "before it was approved"),
        ({"traces": (Trace("archive.item", "items", 1),)}, "should have been erased"),
    ],
)
def test_what_it_says_against_itself_makes_it_fall(
    office: Office, changes: dict[str, Any], why: str
) -> None:
    office.write(a_certificate(**changes))
    assert why in "; ".join(office.verdict(ADMIN).faults)


def test_a_preparer_with_a_second_name_is_still_the_preparer(office: Office) -> None:
    twin = a_user("bo", Role.AGENT, id="bo2")
    about = a_certificate(prepared_by=("bo2",))
    office.write(about, registry=a_registry(ALVA, BO, twin))
    assert "the approver has prepared the plan" in office.verdict(ADMIN).faults


def test_somebody_named_twice_makes_it_fall(office: Office) -> None:
    other = a_user("eve", Role.AGENT, id="alva")
    office.write(registry=a_registry(ALVA, BO, other))
    assert "names somebody twice" in "; ".join(office.verdict(ADMIN).faults)


@pytest.mark.parametrize(
    "about",
    [
        approved(a_certificate(), key="eve"),
        replace(a_certificate(), approval_seen=("item:3",)),
        replace(a_certificate(), approval_counter=5),
        replace(a_certificate(), plan_digest="cd" * 32),
        replace(a_certificate(), approved_at=at(1)),
    ],
)
def test_an_approval_that_was_not_given_makes_it_fall(office: Office, about: Any) -> None:
    office.write(about)
    assert office.verdict(ADMIN).faults == ("the approver’s signature does not hold",)


def test_an_approval_that_can_not_be_checked_is_not_said_to_hold(office: Office) -> None:
    office.write(replace(a_certificate(), approval_counter=0, approval_signature="?"))
    verdict = office.verdict(ADMIN)
    assert verdict.holds
    assert not verdict.approval_checked


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(more=1),
        lambda d: d.pop("registry"),
        lambda d: d["certificate"].pop("scope"),
        lambda d: d["certificate"].update(more=1),
        lambda d: d["certificate"].update(format="dsr-certificate/2"),
        lambda d: d["certificate"].update(outcomes={"erased": -1}),
        lambda d: d["certificate"].update(outcomes={"erased": True}),
        lambda d: d["certificate"].update(outcomes=[]),
        lambda d: d["certificate"].update(outcomes={"\ud800": 1}),
        lambda d: d["certificate"].update(received_at="2026-11-23T12:00:00"),
        lambda d: d["certificate"]["stages"][0].update(name="shred"),
        lambda d: d["certificate"]["traces"][0].update(blocking=0),
        lambda d: d["registry"]["users"][0].update(role="king"),
        lambda d: d["registry"].update(users={}),
        lambda d: d.update(admin_key="\ud800"),
    ],
)
def test_a_misshapen_certificate_is_refused(office: Office, change: Callable[[Any], None]) -> None:
    office.write()
    path = office.folder / "DSR-0007.json"
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document), "utf-8")
    with pytest.raises(PackageInvalid):
        office.verdict(ADMIN)


def test_a_moment_written_in_another_way_is_refused(office: Office) -> None:
    office.write()
    office.change(lambda d: d["certificate"].update(started_at="2026-11-23T10:05:00Z"))
    with pytest.raises(PackageInvalid):
        office.verdict(ADMIN)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"{" * 99_999, b"\xff\xfe"])
def test_what_is_no_certificate_is_refused(office: Office, data: bytes) -> None:
    path = office.folder / "DSR-0007.json"
    path.write_bytes(data)
    with pytest.raises(PackageInvalid):
        office.verdict()


def test_a_certificate_that_is_not_there_can_not_be_read(office: Office) -> None:
    with pytest.raises(FileUnreadable):
        office.verdict()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        Office(tmp_path / "nowhere").write()


def test_no_address_stands_in_it(office: Office) -> None:
    document, pdf = office.write()
    assert b"@" not in document.read_bytes()
    assert "@" not in printed(pdf)[1]
