"""A check on a coming day, the person's own name below it, a paper's name, a word before a wish."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import AttachmentNote, Part, Verdict
from tests.domain.intake.letters import letter, wordings

SV = "Vi har bekräftat personens identitet"
EN = "We have confirmed the person's identity"
RADERA = "Radera alla mail från anna.ek@example.org."
DELETE = "Please delete all emails from anna.ek@example.org."
FILE = ("application/pdf", 10)


def _attestation(text: str, *files: str) -> Part:
    notes = tuple(AttachmentNote(name, *FILE) for name in files)
    return parse_request(letter(text, attachments=notes), wordings()).attestation


@pytest.mark.parametrize(
    "text",
    [
        f"{SV} den 1 april. {RADERA}",
        f"{SV} 2/4. {RADERA}",
        f"{SV} i april. {RADERA}",
        f"{SV} fredagen den 27 mars i butiken. {RADERA}",
        f"{SV}. Kontrollen gjordes 28 mars. {RADERA}",
        f"{SV}. {RADERA}\n\nDatum för kontroll: 2 april\n\nMvh\nMaria Lind",
        f"{EN} on 1 April. {DELETE}",
        f"{EN} on April 3. {DELETE}",
        f"{EN} on the 30th. {DELETE}",
        f"{EN} 2026-04-02. {DELETE}",
        f"{EN}. {DELETE} On 1 April.",
    ],
)
def test_a_check_on_a_day_to_come_is_none(text: str) -> None:
    # The letters are dated 25 March 2026.
    assert _attestation(text).verdict is not Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        f"{SV} den 3 mars. {RADERA}",
        f"{SV} i mars. {RADERA}",
        f"{SV}. {RADERA}\n\nUtdraget lämnas till undertecknad senast den 11 april.",
        f"{SV} och ber er radera alla mail från anna.ek@example.org senast den 7 april.",
        f"{EN} on 20 March. {DELETE}",
        f"{EN}. {DELETE} Statutory deadline: 20 April.",
    ],
)
def test_a_past_day_and_a_deadline_are_harmless(text: str) -> None:
    assert _attestation(text).verdict is Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        f"{SV}. {RADERA}\n\nMvh\nAnna Ek",
        f"{SV}. {RADERA}\n\nMvh praktikanten",
        f"{EN}. {DELETE}\n\nRegards,\nMaria Lind\n/Her brother",
        f"{SV}.\n— Olle Ek\n\n{RADERA}",
        f"{EN}. NOT {DELETE}",
        f"{SV}. EJ {RADERA}",
        f"{EN}. N/A {DELETE}",
        f"{SV}... {RADERA}",
        f"{SV}. {RADERA}\n\nMvh\nMaria\n\nUppdatering 14:05: hon dök aldrig upp",
        f"{EN}. {DELETE}\n\nRegards\nMaria\n\nEdit: meant Karin",
        f"{SV}. {RADERA}\n\nei ole totta",
        f"{SV}. {RADERA} Håll tummarna.",
        f"{SV}. {RADERA} Se bilagan för undantag.",
        f"{EN}. {DELETE} In case of conflict the attachment prevails.",
        f"{EN}. {DELETE} This is a copy.",
    ],
)
def test_who_speaks_and_how_to_take_it_needs_a_look(text: str) -> None:
    assert _attestation(text).verdict is not Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        f"{SV}. {RADERA}\n\nMvh\nMaria Ek",
        f"{SV}.\n\nSteg 3: {RADERA}",
        f"{EN}. {DELETE}\n\nRegards\nMaria\nhead of office, The Harbour Post",
        f"{SV}. {RADERA} Ring om ni undrar.",
    ],
)
def test_what_only_looks_like_it_is_harmless(text: str) -> None:
    assert _attestation(text).verdict is Verdict.OK


@pytest.mark.parametrize(
    "name", ["Återkallelse.pdf", "DRAFT.docx", "legitimation_saknas.jpg", "not_verified.pdf"]
)
def test_a_file_may_take_the_mail_back_by_its_name(name: str) -> None:
    part = _attestation(f"{SV}. {RADERA}", "image001.png", name)
    assert part.verdict is not Verdict.OK
    assert part.evidence is not None
    assert part.evidence.text == name


def test_papers_have_harmless_names() -> None:
    names = ("image001.png", "Begäran.pdf", "ID-kopia.pdf", "scan_0001.pdf", "brev från kund.pdf")
    assert _attestation(f"{SV}. {RADERA}", *names).verdict is Verdict.OK
