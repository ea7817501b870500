"""Is the sender the sender?  A verdict from the headers alone (law.md L18, security.md §6).

Proof is a DMARC pass, aligned with the From address, in an Authentication-Results header of our own
receiving server.  Such a header counts only among the topmost headers, together with a Received
that our server wrote: what stands below the first foreign Received, below the author's own headers,
or in a file that no server of ours has stamped, was there before and may be forged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import idna

from dsr_desk.domain.addresses import domain_key, same_organisation
from dsr_desk.domain.requests import Evidence, Part, Verdict
from dsr_desk.mail.headers import Headers, Mailbox, decoded, mailboxes

_AUTHORS = frozenset({"from", "to", "cc", "subject", "date", "message-id", "mime-version"})
"""Headers that the sender's program writes: our server's stamps stand above them."""
_BY = re.compile(r"(?:^|\s)by\s+([^\s;()]{1,253})", re.IGNORECASE)
_DMARC = re.compile(r"^\s*dmarc\s*=\s*([a-z]+)(?![\w-])", re.IGNORECASE)
_HEADER_FROM = re.compile(r"(?:^|\s)header\.from\s*=\s*\"?([^\s;\"]{1,253})", re.IGNORECASE)
_ADDRESS_LIKE = re.compile(
    r"[^\s@<>\"'(),;:]{1,64}(?:@|＠|\(at\)| at )([\w-]{1,63}(?:\.[\w-]{1,63})+)", re.IGNORECASE
)
_INVISIBLE = frozenset({"Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp"})
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


@dataclass(frozen=True, slots=True)
class Result:
    """What our receiving server says about DMARC."""

    verdict: str
    header_from: str
    text: str


def without_comments(value: str) -> str:
    """Drop the (nested) comments of a structured header; quoted text in it is kept."""
    kept: list[str] = []
    depth, quoted, escaped = 0, False, False
    for character in value:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == '"' and not depth:
            quoted = not quoted
        elif character == "(" and not quoted:
            depth += 1
            continue
        elif character == ")" and not quoted and depth:
            depth -= 1
            continue
        if not depth:
            kept.append(character)
    return "".join(kept)


def _ours(host: str, authserv_ids: Sequence[str]) -> bool:
    name = host.rstrip(".").lower()
    return any(same_organisation(name, ours) for ours in authserv_ids)


def trusted_results(headers: Headers, authserv_ids: Sequence[str]) -> Iterator[Result]:
    """Yield our own server's DMARC results, where a Received of its own stands with them."""
    stamped = False
    results: list[Result] = []
    for name, value in headers.fields:
        if name in _AUTHORS:
            break
        if name == "received":
            by = _BY.search(without_comments(value))
            if not by or not _ours(by.group(1), authserv_ids):
                break
            stamped = True
        elif name == "authentication-results":
            results += _dmarc(without_comments(value), authserv_ids)
    if stamped:
        yield from results


def _dmarc(value: str, authserv_ids: Sequence[str]) -> Iterator[Result]:
    server, *methods = value.split(";")
    named = server.split()
    if not named or named[0].lower() not in {ours.lower() for ours in authserv_ids}:
        return
    for method in methods:
        found = _DMARC.match(method)
        if found:
            about = _HEADER_FROM.search(method)
            domain = about.group(1).rpartition("@")[2] if about else ""
            yield Result(found.group(1).lower(), domain, " ".join(method.split()))


def _aligned(result: Result, domain: str) -> bool:
    return bool(result.header_from) and domain_key(result.header_from) == domain_key(domain)


def _script_of(character: str) -> str:
    name = unicodedata.name(character, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


def looks_alike(text: str) -> bool:
    """Tell whether text holds invisible characters, or words that mix look-alike scripts."""
    if any(unicodedata.category(character) in _INVISIBLE for character in text):
        return True
    for word in re.findall(r"\w+", text):
        scripts = {_script_of(character) for character in word if character.isalpha()} - {""}
        if len(scripts) > 1:
            return True
    return False


def _unicode_domain(domain: str) -> str:
    try:
        return idna.decode(domain)
    except (idna.IDNAError, UnicodeError):
        return domain


def _displayed_otherwise(mailbox: Mailbox) -> str:
    """Return the code of what is wrong with how the sender is shown, if anything."""
    address = mailbox.address
    if looks_alike(f"{mailbox.name} {address.text} {_unicode_domain(address.domain)}"):
        return "sender-look-alike"
    claims = _ADDRESS_LIKE.search(mailbox.name.lower().replace(address.text.lower(), ""))
    return "sender-display-name" if claims else ""


def judge_sender(headers: Headers, authserv_ids: Sequence[str]) -> Part:
    """Return the verdict on the sender, with the fact it rests on."""
    values = headers.all("from")
    boxes = mailboxes(values[0]) if len(values) == 1 else None
    if boxes is None or not boxes.clean or len(boxes.found) != 1:
        return Part(Verdict.FAILED, "from-not-single", Evidence(decoded(" · ".join(values))[:300]))
    sender = boxes.found[0]
    results = list(trusted_results(headers, authserv_ids))
    for result in results:
        if result.verdict == "fail":
            return Part(Verdict.FAILED, "sender-forged", Evidence(result.text))
    shown = Evidence(f"{sender.name} <{sender.address.text}>".strip())
    if code := _displayed_otherwise(sender):
        return Part(Verdict.ATTENTION, code, shown)
    passes = [r for r in results if r.verdict == "pass" and _aligned(r, sender.address.domain)]
    if passes and len(passes) == len(results):
        return Part(Verdict.OK, "dmarc-pass", Evidence(passes[0].text))
    said = Evidence(results[0].text) if results else shown
    return Part(Verdict.ATTENTION, "sender-not-proved", said)
