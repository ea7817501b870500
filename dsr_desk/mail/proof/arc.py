"""ARC: what a relay says that it saw, where the workspace lists that relay as trusted (RFC 8617).

Anybody can seal a mail.  So a chain counts only when every seal in it is of a listed domain, and
then for what the first of them says about DMARC when the mail reached it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.addresses import domain_key
from dsr_desk.domain.sender import KeyOf, KeyRecord
from dsr_desk.mail.proof.signatures import SILENT, Signed, Tags, check_names, covers, time_fault
from dsr_desk.mail.proof.signing_keys import answer_fault, is_weak
from dsr_desk.mail.reading.authenticity import results_in

_MOST_SETS = 5
_FIELDS = ("arc-seal", "arc-message-signature", "arc-authentication-results")
_LONGEST = 6_000
_GAP = re.compile(r"\s{40}")
_INSTANCE = re.compile(r"^\s*i\s*=\s*(\d{1,2})\s*;")


@dataclass(frozen=True, slots=True)
class Chain:
    """How a chain of seals came out; ``reason`` is ``arc-pass`` or why it is no proof."""

    reason: str
    keys: tuple[KeyRecord, ...] = ()
    said: str = ""
    """What the first relay says of DMARC."""

    @property
    def holds(self) -> bool:
        """Whether it is proof."""
        return self.reason == "arc-pass"


def judge_chain(
    mail: Signed, sender_domain: str, key_of: KeyOf, sealers: Sequence[str]
) -> Chain | None:
    """Judge the chain of seals, if there is one; never raises."""
    if not any(mail.headers.all(field) for field in _FIELDS):
        return None
    if not mail.fit:
        return Chain("arc-fails")
    try:
        return _judge(mail, sender_domain, key_of, {domain_key(one) for one in sealers})
    except Exception:  # what is not well formed is no proof, however it fails
        return Chain("arc-fails")


def _judge(mail: Signed, sender_domain: str, key_of: KeyOf, sealers: set[str]) -> Chain:
    sets = [_by_instance(mail.headers.all(field)) for field in _FIELDS]
    seals, messages, results = sets
    if not seals or len(seals) > _MOST_SETS or any(s.keys() != seals.keys() for s in sets):
        return Chain("arc-fails")
    if seals.keys() != set(range(1, len(seals) + 1)):
        return Chain("arc-fails")
    tagged = [_tags(value) for value in (*seals.values(), *messages.values())]
    if any(domain_key(tags[b"d"].decode("ascii")) not in sealers for tags in tagged):
        return Chain("arc-not-listed")
    newest = _tags(messages[len(messages)])
    if not covers(newest[b"h"], mail.headers):
        return Chain("arc-fails")
    keys = _keys(tagged, key_of)
    if not keys or time_fault(newest, mail.headers, keys[0].looked_up_at):
        return Chain("arc-fails")
    if not _computes(mail.data, keys):
        return Chain("arc-fails")
    said = results[1].partition(";")[2]
    passes = _says_pass(said, sender_domain)
    return Chain("arc-pass" if passes else "arc-fails", keys, " ".join(said.split())[:300])


def _by_instance(values: Sequence[str]) -> dict[int, str]:
    """Return the fields by their i=, each of which must be there once.

    Raises:
        ValueError: one is there twice, has none, or is too long.
    """
    found: dict[int, str] = {}
    for value in values:
        number = _INSTANCE.match(value)
        if number is None or int(number[1]) in found or len(value) > _LONGEST or _GAP.search(value):
            raise ValueError("no set")
        found[int(number[1])] = value
    return found


def _tags(value: str) -> Tags:
    from dkim.util import parse_tag_value

    tags: Tags = parse_tag_value(value.encode("ascii"))
    check_names(tags)
    form = tags.get(b"c", b"relaxed/relaxed")
    if tags[b"a"] != b"rsa-sha256" or form != b"relaxed/relaxed" or {b"l", b"x"} & tags.keys():
        raise ValueError("another form")
    return tags


def _keys(tagged: Sequence[Tags], key_of: KeyOf) -> tuple[KeyRecord, ...]:
    """Return every key of the chain, or none when one of them is not good enough."""
    names = {(domain_key(t[b"d"].decode("ascii")), t[b"s"].decode("ascii").lower()) for t in tagged}
    keys: list[KeyRecord] = []
    for domain, selector in sorted(names):
        answer = key_of(domain, selector)
        if answer.record is None or answer_fault(answer, same_identity=True) or is_weak(answer):
            return ()
        keys.append(answer.record)
    return tuple(keys)


def _computes(data: bytes, keys: Sequence[KeyRecord]) -> bool:
    import dkim

    texts = {f"{k.selector}._domainkey.{k.domain}.": k.text.encode("ascii") for k in keys}
    library = dkim.ARC(data, logger=SILENT)
    library.body = re.sub(rb"[\t ]+", b" ", library.body)
    outcome = library.verify(lambda name, timeout=5: texts.get(name.decode("ascii").lower()))
    return bool(outcome[0] == dkim.CV_Pass)


def _says_pass(said: str, sender_domain: str) -> bool:
    found = [result for result in results_in(said)[1] if result.method == "dmarc"]
    wanted = ("pass", domain_key(sender_domain))
    return bool(found) and all((r.verdict, r.domain) == wanted for r in found)
