"""Is the sender the sender?  A verdict from the headers alone (law.md L18).

Proof is a DMARC pass, aligned with the From address, in an Authentication-Results header of our own
receiving server; a mail's signatures are the second way (``proof/proving.py``).  Such a header
counts only among the topmost headers, together with a Received that our server wrote: what stands
below the first foreign Received, below the author's own headers, or in a file that no server of
ours has stamped, was there before and may be forged; so may all of a mail that was cut out of a
file behind another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.addresses import domain_key, same_organisation
from dsr_desk.domain.intake.text.spelling import perhaps_signs
from dsr_desk.domain.lookalikes import looks_alike, shown, unicode_domain
from dsr_desk.domain.requests import Evidence, Part, Verdict
from dsr_desk.domain.sender import BEHIND
from dsr_desk.mail.reading.headers import Headers, Mailbox, decoded, mailboxes

AUTHORS = frozenset({"from", "to", "cc", "subject", "date", "message-id", "mime-version"})
"""Headers that the sender's program writes: our server's stamps stand above them."""
_BY = re.compile(r"(?:^|\s)by\s+([^\s;()]{1,253})", re.IGNORECASE)
_METHOD = re.compile(r"^\s*(dmarc|dkim)\s*(?:/\s*\d+\s*)?=\s*([a-z]+)(?![\w-])", re.IGNORECASE)
_ABOUT = {
    "dmarc": re.compile(r"(?:^|\s)header\.from\s*=\s*([^\s;]{1,253})", re.IGNORECASE),
    "dkim": re.compile(r"(?:^|\s)header\.[di]\s*=\s*([^\s;]{1,253})", re.IGNORECASE),
}
_ADDRESS_LIKE = re.compile(
    r"[^\s@<>\"'(),;:]{1,64}[@＠]([\w-]{1,63}(?:\.[\w-]{1,63})+)", re.IGNORECASE
)
_QUOTED_PLAIN = re.compile(r"[^\w.@+-]")


@dataclass(frozen=True, slots=True)
class Result:
    """What a receiving server says of one method: ``domain`` is whom the result is about."""

    method: str
    verdict: str
    domain: str
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


def ours(host: str, authserv_ids: Sequence[str]) -> bool:
    """Tell whether a host of a Received header is one of our own receiving servers."""
    name = host.rstrip(".").lower()
    return any(same_organisation(name, own) for own in authserv_ids)


def stamped_by(value: str) -> str:
    """Return the server that a Received header says it was written by, or empty."""
    by = _BY.search(without_comments(value))
    return by.group(1) if by else ""


def trusted_results(headers: Headers, authserv_ids: Sequence[str]) -> tuple[Result, ...]:
    """Return our own server's results, where a Received of its own stands with them."""
    stamped = False
    results: list[Result] = []
    for name, value in headers.fields:
        if name in AUTHORS:
            break
        if name == "received":
            if not ours(stamped_by(value), authserv_ids):
                break
            stamped = True
        elif name == "authentication-results":
            server, found = results_in(value)
            results += found if is_own(server, authserv_ids) else ()
    return tuple(results) if stamped else ()


def is_own(server: str, authserv_ids: Sequence[str]) -> bool:
    """Tell whether an authserv-id is exactly one of ours."""
    return bool(server) and server.lower() in {own.lower() for own in authserv_ids}


def results_in(value: str) -> tuple[str, tuple[Result, ...]]:
    """Return who writes an Authentication-Results header, and its DMARC and DKIM results."""
    server, *methods = _methods(without_comments(value))
    named = server.split()
    found = [_METHOD.match(method) for method in methods]
    results = tuple(
        _result(match, method) for match, method in zip(found, methods, strict=True) if match
    )
    return (named[0] if named else ""), results


def _methods(value: str) -> list[str]:
    """Part a header at its semicolons; those in quotes, and words in quotes, part nothing."""
    parts = [""]
    for number, piece in enumerate(_unescaped(value).split('"')):
        if number % 2:
            # A stranger's quoted local part may hold “; dmarc=pass header.from=…”.
            parts[-1] += _QUOTED_PLAIN.sub("_", piece)
            continue
        first, *rest = piece.split(";")
        parts[-1] += first
        parts += rest
    return parts


def _unescaped(value: str) -> str:
    return re.sub(r"\\.", "_", value)


def _result(found: re.Match[str], method: str) -> Result:
    name = found.group(1).lower()
    about = {domain_key(text.rpartition("@")[2]) for text in _ABOUT[name].findall(method)}
    domain = about.pop() if len(about) == 1 else ""
    return Result(name, found.group(2).lower(), domain, " ".join(method.split()))


def refused_somewhere(headers: Headers, authserv_ids: Sequence[str]) -> bool:
    """Tell whether a header with our server's name says DMARC fail, wherever it stands.

    It may be forged where it stands, and then proves nothing; but no signature overrules it.
    """
    for value in headers.all("authentication-results"):
        server, results = results_in(value)
        if is_own(server, authserv_ids) and any(_is_fail(r) for r in results):
            return True
    return False


def _is_fail(result: Result) -> bool:
    return result.method == "dmarc" and result.verdict == "fail"


def _aligned(result: Result, domain: str) -> bool:
    return bool(result.domain) and result.domain == domain_key(domain)


def _displayed_otherwise(sender: Mailbox, value: str) -> str:
    """Return the code of what is wrong with how the sender is shown, if anything."""
    address = sender.address
    text = decoded(value)
    if looks_alike(f"{sender.name} {text} {address.text} {unicode_domain(address.domain)}"):
        return "sender-look-alike"
    own = address.text.lower()
    # The whole header: mail programs show comments too.
    named = f"{sender.name} {text}".lower().replace(own, " ")
    claims = _ADDRESS_LIKE.search(perhaps_signs(named))
    return "sender-display-name" if claims else ""


def single_sender(headers: Headers) -> Mailbox | None:
    """Return the only mailbox of the only From header, if it is clean."""
    values = headers.all("from")
    boxes = mailboxes(values[0]) if len(values) == 1 else None
    if boxes is None or not boxes.clean or len(boxes.found) != 1:
        return None
    return boxes.found[0]


def judge_sender(headers: Headers, authserv_ids: Sequence[str]) -> Part:
    """Return the verdict on the sender, with the fact it rests on."""
    values = headers.all("from")
    sender = single_sender(headers)
    if sender is None:
        return Part(
            Verdict.FAILED, "from-not-single", Evidence(shown(decoded(" · ".join(values)), 300))
        )
    results = [r for r in trusted_results(headers, authserv_ids) if r.method == "dmarc"]
    for result in results:
        if _is_fail(result):
            return Part(Verdict.FAILED, "sender-forged", Evidence(result.text))
    who = Evidence(shown(f"{sender.name} <{sender.address.text}>".strip()))
    if code := _displayed_otherwise(sender, values[0]):
        return Part(Verdict.ATTENTION, code, who)
    passes = [r for r in results if r.verdict == "pass" and _aligned(r, sender.address.domain)]
    if passes and len(passes) == len(results) and not headers.all(BEHIND):
        return Part(Verdict.OK, "dmarc-pass", Evidence(passes[0].text))
    said = Evidence(results[0].text) if results else who
    disagree = len({(r.verdict, r.domain) for r in results}) > 1
    return Part(Verdict.ATTENTION, "results-disagree" if disagree else "sender-not-proved", said)
