"""What makes a domain's signing key good enough to believe a mail by (RFC 6376 §3.6.1)."""

from __future__ import annotations

import base64
import binascii

from dsr_desk.domain.sender import KEY_TEXT_LIMIT, KeyAnswer

REFUSED_BITS = 1024
"""Shorter keys prove nothing: 512 bits are factored for the price of a meal."""
WEAK_BITS = 2048
"""Shorter keys need a call besides."""
MOST_BITS = 8192
"""Longer ones only cost time."""

_NO_KEY = {
    "missing": "dkim-key-missing",
    "several": "dkim-key-unusable",
    "too-long": "dkim-key-unusable",
    "no-answer": "dkim-no-answer",
}


def answer_fault(answer: KeyAnswer, *, same_identity: bool) -> str:
    """Return the code of what is wrong with a key, or empty; a weak key is found by ``is_weak``.

    Args:
        answer: what the name service, or the record of an earlier look-up, says.
        same_identity: whether the signature's i= names exactly the domain of its d=.
    """
    if answer.record is None:
        return _NO_KEY.get(answer.problem, "dkim-no-answer")
    tags = _tags(answer.record.text)
    if not tags or tags.get("v", "DKIM1") != "DKIM1" or "p" not in tags:
        return "dkim-key-unusable"
    if not tags["p"]:
        return "dkim-key-revoked"
    if tags.get("k", "rsa") != "rsa":
        return "dkim-algorithm"
    return _use_fault(tags, same_identity) or _size_fault(tags["p"])


def is_weak(answer: KeyAnswer) -> bool:
    """Tell whether a usable key is shorter than keys should be today."""
    text = answer.record.text if answer.record else ""
    return _bits(_tags(text).get("p", "")) < WEAK_BITS


def _use_fault(tags: dict[str, str], same_identity: bool) -> str:
    flags = _listed(tags.get("t", ""))
    if "y" in flags:
        return "dkim-test-key"
    if not {"*", "email"} & _listed(tags.get("s", "*")):
        return "dkim-key-unusable"
    if "sha256" not in _listed(tags.get("h", "sha256")):
        return "dkim-key-unusable"
    return "dkim-not-aligned" if "s" in flags and not same_identity else ""


def _size_fault(encoded: str) -> str:
    bits = _bits(encoded)
    if not bits or bits > MOST_BITS:
        return "dkim-key-unusable"
    return "dkim-key-too-small" if bits < REFUSED_BITS else ""


def _listed(value: str) -> set[str]:
    return {part.strip().lower() for part in value.split(":")}


def _tags(text: str) -> dict[str, str]:
    if len(text) > KEY_TEXT_LIMIT:
        return {}
    from dkim.util import InvalidTagValueList, parse_tag_value

    try:
        pairs: dict[bytes, bytes] = parse_tag_value(text.encode("ascii"))
    except (InvalidTagValueList, UnicodeEncodeError, IndexError):
        return {}
    return {name.decode("ascii"): value.decode("ascii") for name, value in pairs.items()}


def _bits(encoded: str) -> int:
    """Return the length of an RSA key's modulus, or 0 when it is none."""
    from dkim.crypto import UnparsableKeyError, parse_public_key

    try:
        key = parse_public_key(base64.b64decode("".join(encoded.split()), validate=True))
    except (UnparsableKeyError, binascii.Error, ValueError, IndexError, TypeError):
        return 0
    modulus, exponent = int(key["modulus"]), int(key["publicExponent"])
    return modulus.bit_length() if modulus % 2 and exponent > 2 and exponent % 2 else 0
