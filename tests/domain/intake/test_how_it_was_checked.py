"""How the check was made, told behind the attestation or beside it: that takes nothing away."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import letter, wordings

SWEDISH = [
    "vid nyckelinlämningen.",
    "vid ett fysiskt besök.",
    "vid ett fysiskt besök, två handläggare närvarande.",
    "med hjälp av BankID.",
    "med hjälp av BankID, 24 mars kl. 10.12.",
    "(BankID 24/3 kl 10.12).",
    "med BankID den 3 mars.",
    "via e-legitimation 2026-03-12.",
    "genom att hon visade giltig legitimation.",
    "genom att jämföra med vårt medlemsregister.",
    "genom att kontrollera körkort.",
    "genom kontroll av körkort och kundnummer.",
    "mot passet vid besök på kontoret.",
    "mot folkbokföringen och med BankID.",
    "i samband med att hon lämnade in begäran på plats.",
    "när han var här i tisdags.",
    "när hon hämtade sitt kort i receptionen.",
    "hos oss i receptionen igår.",
    "personligen.",
    "på plats i butiken, med körkort.",
    "med körkort i kassan.",
    "genom legitimation i reception den 14/3.",
    "via Freja eID+.",
    "med Freja eID.",
    "med pass och personnummer.",
    "per telefon med motringning till det nummer vi har registrerat.",
    "via Mina sidor med BankID.",
    "genom inloggning med BankID på vår e-tjänst.",
    "via vår e-tjänst.",
    "enligt vår rutin.",
    "enligt rutin 4.2.",
    "enligt våra interna rutiner (ID-handling uppvisad).",
    "(pass).",
    "(legitimation uppvisad).",
    "(id-kontroll utförd 2026-03-10 av receptionen).",
    "med mobilt BankID.",
    "med bank-id.",
    "via SITHS-kort.",
    "genom besök på biblioteket, lånekort och leg.",
    "och dokumenterat detta.",
    "och har dokumentation på det.",
    ", dokumentation finns hos oss.",
    "(dokumentation finns).",
    ". Kontrollen gjordes med BankID.",
    ". Legitimation uppvisades vid besök.",
    ". Hon legitimerade sig med körkort.",
    ". Han har visat pass.",
    ". Hen identifierade sig med BankID.",
    ". Datum för kontrollen: 2026-03-10.",
]
ENGLISH = [
    "with BankID.",
    "using BankID.",
    "using her passport.",
    "by checking his driving licence.",
    "by checking her ID at the front desk.",
    "against her passport.",
    "in person at our office.",
    "in person on 12 March.",
    "at the reception desk on Tuesday.",
    "by phone, calling back the number on file.",
    "by calling back the number on file.",
    "via our login portal.",
    "through our identity verification procedure.",
    "through our standard procedure.",
    "in accordance with our internal procedure.",
    "(passport).",
    "(passport seen).",
    "(ID checked at the counter).",
    "(photo ID, 12 March).",
    "when she visited our office.",
    "when he came in on Monday.",
    "by means of a driving licence and the membership number.",
    "with photo ID and proof of address.",
    "using two-factor login to her account.",
    "and documented it.",
    "and kept a record.",
    "and have it on file.",
    "and hold the record on file.",
    ", and a record is kept.",
    ". The check was made with BankID.",
    ". ID was checked on 12 March.",
    ". She showed her passport.",
    ". He presented a valid driving licence.",
    ". They identified themselves with BankID.",
    ". Date of check: 12 March 2026.",
    ". Documentation is available on request.",
    ". Evidence is kept on file.",
    ". We hold the evidence.",
]
DOUBTFUL = [
    "med hjälp av hennes man.",
    "genom grannen.",
    "vid ett besök som hon inte kom till.",
    "och sparat underlaget hos fel person.",
    "med BankID som hon lånade av sin bror.",
    ". Kontrollen gjordes med hennes systers pass.",
    ". Dokumentation finns inte.",
    ". Metod: gissning.",
]
DOUBTFUL_ENGLISH = [
    "per husband.",
    "through her sister.",
    "using a passport that was not his.",
    ". Evidence is not kept, as nobody saw any.",
    ". Verified by: guesswork.",
    ". Date of check: to be decided.",
]
SWEDISH_FORMS = [
    "Hej,\n\nRadera alla mejl från bo.ek@example.net. {said}\n\nMed vänlig hälsning\nMaria Lind",
    "Hej,\n\n{said}\n\nRadera alla mejl från bo.ek@example.net.\n\nMed vänlig hälsning\nMaria Lind",
]
ENGLISH_FORMS = [
    "Hi,\n\nPlease delete all emails from bo.ek@example.net. {said}\n\nKind regards\nMaria Lind",
    "Hi,\n\n{said}\n\nPlease delete all emails from bo.ek@example.net.\n\nKind regards\nMaria Lind",
]


def verdict(form: str, sentence: str, told: str) -> Verdict:
    said = sentence + ("" if told.startswith((".", ",")) else " ") + told
    return parse_request(letter(form.format(said=said)), wordings()).attestation.verdict


@pytest.mark.parametrize("form", SWEDISH_FORMS)
@pytest.mark.parametrize("told", SWEDISH)
def test_in_swedish_it_stays_an_attestation(form: str, told: str) -> None:
    assert verdict(form, "Vi har bekräftat personens identitet", told) is Verdict.OK


@pytest.mark.parametrize("form", ENGLISH_FORMS)
@pytest.mark.parametrize("told", ENGLISH)
def test_in_english_it_stays_an_attestation(form: str, told: str) -> None:
    assert verdict(form, "We have confirmed the person's identity", told) is Verdict.OK


@pytest.mark.parametrize("form", SWEDISH_FORMS)
@pytest.mark.parametrize("told", DOUBTFUL)
def test_what_makes_it_doubtful_does_in_swedish(form: str, told: str) -> None:
    assert verdict(form, "Vi har bekräftat personens identitet", told) is not Verdict.OK


@pytest.mark.parametrize("form", ENGLISH_FORMS)
@pytest.mark.parametrize("told", DOUBTFUL_ENGLISH)
def test_what_makes_it_doubtful_does_in_english(form: str, told: str) -> None:
    assert verdict(form, "We have confirmed the person's identity", told) is not Verdict.OK
