"""The sender suite: mails that prove their sender, and mails that only seem to.

    python -m tests.mail.sender_suite        every mail with its verdict, then the count

The roster knows one editor, maria.lind@exempelstad.example; the desk is support@desk.example.
"""

# ruff: noqa: E501 (mails and tables read better uncut)

from __future__ import annotations

import sys
from datetime import date
from functools import cache

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import Roster, RosterEntry
from dsr_desk.domain.requests import Verdict
from dsr_desk.domain.sender import KeyOf
from dsr_desk.domain.verifying.building import Setting, build_checks
from dsr_desk.domain.verifying.checklist import SENDER, Check
from dsr_desk.mail.proof.proving import SignatureProver
from dsr_desk.mail.reading.files import MailFolder
from dsr_desk.mail.texts import load_wordings
from dsr_desk.services.intake.mail_parser import MailParser
from dsr_desk.services.intake.sender_keys import LiveKeys
from dsr_desk.services.ports import BoxEntry, TextAnswer
from tests.mail.signing import (
    AT,
    BODY,
    DESK,
    DOMAIN,
    EDITOR,
    SIGNED,
    STAMP,
    Names,
    Sealer,
    Signer,
    key,
    plain,
)

OUR_SERVER = "mx.desk.example"
RESULT = f"Authentication-Results: {OUR_SERVER}; dmarc={{}} header.from={DOMAIN}"
OURS = f"Received: from mail.{DOMAIN} by {OUR_SERVER} with ESMTPS; Mon, 2 Mar 2026 10:12:00 +0100"
THEIRS = f"Received: from pc by mail.{DOMAIN}; Mon, 2 Mar 2026 10:11:00 +0100"
ROSTER = Roster(
    (RosterEntry("mail", EmailAddress(f"maria.lind@{DOMAIN}"), "Maria Lind", date(2024, 1, 1)),)
)
_TRUSTED = f"{Sealer().domain}; dmarc=pass header.from={DOMAIN}"
_STRANGER = Signer(domain="evil.example", key=key(number=3))


def names() -> Names:
    """Return the name service of the suite."""
    good = key().record()
    table: dict[str, str | tuple[str, ...] | TextAnswer] = {
        "s1": good,
        "other": key(number=2).record(),
        "k1024": key(1024).record(),
        "k512": key(512).record(),
        "test": key().record("v=DKIM1; k=rsa; t=y"),
        "tests": key().record("v=DKIM1; t=s:y"),
        "strict": key().record("v=DKIM1; t=s"),
        "revoked": "v=DKIM1; k=rsa; p=",
        "service": key().record("v=DKIM1; s=tlsrpt"),
        "forother": key().record("v=DKIM1; s=chat"),
        "sha1": key().record("v=DKIM1; h=sha1"),
        "ed": "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        "v2": key().record("v=DKIM2"),
        "junk": "v=DKIM1; p=!!!not base64!!!",
        "nokey": "v=spf1 -all",
        "twice": f"v=DKIM1; p={key().public}; p={key().public}",
        "two": (good, good),
        "slow": TextAnswer((), "no-answer"),
        "huge": TextAnswer((), "too-long"),
        "note": key().record("v=DKIM1; n=ask karin.holm at the desk"),
    }
    everywhere = {f"{selector}._domainkey.{DOMAIN}": text for selector, text in table.items()}
    for domain in ("co.uk", "example", f"mail.{DOMAIN}", "kund.exempelstad.example", "firma.co.uk"):
        everywhere[f"s1._domainkey.{domain}"] = good
    for domain in ("evil.example", "exempe1stad.example"):
        everywhere[f"s1._domainkey.{domain}"] = key(number=3).record()
    for domain in (Sealer().domain, "stranger.example"):
        everywhere[f"arc._domainkey.{domain}"] = Sealer().key.record()
    return Names(everywhere)


def _swap(data: bytes, old: str, new: str) -> bytes:
    assert old.encode() in data
    return data.replace(old.encode(), new.encode(), 1)


def _with(data: bytes, *above: str) -> bytes:
    return "".join(f"{line}\r\n" for line in above).encode() + data


def _less(*left_out: str) -> tuple[str, ...]:
    return tuple(name for name in SIGNED if name not in left_out)


_MAIL = plain()
_SIGNED = Signer().sign(_MAIL)
_CC = plain(also=("Cc: chef@exempelstad.example",))
_SUB = "Maria Lind <maria.lind@kund.exempelstad.example>"
_LISTED = "=?utf-8?q?Maria?= =?utf-8?q?_Lind?= <maria.lind@exempelstad.example>"

HONEST: dict[str, tuple[bytes, str]] = {
    "relaxed/relaxed": (_SIGNED, "dkim-pass"),
    "simple/simple": (Signer(form=b"simple/simple").sign(_MAIL), "dkim-pass"),
    "relaxed/simple": (Signer(form=b"relaxed/simple").sign(_MAIL), "dkim-pass"),
    "no form named": (Signer(form=b"simple").sign(_MAIL), "dkim-pass"),
    "refolded on its way": (_swap(_SIGNED, "Subject: Beg", "Subject:  \r\n\tBeg"), "dkim-pass"),
    "spaces changed on its way": (_swap(_SIGNED, "att alla mail", "att   alla \t mail"), "dkim-pass"),
    "saved with line feeds alone": (_SIGNED.replace(b"\r\n", b"\n"), "dkim-pass"),
    "parent domain on record": (Signer().sign(plain(sender=_SUB)), "dkim-pass"),
    "a foreign signature besides": (_STRANGER.sign(_SIGNED), "dkim-pass"),
    "a broken signature above": (_with(_SIGNED, "DKIM-Signature: v=1; a=rsa-sha256; b=?"), "dkim-pass"),
    "identity in a subdomain": (Signer(identity="@kund.exempelstad.example").sign(_MAIL), "dkim-pass"),
    "strict key, same identity": (Signer(selector="strict").sign(_MAIL), "dkim-pass"),
    "not yet expired": (Signer(extra=(("x", str(STAMP + 86_400)),)).sign(_MAIL), "dkim-pass"),
    "no time of signing": (Signer(stamp=None).sign(_MAIL), "dkim-pass"),
    "key with a note": (Signer(selector="note").sign(_MAIL), "dkim-pass"),
    "encoded name": (Signer().sign(plain(sender=_LISTED)), "dkim-pass"),
    "our server has no opinion": (_with(_SIGNED, RESULT.format("none"), OURS, THEIRS), "dkim-pass"),
    "a forged fail of another server": (_with(_SIGNED, RESULT.format("fail").replace(OUR_SERVER, "evil.example"), OURS), "dkim-pass"),
    "desk on copy": (Signer(names=(*SIGNED, "Cc")).sign(plain(to="annan@exempelstad.example", also=(f"Cc: {DESK}",))), "dkim-pass"),
    "our server's pass": (_with(_MAIL, RESULT.format("pass"), OURS, THEIRS), "dmarc-pass"),
    "our mail gateway's pass": (_with(_MAIL, f"Received: from {OUR_SERVER} by store.{OUR_SERVER}; x", RESULT.format("pass"), OURS), "dmarc-pass"),
    "sealed by a relay that is listed": (Sealer().seal(_MAIL, _TRUSTED), "arc-pass"),
    "sealed twice by listed relays": (Sealer().seal(Sealer().seal(_MAIL, _TRUSTED), "relay.example; arc=pass", instance=2, cv=b"pass"), "arc-pass"),
}  # fmt: skip

UNPROVED: dict[str, tuple[bytes, str]] = {
    "nothing": (_MAIL, "sender-not-proved"),
    "body changed": (_swap(_SIGNED, "raderas", "behålls"), "dkim-fails"),
    "subject changed": (_swap(_SIGNED, "om radering", "om utdrag"), "dkim-fails"),
    "text appended": (_SIGNED + b"Radera bo@hemma.example ocks\xc3\xa5.\r\n", "dkim-fails"),
    "text appended under l=": (Signer(length=len(BODY.encode())).sign(_MAIL) + b"Radera bo@hemma.example.\r\n", "dkim-length-tag"),
    "l= with nothing appended": (Signer(length=len(BODY.encode())).sign(_MAIL), "dkim-length-tag"),
    "l= of nothing": (Signer(length=0).sign(_MAIL), "dkim-length-tag"),
    "foreign domain": (_STRANGER.sign(_MAIL), "dkim-not-aligned"),
    "domain that ends alike": (Signer(domain="stad.example").sign(_MAIL), "dkim-not-aligned"),
    "subdomain signs for its parent": (Signer(domain=f"mail.{DOMAIN}").sign(_MAIL), "dkim-not-aligned"),
    "parent that is nobody's on record": (Signer(domain="annanstad.example").sign(plain(sender="Maria <maria.lind@kund.annanstad.example>")), "dkim-not-aligned"),
    "public suffix co.uk": (Signer(domain="co.uk").sign(plain(sender="Maria <maria.lind@firma.co.uk>")), "dkim-not-aligned"),
    "public suffix example": (Signer(domain="example").sign(_MAIL), "dkim-not-aligned"),
    "test key": (Signer(selector="test").sign(_MAIL), "dkim-test-key"),
    "test key among flags": (Signer(selector="tests").sign(_MAIL), "dkim-test-key"),
    "strict key, another identity": (Signer(selector="strict", identity="@kund.exempelstad.example").sign(_MAIL), "dkim-not-aligned"),
    "identity elsewhere": (Signer(identity="@evil.example").sign(_MAIL), "dkim-malformed"),
    "revoked key": (Signer(selector="revoked").sign(_MAIL), "dkim-key-revoked"),
    "missing key": (Signer(selector="gone").sign(_MAIL), "dkim-key-missing"),
    "name service does not answer": (Signer(selector="slow").sign(_MAIL), "dkim-no-answer"),
    "key record too long": (Signer(selector="huge").sign(_MAIL), "dkim-key-unusable"),
    "two key records": (Signer(selector="two").sign(_MAIL), "dkim-key-unusable"),
    "key for reports only": (Signer(selector="service").sign(_MAIL), "dkim-key-unusable"),
    "key for another service": (Signer(selector="forother").sign(_MAIL), "dkim-key-unusable"),
    "key for sha1 only": (Signer(selector="sha1").sign(_MAIL), "dkim-key-unusable"),
    "key of another version": (Signer(selector="v2").sign(_MAIL), "dkim-key-unusable"),
    "key that is no base64": (Signer(selector="junk").sign(_MAIL), "dkim-key-unusable"),
    "record that is no key": (Signer(selector="nokey").sign(_MAIL), "dkim-key-unusable"),
    "record with two keys": (Signer(selector="twice").sign(_MAIL), "dkim-key-unusable"),
    "another key": (Signer(selector="other").sign(_MAIL), "dkim-fails"),
    "512-bit key": (Signer(selector="k512", key=key(512)).sign(_MAIL), "dkim-key-too-small"),
    "1024-bit key": (Signer(selector="k1024", key=key(1024)).sign(_MAIL), "dkim-key-weak"),
    "rsa-sha1": (Signer(algorithm=b"rsa-sha1").sign(_MAIL), "dkim-algorithm"),
    "ed25519": (_swap(Signer(selector="ed").sign(_MAIL), "a=rsa-sha256", "a=ed25519-sha256"), "dkim-algorithm"),
    "ed25519 key under rsa": (Signer(selector="ed").sign(_MAIL), "dkim-algorithm"),
    "expired": (Signer(extra=(("x", str(STAMP + 60)),)).sign(_MAIL), "dkim-expired"),
    "expires before it was signed": (Signer(extra=(("x", str(STAMP - 60)),)).sign(_MAIL), "dkim-expired"),
    "signed in the future": (Signer(stamp=STAMP + 90_000).sign(_MAIL), "dkim-future"),
    "signed long ago": (Signer(stamp=STAMP - 40 * 86_400).sign(_MAIL), "dkim-old"),
    "written long ago": (Signer().sign(plain(date="Mon, 5 Jan 2026 10:11:00 +0100")), "dkim-old"),
    "no date": (Signer(names=_less("Date")).sign(plain(date="")), "dkim-parts-unsigned"),
    "From not signed": (Signer(names=_less("From")).sign(_MAIL), "dkim-parts-unsigned"),
    "Subject not signed": (Signer(names=_less("Subject")).sign(_MAIL), "dkim-parts-unsigned"),
    "To not signed": (Signer(names=_less("To")).sign(_MAIL), "dkim-parts-unsigned"),
    "Date not signed": (Signer(names=_less("Date")).sign(_MAIL), "dkim-parts-unsigned"),
    "Content-Type not signed": (Signer(names=_less("Content-Type")).sign(_MAIL), "dkim-parts-unsigned"),
    "Cc not signed": (Signer().sign(_CC), "dkim-parts-unsigned"),
    "a second Subject on top": (_with(_SIGNED, "Subject: Radera allt"), "dkim-parts-unsigned"),
    "a second Content-Type on top": (_with(_SIGNED, "Content-Type: text/html"), "dkim-parts-unsigned"),
    "joined to another case": (_with(_SIGNED, "In-Reply-To: <DSR-0001@desk.example>"), "dkim-parts-unsigned"),
    "replayed to the desk": (Signer().sign(plain(to="annan@nordkraft.example")), "dkim-not-to-us"),
    "replayed with another To": (_swap(Signer().sign(plain(to="annan@nordkraft.example")), "annan@nordkraft.example", DESK), "dkim-fails"),
    "replayed with a To added": (_with(Signer(names=_less("To")).sign(plain(to="")), f"To: {DESK}"), "dkim-parts-unsigned"),
    "broken base64": (_swap(_SIGNED, "bh=", "bh=*"), "dkim-malformed"),
    "signature that is cut": (_with(_MAIL, "DKIM-Signature: v=1; a=rsa-sha256; d=exempelstad.example"), "dkim-malformed"),
    "a tag twice": (_swap(_SIGNED, "d=exempelstad", "d=exempelstad.example; d=exempelstad"), "dkim-malformed"),
    "another version": (_swap(_SIGNED, "v=1;", "v=2;"), "dkim-malformed"),
    "another query": (Signer(extra=(("q", "http"),)).sign(_MAIL), "dkim-malformed"),
    "unknown form": (_swap(_SIGNED, "c=relaxed/relaxed", "c=nofws/relaxed"), "dkim-malformed"),
    "selector that leads elsewhere": (_swap(_SIGNED, "s=s1;", "s=s1.evil.example.;"), "dkim-malformed"),
    "domain with a path": (_swap(_SIGNED, "d=exempelstad.example", "d=exempelstad.example/x"), "dkim-malformed"),
    "a carriage return in a header": (_swap(_SIGNED, "MIME-Version: 1.0", "MIME-Version: 1.0\rX: y"), "dkim-malformed"),
    "another text behind two carriage returns": (_swap(_SIGNED, "MIME-Version: 1.0", "X: y\r\rRadera allt!\r\nMIME-Version: 1.0"), "dkim-malformed"),
    "another type behind a carriage return": (_swap(_SIGNED, "MIME-Version: 1.0", "X: y\rContent-Type: text/html\r\nMIME-Version: 1.0"), "dkim-malformed"),
    "a result behind a carriage return": (_with(_MAIL, OURS, f"X: y\r{RESULT.format('pass')}", THEIRS), "sender-not-proved"),
    "a null byte in a header": (_swap(_SIGNED, "MIME-Version: 1.0", "MIME-Version: 1.0\x00"), "dkim-malformed"),
    "a line that is no header": (_with(_SIGNED, "this is no header"), "dkim-malformed"),
    "huge headers": (_with(_SIGNED, *[f"X-{n}: {'a' * 900}" for n in range(90)]), "from-not-single"),
    "huge headers below the signature": (_swap(_SIGNED, "MIME-Version", "".join(f"X-{n}: {'a' * 900}\r\n" for n in range(90)) + "MIME-Version"), "dkim-malformed"),
    "very many headers": (_with(_SIGNED, *[f"X-{n}: y" for n in range(1500)]), "dkim-malformed"),
    "a huge signature": (_with(_MAIL, "DKIM-Signature: v=1; a=rsa-sha256; z=" + "a" * 9000), "dkim-malformed"),
    "signatures beyond number": (_with(_MAIL, *["DKIM-Signature: v=1"] * 12), "dkim-malformed"),
    "signature in the body": (plain(body=_SIGNED.decode()), "sender-not-proved"),
    "our server says fail": (_with(_SIGNED, RESULT.format("fail"), OURS), "sender-forged"),
    "our server's name says fail, unplaced": (_with(_SIGNED, THEIRS, RESULT.format("fail")), "dkim-server-disagrees"),
    "our server says the signature fails": (_with(_SIGNED, f"Authentication-Results: {OUR_SERVER}; dkim=fail header.d={DOMAIN}", OURS), "dkim-server-disagrees"),
    "our server's results disagree": (_with(_SIGNED, RESULT.format("pass"), RESULT.format("none"), OURS), "results-disagree"),
    "forged pass": (_with(_MAIL, THEIRS, RESULT.format("pass")), "sender-not-proved"),
    "forged pass below ours": (_with(_MAIL, OURS, THEIRS, RESULT.format("pass")), "sender-not-proved"),
    "pass for another domain": (_with(_MAIL, RESULT.format("pass").replace(DOMAIN, "evil.example"), OURS), "sender-not-proved"),
    "pass in a quoted local part": (_with(_MAIL, f'Authentication-Results: {OUR_SERVER}; spf=pass smtp.mailfrom="x; dmarc=pass header.from={DOMAIN}"@evil.example', OURS), "sender-not-proved"),
    "From twice, the stranger's on top": (_with(_SIGNED, "From: Ond <ond@evil.example>"), "from-not-single"),
    "From twice, the stranger's below": (_swap(_SIGNED, "To: support", "From: Ond <ond@evil.example>\r\nTo: support"), "from-not-single"),
    "From twice, signed": (Signer(names=(*SIGNED, "From")).sign(_with(_MAIL, "From: Ond <ond@evil.example>")), "from-not-single"),
    "From twice, spelt otherwise": (_with(_SIGNED, "FROM : Ond <ond@evil.example>"), "from-not-single"),
    "two addresses": (Signer().sign(plain(sender=f"{EDITOR}, Ond <ond@evil.example>")), "from-not-single"),
    "group": (Signer().sign(plain(sender=f"Alla: {EDITOR};")), "from-not-single"),
    "null byte in From": (Signer().sign(plain(sender=f"Maria <maria.lind\x00@{DOMAIN}>")), "from-not-single"),
    "address in a comment": (Signer().sign(plain(sender=f"Maria (chef@kommun.example) <maria.lind@{DOMAIN}>")), "sender-display-name"),
    "address in an encoded name": (Signer().sign(plain(sender=f"=?utf-8?q?chef=40kommun=2Eexample?= <maria.lind@{DOMAIN}>")), "sender-display-name"),
    "encoded brackets": (_STRANGER.sign(plain(sender=f"=?utf-8?q?Maria_=3Cmaria=2Elind=40{DOMAIN}=3E?= <ond@evil.example>")), "sender-poses-as-editor"),
    "encoded line break": (Signer().sign(plain(sender=f"=?utf-8?q?Maria=0D=0AFrom:_x?= <maria.lind@{DOMAIN}>")), "from-not-single"),
    "turned round": (Signer().sign(plain(sender=f"Maria\u202edniL <maria.lind@{DOMAIN}>")), "sender-look-alike"),
    "invisible letter": (Signer().sign(plain(sender=f"Ma\u200bria <maria.lind@{DOMAIN}>")), "sender-look-alike"),
    "digit for a letter": (Signer(domain="exempe1stad.example", key=key(number=3)).sign(plain(sender="Maria <maria.lind@exempe1stad.example>")), "sender-resembles-editor"),
    "another ending": (plain(sender="Maria <maria.lind@exempelstad.test>"), "sender-resembles-editor"),
    "colleague of a similar name": (Signer().sign(plain(sender=f"Mario <mario.lind@{DOMAIN}>")), "sender-near-editor"),
    "sealed by a stranger": (Sealer(domain="stranger.example").seal(_MAIL, _TRUSTED), "arc-not-listed"),
    "sealed by a stranger, then by a listed relay": (Sealer().seal(Sealer(domain="stranger.example").seal(_MAIL, _TRUSTED), "relay.example; arc=pass", instance=2, cv=b"pass"), "arc-not-listed"),
    "sealed, then changed": (_swap(Sealer().seal(_MAIL, _TRUSTED), "raderas", "behålls"), "arc-fails"),
    "sealed results changed": (_swap(Sealer().seal(_MAIL, _TRUSTED.replace("=pass", "=none")), "=none", "=pass"), "arc-fails"),
    "sealed, and it failed there": (Sealer().seal(_MAIL, _TRUSTED.replace("=pass", "=fail")), "arc-fails"),
    "sealed for another domain": (Sealer().seal(_MAIL, _TRUSTED.replace(DOMAIN, "evil.example")), "arc-fails"),
    "chain that says it failed": (Sealer().seal(_MAIL, _TRUSTED, cv=b"fail"), "arc-fails"),
    "seal without its message signature": (_swap(Sealer().seal(_MAIL, _TRUSTED), "ARC-Message-Signature", "X-Message-Signature"), "arc-fails"),
    "sealed without the To": (Sealer(names=_less("To")).seal(_MAIL, _TRUSTED), "arc-fails"),
    "sealed, our server says fail": (_with(Sealer().seal(_MAIL, _TRUSTED), RESULT.format("fail"), OURS), "sender-forged"),
}  # fmt: skip


@cache
def _parser() -> MailParser:
    prover = SignatureProver((OUR_SERVER,), (EmailAddress(DESK),), (Sealer().domain,))
    return MailParser(MailFolder((OUR_SERVER,)), load_wordings, prover=prover)


def judged(data: bytes, key_of: KeyOf | None = None) -> Check:
    """Return the sender's check of a mail, as the desk of the suite files it."""
    keys = key_of or LiveKeys(names(), lambda: AT)
    mail = _parser().understand(BoxEntry("mail.eml", data, AT), (DOMAIN, "firma.co.uk", "uk"), keys)
    assert mail.message is not None
    assert mail.parsed is not None
    senders = mail.message.senders
    sender = senders[0] if len(senders) == 1 else None
    checks = build_checks(mail.parsed, sender, Setting(None, (), ROSTER, date(2026, 3, 2)))
    return next(check for check in checks if check.code == SENDER)


def main() -> int:
    """Print the suite; exit status 1 when a mail came out otherwise than it should."""
    wrong = 0
    for title, suite, ok in (("honest", HONEST, True), ("unproved", UNPROVED, False)):
        for name, (data, reason) in suite.items():
            check = judged(data)
            right = check.reason == reason and (check.verdict is Verdict.OK) is ok
            wrong += not right
            print(
                f"{'' if right else 'WRONG '}{title:<9} {check.verdict.value:<10} {check.reason:<25} {name}"
            )
    print(f"{len(HONEST)} honest, {len(UNPROVED)} unproved, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
