"""The sender suite: only our own server's aligned DMARC pass is proof."""

# ruff: noqa: E501 (mails and tables read better uncut)

from __future__ import annotations

import idna
import pytest

from dsr_desk.domain.lookalikes import looks_alike
from dsr_desk.domain.requests import Verdict
from dsr_desk.mail.reading.authenticity import without_comments
from tests.mail.mails import raw, read

PASS = (
    "Authentication-Results: mx.desk.example; dmarc=pass (p=reject) header.from=exempelstad.example"
)
OURS = "Received: from mail.exempelstad.example by mx.desk.example with ESMTPS; Mon, 2 Mar 2026 10:12:00 +0100"
THEIRS = "Received: from pc by mail.exempelstad.example; Mon, 2 Mar 2026 10:11:00 +0100"
SENDER = "Maria Lind <maria@exempelstad.example>"

PROVED = {
    "on top": [PASS, OURS, THEIRS],
    "below our Received": [OURS, PASS, THEIRS],
    "several results": ["Authentication-Results: mx.desk.example; spf=fail smtp.mailfrom=x.example; dkim=pass; dmarc=pass header.from=exempelstad.example", OURS],
    "folded": ["Authentication-Results: mx.desk.example 1;\r\n\tdkim=pass header.d=exempelstad.example;\r\n\tdmarc=pass\r\n\theader.from=exempelstad.example", OURS],
    "upper case": ["AUTHENTICATION-RESULTS: MX.DESK.EXAMPLE; DMARC=PASS HEADER.FROM=EXEMPELSTAD.EXAMPLE", OURS],
    "below what a mail program keeps": ["X-Mozilla-Status: 0001", "Return-Path: <maria@exempelstad.example>", "Delivered-To: support@desk.example", PASS, OURS, THEIRS],
    "others' results too": ["Authentication-Results: other.example; dmarc=fail header.from=exempelstad.example", PASS, OURS],
    "version and comments": ["Authentication-Results: mx.desk.example (our server) 1 (v); dmarc (x) = pass (y) header.from (z) = exempelstad.example", OURS],
    "quoted domain": ['Authentication-Results: mx.desk.example; dmarc=pass header.from="exempelstad.example"', OURS],
    "two that agree": [PASS, PASS, OURS],
    "our second hop": ["Received: from mx.desk.example by store.mx.desk.example; x", PASS, OURS, THEIRS],
}  # fmt: skip

NOT_PROVED = {
    "nothing": [],
    "no Received": [PASS],
    "only a foreign Received below": [PASS, THEIRS],
    "our Received below a foreign one": [PASS, THEIRS, OURS],
    "our Received below the author's headers": [PASS, "Subject: x", OURS],
    "all below the author's headers": ["Subject: x", OURS, PASS],
    "a Received that names us as the sender": [PASS, "Received: from mx.desk.example by evil.example; x"],
    "below a foreign Received": [OURS, THEIRS, PASS],
    "below a foreign Received alone": [THEIRS, PASS],
    "below a Received without by": ["Received: from x; Mon, 2 Mar 2026 10:12:00 +0100", PASS],
    "Received by in a comment": ["Received: from x (by mx.desk.example) by evil.example; x", PASS],
    "look-alike of our server": ["Received: from x by notmx.desk.example; x", PASS],
    "another server": ["Authentication-Results: mail.exempelstad.example; dmarc=pass header.from=exempelstad.example", OURS],
    "our name as a prefix": ["Authentication-Results: mx.desk.example.evil.example; dmarc=pass header.from=exempelstad.example", OURS],
    "our name in a comment": ["Authentication-Results: evil.example (mx.desk.example); dmarc=pass header.from=exempelstad.example", OURS],
    "pass in a comment": ["Authentication-Results: mx.desk.example; dmarc=none (dmarc=pass header.from=exempelstad.example)", OURS],
    "pass in a nested comment": ["Authentication-Results: mx.desk.example; (a(b) dmarc=pass header.from=exempelstad.example)", OURS],
    "pass after a semicolon in a comment": ["Authentication-Results: mx.desk.example; (x; dmarc=pass header.from=exempelstad.example )", OURS],
    "other domain": ["Authentication-Results: mx.desk.example; dmarc=pass header.from=evil.example", OURS],
    "suffix domain": ["Authentication-Results: mx.desk.example; dmarc=pass header.from=evilexempelstad.example", OURS],
    "no domain": ["Authentication-Results: mx.desk.example; dmarc=pass", OURS],
    "none": ["Authentication-Results: mx.desk.example; dmarc=none header.from=exempelstad.example", OURS],
    "temperror": ["Authentication-Results: mx.desk.example; dmarc=temperror header.from=exempelstad.example", OURS],
    "bestguesspass": ["Authentication-Results: mx.desk.example; dmarc=bestguesspass header.from=exempelstad.example", OURS],
    "pass-ish": ["Authentication-Results: mx.desk.example; dmarc=pass-maybe header.from=exempelstad.example", OURS],
    "dkim only": ["Authentication-Results: mx.desk.example; dkim=pass header.d=exempelstad.example", OURS],
    "spf only": ["Authentication-Results: mx.desk.example; spf=pass smtp.mailfrom=exempelstad.example", OURS],
    "unknown method": ["Authentication-Results: mx.desk.example; x-dmarc=pass header.from=exempelstad.example", OURS],
    "arc copy": ["ARC-Authentication-Results: i=1; mx.desk.example; dmarc=pass header.from=exempelstad.example", OURS],
    "old copy": ["X-Original-Authentication-Results: mx.desk.example; dmarc=pass header.from=exempelstad.example", OURS],
    "received-spf": ["Received-SPF: pass (mx.desk.example) client-ip=192.0.2.1", OURS],
    "quoted server": ['Authentication-Results: "mx.desk.example; dmarc=pass header.from=exempelstad.example"', OURS],
    "pass in a quoted local part": ['Authentication-Results: mx.desk.example; spf=pass smtp.mailfrom="x; dmarc=pass header.from=exempelstad.example"@evil.example', OURS],
    "pass in a quoted reason": ['Authentication-Results: mx.desk.example; spf=pass reason="a; dmarc=pass header.from=exempelstad.example ;b"', OURS],
    "pass after an escaped quote": ['Authentication-Results: mx.desk.example; spf=pass reason="a\\"; dmarc=pass header.from=exempelstad.example; b="', OURS],
    "two domains in one result": ["Authentication-Results: mx.desk.example; dmarc=pass header.from=exempelstad.example header.from=evil.example", OURS],
    "our name as a subdomain": ["Authentication-Results: a.mx.desk.example; dmarc=pass header.from=exempelstad.example", OURS],
    "our name as a parent": ["Authentication-Results: desk.example; dmarc=pass header.from=exempelstad.example", OURS],
    "our name as the second word": ["Authentication-Results: evil.example mx.desk.example; dmarc=pass header.from=exempelstad.example", OURS],
    "no server at all": ["Authentication-Results: ; dmarc=pass header.from=exempelstad.example", OURS],
    "below a folded foreign Received": ["Received: from pc\r\n\tby evil.example; x", PASS, OURS],
    "in the body": ["X: y\r\n\r\n" + PASS],
}  # fmt: skip

FORGED = {
    "fail": ["Authentication-Results: mx.desk.example; dmarc=fail header.from=exempelstad.example", OURS],
    "fail with a version": ["Authentication-Results: mx.desk.example 1; dmarc/1 = fail header.from=exempelstad.example", OURS],
    "fail below a pass": [PASS, "Authentication-Results: mx.desk.example; dmarc=fail header.from=exempelstad.example", OURS],
    "fail above a forged pass": ["Authentication-Results: mx.desk.example; dmarc=fail header.from=exempelstad.example", OURS, PASS],
}  # fmt: skip

NOT_SINGLE = {
    "none": "",
    "two addresses": "a@exempelstad.example, b@evil.example",
    "group": "Alla: a@exempelstad.example, b@exempelstad.example;",
    "empty group": "undisclosed-recipients:;",
    "no address": "Maria Lind",
    "broken": "Maria <maria@exempelstad.example",
    "twice in brackets": "Maria <maria@exempelstad.example> <b@evil.example>",
    "local part only": "maria",
    "hostile": "(" * 5000,
}

LOOK_ALIKE = {
    "cyrillic a": "Maria <m\u0430ria@exempelstad.example>",
    "cyrillic name": "M\u0430ria Lind <maria@exempelstad.example>",
    "right to left": "Maria\u202e dniL <maria@exempelstad.example>",
    "invisible": "Ma\u200bria <maria@exempelstad.example>",
    "punycode": "Maria <maria@" + idna.encode("exempelst\u0430d.example").decode() + ">",
}

DISPLAYS = {
    "another address": '"chef@kommun.example" <maria@exempelstad.example>',
    "another address among words": '"Maria (chef@kommun.example)" <maria@exempelstad.example>',
    "encoded": "=?utf-8?q?chef=40kommun=2Eexample?= <maria@exempelstad.example>",
    "in a comment": "Maria (chef@kommun.example) <maria@exempelstad.example>",
    "in words": '"chef at kommun.example" <maria@exempelstad.example>',
    "in brackets": '"chef [at] kommun (dot) example" <maria@exempelstad.example>',
    "as it is said": '"chef snabel-a kommun punkt example" <maria@exempelstad.example>',
}


@pytest.mark.parametrize("fields", PROVED.values(), ids=PROVED)
def test_our_own_servers_aligned_pass_is_proof(fields: list[str]) -> None:
    proof = read(raw(*fields)).proof
    assert (proof.verdict, proof.reason) == (Verdict.OK, "dmarc-pass")


@pytest.mark.parametrize("fields", NOT_PROVED.values(), ids=NOT_PROVED)
def test_anything_else_is_no_proof(fields: list[str]) -> None:
    data = raw(*fields) if "\r\n\r\n" not in "".join(fields) else raw(body=fields[0])
    proof = read(data).proof
    assert (proof.verdict, proof.reason) == (Verdict.ATTENTION, "sender-not-proved")


DISAGREE = {
    "pass and none": [PASS, "Authentication-Results: mx.desk.example; dmarc=none header.from=exempelstad.example", OURS],
    "pass for another domain": [PASS, "Authentication-Results: mx.desk.example; dmarc=pass header.from=evil.example", OURS],
    "pass and pass without a domain": [PASS, "Authentication-Results: mx.desk.example; dmarc=pass", OURS],
    "two in one header": ["Authentication-Results: mx.desk.example; dmarc=pass header.from=exempelstad.example; dmarc=temperror header.from=exempelstad.example", OURS],
}  # fmt: skip


@pytest.mark.parametrize("fields", DISAGREE.values(), ids=DISAGREE)
def test_results_that_disagree_are_no_proof(fields: list[str]) -> None:
    proof = read(raw(*fields)).proof
    assert (proof.verdict, proof.reason) == (Verdict.ATTENTION, "results-disagree")


@pytest.mark.parametrize("fields", FORGED.values(), ids=FORGED)
def test_our_own_servers_fail_is_a_forgery(fields: list[str]) -> None:
    assert read(raw(*fields)).proof.reason == "sender-forged"


@pytest.mark.parametrize("sender", NOT_SINGLE.values(), ids=NOT_SINGLE)
def test_not_exactly_one_sender_fails(sender: str) -> None:
    proof = read(raw(PASS, "Subject: x", sender=sender)).proof
    assert (proof.verdict, proof.reason) == (Verdict.FAILED, "from-not-single")


def test_a_second_from_header_fails() -> None:
    proof = read(raw(PASS, "From: evil@evil.example")).proof
    assert (proof.verdict, proof.reason) == (Verdict.FAILED, "from-not-single")


@pytest.mark.parametrize("sender", LOOK_ALIKE.values(), ids=LOOK_ALIKE)
def test_look_alike_characters_need_a_look(sender: str) -> None:
    assert read(raw(PASS, sender=sender)).proof.reason == "sender-look-alike"


@pytest.mark.parametrize("sender", DISPLAYS.values(), ids=DISPLAYS)
def test_a_displayed_address_that_is_not_the_senders_needs_a_look(sender: str) -> None:
    assert read(raw(PASS, sender=sender)).proof.reason == "sender-display-name"


@pytest.mark.parametrize(
    "sender",
    [
        "maria@exempelstad.example",
        '"maria@exempelstad.example" <maria@exempelstad.example>',
        "Åsa Öberg <maria@exempelstad.example>",
        "Maria L. Lind <maria@exempelstad.example>",
        "=?utf-8?q?=C3=85sa?= <maria@exempelstad.example>",
        "Ιωάννα <maria@exempelstad.example>",
        "Мария Линд <maria@exempelstad.example>",
    ],
)
def test_an_ordinary_sender_is_proved(sender: str) -> None:
    assert read(raw(PASS, OURS, sender=sender)).proof.verdict is Verdict.OK


def test_comments_are_dropped_but_quotes_are_kept() -> None:
    assert without_comments(r'a (b (c) \) d) "(e)" f') == 'a  "(e)" f'


@pytest.mark.parametrize(
    ("text", "mixed"), [("Maria", False), ("Мария Lind", False), ("Mаria", True)]
)
def test_only_a_word_of_several_scripts_looks_alike(text: str, mixed: bool) -> None:
    assert looks_alike(text) is mixed
