"""Nothing but proof proves a sender: the sender suite, and what a hostile signature may cost."""

from __future__ import annotations

import dkim
import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.requests import Verdict
from dsr_desk.domain.sender import KeyAnswer, answers_for
from dsr_desk.mail.proof.proving import SignatureProver
from dsr_desk.mail.proof.signatures import MOST_VERIFIED
from dsr_desk.services.intake.sender_keys import LiveKeys
from tests.mail.mails import read
from tests.mail.sender_suite import HONEST, UNPROVED, judged, names
from tests.mail.signing import AT, BODY, DOMAIN, SIGNED, Names, Signer, key, plain


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_mail_is_proved(name: str) -> None:
    data, reason = HONEST[name]
    check = judged(data)
    assert (check.verdict, check.reason) == (Verdict.OK, reason)


@pytest.mark.parametrize("name", UNPROVED)
def test_any_other_mail_is_not_proved(name: str) -> None:
    data, reason = UNPROVED[name]
    check = judged(data)
    assert check.verdict is not Verdict.OK
    assert check.reason == reason


def test_the_suite_is_as_large_as_promised() -> None:
    assert len(UNPROVED) >= 45
    assert len(HONEST) >= 8


@pytest.mark.parametrize(
    "name", ["l= with nothing appended", "foreign domain", "test key", "replayed to the desk"]
)
def test_the_library_alone_would_believe_it(name: str) -> None:
    table = names()
    data, _ = UNPROVED[name]

    def txt(asked: bytes, timeout: int = 5) -> bytes:
        return table.texts(asked.decode().rstrip(".")).texts[0].encode()

    assert dkim.verify(data, dnsfunc=txt) is True
    assert judged(data).verdict is not Verdict.OK


def test_without_known_addresses_a_signed_mail_to_somebody_else_is_proved() -> None:
    data, _ = UNPROVED["replayed to the desk"]
    proved = SignatureProver().prove(data, read(data), LiveKeys(names(), lambda: AT))
    assert proved.proof.reason == "dkim-pass"


def test_seals_count_only_where_a_relay_is_listed() -> None:
    data, _ = HONEST["sealed by a relay that is listed"]
    proved = SignatureProver().prove(data, read(data), LiveKeys(names(), lambda: AT))
    assert proved.proof.reason == "sender-not-proved"


def test_nobody_is_asked_about_a_strangers_signature() -> None:
    table = names()
    judged(UNPROVED["foreign domain"][0], LiveKeys(table, lambda: AT))
    judged(UNPROVED["l= with nothing appended"][0], LiveKeys(table, lambda: AT))
    judged(UNPROVED["Subject not signed"][0], LiveKeys(table, lambda: AT))
    assert table.asked == []


def test_only_a_few_signatures_are_computed() -> None:
    table = Names({})
    data = plain()
    for number in range(9):
        data = Signer(selector=f"s{number}").sign(data)
    judged(data, LiveKeys(table, lambda: AT))
    assert len(table.asked) == MOST_VERIFIED


def test_an_honest_signature_below_many_of_the_same_domain_is_not_reached() -> None:
    data = Signer().sign(plain())
    for number in range(5):
        data = Signer(selector=f"gone{number}").sign(data)
    assert judged(data).verdict is Verdict.ATTENTION


@pytest.mark.parametrize(
    "body",
    [" " * 1_000_000 + "x", ("\t" * 999 + "x") * 2_000, "\r\n" * 300_000, " \r\n" * 300_000],
    ids=["spaces", "tabs", "empty lines", "blank lines"],
)
@pytest.mark.parametrize("form", [b"relaxed/relaxed", b"simple/simple"])
def test_a_body_of_blanks_costs_no_quadratic_time(body: str, form: bytes) -> None:
    # No time is measured: with the library's own pattern this would take an hour.
    unsigned = plain(body=body)
    data = Signer(form=form).header(plain()) + unsigned
    assert judged(data).reason == "dkim-fails"


def test_an_answer_that_raises_in_the_library_is_no_proof() -> None:
    data, _ = HONEST["relaxed/relaxed"]

    def broken(domain: str, selector: str) -> KeyAnswer:
        answer = LiveKeys(names(), lambda: AT)(domain, selector)
        assert answer.record is not None
        text = answer.record.text.replace("p=", "p=MAA")
        return KeyAnswer(type(answer.record)(domain, selector, text, AT))

    assert judged(data, broken).reason == "dkim-key-unusable"


def test_the_key_that_was_used_is_told_without_the_note_to_people() -> None:
    data, _ = HONEST["key with a note"]
    proved = SignatureProver().prove(data, read(data), LiveKeys(names(), lambda: AT))
    (used,) = proved.keys
    assert (used.domain, used.selector, used.looked_up_at) == (DOMAIN, "note", AT)
    assert "karin" not in used.text
    assert key().public in used.text


def test_a_mail_without_proof_tells_no_key() -> None:
    data, _ = UNPROVED["replayed to the desk"]
    prover = SignatureProver((), (EmailAddress("support@desk.example"),))
    proved = prover.prove(data, read(data), LiveKeys(names(), lambda: AT))
    assert (proved.proof.reason, proved.keys) == ("dkim-not-to-us", ())


def test_a_part_that_is_not_there_needs_no_signature() -> None:
    data = Signer(names=[n for n in SIGNED if n != "Content-Type"]).sign(plain(content_type=""))
    assert judged(data).reason == "dkim-pass"


def test_a_hundred_fields_more_than_are_signed_are_refused() -> None:
    data = Signer(names=(*SIGNED, *[f"X-{n}" for n in range(150)])).sign(plain(body=BODY))
    assert judged(data).reason == "dkim-malformed"


@pytest.mark.parametrize(
    ("signing", "sender", "own", "speaks"),
    [
        ("exempelstad.se", "exempelstad.se", (), True),
        ("EXEMPELSTAD.se.", "exempelstad.SE", (), True),
        ("exempelstad.se", "kund.exempelstad.se", ("exempelstad.se",), True),
        ("exempelstad.se", "kund.exempelstad.se", (), False),
        ("kund.exempelstad.se", "a.kund.exempelstad.se", ("exempelstad.se",), True),
        ("kund.exempelstad.se", "exempelstad.se", ("exempelstad.se",), False),
        ("stad.se", "exempelstad.se", ("stad.se",), False),
        ("co.uk", "firma.co.uk", ("co.uk",), False),
        ("org.se", "forening.org.se", ("org.se",), False),
        ("se", "exempelstad.se", ("se",), False),
        ("se", "se", ("se",), False),
        ("", "exempelstad.se", (), False),
        (".se", "exempelstad.se", (), False),
        ("xn--malm-8qa.se", "malmö.se", (), True),
    ],
)
def test_a_domain_speaks_for_itself_and_an_owned_one_for_those_below(
    signing: str, sender: str, own: tuple[str, ...], speaks: bool
) -> None:
    assert answers_for(signing, sender, own) is speaks
