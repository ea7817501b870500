"""The extract leaves sealed, to the editor alone; its password is kept nowhere and never mailed."""

from __future__ import annotations

import email
import email.policy
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_desk.documents.sealed import sealing
from dsr_desk.documents.sealed.sealing import is_sealed, unseal
from dsr_desk.domain.errors import NotSignedIn, PlanChanged, WrongStep
from dsr_desk.domain.extracts.redaction.decided import GROUNDS, Choice
from dsr_desk.domain.extracts.sealed import (
    MOST_LETTERS,
    OpenAttachment,
    PackageNotOnRecord,
    PasswordInMail,
    SealedAnew,
    SealedPackage,
    SealPasswordWrong,
)
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.erasing.bytescan import every_file, scan_files
from dsr_desk.services.extracts.sealing import SEALED, SealedExtract
from dsr_desk.services.progress import Cancelled, CancelToken, Step
from tests.services.world import EXTRACT, Small


def _exported(small: Small) -> tuple[Case, Path]:
    case = small.reviewed(text=EXTRACT)
    result = small.services.export.export(case.id, None, small.alva)
    return small.services.queue.get(case.id), Path(result.receipt.path)


def test_the_answer_carries_the_sealed_extract_and_says_how_it_opens(
    small: Small, tmp_path: Path
) -> None:
    case, package = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    saved, _ = small.services.replies.save(case.id, draft, None, small.alva)
    mail = email.message_from_bytes(saved.read_bytes(), policy=email.policy.default)
    (attached,) = list(mail.iter_attachments())
    there = tmp_path / str(attached.get_filename())
    there.write_bytes(attached.get_content())
    assert mail["To"] == str(case.sender)
    assert unseal(there, sealed.password, tmp_path).read_bytes() == package.read_bytes()
    assert "krypterad" in draft.body
    assert small.services.queue.get(case.id).state is CaseState.CLOSED


def test_the_password_is_told_once_and_kept_nowhere(small: Small) -> None:
    case, _ = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    assert len(sealed.password) <= MOST_LETTERS
    assert sealed.password not in repr(sealed)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    assert sealed.password not in repr(draft)
    small.services.replies.save(case.id, draft, None, small.alva)
    assert scan_files(every_file([small.root]), [sealed.password], lambda _: None) == {}
    assert sealed.password not in str(list(small.services.audit.entries()))


def test_a_second_sealing_has_another_password(small: Small, tmp_path: Path) -> None:
    case, _ = _exported(small)
    first, second = (small.services.sealing.seal(case.id, small.alva) for _ in range(2))
    assert first.package == second.package
    with pytest.raises(SealPasswordWrong):
        unseal(second.package.pdf, first.password, tmp_path)


def test_whoever_was_told_an_older_password_or_was_overtaken_does_not_answer(
    small: Small,
) -> None:
    case, _ = _exported(small)
    first = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", first)
    second = small.services.sealing.seal(case.id, small.sam)
    with pytest.raises(SealedAnew):
        small.services.replies.save(case.id, draft, None, small.alva)
    draft = small.services.replies.draft(case.id, small.sam, "sv", second)
    at_once = small.services.replies.draft(case.id, small.kim, "sv", second)
    small.services.replies.save(case.id, draft, None, small.sam)
    with pytest.raises(PlanChanged):
        small.services.replies.save(case.id, at_once, None, small.kim)
    again = small.services.replies.draft(case.id, small.kim, "sv", second)
    small.services.replies.save(case.id, again, None, small.kim)


def test_of_two_who_seal_at_once_the_one_on_record_last_has_the_password(
    small: Small, tmp_path: Path
) -> None:
    case, package = _exported(small)
    within: list[SealedExtract] = []

    def sealed_meanwhile(step: Step) -> None:
        if step.what == "seal" and not within:
            within.append(small.again().services.sealing.seal(case.id, small.sam))
            unseal(within[0].package.pdf, within[0].password, tmp_path)

    last = small.services.sealing.seal(case.id, small.alva, sealed_meanwhile)
    unseal(last.package.pdf, last.password, tmp_path)
    small.services.replies.save(
        case.id, small.services.replies.draft(case.id, small.alva, "sv", last), None, small.alva
    )
    assert sorted(package.parent.iterdir()) == sorted((package, last.package.pdf))


def test_the_password_does_not_go_in_the_same_mail(small: Small) -> None:
    case, _ = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    for leak in (
        replace(draft, body=f"{draft.body}\nLösenord: {sealed.password.upper()}\n"),
        replace(draft, subject=sealed.password),
    ):
        with pytest.raises(PasswordInMail):
            small.services.replies.save(case.id, leak, None, small.alva)


def test_nothing_else_goes_as_an_attachment(small: Small, tmp_path: Path) -> None:
    case, package = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    opened = package.with_name(f"{case.number}-open.pdf")
    with zipfile.ZipFile(package) as members:
        opened.write_bytes(members.read("extract.pdf"))
    elsewhere = tmp_path / sealed.package.pdf.name
    elsewhere.write_bytes(sealed.package.pdf.read_bytes())
    others = sealed.package.pdf.rename(package.with_name("DSR-0999.pdf"))
    for path in (package, opened, elsewhere, others, small.paths.desk):
        attached = replace(draft, attachments=(path,))
        with pytest.raises(OpenAttachment):
            small.services.replies.save(case.id, attached, None, small.alva)


def test_a_package_that_was_swapped_is_not_sealed(small: Small) -> None:
    case, package = _exported(small)
    package.write_bytes(package.read_bytes() + b" ")
    with pytest.raises(PackageNotOnRecord):
        small.services.sealing.seal(case.id, small.alva)
    package.unlink()
    with pytest.raises(PackageNotOnRecord):
        small.services.sealing.seal(case.id, small.alva)


@pytest.mark.parametrize("stage", ["package", "seal"])
def test_sealing_that_is_stopped_leaves_no_file_and_no_record(small: Small, stage: str) -> None:
    case, package = _exported(small)
    before, token = sorted(package.parent.iterdir()), CancelToken()
    steps: list[Step] = []

    def stop(step: Step) -> None:
        steps.append(step)
        if step.what == stage:
            token.cancel()

    with pytest.raises(Cancelled):
        small.services.sealing.seal(case.id, small.alva, stop, token)
    assert all(step.in_bytes and step.total == package.stat().st_size for step in steps)
    assert sorted(package.parent.iterdir()) == before
    assert SEALED not in [e.event.event for e in small.services.audit.entries(case.number)]


def test_a_case_without_an_extract_has_nothing_to_seal(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    with pytest.raises(PackageNotOnRecord):
        small.services.sealing.seal(case.id, small.alva)


def test_what_is_too_large_for_a_mail_is_handed_over_beside_it(small: Small) -> None:
    case, _ = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    large = SealedPackage(sealed.package.pdf, sealed.package.pdf.with_suffix(".zip"))
    beside = SealedExtract(large, sealed.password)
    draft = small.services.replies.draft(case.id, small.alva, "sv", beside)
    assert draft.attachments == ()
    assert "skyddade väg" in draft.body


def test_sealing_is_on_record_and_the_sealed_file_is_no_package(small: Small) -> None:
    case, package = _exported(small)
    small.services.sealing.seal(case.id, small.alva)
    events = [e.event for e in small.services.audit.entries(case.number)]
    (facts,) = [dict(e.facts) for e in events if e.event == "package.sealed"]
    assert facts["files"] == "1"
    assert small.services.export.packages(case.id) == (package,)
    with pytest.raises(NotSignedIn):
        small.services.sealing.seal(case.id, None)


def test_what_was_sealed_of_an_earlier_package_is_not_attached(small: Small) -> None:
    case, _ = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    small.services.export.export(case.id, None, small.alva)
    with pytest.raises(PackageNotOnRecord):
        small.services.replies.save(case.id, draft, None, small.alva)


def test_deciding_anew_about_other_people_takes_the_sealed_file_away_too(small: Small) -> None:
    case, package = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    copy = sealed.package.pdf.read_bytes()
    ground = GROUNDS[Choice.SHOW][0]
    small.services.redacting.decide(case.id, ["somebody"], Choice.SHOW, ground, small.alva)
    assert not package.exists()
    assert not sealed.package.pdf.exists()
    with pytest.raises(PackageNotOnRecord):
        small.services.sealing.seal(case.id, small.alva)
    sealed.package.pdf.write_bytes(copy)
    with pytest.raises((PackageNotOnRecord, WrongStep)):
        small.services.replies.save(case.id, draft, None, small.alva)


def test_whoever_seals_what_goes_void_meanwhile_hears_to_make_it_anew(small: Small) -> None:
    case, package = _exported(small)
    ground = GROUNDS[Choice.SHOW][0]

    def voided_meanwhile(step: Step) -> None:
        if step.what == "seal" and package.exists():
            redacting = small.again().services.redacting
            redacting.decide(case.id, ["somebody"], Choice.SHOW, ground, small.sam)

    with pytest.raises(PackageNotOnRecord):
        small.services.sealing.seal(case.id, small.alva, voided_meanwhile)
    assert not list(package.parent.iterdir())


def test_an_answer_whose_extract_went_meanwhile_hears_to_make_it_anew(small: Small) -> None:
    case, _ = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    sealed.package.pdf.unlink()
    with pytest.raises(PackageNotOnRecord):
        small.services.replies.save(case.id, draft, None, small.alva)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """Let another desk take steps after a sealed PDF was proved sealed in its own process."""
    steps: list[Callable[[], object]] = []

    def proved(path: Path) -> bool:
        found = is_sealed(path)
        while steps:
            steps.pop()()
        return found

    monkeypatch.setattr(sealing, "is_sealed", proved)
    return steps


def test_while_the_extract_of_an_answer_is_opened_another_desk_writes(
    small: Small, meanwhile: list[Callable[[], object]]
) -> None:
    case, _ = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    there = small.again().services
    meanwhile.append(lambda: there.queue.take(case.id, small.sam))
    small.services.replies.save(case.id, draft, None, small.alva)
    assert not meanwhile
    assert small.services.queue.get(case.id).state is CaseState.CLOSED


def test_an_extract_that_is_sealed_anew_while_it_is_opened_does_not_go(
    small: Small, meanwhile: list[Callable[[], object]]
) -> None:
    case, _ = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    there = small.again().services
    meanwhile.append(lambda: there.sealing.seal(case.id, small.sam))
    with pytest.raises(SealedAnew):
        small.services.replies.save(case.id, draft, None, small.alva)


def test_an_extract_that_goes_while_it_is_opened_has_to_be_made_anew(
    small: Small, meanwhile: list[Callable[[], object]]
) -> None:
    case, _ = _exported(small)
    sealed = small.services.sealing.seal(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, "sv", sealed)
    there, ground = small.again().services, GROUNDS[Choice.SHOW][0]
    meanwhile.append(
        lambda: there.redacting.decide(case.id, ["somebody"], Choice.SHOW, ground, small.sam)
    )
    with pytest.raises((PackageNotOnRecord, WrongStep)):
        small.services.replies.save(case.id, draft, None, small.alva)
    assert not small.services.replies.saved_before(case.number, draft.kind)
